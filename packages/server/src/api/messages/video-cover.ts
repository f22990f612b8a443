import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { MediaKind } from '../../storage/ports/message-store.ts'
import type { Context } from '../context.ts'
import { existingPhoto } from './existing-file.ts'
import type { PreparedMedia } from './prepared-media.ts'

/** What plays; a video without sound may have become an animation. */
const playing: ReadonlySet<MediaKind> = new Set(['video', 'gif', 'round'])

/**
 * The photo that a sender wants shown in the place of a video until it plays.
 *
 * @throws RpcError PHOTO_INVALID; FILE_REFERENCE_*, CHAT_FORWARDS_RESTRICTED as `existingPhoto`
 */
export async function coverOf(
  input: Type<'InputPhoto'> | undefined,
  context: Context,
): Promise<bigint | undefined> {
  if (input === undefined) return undefined
  if (input._ === 'inputPhotoEmpty') throw new RpcError('PHOTO_INVALID')
  return (await existingPhoto(input, context)).id
}

/** @throws RpcError MEDIA_INVALID for a cover of something that is no video */
export function withCover(prepared: PreparedMedia, cover: bigint | undefined): PreparedMedia {
  const { media, shows } = prepared
  if (cover === undefined) return prepared
  if (media._ !== 'messageMediaDocument' || !playing.has(shows.kind)) throw new RpcError('MEDIA_INVALID')
  return {
    media: { ...media, video_cover: { _: 'photoEmpty', id: cover } },
    shows: { ...shows, companion: cover },
  }
}
