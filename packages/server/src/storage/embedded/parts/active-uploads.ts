import { startUpload, type UploadProgress } from '@longshore/protocol/files/upload-progress'
import type { UploadKey } from '../../ports/part-store.ts'
import { UploadGate } from './upload-gate.ts'

/** What is kept in memory of an upload whose parts are coming; all of it can be read back from the database. */
export class ActiveUpload {
  readonly key: UploadKey
  readonly gate = new UploadGate()
  /** Done once everything below has been read back. */
  loaded: Promise<void> | undefined
  /** The parts that are kept and those that are being written. */
  progress: UploadProgress
  /** The row of the unfinished upload; absent before its first part. */
  id: number | undefined
  /** The highest number of a side file. */
  sides = 0
  /** The sizes of the parts that are being written. */
  readonly writing = new Map<number, number>()
  /** Its parts were written before it was loaded, so that a power cut may have taken their bytes. */
  isRestored = false
  users = 0
  #beginning: Promise<number> | undefined

  constructor(key: UploadKey) {
    this.key = key
    this.progress = startUpload(key.big)
  }

  /** It has a row, or is about to. */
  get hasBegun(): boolean {
    return this.id !== undefined || this.#beginning !== undefined
  }

  /** Gives it its row, where it has none: parts that come at the same time share one. @returns `id` */
  async begin(makeRow: () => Promise<number>): Promise<number> {
    if (this.id !== undefined) return this.id
    this.#beginning ??= makeRow()
    try {
      this.id = await this.#beginning
      return this.id
    } finally {
      this.#beginning = undefined
    }
  }

  /** Whatever uses it next reads everything back. Nothing may be under way. */
  unload(): void {
    this.loaded = undefined
    this.progress = startUpload(this.key.big)
    this.id = undefined
    this.sides = 0
    this.isRestored = false
  }
}

/** The uploads that parts come for: those in use, and of the others the most recently used `limit`. */
export class ActiveUploads {
  readonly #limit: number
  readonly #uploads = new Map<string, ActiveUpload>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#uploads.size
  }

  async use<T>(key: UploadKey, work: (upload: ActiveUpload) => Promise<T>): Promise<T> {
    const upload = this.#find(key)
    upload.users++
    try {
      return await work(upload)
    } finally {
      upload.users--
      this.#forgetWhatIsTooMuch()
    }
  }

  /** The upload, which thereby becomes the most recently used. */
  #find(key: UploadKey): ActiveUpload {
    const name = `${key.user} ${key.fileId} ${key.big}`
    const upload = this.#uploads.get(name) ?? new ActiveUpload(key)
    this.#uploads.delete(name)
    this.#uploads.set(name, upload)
    return upload
  }

  #forgetWhatIsTooMuch(): void {
    for (const [name, upload] of this.#uploads) {
      if (this.#uploads.size <= this.#limit) return
      if (upload.users === 0) this.#uploads.delete(name)
    }
  }
}
