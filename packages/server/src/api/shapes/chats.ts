import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { type KnownChat, seesProfile } from '../../chats/knowledge.ts'
import type { ChatRecord, MemberRecord } from '../../storage/ports/chat-store.ts'
import { bareId, isChannelPeer, isUserPeer, type PeerId } from '../../storage/ports/peer-id.ts'
import { adminRights, defaultBannedRights } from '../chats/rights-shown.ts'
import type { Services } from '../context.ts'
import { shapeChatPhoto } from './peer-photo.ts'

type ChatServices = Pick<Services, 'chats' | 'files' | 'config'>

/** Chats as a viewer may know them. Ids of users are left out, so that any peers may be given. */
export async function shapeChats(
  services: ChatServices,
  viewer: bigint,
  ids: Iterable<PeerId>,
): Promise<Type<'Chat'>[]> {
  const wanted = [...new Set(ids)].filter((id) => !isUserPeer(id))
  return Promise.all(
    wanted.map(async (id) => {
      const known = await services.chats.known(id, viewer)
      return known ? shapeChat(services, viewer, known) : forbidden(services, viewer, id, '')
    }),
  )
}

/** Who left may come back, and so sees a chat; to who was sent away, or never was in it, it is forbidden. */
async function shapeChat(services: ChatServices, viewer: bigint, known: KnownChat): Promise<Type<'Chat'>> {
  const { chat, member, standing, title } = known
  const isOpen = seesProfile(known)
  if (!isOpen && standing !== 'left') return forbidden(services, viewer, chat.id, title, chat.kind)
  const common = {
    creator: chat.creator === viewer,
    left: member === undefined,
    noforwards: chat.noforwards,
    id: bareId(chat.id),
    title,
    photo: await shapeChatPhoto(services, isOpen ? chat.photo : undefined),
    admin_rights: adminRights(chat, member),
    default_banned_rights: defaultBannedRights(chat),
  }
  const shown = isOpen ? chat : { ...chat, members: 0, version: 0 }
  return chat.kind === 'group'
    ? shapeGroup(shown, common)
    : shapeChannel(shown, member, { ...common, access_hash: services.chats.accessHash(viewer, chat.id) })
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
