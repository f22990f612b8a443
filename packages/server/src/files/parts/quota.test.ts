import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { maxParts, openFiles, uploadParts } from '@longshore/testing/open-files'
import { pattern } from '@longshore/testing/pattern'
import { refused } from '@longshore/testing/refused'

const KB = 1024
const hour = 3_600_000
const ADA = 7n
const BEN = 8n
const attributes = new Uint8Array()
const description = { mimeType: 'application/octet-stream', fileName: 'a', attributes, videos: [] }
const thumb = (bytes: Uint8Array) =>
  ({ kind: 'image', type: 'm', width: 9, height: 9, fileType: 'storage.fileJpeg', bytes }) as const

async function open(quota: number) {
  const opened = await openFiles({ limits: { quota } })
  const { files, storage } = opened
  let lastId = 0n
  const send = async (user: bigint, size: number, previews: readonly ReturnType<typeof thumb>[] = []) => {
    const id = ++lastId
    await uploadParts(files, user, id, pattern(Number(id), size))
    const received = await files.receive(
      user,
      { id, parts: Math.ceil(size / (64 * KB)), big: false },
      maxParts,
    )
    return files.createDocument(user, { ...description, received, previews })
  }
  const stored = (user: bigint) => storage.catalog.bytesOf(user)
  return { ...opened, send, stored }
}

suite('what an account stores has a quota', () => {
  test('finished files count as well as parts, and beyond it nothing is taken', async () => {
    const { send, stored, files } = await open(10 * KB)
    await send(ADA, 6 * KB)
    assert.equal(await stored(ADA), 6 * KB)
    await files.saveFilePart(ADA, { fileId: 99n, index: 0, bytes: pattern(1, 3 * KB), big: false }, maxParts)
    await assert.rejects(send(ADA, 2 * KB), refused('STORAGE_QUOTA_EXCEEDED'))
    await send(BEN, 9 * KB)
  })

  test('previews count, and made of one upload again and again they end at the quota too', async () => {
    const { send, stored, files } = await open(10 * KB)
    const { blob, size, fileType } = await send(ADA, 4 * KB)
    const again = (seed: number) =>
      files.createDocument(ADA, {
        ...description,
        received: { blob, size, fileType: fileType as 'storage.fileUnknown' },
        previews: [thumb(pattern(seed, 3 * KB))],
      })
    for (const seed of [1, 2, 3]) await again(seed)
    assert.equal(await stored(ADA), 13 * KB, 'the bytes they share count once')
    await assert.rejects(again(4), refused('STORAGE_QUOTA_EXCEEDED'))
    await assert.rejects(
      files.createPhoto(ADA, { previews: [thumb(pattern(5, KB))], videos: [] }),
      refused('STORAGE_QUOTA_EXCEEDED'),
    )
  })

  test('used up whole and freed, it is all there again', async () => {
    const { send, stored, files, time, places } = await open(10 * KB)
    const sent = [await send(ADA, 4 * KB, [thumb(pattern(70, 2 * KB))]), await send(ADA, 4 * KB)]
    const origin = { kind: 'message', box: ADA, id: 1 } as never
    for (const { id } of sent) places.show(origin, id, ADA)
    await time.advance(5 * hour)
    await files.expireParts()
    await files.collectUnused()
    assert.equal(await stored(ADA), 10 * KB, 'what is shown counts as long as it is')
    await assert.rejects(send(ADA, 1 * KB), refused('STORAGE_QUOTA_EXCEEDED'))

    await files.released(sent.map(({ id }) => id))
    places.clear()
    await time.advance(hour)
    assert.equal(await files.collectUnused(), 2)
    assert.equal(await stored(ADA), 0)
    await send(ADA, 10 * KB)
  })

  test('parts that became a file nobody made anything of count until they expire', async () => {
    const { stored, files, time } = await open(10 * KB)
    await uploadParts(files, ADA, 1n, pattern(1, 9 * KB))
    await files.receive(ADA, { id: 1n, parts: 1, big: false }, maxParts)
    assert.equal(await stored(ADA), 9 * KB)
    const part = { fileId: 2n, index: 0, bytes: pattern(2, 2 * KB), big: false }
    await assert.rejects(files.saveFilePart(ADA, part, maxParts), refused('STORAGE_QUOTA_EXCEEDED'))
    await time.advance(4 * hour)
    await files.expireParts()
    await files.saveFilePart(ADA, part, maxParts)
  })
})
