import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { messagesIn, send, uploaded } from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { byName, inputOf, inputSet, madeSet, onlyOf } from '@longshore/testing/api-stickers'
import { fakePng } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

async function somebody() {
  const network = await ApiNetwork.open()
  return { network, ada: await network.login(1) }
}

suite('stickers on a photo (messages.getAttachedStickers)', () => {
  async function photoWith(
    client: ApiClient,
    stickers: Type<'InputDocument'>[],
  ): Promise<Constructor<'photo'>> {
    const file = await uploaded(client, fakePng({ width: 300, height: 300 }))
    const media = { _: 'inputMediaUploadedPhoto', file, stickers } as const
    const [message] = messagesIn(await send(client, media))
    assert(message?.media?._ === 'messageMediaPhoto' && message.media.photo?._ === 'photo')
    return message.media.photo
  }

  const attachedTo = (client: ApiClient, { id, access_hash, file_reference }: Constructor<'photo'>) =>
    client.call({
      _: 'messages.getAttachedStickers',
      media: {
        _: 'inputStickeredMediaPhoto',
        id: { _: 'inputPhoto', id, access_hash, file_reference },
      },
    })

  test('answer their sets, each once', async () => {
    const { ada } = await somebody()
    const [cats, dogs] = [await madeSet(ada, { title: 'Cats' }), await madeSet(ada, { title: 'Dogs' })]
    const stickers = [cats, dogs, cats].map((set) => inputOf(onlyOf(set)))
    const photo = await photoWith(ada, stickers)
    assert.equal(photo.has_stickers, true)
    const sets = await attachedTo(ada, photo)
    assert.deepEqual(
      sets.map(({ set }) => set.title),
      ['Cats', 'Dogs'],
    )
    assert(sets[0]?._ === 'stickerSetCovered')
    assert.equal(sets[0].cover.id, onlyOf(cats).id)
  })

  test('a photo without any has none', async () => {
    const { ada } = await somebody()
    assert.deepEqual(await attachedTo(ada, await photoWith(ada, [])), [])
  })

  test('only who was shown the photo may ask', async () => {
    const { network, ada } = await somebody()
    const photo = await photoWith(ada, [inputOf(onlyOf(await madeSet(ada)))])
    await assert.rejects(attachedTo(await network.login(2), photo), refused('FILE_ID_INVALID'))
    const media = { _: 'inputStickeredMediaPhoto', id: { _: 'inputPhotoEmpty' } } as const
    await assert.rejects(ada.call({ _: 'messages.getAttachedStickers', media }), refused('MEDIA_EMPTY'))
  })
})

suite('a profile picture of a sticker', () => {
  const draw = (client: ApiClient, video_emoji_markup: Type<'VideoSize'>) =>
    client.call({ _: 'photos.uploadProfilePhoto', video_emoji_markup })

  async function adasSets() {
    const { network, ada } = await somebody()
    const emoji = await madeSet(ada, { emojis: true, short_name: 'Emoji' })
    const stickers = await madeSet(ada, { short_name: 'Stickers' })
    return { network, ada, emoji, stickers }
  }

  test('by any custom emoji, whoever made it: no Premium is asked for', async () => {
    const { network, emoji } = await adasSets()
    const bob = await network.login(2)
    const markup: Type<'VideoSize'> = {
      _: 'videoSizeEmojiMarkup',
      emoji_id: onlyOf(emoji).id,
      background_colors: [0, 0xffffff, 1, 2],
    }
    const { photo } = await draw(bob, markup)
    assert(photo._ === 'photo')
    assert.deepEqual(photo.video_sizes?.at(-1), markup)
  })

  test('by a sticker of a set, told to others with an access hash of theirs', async () => {
    const { network, ada, stickers } = await adasSets()
    const bob = await network.login(2)
    const { id: sticker_id } = onlyOf(stickers)
    const background_colors = [0xff0000]
    const markup = {
      _: 'videoSizeStickerMarkup',
      stickerset: byName('stickers'),
      sticker_id,
      background_colors,
    } as const
    const { photo } = await draw(bob, markup)
    assert(photo._ === 'photo')
    const shown = photo.video_sizes?.at(-1)
    assert(shown?._ === 'videoSizeStickerMarkup' && shown.stickerset._ === 'inputStickerSetID')
    assert.equal(shown.sticker_id, sticker_id)
    const stickerset = { ...shown.stickerset }
    const set = await bob.call({ _: 'messages.getStickerSet', stickerset, hash: 0 })
    assert(set._ === 'messages.stickerSet' && set.set.id === stickers.set.id)
    assert.notEqual(stickerset.access_hash, stickers.set.access_hash)
    assert.deepEqual((await draw(ada, { ...markup, stickerset: inputSet(stickers) })).photo._, 'photo')
  })

  for (const background_colors of [[], [1, 2, 3, 4, 5], [-1], [0x1000000]])
    test(`not on colours ${JSON.stringify(background_colors)}`, async () => {
      const { ada, emoji } = await adasSets()
      const markup = { _: 'videoSizeEmojiMarkup', emoji_id: onlyOf(emoji).id, background_colors } as const
      await assert.rejects(draw(ada, markup), refused('EMOJI_MARKUP_INVALID'))
    })

  test('not by what is no emoji, no sticker, not of that set, or a video', async () => {
    const { ada, emoji, stickers } = await adasSets()
    const background_colors = [0]
    const wrong: Type<'VideoSize'>[] = [
      { _: 'videoSizeEmojiMarkup', emoji_id: 5n, background_colors },
      { _: 'videoSizeEmojiMarkup', emoji_id: onlyOf(stickers).id, background_colors },
      {
        _: 'videoSizeStickerMarkup',
        stickerset: byName('Stickers'),
        sticker_id: onlyOf(emoji).id,
        background_colors,
      },
      {
        _: 'videoSizeStickerMarkup',
        stickerset: byName('nothing'),
        sticker_id: onlyOf(stickers).id,
        background_colors,
      },
      {
        _: 'videoSizeStickerMarkup',
        stickerset: { _: 'inputStickerSetEmpty' },
        sticker_id: onlyOf(stickers).id,
        background_colors,
      },
      { _: 'videoSize', type: 'u', w: 1, h: 1, size: 1 },
    ]
    for (const markup of wrong) await assert.rejects(draw(ada, markup), refused('EMOJI_MARKUP_INVALID'))
  })
})
