import type { StreamingHash } from '../provider.ts'

const BLOCK = 64

/** What tells MD5, SHA-1 and SHA-256 apart; the rest, cutting into blocks and the ending, they share. */
export interface BlockHashFunction {
  readonly initialState: readonly number[]
  /** Byte order of the words of the message, of its length and of the digest. */
  readonly littleEndian: boolean
  /** Mixes the 64 bytes at `offset` into the state. */
  compress(state: Int32Array, message: DataView, offset: number): void
}

interface Begun {
  readonly state: ArrayLike<number>
  readonly pending: Uint8Array
  readonly length: number
}

export function createBlockHash(algorithm: BlockHashFunction): StreamingHash {
  return blockHash(algorithm, { state: algorithm.initialState, pending: new Uint8Array(BLOCK), length: 0 })
}

function blockHash(algorithm: BlockHashFunction, begun: Begun): StreamingHash {
  const { littleEndian, compress } = algorithm
  const state = Int32Array.from(begun.state)
  const pending = Uint8Array.from(begun.pending)
  const pendingView = new DataView(pending.buffer)
  let length = begun.length
  let ended = false

  function update(bytes: Uint8Array): void {
    if (ended) throw new Error('the hash has ended')
    const filled = length % BLOCK
    length += bytes.length
    let position = 0
    if (filled > 0) {
      position = Math.min(BLOCK - filled, bytes.length)
      pending.set(bytes.subarray(0, position), filled)
      if (filled + position < BLOCK) return
      compress(state, pendingView, 0)
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (; position + BLOCK <= bytes.length; position += BLOCK) compress(state, view, position)
    pending.set(bytes.subarray(position))
  }

  return {
    update,
    updateSoon: update,
    settle() {},
    copy: () => blockHash(algorithm, { state, pending, length }),
    digest() {
      const bits = BigInt(length) * 8n
      const ending = new Uint8Array(BLOCK - ((length + 8) % BLOCK) + 8)
      ending[0] = 0x80
      new DataView(ending.buffer).setBigUint64(ending.length - 8, bits, littleEndian)
      update(ending)
      ended = true
      const digest = new DataView(new ArrayBuffer(4 * state.length))
      for (const [i, word] of state.entries()) digest.setInt32(4 * i, word, littleEndian)
      return new Uint8Array(digest.buffer)
    },
  }
}
