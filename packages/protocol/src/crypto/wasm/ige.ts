import { expectIgeSizes, type Ige } from '../ige.ts'
import {
  type AesTables,
  decryptionTables,
  encryptionTables,
  expandDecryptionKey,
  expandEncryptionKey,
} from '../portable/aes.ts'
import { igeModule } from './ige.gen.ts'

// Where the module finds what it works on; the same addresses stand in tools/wasm/assembly/ige.ts.
const S_BOX = 4096
const KEYS = 4352
const KEY_BYTES = 240
const CHAIN = 4608
const CHAIN_BYTES = 32
const BYTES = 4864
/** Bytes that go through the module at once. */
const PIECE = 128 * 1024

interface Exports {
  readonly memory: WebAssembly.Memory
  encrypt(length: number): void
  decrypt(length: number): void
}

/** IGE as WebAssembly, three to four times as fast as JavaScript; undefined where the platform forbids it. */
export function wasmIge(): Ige | undefined {
  try {
    const module = new WebAssembly.Module(Uint8Array.from(atob(igeModule), (char) => char.charCodeAt(0)))
    return {
      encryptInto: direction(module, 'encrypt', encryptionTables, expandEncryptionKey, [0, 16]),
      decryptInto: direction(module, 'decrypt', decryptionTables, expandDecryptionKey, [16, 0]),
    }
  } catch {
    // A page may be served with a policy that allows no WebAssembly.
    return undefined
  }
}

/** @param ivAt where in the iv what came out last stands, and what went in last */
function direction(
  module: WebAssembly.Module,
  name: 'encrypt' | 'decrypt',
  tables: AesTables,
  expandKey: (key: Uint8Array) => Int32Array,
  [out, into]: readonly [number, number],
): Ige['encryptInto'] {
  const exports = new WebAssembly.Instance(module).exports as unknown as Exports
  const memory = new Uint8Array(exports.memory.buffer)
  memory.set(littleEndian(tables.mixing))
  memory.set(tables.sBox, S_BOX)
  return (target, data, key, iv) => {
    expectIgeSizes(target, data, iv)
    memory.set(littleEndian(expandKey(key)), KEYS)
    memory.set(iv.subarray(out, out + 16), CHAIN)
    memory.set(iv.subarray(into, into + 16), CHAIN + 16)
    for (let start = 0; start < data.length; start += PIECE) {
      const piece = data.subarray(start, start + PIECE)
      memory.set(piece, BYTES)
      exports[name](piece.length)
      target.set(memory.subarray(BYTES, BYTES + piece.length), start)
    }
    memory.fill(0, KEYS, KEYS + KEY_BYTES)
    memory.fill(0, CHAIN, CHAIN + CHAIN_BYTES)
  }
}

/** WebAssembly's memory is little-endian on every processor. */
function littleEndian(words: Int32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4 * words.length))
  for (const [index, word] of words.entries()) bytes.setInt32(4 * index, word, true)
  return new Uint8Array(bytes.buffer)
}
