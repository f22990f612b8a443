import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { text } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import { channel, inputChannel, messagesTold, threeUsers } from '@longshore/testing/api-places'
import { refused } from '@longshore/testing/refused'

const filter = { _: 'channelMessagesFilterEmpty' } as const

let randomId = 1n

/** Ada posts; Bob was away since `pts`. */
async function whileBobWasAway(layer = NEWEST_LAYER) {
  const three = await threeUsers(layer)
  const { ada, bob } = three
  const { as } = await channel({}, ada, bob)
  const write = (message: string) => ada.call(text(as(ada), message, randomId++))
  await write('known')
  const ask = {
    _: 'updates.getChannelDifference',
    channel: inputChannel(as(bob)),
    filter,
    pts: await ptsOf(bob),
    limit: 100,
  } as const
  return { ...three, as, write, ask }

  async function ptsOf(client: ApiClient): Promise<number> {
    const peers = [{ _: 'inputDialogPeer', peer: as(client) } as const]
    const { dialogs } = await client.call({ _: 'messages.getPeerDialogs', peers })
    const [dialog] = dialogs
    assert(dialog?._ === 'dialog' && dialog.pts)
    return dialog.pts
  }
}

suite('updates.getChannelDifference', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`at layer ${layer}: exactly what was missed`, async () => {
      const { ada, bob, as, write, ask } = await whileBobWasAway(layer)
      await write('two')
      await write('three')
      await ada.call({ _: 'messages.editMessage', peer: as(ada), id: 2, message: 'known better' })
      await ada.call({ _: 'channels.deleteMessages', channel: inputChannel(as(ada)), id: [4] })
      const missed = await bob.call(ask)
      assert(missed._ === 'updates.channelDifference')
      assert.deepEqual(
        missed.new_messages.map((message) => message._ === 'message' && [message.id, message.message]),
        [[3, 'two']],
      )
      assert.deepEqual(
        missed.other_updates.map((update) => [update._, 'pts' in update && update.pts]),
        [
          ['updateEditChannelMessage', ask.pts + 3],
          ['updateDeleteChannelMessages', ask.pts + 4],
        ],
      )
      assert.deepEqual([missed.final, missed.pts], [true, ask.pts + 4])
      assert.equal(missed.chats[0]?.id, ask.channel.channel_id)
    })

    test(`at layer ${layer}: nothing, and too much`, async () => {
      const { bob, write, ask } = await whileBobWasAway(layer)
      const nothing = await bob.call(ask)
      assert(nothing._ === 'updates.channelDifferenceEmpty')
      assert.deepEqual([nothing.final, nothing.pts], [true, ask.pts])
      for (const name of ['a', 'b', 'c']) await write(name)
      assert.equal((await bob.call({ ...ask, limit: 3 }))._, 'updates.channelDifference')
      for (const request of [
        { ...ask, limit: 2 },
        { ...ask, pts: 77 },
      ]) {
        const tooLong = await bob.call(request)
        assert(tooLong._ === 'updates.channelDifferenceTooLong' && tooLong.dialog._ === 'dialog')
        assert.deepEqual(
          [tooLong.final, tooLong.dialog.pts, tooLong.dialog.top_message],
          [true, ask.pts + 3, 5],
        )
        assert.deepEqual(
          tooLong.messages.map((message) => message.id),
          [5, 4, 3, 2, 1],
        )
      }
    })
  }

  test('in slices that meet without a gap', async () => {
    const { bob, write, ask } = await whileBobWasAway()
    for (let i = 0; i < 150; i++) await write(`${i}`)
    const first = await bob.call({ ...ask, limit: 100_000 })
    assert(first._ === 'updates.channelDifference')
    assert.deepEqual([first.final, first.new_messages.length], [undefined, 100])
    const second = await bob.call({ ...ask, limit: 100_000, pts: first.pts })
    assert(second._ === 'updates.channelDifference')
    assert.deepEqual([second.final, second.new_messages.length], [true, 50])
    assert.equal(second.pts, ask.pts + 150)
  })

  test('what was pushed and what is missed afterwards are the same', async () => {
    const { bob, write, ask } = await whileBobWasAway()
    bob.forgetUpdates()
    await write('two')
    const pushed = messagesTold(...bob.forgetUpdates())
    const missed = await bob.call(ask)
    assert(missed._ === 'updates.channelDifference')
    assert.deepEqual(missed.new_messages, pushed)
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

  test('of a channel one is not in, or that there is not', async () => {
    const { bob, cy, ask } = await whileBobWasAway()
    await assert.rejects(cy.call(ask), refused('CHANNEL_INVALID'))
    await bob.call({ _: 'channels.leaveChannel', channel: ask.channel })
    await assert.rejects(bob.call(ask), refused('CHANNEL_PRIVATE'))
    const none = { _: 'inputChannelEmpty' } as const
    await assert.rejects(bob.call({ ...ask, channel: none }), refused('CHANNEL_INVALID'))
  })
})

suite('updates.getDifference', () => {
  test('does not move by channels, and names those where something was said since', async () => {
    const { network, bob, write, ask } = await whileBobWasAway()
    const { pts, qts, date } = await bob.call({ _: 'updates.getState' })
    const general = { _: 'updates.getDifference', pts, qts, date } as const
    assert.equal((await bob.call(general))._, 'updates.differenceEmpty')
    network.time.advance(5000)
    await write('two')
    const missed = await bob.call(general)
    assert(missed._ === 'updates.difference')
    assert.deepEqual([missed.new_messages, missed.state.pts], [[], pts])
    assert.deepEqual(missed.other_updates, [
      { _: 'updateChannelTooLong', channel_id: ask.channel.channel_id, pts: ask.pts + 1 },
    ])
    assert.equal(missed.chats[0]?.id, ask.channel.channel_id)
    const now = network.time.clock() / 1000
    assert.equal((await bob.call({ ...general, date: now }))._, 'updates.differenceEmpty')
  })
})
