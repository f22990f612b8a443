import type { Handler } from '../handler.ts'
import { allDrafts, clearDraft } from '../settings/drafts.ts'

export const clearAllDrafts: Handler<'messages.clearAllDrafts'> = async (_request, context) => {
  for (const { peer } of await allDrafts(context)) await clearDraft(peer, context)
  return true
}
