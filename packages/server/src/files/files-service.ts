import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { FILE_TYPE_HEAD, fileTypeOf } from '@longshore/protocol/files/file-type'
import { HASH_WINDOW } from '@longshore/protocol/files/hash-windows'
import type { RangeRequest } from '@longshore/protocol/files/range-rules'
import type { MediaFile } from '../media/media.ts'
import type { BlobStore } from '../storage/ports/blob-store.ts'
import type {
  DocumentRecord,
  FileCatalog,
  FileRecord,
  Original,
  PhotoRecord,
} from '../storage/ports/file-catalog.ts'
import type { PartStore } from '../storage/ports/part-store.ts'
import { collectUnused } from './collect/collect-unused.ts'
import { createDocument, type NewDocument } from './create/create-document.ts'
import { createPhoto, type NewPhoto } from './create/create-photo.ts'
import { type Made, MadeOnce } from './create/made-once.ts'
import { type ReceivedFile, receiveFile, type UploadedFile } from './create/uploaded-file.ts'
import type { FileCrypto } from './crypto.ts'
import {
  DocumentsByHash,
  type FoundDocument,
  type Seeker,
  type WantedDocument,
} from './find/document-by-hash.ts'
import { defaultFileLimits, type FileLimits } from './limits.ts'
import { AccessHashes } from './locate/access-hash.ts'
import { FileReferences } from './locate/file-reference.ts'
import { type LegacyLocation, LegacyLocations } from './locate/legacy-location.ts'
import { type InputFile, locateByReference, locateFile, locateToShow, passingOn } from './locate/locate.ts'
import type { FileHolder, FileOrigin, Origins } from './locate/origin.ts'
import { acceptPart, type IncomingPart } from './parts/accept-part.ts'
import { type FileHash, fileHashes } from './read/file-hashes.ts'
import { type FileRange, readRange } from './read/read-range.ts'
import { type FileTarget, targetOf } from './read/target.ts'
import { asRefusal, tellingOfFullDisk } from './storage-trouble.ts'

export type { FileTarget, IncomingPart, ReceivedFile, UploadedFile }

export interface FilesOptions {
  readonly parts: PartStore
  readonly blobs: BlobStore
  readonly catalog: FileCatalog
  readonly origins: Origins
  /** Those of the files that everybody may see and show. */
  readonly open: (files: readonly bigint[]) => Promise<readonly bigint[]>
  /** Whatever shows files: what none of them names is removed in time. */
  readonly holders: readonly FileHolder[]
  readonly crypto: FileCrypto
  /** Where a user's parts are kept and made into files, where that is another process; undefined where it is this one. */
  readonly deskOf?: ((user: bigint) => UploadDesk | undefined) | undefined
  /** 32 bytes that only the servers of this network know: access hashes and file references are made with them. */
  readonly secret: Uint8Array
  /** Unix ms. */
  readonly clock: () => number
  readonly limits?: Partial<FileLimits> | undefined
}

/** The two steps of an upload, with the words and errors of `FilesService`. */
export interface UploadDesk {
  saveFilePart(user: bigint, part: IncomingPart, maxParts: number): Promise<void>
  receive(user: bigint, file: UploadedFile, maxParts: number): Promise<ReceivedFile>
}

/**
 * Files: parts become documents and photos, these are found again, read, and forgotten when nothing shows them. Knows
 * users by their ids only.
 */
export class FilesService implements UploadDesk {
  readonly #options: FilesOptions
  readonly #limits: FileLimits
  readonly #accessHashes: AccessHashes
  readonly #references: FileReferences
  readonly #legacy: LegacyLocations
  readonly #byHash: DocumentsByHash
  readonly #madeOnce: MadeOnce

  constructor(options: FilesOptions) {
    const { crypto, secret, clock } = options
    this.#options = options
    this.#limits = { ...defaultFileLimits, ...options.limits }
    this.#accessHashes = new AccessHashes(crypto, secret)
    this.#references = new FileReferences({ crypto, secret, clock, life: this.#limits.referenceLife })
    this.#legacy = new LegacyLocations(crypto, secret)
    this.#byHash = new DocumentsByHash(options)
    this.#madeOnce = new MadeOnce((file) => this.#isTakenUp(file))
  }

