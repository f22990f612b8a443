import { HASH_WINDOW, windowsBetween } from '@longshore/protocol/files/hash-windows'
import { nodeCrypto } from '@longshore/protocol/node/crypto'

/** SHA-256. Bytes. */
export const HASH_LENGTH = 32

/** SHA-256 of each window of the bytes, the last one of what is left; all in one piece of memory. */
export function hashWindows(bytes: Uint8Array): Uint8Array {
  const windows = windowsBetween(0, bytes.length).map(({ offset, limit }) =>
    bytes.subarray(offset, offset + limit),
  )
  return joinHashes(nodeCrypto.sha256Each(windows))
}

export function joinHashes(hashes: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(hashes))
}

export function splitHashes(hashes: Uint8Array): Uint8Array[] {
  return Array.from({ length: hashes.length / HASH_LENGTH }, (_, index) =>
    hashes.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH),
  )
}

/** Hashes the windows of bytes that come in pieces of any length. */
export class WindowHasher {
  readonly #window = new Uint8Array(HASH_WINDOW)
  readonly #hashes: Uint8Array[] = []
  #filled = 0

  update(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const piece = bytes.subarray(done, done + HASH_WINDOW - this.#filled)
      this.#window.set(piece, this.#filled)
      this.#filled += piece.length
      done += piece.length
      if (this.#filled === HASH_WINDOW) this.#close()
    }
  }

  /** Of all windows, the last one of what was left. */
  end(): Uint8Array {
    if (this.#filled > 0) this.#close()
    return joinHashes(this.#hashes)
  }

  #close(): void {
    this.#hashes.push(nodeCrypto.sha256(this.#window.subarray(0, this.#filled)))
    this.#filled = 0
  }
}
