import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { decodeContent } from '../../messages/message-content.ts'
import { boxFor } from '../../messages/place.ts'
import type { MessageRecord } from '../../storage/ports/message-store.ts'
import { isChannelPeer } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { dialogPeer } from '../peers.ts'
import { shapePeer } from '../shapes/peers.ts'
import { updatesOf } from '../shapes/updates.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Presses a button under the message of a bot, and answers what the bot says to it. */
export const getBotCallbackAnswer: Handler<'messages.getBotCallbackAnswer'> = async (request, context) => {
  const { peer, msg_id, data } = request
  const place = await dialogPeer(peer, context)
  const [message] = await context.messages.store.messages(boxFor(context.userId, place), [msg_id])
  if (message?.peer !== place.id) throw new RpcError('MESSAGE_ID_INVALID')
  const bot = await context.accounts.user(message.sender)
  if (!bot?.tokenHash) throw new RpcError('MESSAGE_ID_INVALID')
  if (data === undefined || !hasButton(message, data)) throw new RpcError('DATA_INVALID')
  const answer = await context.callbacks.ask(context.userId, bot.id, (query) =>
    tellBot(bot.id, query, message, data, context),
  )
  if (answer === 'too many') throw new RpcError('FLOOD_WAIT_X', { x: 10 })
  if (!answer) throw new RpcError('BOT_RESPONSE_TIMEOUT')
  const { alert, message: text, url, cacheTime } = answer
  return {
    _: 'messages.botCallbackAnswer',
    alert,
    has_url: url !== undefined,
    native_ui: true,
    message: text,
    url,
    cache_time: cacheTime,
  }
}

/** Only what the bot put there can be pressed. */
function hasButton(message: MessageRecord, data: Uint8Array): boolean {
  const { reply_markup: markup } = decodeContent(message.body)
  if (markup?._ !== 'replyInlineMarkup') return false
  const types = markup.rows.flatMap(({ buttons }) => buttons.map(({ type }) => type))
  return types.some((type) => type._ === 'inlineButtonTypeCallback' && Buffer.compare(type.data, data) === 0)
}

async function tellBot(
  bot: bigint,
  query_id: bigint,
  message: MessageRecord,
  data: Uint8Array,
  context: Context,
): Promise<void> {
  const { userId, messages, updates } = context
  const copies = await messages.store.copies(message.origin)
  const theirs = copies.find(({ owner }) => owner === (isChannelPeer(message.owner) ? message.owner : bot))
  if (!theirs) throw new RpcError('MESSAGE_ID_INVALID')
  const update: Type<'Update'> = {
    _: 'updateBotCallbackQuery',
    query_id,
    user_id: userId,
    peer: shapePeer(theirs.peer),
    msg_id: theirs.id,
    // "Global identifier, uniquely corresponding to the chat to which the message was sent"
    chat_instance: context.accessHashes.of(0n, theirs.peer),
    data,
  }
  const told = updatesOf(context, [update], await shapeUsers(context, bot, [userId]))
  updates.push(bot, (layer) => encodeObject(told, layer))
}
