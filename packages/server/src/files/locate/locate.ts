import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { DocumentRecord, FileCatalog } from '../../storage/ports/file-catalog.ts'
import type { AccessHashes } from './access-hash.ts'
import type { FileOrigin, FileReferences } from './file-reference.ts'

/** Answers for the places where documents are seen. */
export interface Origins {
  /** Whether that place shows that document to that user, now. */
  names(origin: Extract<FileOrigin, { kind: 'message' }>, document: bigint, user: bigint): Promise<boolean>
}

/** inputDocument, and what inputDocumentFileLocation shares with it. */
export interface InputDocument {
  readonly id: bigint
  readonly accessHash: bigint
  readonly fileReference: Uint8Array
}

export interface LocateTools {
  readonly catalog: FileCatalog
  readonly accessHashes: AccessHashes
  readonly references: FileReferences
  readonly origins: Origins
}

/**
 * The document a user names, if it may see it: the hash was made for this user, and the place the reference tells of
 * shows it still.
 *
 * @throws {RpcError} FILE_ID_INVALID, the same whether there is no such document or the hash is not its own;
 * FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID; FILE_REFERENCE_EXPIRED, also when the place shows it no more
 */
export async function locateDocument(
  { catalog, accessHashes, references, origins }: LocateTools,
  user: bigint,
  { id, accessHash, fileReference }: InputDocument,
): Promise<DocumentRecord> {
  const isKnown = accessHashes.matches(user, id, accessHash)
  const document = isKnown ? await catalog.document(id) : undefined
  if (!document) throw new RpcError('FILE_ID_INVALID')
  const origin = references.open(user, id, fileReference)
  const isShown =
    origin.kind === 'upload' ? document.uploader === user : await origins.names(origin, id, user)
  if (!isShown) throw new RpcError('FILE_REFERENCE_EXPIRED')
  return document
}
