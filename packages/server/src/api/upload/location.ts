import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { FileTarget } from '../../files/files-service.ts'
import type { LegacyLocation } from '../../files/locate/legacy-location.ts'
import type { Context } from '../context.ts'
import { peerPhotoTarget } from './peer-photo.ts'
import { stickerSetThumbTarget } from './sticker-set-thumb.ts'

/**
 * The bytes an InputFileLocation names (api/files, downloading files).
 *
 * @throws RpcError FILE_ID_INVALID, FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID, FILE_REFERENCE_EXPIRED;
 * LOCATION_INVALID for files of kinds this server does not have; as `peerPhotoTarget` and `stickerSetThumbTarget`
 */
export async function targetOfLocation(
  location: Type<'InputFileLocation'>,
  context: Context,
): Promise<FileTarget> {
  const { files, userId } = context
  switch (location._) {
    case 'inputDocumentFileLocation':
      return files.targetOf(await files.viewDocument(userId, inputOf(location)), location.thumb_size)
    case 'inputPhotoFileLocation':
      return files.targetOf(await files.viewPhoto(userId, inputOf(location)), location.thumb_size)
    case 'inputFileLocation':
      return files.viewLegacy(userId, legacyOf(location), { fileReference: location.file_reference })
    case 'inputPhotoLegacyFileLocation':
      return files.viewLegacy(userId, legacyOf(location), inputOf(location))
    case 'inputPeerPhotoFileLocation':
      return peerPhotoTarget(location, context)
    case 'inputStickerSetThumb':
      return stickerSetThumbTarget(location, context)
    case 'inputEncryptedFileLocation':
    case 'inputSecureFileLocation':
    case 'inputTakeoutFileLocation':
    case 'inputGroupCallStream':
      throw new RpcError('LOCATION_INVALID')
  }
}

function inputOf({ id, access_hash: accessHash, file_reference: fileReference }: Located) {
  return { id, accessHash, fileReference }
}

function legacyOf({ volume_id: volumeId, local_id: localId, secret }: LegacyFields): LegacyLocation {
  return { volumeId, localId, secret }
}

type Located = Pick<Constructor<'inputPhotoFileLocation'>, 'id' | 'access_hash' | 'file_reference'>
type LegacyFields = Pick<Constructor<'inputFileLocation'>, 'volume_id' | 'local_id' | 'secret'>
