import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import {
  bytes,
  documentIn,
  documentOf,
  download,
  existing,
  fileForBob,
  KiB,
  messagesIn,
  named,
  randomId,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { self } from '@longshore/testing/api-messages'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const hour = 3_600_000

suite('file references', () => {
  test('are renewed by asking for the message again, with other bytes', async () => {
    const { network, bob, theirs } = await fileForBob()
    const old = documentIn(theirs)
    network.time.advance(13 * hour)
    await assert.rejects(download(bob, old), refused('FILE_REFERENCE_EXPIRED'))
    const id = [{ _: 'inputMessageID', id: theirs?.id ?? 0 }] as const
    const found = await bob.call({ _: 'messages.getMessages', id: [...id] })
    assert(found._ === 'messages.messages')
    const fresh = documentIn(found.messages[0] as Constructor<'message'>)
    assert.notDeepEqual([...fresh.file_reference], [...old.file_reference])
    assert.equal((await download(bob, fresh)).bytes.length, bytes.length)
  })

  test('end with the message they came from', async () => {
    const { ada, bob, mine, theirs } = await fileForBob()
    await ada.call({ _: 'messages.deleteMessages', id: [mine?.id ?? 0], revoke: true })
    await assert.rejects(download(bob, documentIn(theirs)), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('are empty, or of another', async () => {
    const { bob, theirs } = await fileForBob()
    const document = documentIn(theirs)
    for (const [file_reference, error] of [
      [new Uint8Array(0), 'FILE_REFERENCE_EMPTY'],
      [new Uint8Array(40), 'FILE_REFERENCE_INVALID'],
    ] as const)
      await assert.rejects(send(bob, existing({ ...document, file_reference })), refused(error))
  })
})

suite('an existing document', () => {
  test('is sent on by whoever sees it, without another upload', async () => {
    const { bob, theirs } = await fileForBob()
    const document = documentIn(theirs)
    const [note] = messagesIn(await send(bob, existing(document)))
    assert.equal(documentIn(note).id, document.id)
    assert.equal((await download(bob, documentIn(note))).bytes.length, bytes.length)
  })

  test('is refused to who does not', async () => {
    const { network, theirs } = await fileForBob()
    const cy = await network.login(3)
    await assert.rejects(send(cy, existing(documentIn(theirs))), refused('DOCUMENT_INVALID'))
  })

  test('is forwarded, and stays when the first message goes', async () => {
    const { network, ada, bob, toAda, theirs } = await fileForBob()
    const cy = await network.login(3)
    await cy.call({ _: 'updates.getState' })
    const to_peer = await bob.peerOf(cy)
    const id = [theirs?.id ?? 0]
    await bob.call({ _: 'messages.forwardMessages', from_peer: toAda, to_peer, id, random_id: [randomId()] })
    await bob.call({ _: 'messages.deleteMessages', id, revoke: true })
    const [message] = messagesIn(cy.forgetUpdates()[0])
    assert.equal(message?.message, 'Look')
    assert.deepEqual(message?.fwd_from?.from_id, { _: 'peerUser', user_id: ada.id })
    assert.equal((await download(cy, documentIn(message))).bytes.length, bytes.length)
  })

  test('is forwarded without its caption, if so wished', async () => {
    const { bob, toAda, theirs } = await fileForBob()
    const forward = { from_peer: toAda, to_peer: self, id: [theirs?.id ?? 0], random_id: [randomId()] }
    const saved = await bob.call({ _: 'messages.forwardMessages', ...forward, drop_media_captions: true })
    assert.equal(messagesIn(saved)[0]?.message, '')
  })
})

suite('editing a file', () => {
  test('its caption, and the file stays', async () => {
    const { ada, bob, toBob, mine } = await fileForBob()
    const id = mine?.id ?? 0
    const edited = await ada.call({ _: 'messages.editMessage', peer: toBob, id, message: 'Look here' })
    const [message] = messagesIn(edited)
    assert.equal(message?.message, 'Look here')
    assert.equal(documentIn(message).id, documentIn(mine).id)
    const [theirs] = messagesIn(bob.forgetUpdates()[0])
    assert.equal((await download(bob, documentIn(theirs))).bytes.length, bytes.length)
  })

  test('the file, and the caption stays; the old file is seen no more', async () => {
    const { ada, bob, toBob, mine, theirs: before } = await fileForBob()
    const media = documentOf(await uploaded(ada, bytes.subarray(0, KiB)))
    await ada.call({ _: 'messages.editMessage', peer: toBob, id: mine?.id ?? 0, media })
    const [theirs] = messagesIn(bob.forgetUpdates()[0])
    assert.equal(theirs?.message, 'Look')
    assert.equal((await download(bob, documentIn(theirs))).bytes.length, KiB)
    await assert.rejects(download(bob, documentIn(before)), refused('FILE_REFERENCE_EXPIRED'))
  })
})

suite('finding files', () => {
  const query = {
    offset_id: 0,
    add_offset: 0,
    limit: 10,
    max_id: 0,
    min_id: 0,
    min_date: 0,
    max_date: 0,
    hash: 0n,
  }

  test('by kind, and by the name of the file', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const audio = { _: 'documentAttributeAudio', duration: 1 } as const
    await send(ada, documentOf(await uploaded(ada), [named('Harbour.bin')]))
    await send(ada, documentOf(await uploaded(ada), [audio, named('Shanty.mp3')]))
    const search = async (filter: Type<'MessagesFilter'>, q = '') => {
      const found = await ada.call({ _: 'messages.search', peer: self, q, filter, ...query })
      assert('messages' in found)
      return found.messages.map(({ id }) => id)
    }
    assert.deepEqual(await search({ _: 'inputMessagesFilterDocument' }), [1])
    assert.deepEqual(await search({ _: 'inputMessagesFilterMusic' }), [2])
    assert.deepEqual(await search({ _: 'inputMessagesFilterPhotoVideo' }), [])
    assert.deepEqual(await search({ _: 'inputMessagesFilterEmpty' }, 'shanty'), [2])
  })
})
