import type { Addon } from '@longshore/native'
import { authKeyId, canBeEnvelope, ENVELOPE_HEADER_LENGTH, lengthOfPieces } from '../crypto/message-cipher.ts'
import type { CryptoProvider, Side, StreamCipher, StreamingHash, ToOpen } from '../crypto/provider.ts'
import { nodePrimitives } from './primitives.ts'

const HASH_LENGTH = 32

/** Bytes that wait to be hashed beside others, at most: more are hashed at once. */
const MOST_WAITING = 16 * 1024 * 1024

/** Cryptography by the addon: whole batches of messages in one call. */
export function nativeCrypto(addon: Addon, backend: string): CryptoProvider {
  // The addon has one backend in use; where tests compare several, each call sees to it that it is its own.
  const use = () => {
    if (inUse === backend) return
    addon.use(backend)
    inUse = backend
  }

  const ige = (data: Uint8Array, key: Uint8Array, iv: Uint8Array, decrypt: boolean) => {
    use()
    const bytes = Uint8Array.from(data)
    addon.ige(bytes, key, iv, decrypt)
    return bytes
  }

  const waiting = new Waiting()

  function sha256Each(inputs: readonly Uint8Array[]): Uint8Array[] {
    use()
    const hashes = new Uint8Array(HASH_LENGTH * inputs.length)
    addon.sha256Each(inputs, hashes, ...waiting.take(totalLength(inputs)))
    return inputs.map((_, index) => hashes.subarray(HASH_LENGTH * index, HASH_LENGTH * (index + 1)))
  }

  /** @param bytes how many of those that wait */
  const hashAlone = (bytes: number) => {
    if (bytes === 0) return
    use()
    addon.sha256Each([], new Uint8Array(0), ...waiting.take(bytes))
  }
  const hashAll = () => hashAlone(waiting.bytes)

  function createSha256(): StreamingHash {
    use()
    const chain = new Uint8Array(addon.chainBytes)
    addon.beginChain(chain)
    return goingOn(chain)
  }

  function goingOn(chain: Uint8Array): StreamingHash {
    let ended = false
    const add = (bytes: Uint8Array) => {
      if (ended) throw new Error('the hash has ended')
      waiting.add(chain, bytes)
    }
    return {
      update(bytes) {
        add(bytes)
        hashAll()
      },
      updateSoon(bytes) {
        add(bytes)
        if (waiting.bytes > MOST_WAITING) hashAll()
      },
      settle: (bytes) => hashAlone(waiting.upTo(bytes)),
      copy() {
        hashAll()
        return goingOn(chain.slice())
      },
      digest() {
        ended = true
        hashAll()
        const hash = new Uint8Array(HASH_LENGTH)
        addon.endChain(chain, hash)
        return hash
      },
    }
  }

  function createCtr(key: Uint8Array, iv: Uint8Array): StreamCipher {
    if (key.length !== 32 || iv.length !== 16)
      throw new RangeError('AES-256-CTR takes a key of 32 and an iv of 16 bytes')
    const state = new Uint8Array(addon.ctrBytes)
    state.set(key)
    state.set(iv, 32)
    state[64] = 16
    return {
      applyTo(bytes) {
        use()
        addon.ctr(state, bytes)
      },
    }
  }

  return {
    name: `native: ${backend}`,
    ...nodePrimitives,
    createHash: (algorithm) =>
      algorithm === 'sha256' ? createSha256() : nodePrimitives.createHash(algorithm),
    createCtr,
    igeEncrypt: (data, key, iv) => ige(data, key, iv, false),
    igeDecrypt: (data, key, iv) => ige(data, key, iv, true),
    sha256Each,

    sealMessages(from, messages, memory = (length) => new Uint8Array(length)) {
      use()
      const keys = messages.map(({ authKey }) => authKey)
      const plaintexts = messages.map(({ plaintext }) => plaintext)
      const frames = plaintexts.map((pieces) => memory(ENVELOPE_HEADER_LENGTH + lengthOfPieces(pieces)))
      addon.seal(sideOf(from), keys, plaintexts, frames, ...waiting.take(totalLength(frames)))
      for (const [index, authKey] of keys.entries()) frames[index]?.set(idOf(authKey))
      return frames
    },

    openMessages(from, messages) {
      use()
      const possible = messages.filter(({ envelope }) => canBeEnvelope(envelope))
      const valid = new Uint8Array(possible.length)
      addon.open(
        sideOf(from),
        possible.map(({ authKey }) => authKey),
        possible.map(({ envelope }) => envelope),
        valid,
      )
      const opened = new Set<ToOpen>(possible.filter((_, index) => valid[index] === 1))
      return messages.map((message) =>
        opened.has(message) ? message.envelope.subarray(ENVELOPE_HEADER_LENGTH) : undefined,
      )
    },
  }
}

let inUse: string | undefined

/** What streams have been given and not hashed. */
class Waiting {
  readonly #chains: Uint8Array[] = []
  readonly #pieces: Uint8Array[] = []
  bytes = 0

  add(chain: Uint8Array, piece: Uint8Array): void {
    if (piece.length === 0) return
    this.#chains.push(chain)
    this.#pieces.push(piece)
    this.bytes += piece.length
  }

  /** Bytes of this piece and those before it; none when it does not wait. */
  upTo(piece: Uint8Array): number {
    return totalLength(this.#pieces.slice(0, this.#pieces.lastIndexOf(piece) + 1))
  }

  /** The first pieces, as far as they are no more than so many bytes together: what is beside them is as long. */
  take(most: number): [chains: Uint8Array[], pieces: Uint8Array[]] {
    let count = 0
    let bytes = 0
    for (const { length } of this.#pieces) {
      if (bytes + length > most) break
      bytes += length
      count++
    }
    this.bytes -= bytes
    return [this.#chains.splice(0, count), this.#pieces.splice(0, count)]
  }
}

function totalLength(views: readonly Uint8Array[]): number {
  return views.reduce((sum, { length }) => sum + length, 0)
}

/** Keys live long, and their ids are asked for with every message. */
const ids = new WeakMap<Uint8Array, Uint8Array>()

function idOf(authKey: Uint8Array): Uint8Array {
  const known = ids.get(authKey)
  if (known) return known
  const id = authKeyId(nodePrimitives, authKey)
  ids.set(authKey, id)
  return id
}

/** "x = 0 for messages from client to server and x = 8 for those from server to client" */
function sideOf(from: Side): 0 | 8 {
  return from === 'client' ? 0 : 8
}
