import type { Type } from '@longshore/protocol/schema/api'
import type { FileOrigin } from '../../files/locate/origin.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import type { Services } from '../context.ts'
import { shapeDocument } from './document.ts'
import { shapePhoto } from './photo.ts'

/**
 * Media of a message as a viewer sees it: of photos and documents messages store the bare id.
 *
 * @param file the photo or document; undefined where the media shows none, or shows it no more (`ttl_seconds`)
 * @param placeOf where the viewer sees each of the files
 */
export async function shapeMedia(
  services: Pick<Services, 'files' | 'config' | 'stickers'>,
  viewer: bigint,
  media: Type<'MessageMedia'>,
  { file, companion }: Pick<MessageRecord, 'file' | 'companion'>,
  placeOf: (file: bigint) => FileOrigin,
): Promise<Type<'MessageMedia'>> {
  if (file === undefined) return media
  switch (media._) {
    case 'messageMediaDocument':
      return {
        ...media,
        document: await shapeDocument(services, viewer, file, placeOf(file)),
        video_cover:
          companion === undefined
            ? undefined
            : await shapePhoto(services, viewer, companion, placeOf(companion)),
      }
    case 'messageMediaPhoto':
      return {
        ...media,
        photo: await shapePhoto(services, viewer, file, placeOf(file)),
        video:
          companion === undefined
            ? undefined
            : await shapeDocument(services, viewer, companion, placeOf(companion)),
      }
    default:
      return media
  }
}
