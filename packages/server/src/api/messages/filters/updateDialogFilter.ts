import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { isLongerThan } from '../../../text/characters.ts'
import type { Context } from '../../context.ts'
import type { Handler } from '../../handler.ts'
import { dialogPeer } from '../../peers.ts'
import { tellOthers } from '../../updates/tell-others.ts'
import { filterLimits, keepFilter } from './kept-filters.ts'

type Filter = Constructor<'dialogFilter'>

/** Ids that clients may choose: 0 is the list of all dialogs, 1 the archive. */
const firstId = 2
const lastId = 255

/** Characters of a title. */
const longestTitle = 12

/**
 * Makes or changes a folder (api/folders), and without one removes it. Which dialogs are in it, clients find out by
 * themselves.
 *
 * @throws RpcError FILTER_ID_INVALID, FILTER_NOT_SUPPORTED, FILTER_TITLE_EMPTY, INPUT_TEXT_TOO_LONG, FILTER_INCLUDE_EMPTY,
 * FILTER_INCLUDE_TOO_MUCH, DIALOG_FILTERS_TOO_MUCH, and what its peers are refused with
 */
export const updateDialogFilter: Handler<'messages.updateDialogFilter'> = async ({ id, filter }, context) => {
  if (id < firstId || id > lastId) throw new RpcError('FILTER_ID_INVALID')
  if (!filter) {
    const wasThere = await context.settings.remove(context.userId, 'dialog filter', String(id))
    if (wasThere) await tellOthers(context, { _: 'updateDialogFilter', id })
    return true
  }
  const checked = { ...(await checkedFilter(filter, context)), id }
  const limits = await limitsOf(context)
  if (!(await keepFilter(id, checked, limits.filters, context))) throw new RpcError('DIALOG_FILTERS_TOO_MUCH')
  await tellOthers(context, { _: 'updateDialogFilter', id, filter: checked })
  return true
}

async function checkedFilter(filter: Type<'DialogFilter'>, context: Context): Promise<Filter> {
  // Others come by a link, of which there are none.
  if (filter._ !== 'dialogFilter') throw new RpcError('FILTER_NOT_SUPPORTED')
  const { text } = filter.title
  if (text.trim() === '') throw new RpcError('FILTER_TITLE_EMPTY')
  if (isLongerThan(text, longestTitle)) throw new RpcError('INPUT_TEXT_TOO_LONG')
  if (!takesAnything(filter)) throw new RpcError('FILTER_INCLUDE_EMPTY')
  const { chats } = await limitsOf(context)
  for (const peers of [filter.pinned_peers, filter.include_peers, filter.exclude_peers]) {
    if (peers.length > chats) throw new RpcError('FILTER_INCLUDE_TOO_MUCH')
    await Promise.all(peers.map((peer) => dialogPeer(peer, context)))
  }
  return filter
}

function takesAnything(filter: Filter): boolean {
  const { contacts, non_contacts, groups, broadcasts, bots, pinned_peers, include_peers } = filter
  const kinds = [contacts, non_contacts, groups, broadcasts, bots]
  return kinds.includes(true) || pinned_peers.length + include_peers.length > 0
}

async function limitsOf(context: Context) {
  return filterLimits[(await context.me()).premium ? 'premium' : 'default']
}
