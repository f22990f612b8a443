import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

let randomId = 1n
async function write(client: ApiClient, peer: Type<'InputPeer'>, message: string): Promise<void> {
  await client.call({ _: 'messages.sendMessage', peer, message, random_id: randomId++ })
}

/** Ada writes; Bob was away since `state`. */
async function whileBobWasAway(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1), await network.login(2, { layer })]
  const toBob = await ada.peerOf(bob)
  const toAda = await bob.peerOf(ada)
  await write(ada, toBob, 'known')
  const { pts, date, qts } = await bob.call({ _: 'updates.getState' })
  const ask = { _: 'updates.getDifference', pts, date, qts } as const
  return { network, ada, bob, toBob, toAda, ask }
}

suite('updates.getState', () => {
  test('a new user begins at 1: clients take 0 for unknown', async () => {
    const network = await ApiNetwork.open()
    const state = await (await network.login(1)).call({ _: 'updates.getState' })
    const date = network.time.clock() / 1000
    assert.deepEqual(state, { _: 'updates.state', pts: 1, qts: 0, date, seq: 0, unread_count: 0 })
  })
})

suite('updates.getDifference', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: exactly what was missed`, async () => {
      const { ada, bob, toBob, toAda, ask } = await whileBobWasAway(layer)
      await write(ada, toBob, 'two')
      await write(ada, toBob, 'three')
      await ada.call({ _: 'messages.editMessage', peer: toBob, id: 1, message: 'known better' })
      await ada.call({ _: 'messages.deleteMessages', id: [3], revoke: true })
      const other = await bob.call({ _: 'messages.readHistory', peer: toAda, max_id: 0 })
      const difference = await bob.call(ask)
      assert(difference._ === 'updates.difference')
      assert.deepEqual(
        difference.new_messages.map((message) => message._ === 'message' && [message.id, message.message]),
        [[2, 'two']],
      )
      assert.deepEqual(
        difference.other_updates.map((update) => [update._, 'pts' in update && update.pts]),
        [
          ['updateEditMessage', ask.pts + 3],
          ['updateDeleteMessages', ask.pts + 4],
          ['updateReadHistoryInbox', ask.pts + 5],
        ],
      )
      assert.equal(difference.state.pts, other.pts)
      assert(difference.users.some(({ id }) => id === ada.id))
    })
  }

  test('nothing', async () => {
    const { bob, ask } = await whileBobWasAway()
    assert.equal((await bob.call(ask))._, 'updates.differenceEmpty')
  })

  test('in slices that meet without a gap', async () => {
    const { ada, bob, toBob, ask } = await whileBobWasAway()
    for (const name of ['a', 'b', 'c', 'd', 'e']) await write(ada, toBob, name)
    const texts: string[] = []
    let { pts } = ask
    for (const last of [false, false, true]) {
      const difference = await bob.call({ ...ask, pts, pts_limit: 2 })
      assert(difference._ === (last ? 'updates.difference' : 'updates.differenceSlice'))
      texts.push(
        ...difference.new_messages.map((message) => (message._ === 'message' ? message.message : '')),
      )
      pts = difference._ === 'updates.difference' ? difference.state.pts : difference.intermediate_state.pts
    }
    assert.deepEqual(texts, ['a', 'b', 'c', 'd', 'e'])
    assert.equal(pts, (await bob.call({ _: 'updates.getState' })).pts)
  })

  test('more than the client wants, or a point that has not come yet, is too long', async () => {
    const { ada, bob, toBob, ask } = await whileBobWasAway()
    for (const name of ['a', 'b', 'c']) await write(ada, toBob, name)
    const tooLong = { _: 'updates.differenceTooLong', pts: 5 }
    assert.deepEqual(await bob.call({ ...ask, pts_total_limit: 2 }), tooLong)
    assert.equal((await bob.call({ ...ask, pts_total_limit: 3 }))._, 'updates.difference')
    assert.deepEqual(await bob.call({ ...ask, pts: 77 }), tooLong)
  })

  for (const [pts, error] of [
    [0, 'PERSISTENT_TIMESTAMP_EMPTY'],
    [-1, 'PERSISTENT_TIMESTAMP_INVALID'],
  ] as const) {
    test(`pts ${pts}: ${error}`, async () => {
      const { bob, ask } = await whileBobWasAway()
      await assert.rejects(bob.call({ ...ask, pts }), refused(error))
    })
  }

  test('what was pushed and what is missed afterwards are the same', async () => {
    const { ada, bob, toBob, ask } = await whileBobWasAway()
    bob.forgetUpdates()
    await write(ada, toBob, 'two')
    const [pushed] = bob.forgetUpdates() as Type<'Updates'>[]
    assert(pushed?._ === 'updates' && pushed.updates[0]?._ === 'updateNewMessage')
    const difference = await bob.call(ask)
    assert(difference._ === 'updates.difference')
    assert.deepEqual(difference.new_messages, [pushed.updates[0].message])
    assert.equal(difference.state.pts, pushed.updates[0].pts)
  })
})

test('there are no channels', async () => {
  const ada = await (await ApiNetwork.open()).login(1)
  const channel = { _: 'inputChannel', channel_id: 1n, access_hash: 1n } as const
  const filter = { _: 'channelMessagesFilterEmpty' } as const
  await assert.rejects(
    ada.call({ _: 'updates.getChannelDifference', channel, filter, pts: 1, limit: 10 }),
    refused('CHANNEL_INVALID'),
  )
})
