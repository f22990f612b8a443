import type { Type } from '@longshore/protocol/schema/api'
import type { PhotoRecord } from '../../storage/ports/file-catalog.ts'
import type { Services } from '../context.ts'

/** The picture a user shows. `personal`: the viewer chose it for this user. */
export async function shapeUserPhoto(
  services: Pick<Services, 'files' | 'config'>,
  photo: bigint | undefined,
  personal = false,
): Promise<Type<'UserProfilePhoto'>> {
  const shown = await shapeShown(services, photo)
  return shown ? { _: 'userProfilePhoto', personal, ...shown } : { _: 'userProfilePhotoEmpty' }
}

/** The picture a group or channel shows. */
export async function shapeChatPhoto(
  services: Pick<Services, 'files' | 'config'>,
  photo: bigint | undefined,
): Promise<Type<'ChatPhoto'>> {
  const shown = await shapeShown(services, photo)
  return shown ? { _: 'chatPhoto', ...shown } : { _: 'chatPhotoEmpty' }
}

interface ShownPicture {
  readonly has_video: boolean
  readonly photo_id: bigint
  readonly stripped_thumb: Uint8Array | undefined
  readonly dc_id: number
}

async function shapeShown(
  { files, config }: Pick<Services, 'files' | 'config'>,
  photo: bigint | undefined,
): Promise<ShownPicture | undefined> {
  const record = photo === undefined ? undefined : await files.photo(photo)
  if (!record) return undefined
  return {
    has_video: record.videoPreviews.length > 0,
    photo_id: record.id,
    stripped_thumb: strippedOf(record),
    dc_id: config.dcId,
  }
}

function strippedOf({ previews }: PhotoRecord): Uint8Array | undefined {
  return previews.find((preview) => preview.kind === 'stripped')?.bytes
}
