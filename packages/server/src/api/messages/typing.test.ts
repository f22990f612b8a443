import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

async function somebodyOld() {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1), await network.login(2, { layer: OLDEST_LAYER })]
  await bob.call({ _: 'updates.getState' })
  return { ada, bob, peer: await ada.peerOf(bob) }
}

suite('typing', () => {
  const cases: [name: string, action: Type<'SendMessageAction'>, shown: string][] = [
    ['typing', { _: 'sendMessageTypingAction' }, 'sendMessageTypingAction'],
    ['uploading', { _: 'sendMessageUploadDocumentAction', progress: 5 }, 'sendMessageUploadDocumentAction'],
    [
      'what its layer does not have is typing',
      {
        _: 'sendMessageTextDraftAction',
        random_id: 1n,
        text: { _: 'textWithEntities', text: 'a', entities: [] },
      },
      'sendMessageTypingAction',
    ],
  ]
  for (const [name, action, shown] of cases) {
    test(`is shown to the other side: ${name}`, async () => {
      const { ada, bob, peer } = await somebodyOld()
      assert.equal(await ada.call({ _: 'messages.setTyping', peer, action }), true)
      const [update] = bob.forgetUpdates() as Type<'Updates'>[]
      assert(update?._ === 'updateShort' && update.update._ === 'updateUserTyping')
      assert.equal(update.update.action._, shown)
    })
  }

  test('is not a way to send a megabyte', async () => {
    const { ada, bob, peer } = await somebodyOld()
    const action = {
      _: 'sendMessageEmojiInteraction',
      emoticon: 'a',
      msg_id: 1,
      interaction: { _: 'dataJSON', data: 'x'.repeat(2 ** 20) },
    } as const
    await assert.rejects(
      ada.call({ _: 'messages.setTyping', peer, action }),
      refused('INPUT_REQUEST_TOO_LONG'),
    )
    assert.deepEqual(bob.forgetUpdates(), [])
  })
})
