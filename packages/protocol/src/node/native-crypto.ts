import type { Addon } from '@longshore/native'
import { authKeyId, canBeEnvelope, ENVELOPE_HEADER_LENGTH, lengthOfPieces } from '../crypto/message-cipher.ts'
import type { CryptoProvider, Side } from '../crypto/provider.ts'
import { nodePrimitives } from './primitives.ts'

const HASH_LENGTH = 32

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

  return {
    name: `native: ${backend}`,
    ...nodePrimitives,
    igeEncrypt: (data, key, iv) => ige(data, key, iv, false),
    igeDecrypt: (data, key, iv) => ige(data, key, iv, true),

    sha256Each(inputs) {
      use()
      const hashes = new Uint8Array(HASH_LENGTH * inputs.length)
      addon.sha256Each(inputs, hashes)
      return inputs.map((_, index) => hashes.subarray(HASH_LENGTH * index, HASH_LENGTH * (index + 1)))
    },

    sealMessages(authKey, from, plaintexts, memory = (length) => new Uint8Array(length)) {
      use()
      const frames = plaintexts.map((pieces) => memory(ENVELOPE_HEADER_LENGTH + lengthOfPieces(pieces)))
      addon.seal(authKey, sideOf(from), authKeyId(nodePrimitives, authKey), plaintexts, frames)
      return frames
    },

    openMessages(authKey, from, envelopes) {
      use()
      const possible = envelopes.filter(canBeEnvelope)
      const valid = new Uint8Array(possible.length)
      addon.open(authKey, sideOf(from), possible, valid)
      const opened = new Set(possible.filter((_, index) => valid[index] === 1))
      return envelopes.map((envelope) =>
        opened.has(envelope) ? envelope.subarray(ENVELOPE_HEADER_LENGTH) : undefined,
      )
    },
  }
}

let inUse: string | undefined

/** "x = 0 for messages from client to server and x = 8 for those from server to client" */
function sideOf(from: Side): 0 | 8 {
  return from === 'client' ? 0 : 8
}
