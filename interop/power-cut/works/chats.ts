import assert from 'node:assert/strict'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { Changing, type Person, type Scene, type Witnesses, type Work } from '../fact.ts'
import { idOf, isRefused, newId, newName, Open, userOf, voice } from './common.ts'
import { teal } from './drawings.ts'

type Membership = 'in' | 'administrator' | 'out' | 'banned'

/** What is told of a chat, for as long as it has not ended. */
class Chat {
  readonly title: Changing<string>
  readonly about = new Changing('')
  readonly isProtected = new Changing(false)
  readonly hasPicture = new Changing(false)
  readonly bob = new Changing<Membership>('out')
  readonly hasEnded = new Changing(false)

  constructor(title: string) {
    this.title = new Changing(title)
  }

  /** What holds only while the chat has not ended. */
  alive(check: (witnesses: Witnesses) => Promise<unknown>): (witnesses: Witnesses) => Promise<unknown> {
    return async (witnesses) => (this.hasEnded.mayBe(true) ? 'superseded' : await check(witnesses))
  }
}

interface FullChat {
  readonly chat: Type<'Chat'> | undefined
  readonly full: Type<'ChatFull'>
}

const admin = { _: 'chatAdminRights', change_info: true, delete_messages: true } as const

const openGroups = new Open<{ id: bigint; chat: Chat }>(2)

const groups: Work = async ({ ada, bob, signal, told }) => {
  const title = `Group ${newName()}`
  const made = await ada.call('messages.createChat', { users: [], title })
  const { id } = chatIn(made)
  const chat = new Chat(title)
  const peer = { _: 'inputPeerChat', chat_id: id } as const
  const now = async ({ call }: Person): Promise<FullChat> => {
    const { chats, full_chat } = await call('messages.getFullChat', { chat_id: id })
    return { chat: chats.find((one) => one.id === id), full: full_chat }
  }
  await changeLooks({ ada, told, chat, now, peer })
  const membership = chat.alive(async ({ ada }) => chat.bob.check(await membershipIn(await now(ada), ada)))

  await invite({ ada, bob, told, chat, peer })
  const bobOfAda = userOf(ada.other)
  await chat.bob.become('in', () =>
    ada.call('messages.addChatUser', { chat_id: id, user_id: bobOfAda, fwd_limit: 0 }),
  )
  told('member', membership)
  await chat.bob.become('administrator', () =>
    ada.call('messages.editChatAdmin', { chat_id: id, user_id: bobOfAda, is_admin: true }),
  )
  told('administrator', membership)
  await chat.bob.become('out', () => ada.call('messages.deleteChatUser', { chat_id: id, user_id: bobOfAda }))
  told('member who left', membership)

  const { inputFile } = await ada.client.upload(await teal(), { name: 'crew.jpg', signal })
  await chat.hasPicture.become(true, () =>
    ada.call('messages.editChatPhoto', { chat_id: id, photo: uploadedPicture(inputFile) }),
  )
  told('picture of a chat', picture(chat, now))

  const old = openGroups.add({ id, chat })
  if (!old) return
  await old.chat.hasEnded.become(true, () => ada.call('messages.deleteChat', { chat_id: old.id }))
  told('end of a chat', async ({ ada }) => {
    const { chats } = await ada.call('messages.getChats', { id: [old.id] })
    assert.ok(
      chats.every((one) => one._ !== 'chat' || one.deactivated || one.left),
      'the group is there again',
    )
  })
}

const openChannels = new Open<{ channel: Constructor<'inputChannel'>; chat: Chat }>(2)

let staysIn = false

