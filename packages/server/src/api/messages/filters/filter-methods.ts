import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handlers } from '../../handler.ts'
import { isWished, wish } from '../../settings/wishes.ts'
import { tellOthers } from '../../updates/tell-others.ts'
import { keepOrder, keptFilters } from './kept-filters.ts'
import { updateDialogFilter } from './updateDialogFilter.ts'

const mostNamed = 100
const tags = 'dialog filter tags'

/** Folders that users sort their dialogs into (api/folders). */
export const filterMethods: Handlers = {
  'messages.getDialogFilters': async (_request, context) => {
    const filters = await keptFilters(context)
    return { _: 'messages.dialogFilters', tags_enabled: await isWished(tags, context), filters }
  },
  'messages.updateDialogFilter': updateDialogFilter,
  'messages.updateDialogFiltersOrder': async ({ order }, context) => {
    const once = [...new Set(order)].slice(0, mostNamed)
    await keepOrder(once, context)
    await tellOthers(context, { _: 'updateDialogFilterOrder', order: once })
    return true
  },
  'messages.toggleDialogFilterTags': async ({ enabled }, context) => {
    if (!(await context.me()).premium) throw new RpcError('PREMIUM_ACCOUNT_REQUIRED')
    await wish(tags, enabled, context)
    return true
  },
}
