import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import type { Request, Type } from '@longshore/protocol/schema/api'
import {
  bytes,
  documentIn,
  documentOf,
  download,
  existing,
  fileForBob,
  messagesIn,
  named,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { channel, inputChannel } from '@longshore/testing/api-places'
import { madeSet, onlyOf, stickerFile } from '@longshore/testing/api-stickers'
import { fakeGif } from '@longshore/testing/fake-media'
import { pattern } from '@longshore/testing/pattern'
import { recordWork } from '@longshore/testing/record-work'
import { refused } from '@longshore/testing/refused'

const hashOf = (content: Uint8Array) => new Uint8Array(createHash('sha256').update(content).digest())

const sha256 = hashOf(bytes)

function find(
  client: ApiClient,
  more: Partial<Request<'messages.getDocumentByHash'>> = {},
): Promise<Type<'Document'>> {
  return client.call({
    _: 'messages.getDocumentByHash',
    sha256,
    size: BigInt(bytes.length),
    mime_type: 'application/x-test',
    ...more,
  })
}

async function assertFinds(client: ApiClient): Promise<void> {
  const document = await find(client)
  assert(document._ === 'document')
  assert.deepEqual([...(await download(client, document)).bytes], [...bytes])
  assert.ok(await send(client, existing(document)))
}

async function assertFindsNothing(client: ApiClient): Promise<void> {
  assert.deepEqual(await find(client), { _: 'documentEmpty', id: 0n })
}

for (const length of [0, 31, 33]) {
  test(`a hash of ${length} bytes: SHA256_HASH_INVALID`, async () => {
    const { ada } = await fileForBob()
    await assert.rejects(find(ada, { sha256: new Uint8Array(length) }), refused('SHA256_HASH_INVALID'))
  })
}

suite('"if the file type is correct and the file is found, a document is returned"', () => {
  for (const [name, more] of [
    ['another type', { mime_type: 'image/gif' }],
    ['another size', { size: BigInt(bytes.length + 1) }],
    ['a size no file has', { size: 2n ** 63n - 1n }],
    ['a size below nothing', { size: -1n }],
    ['another hash', { sha256: new Uint8Array(32) }],
  ] as const) {
    test(`${name}: documentEmpty`, async () => {
      const { ada } = await fileForBob()
      assert.deepEqual(await find(ada, more), { _: 'documentEmpty', id: 0n })
    })
  }
})

test('a GIF is found as the MPEG4 that was made of it, by either', async () => {
  const { ada } = await fileForBob()
  const gif = fakeGif({ width: 200, height: 100 })
  const media = { ...documentOf(await uploaded(ada, gif)), mime_type: 'image/gif' }
  const sent = documentIn(messagesIn(await send(ada, media))[0])
  assert.equal(sent.mime_type, 'video/mp4')
  const film = (await download(ada, sent)).bytes
  for (const [content, mime_type] of [
    [gif, 'image/gif'],
    [film, 'video/mp4'],
  ] as const) {
    const wanted = { sha256: hashOf(content), size: BigInt(content.length), mime_type }
    const found = await find(ada, wanted)
    assert.equal(found.id, sent.id)
    assert.equal((await find(ada, { ...wanted, sha256: new Uint8Array(32) })).id, 0n)
  }
})

suite('it can be used by', () => {
  test('whoever uploaded it', async () => {
    const { ada } = await fileForBob()
    await assertFinds(ada)
  })

  test('whoever has a message with it, and others not', async () => {
    const { network, bob, theirs } = await fileForBob()
    const eve = await network.login(3)
    await assertFindsNothing(eve)
    const document = await find(bob)
    assert.equal(document.id, documentIn(theirs).id)
    await assertFinds(bob)
    await assertFindsNothing(eve)
  })

  test('nobody whose message is gone', async () => {
    const { bob, theirs } = await fileForBob()
    await bob.call({ _: 'messages.deleteMessages', id: [theirs?.id ?? 0] })
    await assertFindsNothing(bob)
  })

  test('members of a channel that shows it, as long as they are', async () => {
    const { network, ada } = await fileForBob()
    const [cy, eve] = [await network.login(3), await network.login(4)]
    await cy.call({ _: 'updates.getState' })
    const harbour = await channel({}, ada, cy)
    await send(ada, documentOf(await uploaded(ada)), { peer: harbour.as(ada) })
    const document = await find(cy)
    assert(document._ === 'document')
    await download(cy, document)
    await assertFindsNothing(eve)
    await cy.call({ _: 'channels.leaveChannel', channel: inputChannel(harbour.as(cy)) })
    await assertFindsNothing(cy)
    await assert.rejects(download(cy, document), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('everybody where it is in a sticker set', async () => {
    const { network, ada } = await fileForBob()
    const eve = await network.login(3)
    const content = new TextEncoder().encode('RIFF....WEBPVP8 one of a kind')
    await stickerFile(ada, 'image/webp', content)
    const wanted = {
      sha256: hashOf(content),
      size: BigInt(content.length),
      mime_type: 'image/webp',
    }
    assert.deepEqual(await find(eve, wanted), { _: 'documentEmpty', id: 0n })
    const item = {
      _: 'inputStickerSetItem',
      document: existing(await stickerFile(ada, 'image/webp', content)).id,
      emoji: '🐟',
    } as const
    const set = await madeSet(ada, { stickers: [item] })
    const found = await find(eve, wanted)
    assert(found._ === 'document')
    assert.equal(found.id, onlyOf(set).id)
    assert.deepEqual([...(await download(eve, found)).bytes], [...content])
  })
})

suite('what nobody showed the caller', () => {
  const gif = fakeGif({ width: 200, height: 100 })
  const questions = [
    {},
    { sha256: hashOf(gif), size: BigInt(gif.length), mime_type: 'image/gif' },
    { sha256: new Uint8Array(32) },
  ]

  /** The work of the questions where a stranger has so many files of just that content, sent in every way there is. */
  async function workWith(files: number) {
    const network = await ApiNetwork.open()
    const [ada, bob, eve] = [await network.login(1), await network.login(2), await network.login(3)]
    for (const client of [bob, eve]) await client.call({ _: 'updates.getState' })
    await channel({}, eve)
    await send(eve, documentOf(await uploaded(eve, pattern(5, 100))))
    const [toBob, harbour] = [await ada.peerOf(bob), await channel({}, ada, bob)]
    for (let i = 0; i < files; i++) {
      const attributes = [named(`${i}.bin`)]
      await send(ada, documentOf(await uploaded(ada), attributes), { peer: toBob })
      await send(ada, documentOf(await uploaded(ada), attributes), { peer: harbour.as(ada) })
      await send(ada, { ...documentOf(await uploaded(ada, gif), attributes), mime_type: 'image/gif' })
    }
    const work = recordWork()
    for (const question of questions)
      assert.deepEqual(await find(eve, question), { _: 'documentEmpty', id: 0n })
    return work()
  }

  test('costs the same whether nobody has it, a stranger does, or a stranger has it a hundred times', async () => {
    const none = await workWith(0)
    assert.ok(none.statements.length > 0)
    assert.deepEqual(await workWith(1), none)
    assert.deepEqual(await workWith(100), none)
  })

  test('hides nothing, however many files of that size and type strangers have', async () => {
    const { network, bob, theirs } = await fileForBob()
    const eve = await network.login(3)
    for (let i = 0; i < 201; i++)
      await send(eve, documentOf(await uploaded(eve, pattern(i, bytes.length)), [named(`${i}.bin`)]))
    assert.equal((await find(bob)).id, documentIn(theirs).id)
  })
})
