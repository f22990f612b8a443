import type { Type } from '@longshore/protocol/schema/api'
import type { FileOrigin } from '../../files/locate/origin.ts'
import type { Services } from '../context.ts'
import { shapeDocument } from './document.ts'
import { shapePhoto } from './photo.ts'

/**
 * Media of a message as a viewer sees it: of its photo or document messages store the bare id.
 *
 * @param file the photo or document; undefined where the media shows none, or shows it no more (`ttl_seconds`)
 */
export async function shapeMedia(
  services: Pick<Services, 'files' | 'config' | 'stickers'>,
  viewer: bigint,
  media: Type<'MessageMedia'>,
  file: bigint | undefined,
  origin: FileOrigin,
): Promise<Type<'MessageMedia'>> {
  if (file === undefined) return media
  switch (media._) {
    case 'messageMediaDocument':
      return { ...media, document: await shapeDocument(services, viewer, file, origin) }
    case 'messageMediaPhoto':
      return { ...media, photo: await shapePhoto(services, viewer, file, origin) }
    default:
      return media
  }
}
