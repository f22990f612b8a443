import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { isLongerThan } from '../text/characters.ts'

/** Characters. */
export const longestMessage = 4096
export const longestCaption = 1024

/** Telegram drops what lies beyond; no client makes so many. */
export const mostEntities = 100

/** @throws RpcError MESSAGE_EMPTY, MESSAGE_TOO_LONG */
export function checkText(text: string): void {
  if (text.trim() === '') throw new RpcError('MESSAGE_EMPTY')
  if (isLongerThan(text, longestMessage)) throw new RpcError('MESSAGE_TOO_LONG')
}

/** @throws RpcError MEDIA_CAPTION_TOO_LONG */
export function checkCaption(text: string): void {
  if (isLongerThan(text, longestCaption)) throw new RpcError('MEDIA_CAPTION_TOO_LONG')
}

/** @throws RpcError ENTITY_BOUNDS_INVALID for one that reaches out of the text, ENTITIES_TOO_LONG for too many */
export function checkEntities(text: string, entities: readonly Type<'MessageEntity'>[]): void {
  if (entities.length > mostEntities) throw new RpcError('ENTITIES_TOO_LONG')
  for (const { offset, length } of entities)
    if (offset < 0 || length < 1 || offset + length > text.length) throw new RpcError('ENTITY_BOUNDS_INVALID')
}
