import type { BlobStore } from '../../storage/ports/blob-store.ts'
import { type DocumentRecord, EVERYBODY, type FileCatalog } from '../../storage/ports/file-catalog.ts'
import type { FileCrypto } from '../crypto.ts'
import type { FileOrigin } from '../locate/origin.ts'

/** messages.getDocumentByHash. */
export interface WantedDocument {
  readonly sha256: Uint8Array
  /** Bytes. */
  readonly size: number
  readonly mimeType: string
}

/** Who looks for a document. */
export interface Seeker {
  /** The user, and whatever else shows it documents: the channels it reads. */
  readonly viewers: readonly bigint[]
  /** Where the user sees a document that it may send, if anywhere. */
  sees(document: DocumentRecord): Promise<FileOrigin | undefined>
}

export interface FoundDocument {
  readonly document: DocumentRecord
  readonly origin: FileOrigin
}

const CANDIDATES = 200
const AT_ONCE = 512 * 1024

/**
 * Finds documents by the SHA-256 of their bytes, or of those they were made of, among those the user may see anyway. Of
 * others neither the answer nor the time it takes tells anything: neither their rows nor their bytes are looked at, and
 * however many there are, they hide nothing.
 */
export class DocumentsByHash {
  readonly #catalog: FileCatalog
  readonly #blobs: BlobStore
  readonly #crypto: FileCrypto
  /** Files are read one after the other, however many ask. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor({ catalog, blobs, crypto }: { catalog: FileCatalog; blobs: BlobStore; crypto: FileCrypto }) {
    this.#catalog = catalog
    this.#blobs = blobs
    this.#crypto = crypto
  }

  async find({ sha256, size, mimeType }: WantedDocument, seeker: Seeker): Promise<FoundDocument | undefined> {
    const viewers = [...seeker.viewers, EVERYBODY]
    for (const document of await this.#catalog.documentsSeen(viewers, { size, mimeType }, CANDIDATES)) {
      const origin = await seeker.sees(document)
      if (!origin) continue
      const { madeOf } = document
      const isOriginal = madeOf?.size === size && madeOf.mimeType === mimeType
      const found = isOriginal ? madeOf.sha256 : await this.sha256(document)
      if (this.#crypto.equal(found, sha256)) return { document, origin }
    }
    return undefined
  }

  /** Of the bytes of a file. */
  async sha256({ blob, size }: Pick<DocumentRecord, 'blob' | 'size'>): Promise<Uint8Array> {
    const known = await this.#catalog.sha256(blob)
    if (known) return known
    const turn = this.#turn.then(async () => (await this.#catalog.sha256(blob)) ?? this.#workOut(blob, size))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #workOut(blob: bigint, size: number): Promise<Uint8Array> {
    const hash = this.#crypto.createHash('sha256')
    for (let offset = 0; offset < size; offset += AT_ONCE)
      hash.update(await this.#blobs.readRange(blob, offset, AT_ONCE))
    const sha256 = hash.digest()
    await this.#catalog.keepSha256(blob, sha256)
    return sha256
  }
}
