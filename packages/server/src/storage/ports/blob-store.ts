/** Bytes that never change, by a number of the store's own. Documents refer to them; several may share one. */
export interface BlobStore {
  /**
   * Keeps bytes the server made itself, such as a preview, durably. They stay only if a document of the catalogue comes
   * to refer to them before the next start.
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

  /** Removes those of the blobs that nothing refers to. */
  removeUnused(blobs: readonly bigint[]): Promise<void>
}
