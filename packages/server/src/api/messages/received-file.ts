import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { UploadedFile } from '../../files/create/uploaded-file.ts'
import type { ReceivedFile } from '../../files/files-service.ts'
import type { Context } from '../context.ts'
import { maxFileParts } from '../upload/max-file-parts.ts'

/**
 * The file an InputFile names: the moment when its parts become one.
 *
 * @throws RpcError FILE_PARTS_INVALID, FILE_PART_X_MISSING, MD5_CHECKSUM_INVALID, INPUT_FILE_INVALID
 */
export async function receivedFile(file: Type<'InputFile'>, context: Context): Promise<ReceivedFile> {
  return context.files.receive(context.userId, uploadedFile(file), await maxFileParts(context))
}

function uploadedFile(file: Type<'InputFile'>): UploadedFile {
  switch (file._) {
    case 'inputFile':
      return { id: file.id, parts: file.parts, big: false, md5Checksum: file.md5_checksum }
    case 'inputFileBig':
      return { id: file.id, parts: file.parts, big: true }
    case 'inputFileStoryDocument':
      throw new RpcError('INPUT_FILE_INVALID')
  }
}
