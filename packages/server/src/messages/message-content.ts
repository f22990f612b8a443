import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
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
  | 'pinned'

/**
 * What a message says, as TL has it. Documents and photos in it are `documentEmpty` and `photoEmpty`, the bare id: the
 * rest of them, and above all the file reference, is made anew for whoever looks.
 */
export type MessageContent = Omit<Constructor<'message'>, OfTheCopy>

/** The same of a message that tells what somebody did. */
export type ServiceContent = Omit<Constructor<'messageService'>, OfTheCopy>

export type StoredContent =
  | { readonly isService: false; readonly content: MessageContent }
  | { readonly isService: true; readonly content: ServiceContent }

/** Bytes of everything a message says beside its text: a page of a hundred messages must not be a file. */
const MOST_CONTENT = 32 * 1024

const ofNoCopy = { id: 0, peer_id: { _: 'peerUser', user_id: 0n } as Type<'Peer'>, date: 0 }

/**
 * As a store keeps it: TL objects are read by id, so that bytes of this layer can be read by every later one.
 *
 * @throws RpcError MESSAGE_TOO_LONG
 */
export function encodeContent(content: MessageContent): Uint8Array {
  return encode({ ...content, ...ofNoCopy, _: 'message', message: '' })
}

export function encodeService(content: ServiceContent): Uint8Array {
  return encode({ ...content, ...ofNoCopy, _: 'messageService' })
}

function encode(message: Constructor<'message'> | Constructor<'messageService'>): Uint8Array {
  const body = apiCodec.encode(message)
  if (body.length > MOST_CONTENT) throw new RpcError('MESSAGE_TOO_LONG')
  return body
}

export function decodeStored(body: Uint8Array): StoredContent {
  // Bytes that `encode` made hold one of the two.
  const stored = apiCodec.readExact(body) as Constructor<'message'> | Constructor<'messageService'>
  if (stored._ === 'messageService') {
    const { _, id, peer_id, date, ...content } = stored
    return { isService: true, content }
  }
  const { _, id, peer_id, date, message, ...content } = stored
  return { isService: false, content }
}

/** What somebody said. @throws RpcError MESSAGE_ID_INVALID for a message that tells what somebody did */
export function decodeContent(body: Uint8Array): MessageContent {
  const stored = decodeStored(body)
  if (stored.isService) throw new RpcError('MESSAGE_ID_INVALID')
  return stored.content
}

/** Media that is gone some time after it was seen; seconds, or `onceSeen`. */
export function secondsToSee(media: Type<'MessageMedia'> | undefined): number | undefined {
  return media && 'ttl_seconds' in media ? media.ttl_seconds : undefined
}

export function disappears(media: Type<'MessageMedia'> | undefined): boolean {
  return secondsToSee(media) !== undefined
}
