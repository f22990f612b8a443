import type { Type } from '@longshore/protocol/schema/api'
import type { MessageRecord } from '../../../storage/ports/message-store.ts'
import { isUserPeer } from '../../../storage/ports/peer-id.ts'
import { besideScheduledBox } from '../../../storage/ports/scheduled-box.ts'
import type { UpdateOrigin } from '../../../updates/update-sink.ts'
import type { Context, Services } from '../../context.ts'
import { encodeObject } from '../../layers/encode-object.ts'
import { shapeMessages } from '../../shapes/messages.ts'
import { shapePeer } from '../../shapes/peers.ts'
import { type ShapedUpdates, updatesOf } from '../../shapes/updates.ts'

/** Tells all who see them of messages that were scheduled or changed. @returns what the caller's answer tells */
export async function announceScheduled(
  context: Context,
  records: readonly MessageRecord[],
): Promise<ShapedUpdates> {
  for (const viewer of await viewersOf(records, context))
    if (viewer !== context.userId && context.updates.listens(viewer))
      push(context, viewer, await shapeScheduled(context, viewer, records))
  const own = await shapeScheduled(context, context.userId, records)
  push(context, context.userId, own, context.caller)
  return own
}

/**
 * The same of messages of one dialog that are scheduled no more.
 *
 * @param sent their ids where they were sent; undefined where they were deleted
 */
export async function announceUnscheduled(
  services: Services,
  records: readonly MessageRecord[],
  sent: readonly number[] | undefined,
  origin?: UpdateOrigin,
): Promise<Type<'Update'>[]> {
  const [first] = records
  if (!first) return []
  const updates: Type<'Update'>[] = [
    {
      _: 'updateDeleteScheduledMessages',
      peer: shapePeer(first.peer),
      messages: records.map(({ id }) => id),
      sent_messages: sent && [...sent],
    },
  ]
  for (const viewer of await viewersOf(records, services))
    push(services, viewer, { updates, users: [], chats: [] }, origin)
  return updates
}

async function shapeScheduled(
  services: Services,
  viewer: bigint,
  records: readonly MessageRecord[],
): Promise<ShapedUpdates> {
  const { messages, users, chats } = await shapeMessages(services, viewer, records)
  return {
    updates: messages.map((message) => ({ _: 'updateNewScheduledMessage', message })),
    users,
    chats,
  }
}

/** Who scheduled them; of posts of a channel all who may post there. */
async function viewersOf(records: readonly MessageRecord[], { chats }: Services): Promise<bigint[]> {
  const [first] = records
  const box = first && besideScheduledBox(first.owner)
  if (box === undefined) return []
  if (isUserPeer(box)) return [box]
  return (await chats.store.admins(box)).map(({ user }) => user)
}

function push(services: Services, viewer: bigint, told: ShapedUpdates, origin?: UpdateOrigin): void {
  const updates = updatesOf(services, told.updates, told.users, told.chats)
  services.updates.push(viewer, (layer) => encodeObject(updates, layer), origin)
}
