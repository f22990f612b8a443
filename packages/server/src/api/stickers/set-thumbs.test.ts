import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { KnownError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  byName,
  inputOf,
  inputSet,
  item,
  madeSet,
  onlyOf,
  setOf,
  stickerFile,
  type WholeSet,
  whole,
} from '@longshore/testing/api-stickers'
import { refused } from '@longshore/testing/refused'

async function somebody() {
  const network = await ApiNetwork.open()
  return { network, ada: await network.login(1) }
}

async function setThumb(client: ApiClient, set: WholeSet, mime = 'image/webp'): Promise<WholeSet> {
  const thumb = inputOf(await stickerFile(client, mime))
  return whole(await client.call({ _: 'stickers.setStickerSetThumb', stickerset: inputSet(set), thumb }))
}

async function download(client: ApiClient, stickerset: Type<'InputStickerSet'>, thumb_version: number) {
  const location = { _: 'inputStickerSetThumb', stickerset, thumb_version } as const
  const file = await client.call({ _: 'upload.getFile', location, offset: 0n, limit: 4096 })
  assert(file._ === 'upload.file')
  return file
}

function pictureOf({ set }: WholeSet): Constructor<'photoSize'> {
  const picture = set.thumbs?.find((size) => size._ === 'photoSize')
  assert(picture?._ === 'photoSize')
  return picture
}

