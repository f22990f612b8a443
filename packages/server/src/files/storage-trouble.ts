import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { BlobNotFound, StorageFull } from '../storage/ports/storage-error.ts'

/**
 * A full disk is no bug: the client hears STORAGE_CHECK_FAILED, upon which it stops and shows it; the `cause` is for the
 * operator's log.
 */
export async function tellingOfFullDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error
    const told = new RpcError('STORAGE_CHECK_FAILED')
    told.cause = error
    throw told
  }
}

/** A document that goes while it is read was, for the client, never there. */
export function asRefusal(error: unknown): never {
  throw error instanceof BlobNotFound ? new RpcError('FILE_ID_INVALID') : error
}
