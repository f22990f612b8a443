import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { checkCaption } from '../../messages/text-rules.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { clearDraft } from '../settings/drafts.ts'
import { checkAlbum, randomGroupedId } from './album.ts'
import { entitiesOf } from './entities.ts'
import { checkTtl, prepareMedia } from './media.ts'
import type { PreparedMedia } from './prepared-media.ts'
import { recipientOf } from './recipient.ts'
import { replyOf } from './reply.ts'
import { sendOrSchedule } from './send-or-schedule.ts'

const largestAlbum = 10

/**
 * An album: messages that clients show as one, by their common `grouped_id`. All of it is sent, or nothing.
 *
 * The page takes uploaded files and existing ones; clients send existing ones, which they made by
 * messages.uploadMedia before. Each keeps its own caption: which of them is shown where is up to the clients.
 *
 * @throws RpcError MEDIA_EMPTY, MULTI_MEDIA_TOO_LONG, MEDIA_INVALID for kinds that do not go together,
 * FILE_REFERENCE_X_*; what `prepareMedia` throws for one of them
 */
export const sendMultiMedia: Handler<'messages.sendMultiMedia'> = async (request, context) => {
  const { multi_media: items } = request
  if (items.length === 0) throw new RpcError('MEDIA_EMPTY')
  if (items.length > largestAlbum) throw new RpcError('MULTI_MEDIA_TOO_LONG')
  const recipient = await recipientOf(request, context)
  const groupedId = items.length > 1 ? randomGroupedId(context) : undefined

  const prepared: PreparedMedia[] = []
  const told = await sendOrSchedule(
    context,
    recipient,
    request.schedule_date,
    items.map((item, index) => ({
      randomId: item.random_id,
      async compose() {
        checkCaption(item.message)
        const entities = await entitiesOf(item.message, item.entities, context)
        const ready = await prepareItem(item, index, context)
        checkTtl(ready, recipient, context)
        prepared.push(ready)
        checkAlbum(prepared.map(({ shows }) => shows.kind))
        return {
          text: item.message,
          content: {
            silent: request.silent,
            noforwards: request.noforwards,
            invert_media: request.invert_media,
            entities,
            media: ready.media,
          },
          shows: ready.shows,
          groupedId,
          replyTo: await replyOf(request.reply_to, context),
        }
      },
    })),
  )
  if (request.clear_draft) await clearDraft(recipient.id, context)
  return told
}

/** Of an album's file references the error says which one, counted from 0 (api/file-references). */
async function prepareItem(
  item: Constructor<'inputSingleMedia'>,
  index: number,
  context: Context,
): Promise<PreparedMedia> {
  try {
    return await prepareMedia(item.media, context)
  } catch (error) {
    if (!(error instanceof RpcError)) throw error
    for (const fate of ['EMPTY', 'EXPIRED', 'INVALID'] as const)
      if (error.is(`FILE_REFERENCE_${fate}`)) throw new RpcError(`FILE_REFERENCE_X_${fate}`, { x: index })
    throw error
  }
}
