import type { DatabaseSync } from 'node:sqlite'
import type { BlobStore } from '../ports/blob-store.ts'
import { type ByteFiles, FileNotFound } from '../ports/byte-files.ts'
import { StorageDamaged } from '../ports/storage-error.ts'
import { arrivingFile, blobFile } from './file-names.ts'
import { BlobRows } from './sqlite/blob-rows.ts'
import { storing } from './sqlite/storing.ts'

/** Blobs as files, with a row each that says whether the file is in place and who refers to it. */
export class EmbeddedBlobStore implements BlobStore {
  readonly #database: DatabaseSync
  readonly #rows: BlobRows
  readonly #files: ByteFiles

  constructor(database: DatabaseSync, files: ByteFiles) {
    this.#database = database
    this.#rows = new BlobRows(database)
    this.#files = files
  }

  async put(bytes: Uint8Array): Promise<bigint> {
    const blob = await this.reserve(bytes.length)
    try {
      await this.#files.write(arrivingFile(blob), bytes, 0)
      await this.#files.sync(arrivingFile(blob))
      await this.#files.move(arrivingFile(blob), blobFile(blob))
    } catch (error) {
      await this.#files.remove(arrivingFile(blob))
      await this.removeUnused([blob])
      throw error
    }
    this.#rows.setReady(blob)
    return blob
  }

  /**
   * The number of a blob to be, of `size` bytes. A power cut can make the database forget a number whose file is there:
   * that file is removed, so that from now on a file in this place is the one that was moved there.
   */
  async reserve(size: number): Promise<bigint> {
    const blob = storing(this.#database, () => this.#rows.add(size))
    await this.#files.remove(blobFile(blob))
    return blob
  }

  async size(blob: bigint): Promise<number> {
    return this.#rows.size(blob)
  }

  async readRange(blob: bigint, offset: number, length: number): Promise<Uint8Array> {
    const size = this.#rows.size(blob)
    const expected = Math.max(0, Math.min(length, size - offset))
    if (expected === 0) return new Uint8Array()
    const bytes = await this.#read(blob, offset, expected)
    if (bytes.length < expected)
      throw new StorageDamaged(`blob ${blob} ends at ${offset + bytes.length}, not at ${size}`)
    return bytes
  }

  async removeUnused(blobs: readonly bigint[]): Promise<void> {
    for (const blob of blobs) {
      if (!this.#rows.setDying(blob)) continue
      await this.#files.remove(blobFile(blob))
      this.#rows.remove(blob)
    }
  }

  /** Removes what is left of blobs that nobody came to refer to; for the start, before anything else is done. */
  async removeLeftovers(): Promise<void> {
    await this.removeUnused(this.#rows.unused())
  }

  async #read(blob: bigint, offset: number, length: number): Promise<Uint8Array> {
    try {
      return await this.#files.read(blobFile(blob), offset, length)
    } catch (error) {
      if (!(error instanceof FileNotFound)) throw error
      this.#rows.size(blob) // throws where it was removed in the meantime
      throw new StorageDamaged(`the file of blob ${blob} is gone`, { cause: error })
    }
  }
}
