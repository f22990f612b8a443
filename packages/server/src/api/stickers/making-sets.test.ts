import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import { apiCodec, NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { documentIn, existing, messagesIn, send } from '@longshore/testing/api-files'
import { ApiNetwork } from '@longshore/testing/api-network'
import {
  byName,
  documentsOf,
  inputOf,
  inputSet,
  item,
  madeSet,
  onlyOf,
  setOf,
  stickerAttribute,
  stickerFile,
  whole,
} from '@longshore/testing/api-stickers'
import { FakeMedia } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

async function somebody(options: { layer?: number; media?: FakeMedia } = {}) {
  const { layer = NEWEST_LAYER, ...more } = options
  const network = await ApiNetwork.open(more)
  return { network, ada: await network.login(1, { layer }) }
}

/** Before it, a client has no place for keywords in a new sticker. */
const layerOfKeywords = 153

suite('a sticker set is made of uploaded documents', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER])
    test(`and answered whole, layer ${layer}`, async () => {
      const { ada } = await somebody({ layer })
      const [fish, anchor] = [await stickerFile(ada), await stickerFile(ada)]
      const made = await madeSet(ada, {
        title: 'Harbour cats',
        short_name: 'Harbour_Cats',
        stickers: [item(fish, '🐟❤️', { keywords: 'cod, herring' }), item(anchor, '🐟')],
      })
      const { set, packs, keywords, documents } = made
      const [first, second] = documentsOf(made)
      assert(first && second)
      assert.deepEqual(
        [set.title, set.short_name, set.count, set.creator],
        ['Harbour cats', 'Harbour_Cats', 2, true],
      )
      assert.deepEqual(
        [set.official, set.masks, set.emojis, set.installed_date, set.thumbs],
        [false, false, false, undefined, undefined].map((field) => field || undefined),
      )
      assert.deepEqual(packs, [
        { _: 'stickerPack', emoticon: '🐟', documents: [first.id, second.id] },
        { _: 'stickerPack', emoticon: '❤️', documents: [first.id] },
      ])
      const keyword = ['cod', 'herring']
      assert.deepEqual(
        keywords,
        layer < layerOfKeywords ? [] : [{ _: 'stickerKeyword', document_id: first.id, keyword }],
      )
      assert.equal(documents.length, 2)
      assert.notEqual(set.hash, 0)
    })

  test('each sticker is a document of its own, which names the set and has an outline', async () => {
    const { ada } = await somebody()
    const file = await stickerFile(ada)
    const made = await madeSet(ada, { stickers: [item(file, '🐟❤️')] })
    const sticker = onlyOf(made)
    assert.notEqual(sticker.id, file.id)
    assert.equal(sticker.size, file.size)
    assert.equal(sticker.mime_type, 'image/webp')
    const { id, access_hash } = made.set
    assert.deepEqual(stickerAttribute(sticker), {
      _: 'documentAttributeSticker',
      alt: '🐟',
      stickerset: { _: 'inputStickerSetID', id, access_hash },
    })
    assert.deepEqual(
      sticker.attributes.map(({ _ }) => _),
      ['documentAttributeImageSize', 'documentAttributeSticker', 'documentAttributeFilename'],
    )
    assert.deepEqual(sticker.thumbs?.map((size) => ('type' in size ? size.type : '')).sort(), ['j', 'm'])
    assert.deepEqual(stickerAttribute(file).stickerset, { _: 'inputStickerSetEmpty' })
  })

  test('a sent sticker shows its set, to others with an access hash of theirs', async () => {
    const { network, ada } = await somebody()
    const bob = await network.login(2)
    const made = await madeSet(ada)
    await bob.call({ _: 'updates.getState' })
    await send(ada, existing(onlyOf(made)), { peer: await ada.peerOf(bob) })
    const [push] = bob.forgetUpdates()
    const got = documentIn(messagesIn(push)[0])
    const { stickerset } = stickerAttribute(got)
    assert(stickerset._ === 'inputStickerSetID')
    assert.equal(stickerset.id, made.set.id)
    assert.notEqual(stickerset.access_hash, made.set.access_hash)
    assert.equal(whole(await setOf(bob, stickerset)).set.creator ?? false, false)
    await assert.rejects(setOf(bob, inputSet(made)), refused('STICKERSET_INVALID'))
  })

  test('the sticker of another set becomes one of its own', async () => {
    const { network, ada } = await somebody()
    const bob = await network.login(2)
    const adas = await madeSet(ada)
    const seen = onlyOf(whole(await setOf(bob, byName(adas.set.short_name))))
    const bobs = await madeSet(bob, { stickers: [item(seen, '⚓')] })
    assert.notEqual(onlyOf(bobs).id, onlyOf(adas).id)
    const { stickerset } = stickerAttribute(onlyOf(bobs))
    assert(stickerset._ === 'inputStickerSetID' && stickerset.id === bobs.set.id)
  })

  for (const [mime, format, attributes, flags] of [
    ['image/webp', 'sticker.webp', ['documentAttributeImageSize'], {}],
    ['application/x-tgsticker', 'AnimatedSticker.tgs', ['documentAttributeImageSize'], { animated: true }],
    ['video/webm', 'sticker.webm', ['documentAttributeVideo'], { videos: true }],
  ] as const)
    test(`${mime}`, async () => {
      const { ada } = await somebody()
      const made = await madeSet(ada, { ...flags, stickers: [item(await stickerFile(ada, mime))] })
      const sticker = onlyOf(made)
      assert.equal(sticker.mime_type, mime)
      assert.equal(sticker.attributes[0]?._, attributes[0])
      assert.deepEqual(sticker.attributes.at(-1), { _: 'documentAttributeFilename', file_name: format })
      assert.deepEqual(
        { animated: made.set.animated ?? false, videos: made.set.videos ?? false },
        { animated: false, videos: false, ...flags },
      )
    })

  for (const [guessed, content, mime] of [
    ['application/octet-stream', 'RIFF....WEBPVP8 ', 'image/webp'],
    ['application/octet-stream', '\u0089PNG\r\n\u001a\n........', 'image/webp'],
    ['image/png', 'RIFF....WEBPVP8 ', 'image/webp'],
    ['application/gzip', '\u001f\u008b', 'application/x-tgsticker'],
  ] as const)
    test(`${mime} of ${content.slice(1, 4)}, which a client took for ${guessed}`, async () => {
      const { ada } = await somebody()
      const file = await stickerFile(ada, guessed, Uint8Array.from(Buffer.from(content, 'latin1')))
      assert.equal(onlyOf(await madeSet(ada, { stickers: [item(file)] })).mime_type, mime)
    })

  test('formats may be mixed', async () => {
    const { ada } = await somebody()
    const stickers = [item(await stickerFile(ada)), item(await stickerFile(ada, 'video/webm'))]
    const { set } = await madeSet(ada, { stickers })
    assert.deepEqual([set.animated ?? false, set.videos ?? false], [false, false])
  })

  test('masks say where on a face they go', async () => {
    const { ada } = await somebody()
    const mask_coords = { _: 'maskCoords', n: 1, x: 0.5, y: -0.25, zoom: 2 } as const
    const made = await madeSet(ada, {
      masks: true,
      stickers: [item(await stickerFile(ada), '🐟', { mask_coords })],
    })
    assert.equal(made.set.masks, true)
    const attribute = stickerAttribute(onlyOf(made))
    assert(attribute._ === 'documentAttributeSticker')
    assert.equal(attribute.mask, true)
    assert.deepEqual(attribute.mask_coords, mask_coords)
  })

  test('custom emoji are free for everybody, and take the colour of the text if the set says so', async () => {
    const media = new FakeMedia()
    const { ada } = await somebody({ media })
    const made = await madeSet(ada, { emojis: true, text_color: true })
    const { id, access_hash } = made.set
    assert.deepEqual([made.set.emojis, made.set.text_color], [true, true])
    assert.deepEqual(stickerAttribute(onlyOf(made)), {
      _: 'documentAttributeCustomEmoji',
      free: true,
      text_color: true,
      alt: '🐟',
      stickerset: { _: 'inputStickerSetID', id, access_hash },
    })
  })
})

