import { randomUUID } from 'node:crypto'
import { HASH_WINDOW } from '@longshore/protocol/files/hash-windows'
import type { BlobStore } from '../ports/blob-store.ts'
import { type ByteFiles, FileNotFound } from '../ports/byte-files.ts'
import { StorageDamaged } from '../ports/storage-error.ts'
import type { DiskRoom } from './disk/disk-room.ts'
import { arrivingFile, blobFile, lentFile } from './file-names.ts'
import { BlobRows } from './sqlite/blob-rows.ts'
import type { Database } from './sqlite/database.ts'
import { damagedAt, VerifiedReads } from './verified-reads.ts'
import { hashWindows, splitHashes } from './window-hashes.ts'

/** The other processes that have the store open. */
export interface OtherReaders {
  /** Has them let go of a blob that is about to be removed. @returns false where one has lent it, and removes it then */
  letGo(blob: bigint): Promise<boolean>
}

/** Blobs as files, with a row each that says whether the file is in place and who refers to it. */
export class EmbeddedBlobStore implements BlobStore {
  readonly #database: Database
  readonly #rows: BlobRows
  readonly #files: ByteFiles
  readonly #others: OtherReaders | undefined
  readonly #small: number
  readonly #room: DiskRoom | undefined
  /** The blobs whose paths somebody has at this moment. */
  readonly #lent = new Map<bigint, { users: number; toRemove: boolean }>()

  readonly #reads: VerifiedReads

