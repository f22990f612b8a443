import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { isChannelPeer, isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import type { Context, Services } from '../context.ts'
import { dialogPeer } from '../peers.ts'
import { shapePeer } from '../shapes/peers.ts'

type Settings = Constructor<'peerNotifySettings'>

/** Peers with settings of their own, of one user: more than anybody has. */
export const mostNotifySettings = 20_000

/** Whom settings are for: a peer, a topic of it, or all peers of a kind that have none of their own. */
export type NotifyTarget =
  | { readonly kind: 'users' | 'chats' | 'broadcasts' }
  | { readonly kind: 'peer'; readonly peer: PeerId; readonly topic?: number | undefined }

/** @throws RpcError PEER_ID_INVALID, CHAT_ID_INVALID, CHANNEL_INVALID, CHANNEL_PRIVATE */
export async function notifyTarget(input: Type<'InputNotifyPeer'>, context: Context): Promise<NotifyTarget> {
  switch (input._) {
    case 'inputNotifyUsers':
      return { kind: 'users' }
    case 'inputNotifyChats':
      return { kind: 'chats' }
    case 'inputNotifyBroadcasts':
      return { kind: 'broadcasts' }
    case 'inputNotifyPeer':
      return { kind: 'peer', peer: (await dialogPeer(input.peer, context)).id }
    case 'inputNotifyForumTopic':
      return { kind: 'peer', peer: (await dialogPeer(input.peer, context)).id, topic: input.top_msg_id }
    case 'inputNotifyCommunity':
      // A community is a group of groups, of which there are none: what is said for it holds for groups.
      return { kind: 'chats' }
  }
}

export function shapeNotifyPeer(target: NotifyTarget): Type<'NotifyPeer'> {
  switch (target.kind) {
    case 'users':
      return { _: 'notifyUsers' }
    case 'chats':
      return { _: 'notifyChats' }
    case 'broadcasts':
      return { _: 'notifyBroadcasts' }
    case 'peer': {
      const peer = shapePeer(target.peer)
      return target.topic === undefined
        ? { _: 'notifyPeer', peer }
        : { _: 'notifyForumTopic', peer, top_msg_id: target.topic }
    }
  }
}

export function keyOf(target: NotifyTarget): string {
  if (target.kind !== 'peer') return target.kind
  return target.topic === undefined ? String(target.peer) : `${target.peer} ${target.topic}`
}

export function targetOf(key: string): NotifyTarget {
  if (key === 'users' || key === 'chats' || key === 'broadcasts') return { kind: key }
  const [peer = '', topic] = key.split(' ')
  return { kind: 'peer', peer: BigInt(peer), topic: topic === undefined ? undefined : Number(topic) }
}

/** The settings a user has for each target, in their order. */
export async function notifySettings(
  { settings }: Pick<Services, 'settings'>,
  user: bigint,
  targets: readonly NotifyTarget[],
): Promise<Settings[]> {
  const kept = await settings.get(user, 'notifications', targets.map(keyOf))
  return targets.map((target) => {
    const value = kept.get(keyOf(target))
    if (value) return decodeNotifySettings(value)
    return target.kind === 'peer' ? { _: 'peerNotifySettings' } : usual
  })
}

/** The settings a user has for each peer, in their order. */
export function notifySettingsOf(
  services: Pick<Services, 'settings'>,
  user: bigint,
  peers: readonly PeerId[],
): Promise<Settings[]> {
  return notifySettings(
    services,
    user,
    peers.map((peer) => ({ kind: 'peer', peer })),
  )
}

/** The same of one peer for the caller. */
export async function notifySettingsFor(peer: PeerId, context: Context): Promise<Settings> {
  const [settings] = await notifySettingsOf(context, context.userId, [peer])
  return settings ?? { _: 'peerNotifySettings' }
}

/** Everything is told, with its words: a client takes a chat for muted that has no `mute_until` anywhere. */
const usual: Settings = {
  _: 'peerNotifySettings',
  show_previews: true,
  silent: false,
  mute_until: 0,
  ios_sound: { _: 'notificationSoundDefault' },
  android_sound: { _: 'notificationSoundDefault' },
  other_sound: { _: 'notificationSoundDefault' },
}

/** What a client decides, as it is told afterwards: on every platform alike. */
export function decided(input: Constructor<'inputPeerNotifySettings'>): Settings {
  const { show_previews, silent, mute_until, sound, stories_muted, stories_hide_sender, stories_sound } =
    input
  return {
    _: 'peerNotifySettings',
    show_previews,
    silent,
    mute_until,
    ios_sound: sound,
    android_sound: sound,
    other_sound: sound,
    stories_muted,
    stories_hide_sender,
    stories_ios_sound: stories_sound,
    stories_android_sound: stories_sound,
    stories_other_sound: stories_sound,
  }
}

export function encodeNotifySettings(settings: Settings): Uint8Array {
  return apiCodec.encode(settings)
}

export function decodeNotifySettings(value: Uint8Array): Settings {
  return apiCodec.readExact(value) as Settings
}

/** Whether a peer is of the kind that settings for all of a kind are for. */
export function isOfKind(
  peer: PeerId,
  kind: 'users' | 'chats' | 'broadcasts',
  isBroadcast: boolean,
): boolean {
  if (isUserPeer(peer)) return kind === 'users'
  return kind === (isChannelPeer(peer) && isBroadcast ? 'broadcasts' : 'chats')
}
