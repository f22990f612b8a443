import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handlers } from '../../handler.ts'
import { shapePeer } from '../../shapes/peers.ts'
import { tellOthers } from '../../updates/tell-others.ts'
import { foundMessages } from '../found.ts'
import { namedParts, pinnedSaved, pinSaved, savedDialogs, savedPeer } from './saved-dialogs.ts'

/** Saved Messages by where they come from (api/saved-messages). */
export const savedMethods: Handlers = {
  'messages.getSavedDialogs': async (request, context) => {
    // The next page begins behind the last part, of which there is one.
    if (request.offset_id > 0 || request.offset_date > 0) return savedDialogs(context, [])
    const isLeftOut = request.exclude_pinned && (await pinnedSaved(context)).includes(context.userId)
    return savedDialogs(context, isLeftOut ? [] : undefined)
  },
  'messages.getPinnedSavedDialogs': async (_request, context) =>
    savedDialogs(context, await pinnedSaved(context)),
  'messages.getSavedDialogsByID': async ({ ids }, context) =>
    savedDialogs(context, await Promise.all(ids.slice(0, 100).map((peer) => savedPeer(peer, context)))),

  'messages.getSavedHistory': async (request, context) => {
    const part = await savedPeer(request.peer, context)
    if (part !== context.userId)
      return { _: 'messages.messages', messages: [], topics: [], chats: [], users: [] }
    const user = await context.me()
    const filter = { minId: request.min_id, maxId: request.max_id }
    return foundMessages(context, { kind: 'user', id: part, user }, filter, request)
  },

  'messages.toggleSavedDialogPin': async (request, context) => {
    const [part] = await namedParts([request.peer], context)
    if (part === undefined) throw new RpcError('PEER_ID_INVALID')
    const others = (await pinnedSaved(context)).filter((peer) => peer !== part)
    await pinSaved(request.pinned ? [part, ...others] : others, context)
    const peer = { _: 'dialogPeer', peer: shapePeer(part) } as const
    await tellOthers(context, { _: 'updateSavedDialogPinned', pinned: request.pinned, peer })
    return true
  },
  'messages.reorderPinnedSavedDialogs': async (request, context) => {
    const order = await namedParts(request.order, context)
    const others = (await pinnedSaved(context)).filter((peer) => !order.includes(peer))
    // "If set, dialogs pinned server-side but not present in the order field will be unpinned."
    const all = request.force ? order : [...order, ...others]
    await pinSaved(all, context)
    await tellOthers(context, {
      _: 'updatePinnedSavedDialogs',
      order: all.map((peer) => ({ _: 'dialogPeer', peer: shapePeer(peer) })),
    })
    return true
  },
}
