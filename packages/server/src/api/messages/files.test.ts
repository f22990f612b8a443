import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import {
  bytes,
  documentIn,
  documentOf,
  download,
  fileForBob,
  KiB,
  messagesIn,
  named,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

suite('a file', () => {
  for (const layer of [OLDEST_LAYER, 198, NEWEST_LAYER]) {
    test(`goes up, is sent, and comes down again, at layer ${layer}`, async () => {
      const network = await ApiNetwork.open()
      const ada = await network.login(1, { layer })
      const [message] = messagesIn(await send(ada, documentOf(await uploaded(ada)), { message: 'Look' }))
      const document = documentIn(message)
      assert.equal(message?.message, 'Look')
      assert.deepEqual(
        [document.size, document.mime_type, document.dc_id, document.date],
        [BigInt(bytes.length), 'application/x-test', 2, network.time.clock() / 1000],
      )
      assert.deepEqual(document.attributes, [named('a.bin')])
      const file = await download(ada, document)
      assert.deepEqual([...file.bytes], [...bytes])
      assert.equal((await download(ada, document, 1n << 40n)).bytes.length, 0)
    })
  }

  test("comes down to the one it was sent to, by that one's own reference only", async () => {
    const { ada, bob, mine, theirs } = await fileForBob()
    const [adas, bobs] = [documentIn(mine), documentIn(theirs)]
    assert.equal(adas.id, bobs.id)
    assert.notEqual(adas.access_hash, bobs.access_hash)
    assert.deepEqual([...(await download(bob, bobs)).bytes], [...bytes])
    await assert.rejects(download(bob, adas), refused('FILE_ID_INVALID'))
    await assert.rejects(
      download(bob, { ...bobs, file_reference: adas.file_reference }),
      refused('FILE_REFERENCE_INVALID'),
    )
    await assert.rejects(download(ada, bobs), refused('FILE_ID_INVALID'))
  })

  test('that is a document is at no place of a photo', async () => {
    const { ada, mine } = await fileForBob()
    const { id, access_hash, file_reference } = documentIn(mine)
    const location = {
      _: 'inputPhotoFileLocation',
      id,
      access_hash,
      file_reference,
      thumb_size: 'y',
    } as const
    await assert.rejects(
      ada.call({ _: 'upload.getFile', location, offset: 0n, limit: 4 * KiB }),
      refused('FILE_ID_INVALID'),
    )
  })

  test('of unknown length is sent in big parts', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const part = { _: 'upload.saveBigFilePart', file_id: 7n } as const
    await ada.call({ ...part, file_part: 0, file_total_parts: -1, bytes: bytes.subarray(0, 4 * KiB) })
    await ada.call({ ...part, file_part: 1, file_total_parts: 2, bytes: bytes.subarray(4 * KiB) })
    const file = { _: 'inputFileBig', id: 7n, parts: 2, name: 'a.bin' } as const
    const [message] = messagesIn(await send(ada, documentOf(file)))
    assert.deepEqual([...(await download(ada, documentIn(message))).bytes], [...bytes])
  })

  test('of a video keeps its attributes, and an old layer its whole seconds', async () => {
    const attributes: Type<'DocumentAttribute'>[] = [
      { _: 'documentAttributeVideo', duration: 2.5, w: 640, h: 480, supports_streaming: true },
      named('a.mp4'),
    ]
    const network = await ApiNetwork.open()
    const [ada, old] = [await network.login(1), await network.login(1, { layer: OLDEST_LAYER })]
    await old.call({ _: 'updates.getState' })
    const [message] = messagesIn(await send(ada, documentOf(await uploaded(ada), attributes)))
    assert(message?.media?._ === 'messageMediaDocument')
    assert.equal(message.media.video, true)
    const [video] = documentIn(message).attributes
    assert.equal(video?._ === 'documentAttributeVideo' && video.duration, 2.5)
    const [pushed] = documentIn(messagesIn(old.forgetUpdates()[0])[0]).attributes
    assert.equal(pushed?._ === 'documentAttributeVideo' && pushed.duration, 2)
  })
})

suite('sending a file again', () => {
  test('under the same number answers the message that was sent', async () => {
    const { ada, bob, toBob } = await fileForBob()
    const media = documentOf(await uploaded(ada))
    const first = await send(ada, media, { peer: toBob, random_id: 77n })
    bob.forgetUpdates()
    const again = await send(ada, media, { peer: toBob, random_id: 77n })
    assert.deepEqual(
      messagesIn(again).map(({ id }) => id),
      messagesIn(first).map(({ id }) => id),
    )
    assert.equal(documentIn(messagesIn(again)[0]).id, documentIn(messagesIn(first)[0]).id)
    assert.deepEqual(bob.pushed, [])
  })

  test('twice at once makes one message', async () => {
    const { ada, toBob, bob } = await fileForBob()
    const media = documentOf(await uploaded(ada))
    const wishes = { peer: toBob, random_id: 78n }
    const [one, two] = await Promise.all([send(ada, media, wishes), send(ada, media, wishes)])
    assert.deepEqual(messagesIn(one)[0]?.id, messagesIn(two)[0]?.id)
    assert.equal(bob.pushed.length, 1)
  })
})