suite('the picture of a set (api/files, "For previews of sticker sets, inputStickerSetThumb is used")', () => {
  test('is told with its data center and version, and downloaded by them', async () => {
    const { network, ada } = await somebody()
    const made = await madeSet(ada, { thumb: inputOf(await stickerFile(ada)), short_name: 'Cats' })
    assert.deepEqual([made.set.thumb_dc_id, made.set.thumb_version], [2, 1])
    const { type, w, h, size } = pictureOf(made)
    assert.deepEqual([type, w, h], ['s', 100, 100])
    const file = await download(ada, inputSet(made), 1)
    assert.equal(file.bytes.length, size)
    assert.equal(file.type._, 'storage.fileWebp')
    const bob = await network.login(2)
    assert.deepEqual((await download(bob, byName('cats'), 1)).bytes, file.bytes)
    const hashes = await ada.call({
      _: 'upload.getFileHashes',
      location: { _: 'inputStickerSetThumb', stickerset: inputSet(made), thumb_version: 1 },
      offset: 0n,
    })
    assert.equal(hashes[0]?.limit, size)
  })

  test('another picture has another version, and the old one is not to be had', async () => {
    const { ada } = await somebody()
    const made = await setThumb(ada, await madeSet(ada))
    assert.equal(made.set.thumb_version, 1)
    const changed = await setThumb(ada, made)
    assert.equal(changed.set.thumb_version, 2)
    await download(ada, inputSet(made), 2)
    for (const version of [0, 1, 3, -1])
      await assert.rejects(download(ada, inputSet(made), version), refused('LOCATION_INVALID'))
  })

  test('it can be taken away; the next one is a later version still', async () => {
    const { ada } = await somebody()
    const made = await setThumb(ada, await madeSet(ada))
    const bare = whole(await ada.call({ _: 'stickers.setStickerSetThumb', stickerset: inputSet(made) }))
    assert.deepEqual(
      [bare.set.thumbs, bare.set.thumb_dc_id, bare.set.thumb_version],
      [undefined, undefined, undefined],
    )
    for (const version of [1, 2])
      await assert.rejects(download(ada, inputSet(made), version), refused('LOCATION_INVALID'))
    assert.equal((await setThumb(ada, made)).set.thumb_version, 3)
  })

  test('an old picture goes in time, the present one stays', async () => {
    const { network, ada } = await somebody()
    const made = await setThumb(ada, await setThumb(ada, await madeSet(ada)))
    network.time.advance(40 * 24 * 3600 * 1000)
    // Three uploads and the first picture.
    assert.equal(await network.files.collectUnused(), 4)
    await download(ada, inputSet(made), 2)
  })

  for (const [mime, type] of [
    ['application/x-tgsticker', 'a'],
    ['video/webm', 'v'],
    ['image/webp', 's'],
    ['image/png', 's'],
  ] as const)
    test(`of a set of ${mime} it is of type ${type}`, async () => {
      const { ada } = await somebody()
      const made = await madeSet(ada, { stickers: [item(await stickerFile(ada, mime))] })
      assert.equal(pictureOf(await setThumb(ada, made, mime)).type, type)
    })

  const wrong: [ofSet: string, mime: string, error: KnownError][] = [
    ['image/webp', 'application/x-tgsticker', 'STICKER_THUMB_PNG_NOPNG'],
    ['image/webp', 'image/jpeg', 'STICKER_THUMB_PNG_NOPNG'],
    ['application/x-tgsticker', 'image/webp', 'STICKER_THUMB_TGS_NOTGS'],
    ['video/webm', 'image/png', 'STICKER_THUMB_PNG_NOPNG'],
  ]
  for (const [ofSet, mime, error] of wrong)
    test(`a set of ${ofSet} has none of ${mime}`, async () => {
      const { ada } = await somebody()
      const made = await madeSet(ada, { stickers: [item(await stickerFile(ada, ofSet))] })
      await assert.rejects(setThumb(ada, made, mime), refused(error))
      assert.equal(whole(await setOf(ada, inputSet(made))).set.thumbs, undefined)
    })

  test('a set of several formats takes any', async () => {
    const { ada } = await somebody()
    const stickers = [item(await stickerFile(ada)), item(await stickerFile(ada, 'video/webm'))]
    const made = await madeSet(ada, { stickers })
    assert.equal(pictureOf(await setThumb(ada, made, 'application/x-tgsticker')).type, 'a')
  })

  for (const stickerset of [
    { _: 'inputStickerSetEmpty' },
    { _: 'inputStickerSetShortName', short_name: 'nothing' },
    { _: 'inputStickerSetDice', emoticon: '🎲' },
    { _: 'inputStickerSetID', id: 1n, access_hash: 1n },
  ] as const)
    test(`${stickerset._} that is not there: LOCATION_INVALID`, async () => {
      const { ada } = await somebody()
      await assert.rejects(download(ada, stickerset, 1), refused('LOCATION_INVALID'))
    })

  test('a set is named by the access hash of whoever asks', async () => {
    const { network, ada } = await somebody()
    const made = await setThumb(ada, await madeSet(ada))
    const bob = await network.login(2)
    await assert.rejects(download(bob, inputSet(made), 1), refused('LOCATION_INVALID'))
  })
})

suite('an emoji of a set stands for it', () => {
  test('by thumb_document_id; removed from the set it stands for it no more', async () => {
    const { ada } = await somebody()
    const made = await madeSet(ada, { emojis: true })
    const { id } = onlyOf(made)
    const set = await ada.call({
      _: 'stickers.setStickerSetThumb',
      stickerset: inputSet(made),
      thumb_document_id: id,
    })
    assert.equal(whole(set).set.thumb_document_id, id)
    const bare = await ada.call({ _: 'stickers.removeStickerFromSet', sticker: inputOf(onlyOf(made)) })
    assert.equal(whole(bare).set.thumb_document_id, undefined)
  })

  test('not one of another set, and not of ordinary stickers', async () => {
    const { ada } = await somebody()
    const [one, other, ordinary] = [
      await madeSet(ada, { emojis: true }),
      await madeSet(ada, { emojis: true }),
      await madeSet(ada),
    ]
    for (const [set, emoji] of [
      [one, other],
      [ordinary, ordinary],
    ] as const) {
      const call = ada.call({
        _: 'stickers.setStickerSetThumb',
        stickerset: inputSet(set),
        thumb_document_id: onlyOf(emoji).id,
      })
      await assert.rejects(call, refused('STICKER_INVALID'))
    }
  })
})
