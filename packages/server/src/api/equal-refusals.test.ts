import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { documentIn, documentOf, existing, messagesIn, send, uploaded } from '@longshore/testing/api-files'
import { ApiNetwork } from '@longshore/testing/api-network'
import { channel, group } from '@longshore/testing/api-places'
import { madeSet } from '@longshore/testing/api-stickers'
import { recordWork } from '@longshore/testing/record-work'

/** What Ada and Bob have, and Eve was never told of. */
async function secrets() {
  const network = await ApiNetwork.open()
  const [ada, bob, eve] = [await network.login(1), await network.login(2), await network.login(3)]
  for (const client of [ada, bob, eve]) await client.call({ _: 'updates.getState' })
  const { chat_id } = await group(ada, bob)
  const harbour = await channel({}, ada, bob)
  const { set } = await madeSet(ada)
  const [message] = messagesIn(await send(ada, documentOf(await uploaded(ada))))
  return { ada, bob, eve, chat_id, harbour: harbour.as(ada), set, document: documentIn(message) }
}

async function refusedWith(ask: () => Promise<unknown>) {
  const work = recordWork()
  const refusal = await ask().then(
    () => assert.fail('it was not refused'),
    (error: Error) => error.message,
  )
  const { statements, read } = work()
  return { refusal, statements: statements.map(({ sql }) => sql), read }
}

const page = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 9, max_id: 0, min_id: 0, hash: 0n }

interface Question {
  /** The id of something that there is; beside it there is nothing. */
  readonly id: bigint
  ask(id: bigint): Promise<unknown>
}

const questions: Readonly<Record<string, (known: Awaited<ReturnType<typeof secrets>>) => Question>> = {
  'a basic group': ({ eve, chat_id: id }) => ({
    id,
    ask: (chat_id) => eve.call({ ...page, _: 'messages.getHistory', peer: { _: 'inputPeerChat', chat_id } }),
  }),
  "a channel under another's access hash": ({ eve, harbour }) => ({
    id: harbour.channel_id,
    ask: (channel_id) =>
      eve.call({
        _: 'channels.getFullChannel',
        channel: { ...harbour, channel_id, _: 'inputChannel' },
      }),
  }),
  "a user under another's access hash": ({ eve, ada }) => ({
    id: ada.id,
    ask: (user_id) =>
      eve.call({
        ...page,
        _: 'messages.getHistory',
        peer: { _: 'inputPeerUser', user_id, access_hash: 5n },
      }),
  }),
  "a sticker set under another's access hash": ({ eve, set: { id, access_hash } }) => ({
    id,
    ask: (other) =>
      eve.call({
        _: 'messages.getStickerSet',
        stickerset: { _: 'inputStickerSetID', id: other, access_hash },
        hash: 0,
      }),
  }),
  "a file under another's access hash and reference": ({ eve, document }) => ({
    id: document.id,
    ask: (id) => send(eve, existing({ ...document, id })),
  }),
}

suite('a stranger learns neither by the answer nor by the work whether there is', () => {
  for (const [name, questionOf] of Object.entries(questions)) {
    test(name, async () => {
      const { id, ask } = questionOf(await secrets())
      const told = (about: bigint) => refusedWith(() => ask(about))
      // What is looked up once for a caller is known afterwards.
      await told(id + 1n)
      assert.deepEqual(await told(id), await told(id + 1n))
    })
  }
})

test('who was sent away learns not whether a link still leads back', async () => {
  const { ada, bob, chat_id } = await secrets()
  const peer = { _: 'inputPeerChat', chat_id } as const
  const invite = await ada.call({ _: 'messages.exportChatInvite', peer })
  assert(invite._ === 'chatInviteExported')
  const { user_id, access_hash } = await ada.peerOf(bob)
  const user = { _: 'inputUser', user_id, access_hash } as const
  await ada.call({ _: 'messages.deleteChatUser', chat_id, user_id: user })
  const told = (hash: string) => refusedWith(() => bob.call({ _: 'messages.checkChatInvite', hash }))
  const hash = invite.link.split('+').at(-1) ?? ''
  assert.deepEqual(await told(hash), await told('a'.repeat(hash.length)))
})
