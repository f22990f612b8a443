import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { mediaKindOf } from '../../messages/media-kind.ts'
import type { Context } from '../context.ts'
import { decodeAttributes } from '../document-attributes.ts'
import { existingDocument } from './existing-file.ts'
import type { PreparedMedia } from './prepared-media.ts'

/** A short film; without sound it may have become an animation. */
const films: ReadonlySet<string> = new Set(['video', 'gif'])

/**
 * The film that was taken together with a photo, and makes a live photo of it.
 *
 * @throws RpcError DOCUMENT_INVALID; MEDIA_INVALID for a document that is no video; FILE_REFERENCE_*,
 * CHAT_FORWARDS_RESTRICTED as `existingDocument`
 */
export async function filmOf(
  video: Type<'InputDocument'> | undefined,
  context: Context,
): Promise<bigint | undefined> {
  if (video === undefined) return undefined
  if (video._ === 'inputDocumentEmpty') throw new RpcError('DOCUMENT_INVALID')
  const { id, attributes } = await existingDocument(video, context)
  if (!films.has(mediaKindOf(decodeAttributes(attributes)))) throw new RpcError('MEDIA_INVALID')
  return id
}

/** A photo that moves. */
export function withFilm(prepared: PreparedMedia, film: bigint | undefined): PreparedMedia {
  const { media, shows } = prepared
  if (film === undefined || media._ !== 'messageMediaPhoto') return prepared
  return {
    media: { ...media, live_photo: true, video: { _: 'documentEmpty', id: film } },
    shows: { ...shows, companion: film },
  }
}
