import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Request } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  byName,
  inputSet,
  item,
  madeSet,
  me,
  setOf,
  stickerFile,
  whole,
} from '@longshore/testing/api-stickers'
import { FakeMedia } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

type Create = Partial<Request<'stickers.createStickerSet'>>

async function somebody(options: { layer?: number; media?: FakeMedia } = {}) {
  const { layer = NEWEST_LAYER, ...more } = options
  const network = await ApiNetwork.open(more)
  return { network, ada: await network.login(1, { layer }) }
}

suite('a set is refused', () => {
  const words: [about: string, change: Create, error: KnownError][] = [
    ['without a title', { title: ' ' }, 'PACK_TITLE_INVALID'],
    ['with a title of 65 letters', { title: 'x'.repeat(65) }, 'PACK_TITLE_INVALID'],
    ['with a short name that begins with a digit', { short_name: '1cats' }, 'PACK_SHORT_NAME_INVALID'],
    ['with two underscores in a row', { short_name: 'a__b' }, 'PACK_SHORT_NAME_INVALID'],
    ['without stickers', { stickers: [] }, 'STICKERS_EMPTY'],
    ['as masks and emoji at once', { masks: true, emojis: true }, 'PACK_TYPE_INVALID'],
    ['as animated and video at once', { animated: true, videos: true }, 'PACK_TYPE_INVALID'],
    ['for a user nobody knows', { user_id: { _: 'inputUserEmpty' } }, 'USER_ID_INVALID'],
  ]
  for (const [about, change, error] of words)
    test(about, async () => {
      const { ada } = await somebody()
      await assert.rejects(madeSet(ada, change), refused(error))
    })

  test('for another person', async () => {
    const { network, ada } = await somebody()
    const peer = await ada.peerOf(await network.login(2))
    const user_id = { ...peer, _: 'inputUser' } as const
    await assert.rejects(madeSet(ada, { user_id }), refused('USER_ID_INVALID'))
  })

  test('when its name is taken, whatever the case; both can try at once', async () => {
    const { ada } = await somebody()
    const stickers = [item(await stickerFile(ada))]
    const tries = await Promise.allSettled(
      ['Cats', 'cATS'].map((short_name) => madeSet(ada, { short_name, stickers })),
    )
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await assert.rejects(madeSet(ada, { short_name: 'CATS', stickers }), refused('PACK_SHORT_NAME_OCCUPIED'))
  })

  test('with more stickers than 120, and none of them is looked at', async () => {
    const media = new FakeMedia()
    const { ada } = await somebody({ media })
    const file = await stickerFile(ada)
    const stickers = Array.from({ length: 121 }, () => item(file))
    await assert.rejects(madeSet(ada, { stickers }), refused('STICKERS_TOO_MUCH'))
    assert(!media.calls.includes('sticker'))
  })

  const files: [about: string, mime: string, emoji: string, change: Create, error: KnownError][] = [
    ['no emoji', 'image/webp', '', {}, 'STICKER_EMOJI_INVALID'],
    ['letters for emoji', 'image/webp', 'fish', {}, 'STICKER_EMOJI_INVALID'],
    ['a JPEG', 'image/jpeg', '🐟', {}, 'STICKER_PNG_NOPNG'],
    ['an MPEG4', 'video/mp4', '🐟', {}, 'STICKER_VIDEO_NOWEBM'],
    ['any file', 'application/zip', '🐟', {}, 'STICKER_FILE_INVALID'],
    ['a WebP in an animated set', 'image/webp', '🐟', { animated: true }, 'STICKER_TGS_NOTGS'],
    ['a WebP in a video set', 'image/webp', '🐟', { videos: true }, 'STICKER_VIDEO_NOWEBM'],
  ]
  for (const [about, mime, emoji, change, error] of files)
    test(`with ${about} for a sticker`, async () => {
      const { ada } = await somebody()
      const stickers = [item(await stickerFile(ada, mime), emoji)]
      await assert.rejects(madeSet(ada, { ...change, stickers }), refused(error))
    })

  const nothing: [change: Create, error: KnownError][] = [
    [{}, 'STICKER_FILE_INVALID'],
    [{ animated: true }, 'STICKER_TGS_NODOC'],
    [{ videos: true }, 'STICKER_VIDEO_NODOC'],
  ]
  for (const [change, error] of nothing)
    test(`with no document for a sticker: ${error}`, async () => {
      const { ada } = await somebody()
      const stickers = [
        { _: 'inputStickerSetItem', document: { _: 'inputDocumentEmpty' }, emoji: '🐟' } as const,
      ]
      await assert.rejects(madeSet(ada, { ...change, stickers }), refused(error))
    })

  test("with somebody else's document, or one without a reference", async () => {
    const { network, ada } = await somebody()
    const file = await stickerFile(await network.login(2))
    await assert.rejects(madeSet(ada, { stickers: [item(file)] }), refused('STICKER_FILE_INVALID'))
    const own = { ...(await stickerFile(ada)), file_reference: new Uint8Array() }
    await assert.rejects(madeSet(ada, { stickers: [item(own)] }), refused('FILE_REFERENCE_EMPTY'))
  })

  for (const error of [
    'STICKER_PNG_DIMENSIONS',
    'STICKER_PNG_NOPNG',
    'STICKER_TGS_NOTGS',
    'STICKER_VIDEO_NOWEBM',
    'STICKER_VIDEO_BIG',
    'STICKER_FILE_INVALID',
  ] as const)
    test(`when the bytes of one say ${error}: nothing of it remains, and the name is free`, async () => {
      const media = new FakeMedia()
      const { network, ada } = await somebody({ media })
      const stickers = [item(await stickerFile(ada)), item(await stickerFile(ada))]
      let looked = 0
      media.before = async (call) => {
        if (call === 'sticker' && ++looked === 2) throw new RpcError(error)
      }
      await assert.rejects(madeSet(ada, { short_name: 'cats', stickers }), refused(error))
      await assert.rejects(setOf(ada, byName('cats')), refused('STICKERSET_INVALID'))
      media.before = async () => {}
      network.time.advance(40 * 24 * 3600 * 1000)
      assert.equal(await network.files.collectUnused(), 3)
      assert.equal((await madeSet(ada, { short_name: 'cats' })).set.short_name, 'cats')
    })
})

