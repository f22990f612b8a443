import type { Type } from '@longshore/protocol/schema/api'

type Kind = `messageEntity${'Mention' | 'Hashtag' | 'BotCommand' | 'Cashtag' | 'Phone'}`

/**
 * What a sign in front of a word makes of it. Each begins at the edge of a word; quantifiers are bounded, so that no text
 * takes long to search.
 */
const words: readonly (readonly [Kind, RegExp])[] = [
  ['messageEntityMention', /(?<![\p{L}\p{N}_@/])@[a-z]\w{3,31}(?![\p{L}\p{N}_@])/giu],
  // A letter must be in it: "#1" is a number. A hashtag may be one of a channel: #news@durov.
  [
    'messageEntityHashtag',
    /(?<![\p{L}\p{N}_\u200c·#/&])#(?=[\p{N}_\u200c·]{0,255}\p{L})[\p{L}\p{N}_\u200c·]{1,256}(?![\p{L}\p{N}_\u200c·#])(?:@[a-z]\w{3,31}(?!\w))?/giu,
  ],
  ['messageEntityBotCommand', /(?<![\p{L}\p{N}_/<>])\/\w{1,64}(?:@\w{3,32})?(?![\p{L}\p{N}_/<>])/gu],
  ['messageEntityCashtag', /(?<![\p{L}\p{N}_$])\$(?:1INCH|[A-Z]{1,8})(?![\p{L}\p{N}_$])/gu],
  ['messageEntityPhone', /(?<![\p{L}\p{N}_+])\+[1-9](?:[ ().-]{0,2}\d){6,14}(?![\p{L}\p{N}_])/gu],
]

/** Mentions, hashtags, commands of bots, cashtags and phone numbers. */
export function findWords(text: string): Type<'MessageEntity'>[] {
  return words.flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({ _: kind, offset: index, length })),
  )
}
