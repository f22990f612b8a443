import { checkText } from '../../messages/text-rules.ts'
import type { Handler } from '../handler.ts'
import { clearDraft } from '../settings/drafts.ts'
import { entitiesOf } from './entities.ts'
import { recipientOf } from './recipient.ts'
import { replyOf } from './reply.ts'
import { replyMarkupOf } from './reply-markup.ts'
import { sendOrSchedule } from './send-or-schedule.ts'

export const sendMessage: Handler<'messages.sendMessage'> = async (request, context) => {
  const recipient = await recipientOf(request, context)
  const told = await sendOrSchedule(context, recipient, request.schedule_date, [
    {
      randomId: request.random_id,
      async compose() {
        checkText(request.message)
        return {
          text: request.message,
          content: {
            silent: request.silent,
            noforwards: request.noforwards,
            reply_markup: await replyMarkupOf(request.reply_markup, context),
            entities: await entitiesOf(request.message, request.entities, context),
          },
          shows: undefined,
          groupedId: undefined,
          replyTo: await replyOf(request.reply_to, context),
        }
      },
    },
  ])
  if (request.clear_draft) await clearDraft(recipient.id, context)
  return told
}