  /**
   * @param options.clock unix ms
   * @param options.small bytes up to which those that are put are kept in the database; all are files when absent
   * @param options.room what there is for them; all of the disk when absent
   */
  constructor(options: {
    readonly database: Database
    readonly files: ByteFiles
    readonly clock: () => number
    readonly others?: OtherReaders | undefined
    readonly small?: number | undefined
    readonly room?: DiskRoom | undefined
  }) {
    const { database, files, clock, others, small = -1, room } = options
    this.#small = small
    this.#room = room
    this.#reads = new VerifiedReads({
      files,
      clock,
      hashesOf: (...windows) => this.#rows.hashes.of(...windows),
    })
    this.#others = others
    this.#database = database
    this.#rows = new BlobRows(database)
    this.#files = files
  }

  async put(bytes: Uint8Array): Promise<bigint> {
    return bytes.length <= this.#small ? this.#putSmall(bytes) : this.#putFile(bytes)
  }

  /** Previews, stickers and the like: they come to the disk with the rows that tell of them, by one force for all. */
  async #putSmall(bytes: Uint8Array): Promise<bigint> {
    await this.#room?.admit(bytes.length)
    return this.#database.transaction(() => {
      const blob = this.#rows.addSmall(bytes, 0)
      this.#rows.hashes.keep(blob, hashWindows(bytes))
      return blob
    })
  }

  async #putFile(bytes: Uint8Array): Promise<bigint> {
    const blob = await this.reserve(bytes.length)
    try {
      await this.#files.write(arrivingFile(blob), bytes, 0)
      await this.#files.sync(arrivingFile(blob))
      await this.#files.move(arrivingFile(blob), blobFile(blob))
      await this.#database.transaction(() => {
        this.#rows.hashes.keep(blob, hashWindows(bytes))
        this.#rows.setReady(blob)
      })
      await this.arrived(blob, bytes.length)
    } catch (error) {
      await this.#files.remove(arrivingFile(blob))
      await this.removeUnused([blob])
      throw error
    }
    return blob
  }

  /**
   * The number of a blob to be, of `size` bytes. A power cut can make the database forget a number whose file is there:
   * that file is removed, so that from now on a file in this place is the one that was moved there.
   */
  async reserve(size: number): Promise<bigint> {
    const blob = await this.#database.transaction(() => this.#rows.add(size))
    try {
      await this.#files.remove(blobFile(blob))
      return blob
    } catch (error) {
      await this.#database.transaction(() => this.#rows.remove(blob))
      throw error
    }
  }

  async size(blob: bigint): Promise<number> {
    return this.#rows.size(blob)
  }

  async readRange(blob: bigint, offset: number, length: number): Promise<Uint8Array> {
    const { size, small } = this.#rows.readable(blob)
    const expected = Math.max(0, Math.min(length, size - offset))
    if (expected === 0) return new Uint8Array()
    if (small) this.#verifySmall(blob, small, size)
    if (small) return small.subarray(offset, offset + expected)
    return this.#reads.read(blob, size, offset, expected).catch((error: unknown) => {
      throw this.#asMissing(blob, error)
    })
  }

  async windowHashes(blob: bigint, first: number, count: number): Promise<Uint8Array[]> {
    this.#rows.size(blob) // throws where there is none
    const kept = this.#rows.hashes.of(blob, first, count)
    if (kept) return kept
    // Blobs that are older than the keeping of hashes.
    return splitHashes(hashWindows(await this.readRange(blob, first * HASH_WINDOW, count * HASH_WINDOW)))
  }

  async lend<T>(blob: bigint, use: (path: string) => Promise<T>): Promise<T> {
    const { size, small } = this.#rows.readable(blob)
    if (small) this.#verifySmall(blob, small, size)
    if (small) return this.#lendCopy(small, use)
    const lent = this.#lent.get(blob) ?? { users: 0, toRemove: false }
    this.#lent.set(blob, lent)
    lent.users++
    try {
      await this.#reads.verify(blob, size)
      return await this.#files.lend(blobFile(blob), use)
    } catch (error) {
      throw this.#asMissing(blob, error)
    } finally {
      lent.users--
      if (lent.users === 0) this.#lent.delete(blob)
      if (lent.users === 0 && lent.toRemove) await this.removeUnused([blob])
    }
  }

  async removeUnused(blobs: readonly bigint[]): Promise<void> {
    for (const blob of blobs) {
      if (this.#others && !(await this.#others.letGo(blob))) continue
      const isDying = () => !this.#isLent(blob) && this.#rows.setDying(blob)
      if (!(await this.#database.transaction(isDying))) continue
      await this.#files.remove(blobFile(blob))
      this.#reads.forget(blob)
      await this.#database.transaction(() => this.#rows.remove(blob))
    }
  }

  /** Another process is about to remove a blob. @returns false when it is lent here, and removed here afterwards */
  async letGo(blob: bigint): Promise<boolean> {
    if (this.#isLent(blob)) return false
    await this.#files.letGo(blobFile(blob))
    this.#reads.forget(blob)
    return true
  }

  /** Removes what is left of blobs that nobody came to refer to; for the start, before anything else is done. */
  async removeLeftovers(): Promise<void> {
    await this.removeUnused(this.#rows.unused())
  }

  /** A blob has come to its place, and its bytes are those its hashes were made of. */
  async arrived(blob: bigint, size: number): Promise<void> {
    await this.#reads.noteNew(blob, size)
  }

  /** Whether somebody has the path of a blob that is to be removed: it is, when he gives it back. */
  #isLent(blob: bigint): boolean {
    const lent = this.#lent.get(blob)
    if (lent) lent.toRemove = true
    return lent !== undefined
  }

  #verifySmall(blob: bigint, bytes: Uint8Array, size: number): void {
    const [kept] = this.#rows.hashes.of(blob, 0, 1) ?? []
    const isRight = bytes.length === size && (!kept || Buffer.compare(hashWindows(bytes), kept) === 0)
    if (!isRight) throw damagedAt(blob, 0)
  }

  /** Whatever becomes of the blob meanwhile. */
  async #lendCopy<T>(bytes: Uint8Array, use: (path: string) => Promise<T>): Promise<T> {
    const name = lentFile(randomUUID())
    try {
      await this.#files.write(name, bytes, 0)
      return await this.#files.lend(name, use)
    } finally {
      await this.#files.remove(name)
    }
  }

  #asMissing(blob: bigint, error: unknown): unknown {
    if (!(error instanceof FileNotFound)) return error
    this.#rows.size(blob) // throws where it was removed in the meantime
    return new StorageDamaged(`the file of blob ${blob} is gone`, { cause: error })
  }
}
