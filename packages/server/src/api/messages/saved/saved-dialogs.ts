import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { PeerId } from '../../../storage/ports/peer-id.ts'
import type { Context } from '../../context.ts'
import { dialogPeer } from '../../peers.ts'
import { shapeMessages } from '../../shapes/messages.ts'
import { shapePeer } from '../../shapes/peers.ts'

/** Peers among which Saved Messages can be divided and that are pinned, at most (pinned_dialogs limit). */
export const mostPinned = 100

const pinned = 'saved'

/**
 * Saved Messages divided by where each was saved from (api/saved-messages). Every message here says it was saved by its
 * owner, so that there is one part: "My Notes".
 *
 * @param among the peers that are asked for
 */
export async function savedDialogs(
  context: Context,
  among?: readonly PeerId[],
): Promise<Constructor<'messages.savedDialogs'>> {
  const { messages: store, userId } = context
  const [notes] = (among?.includes(userId) ?? true) ? await store.store.dialogsWith(userId, [userId]) : []
  if (!notes || notes.topMessage === 0)
    return { _: 'messages.savedDialogs', dialogs: [], messages: [], chats: [], users: [] }
  const tops = await store.store.messages(userId, [notes.topMessage])
  const { messages, users, chats } = await shapeMessages(context, userId, tops)
  const isPinned = (await pinnedSaved(context)).includes(userId)
  return {
    _: 'messages.savedDialogs',
    dialogs: [{ _: 'savedDialog', pinned: isPinned, peer: shapePeer(userId), top_message: notes.topMessage }],
    messages,
    chats,
    users,
  }
}

/** @throws RpcError PEER_ID_INVALID for what is no part of Saved Messages */
export async function savedPeer(peer: Type<'InputPeer'>, context: Context): Promise<PeerId> {
  return (await dialogPeer(peer, context)).id
}

/** The pinned parts, in their order. */
export async function pinnedSaved({ settings, userId }: Context): Promise<PeerId[]> {
  const order = (await settings.get(userId, 'pinned', [pinned])).get(pinned)
  if (!order) return []
  return (JSON.parse(new TextDecoder().decode(order)) as string[]).map(BigInt)
}

/** @throws RpcError PINNED_DIALOGS_TOO_MUCH */
export async function pinSaved(order: readonly PeerId[], { settings, userId }: Context): Promise<void> {
  const once = [...new Set(order)]
  if (once.length > mostPinned) throw new RpcError('PINNED_DIALOGS_TOO_MUCH')
  const value = new TextEncoder().encode(JSON.stringify(once.map(String)))
  await settings.put(userId, 'pinned', { key: pinned, value }, mostPinned)
}

/** Parts that are named one by one. @throws RpcError PEER_ID_INVALID */
export async function namedParts(
  inputs: readonly Type<'InputDialogPeer'>[],
  context: Context,
): Promise<PeerId[]> {
  // Each fails by its own promise: one that threw here would leave those before it with nobody to hear of their failure.
  const peers = inputs.slice(0, mostPinned + 1).map(async (input) => {
    if (input._ !== 'inputDialogPeer') throw new RpcError('PEER_ID_INVALID')
    return savedPeer(input.peer, context)
  })
  return Promise.all(peers)
}
