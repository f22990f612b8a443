import type { Constructor, Request } from '@longshore/protocol/schema/api'
import { isChannelPeer, isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import {
  decodeNotifySettings,
  isOfKind,
  type NotifyTarget,
  notifyTarget,
  shapeNotifyPeer,
  targetOf,
} from '../settings/notify-settings.ts'
import { shapeChats } from '../shapes/chats.ts'
import { updatesOf } from '../shapes/updates.ts'
import { shapeUsers } from '../shapes/users.ts'

/** Exceptions in one answer: the newest. */
const mostTold = 500

/** Peers whose messages are told in another way than those of their kind. */
export const getNotifyExceptions: Handler<'account.getNotifyExceptions'> = async (request, context) => {
  const asked = request.peer && (await notifyTarget(request.peer, context))
  const kept = (await context.settings.all(context.userId, 'notifications')).map(({ key, value }) => ({
    target: targetOf(key),
    settings: decodeNotifySettings(value),
  }))
  const broadcasts = await broadcastsAmong(
    kept.flatMap(({ target }) => peerOf(target) ?? []),
    context,
  )
  const told = kept
    .filter(({ target, settings }) => isAsked(target, asked, broadcasts) && isException(settings, request))
    .slice(0, mostTold)
  const peers = told.flatMap(({ target }) => peerOf(target) ?? [])
  return updatesOf(
    context,
    told.map(({ target, settings }) => ({
      _: 'updateNotifySettings',
      peer: shapeNotifyPeer(target),
      notify_settings: settings,
    })),
    await shapeUsers(context, context.userId, peers.filter(isUserPeer)),
    await shapeChats(context, context.userId, peers),
  )
}

function peerOf(target: NotifyTarget): PeerId | undefined {
  return target.kind === 'peer' ? target.peer : undefined
}

function isAsked(
  target: NotifyTarget,
  asked: NotifyTarget | undefined,
  broadcasts: ReadonlySet<PeerId>,
): boolean {
  if (target.kind !== 'peer') return false
  if (asked === undefined) return true
  if (asked.kind === 'peer') return asked.peer === target.peer
  return isOfKind(target.peer, asked.kind, broadcasts.has(target.peer))
}

/** "Also show peers with non-default sounds / story settings" */
function isException(
  settings: Constructor<'peerNotifySettings'>,
  { compare_sound, compare_stories }: Request<'account.getNotifyExceptions'>,
): boolean {
  const { mute_until, show_previews, silent, other_sound, stories_muted, stories_hide_sender } = settings
  return (
    [mute_until, show_previews, silent].some((decision) => decision !== undefined) ||
    (compare_sound === true && other_sound !== undefined) ||
    (compare_stories === true && (stories_muted ?? stories_hide_sender) !== undefined)
  )
}

async function broadcastsAmong(peers: readonly PeerId[], context: Context): Promise<ReadonlySet<PeerId>> {
  const channels = await context.chats.store.chats(peers.filter(isChannelPeer))
  return new Set(channels.flatMap(({ id, kind }) => (kind === 'channel' ? id : [])))
}
