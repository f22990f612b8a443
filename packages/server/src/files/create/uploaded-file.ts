import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { type FileType, fileTypeOf } from '@longshore/protocol/files/file-type'
import { PART_SIZE_MAX } from '@longshore/protocol/files/part-rules'
import type { PartStore, WholeFile } from '../../storage/ports/part-store.ts'
import type { FileCrypto } from '../crypto.ts'

/** inputFile or inputFileBig. */
export interface UploadedFile {
  readonly id: bigint
  readonly parts: number
  /** inputFileBig. */
  readonly big: boolean
  /** `md5_checksum`: hexadecimal, or empty when the client does not care to have it checked. */
  readonly md5Checksum?: string | undefined
}

/** Bytes that are kept, and nothing shows yet. */
export interface ReceivedFile {
  readonly blob: bigint
  /** Bytes. */
  readonly size: number
  /** Told by its first bytes. */
  readonly fileType: FileType
  /** The first bytes themselves, where they were read to tell it. */
  readonly head?: Uint8Array | undefined
  /** Its client began without knowing how long it would be. */
  readonly streamed: boolean
}

/** So many bytes from the beginning tell what a file is, and whether there is media in it. */
const HEAD = 64

/**
 * Makes one file of the parts of an upload, the same one however often it is asked for.
 *
 * @throws {RpcError} FILE_PARTS_INVALID, FILE_PART_X_MISSING, MD5_CHECKSUM_INVALID (api/files, "Uploading files"); the
 * parts are then still there
 */
export async function receiveFile(
  { parts, crypto }: { parts: PartStore; crypto: FileCrypto },
  user: bigint,
  { id, parts: count, big, md5Checksum = '' }: UploadedFile,
  maxParts: number,
): Promise<ReceivedFile> {
  let head = new Uint8Array()
  const call = { parts: count, maxParts }
  const finished = await parts.finish({ user, fileId: id, big }, call, async (file) => {
    // Of its own: what is read may lie in memory of the whole file.
    head = (await file.read(0, HEAD)).slice()
    if (md5Checksum !== '') await checkMd5(crypto, file, md5Checksum)
  })
  return { ...finished, fileType: fileTypeOf(head), head }
}

/** "The file's MD5 checksum did not match the md5_checksum parameter". */
async function checkMd5(crypto: FileCrypto, file: WholeFile, expected: string): Promise<void> {
  const hash = crypto.createHash('md5')
  for (let offset = 0; offset < file.size; offset += PART_SIZE_MAX)
    hash.update(await file.read(offset, PART_SIZE_MAX))
  if (hex(hash.digest()) !== expected.toLowerCase()) throw new RpcError('MD5_CHECKSUM_INVALID')
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
