import type { Handler } from '../handler.ts'
import { kindOf } from '../stickers/installed-sets.ts'
import { shapeCovered } from '../stickers/shape-sets.ts'

/** Sets of one answer. */
const most = 100

/** Archived sets, the newest first, beginning after the set `offset_id`. */
export const getArchivedStickers: Handler<'messages.getArchivedStickers'> = async (request, context) => {
  const { sets, installs } = context.stickers.store
  const archived = (await installs.installed(context.userId, kindOf(request), true)).map(({ set }) => set)
  const start = archived.indexOf(request.offset_id) + 1
  const page = archived.slice(start, start + Math.min(Math.max(request.limit, 0), most))
  return {
    _: 'messages.archivedStickers',
    count: archived.length,
    sets: await shapeCovered(context, context.userId, await sets.sets(page)),
  }
}
