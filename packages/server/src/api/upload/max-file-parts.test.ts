import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import {
  documentIn,
  documentOf,
  download,
  KiB,
  messagesIn,
  randomId,
  send,
} from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const maxFileParts = { default: 4, premium: 8 }

async function openWith(premium: boolean) {
  const network = await ApiNetwork.open({ maxFileParts })
  const ada = await network.login(1)
  if (premium) await network.api.setPremium(ada.id, true)
  return ada
}

function savePart(client: ApiClient, file_id: bigint, file_part: number, file_total_parts?: number) {
  const part = { file_id, file_part, bytes: new Uint8Array(KiB).fill(file_part) }
  if (file_total_parts === undefined) return client.call({ _: 'upload.saveFilePart', ...part })
  return client.call({ _: 'upload.saveBigFilePart', ...part, file_total_parts })
}

for (const [name, premium, most] of [
  ['upload_max_fileparts_default', false, 4],
  ['upload_max_fileparts_premium', true, 8],
] as const) {
  suite(`${name}: ${most}`, () => {
    test('FILE_PART_INVALID: "The value is not between 0 and upload_max_fileparts_*-1"', async () => {
      const ada = await openWith(premium)
      for (const total of [undefined, -1]) {
        await savePart(ada, 1n, most - 1, total)
        for (const index of [-1, most, most + 1])
          await assert.rejects(savePart(ada, 1n, index, total), refused('FILE_PART_INVALID'))
      }
    })

    test('FILE_PARTS_INVALID: "The value is not between 1..upload_max_fileparts_*"', async () => {
      const ada = await openWith(premium)
      await savePart(ada, 1n, 0, most)
      for (const total of [0, -2, most + 1])
        await assert.rejects(savePart(ada, 2n, 0, total), refused('FILE_PARTS_INVALID'))
    })

    test('the final method asks once more', async () => {
      const ada = await openWith(premium)
      const id = randomId()
      for (let index = 0; index < most; index++) await savePart(ada, id, index)
      const file = (parts: number) => ({ _: 'inputFile', id, parts, name: '', md5_checksum: '' }) as const
      for (const parts of [0, -1, most + 1])
        await assert.rejects(send(ada, documentOf(file(parts))), refused('FILE_PARTS_INVALID'))
      assert.ok(await send(ada, documentOf(file(most))))
    })
  })
}

test('Premium that ends leaves what was sent, and no more than the others may have', async () => {
  const network = await ApiNetwork.open({ maxFileParts })
  const ada = await network.login(1)
  await network.api.setPremium(ada.id, true)
  const id = randomId()
  for (let index = 0; index < 8; index++) await savePart(ada, id, index)
  await network.api.setPremium(ada.id, false)
  await assert.rejects(savePart(ada, id, 4), refused('FILE_PART_INVALID'))
  const file = { _: 'inputFile', id, parts: 8, name: '', md5_checksum: '' } as const
  await assert.rejects(send(ada, documentOf(file)), refused('FILE_PARTS_INVALID'))
})

test('nobody can be given Premium who is not there', async () => {
  const network = await ApiNetwork.open()
  await assert.rejects(network.api.setPremium(5n, true), refused('USER_ID_INVALID'))
})

test('a file of 8000 parts of 1 KB, the most with Premium, goes up and down', async () => {
  const network = await ApiNetwork.open()
  const ada = await network.login(1)
  await network.api.setPremium(ada.id, true)
  const id = randomId()
  const parts = 8000
  const content = Uint8Array.from({ length: parts * KiB }, (_, at) => (at >> 10) + (at % 7))
  for (let index = 0; index < parts; index++) {
    const bytes = content.subarray(index * KiB, (index + 1) * KiB)
    const part = { file_id: id, file_part: index, file_total_parts: parts, bytes }
    await ada.call({ _: 'upload.saveBigFilePart', ...part })
  }
  const file: Type<'InputFile'> = { _: 'inputFileBig', id, parts, name: 'a.bin' }
  const document: Constructor<'document'> = documentIn(messagesIn(await send(ada, documentOf(file)))[0])
  assert.equal(document.size, BigInt(content.length))
  const MB = 1024 * KiB
  for (let offset = 0; offset < content.length; offset += MB) {
    const { bytes } = await download(ada, document, BigInt(offset), MB)
    assert.ok(Buffer.compare(bytes, content.subarray(offset, offset + MB)) === 0)
  }
})
