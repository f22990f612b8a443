import { expectIgeSizes, type Ige } from '../ige.ts'
import { type Block, decryptBlock, encryptBlock, expandDecryptionKey, expandEncryptionKey } from './aes.ts'

/** IGE in plain TypeScript: what works everywhere, and what the others are compared with. */
export const javascriptIge: Ige = {
  encryptInto(target, data, key, iv) {
    expectIgeSizes(target, data, iv)
    chain(target, data, encryptBlock, expandEncryptionKey(key), iv.subarray(0, 16), iv.subarray(16))
  },
  decryptEach(messages) {
    for (const { bytes, key, iv } of messages) {
      expectIgeSizes(bytes, bytes, iv)
      chain(bytes, bytes, decryptBlock, expandDecryptionKey(key), iv.subarray(16), iv.subarray(0, 16))
    }
  },
}

/** out_i = cipher(in_i xor out_{i-1}) xor in_{i-1}: read so, both directions are the same. */
function chain(
  target: Uint8Array,
  data: Uint8Array,
  cipher: (roundKeys: Int32Array, block: Block) => void,
  roundKeys: Int32Array,
  previousOut: Uint8Array,
  previousIn: Uint8Array,
): void {
  const from = viewOf(data)
  const to = viewOf(target)
  const block = blockOf(previousOut)
  let [in0 = 0, in1 = 0, in2 = 0, in3 = 0] = blockOf(previousIn)
  // biome-ignore-start lint/style/noNonNullAssertion: a block has four columns
  for (let i = 0; i < data.length; i += 16) {
    const next0 = from.getInt32(i, true)
    const next1 = from.getInt32(i + 4, true)
    const next2 = from.getInt32(i + 8, true)
    const next3 = from.getInt32(i + 12, true)
    block[0]! ^= next0
    block[1]! ^= next1
    block[2]! ^= next2
    block[3]! ^= next3
    cipher(roundKeys, block)
    block[0]! ^= in0
    block[1]! ^= in1
    block[2]! ^= in2
    block[3]! ^= in3
    to.setInt32(i, block[0]!, true)
    to.setInt32(i + 4, block[1]!, true)
    to.setInt32(i + 8, block[2]!, true)
    to.setInt32(i + 12, block[3]!, true)
    in0 = next0
    in1 = next1
    in2 = next2
    in3 = next3
  }
  // biome-ignore-end lint/style/noNonNullAssertion: end of the columns
}

function blockOf(bytes: Uint8Array): Block {
  const view = viewOf(bytes)
  return Int32Array.of(
    view.getInt32(0, true),
    view.getInt32(4, true),
    view.getInt32(8, true),
    view.getInt32(12, true),
  )
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
