import type { ByteFiles, ReadFile } from '@longshore/server/storage/ports/byte-files'
import { StorageFull } from '@longshore/server/storage/ports/storage-error'

/** How the operation that fails fails: not begun, half of its bytes written, or done but nobody learns of it. */
export type Failure = 'before' | 'torn' | 'after'

/**
 * Files whose `failAt`th operation (from 1) fails. When the process "dies" there, that operation and all that follow
 * never answer, so that no code runs on, as after kill -9; when the disk is "full", that one throws.
 */
export class FailingFiles implements ByteFiles {
  readonly #files: ByteFiles
  readonly #failAt: number
  readonly #failure: Failure
  readonly #how: 'dies' | 'full'
  readonly #died = Promise.withResolvers<void>()
  #operations = 0

  constructor(files: ByteFiles, how: 'dies' | 'full', failAt: number, failure: Failure) {
    this.#files = files
    this.#how = how
    this.#failAt = failAt
    this.#failure = failure
  }

  /** Resolves when the process dies. */
  get died(): Promise<void> {
    return this.#died.promise
  }

  get operations(): number {
    return this.#operations
  }

  write(name: string, bytes: Uint8Array, position: number): Promise<void> {
    const half = () => this.#files.write(name, bytes.subarray(0, bytes.length >> 1), position)
    return this.#do(() => this.#files.write(name, bytes, position), half)
  }

  read(name: string, position: number, length: number): Promise<Uint8Array> {
    return this.#do(() => this.#files.read(name, position, length))
  }

  reading<T>(name: string, work: (file: ReadFile) => Promise<T>): Promise<T> {
    return this.#do(() => this.#files.reading(name, work))
  }

  truncate(name: string, size: number): Promise<void> {
    return this.#do(() => this.#files.truncate(name, size))
  }

  sync(name: string): Promise<void> {
    return this.#do(() => this.#files.sync(name))
  }

  keep(name: string): Promise<void> {
    return this.#do(() => this.#files.keep(name))
  }

  move(from: string, to: string): Promise<void> {
    return this.#do(() => this.#files.move(from, to))
  }

  remove(name: string): Promise<void> {
    return this.#do(() => this.#files.remove(name))
  }

  letGo(name: string): Promise<void> {
    return this.#files.letGo(name)
  }

  exists(name: string): Promise<boolean> {
    return this.#do(() => this.#files.exists(name))
  }

  size(name: string): Promise<number | undefined> {
    return this.#do(() => this.#files.size(name))
  }

  lend<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
    return this.#do(() => this.#files.lend(name, use))
  }

  list(folder: string): Promise<string[]> {
    return this.#do(() => this.#files.list(folder))
  }

  close(): Promise<void> {
    return this.#files.close()
  }

  async #do<T>(whole: () => Promise<T>, half: () => Promise<unknown> = async () => {}): Promise<T> {
    const operation = ++this.#operations
    const isDead = this.#how === 'dies' && operation > this.#failAt
    if (isDead) return new Promise<never>(() => {})
    if (operation !== this.#failAt) return whole()
    if (this.#failure === 'torn') await half()
    if (this.#failure === 'after') await whole()
    if (this.#how === 'full') throw new StorageFull('no room, says the test')
    this.#died.resolve()
    return new Promise<never>(() => {})
  }
}
