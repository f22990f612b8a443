import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { BlobStore } from '../../storage/ports/blob-store.ts'
import type { DocumentRecord, FileCatalog, PhotoRecord } from '../../storage/ports/file-catalog.ts'
import { BlobNotFound, FileExists } from '../../storage/ports/storage-error.ts'
import type { FileCrypto } from '../crypto.ts'
import type { FileLimits } from '../limits.ts'

export interface CreateTools {
  readonly blobs: BlobStore
  readonly catalog: FileCatalog
  readonly crypto: FileCrypto
  /** Unix ms. */
  readonly clock: () => number
  readonly limits: Pick<FileLimits, 'releasedLife'>
}

/** A document or photo but for its id and date. */
export type NewFile<F extends DocumentRecord | PhotoRecord> = Omit<F, 'id' | 'date'>

/**
 * Adds a document or photo under a new id. Until something shows it, it is kept for `releasedLife`.
 *
 * @param blobs go with it when it cannot be added
 * @throws {RpcError} FILE_PART_X_MISSING where its upload expired meanwhile
 */
export async function addNewFile<F extends DocumentRecord | PhotoRecord>(
  { blobs: store, catalog, crypto, clock, limits }: CreateTools,
  blobs: readonly bigint[],
  fields: NewFile<F>,
): Promise<F> {
  const now = clock()
  for (;;) {
    // The spread of what is left of F and what was left out of it.
    const file = { ...fields, id: randomId(crypto), date: Math.floor(now / 1000) } as F
    try {
      await catalog.add(file, Math.ceil((now + limits.releasedLife) / 1000))
      return file
    } catch (error) {
      if (error instanceof FileExists) continue
      await store.removeUnused(blobs)
      throw error instanceof BlobNotFound ? new RpcError('FILE_PART_X_MISSING', { x: 0 }) : error
    }
  }
}

/** Positive, 63 bits. */
function randomId(crypto: FileCrypto): bigint {
  const bytes = crypto.randomBytes(8)
  const id = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0) >> 1n
  return id === 0n ? 1n : id
}
