import { constants, fstatSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { waitingFor } from '../../../observe/waits.ts'
import { Turns } from '../../../turns/turns.ts'
import { type ByteFiles, FileNotFound, type ReadFile } from '../../ports/byte-files.ts'
import { StorageFull } from '../../ports/storage-error.ts'
import type { DiskRoom } from './disk-room.ts'
import { ForcedFile } from './forced-file.ts'
import { JoinedWrites } from './joined-writes.ts'
import { OpenFiles } from './open-files.ts'
import { SharedForce } from './shared-force.ts'

const OPEN_FILES = 256
/** More would only wait for a thread, with the memory they read into. */
const READS_AT_ONCE = 16

export interface DiskFilesOptions {
  /** How many are kept open. */
  readonly openFiles?: number | undefined
  /** The rows that say what becomes of files; what has been committed is waited for before a name changes or goes. */
  readonly rows?: { settled(): Promise<void> | undefined } | undefined
  /** What there is for the bytes that are written; all of the disk when absent. */
  readonly room?: DiskRoom | undefined
}

/** Files under one folder of the file system. */
export class DiskFiles implements ByteFiles {
  readonly #root: string
  readonly #writable: OpenFiles
  readonly #readable: OpenFiles
  readonly #rows: DiskFilesOptions['rows']
  /** Those that are being written. */
  readonly #forced = new Map<string, ForcedFile>()
  readonly #folders = new Map<string, SharedForce>()
  readonly #reads = new Turns(READS_AT_ONCE)
  readonly #writes = new JoinedWrites((name, work) => this.#writable.use(name, work))
  readonly #room: DiskRoom | undefined

  /** @param root made when it is not there */
  constructor(root: string, { openFiles = OPEN_FILES, rows, room }: DiskFilesOptions = {}) {
    this.#root = resolve(root)
    this.#rows = rows
    this.#room = room
    this.#writable = new OpenFiles(openFiles, (name) => this.#create(name))
    this.#readable = new OpenFiles(openFiles, (name) => open(this.#path(name), constants.O_RDONLY))
  }

  async write(name: string, bytes: Uint8Array, position: number): Promise<void> {
    const write = () => this.#full(() => this.#writes.write(name, bytes, position))
    await waitingFor('the disk', this.#room ? this.#room.take(bytes.length, write) : write())
    this.#forcedFile(name).changed()
  }

  async read(name: string, position: number, length: number): Promise<Uint8Array> {
    return this.#reading(name, (handle) => readAll(handle, position, length))
  }

  async reading<T>(name: string, work: (file: ReadFile) => Promise<T>): Promise<T> {
    return this.#reading(name, (handle) =>
      work({
        read: (position, length) => readAll(handle, position, length),
        stamp: () => stampOf(handle),
      }),
    )
  }

  async truncate(name: string, size: number): Promise<void> {
    await this.#full(() => this.#writable.use(name, (handle) => handle.truncate(size)))
    this.#forcedFile(name).changed()
  }

  async sync(name: string): Promise<void> {
    await waitingFor(
      'the disk',
      this.#full(() => this.#forcedFile(name).sync()),
    )
  }

  async keep(name: string): Promise<void> {
    await waitingFor(
      'the disk',
      this.#full(() => this.#forcedFile(name).keep()),
    )
  }

  async move(from: string, to: string): Promise<void> {
    await this.letGo(from)
    await this.letGo(to)
    await this.#rows?.settled()
    await this.#missing(from, () => this.#full(() => this.#rename(from, to)))
  }

  async remove(name: string): Promise<void> {
    await this.letGo(name)
    // Most often there is nothing, and nothing to wait for.
    if (!(await this.exists(name))) return
    await this.#rows?.settled()
    await unlink(this.#path(name)).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
    })
  }

  async letGo(name: string): Promise<void> {
    await this.#forced.get(name)?.rest()
    this.#forced.delete(name)
    await this.#writable.forget(name)
    await this.#readable.forget(name)
  }

  async exists(name: string): Promise<boolean> {
    return (await this.size(name)) !== undefined
  }

  async size(name: string): Promise<number | undefined> {
    return stat(this.#path(name)).then(
      ({ size }) => size,
      (error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined
        throw error
      },
    )
  }

  async lend<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
    if (!(await this.exists(name))) throw new FileNotFound(name)
    return use(this.#path(name))
  }

  async list(folder: string): Promise<string[]> {
    const names = await readdir(this.#path(folder)).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return []
      throw error
    })
    return names.map((name) => `${folder}/${name}`)
  }

  async close(): Promise<void> {
    await this.#writable.close()
    await this.#readable.close()
  }

  #reading<T>(name: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
    const reading = this.#missing(name, () =>
      this.#reads.take(() => {
        // Looked at when its turn has come: a file that was moved meanwhile must not be made anew by opening it to write.
        const open = this.#writable.has(name) ? this.#writable : this.#readable
        return open.use(name, work)
      }),
    )
    return waitingFor('the disk', reading)
  }

  #forcedFile(name: string): ForcedFile {
    const known = this.#forced.get(name)
    if (known) return known
    const file = new ForcedFile(
      () => this.#writable.use(name, (handle) => handle.datasync()),
      () => this.#forceFolder(dirname(this.#path(name))),
    )
    this.#forced.set(name, file)
    return file
  }

  #forceFolder(folder: string): Promise<void> {
    const forces = this.#folders.get(folder) ?? new SharedForce(() => syncFolder(folder))
    this.#folders.set(folder, forces)
    return forces.force()
  }

  #path(name: string): string {
    return join(this.#root, name)
  }

  async #create(name: string): Promise<FileHandle> {
    const path = this.#path(name)
    const openOrCreate = () => open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
    return withFolderOf(path, openOrCreate)
  }

  async #rename(from: string, to: string): Promise<void> {
    const [source, target] = [this.#path(from), this.#path(to)]
    await withFolderOf(target, () => rename(source, target))
    // Without this a power cut may lose the name. It may bring the old one back: of that the rows know nothing.
    await this.#forceFolder(dirname(target))
  }

  async #full<T>(work: () => Promise<T>): Promise<T> {
    return work().catch((cause: unknown) => {
      if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(cause)))
        throw new StorageFull('the disk is full', { cause })
      throw cause
    })
  }

  async #missing<T>(name: string, work: () => Promise<T>): Promise<T> {
    return work().catch((error: unknown) => {
      throw codeOf(error) === 'ENOENT' ? new FileNotFound(name) : error
    })
  }
}

/** What the system knows of an open file is in memory: this takes microseconds. */
function stampOf({ fd }: FileHandle): string {
  const { mtimeNs, ctimeNs, size } = fstatSync(fd, { bigint: true })
  return `${mtimeNs} ${ctimeNs} ${size}`
}

async function readAll(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = frameMemory.take(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done)
    if (bytesRead === 0) return bytes.slice(0, done)
    done += bytesRead
  }
  return bytes
}

/** Tries again with the folder made, where it was missing. */
async function withFolderOf<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    const folder = dirname(path)
    await mkdir(folder, { recursive: true })
    const result = await work()
    await syncFolder(dirname(folder))
    return result
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
