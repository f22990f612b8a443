import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const self = { _: 'inputPeerSelf' } as const

async function twoSessions(layer = NEWEST_LAYER): Promise<[ApiClient, ApiClient]> {
  const network = await ApiNetwork.open()
  const [one, other] = [await network.login(1, { layer }), await network.login(1, { layer })]
  await other.call({ _: 'updates.getState' })
  return [one, other]
}

function toldOf(client: ApiClient): string[] {
  return client
    .forgetUpdates()
    .flatMap((told) => (told._ === 'updates' && 'updates' in told ? told.updates : []))
    .flatMap((update) => {
      const { draft } = update as { draft?: { message?: string } }
      return draft ? [draft.message ?? ''] : []
    })
}

async function drafts(client: ApiClient): Promise<string[]> {
  const all = await client.call({ _: 'messages.getAllDrafts' })
  assert(all._ === 'updates')
  return all.updates.map((update) => {
    assert(update._ === 'updateDraftMessage' && update.draft._ === 'draftMessage')
    return update.draft.message
  })
}

suite('drafts', () => {
  for (const layer of [158, 176, NEWEST_LAYER]) {
    test(`what was begun in one client goes on in another, at layer ${layer}`, async () => {
      const [one, other] = await twoSessions(layer)
      await one.call({ _: 'messages.saveDraft', peer: self, message: 'Dear' })
      assert.deepEqual(toldOf(other), ['Dear'])
      assert.deepEqual(await drafts(other), ['Dear'])
      await one.call({ _: 'messages.saveDraft', peer: self, message: '' })
      assert.deepEqual(toldOf(other), [''])
      assert.deepEqual(await drafts(other), [])
    })
  }

  test('a draft is in its dialog, with what it replies to', async () => {
    const [one] = await twoSessions()
    await one.call({ _: 'messages.sendMessage', peer: self, message: 'note', random_id: 1n })
    const reply_to = { _: 'inputReplyToMessage', reply_to_msg_id: 1 } as const
    await one.call({ _: 'messages.saveDraft', peer: self, message: 'Dear', reply_to, no_webpage: true })
    const { dialogs } = await one.call({
      _: 'messages.getPeerDialogs',
      peers: [{ _: 'inputDialogPeer', peer: self }],
    })
    assert(dialogs[0]?._ === 'dialog' && dialogs[0].draft?._ === 'draftMessage')
    assert.equal(dialogs[0].draft.message, 'Dear')
    assert.equal(dialogs[0].draft.no_webpage, true)
    assert.deepEqual(dialogs[0].draft.reply_to, reply_to)
  })

  test('what is sent with clear_draft is no draft any more', async () => {
    const [one, other] = await twoSessions()
    await one.call({ _: 'messages.saveDraft', peer: self, message: 'Dear' })
    await one.call({ _: 'messages.sendMessage', peer: self, message: 'Dear Bob', random_id: 1n })
    assert.deepEqual(await drafts(one), ['Dear'])
    toldOf(other)
    await one.call({
      _: 'messages.sendMessage',
      peer: self,
      message: 'Dear Bob',
      random_id: 2n,
      clear_draft: true,
    })
    assert.deepEqual(toldOf(other), [''])
    assert.deepEqual(await drafts(one), [])
  })

  test('all are cleared at once', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    await ada.call({ _: 'messages.saveDraft', peer: self, message: 'one' })
    await ada.call({ _: 'messages.saveDraft', peer: await ada.peerOf(bob), message: 'two' })
    assert.deepEqual(await drafts(ada), ['two', 'one'])
    await ada.call({ _: 'messages.clearAllDrafts' })
    assert.deepEqual(await drafts(ada), [])
  })

  test('one without end is refused', async () => {
    const [one] = await twoSessions()
    const draft = { _: 'messages.saveDraft', peer: self, message: 'x'.repeat(10_000) } as const
    await assert.rejects(one.call(draft), refused('MESSAGE_TOO_LONG'))
  })
})
