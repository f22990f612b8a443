import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  byName,
  documentsOf,
  idsOf,
  inputSet,
  madeSet,
  setOf,
  stickerAttribute,
  whole,
} from '@longshore/testing/api-stickers'
import { refused } from '@longshore/testing/refused'
import { formatOf } from './formats.ts'
import { readSamples } from './samples.ts'
import { seedSampleSets } from './seed.ts'

async function seeded() {
  const network = await ApiNetwork.open()
  assert.equal(await seedSampleSets(network.api.stickers, network.files), 2)
  return { network, ada: await network.login(1) }
}

async function download(client: ApiClient, location: Type<'InputFileLocation'>): Promise<Uint8Array> {
  const file = await client.call({ _: 'upload.getFile', location, offset: 0n, limit: 1024 * 1024 })
  assert(file._ === 'upload.file')
  return file.bytes
}

suite('the sample sets of a network of test accounts', () => {
  test('are featured, official and nobody’s', async () => {
    const { ada } = await seeded()
    const stickers = await ada.call({ _: 'messages.getFeaturedStickers', hash: 0n })
    assert(stickers._ === 'messages.featuredStickers')
    assert.deepEqual(
      stickers.sets.map(({ set }) => [set.title, set.official, set.creator ?? false, set.count]),
      [['Harbour', true, false, 6]],
    )
    const emoji = await ada.call({ _: 'messages.getFeaturedEmojiStickers', hash: 0n })
    assert(emoji._ === 'messages.featuredStickers' && emoji.sets[0]?._ === 'stickerSetFullCovered')
    assert.equal(emoji.sets[0].documents.length, 5)
    assert.equal(emoji.sets[0].set.thumb_document_id, emoji.sets[0].documents[0]?.id)
    const again = await ada.call({ _: 'messages.getFeaturedEmojiStickers', hash: emoji.hash })
    assert.deepEqual(again, { _: 'messages.featuredStickersNotModified', count: 1 })
    const all = await ada.call({ _: 'messages.getAllStickers', hash: 0n })
    assert(all._ === 'messages.allStickers' && all.sets.length === 0)
  })

  test('give the emoji that are suggested for profile pictures, and each can draw one', async () => {
    const { ada } = await seeded()
    const suggested = await ada.call({ _: 'account.getDefaultProfilePhotoEmojis', hash: 0n })
    assert(suggested._ === 'emojiList')
    const emoji = whole(await setOf(ada, byName('LongshoreHarbourEmoji')))
    assert.deepEqual(suggested.document_id, idsOf(emoji))
    assert.deepEqual(await ada.call({ _: 'account.getDefaultGroupPhotoEmojis', hash: 0n }), suggested)
    const { hash } = suggested
    assert.deepEqual(await ada.call({ _: 'account.getDefaultProfilePhotoEmojis', hash }), {
      _: 'emojiListNotModified',
    })
    for (const emoji_id of suggested.document_id) {
      const video_emoji_markup: Type<'VideoSize'> = {
        _: 'videoSizeEmojiMarkup',
        emoji_id,
        background_colors: [0],
      }
      const { photo } = await ada.call({ _: 'photos.uploadProfilePhoto', video_emoji_markup })
      assert.equal(photo._, 'photo')
    }
  })

  test('hold the drawings of the package, each with its outline, and a picture of the set', async () => {
    const { ada } = await seeded()
    const samples = await readSamples()
    for (const [name, of] of [
      ['LongshoreHarbour', 'stickers'],
      ['LongshoreHarbourEmoji', 'emoji'],
    ] as const) {
      const drawings = samples.filter(({ set }) => set === of)
      const set = whole(await setOf(ada, byName(name)))
      for (const [place, document] of documentsOf(set).entries()) {
        const drawing = drawings[place]
        assert(drawing)
        assert.equal(stickerAttribute(document).alt, drawing.emoji)
        assert.equal(document.mime_type, drawing.mimeType)
        assert(document.thumbs?.some((size) => size._ === 'photoPathSize' && size.bytes.length < 300))
        const { id, access_hash, file_reference } = document
        const location = { _: 'inputDocumentFileLocation', id, access_hash, file_reference } as const
        assert.deepEqual(
          Buffer.from(await download(ada, { ...location, thumb_size: '' })),
          Buffer.from(drawing.bytes),
        )
      }
    }
    const stickers = whole(await setOf(ada, byName('LongshoreHarbour')))
    const picture = await download(ada, {
      _: 'inputStickerSetThumb',
      stickerset: inputSet(stickers),
      thumb_version: stickers.set.thumb_version ?? 0,
    })
    assert.deepEqual(
      stickers.set.thumbs?.map((size) => (size._ === 'photoSize' ? [size.type, size.size] : size._)),
      ['photoPathSize', ['s', picture.length]],
    )
  })

  test('can be installed, and changed by nobody', async () => {
    const { ada } = await seeded()
    const set = whole(await setOf(ada, byName('LongshoreHarbour')))
    await ada.call({ _: 'messages.installStickerSet', stickerset: inputSet(set), archived: false })
    const all = await ada.call({ _: 'messages.getAllStickers', hash: 0n })
    assert(all._ === 'messages.allStickers' && all.sets[0]?.title === 'Harbour')
    const remove = ada.call({ _: 'stickers.deleteStickerSet', stickerset: inputSet(set) })
    await assert.rejects(remove, refused('STICKERSET_INVALID'))
  })

  test('are made once', async () => {
    const { network, ada } = await seeded()
    const before = whole(await setOf(ada, byName('LongshoreHarbour')))
    assert.equal(await seedSampleSets(network.api.stickers, network.files), 0)
    assert.deepEqual(whole(await setOf(ada, byName('LongshoreHarbour'))).set, before.set)
  })

  test('interrupted anywhere, they are made whole at the next start', async () => {
    const samples = await readSamples()
    for (let survives = 0; survives <= samples.length; survives += 3) {
      const network = await ApiNetwork.open()
      let kept = 0
      const failing = {
        keep: async (bytes: Uint8Array) => {
          if (kept++ === survives) throw new Error('the process ended')
          return network.files.keep(bytes)
        },
      }
      await assert.rejects(seedSampleSets(network.api.stickers, failing), /the process ended/)
      await seedSampleSets(network.api.stickers, network.files)
      const ada = await network.login(1)
      const counts = ['LongshoreHarbour', 'LongshoreHarbourEmoji'].map(async (name) => {
        return whole(await setOf(ada, byName(name))).set.count
      })
      assert.deepEqual(await Promise.all(counts), [6, 5])
    }
  })

  test('leave a name that somebody took to them', async () => {
    const network = await ApiNetwork.open()
    const ada = await network.login(1)
    await madeSet(ada, { short_name: 'longshoreharbour', title: 'Mine' })
    assert.equal(await seedSampleSets(network.api.stickers, network.files), 1)
    assert.equal(whole(await setOf(ada, byName('LongshoreHarbour'))).set.title, 'Mine')
  })
})

test('every drawing is of the format its type says, and of the size of its kind', async () => {
  for (const { mimeType, set, findings } of await readSamples()) {
    assert.equal(findings.format, formatOf(mimeType))
    const side = set === 'emoji' && findings.format !== 'tgs' ? 100 : 512
    assert.equal(Math.max(findings.width, findings.height), side)
    assert.equal(findings.duration !== undefined, findings.format !== 'static')
  }
})
