import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handlers } from '../../handler.ts'
import { tellOthers } from '../../updates/tell-others.ts'
import { keepOrder, keptFilters } from './kept-filters.ts'
import { updateDialogFilter } from './updateDialogFilter.ts'

const mostNamed = 100
const tags = 'dialog filter tags'

/** Folders that users sort their dialogs into (api/folders). */
export const filterMethods: Handlers = {
  'messages.getDialogFilters': async (_request, context) => {
    const wishes = await context.settings.get(context.userId, 'wish', [tags])
    return {
      _: 'messages.dialogFilters',
      tags_enabled: wishes.has(tags),
      filters: await keptFilters(context),
    }
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
    if (enabled)
      await context.settings.put(context.userId, 'wish', { key: tags, value: new Uint8Array() }, 10)
    else await context.settings.remove(context.userId, 'wish', tags)
    return true
  },
}
