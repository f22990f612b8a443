import { type FileCrypto, keyFor } from '../crypto.ts'

/**
 * What a client of old has cached of a size of a photo: the former fileLocation. Nothing of it is kept here; it follows
 * from the photo and the letter of the size.
 */
export interface LegacyLocation {
  /** The id of the photo. */
  readonly volumeId: bigint
  /** The code of the letter. */
  readonly localId: number
  /** A keyed MAC of both. */
  readonly secret: bigint
}

/** Derives the former locations of photos, so that bot API file ids of old can be honoured without a table of them. */
export class LegacyLocations {
  readonly #crypto: FileCrypto
  readonly #key: Uint8Array

  constructor(crypto: FileCrypto, secret: Uint8Array) {
    this.#crypto = crypto
    this.#key = keyFor(crypto, secret, 'legacy location')
  }

  of(photo: bigint, letter: string): LegacyLocation {
    const localId = letter.codePointAt(0) ?? 0
    return { volumeId: photo, localId, secret: new DataView(this.#mac(photo, localId).buffer).getBigInt64(0) }
  }

  /** The letter of the size, if the secret was made for it. */
  letterOf({ volumeId, localId, secret }: LegacyLocation): string | undefined {
    const shown = new Uint8Array(8)
    new DataView(shown.buffer).setBigInt64(0, secret)
    const isOurs = this.#crypto.equal(shown, this.#mac(volumeId, localId))
    return isOurs ? String.fromCodePoint(localId) : undefined
  }

  #mac(photo: bigint, localId: number): Uint8Array {
    const named = new DataView(new ArrayBuffer(12))
    named.setBigInt64(0, photo)
    named.setInt32(8, localId)
    return this.#crypto.hmacSha256(this.#key, new Uint8Array(named.buffer)).slice(0, 8)
  }
}