suite('messages.getStickerSet', () => {
  test('by id and by short name in any letters; what the client has is not sent again', async () => {
    const { ada } = await somebody()
    const made = await madeSet(ada, { short_name: 'Cats' })
    const found = whole(await setOf(ada, byName('cATS')))
    assert.deepEqual(found.set, made.set)
    assert.deepEqual(whole(await setOf(ada, inputSet(made))).set, made.set)
    assert.deepEqual(await setOf(ada, inputSet(made), made.set.hash), { _: 'messages.stickerSetNotModified' })
    assert.equal((await setOf(ada, inputSet(made), made.set.hash + 1))._, 'messages.stickerSet')
  })

  test('a sticker of a set can be downloaded by anybody, by the reference of the set', async () => {
    const { network, ada } = await somebody()
    const bob = await network.login(2)
    const made = await madeSet(ada)
    const { id, access_hash, file_reference, size } = onlyOf(
      whole(await setOf(bob, byName(made.set.short_name))),
    )
    const location = {
      _: 'inputDocumentFileLocation',
      id,
      access_hash,
      file_reference,
      thumb_size: '',
    } as const
    const file = await bob.call({ _: 'upload.getFile', location, offset: 0n, limit: 4096 })
    assert(file._ === 'upload.file')
    assert.equal(BigInt(file.bytes.length), size)
  })

  const absent: [name: string, set: Parameters<typeof setOf>[1], error: KnownError][] = [
    ['no set', { _: 'inputStickerSetEmpty' }, 'STICKERSET_INVALID'],
    ['an unknown name', byName('nothing'), 'STICKERSET_INVALID'],
    ['an unknown id', { _: 'inputStickerSetID', id: 5n, access_hash: 5n }, 'STICKERSET_INVALID'],
    ['what nobody throws', { _: 'inputStickerSetDice', emoticon: '🐟' }, 'EMOTICON_STICKERPACK_MISSING'],
  ]
  for (const [name, set, error] of absent)
    test(`${name}: ${error}`, async () => {
      const { ada } = await somebody()
      await assert.rejects(setOf(ada, set), refused(error))
    })

  const builtIn: Parameters<typeof setOf>[1][] = [
    { _: 'inputStickerSetAnimatedEmoji' },
    { _: 'inputStickerSetAnimatedEmojiAnimations' },
    { _: 'inputStickerSetPremiumGifts' },
    { _: 'inputStickerSetEmojiGenericAnimations' },
    { _: 'inputStickerSetEmojiDefaultStatuses' },
    { _: 'inputStickerSetEmojiDefaultTopicIcons' },
    { _: 'inputStickerSetEmojiChannelDefaultStatuses' },
    { _: 'inputStickerSetTonGifts' },
    ...['🎲', '🎯', '🏀', '⚽️', '🎳', '🎰'].map(
      (emoticon) => ({ _: 'inputStickerSetDice', emoticon }) as const,
    ),
  ]
  test('the sets that applications ask for by themselves are there, empty, and found again by their ids', async () => {
    const { ada } = await somebody()
    const ids = new Set<bigint>()
    for (const asked of builtIn) {
      const { set, documents } = whole(await setOf(ada, asked))
      assert.deepEqual([set.count, documents], [0, []])
      const { id, access_hash } = set
      ids.add(id)
      assert.deepEqual(whole(await setOf(ada, { _: 'inputStickerSetID', id, access_hash })).set, set)
    }
    assert.equal(ids.size, builtIn.length)
  })

  test('STICKERSET_INVALID has the code that its page gives', () => {
    assert.equal(new RpcError('STICKERSET_INVALID').code, 406)
  })
})

