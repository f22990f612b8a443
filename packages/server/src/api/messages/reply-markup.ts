import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { Context } from '../context.ts'

/** Buttons that need nothing of the server but to be shown. */
const shownButtons: ReadonlySet<string> = new Set([
  'buttonTypeDefault',
  'buttonTypeRequestPhone',
  'inlineButtonTypeCallback',
  'inlineButtonTypeCopy',
  'inlineButtonTypeUrl',
])

const mostButtons = 100

/**
 * The buttons a bot puts under its message; those of people are ignored, as Telegram does.
 *
 * @throws RpcError REPLY_MARKUP_INVALID for kinds of buttons this server does not have, REPLY_MARKUP_TOO_LONG
 */
export async function replyMarkupOf(
  markup: Type<'ReplyMarkup'> | undefined,
  context: Context,
): Promise<Type<'ReplyMarkup'> | undefined> {
  if (!markup || !(await context.me()).tokenHash) return undefined
  if (markup._ !== 'replyInlineMarkup' && markup._ !== 'replyKeyboardMarkup') return markup
  const types = markup.rows.flatMap(({ buttons }) => buttons.map(({ type }) => type._))
  if (types.length > mostButtons) throw new RpcError('REPLY_MARKUP_TOO_LONG')
  if (!types.every((type) => shownButtons.has(type))) throw new RpcError('REPLY_MARKUP_INVALID')
  return markup
}
