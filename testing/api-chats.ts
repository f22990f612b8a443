import assert from 'node:assert/strict'
import type { Constructor, TlObject, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from './api-network.ts'

export const layers = [OLDEST_LAYER, NEWEST_LAYER]

/** Ada, Bob and Cy, who hear each other; `layer` is Bob's and Cy's. */
export async function threeUsers(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const [ada, bob, cy] = [
    await network.login(1),
    await network.login(2, { layer }),
    await network.login(3, { layer }),
  ]
  await Promise.all([ada, bob, cy].map((client) => client.call({ _: 'updates.getState' })))
  return { network, ada, bob, cy }
}

/** Somebody as another names it. */
export async function userOf(client: ApiClient, other: ApiClient): Promise<Constructor<'inputUser'>> {
  return { ...(await client.peerOf(other)), _: 'inputUser' }
}

/** The Updates in the answer of a method that wraps them in newer layers. */
export function updatesOfAnswer(answer: TlObject): Constructor<'updates'> {
  const updates =
    'updates' in answer && !Array.isArray(answer.updates) ? (answer.updates as TlObject) : answer
  assert.equal(updates._, 'updates')
  return updates as Constructor<'updates'>
}

/** A basic group of these clients. */
export async function groupOf(creator: ApiClient, ...others: ApiClient[]): Promise<Constructor<'chat'>> {
  const users = await Promise.all(others.map((other) => userOf(creator, other)))
  const answer = await creator.call({ _: 'messages.createChat', users, title: 'Dock' })
  for (const client of [creator, ...others]) client.forgetUpdates()
  return groupIn(updatesOfAnswer(answer))
}

/** A channel, or with `megagroup` a supergroup, that is public when it has a username. */
export async function channelOf(
  creator: ApiClient,
  { megagroup = false, username }: { megagroup?: boolean; username?: string } = {},
): Promise<Constructor<'inputChannel'>> {
  const answer = await creator.call({
    _: 'channels.createChannel',
    broadcast: !megagroup,
    megagroup,
    title: 'Harbour',
    about: 'Ships',
  })
  const channel = named(channelIn(updatesOfAnswer(answer)))
  if (username !== undefined) await creator.call({ _: 'channels.updateUsername', channel, username })
  creator.forgetUpdates()
  return channel
}

/** A public channel as another client finds it. */
export async function found(client: ApiClient, username: string): Promise<Constructor<'inputChannel'>> {
  return named(channelIn(await client.call({ _: 'contacts.resolveUsername', username })))
}

export function named({ id, access_hash }: Constructor<'channel'>): Constructor<'inputChannel'> {
  return { _: 'inputChannel', channel_id: id, access_hash: access_hash ?? 0n }
}

export function groupIn({ chats }: { chats: Type<'Chat'>[] }): Constructor<'chat'> {
  const [chat] = chats
  assert(chat?._ === 'chat')
  return chat
}

export function channelIn({ chats }: { chats: Type<'Chat'>[] }): Constructor<'channel'> {
  const [chat] = chats
  assert(chat?._ === 'channel')
  return chat
}

/** What the service messages of some Updates say. */
export function actionsIn(...all: TlObject[]): Type<'MessageAction'>[] {
  return all.flatMap((updates) =>
    (updates as Constructor<'updates'>).updates.flatMap((update) =>
      'message' in update && typeof update.message === 'object' && update.message._ === 'messageService'
        ? update.message.action
        : [],
    ),
  )
}

/** The names of what some Updates tell. */
export function namesIn(...all: TlObject[]): string[] {
  return all.flatMap((updates) => (updates as Constructor<'updates'>).updates.map(({ _ }) => _))
}
