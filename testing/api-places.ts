import assert from 'node:assert/strict'
import type { Constructor, TlObject, Type } from '@longshore/protocol/schema/api'
import { type ApiClient, ApiNetwork } from './api-network.ts'

/** Ada, Bob and Cy, who know each other and hear each other. */
export async function threeUsers(layer?: number) {
  const network = await ApiNetwork.open()
  const options = layer === undefined ? {} : { layer }
  const ada = await network.login(1, options)
  const [bob, cy] = [await network.login(2, options), await network.login(3, options)]
  await Promise.all([ada, bob, cy].map((client) => client.call({ _: 'updates.getState' })))
  return { network, ada, bob, cy }
}

/** A basic group that its first member made. */
export async function group(
  creator: ApiClient,
  ...others: ApiClient[]
): Promise<Constructor<'inputPeerChat'>> {
  const users = await Promise.all(others.map((other) => inputUser(creator, other)))
  const made: TlObject = await creator.call({ _: 'messages.createChat', users, title: 'Harbour' })
  // Until layer 175 the Updates themselves are the answer.
  const updates = made._ === 'updates' ? made : (made as Constructor<'messages.invitedUsers'>).updates
  const { chats } = updates as Constructor<'updates'>
  const [chat] = chats
  assert(chat?._ === 'chat')
  return { _: 'inputPeerChat', chat_id: chat.id }
}

/** A channel, or with `megagroup` a supergroup, that its first member made; as each of them names it. */
export async function channel<Others extends ApiClient[]>(
  { megagroup = false },
  creator: ApiClient,
  ...others: Others
) {
  const made = await creator.call({ _: 'channels.createChannel', megagroup, title: 'Harbour', about: '' })
  const mine = channelIn(made)
  if (others.length > 0) {
    const users = await Promise.all(others.map((other) => inputUser(creator, other)))
    await creator.call({ _: 'channels.inviteToChannel', channel: inputChannel(mine), users })
  }
  const theirs = new Map(others.map((other) => [other, lastChannelTold(other)]))
  for (const client of [creator, ...others]) client.forgetUpdates()
  return {
    as: (client: ApiClient): Constructor<'inputPeerChannel'> => theirs.get(client) ?? mine,
  }
}

export function inputChannel(peer: Constructor<'inputPeerChannel'>): Constructor<'inputChannel'> {
  return { ...peer, _: 'inputChannel' }
}

async function inputUser(client: ApiClient, other: ApiClient): Promise<Constructor<'inputUser'>> {
  return { ...(await client.peerOf(other)), _: 'inputUser' }
}

/** The channel that an Updates speaks of. */
export function channelIn(updates: unknown): Constructor<'inputPeerChannel'> {
  const { chats } = updates as { chats: Type<'Chat'>[] }
  const found = chats.find((chat) => chat._ === 'channel')
  assert(found)
  return { _: 'inputPeerChannel', channel_id: found.id, access_hash: found.access_hash ?? 0n }
}

function lastChannelTold(client: ApiClient): Constructor<'inputPeerChannel'> {
  const told = client.pushed.filter(
    (updates) => 'chats' in updates && (updates.chats as unknown[]).length > 0,
  )
  return channelIn(told.at(-1))
}

/** The messages that Updates bring, of any kind and in any place. */
export function messagesTold(...all: unknown[]): (Constructor<'message'> | Constructor<'messageService'>)[] {
  return all.flatMap((updates) => {
    const { updates: inside } = updates as Constructor<'updates'>
    return (inside ?? []).flatMap((update) => {
      switch (update._) {
        case 'updateNewMessage':
        case 'updateEditMessage':
        case 'updateNewChannelMessage':
        case 'updateEditChannelMessage':
          return update.message._ === 'messageEmpty' ? [] : update.message
        default:
          return []
      }
    })
  })
}

/** The names of the updates that Updates bring. */
export function updateNames(...all: unknown[]): string[] {
  return all.flatMap((updates) => (updates as Constructor<'updates'>).updates.map(({ _ }) => _))
}

/** The one ordinary message that Updates bring. */
export function messageTold(...all: unknown[]): Constructor<'message'> {
  const [message, ...more] = messagesTold(...all)
  assert(message?._ === 'message')
  assert.equal(more.length, 0)
  return message
}
