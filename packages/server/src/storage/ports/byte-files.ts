/** A file that is being read. */
export interface ReadFile {
  /** As `ByteFiles.read`. */
  read(position: number, length: number): Promise<Uint8Array>
  /** Another one after each change of the file. */
  stamp(): string
}

/**
 * The few things the embedded stores do with files. A name is a path of one folder and one file: `uploads/7`.
 *
 * Bytes that `write` has taken survive the death of the process; bytes before a `sync`, bytes and name before a `keep`,
 * and names before the end of a `move`, survive a power cut as well. No name changes or goes before the rows that say so
 * are on the disk.
 */
export interface ByteFiles {
  /** Writes all the bytes, into a new file where there is none. Throws `StorageFull`. */
  write(name: string, bytes: Uint8Array, position: number): Promise<void>
  /** Memory of its own, shorter than `length` only at the end of the file. Throws `FileNotFound`. */
  read(name: string, position: number, length: number): Promise<Uint8Array>
  /** Reads as often as `work` likes, also when the file is removed meanwhile. Throws `FileNotFound`, and what `work` throws. */
  reading<T>(name: string, work: (file: ReadFile) => Promise<T>): Promise<T>
  /** Cuts what is beyond `size`, which the file must have. */
  truncate(name: string, size: number): Promise<void>
  sync(name: string): Promise<void>
  /** Forces to disk what was written before, as `sync` does, and the name of the file as well. */
  keep(name: string): Promise<void>
  /** In one step: at any moment one of the two names has the file. */
  move(from: string, to: string): Promise<void>
  /** Readers that are at it finish. A file that is not there is no error. */
  remove(name: string): Promise<void>
  /** Holds on to nothing of a file that another process is about to remove; readers that are at it finish. */
  letGo(name: string): Promise<void>
  exists(name: string): Promise<boolean>
  /** Bytes; undefined where there is no such file. */
  size(name: string): Promise<number | undefined>
  /**
   * Lends a path of the file system that has the bytes of a file, only to be read, for as long as `use` takes. Throws
   * `FileNotFound`, and whatever `use` throws.
   */
  lend<T>(name: string, use: (path: string) => Promise<T>): Promise<T>
  /** The files of a folder, as names; none where there is no folder. */
  list(folder: string): Promise<string[]>
  close(): Promise<void>
}

export class FileNotFound extends Error {
  override readonly name = 'FileNotFound'

  constructor(file: string) {
    super(`there is no file ${file}`)
  }
}
