import { concatBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { HandshakeError } from './handshake-error.ts'
import { readHashed, writeHashed } from './hashed-object.ts'
import type { MtprotoObject } from './mtproto-object.ts'

/** "0-15 random bytes; such that the length be divisible by 16" */
const MAX_PADDING = 15

/** The cipher of the second half of a handshake: tmp_aes_key and tmp_aes_iv of mtproto/auth_key, 6. */
export class TemporaryCipher {
  readonly #crypto: CryptoProvider
  readonly #key: Uint8Array
  readonly #iv: Uint8Array

  constructor(crypto: CryptoProvider, newNonce: Uint8Array, serverNonce: Uint8Array) {
    const serverNew = crypto.sha1(serverNonce, newNonce)
    this.#crypto = crypto
    this.#key = concatBytes(crypto.sha1(newNonce, serverNonce), serverNew.subarray(0, 12))
    this.#iv = concatBytes(serverNew.subarray(12), crypto.sha1(newNonce, newNonce), newNonce.subarray(0, 4))
  }

  seal(object: MtprotoObject): Uint8Array {
    return this.#crypto.igeEncrypt(writeHashed(this.#crypto, object), this.#key, this.#iv)
  }

  /** @throws HandshakeError, TlError */
  open(encrypted: Uint8Array): MtprotoObject {
    if (encrypted.length % 16 !== 0)
      throw new HandshakeError(`${encrypted.length} encrypted bytes are not whole blocks`)
    return readHashed(this.#crypto, this.#crypto.igeDecrypt(encrypted, this.#key, this.#iv), MAX_PADDING)
  }
}
