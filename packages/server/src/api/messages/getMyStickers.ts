import type { Handler } from '../handler.ts'
import { shapeCovered } from '../stickers/shape-sets.ts'

/** Sets of one answer. */
const most = 100

/** The sets that the caller made, or that bots made for it, the newest first, beginning after the set `offset_id`. */
export const getMyStickers: Handler<'messages.getMyStickers'> = async ({ offset_id, limit }, context) => {
  const { sets, total } = await context.stickers.store.sets.ofCreator(context.userId, {
    after: offset_id === 0n ? undefined : offset_id,
    limit: Math.min(Math.max(limit, 0), most),
  })
  return {
    _: 'messages.myStickers',
    count: total,
    sets: await shapeCovered(context, context.userId, sets),
  }
}
