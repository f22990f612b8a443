import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'

/** The fields that say where a copy lies or that the store keeps in columns of their own. */
type OfTheCopy =
  | '_'
  | 'id'
  | 'out'
  | 'peer_id'
  | 'from_id'
  | 'date'
  | 'edit_date'
  | 'grouped_id'
  | 'message'
  | 'media_unread'

/**
 * What a message says, as TL has it. Documents in it are `documentEmpty`, the bare id: the rest of a document, and above
 * all its file reference, is made anew for whoever looks.
 */
export type MessageContent = Omit<Constructor<'message'>, OfTheCopy>

/** Bytes of everything a message says beside its text: a page of a hundred messages must not be a file. */
const MOST_CONTENT = 32 * 1024

/**
 * As a store keeps it: TL objects are read by id, so that bytes of this layer can be read by every later one.
 *
 * @throws RpcError MESSAGE_TOO_LONG
 */
export function encodeContent(content: MessageContent): Uint8Array {
  const message: Constructor<'message'> = {
    ...content,
    _: 'message',
    id: 0,
    peer_id: { _: 'peerUser', user_id: 0n },
    date: 0,
    message: '',
  }
  const body = apiCodec.encode(message)
  if (body.length > MOST_CONTENT) throw new RpcError('MESSAGE_TOO_LONG')
  return body
}

export function decodeContent(body: Uint8Array): MessageContent {
  // Bytes that encodeContent made hold a message.
  const { id, peer_id, date, message, ...content } = apiCodec.readExact(body) as Constructor<'message'>
  return content
}
