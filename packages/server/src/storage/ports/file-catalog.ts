/** A file as it may be sent and seen any number of times. */
export interface DocumentRecord {
  /** Positive. */
  readonly id: bigint
  readonly uploader: bigint
  readonly blob: bigint
  /** Bytes. */
  readonly size: number
  readonly mimeType: string
  /** Told by its first bytes: the name of a storage.FileType. */
  readonly fileType: string
  readonly fileName: string
  /** Unix seconds. */
  readonly date: number
  /** Whatever describes it further, opaque here. */
  readonly attributes: Uint8Array
  /** The preview its uploader sent along. */
  readonly thumb: { readonly blob: bigint; readonly size: number } | undefined
}

/** The rows of documents. A document holds on to its blobs; adding and removing it counts them in the same step. */
export interface FileCatalog {
  /** Throws `DocumentExists`, `BlobNotFound` when a blob has been removed, and `StorageFull`. */
  add(document: DocumentRecord): Promise<void>
  document(id: bigint): Promise<DocumentRecord | undefined>
  /** Answers the blobs that nothing refers to any more; their bytes remain until `BlobStore.removeUnused`. */
  remove(id: bigint): Promise<bigint[]>
}
