import type { Constructor } from '@longshore/protocol/schema/api'
import type { BoxChange, BoxOwner } from '../storage/ports/message-store.ts'
import { isChannelPeer } from '../storage/ports/peer-id.ts'
import type { UpdateOrigin } from '../updates/update-sink.ts'
import type { Context, Services } from './context.ts'
import { encodeObject } from './layers/encode-object.ts'
import { type ShapedUpdates, shapeChanges, updatesOf, withoutTwins } from './shapes/updates.ts'

/**
 * Tells everyone whose boxes have changed, and of a channel's box its members, apart from the session that asked for it.
 *
 * @returns what the caller itself is to be told in its answer
 */
export async function announce(
  context: Context,
  changes: readonly BoxChange[],
): Promise<Constructor<'updates'>> {
  const own: ShapedUpdates[] = []
  for (const [owner, theirs] of Map.groupBy(changes, (change) => change.owner)) {
    const others = new Set(await viewersOf(owner, context))
    if (others.delete(context.userId) || isChannelPeer(owner)) {
      const shaped = await shapeChanges(context, context.userId, owner, theirs)
      push(context, context.userId, shaped, context.caller)
      own.push(shaped)
    }
    await announceTo(context, others, owner, theirs)
  }
  return updatesOf(
    context,
    own.flatMap(({ updates }) => updates),
    withoutTwins(own.flatMap(({ users }) => users)),
    withoutTwins(own.flatMap(({ chats }) => chats)),
  )
}

/** The same where no session asked for it. */
export async function announceToAll(services: Services, changes: readonly BoxChange[]): Promise<void> {
  for (const [owner, theirs] of Map.groupBy(changes, (change) => change.owner))
    await announceTo(services, await viewersOf(owner, services), owner, theirs)
}

async function viewersOf(owner: BoxOwner, { chats }: Services): Promise<bigint[]> {
  return isChannelPeer(owner) ? chats.store.memberIds(owner) : [owner]
}

/** Each is told in its own way: access hashes and file references are for one user only. */
async function announceTo(
  services: Services,
  viewers: Iterable<bigint>,
  owner: BoxOwner,
  changes: readonly BoxChange[],
): Promise<void> {
  for (const viewer of viewers)
    if (services.updates.listens(viewer))
      push(services, viewer, await shapeChanges(services, viewer, owner, changes))
}

function push(
  services: Services,
  viewer: bigint,
  { updates, users, chats }: ShapedUpdates,
  origin?: UpdateOrigin,
): void {
  const told = updatesOf(services, updates, users, chats)
  services.updates.push(viewer, (layer) => encodeObject(told, layer), origin)
}
