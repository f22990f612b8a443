import type { Type } from '@longshore/protocol/schema/api'
import { LinkifyIt } from 'linkify-it'
import tlds from 'tlds' with { type: 'json' }

/** Schemes that lead somewhere in the clients themselves, and what may follow them. */
const ownSchemes = ['tg:', 'ton:', 'tonsite:']
const target = /\/\/[\w\p{L}](?:[^\s<>"]{0,2047}[^\s<>"'.,:;!?)\]}])?/uy

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true, tlds })
linkify.add('//', null)
for (const scheme of ownSchemes) linkify.add(scheme, { validate: targetLength })

/** Links, with a scheme or without, and addresses of e-mail. */
export function findLinks(text: string): Type<'MessageEntity'>[] {
  const matches = linkify.match(text) ?? []
  return matches.map(({ schema, index, lastIndex, raw }) => {
    if (schema !== 'mailto:') return { _: 'messageEntityUrl', offset: index, length: lastIndex - index }
    const start = index + (/^mailto:/i.exec(raw)?.[0].length ?? 0)
    return { _: 'messageEntityEmail', offset: start, length: lastIndex - start }
  })
}

function targetLength(text: string, position: number): number {
  target.lastIndex = position
  return target.exec(text)?.[0].length ?? 0
}
