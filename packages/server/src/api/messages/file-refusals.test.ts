import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { bytes, documentOf, fileForBob, KiB, randomId, send, uploaded } from '@longshore/testing/api-files'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

suite('what cannot be sent', () => {
  test('a file of which a part is missing, until the part comes', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const file_id = randomId()
    const file = { _: 'inputFile', id: file_id, parts: 2, name: '', md5_checksum: '' } as const
    await ada.call({ _: 'upload.saveFilePart', file_id, file_part: 1, bytes: bytes.subarray(4 * KiB) })
    await assert.rejects(send(ada, documentOf(file)), refused('FILE_PART_X_MISSING', 0))
    await ada.call({ _: 'upload.saveFilePart', file_id, file_part: 0, bytes: bytes.subarray(0, 4 * KiB) })
    assert(await send(ada, documentOf(file)))
  })

  for (const [name, media, error] of [
    ['nothing', { _: 'inputMediaEmpty' }, 'MEDIA_EMPTY'],
    ['an empty document', { _: 'inputMediaDocument', id: { _: 'inputDocumentEmpty' } }, 'MEDIA_EMPTY'],
    ['a place', { _: 'inputMediaGeoPoint', geo_point: { _: 'inputGeoPointEmpty' } }, 'MEDIA_INVALID'],
    [
      'a story',
      documentOf({ _: 'inputFileStoryDocument', id: { _: 'inputDocumentEmpty' } }),
      'INPUT_FILE_INVALID',
    ],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1)
      await assert.rejects(send(ada, media as Type<'InputMedia'>), refused(error))
      assert.equal((await ada.call({ _: 'updates.getState' })).pts, 1)
    })
  }

  test('a caption of 1025 letters', async () => {
    const { ada } = await fileForBob()
    const message = 'x'.repeat(1025)
    await assert.rejects(
      send(ada, documentOf(await uploaded(ada)), { message }),
      refused('MEDIA_CAPTION_TOO_LONG'),
    )
  })
})
