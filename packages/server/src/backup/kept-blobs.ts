import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { blobFile, blobFolders } from '../storage/embedded/file-names.ts'
import { type Copying, copyFixed, forced } from './copy-file.ts'

/** A blob that a database names, and that is a file. */
export interface NamedBlob {
  readonly id: bigint
  readonly size: number
}

export interface KeepingOptions {
  readonly how: Copying
  /** Is told of the bytes of each file that is kept. */
  readonly progress?: ((bytes: number) => void) | undefined
}

/** The files of blobs in two folders: those of a data folder, which may be served, and those that were kept of it. */
export class KeptBlobs {
  readonly #from: string
  readonly #to: string
  readonly #options: KeepingOptions
  readonly #kept = new Set<string>()

  /** @param from the folder `files` of one data folder. @param to of another one */
  constructor(from: string, to: string, options: KeepingOptions) {
    this.#from = from
    this.#to = to
    this.#options = options
  }

  /** Keeps whatever lies there now, also what no database will name. */
  async keepAll(): Promise<void> {
    for (const folder of blobFolders())
      for (const name of await namesIn(join(this.#from, folder))) await this.#keep(`${folder}/${name}`)
  }

  /** Keeps those named that are not kept yet. @returns those that are not there */
  async keepNamed(blobs: Iterable<NamedBlob>): Promise<NamedBlob[]> {
    const missing: NamedBlob[] = []
    for (const blob of blobs) {
      const name = blobFile(blob.id)
      if (!this.#kept.has(name) && !(await this.#keep(name))) missing.push(blob)
    }
    return missing
  }

  /** Lets go of those that are not named. */
  async dropOthers(blobs: Iterable<NamedBlob>): Promise<void> {
    const named = new Set([...blobs].map(({ id }) => blobFile(id)))
    for (const name of this.#kept) if (!named.has(name)) await rm(join(this.#to, name))
  }

  /** Forces the names to disk. */
  async force(): Promise<void> {
    for (const folder of new Set([...this.#kept].map(dirname))) await forced(join(this.#to, folder))
    await mkdir(this.#to, { recursive: true, mode: 0o700 })
    await forced(this.#to)
  }

  /** @returns false where it is not there, or not any more */
  async #keep(name: string): Promise<boolean> {
    const to = join(this.#to, name)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    try {
      await copyFixed(join(this.#from, name), to, this.#options.how)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
      throw error
    }
    this.#kept.add(name)
    this.#options.progress?.((await stat(to)).size)
    return true
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
}