suite('bots make sets for people', () => {
  async function botAndAda() {
    const { network, ada } = await somebody()
    const bot = await network.bot('HarbourBot')
    const greeting = {
      _: 'messages.sendMessage',
      peer: await ada.peerNamed('HarbourBot'),
      message: 'x',
    } as const
    await bot.call({ _: 'updates.getState' })
    await ada.call({ ...greeting, random_id: 77n })
    const user_id = { _: 'inputUser', user_id: ada.id, access_hash: 0n } as const
    return { network, ada, bot, user_id }
  }

  test('whose names end in the name of the bot; bot and owner may change them', async () => {
    const { ada, bot, user_id } = await botAndAda()
    const made = await madeSet(bot, { user_id, short_name: 'cats_by_harbourbot' })
    assert.equal(made.set.creator ?? false, false)
    const seen = whole(await setOf(ada, byName('cats_by_HarbourBot')))
    assert.equal(seen.set.creator, true)
    const rename = (client: ApiClient, title: string, set = made) =>
      client.call({ _: 'stickers.renameStickerSet', stickerset: inputSet(set), title })
    assert.equal(whole(await rename(bot, 'By bot')).set.title, 'By bot')
    assert.equal(whole(await rename(ada, 'By Ada', seen)).set.title, 'By Ada')
    const mine = await ada.call({ _: 'messages.getMyStickers', offset_id: 0n, limit: 10 })
    assert.equal(mine.count, 1)
  })

  for (const short_name of ['cats', 'cats_by_OtherBot', 'cats_by_notHarbourBot'])
    test(`and not otherwise: ${short_name}`, async () => {
      const { bot, user_id } = await botAndAda()
      await assert.rejects(madeSet(bot, { user_id, short_name }), refused('PACK_SHORT_NAME_INVALID'))
    })

  test('not for themselves', async () => {
    const { bot } = await botAndAda()
    const short_name = 'cats_by_HarbourBot'
    await assert.rejects(madeSet(bot, { user_id: me, short_name }), refused('USER_ID_INVALID'))
  })

  test('what is for people only is refused them', async () => {
    const { bot } = await botAndAda()
    for (const method of ['messages.getAllStickers', 'messages.getSavedGifs'] as const)
      await assert.rejects(bot.call({ _: method, hash: 0n }), refused('BOT_METHOD_INVALID'))
    await assert.rejects(
      bot.call({ _: 'stickers.checkShortName', short_name: 'x' }),
      refused('BOT_METHOD_INVALID'),
    )
  })
})
