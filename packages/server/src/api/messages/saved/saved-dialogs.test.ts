import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'

const self = { _: 'inputPeerSelf' } as const
const start = {
  offset_date: 0,
  offset_id: 0,
  offset_peer: { _: 'inputPeerEmpty' },
  limit: 100,
  hash: 0n,
} as const
const history = {
  offset_id: 0,
  offset_date: 0,
  add_offset: 0,
  limit: 10,
  max_id: 0,
  min_id: 0,
  hash: 0n,
} as const

async function parts(client: ApiClient, exclude_pinned = false) {
  const answer = await client.call({ _: 'messages.getSavedDialogs', ...start, exclude_pinned })
  assert(answer._ === 'messages.savedDialogs')
  return answer
}

async function withNotes(layer = NEWEST_LAYER) {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1, { layer }), await network.login(2)]
  for (const [i, peer] of [self, await ada.peerOf(bob), self].entries())
    await ada.call({ _: 'messages.sendMessage', peer, message: `note ${i}`, random_id: BigInt(i + 1) })
  return { ada, bob }
}

suite('Saved Messages by where they come from', () => {
  test('without any there are no parts', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    assert.deepEqual((await parts(ada)).dialogs, [])
    const pinned = await ada.call({ _: 'messages.getPinnedSavedDialogs' })
    assert(pinned._ === 'messages.savedDialogs')
    assert.deepEqual(pinned.dialogs, [])
  })

  for (const layer of [170, NEWEST_LAYER]) {
    test(`one's own notes are one part, with the newest on top, at layer ${layer}`, async () => {
      const { ada } = await withNotes(layer)
      const { dialogs, messages, users } = await parts(ada)
      const peer = { _: 'peerUser', user_id: ada.id } as const
      assert.deepEqual(
        dialogs.map((dialog) => [dialog.peer, dialog.top_message]),
        [[peer, 3]],
      )
      assert.deepEqual([messages.length, users.map(({ id }) => id)], [1, [ada.id]])
      const page = await ada.call({ _: 'messages.getSavedHistory', peer: self, ...history })
      assert(page._ === 'messages.messages')
      assert.deepEqual(
        page.messages.map((message) => message._ === 'message' && [message.message, message.saved_peer_id]),
        [
          ['note 2', peer],
          ['note 0', peer],
        ],
      )
    })
  }

  test('of others there is no part', async () => {
    const { ada, bob } = await withNotes()
    const page = await ada.call({
      _: 'messages.getSavedHistory',
      peer: await ada.peerOf(bob),
      ...history,
    })
    assert(page._ === 'messages.messages')
    assert.deepEqual(page.messages, [])
  })

  test('a part is pinned, in every client, and unpinned', async () => {
    const { ada } = await withNotes()
    const peer = { _: 'inputDialogPeer', peer: self } as const
    assert.equal(await ada.call({ _: 'messages.toggleSavedDialogPin', pinned: true, peer }), true)
    const pinned = await ada.call({ _: 'messages.getPinnedSavedDialogs' })
    assert(pinned._ === 'messages.savedDialogs' && pinned.dialogs[0]?._ === 'savedDialog')
    assert.equal(pinned.dialogs[0].pinned, true)
    assert.deepEqual((await parts(ada, true)).dialogs, [])
    await ada.call({ _: 'messages.reorderPinnedSavedDialogs', force: true, order: [] })
    assert.equal((await parts(ada, true)).dialogs.length, 1)
  })
})

test('of several that are no parts each is refused, and none of the refusals ends the server', async () => {
  const client = await (await ApiNetwork.open()).login(1)
  const nobody = { _: 'inputPeerUser', user_id: 77n, access_hash: 1n } as const
  const folder = { _: 'inputDialogPeerFolder', folder_id: 1 } as const
  const order = [{ _: 'inputDialogPeer', peer: nobody } as const, folder]
  await assert.rejects(client.call({ _: 'messages.reorderPinnedSavedDialogs', order }), /PEER_ID_INVALID/)
})
