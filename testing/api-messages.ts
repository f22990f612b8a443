import assert from 'node:assert/strict'
import type { Constructor, Request, TlObject, Type } from '@longshore/protocol/schema/api'
import { ApiNetwork } from './api-network.ts'

export const self = { _: 'inputPeerSelf' } as const

/** A text message. */
export function text(
  peer: Type<'InputPeer'>,
  message: string,
  random_id: bigint,
  more: Partial<Request<'messages.sendMessage'>> = {},
): Request<'messages.sendMessage'> {
  return { _: 'messages.sendMessage', peer, message, random_id, ...more }
}

/** What an Updates tells. */
export function updatesIn(updates: TlObject): Type<'Update'>[] {
  assert.equal(updates._, 'updates')
  return (updates as Constructor<'updates'>).updates
}

/** The one new message an Updates tells of. */
export function newMessageIn(updates: TlObject): Constructor<'message'> {
  const news = updatesIn(updates).filter((update) => update._ === 'updateNewMessage')
  assert.equal(news.length, 1)
  const message = news[0]?.message
  assert(message?._ === 'message')
  return message
}

/** Ada and Bob, who know each other and hear each other. */
export async function twoUsers() {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1), await network.login(2)]
  const [toBob, toAda] = [await ada.peerOf(bob), await bob.peerOf(ada)]
  await Promise.all([ada, bob].map((client) => client.call({ _: 'updates.getState' })))
  return { network, ada, bob, toBob, toAda }
}
