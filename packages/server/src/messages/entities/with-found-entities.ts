import type { Type } from '@longshore/protocol/schema/api'
import { findLinks } from './find-links.ts'
import { findWords } from './find-words.ts'

type Entity = Type<'MessageEntity'>

/** Formatting, within which a link stays a link. */
const mayHoldOthers: ReadonlySet<Entity['_']> = new Set([
  'messageEntityBold',
  'messageEntityItalic',
  'messageEntityUnderline',
  'messageEntityStrike',
  'messageEntitySpoiler',
  'messageEntityBlockquote',
])

/**
 * The entities of a text with those that clients leave to the server to find: links, e-mail addresses, mentions, hashtags,
 * commands, cashtags, phone numbers. What the sender said goes before what was found, and a link before what is in it.
 *
 * @param most entities in all
 */
export function withFoundEntities(text: string, said: readonly Entity[], most: number): Entity[] {
  const taken: Entity[] = said.filter(({ _ }) => !mayHoldOthers.has(_))
  const found: Entity[] = []
  for (const entity of [...findLinks(text), ...findWords(text)]) {
    if (said.length + found.length >= most) break
    if (taken.some((other) => overlap(entity, other))) continue
    taken.push(entity)
    found.push(entity)
  }
  return [...said, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length)
}

function overlap(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
