import { HASH_WINDOW } from '@longshore/protocol/files/hash-windows'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import type { ByteFiles, ReadFile } from '../ports/byte-files.ts'
import { StorageDamaged } from '../ports/storage-error.ts'
import { blobFile } from './file-names.ts'
import { VerifiedWindows, type Windows } from './verified-windows.ts'

/** 1 MiB. */
const AT_ONCE = 8 * HASH_WINDOW

export interface VerifiedReadsOptions {
  readonly files: ByteFiles
  /** Of the windows from `first` on; undefined where none are kept of the blob. */
  readonly hashesOf: (blob: bigint, first: number, count: number) => readonly Uint8Array[] | undefined
  /** Unix ms. */
  readonly clock: () => number
}

/**
 * Reads the bytes of blobs, and compares them with the hashes that were kept when they came: whole windows, in another
 * thread. A window that was compared lately, in a file that nobody has touched since, is read as it is.
 */
export class VerifiedReads {
  readonly #options: VerifiedReadsOptions
  readonly #verified: VerifiedWindows

  constructor(options: VerifiedReadsOptions) {
    this.#options = options
    this.#verified = new VerifiedWindows(options.clock)
  }

  /**
   * @param length at least 1, and not beyond `size`, which is that of the blob
   * @throws {StorageDamaged} the bytes are not those that came
   */
  read(blob: bigint, size: number, offset: number, length: number): Promise<Uint8Array> {
    return this.#options.files.reading(blobFile(blob), async (file) => {
      const range = rangeOf(offset, length)
      if (!this.#verified.has(blob, file.stamp(), range)) return this.#verify(file, blob, size, range)
      const bytes = await file.read(offset, length)
      // Somebody may have touched it meanwhile.
      if (bytes.length === length && this.#verified.has(blob, file.stamp(), range)) return bytes
      return this.#verify(file, blob, size, range)
    })
  }

  /** Looks at all bytes. @throws {StorageDamaged} */
  verify(blob: bigint, size: number): Promise<void> {
    return this.#options.files.reading(blobFile(blob), async (file) => {
      for (let offset = 0; offset < size; offset += AT_ONCE) {
        const range = rangeOf(offset, Math.min(AT_ONCE, size - offset))
        if (this.#verified.has(blob, file.stamp(), range)) continue
        frameMemory.giveBack(await this.#verify(file, blob, size, range))
      }
    })
  }

  /** The bytes of a file that has just come to its place are those that its hashes were made of. */
  noteNew(blob: bigint, size: number): Promise<void> {
    return this.#options.files.reading(blobFile(blob), async (file) =>
      this.#verified.note(blob, file.stamp(), rangeOf(0, size)),
    )
  }

  /** The blob is gone. */
  forget(blob: bigint): void {
    this.#verified.forget(blob)
  }

  async #verify(file: ReadFile, blob: bigint, size: number, range: ReadRange): Promise<Uint8Array> {
    const { offset, length, first, count } = range
    const hashes = this.#options.hashesOf(blob, first, count)
    const start = hashes ? first * HASH_WINDOW : offset
    const end = hashes ? Math.min(size, (first + count) * HASH_WINDOW) : offset + length
    const stamp = file.stamp()
    const bytes = await file.read(start, end - start)
    if (bytes.length < end - start)
      throw new StorageDamaged(`blob ${blob} ends at ${start + bytes.length}, not at ${size}`)
    // Blobs that are older than the keeping of hashes.
    if (!hashes) return bytes
    const damaged = await firstDamaged(bytes, hashes)
    if (damaged !== undefined) throw damagedAt(blob, (first + damaged) * HASH_WINDOW)
    this.#verified.note(blob, stamp, range)
    return cut(bytes, offset - start, length)
  }
}

interface ReadRange extends Windows {
  readonly offset: number
  readonly length: number
}

function rangeOf(offset: number, length: number): ReadRange {
  const first = Math.floor(offset / HASH_WINDOW)
  return { offset, length, first, count: Math.ceil((offset + length) / HASH_WINDOW) - first }
}

export function damagedAt(blob: bigint, offset: number): StorageDamaged {
  return new StorageDamaged(`blob ${blob} is not what was stored, in the 128 KiB from byte ${offset} on`)
}

/** The first window whose hash is another than the one that is kept. */
async function firstDamaged(bytes: Uint8Array, hashes: readonly Uint8Array[]): Promise<number | undefined> {
  const windows = hashes.map((_, index) => bytes.subarray(index * HASH_WINDOW, (index + 1) * HASH_WINDOW))
  const found = await Promise.all(windows.map((window) => sha256(window)))
  const damaged = found.findIndex((hash, index) => Buffer.compare(hash, hashes[index] ?? hash) !== 0)
  return damaged === -1 ? undefined : damaged
}

/** In a thread of the pool: this one goes on serving. */
async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}

/** So much of the bytes, in memory of its own where that is less than all. */
function cut(bytes: Uint8Array, from: number, length: number): Uint8Array {
  if (from === 0 && length === bytes.length) return bytes
  const piece = bytes.slice(from, from + length)
  frameMemory.giveBack(bytes)
  return piece
}
