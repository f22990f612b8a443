import type { Type } from '@longshore/protocol/schema/api'
import { withFoundEntities } from '../../messages/entities/with-found-entities.ts'
import { mostEntities } from '../../messages/text-rules.ts'
import { announceToAll } from '../announce.ts'
import type { Services } from '../context.ts'
import { arrivalOf } from '../messages/arrival.ts'

/** Words, some of them marked. */
export interface Spoken {
  readonly text: string
  readonly entities?: Type<'MessageEntity'>[]
  readonly markup?: Type<'ReplyMarkup'> | undefined
}

/** Writes to a user in the name of one of the service's own. */
export async function say(
  services: Services,
  sender: bigint,
  user: bigint,
  { text, entities = [], markup }: Spoken,
): Promise<void> {
  const shown = withFoundEntities(text, entities, mostEntities)
  const content = { entities: shown.length > 0 ? shown : undefined, reply_markup: markup }
  const outgoing = {
    text,
    content,
    shows: undefined,
    randomId: undefined,
    groupedId: undefined,
    replyTo: undefined,
  }
  const [sent] = await services.messages.send(sender, { kind: 'user', id: user }, [outgoing])
  await announceToAll(services, sent?.copies.map(arrivalOf) ?? [])
}

/** Marks where a word stands first. */
export function marked(
  text: string,
  kind: 'messageEntityBold' | 'messageEntityCode',
  word: string,
): Type<'MessageEntity'>[] {
  const offset = text.indexOf(word)
  return offset === -1 ? [] : [{ _: kind, offset, length: word.length }]
}
