import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { bareId } from '../../storage/ports/peer-id.ts'
import type { Handler } from '../handler.ts'
import { channelPeer } from '../peers.ts'

/** Where a message is found: by the name of a public channel, or by the number of one, for its members alone. */
export const exportMessageLink: Handler<'channels.exportMessageLink'> = async (request, context) => {
  const { id, chat } = await channelPeer(request.channel, context)
  const [message] = await context.messages.store.messages(id, [request.id])
  if (!message) throw new RpcError('MESSAGE_ID_INVALID')
  const place = chat.username ?? `c/${bareId(id)}`
  // Of an album, only this one.
  const part = message.groupedId !== undefined && !request.grouped ? '?single' : ''
  return { _: 'exportedMessageLink', link: `https://t.me/${place}/${message.id}${part}`, html: '' }
}
