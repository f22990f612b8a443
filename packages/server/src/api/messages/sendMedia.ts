import { checkCaption } from '../../messages/text-rules.ts'
import type { Handler } from '../handler.ts'
import { clearDraft } from '../settings/drafts.ts'
import { entitiesOf } from './entities.ts'
import { checkTtl, prepareMedia } from './media.ts'
import { recipientOf } from './recipient.ts'
import { replyOf } from './reply.ts'
import { replyMarkupOf } from './reply-markup.ts'
import { sendOrSchedule } from './send-or-schedule.ts'

/** A message with a file: the moment when uploaded parts become a photo or a document (api/files, uploading files). */
export const sendMedia: Handler<'messages.sendMedia'> = async (request, context) => {
  const recipient = await recipientOf(request, context)
  const told = await sendOrSchedule(context, recipient, request.schedule_date, [
    {
      randomId: request.random_id,
      async compose() {
        checkCaption(request.message)
        const entities = await entitiesOf(request.message, request.entities, context)
        const reply_markup = await replyMarkupOf(request.reply_markup, context)
        const prepared = await prepareMedia(request.media, context)
        checkTtl(prepared, recipient, context)
        return {
          text: request.message,
          content: {
            silent: request.silent,
            noforwards: request.noforwards,
            reply_markup,
            invert_media: request.invert_media,
            entities,
            media: prepared.media,
          },
          shows: prepared.shows,
          groupedId: undefined,
          replyTo: await replyOf(request.reply_to, context),
        }
      },
    },
  ])
  if (request.clear_draft) await clearDraft(recipient.id, context)
  return told
}
