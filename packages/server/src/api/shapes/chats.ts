import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { ChatRecord, MemberRecord } from '../../storage/ports/chat-store.ts'
import { bareId, isChannelPeer, isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import { adminRights, defaultBannedRights } from '../chats/rights-shown.ts'
import type { Services } from '../context.ts'
import { shapeChatPhoto } from './peer-photo.ts'

type ChatServices = Pick<Services, 'chats' | 'files' | 'config'>

/** Chats as a viewer sees them. Ids of users are left out, so that any peers may be given; those gone are forbidden. */
export async function shapeChats(
  services: ChatServices,
  viewer: bigint,
  ids: Iterable<PeerId>,
): Promise<Type<'Chat'>[]> {
  const wanted = [...new Set(ids)].filter((id) => !isUserPeer(id))
  const found = new Map((await services.chats.store.chats(wanted)).map((chat) => [chat.id, chat]))
  return Promise.all(
    wanted.map((id) => {
      const chat = found.get(id)
      return chat ? shapeChat(services, viewer, chat) : forbidden(services, viewer, id, '')
    }),
  )
}

async function shapeChat(services: ChatServices, viewer: bigint, chat: ChatRecord): Promise<Type<'Chat'>> {
  const hasEnded = chat.members === 0
  if (hasEnded || (await services.chats.isBanned(chat.id, viewer)))
    return forbidden(services, viewer, chat.id, chat.title, chat.kind)
  const member = await services.chats.member(chat.id, viewer)
  const common = {
    creator: chat.creator === viewer,
    left: member === undefined,
    noforwards: chat.noforwards,
    id: bareId(chat.id),
    title: chat.title,
    photo: await shapeChatPhoto(services, chat.photo),
    admin_rights: adminRights(chat, member),
    default_banned_rights: defaultBannedRights(chat),
  }
  return chat.kind === 'group'
    ? shapeGroup(chat, common)
    : shapeChannel(chat, member, { ...common, access_hash: services.chats.accessHash(viewer, chat.id) })
}

function shapeGroup(chat: ChatRecord, common: Common): Constructor<'chat'> {
  return { _: 'chat', ...common, participants_count: chat.members, date: chat.date, version: chat.version }
}

function shapeChannel(
  chat: ChatRecord,
  member: MemberRecord | undefined,
  common: Common & { access_hash: bigint },
): Constructor<'channel'> {
  return {
    _: 'channel',
    ...common,
    broadcast: chat.kind === 'channel',
    megagroup: chat.kind === 'supergroup',
    username: chat.username,
    // Of a member: when it came in.
    date: member?.date ?? chat.date,
    participants_count: chat.members,
  }
}

type Common = Pick<
  Constructor<'channel'>,
  'creator' | 'left' | 'noforwards' | 'id' | 'title' | 'photo' | 'admin_rights' | 'default_banned_rights'
>

function forbidden(
  services: ChatServices,
  viewer: bigint,
  peer: PeerId,
  title: string,
  kind?: ChatRecord['kind'],
): Type<'Chat'> {
  const id = bareId(peer)
  if (!isChannelPeer(peer)) return { _: 'chatForbidden', id, title }
  return {
    _: 'channelForbidden',
    broadcast: kind !== 'supergroup',
    megagroup: kind === 'supergroup',
    id,
    access_hash: services.chats.accessHash(viewer, peer),
    title,
  }
}
