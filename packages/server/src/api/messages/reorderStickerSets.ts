import type { Handler } from '../handler.ts'
import { flagsOf, kindOf } from '../stickers/installed-sets.ts'
import { tellOthers } from '../updates/tell-others.ts'

export const reorderStickerSets: Handler<'messages.reorderStickerSets'> = async (request, context) => {
  const kind = kindOf(request)
  const { installs } = context.stickers.store
  await installs.reorder(context.userId, kind, request.order)
  const order = (await installs.installed(context.userId, kind, false)).map(({ set }) => set)
  await tellOthers(context, { _: 'updateStickerSetsOrder', ...flagsOf(kind), order })
  return true
}
