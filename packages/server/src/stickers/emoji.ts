import { RpcError } from '@longshore/protocol/errors/rpc-error'

/** Emoji one sticker may stand for. */
const mostEmojis = 20

/** UTF-16 units: 20 of the longest, families and flags. */
const longestText = 20 * 35

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' })

const picture = String.raw`\p{Extended_Pictographic}[\p{Emoji_Modifier}\uFE0F]{0,2}`
const emoji = new RegExp(
  [
    String.raw`${picture}(?:\u200D${picture})*`,
    String.raw`\p{Regional_Indicator}{2}`,
    String.raw`[0-9#*]\uFE0F?\u20E3`,
    String.raw`\u{1F3F4}[\u{E0030}-\u{E007A}]+\u{E007F}`,
  ]
    .map((form) => `^(?:${form})$`)
    .join('|'),
  'u',
)

/**
 * The emoji that a sticker stands for, one behind the other in the text (inputStickerSetItem).
 *
 * @throws RpcError STICKER_EMOJI_INVALID for none, for more than 20, and for anything else
 */
export function emojisOf(text: string): string[] {
  if (text.length > longestText) throw new RpcError('STICKER_EMOJI_INVALID')
  const found = Array.from(signs.segment(text), ({ segment }) => segment)
  const each = [...new Set(found)]
  if (each.length === 0 || found.length > mostEmojis || !each.every((sign) => emoji.test(sign)))
    throw new RpcError('STICKER_EMOJI_INVALID')
  return each
}
