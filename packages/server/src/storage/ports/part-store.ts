/**
 * What names an upload: the user and the `file_id` the user's client chose, whatever session its parts come by, and
 * which method saves them: a file saved by upload.saveBigFilePart is another than one saved by upload.saveFilePart.
 */
export interface UploadKey {
  readonly user: bigint
  readonly fileId: bigint
  readonly big: boolean
}

export interface UploadedPart {
  readonly index: number
  /** Belongs to the store until `put` has answered. */
  readonly bytes: Uint8Array
  /** `file_total_parts`: -1 while unknown, absent for upload.saveFilePart. */
  readonly totalParts?: number | undefined
}

/** What the final method says: `parts` of the input file, and how many this user may have. */
export interface FinalCall {
  readonly parts: number
  readonly maxParts: number
}

/** A file that is whole and durable. */
export interface FinishedFile {
  readonly blob: bigint
  /** Bytes. */
  readonly size: number
  /** Its client began without knowing how long it would be (`file_total_parts` -1). */
  readonly streamed: boolean
}

/** A whole file before it is finished; `read` answers less than `length` only at its end. */
export interface WholeFile {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

/** The "temporary location on the server" where parts wait for the call that makes a file of them. */
export interface PartStore {
  /**
   * Keeps a part that passed `checkPart`. When this resolves the part survives the death of the process at any moment.
   *
   * Parts may come in any order, in parallel and again. One that comes again with other bytes replaces the former; one
   * that comes after its file was finished begins a new upload of the same name, and the finished file stays as it is.
   *
   * Throws the errors of `acceptPart`, and `StorageFull`; the parts kept before are kept still.
   */
  put(upload: UploadKey, part: UploadedPart): Promise<void>

  /**
   * Makes a file of the parts. When this resolves it is forced to disk, and was so before anything named it.
   *
   * Finishing again answers the same file, also when parts of it came once more in the meantime: as long as every such
   * part has the bytes of the finished file, and the number of parts is the same. Otherwise the new parts count alone.
   *
   * `inspect` sees the whole file before anything changes: when it throws, the parts remain as they were.
   *
   * Throws the errors of `finishUpload`, and `StorageFull`.
   */
  finish(
    upload: UploadKey,
    call: FinalCall,
    inspect?: (file: WholeFile) => Promise<void>,
  ): Promise<FinishedFile>

  /**
   * Forgets uploads, finished or not, that nobody touched since `before` (unix ms), and frees the bytes that nothing
   * else refers to. Answers how many. Where several processes share a store, each looks after some users' only.
   */
  expire(before: number, isOurs?: (user: bigint) => boolean): Promise<number>

  /** Bytes of this user's parts that no file has been made of. */
  unfinishedBytes(user: bigint): Promise<number>

  /** This user's uploads that no file has been made of: each takes a file, however few its bytes. */
  unfinishedUploads(user: bigint): Promise<number>
}
