import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { RangeRequest } from '@longshore/protocol/files/range-rules'
import type { BlobStore } from '../storage/ports/blob-store.ts'
import type { DocumentRecord, FileCatalog } from '../storage/ports/file-catalog.ts'
import type { PartStore } from '../storage/ports/part-store.ts'
import { createDocument, type NewDocument } from './create/create-document.ts'
import type { FileCrypto } from './crypto.ts'
import { defaultFileLimits, type FileLimits } from './limits.ts'
import { AccessHashes } from './locate/access-hash.ts'
import { type FileOrigin, FileReferences } from './locate/file-reference.ts'
import { type InputDocument, locateDocument, type Origins } from './locate/locate.ts'
import { acceptPart, type IncomingPart } from './parts/accept-part.ts'
import { type FileRange, readRange } from './read/read-range.ts'
import { asRefusal, tellingOfFullDisk } from './storage-trouble.ts'

export interface FilesOptions {
  readonly parts: PartStore
  readonly blobs: BlobStore
  readonly catalog: FileCatalog
  readonly origins: Origins
  readonly crypto: FileCrypto
  /** 32 bytes that only the servers of this network know: access hashes and file references are made with them. */
  readonly secret: Uint8Array
  /** Unix ms. */
  readonly clock: () => number
  readonly limits?: Partial<FileLimits> | undefined
}

/** Files: parts become documents, documents are found again and read. Knows users by their ids only. */
export class FilesService {
  readonly #options: FilesOptions
  readonly #limits: FileLimits
  readonly #accessHashes: AccessHashes
  readonly #references: FileReferences

  constructor(options: FilesOptions) {
    const { crypto, secret, clock } = options
    this.#options = options
    this.#limits = { ...defaultFileLimits, ...options.limits }
    this.#accessHashes = new AccessHashes(crypto, secret)
    this.#references = new FileReferences({ crypto, secret, clock, life: this.#limits.referenceLife })
  }

  /**
   * upload.saveFilePart, upload.saveBigFilePart: when this resolves the part survives the death of the process.
   *
   * @param maxParts upload_max_fileparts_* of this user
   * @throws {RpcError} FILE_PARTS_INVALID, FILE_PART_INVALID, FILE_PART_TOO_BIG, FILE_PART_EMPTY,
   * FILE_PART_SIZE_INVALID, FILE_PART_SIZE_CHANGED (api/files, "Uploading files"); FLOOD_WAIT_X;
   * STORAGE_CHECK_FAILED
   */
  async saveFilePart(user: bigint, part: IncomingPart, maxParts: number): Promise<void> {
    await tellingOfFullDisk(() => acceptPart(this.#options.parts, user, part, { maxParts, ...this.#limits }))
  }

  /**
   * Makes a document of uploaded parts; when this resolves its bytes are forced to disk.
   *
   * @throws {RpcError} FILE_PARTS_INVALID, FILE_PART_X_MISSING, MD5_CHECKSUM_INVALID, MEDIA_INVALID,
   * STORAGE_CHECK_FAILED
   */
  async createDocument(user: bigint, input: NewDocument): Promise<DocumentRecord> {
    return tellingOfFullDisk(() => createDocument(this.#options, user, input))
  }

  /** A document by its id alone: for showing what a message holds, never for what a client asked for by id. */
  async document(id: bigint): Promise<DocumentRecord | undefined> {
    return this.#options.catalog.document(id)
  }

  /** Forgets a document; its bytes go with the last document that shares them. */
  async deleteDocument(id: bigint): Promise<void> {
    await this.#options.blobs.removeUnused(await this.#options.catalog.remove(id))
  }

  /** `access_hash` of a document for this user. */
  accessHash(user: bigint, document: bigint): bigint {
    return this.#accessHashes.of(user, document)
  }

  /** `file_reference` of a document for this user, other bytes each time. */
  fileReference(user: bigint, document: bigint, origin: FileOrigin): Uint8Array {
    return this.#references.issue(user, document, origin)
  }

  /**
   * The document an inputDocument names.
   *
   * @throws {RpcError} FILE_ID_INVALID, FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID, FILE_REFERENCE_EXPIRED
   */
  async locate(user: bigint, input: InputDocument): Promise<DocumentRecord> {
    const { catalog, origins } = this.#options
    const tools = { catalog, origins, accessHashes: this.#accessHashes, references: this.#references }
    return locateDocument(tools, user, input)
  }

  /**
   * upload.getFile of an inputDocumentFileLocation.
   *
   * @param location.thumbSize empty for the document itself; previews are not served yet
   * @throws {RpcError} OFFSET_INVALID, LIMIT_INVALID, and what `locate` throws
   */
  async read(
    user: bigint,
    location: InputDocument & { readonly thumbSize: string },
    range: RangeRequest,
  ): Promise<FileRange> {
    const document = await this.locate(user, location)
    if (location.thumbSize !== '') throw new RpcError('FILE_ID_INVALID')
    return readRange(this.#options.blobs, document, range).catch(asRefusal)
  }

  /** Forgets parts that nobody added to for too long; to be called now and then. Answers how many uploads. */
  async expireParts(): Promise<number> {
    return this.#options.parts.expire(this.#options.clock() - this.#limits.partLife)
  }
}
