import { apiCodec } from '@longshore/protocol/schema/codec'
import type { Fields } from './fields.ts'

/** What stands for an object whose name the layer does not have, by TL type. */
const stands: Readonly<Record<string, string>> = {
  MessageMedia: 'messageMediaUnsupported',
  MessageAction: 'messageActionEmpty',
  EmojiStatus: 'emojiStatusEmpty',
  SendMessageAction: 'sendMessageTypingAction',
  InputStickerSet: 'inputStickerSetEmpty',
}

/** Types whose unknown objects are left out of vectors: the list without them is still true. */
export const omittedFromVectors: ReadonlySet<string> = new Set([
  'Update',
  'MessageEntity',
  'DocumentAttribute',
  'VideoSize',
  'PhotoSize',
])

/** The stand-in for an object of a name that the layer does not have; undefined where nothing can stand for it. */
export function standInFor(name: string): Fields | undefined {
  const stand = stands[apiCodec.typeOf(name) ?? '']
  return stand === undefined ? undefined : { _: stand }
}
