import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'

/** Lengths are counted in UTF-16 units, as the offsets of entities are. */
export const longestMessage = 4096
export const longestCaption = 1024

/** Telegram drops what lies beyond; no client makes so many. */
const mostEntities = 100

/** @throws RpcError MESSAGE_EMPTY, MESSAGE_TOO_LONG */
export function checkText(text: string): void {
  if (text.trim() === '') throw new RpcError('MESSAGE_EMPTY')
  if (text.length > longestMessage) throw new RpcError('MESSAGE_TOO_LONG')
}

/** @throws RpcError MEDIA_CAPTION_TOO_LONG */
export function checkCaption(text: string): void {
  if (text.length > longestCaption) throw new RpcError('MEDIA_CAPTION_TOO_LONG')
}

/** @throws RpcError ENTITY_BOUNDS_INVALID for one that reaches out of the text, ENTITIES_TOO_LONG for too many */
export function checkEntities(text: string, entities: readonly Type<'MessageEntity'>[]): void {
  if (entities.length > mostEntities) throw new RpcError('ENTITIES_TOO_LONG')
  for (const { offset, length } of entities)
    if (offset < 0 || length < 1 || offset + length > text.length) throw new RpcError('ENTITY_BOUNDS_INVALID')
}
