/** A still preview: one PhotoSize of the page. */
export type Preview =
  | StoredImage
  /** So small that it is kept with its document or photo, not as a blob. */
  | {
      readonly kind: 'cached'
      readonly type: string
      readonly width: number
      readonly height: number
      readonly fileType: string
      readonly bytes: Uint8Array
    }
  /** photoStrippedSize, type `i`. */
  | { readonly kind: 'stripped'; readonly bytes: Uint8Array }
  /** photoPathSize, type `j`. */
  | { readonly kind: 'path'; readonly bytes: Uint8Array }

/** photoSizeProgressive where it has scans. */
export interface StoredImage {
  readonly kind: 'image'
  /** One letter of the page's table. */
  readonly type: string
  readonly width: number
  readonly height: number
  readonly fileType: string
  readonly blob: bigint
  /** Bytes. */
  readonly size: number
  /** Bytes up to the end of each scan of a progressive JPEG, growing, the last one its size. */
  readonly scans?: readonly number[] | undefined
}

/** A moving preview: one VideoSize of the page. */
export type VideoPreview =
  | {
      readonly kind: 'video'
      /** `u` animated profile picture, `v` video preview, `p` small profile picture, `f` premium sticker effect. */
      readonly type: string
      readonly width: number
      readonly height: number
      readonly fileType: string
      readonly blob: bigint
      readonly size: number
      /** Seconds. */
      readonly startTs?: number | undefined
    }
  | {
      readonly kind: 'emoji markup'
      readonly emoji: bigint
      /** RGB-24, one to four. */
      readonly backgroundColors: readonly number[]
    }
  | {
      readonly kind: 'sticker markup'
      readonly stickerSet: bigint
      readonly sticker: bigint
      readonly backgroundColors: readonly number[]
    }

interface Common {
  /** Positive; no document and photo share one. */
  readonly id: bigint
  readonly uploader: bigint
  /** Unix seconds. */
  readonly date: number
  readonly previews: readonly Preview[]
  readonly videoPreviews: readonly VideoPreview[]
  /** Documents of the stickers its uploader put on it (`stickers` of the input media). */
  readonly stickers: readonly bigint[]
}

/** An upload that became another file: a GIF that plays as MPEG4. Its bytes are not kept. */
export interface Original {
  readonly sha256: Uint8Array
  /** Bytes. */
  readonly size: number
  readonly mimeType: string
}

/** A document as it may be sent and seen any number of times. */
export interface DocumentRecord extends Common {
  readonly kind: 'document'
  readonly blob: bigint
  /** Bytes. */
  readonly size: number
  readonly mimeType: string
  /** Told by its first bytes: the name of a storage.FileType. */
  readonly fileType: string
  readonly fileName: string
  /** Whatever describes it further, opaque here. */
  readonly attributes: Uint8Array
  /** What it was made of, where its bytes are not those that were uploaded. */
  readonly madeOf?: Original | undefined
}

/** A photo is nothing but its sizes: the upload itself is not kept. */
export interface PhotoRecord extends Common {
  readonly kind: 'photo'
}

export type FileRecord = DocumentRecord | PhotoRecord

/** What can be asked of a file that nobody has read yet. */
export type Content = Pick<Original, 'size' | 'mimeType'>

/** A viewer of what everybody sees; others are the boxes that show a document, and the users that uploaded or saved it. */
export const EVERYBODY = 0n

/** The rows of documents and photos. Each holds on to its blobs; adding and removing it counts them in the same step. */
export interface FileCatalog {
  /**
   * Adds a file whole, and remembers to look at `checkAt` (unix seconds) or later whether anything shows it.
   *
   * Throws `FileExists`, `BlobNotFound` when a blob has been removed, and `StorageFull`.
   */
  add(file: FileRecord, checkAt: number): Promise<void>
  file(id: bigint): Promise<FileRecord | undefined>
  /**
   * Removes a file that nothing shows, unless it is to be looked at only after `now` (unix seconds): somebody has taken
   * it up again. Answers the blobs that nothing refers to any more; their bytes remain until `BlobStore.removeUnused`.
   */
  remove(id: bigint, now: number): Promise<bigint[]>
  /**
   * Documents, at most `limit`, that these viewers see and that are or were made of a file of exactly this size and MIME
   * type (messages.getDocumentByHash): the newest first, after all others those that only `EVERYBODY` sees. The work is
   * the same whatever others see.
   */
  documentsSeen(viewers: readonly bigint[], content: Content, limit: number): Promise<DocumentRecord[]>
  /** Gives a document other attributes; nothing changes where there is none. */
  changeAttributes(id: bigint, attributes: Uint8Array): Promise<void>
  /**
   * Bytes that are kept of what this user uploaded and of what was made of it: documents, sizes of photos, previews, and
   * finished uploads that wait to be shown. What several files share counts once.
   */
  bytesOf(user: bigint): Promise<number>
  /** Those of the files that are among the `stickers` of some file. */
  attached(files: readonly bigint[]): Promise<bigint[]>

  /** SHA-256 of a whole blob, if it was ever worked out. */
  sha256(blob: bigint): Promise<Uint8Array | undefined>
  /** Nothing is kept for a blob that is gone. */
  keepSha256(blob: bigint, sha256: Uint8Array): Promise<void>

  /**
   * Remembers to look, at `due` (unix seconds) or later, whether anything shows these files still. The later time wins;
   * of files that are not there nothing is remembered.
   */
  checkLater(files: readonly bigint[], due: number): Promise<void>
  /** Files whose time to be looked at has come, the longest waiting first. */
  toCheck(now: number, limit: number): Promise<bigint[]>
  /** They are shown: there is nothing to look at until somebody says so again. Unless their time was moved beyond `now`. */
  checked(files: readonly bigint[], now: number): Promise<void>
}