  /**
   * upload.saveFilePart, upload.saveBigFilePart: when this resolves the part survives the death of the process.
   *
   * @param maxParts upload_max_fileparts_* of this user
   * @throws {RpcError} FILE_PARTS_INVALID, FILE_PART_INVALID, FILE_PART_TOO_BIG, FILE_PART_EMPTY,
   * FILE_PART_SIZE_INVALID, FILE_PART_SIZE_CHANGED (api/files, "Uploading files"); FLOOD_WAIT_X;
   * STORAGE_CHECK_FAILED, STORAGE_QUOTA_EXCEEDED
   */
  async saveFilePart(user: bigint, part: IncomingPart, maxParts: number): Promise<void> {
    const desk = this.#options.deskOf?.(user)
    if (desk) return desk.saveFilePart(user, part, maxParts)
    await tellingOfFullDisk(() => acceptPart(this.#options, user, part, { maxParts, ...this.#limits }))
  }

  /**
   * Makes one file of uploaded parts; when this resolves its bytes are forced to disk. They wait for a document as long
   * as parts live.
   *
   * @throws {RpcError} FILE_PARTS_INVALID, FILE_PART_X_MISSING, MD5_CHECKSUM_INVALID, STORAGE_CHECK_FAILED
   */
  async receive(user: bigint, file: UploadedFile, maxParts: number): Promise<ReceivedFile> {
    const desk = this.#options.deskOf?.(user)
    if (desk) return desk.receive(user, file, maxParts)
    return tellingOfFullDisk(() => receiveFile(this.#options, user, file, maxParts))
  }

  /**
   * Keeps bytes the server made itself. They wait for a document until the next start.
   *
   * @throws {RpcError} STORAGE_CHECK_FAILED
   */
  async keep(bytes: Uint8Array): Promise<ReceivedFile> {
    const blob = await tellingOfFullDisk(() => this.#options.blobs.put(bytes))
    const fileType = fileTypeOf(bytes.subarray(0, FILE_TYPE_HEAD))
    return { blob, size: bytes.length, fileType, streamed: false }
  }

  /** What a received file is found by when another file is made of it. */
  async original({ blob, size }: ReceivedFile, mimeType: string): Promise<Original> {
    return { sha256: await this.#byHash.sha256({ blob, size }), size, mimeType }
  }

  /** A received file, or a document, as media work takes it: for this user, in turn with what is done for others. */
  mediaFile(user: bigint, { blob, size, head }: Pick<ReceivedFile, 'blob' | 'size' | 'head'>): MediaFile {
    return { size, head, user, lend: (use) => this.#options.blobs.lend(blob, use) }
  }

  /**
   * What these bytes are told apart by from all others, whoever sent them: made of the hashes that were worked out as
   * they came, so that nobody reads them again.
   */
  async contentId({ blob, size }: Pick<ReceivedFile, 'blob' | 'size'>): Promise<string> {
    const hash = this.#options.crypto.createHash('sha256')
    for (const window of await this.#options.blobs.windowHashes(blob, 0, Math.ceil(size / HASH_WINDOW)))
      hash.update(window)
    return `${size}:${Buffer.from(hash.digest()).toString('base64url')}`
  }

  /** Makes a file once of equal requests: those that come meanwhile or later share it, as long as it is there. */
  async once<T extends Made>(key: string, make: () => Promise<T>): Promise<T> {
    // Of whatever length: a request may say much of its file.
    const hash = this.#options.crypto.createHash('sha256')
    hash.update(Buffer.from(key))
    return this.#madeOnce.of(Buffer.from(hash.digest()).toString('base64url'), make)
  }

  /**
   * Makes a document. Until something shows it, it is kept for `releasedLife`.
   *
   * @throws {RpcError} MEDIA_INVALID, FILE_PART_X_MISSING where what was received expired meanwhile,
   * STORAGE_CHECK_FAILED, STORAGE_QUOTA_EXCEEDED
   */
  async createDocument(user: bigint, input: NewDocument): Promise<DocumentRecord> {
    await this.#refuseBeyondQuota(user)
    const tools = { ...this.#options, limits: this.#limits }
    return tellingOfFullDisk(() => createDocument(tools, user, input))
  }

  /** Makes a photo. Until something shows it, it is kept for `releasedLife`. @throws {RpcError} STORAGE_CHECK_FAILED */
  async createPhoto(user: bigint, input: NewPhoto): Promise<PhotoRecord> {
    await this.#refuseBeyondQuota(user)
    const tools = { ...this.#options, limits: this.#limits }
    return tellingOfFullDisk(() => createPhoto(tools, user, input))
  }

  /** A document or photo by its id alone: for showing what something holds, never for what a client asked for by id. */
  async file(id: bigint): Promise<FileRecord | undefined> {
    return this.#options.catalog.file(id)
  }

  async document(id: bigint): Promise<DocumentRecord | undefined> {
    const file = await this.file(id)
    return file?.kind === 'document' ? file : undefined
  }

  async photo(id: bigint): Promise<PhotoRecord | undefined> {
    const file = await this.file(id)
    return file?.kind === 'photo' ? file : undefined
  }

  /** Gives a document other attributes; nothing changes where there is none. */
  async changeAttributes(id: bigint, attributes: Uint8Array): Promise<void> {
    await tellingOfFullDisk(() => this.#options.catalog.changeAttributes(id, attributes))
  }

  /** `access_hash` of a document or photo for this user. */
  accessHash(user: bigint, id: bigint): bigint {
    return this.#accessHashes.of(user, id)
  }

  /** `file_reference` of a document or photo for this user, other bytes each time. */
  fileReference(user: bigint, id: bigint, origin: FileOrigin): Uint8Array {
    return this.#references.issue(user, id, origin)
  }

  /**
   * The document an inputDocument names, to be shown once more: it is kept for a while, whatever lets go of it meanwhile.
   *
   * @throws {RpcError} FILE_ID_INVALID, also for what passes; FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID,
   * FILE_REFERENCE_EXPIRED; CHAT_FORWARDS_RESTRICTED for what is to be seen only where it is
   */
  async locateDocument(user: bigint, input: InputFile): Promise<DocumentRecord> {
    return this.#takenUp(await locateToShow(this.#locateTools, user, 'document', input))
  }

  /** The photo an inputPhoto names, in the same way. @throws {RpcError} as `locateDocument` */
  async locatePhoto(user: bigint, input: InputFile): Promise<PhotoRecord> {
    return this.#takenUp(await locateToShow(this.#locateTools, user, 'photo', input))
  }

  /** The document a location names, only to be read. @throws {RpcError} as `locateDocument` */
  async viewDocument(user: bigint, input: InputFile): Promise<DocumentRecord> {
    return locateFile(this.#locateTools, user, 'document', input)
  }

  /** The photo a location names, only to be read. @throws {RpcError} as `locateDocument` */
  async viewPhoto(user: bigint, input: InputFile): Promise<PhotoRecord> {
    return locateFile(this.#locateTools, user, 'photo', input)
  }

  /** Where a user sees a file that it was given to be shown again: where its reference says, or as its uploader. */
  async seenAt(user: bigint, { id, fileReference }: Omit<InputFile, 'accessHash'>): Promise<FileOrigin> {
    if ((await this.file(id))?.uploader === user) return { kind: 'upload' }
    return this.#references.open(user, id, fileReference)
  }

  /** Whether what somebody sees in a place may be shown elsewhere. */
  async mayPassOn(file: bigint, origin: FileOrigin): Promise<boolean> {
    return (await passingOn(this.#options.origins, origin, file)) === 'free'
  }

  /** What clients of old know a size of a photo by. */
  legacyLocation(photo: bigint, letter: string): LegacyLocation {
    return this.#legacy.of(photo, letter)
  }

  /**
   * What an inputFileLocation or inputPhotoLegacyFileLocation names.
   *
   * @param input.id, input.accessHash of inputPhotoLegacyFileLocation
   * @throws {RpcError} FILE_ID_INVALID, also for a wrong secret; FILE_REFERENCE_*
   */
  async viewLegacy(
    user: bigint,
    location: LegacyLocation,
    input: { readonly fileReference: Uint8Array } & Partial<InputFile>,
  ): Promise<FileTarget> {
    const { id = location.volumeId, accessHash = this.accessHash(user, id), fileReference } = input
    const letter = this.#legacy.letterOf(location)
    if (letter === undefined || id !== location.volumeId || !this.#accessHashes.matches(user, id, accessHash))
      throw new RpcError('FILE_ID_INVALID')
    return targetOf(await locateByReference(this.#locateTools, user, 'photo', { id, fileReference }), letter)
  }

  /**
   * What `thumb_size` names: '' the document itself, else one of its previews, still or moving.
   *
   * @throws {RpcError} FILE_ID_INVALID
   */
  targetOf(file: FileRecord, thumbSize: string): FileTarget {
    return targetOf(file, thumbSize)
  }

  /** upload.getFile. @throws {RpcError} OFFSET_INVALID, LIMIT_INVALID */
  async read(target: FileTarget, range: RangeRequest): Promise<FileRange> {
    return readRange(this.#options.blobs, target, range).catch(asRefusal)
  }

  /** upload.getFileHashes: from the window that holds `offset` to the end of its 8 MB; none beyond the end. */
  async hashes(target: FileTarget, offset: bigint): Promise<FileHash[]> {
    return fileHashes(this.#options, target, offset).catch(asRefusal)
  }

  /** messages.getDocumentByHash: a document that is or was made of these bytes and that the seeker may send. */
  async documentByHash(wanted: WantedDocument, seeker: Seeker): Promise<FoundDocument | undefined> {
    return this.#byHash.find(wanted, seeker)
  }

  /**
   * Something is about to show these files no more: they are looked at later, and removed when nothing else does. To be
   * called before it is so, lest the death of the process in between leave them for ever.
   */
  async released(files: readonly bigint[]): Promise<void> {
    if (files.length > 0) await this.#options.catalog.checkLater(files, this.#releasedUntil())
  }

  /** Its uploader was given a file that nothing shows yet (messages.uploadMedia): it is kept for `unusedLife`. */
  async handedOut(file: bigint): Promise<void> {
    const due = Math.ceil((this.#options.clock() + this.#limits.unusedLife) / 1000)
    await tellingOfFullDisk(() => this.#options.catalog.checkLater([file], due))
  }

  /** Removes the files whose time has come and that nothing shows; to be called now and then. Answers how many. */
  async collectUnused(): Promise<number> {
    const now = Math.floor(this.#options.clock() / 1000)
    return collectUnused({ ...this.#options, now, releasedUntil: this.#releasedUntil() })
  }

  /** Forgets parts that nobody added to for too long; to be called now and then. Answers how many uploads. */
  async expireParts(isOurs?: (user: bigint) => boolean): Promise<number> {
    return this.#options.parts.expire(this.#options.clock() - this.#limits.partLife, isOurs)
  }

  /** Whoever is beyond it may not have more made of what is here: a file that fitted may still get its previews. */
  async #refuseBeyondQuota(user: bigint): Promise<void> {
    if ((await this.#options.catalog.bytesOf(user)) > this.#limits.quota)
      throw new RpcError('STORAGE_QUOTA_EXCEEDED')
  }

  get #locateTools() {
    const { catalog, origins, open } = this.#options
    return { catalog, origins, open, accessHashes: this.#accessHashes, references: this.#references }
  }

  /** Its time is moved first: whatever removes it then comes before, and is seen here, or does not. */
  async #takenUp<F extends FileRecord>(file: F): Promise<F> {
    await this.released([file.id])
    if (!(await this.file(file.id))) throw new RpcError('FILE_ID_INVALID')
    return file
  }

  async #isTakenUp(file: FileRecord): Promise<boolean> {
    await this.released([file.id])
    return (await this.file(file.id)) !== undefined
  }

  #releasedUntil(): number {
    return Math.ceil((this.#options.clock() + this.#limits.releasedLife) / 1000)
  }
}
