import { expectIgeSizes, type Ige, type IgeMessage } from '../ige.ts'
import { igeModule, relaxedIgeModule } from './ige.gen.ts'
import { decryptionNibbles, encryptionNibbles, type Nibbles } from './nibbles.ts'

// Where the module finds what it works on; the same addresses stand in tools/wasm/assembly/ige.ts.
const KEYS = 256
const KEYS_OF_LANE = 256
const CHAIN = 4352
const CHAIN_OF_LANE = 32
const BYTES = 5120
const BYTES_OF_LANE = 16384 + 64
/** Messages that are worked on at the same time; from four on, more of them are hardly faster. */
const LANES = 16
/** Bytes of each that go through the module at once. */
const PIECE = 16384

interface Exports {
  readonly memory: WebAssembly.Memory
  chainOne(length: number): void
  chainEach(lanes: number, length: number): void
}

/**
 * IGE as WebAssembly, two to three times as fast as JavaScript for messages that are decrypted together; undefined where
 * the platform forbids it.
 *
 * @param modules of which the first that the platform knows is taken: relaxed SIMD is not everywhere
 */
export function wasmIge(modules: readonly string[] = [relaxedIgeModule, igeModule]): Ige | undefined {
  for (const text of modules) {
    try {
      const module = new WebAssembly.Module(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
      const encryptEach = direction(module, encryptionNibbles, [0, 16])
      return {
        encryptInto(target, data, key, iv) {
          expectIgeSizes(target, data, iv)
          target.set(data)
          encryptEach([{ bytes: target, key, iv }])
        },
        decryptEach: direction(module, decryptionNibbles, [16, 0]),
      }
    } catch {
      // It may know no SIMD, or a page may be served with a policy that allows no WebAssembly.
    }
  }
  return undefined
}

interface Lane {
  readonly bytes: Uint8Array
  readonly roundKeys: Uint8Array
  readonly iv: Uint8Array
}

/** @param ivAt where in the iv what came out last stands, and what went in last */
function direction(
  module: WebAssembly.Module,
  nibbles: Nibbles,
  [out, into]: readonly [number, number],
): (messages: readonly IgeMessage[]) => void {
  const exports = new WebAssembly.Instance(module).exports as unknown as Exports
  const memory = new Uint8Array(exports.memory.buffer)
  memory.set(nibbles.tables)

  return (messages) => {
    const lanes = messages.map(prepare).sort((one, other) => other.bytes.length - one.bytes.length)
    for (let start = 0; start < lanes.length; start += LANES) chainAll(lanes.slice(start, start + LANES))
  }

  function prepare({ bytes, key, iv }: IgeMessage): Lane {
    expectIgeSizes(bytes, bytes, iv)
    return { bytes, iv, roundKeys: nibbles.expandKey(key) }
  }

  /** @param lanes the longest first: those that have come to their end are the last ones */
  function chainAll(lanes: readonly Lane[]): void {
    for (const [lane, { roundKeys, iv }] of lanes.entries()) {
      memory.set(roundKeys, KEYS + lane * KEYS_OF_LANE)
      memory.set(rowsOf(iv.subarray(out, out + 16)), CHAIN + lane * CHAIN_OF_LANE)
      memory.set(rowsOf(iv.subarray(into, into + 16)), CHAIN + lane * CHAIN_OF_LANE + 16)
    }
    let done = 0
    for (let count = lanes.length; count > 0; count--) {
      const end = lanes[count - 1]?.bytes.length ?? 0
      while (done < end) {
        const start = done
        done = Math.min(start + PIECE, end)
        chainPieces(lanes.slice(0, count).map(({ bytes }) => bytes.subarray(start, done)))
      }
    }
    memory.fill(0, KEYS, BYTES)
  }

  /** @param pieces as long as each other, the next ones of the first lanes */
  function chainPieces(pieces: readonly Uint8Array[]): void {
    for (const [lane, piece] of pieces.entries()) memory.set(piece, BYTES + lane * BYTES_OF_LANE)
    const length = pieces[0]?.length ?? 0
    if (pieces.length === 1) exports.chainOne(length)
    else exports.chainEach(pieces.length, length)
    for (const [lane, piece] of pieces.entries()) {
      const at = BYTES + lane * BYTES_OF_LANE
      piece.set(memory.subarray(at, at + length))
    }
  }
}

/** A block by rows, as the module has it, rather than by columns. */
function rowsOf(block: Uint8Array): Uint8Array {
  return block.map((_, place) => block[4 * (place & 3) + (place >> 2)] ?? 0)
}
