import type { Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import type { Context } from '../../context.ts'

/** Folders of one user, and chats named in each list of one (dialog_filters_limit, dialog_filters_chats_limit). */
export const filterLimits = {
  default: { filters: 10, chats: 100 },
  premium: { filters: 20, chats: 200 },
} as const

/** The list of all dialogs among the folders. */
const allChats = 0

const order = 'order'

export async function keepFilter(
  id: number,
  filter: Type<'DialogFilter'>,
  most: number,
  { settings, userId }: Context,
) {
  const kept = { key: String(id), value: apiCodec.encode(filter) }
  return settings.put(userId, 'dialog filter', kept, most)
}

/** In the order their user gave them; new ones come last. */
export async function keptFilters(context: Context): Promise<Type<'DialogFilter'>[]> {
  const kept = await context.settings.all(context.userId, 'dialog filter')
  const byId = new Map(kept.toReversed().map(({ key, value }) => [Number(key), decode(value)]))
  const all = new Map<number, Type<'DialogFilter'>>([[allChats, { _: 'dialogFilterDefault' }], ...byId])
  const ids = new Set([...(await filterOrder(context)), ...all.keys()])
  return [...ids].flatMap((id) => all.get(id) ?? [])
}

export async function keepOrder(ids: readonly number[], { settings, userId }: Context): Promise<void> {
  await settings.put(
    userId,
    'dialog filter order',
    { key: order, value: new TextEncoder().encode(ids.join(' ')) },
    1,
  )
}

async function filterOrder({ settings, userId }: Context): Promise<number[]> {
  const kept = (await settings.get(userId, 'dialog filter order', [order])).get(order)
  const words = new TextDecoder().decode(kept)
  return words === '' ? [] : words.split(' ').map(Number)
}

function decode(value: Uint8Array): Type<'DialogFilter'> {
  return apiCodec.readExact(value) as Type<'DialogFilter'>
}
