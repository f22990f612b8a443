import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { listHash } from '@longshore/server/stickers/list-hash'
import {
  documentIn,
  download,
  existing,
  messagesIn,
  named,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { inputOf, madeSet, onlyOf, stickerFile } from '@longshore/testing/api-stickers'
import { fakeGif } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

let width = 10

/** Something that moves, in a message to oneself. */
async function sentGif(client: ApiClient): Promise<{ gif: Constructor<'document'>; message: number }> {
  const file = await uploaded(client, fakeGif({ width: width++, height: 9 }))
  const media: Type<'InputMedia'> = {
    _: 'inputMediaUploadedDocument',
    file,
    mime_type: 'image/gif',
    attributes: [named('a.gif')],
  }
  const [message] = messagesIn(await send(client, media))
  assert(message)
  return { gif: documentIn(message), message: message.id }
}

async function adaTwice() {
  const network = await ApiNetwork.open()
  const ada = await network.login(1)
  const second = await network.client({ key: ada.key })
  await second.call({ _: 'updates.getState' })
  const forget = () => void second.forgetUpdates()
  return { network, ada, second, forget }
}

const saveGif = (client: ApiClient, gif: Constructor<'document'>, unsave = false) =>
  client.call({ _: 'messages.saveGif', id: inputOf(gif), unsave })

async function savedGifs(client: ApiClient) {
  const saved = await client.call({ _: 'messages.getSavedGifs', hash: 0n })
  assert(saved._ === 'messages.savedGifs')
  return saved
}

suite('saved GIFs', () => {
  test('the last one saved comes first; the hash is that of the ids', async () => {
    const { ada } = await adaTwice()
    const [one, two] = [(await sentGif(ada)).gif, (await sentGif(ada)).gif]
    assert.equal(await saveGif(ada, one), true)
    await saveGif(ada, two)
    await saveGif(ada, one)
    const { gifs, hash } = await savedGifs(ada)
    assert.deepEqual(
      gifs.map(({ id }) => id),
      [one.id, two.id],
    )
    assert.equal(hash, listHash([one.id, two.id]))
    const same = await ada.call({ _: 'messages.getSavedGifs', hash })
    assert.deepEqual(same, { _: 'messages.savedGifsNotModified' })
  })

  test('stay when the message is gone, and can be read and sent by the reference of the list', async () => {
    const { network, ada } = await adaTwice()
    const { gif, message } = await sentGif(ada)
    await saveGif(ada, gif)
    await ada.call({ _: 'messages.deleteMessages', id: [message], revoke: true })
    await assert.rejects(download(ada, gif), refused('FILE_REFERENCE_EXPIRED'))
    network.time.advance(40 * 24 * 3600 * 1000)
    await network.files.collectUnused()
    const [saved] = (await savedGifs(ada)).gifs
    assert(saved?._ === 'document')
    assert.equal(BigInt((await download(ada, saved)).bytes.length), saved.size)
    assert.equal(documentIn(messagesIn(await send(ada, existing(saved)))[0]).id, gif.id)
  })

  test('taken out again they go, unless something else shows them', async () => {
    const { network, ada } = await adaTwice()
    const { gif, message } = await sentGif(ada)
    await saveGif(ada, gif)
    const [saved] = (await savedGifs(ada)).gifs
    assert(saved?._ === 'document')
    await ada.call({ _: 'messages.deleteMessages', id: [message], revoke: true })
    await saveGif(ada, saved, true)
    assert.deepEqual((await savedGifs(ada)).gifs, [])
    await assert.rejects(download(ada, saved), refused('FILE_REFERENCE_EXPIRED'))
    network.time.advance(40 * 24 * 3600 * 1000)
    await network.files.collectUnused()
    assert.equal(await network.files.document(gif.id), undefined)
  })

  test('are of one user alone; its other sessions are told', async () => {
    const { network, ada, second, forget } = await adaTwice()
    const { gif } = await sentGif(ada)
    forget()
    await saveGif(ada, gif)
    const [told] = second.forgetUpdates()
    assert.deepEqual((told as Constructor<'updates'>).updates, [{ _: 'updateSavedGifs' }])
    assert.deepEqual((await savedGifs(await network.login(2))).gifs, [])
  })

  test('the 201st lets the first one go', async () => {
    const { ada } = await adaTwice()
    const first = (await sentGif(ada)).gif
    await saveGif(ada, first)
    for (let i = 0; i < 200; i++) await saveGif(ada, (await sentGif(ada)).gif)
    const { gifs } = await savedGifs(ada)
    assert.equal(gifs.length, 200)
    assert(!gifs.some(({ id }) => id === first.id))
  })

  test('anything else is refused', async () => {
    const { network, ada } = await adaTwice()
    const sticker = onlyOf(await madeSet(ada))
    await assert.rejects(saveGif(ada, sticker), refused('GIF_ID_INVALID'))
    const { gif } = await sentGif(ada)
    await assert.rejects(saveGif(await network.login(2), gif), refused('GIF_ID_INVALID'))
    const id = { _: 'inputDocumentEmpty' } as const
    await assert.rejects(ada.call({ _: 'messages.saveGif', id, unsave: false }), refused('GIF_ID_INVALID'))
  })
})

suite('favourite and recent stickers', () => {
  test('a favourite is told with its emoji; the sixth lets the first go', async () => {
    const { ada } = await adaTwice()
    const stickers: Constructor<'document'>[] = []
    for (const emoji of ['🐟', '⚓', '🚢', '🐟', '📦', '🦀'])
      stickers.push(onlyOf(await madeSet(ada, {}, [emoji])))
    for (const sticker of stickers)
      await ada.call({ _: 'messages.faveSticker', id: inputOf(sticker), unfave: false })
    const faved = await ada.call({ _: 'messages.getFavedStickers', hash: 0n })
    assert(faved._ === 'messages.favedStickers')
    const ids = stickers.slice(1).map(({ id }) => id)
    assert.deepEqual(
      faved.stickers.map(({ id }) => id),
      ids.toReversed(),
    )
    assert.deepEqual(
      faved.packs.map(({ emoticon }) => emoticon),
      ['🦀', '📦', '🐟', '🚢', '⚓'],
    )
    const same = await ada.call({ _: 'messages.getFavedStickers', hash: faved.hash })
    assert.equal(same._, 'messages.favedStickersNotModified')
  })

  test('those sent and those put on photos are two lists, with dates', async () => {
    const { network, ada } = await adaTwice()
    const [sent, attached] = [onlyOf(await madeSet(ada)), onlyOf(await madeSet(ada))]
    const save = (document: Constructor<'document'>, onPhoto: boolean, unsave = false) =>
      ada.call({ _: 'messages.saveRecentSticker', attached: onPhoto, id: inputOf(document), unsave })
    const recent = async (onPhoto: boolean) => {
      const list = await ada.call({ _: 'messages.getRecentStickers', attached: onPhoto, hash: 0n })
      assert(list._ === 'messages.recentStickers')
      return list
    }
    await save(sent, false)
    await save(attached, true)
    const now = Math.floor(network.time.clock() / 1000)
    const { stickers, dates } = await recent(false)
    assert.deepEqual([stickers.map(({ id }) => id), dates], [[sent.id], [now]])
    assert.deepEqual(
      (await recent(true)).stickers.map(({ id }) => id),
      [attached.id],
    )
    await save(sent, false, true)
    assert.deepEqual((await recent(false)).stickers, [])
    await ada.call({ _: 'messages.clearRecentStickers', attached: true })
    assert.deepEqual((await recent(true)).stickers, [])
  })

  test('a sticker of no set may be one; an ordinary file may not', async () => {
    const { ada } = await adaTwice()
    const id = inputOf(await stickerFile(ada))
    assert.equal(await ada.call({ _: 'messages.faveSticker', id, unfave: false }), true)
    const { gif } = await sentGif(ada)
    await assert.rejects(
      ada.call({ _: 'messages.faveSticker', id: inputOf(gif), unfave: false }),
      refused('STICKER_ID_INVALID'),
    )
  })
})

suite('what was sent is at hand', () => {
  test('a GIF that was sent is saved, the last one first, and every client of the sender is told', async () => {
    const { ada, second, forget } = await adaTwice()
    const { gif: one, message } = await sentGif(ada)
    const told = second.forgetUpdates()
    assert(
      told.some((update) => 'update' in update && (update.update as { _: string })._ === 'updateSavedGifs'),
    )
    const { gif: two } = await sentGif(ada)
    const ids = async () => (await savedGifs(ada)).gifs.map(({ id }) => id)
    assert.deepEqual(await ids(), [two.id, one.id])
    forget()
    await send(ada, existing(two))
    assert.equal(
      second.forgetUpdates().some((update) => 'update' in update),
      false,
    )
    await ada.call({ _: 'messages.deleteMessages', revoke: true, id: [message] })
    assert.deepEqual(await ids(), [two.id, one.id])
  })

  test('a sticker that was sent is among the recent ones of its sender alone; a forwarded one is not', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const sticker = await stickerFile(ada)
    const [message] = messagesIn(await send(ada, existing(sticker), { peer: await ada.peerOf(bob) }))
    assert(message)
    const recentOf = async (client: ApiClient) => {
      const recent = await client.call({ _: 'messages.getRecentStickers', hash: 0n })
      assert(recent._ === 'messages.recentStickers')
      return recent.stickers.map(({ id }) => id)
    }
    assert.deepEqual(await recentOf(ada), [sticker.id])
    assert.deepEqual(await recentOf(bob), [])
    await bob.call({
      _: 'messages.forwardMessages',
      from_peer: await bob.peerOf(ada),
      to_peer: { _: 'inputPeerSelf' },
      id: [1],
      random_id: [7n],
    })
    assert.deepEqual(await recentOf(bob), [])
  })
})