suite('names for sets', () => {
  test('stickers.checkShortName', async () => {
    const { ada } = await somebody()
    await madeSet(ada, { short_name: 'Cats' })
    const check = (short_name: string) => ada.call({ _: 'stickers.checkShortName', short_name })
    assert.equal(await check('dogs'), true)
    await assert.rejects(check('cats'), refused('SHORT_NAME_OCCUPIED'))
    await assert.rejects(check('two words'), refused('SHORT_NAME_INVALID'))
  })

  test('stickers.suggestShortName answers one that is free', async () => {
    const { ada } = await somebody()
    const suggest = (title: string) => ada.call({ _: 'stickers.suggestShortName', title })
    assert.equal((await suggest('Harbour cats')).short_name, 'Harbour_cats')
    await madeSet(ada, { short_name: 'harbour_CATS' })
    assert.equal((await suggest('Harbour cats')).short_name, 'Harbour_cats_1')
    await assert.rejects(suggest(''), refused('TITLE_INVALID'))
  })
})

test('the answer of each method can be read by every layer that has it', async () => {
  const network = await ApiNetwork.open()
  for (let layer = OLDEST_LAYER; layer <= NEWEST_LAYER; layer += 10) {
    const ada = await network.login(layer % 100, { layer })
    const made = await madeSet(ada)
    assert.equal(whole(await setOf(ada, inputSet(made))).documents.length, 1)
    if (apiCodec.definition('stickers.replaceSticker', layer) === undefined) continue
    const sticker = inputOf(onlyOf(made))
    const new_sticker = item(await stickerFile(ada), '⚓')
    const replaced = whole(await ada.call({ _: 'stickers.replaceSticker', sticker, new_sticker }))
    assert.equal(replaced.packs[0]?.emoticon, '⚓')
  }
})
