import type { Type } from '@longshore/protocol/schema/api'
import { withFoundEntities } from '../../messages/entities/with-found-entities.ts'
import { checkEntities, mostEntities } from '../../messages/text-rules.ts'
import type { Context } from '../context.ts'
import { userNamed } from '../peers.ts'

/**
 * The entities of a text as they are shown, with those that the server finds in it. A mention names its user by id, without the sender's access hash. A mention
 * of somebody the sender has not met is plain text, and so is one by id alone: who is shown a message learns the access
 * hashes of those it mentions.
 *
 * @throws RpcError ENTITY_BOUNDS_INVALID, ENTITIES_TOO_LONG
 */
export async function entitiesOf(
  text: string,
  said: readonly Type<'MessageEntity'>[] | undefined,
  context: Context,
): Promise<Type<'MessageEntity'>[] | undefined> {
  const entities = withFoundEntities(text, (await saidEntities(text, said, context)) ?? [], mostEntities)
  return entities.length > 0 ? entities : undefined
}

/**
 * Only what the sender said of a text.
 *
 * @throws RpcError ENTITY_BOUNDS_INVALID, ENTITIES_TOO_LONG
 */
export async function saidEntities(
  text: string,
  entities: readonly Type<'MessageEntity'>[] | undefined,
  context: Context,
): Promise<Type<'MessageEntity'>[] | undefined> {
  if (!entities?.length) return undefined
  checkEntities(text, entities)
  const shown = await Promise.all(entities.map((entity) => shownEntity(entity, context)))
  return shown.filter((entity) => entity !== undefined)
}

async function shownEntity(
  entity: Type<'MessageEntity'>,
  context: Context,
): Promise<Type<'MessageEntity'> | undefined> {
  if (entity._ === 'messageEntityMentionName') return undefined
  if (entity._ !== 'inputMessageEntityMentionName') return entity
  const user = await userNamed(entity.user_id, context)
  const { offset, length } = entity
  return user && { _: 'messageEntityMentionName', offset, length, user_id: user.id }
}