const channels: Work = async (scene) => {
  const { ada, bob, signal, told } = scene
  const title = `Channel ${newName()}`
  const made = chatIn(await ada.call('channels.createChannel', { megagroup: true, title, about: '' }))
  const channel = inputChannel(made)
  const chat = new Chat(title)
  const peer = { ...channel, _: 'inputPeerChannel' } as const
  const now = async ({ call }: Person): Promise<FullChat> => {
    const { chats, full_chat } = await call('channels.getFullChannel', { channel })
    return { chat: chats.find((one) => one.id === channel.channel_id), full: full_chat }
  }
  await changeLooks({ ada, told, chat, now, peer })
  const username = newName()
  await ada.call('channels.updateUsername', { channel, username })
  told(
    'username of a channel',
    chat.alive(async ({ ada }) => {
      const { chats } = await ada.call('contacts.resolveUsername', { username })
      assert.equal(chats[0]?.id, channel.channel_id)
    }),
  )
  const { inputFile } = await ada.client.upload(await teal(), { name: 'crew.jpg', signal })
  await chat.hasPicture.become(true, () =>
    ada.call('channels.editPhoto', { channel, photo: uploadedPicture(inputFile) }),
  )
  told('picture of a chat', picture(chat, now))

  const membership = chat.alive(async ({ ada }) => chat.bob.check(await participation(ada, channel)))
  let ofBob = channel
  await chat.bob.become('in', async () => {
    const invited = await ada.call('messages.exportChatInvite', { peer })
    assert.ok(invited._ === 'chatInviteExported')
    ofBob = inputChannel(chatIn(await bob.call('messages.importChatInvite', { hash: hashOf(invited.link) })))
  })
  told('member', membership)
  await posts({ ada, bob, signal, told, chat, channel, ofBob })
  await endOldest(scene, channel, chat)
  // In every second one Bob stays, with what he has heard and read.
  staysIn = !staysIn
  if (staysIn) return
  const user_id = userOf(ada.other)
  await chat.bob.become('administrator', () =>
    ada.call('channels.editAdmin', { channel, user_id, admin_rights: admin, rank: '' }),
  )
  told('administrator', membership)
  await chat.bob.become('out', () => bob.call('channels.leaveChannel', { channel: ofBob }))
  told('member who left', membership)
  const restrict = (banned: boolean) =>
    ada.call('channels.editBanned', {
      channel,
      participant: ada.other,
      banned_rights: { _: 'chatBannedRights', until_date: 0, ...(banned && { view_messages: true }) },
    })
  await chat.bob.become('banned', () => restrict(true))
  told('ban', membership)
  await chat.bob.become('out', () => restrict(false))
  told('end of a ban', membership)
  await invite({ ada, bob, told, chat, peer })
}

async function endOldest(
  { ada, told }: Scene,
  channel: Constructor<'inputChannel'>,
  chat: Chat,
): Promise<void> {
  const old = openChannels.add({ channel, chat })
  if (!old) return
  await old.chat.hasEnded.become(true, () => ada.call('channels.deleteChannel', { channel: old.channel }))
  told('end of a chat', async ({ ada }) => {
    const asking = ada.call('channels.getFullChannel', { channel: old.channel })
    await assert.rejects(asking, /CHANNEL_/, 'the channel is there again')
  })
}

interface Place extends Pick<Scene, 'ada' | 'told'> {
  readonly chat: Chat
}

/** What there is to see of a chat. */
async function changeLooks({
  ada,
  told,
  chat,
  now,
  peer,
}: Place & {
  readonly now: (person: Person) => Promise<FullChat>
  readonly peer: Type<'InputPeer'>
}): Promise<void> {
  const titled = chat.alive(async ({ ada }) => {
    const { chat: shown } = await now(ada)
    assert.ok(shown && 'title' in shown, 'the chat is gone')
    chat.title.check(shown.title)
  })
  told('group or channel', titled)
  const title = `renamed ${newName()}`
  await chat.title.become(title, () =>
    peer._ === 'inputPeerChat'
      ? ada.call('messages.editChatTitle', { chat_id: peer.chat_id, title })
      : ada.call('channels.editTitle', { channel: { ...channelOf(peer), _: 'inputChannel' }, title }),
  )
  told('title', titled)
  const about = `about ${newName()}`
  await chat.about.become(about, () => ada.call('messages.editChatAbout', { peer, about }))
  told(
    'about',
    chat.alive(async ({ ada }) => chat.about.check((await now(ada)).full.about)),
  )
  await chat.isProtected.become(true, () => ada.call('messages.toggleNoForwards', { peer, enabled: true }))
  told(
    'protected content',
    chat.alive(async ({ ada }) => {
      const { chat: shown } = await now(ada)
      chat.isProtected.check(shown !== undefined && 'noforwards' in shown && shown.noforwards === true)
    }),
  )
}

/** A link that lets Bob in, and one that does no more. */
async function invite({
  ada,
  bob,
  told,
  chat,
  peer,
}: Place & Pick<Scene, 'bob'> & { readonly peer: Type<'InputPeer'> }): Promise<void> {
  const revoke = { legacy_revoke_permanent: true } as const
  const first = await ada.call('messages.exportChatInvite', { peer, ...revoke })
  assert.ok(first._ === 'chatInviteExported')
  const isValid = new Changing(true)
  const opens = chat.alive(async ({ bob }) => isValid.check(await opensFor(bob, hashOf(first.link))))
  told('invite link', opens)
  await bob.call('messages.checkChatInvite', { hash: hashOf(first.link) })
  await isValid.become(false, () => ada.call('messages.exportChatInvite', { peer, ...revoke }))
  told('revoked invite link', opens)
}

async function opensFor({ call }: Person, hash: string): Promise<boolean> {
  try {
    await call('messages.checkChatInvite', { hash })
    return true
  } catch (error) {
    if (isRefused(error, /INVITE_HASH/)) return false
    throw error
  }
}

