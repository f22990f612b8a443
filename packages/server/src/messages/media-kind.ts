import type { Type } from '@longshore/protocol/schema/api'
import type { MediaKind } from '../storage/ports/message-store.ts'

/** How a document is shown and searched for, which its attributes say (api/files, document attributes). */
export function mediaKindOf(attributes: readonly Type<'DocumentAttribute'>[]): MediaKind {
  const has = (name: Type<'DocumentAttribute'>['_']): boolean => attributes.some(({ _ }) => _ === name)
  if (has('documentAttributeSticker') || has('documentAttributeCustomEmoji')) return 'sticker'
  if (has('documentAttributeAnimated')) return 'gif'
  for (const attribute of attributes) {
    if (attribute._ === 'documentAttributeVideo') return attribute.round_message ? 'round' : 'video'
    if (attribute._ === 'documentAttributeAudio') return attribute.voice ? 'voice' : 'music'
  }
  return 'document'
}
