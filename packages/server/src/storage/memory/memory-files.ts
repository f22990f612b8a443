import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ByteFiles, FileNotFound, type ReadFile } from '../ports/byte-files.ts'

const PAGE = 64 * 1024
const LENT_AT_ONCE = 64 * PAGE

/** Files that are gone with the process: for tests, and for a server that need not remember. */
export class MemoryFiles implements ByteFiles {
  readonly #files = new Map<string, PagedBytes>()

  async write(name: string, bytes: Uint8Array, position: number): Promise<void> {
    const file = this.#files.get(name) ?? new PagedBytes()
    this.#files.set(name, file)
    file.write(bytes, position)
  }

  async read(name: string, position: number, length: number): Promise<Uint8Array> {
    return this.#file(name).read(position, length)
  }

  async reading<T>(name: string, work: (file: ReadFile) => Promise<T>): Promise<T> {
    const file = this.#file(name)
    return work({
      read: async (position, length) => file.read(position, length),
      stamp: () => String(file.changes),
    })
  }

  async truncate(name: string, size: number): Promise<void> {
    this.#file(name).truncate(size)
  }

  async sync(name: string): Promise<void> {
    this.#file(name)
  }

  async keep(name: string): Promise<void> {
    this.#file(name)
  }

  async move(from: string, to: string): Promise<void> {
    this.#files.set(to, this.#file(from))
    this.#files.delete(from)
  }

  async remove(name: string): Promise<void> {
    this.#files.delete(name)
  }

  async letGo(): Promise<void> {}

  async exists(name: string): Promise<boolean> {
    return this.#files.has(name)
  }

  async size(name: string): Promise<number | undefined> {
    return this.#files.get(name)?.size
  }

  async lend<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
    const bytes = this.#file(name)
    const folder = await mkdtemp(join(tmpdir(), 'longshore-lent-'))
    try {
      const path = join(folder, 'bytes')
      await writeOut(bytes, path)
      return await use(path)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  async list(folder: string): Promise<string[]> {
    return [...this.#files.keys()].filter((name) => name.startsWith(`${folder}/`))
  }

  async close(): Promise<void> {}

  #file(name: string): PagedBytes {
    const file = this.#files.get(name)
    if (!file) throw new FileNotFound(name)
    return file
  }
}

async function writeOut(bytes: PagedBytes, path: string): Promise<void> {
  await using file = await open(path, 'wx', 0o600)
  for (let position = 0; position < bytes.size; position += LENT_AT_ONCE)
    await file.write(bytes.read(position, LENT_AT_ONCE))
}

/** Bytes in pages, so that a file may grow in any order and never moves; what was never written is zero. */
class PagedBytes {
  readonly #pages: (Uint8Array | undefined)[] = []
  #size = 0
  /** How often it was changed. */
  changes = 0

  get size(): number {
    return this.#size
  }

  write(bytes: Uint8Array, position: number): void {
    this.changes++
    for (const { page, at, from, length } of pagesOf(position, bytes.length)) {
      this.#pages[page] ??= new Uint8Array(PAGE)
      this.#pages[page].set(bytes.subarray(from, from + length), at)
    }
    this.#size = Math.max(this.#size, position + bytes.length)
  }

  read(position: number, length: number): Uint8Array {
    const result = new Uint8Array(Math.max(0, Math.min(length, this.#size - position)))
    for (const { page, at, from, length } of pagesOf(position, result.length)) {
      const bytes = this.#pages[page]
      if (bytes) result.set(bytes.subarray(at, at + length), from)
    }
    return result
  }

  truncate(size: number): void {
    this.changes++
    this.#size = Math.min(this.#size, size)
    this.#pages.length = Math.min(this.#pages.length, Math.ceil(size / PAGE))
    this.#pages[this.#pages.length - 1]?.fill(0, size % PAGE || PAGE)
  }
}

/** The pieces of a range, page by page. */
function* pagesOf(
  position: number,
  length: number,
): Generator<{ page: number; at: number; from: number; length: number }> {
  for (let from = 0; from < length; ) {
    const at = (position + from) % PAGE
    const piece = Math.min(PAGE - at, length - from)
    yield { page: Math.floor((position + from) / PAGE), at, from, length: piece }
    from += piece
  }
}