/** What is said in a channel, heard and read there. */
async function posts({
  ada,
  bob,
  signal,
  told,
  chat,
  channel,
  ofBob,
}: Place &
  Pick<Scene, 'bob' | 'signal'> & {
    readonly channel: Constructor<'inputChannel'>
    readonly ofBob: Constructor<'inputChannel'>
  }): Promise<void> {
  const peer = { ...channel, _: 'inputPeerChannel' } as const
  const media = await voice(ada, signal)
  const id = idOf(
    await ada.call('messages.sendMedia', { peer, media, message: 'all hands', random_id: newId() }),
  )
  told(
    'post',
    chat.alive(async ({ ada }) => assert.ok(await postNow(ada, channel, id), 'a post is gone')),
  )
  await bob.call('channels.readMessageContents', { channel: ofBob, id: [id] })
  told(
    'heard in a channel',
    chat.alive(async ({ bob }) => {
      if (!chat.bob.mayBe('in') || chat.bob.mayBe('administrator')) return 'superseded'
      assert.ok(!(await postNow(bob, ofBob, id))?.media_unread, 'what was heard is unheard')
      return undefined
    }),
  )
  await bob.call('channels.readHistory', { channel: ofBob, max_id: id })
  told(
    'read mark in a channel',
    chat.alive(async ({ bob }) => {
      if (!chat.bob.mayBe('in') || chat.bob.mayBe('administrator')) return 'superseded'
      const inputPeer = { ...ofBob, _: 'inputPeerChannel' } as const
      const { dialogs } = await bob.call('messages.getPeerDialogs', {
        peers: [{ _: 'inputDialogPeer', peer: inputPeer }],
      })
      const [dialog] = dialogs
      assert.ok(dialog?._ === 'dialog' && dialog.read_inbox_max_id >= id, 'what was read is unread')
      return undefined
    }),
  )
  const request = { peer, message: 'never mind', random_id: newId() }
  const deleted = idOf(await ada.call('messages.sendMessage', request))
  await ada.call('channels.deleteMessages', { channel, id: [deleted] })
  told(
    'deleted post',
    chat.alive(async ({ ada }) => assert.equal(await postNow(ada, channel, deleted), undefined)),
  )
}

async function postNow(
  { call }: Person,
  channel: Constructor<'inputChannel'>,
  id: number,
): Promise<Constructor<'message'> | undefined> {
  const found = await call('channels.getMessages', { channel, id: [{ _: 'inputMessageID', id }] })
  const [message] = 'messages' in found ? found.messages : []
  return message?._ === 'message' ? message : undefined
}

function picture(
  chat: Chat,
  now: (person: Person) => Promise<FullChat>,
): (witnesses: Witnesses) => Promise<unknown> {
  return chat.alive(async ({ ada }) => {
    const { full } = await now(ada)
    chat.hasPicture.check(full.chat_photo?._ === 'photo')
  })
}

async function membershipIn({ full }: FullChat, ada: Person): Promise<Membership> {
  assert.ok(full._ === 'chatFull' && full.participants._ === 'chatParticipants')
  const bob = full.participants.participants.find(({ user_id }) => user_id === ada.other.user_id)
  if (!bob) return 'out'
  return bob._ === 'chatParticipantAdmin' ? 'administrator' : 'in'
}

async function participation(ada: Person, channel: Constructor<'inputChannel'>): Promise<Membership> {
  try {
    const { participant } = await ada.call('channels.getParticipant', { channel, participant: ada.other })
    if (participant._ === 'channelParticipantAdmin') return 'administrator'
    if (participant._ === 'channelParticipantBanned') return 'banned'
    return participant._ === 'channelParticipantLeft' ? 'out' : 'in'
  } catch (error) {
    if (isRefused(error, /USER_NOT_PARTICIPANT/)) return 'out'
    throw error
  }
}

function uploadedPicture(file: Type<'InputFile'>): Constructor<'inputChatUploadedPhoto'> {
  return { _: 'inputChatUploadedPhoto', file }
}

/** Newer layers wrap the updates in what else there is to say. */
function chatIn(
  answer: Type<'Updates'> | Type<'messages.InvitedUsers'> | Type<'messages.ChatInviteJoinResult'>,
): Type<'Chat'> {
  const updates =
    '_' in answer && 'chats' in answer ? answer : 'updates' in answer ? answer.updates : undefined
  assert.ok(updates && 'chats' in updates && updates.chats[0])
  return updates.chats[0]
}

function inputChannel(chat: Type<'Chat'>): Constructor<'inputChannel'> {
  assert.ok(chat._ === 'channel')
  return { _: 'inputChannel', channel_id: chat.id, access_hash: chat.access_hash ?? 0n }
}

function channelOf(peer: Type<'InputPeer'>): Constructor<'inputPeerChannel'> {
  return peer._ === 'inputPeerChannel' ? peer : assert.fail(peer._)
}

function hashOf(link: string): string {
  return /[\w-]+$/.exec(link)?.[0] ?? assert.fail(`no hash in ${link}`)
}

export const chatWorks: readonly Work[] = [groups, channels]
