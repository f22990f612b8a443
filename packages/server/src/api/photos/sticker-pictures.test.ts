import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { uploaded } from '@longshore/testing/api-files'
import { ApiNetwork } from '@longshore/testing/api-network'
import { lettersOf, portrait, userSeen } from '@longshore/testing/api-pictures'
import { inputSet, item, madeSet, stickerFile } from '@longshore/testing/api-stickers'
import { FakeMedia } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

async function withSets(layer = NEWEST_LAYER) {
  const media = new FakeMedia()
  const ada = await (await ApiNetwork.open({ media })).login(1, { layer })
  const still = await madeSet(ada)
  const moving = await madeSet(ada, {
    emojis: true,
    stickers: [item(await stickerFile(ada, 'application/x-tgsticker'))],
  })
  const sticker_id = still.documents[0]?.id ?? 0n
  const emoji_id = moving.documents[0]?.id ?? 0n
  media.calls.length = 0
  return { media, ada, still, sticker_id, emoji_id }
}

suite('sticker profile pictures', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`are drawn from a sticker of a set, and remember it, at layer ${layer}`, async () => {
      const { ada, media, still, sticker_id } = await withSets(layer)
      const background_colors = [0xff0000, 0x00ff00]
      const stickerset = inputSet(still)
      const { photo } = await ada.call({
        _: 'photos.uploadProfilePhoto',
        video_emoji_markup: { _: 'videoSizeStickerMarkup', stickerset, sticker_id, background_colors },
      })
      assert(photo._ === 'photo')
      assert.equal(lettersOf(photo.sizes), 'iabc')
      assert.deepEqual(photo.video_sizes, [
        { _: 'videoSizeStickerMarkup', stickerset, sticker_id, background_colors },
      ])
      assert.deepEqual(media.calls, ['markup'])
      const { photo: shown } = await userSeen(ada)
      assert(shown?._ === 'userProfilePhoto')
      assert.equal(shown.photo_id, photo.id)
    })
  }

  test('move where the emoji moves', async () => {
    const { ada, emoji_id } = await withSets()
    const markup = { _: 'videoSizeEmojiMarkup', emoji_id, background_colors: [1, 2, 3, 4] } as const
    const { photo } = await ada.call({
      _: 'photos.uploadProfilePhoto',
      video_emoji_markup: { ...markup, background_colors: [...markup.background_colors] },
      video_start_ts: 0.5,
    })
    assert(photo._ === 'photo')
    const [film, kept] = photo.video_sizes ?? []
    assert(film?._ === 'videoSize' && kept?._ === 'videoSizeEmojiMarkup')
    assert.deepEqual([film.type, film.video_start_ts], ['u', 0.5])
    assert.deepEqual([kept.emoji_id, kept.background_colors], [emoji_id, [1, 2, 3, 4]])
  })

  test('take still and moving picture from the client that drew them itself', async () => {
    const { ada, media, emoji_id } = await withSets()
    const { photo } = await ada.call({
      _: 'photos.uploadProfilePhoto',
      file: await uploaded(ada, portrait),
      video_emoji_markup: { _: 'videoSizeEmojiMarkup', emoji_id, background_colors: [1] },
    })
    assert(photo._ === 'photo')
    assert.deepEqual(media.calls, ['profilePhoto', 'markup'])
    assert.deepEqual(
      photo.video_sizes?.map(({ _ }) => _),
      ['videoSize', 'videoSizeEmojiMarkup'],
    )
  })

  test('may be those of groups', async () => {
    const { ada, emoji_id } = await withSets()
    const made = await ada.call({ _: 'channels.createChannel', title: 'Crew', about: '', megagroup: true })
    assert('chats' in made && made.chats[0]?._ === 'channel')
    const { id: channel_id, access_hash = 0n } = made.chats[0]
    const told = await ada.call({
      _: 'channels.editPhoto',
      channel: { _: 'inputChannel', channel_id, access_hash },
      photo: {
        _: 'inputChatUploadedPhoto',
        video_emoji_markup: { _: 'videoSizeEmojiMarkup', emoji_id, background_colors: [7] },
      },
    })
    assert('chats' in told && told.chats[0]?._ === 'channel' && told.chats[0].photo._ === 'chatPhoto')
    assert.equal(told.chats[0].photo.has_video, true)
  })

  for (const [what, colors] of [
    ['no colour', []],
    ['five colours', [1, 2, 3, 4, 5]],
    ['a colour that is none', [0x1000000]],
  ] as const) {
    test(`with ${what}: EMOJI_MARKUP_INVALID`, async () => {
      const { ada, emoji_id } = await withSets()
      const markup: Type<'VideoSize'> = {
        _: 'videoSizeEmojiMarkup',
        emoji_id,
        background_colors: [...colors],
      }
      await assert.rejects(
        ada.call({ _: 'photos.uploadProfilePhoto', video_emoji_markup: markup }),
        refused('EMOJI_MARKUP_INVALID'),
      )
    })
  }
})
