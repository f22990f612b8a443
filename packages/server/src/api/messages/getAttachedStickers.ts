import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeCovered } from '../stickers/shape-sets.ts'

/** The sets of the stickers that somebody put on a photo or video. @throws RpcError MEDIA_EMPTY, FILE_ID_INVALID, FILE_REFERENCE_* */
export const getAttachedStickers: Handler<'messages.getAttachedStickers'> = async ({ media }, context) => {
  const { sets } = context.stickers.store
  const setOf = await sets.setsOf(await stickersOn(media, context))
  return shapeCovered(context, context.userId, await sets.sets([...new Set(setOf.values())]))
}

async function stickersOn(
  media: Type<'InputStickeredMedia'>,
  { files, userId }: Context,
): Promise<readonly bigint[]> {
  if (media.id._ === 'inputPhotoEmpty' || media.id._ === 'inputDocumentEmpty')
    throw new RpcError('MEDIA_EMPTY')
  const { id, access_hash: accessHash, file_reference: fileReference } = media.id
  const input = { id, accessHash, fileReference }
  const file =
    media._ === 'inputStickeredMediaPhoto'
      ? await files.viewPhoto(userId, input)
      : await files.viewDocument(userId, input)
  return file.stickers
}
