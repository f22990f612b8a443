import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { FileTarget } from '../../files/read/target.ts'
import type { Context } from '../context.ts'
import { setNamed } from '../stickers/named-set.ts'

/**
 * The picture of a sticker set ("For previews of sticker sets, inputStickerSetThumb is used"). There is no file
 * reference: who may name the set may see it.
 *
 * @throws RpcError LOCATION_INVALID for another version than the present one, and when there is no such set
 */
export async function stickerSetThumbTarget(
  { stickerset, thumb_version }: Constructor<'inputStickerSetThumb'>,
  context: Context,
): Promise<FileTarget> {
  const { thumb, thumbVersion } = await setNamed(stickerset, context).catch(notThere)
  const picture =
    thumb !== undefined && thumbVersion === thumb_version ? await context.files.document(thumb) : undefined
  if (!picture) throw new RpcError('LOCATION_INVALID')
  return context.files.targetOf(picture, '')
}

function notThere(error: unknown): never {
  throw error instanceof RpcError ? new RpcError('LOCATION_INVALID') : error
}
