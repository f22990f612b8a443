/** Bytes that never change, by a number of the store's own. Files refer to them; several may share one. */
export interface BlobStore {
  /**
   * Keeps bytes the server made itself, such as a preview, durably. They stay only if a file of the catalogue comes to
   * refer to them before the next start.
   *
   * Throws `StorageFull`.
   */
  put(bytes: Uint8Array): Promise<bigint>

  /** Bytes. Throws `BlobNotFound`. */
  size(blob: bigint): Promise<number>

  /**
   * Exactly the bytes asked for, in memory of their own; less only where the blob ends, none beyond its end.
   *
   * Throws `BlobNotFound`, and `StorageDamaged` where bytes that must be there are not.
   */
  readRange(blob: bigint, offset: number, length: number): Promise<Uint8Array>

  /**
   * SHA-256 of windows of `HASH_WINDOW` bytes, from window `first` on, at most `count`; none beyond the end. Each was
   * worked out from the bytes as they first came, not from what lies there now.
   *
   * Throws `BlobNotFound`.
   */
  windowHashes(blob: bigint, first: number, count: number): Promise<Uint8Array[]>

  /**
   * Lends the path of a file that holds the bytes, which nobody may write to. It stays until `use` is done, whatever is
   * removed meanwhile.
   *
   * Throws `BlobNotFound`, and whatever `use` throws.
   */
  lend<T>(blob: bigint, use: (path: string) => Promise<T>): Promise<T>

  /** Removes those of the blobs that nothing refers to. */
  removeUnused(blobs: readonly bigint[]): Promise<void>
}
