import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { FileCatalog, FileRecord } from '../../storage/ports/file-catalog.ts'
import type { AccessHashes } from './access-hash.ts'
import type { FileReferences } from './file-reference.ts'
import type { FileOrigin, OriginKeeper, OriginKind, Origins, PassingOn } from './origin.ts'

/** inputDocument, inputPhoto, and what the locations of both share with them. */
export interface InputFile {
  readonly id: bigint
  readonly accessHash: bigint
  readonly fileReference: Uint8Array
}

export interface LocateTools {
  readonly catalog: FileCatalog
  readonly accessHashes: AccessHashes
  readonly references: FileReferences
  readonly origins: Origins
  /** Those of the files that everybody may see and show: the stickers of sets. */
  readonly open: (files: readonly bigint[]) => Promise<readonly bigint[]>
}

/**
 * The document or photo a user names, if it may see it: the hash was made for this user, and the place the reference
 * tells of shows it still.
 *
 * @throws {RpcError} FILE_ID_INVALID, the same whether there is no such file, it is of the other kind, or the hash is
 * not its own; FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID; FILE_REFERENCE_EXPIRED, also when the place shows it no
 * more
 */
export async function locateFile<K extends FileRecord['kind']>(
  tools: LocateTools,
  user: bigint,
  kind: K,
  { id, accessHash, fileReference }: InputFile,
): Promise<Extract<FileRecord, { kind: K }>> {
  if (!tools.accessHashes.matches(user, id, accessHash)) throw new RpcError('FILE_ID_INVALID')
  return locateByReference(tools, user, kind, { id, fileReference })
}

/** The same where the location says in another way that it is the user's: inputFileLocation has no access hash. */
export async function locateByReference<K extends FileRecord['kind']>(
  { catalog, references, origins }: LocateTools,
  user: bigint,
  kind: K,
  { id, fileReference }: Omit<InputFile, 'accessHash'>,
): Promise<Extract<FileRecord, { kind: K }>> {
  const file = await catalog.file(id)
  if (!file || !isOfKind(file, kind)) throw new RpcError('FILE_ID_INVALID')
  const origin = references.open(user, id, fileReference)
  const isShown = origin.kind === 'upload' ? file.uploader === user : await names(origins, origin, id, user)
  if (!isShown) throw new RpcError('FILE_REFERENCE_EXPIRED')
  return file
}

/**
 * The same, to be shown once more: whoever sees a file may not therefore pass it on. Its uploader may, who has it anyway.
 *
 * @throws {RpcError} as `locateFile`; CHAT_FORWARDS_RESTRICTED where the place keeps what is in it; FILE_ID_INVALID for what
 * was to be seen once or for a time
 */
export async function locateToShow<K extends FileRecord['kind']>(
  tools: LocateTools,
  user: bigint,
  kind: K,
  input: InputFile,
): Promise<Extract<FileRecord, { kind: K }>> {
  const file = await locateFile(tools, user, kind, input)
  if (file.uploader === user) return file
  const origin = tools.references.open(user, input.id, input.fileReference)
  const answer = await passingOn(tools.origins, origin, input.id)
  if (answer === 'free' || (await tools.open([input.id])).length > 0) return file
  throw new RpcError(answer === 'restricted' ? 'CHAT_FORWARDS_RESTRICTED' : 'FILE_ID_INVALID')
}

/** An upload is shown by nobody but its uploader. */
export async function passingOn(origins: Origins, origin: FileOrigin, file: bigint): Promise<PassingOn> {
  if (origin.kind === 'upload') return 'free'
  // The keeper of a kind takes the origins of that kind.
  const keeper = origins[origin.kind] as OriginKeeper<OriginKind>
  return keeper.passingOn(origin, file)
}

function isOfKind<K extends FileRecord['kind']>(
  file: FileRecord,
  kind: K,
): file is Extract<FileRecord, { kind: K }> {
  return file.kind === kind
}

function names(
  origins: Origins,
  origin: Exclude<FileOrigin, { kind: 'upload' }>,
  file: bigint,
  user: bigint,
): Promise<boolean> {
  // The keeper of a kind takes the origins of that kind.
  const keeper = origins[origin.kind] as OriginKeeper<OriginKind>
  return keeper.names(origin, file, user)
}
