import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor } from '@longshore/protocol/schema/api'
import { documentIn, existing, messagesIn, send } from '@longshore/testing/api-files'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  byName,
  documentsOf,
  idsOf,
  inputOf,
  inputSet,
  item,
  madeSet,
  onlyOf,
  setOf,
  stickerAttribute,
  stickerFile,
  type WholeSet,
  whole,
} from '@longshore/testing/api-stickers'
import { refused } from '@longshore/testing/refused'

/** Ada has a set of three; Bob sees it. */
async function threeStickers() {
  const network = await ApiNetwork.open()
  const [ada, bob] = [await network.login(1), await network.login(2)]
  const made = await madeSet(ada, { short_name: 'Cats' }, ['🐟', '⚓', '🚢'])
  return { network, ada, bob, made }
}

function at(set: WholeSet, place: number): Constructor<'document'> {
  const document = documentsOf(set)[place]
  assert(document)
  return document
}

/** What may be done to the first sticker of a set, or to the set. */
const changes: [name: string, run: (client: ApiClient, set: WholeSet) => Promise<unknown>][] = [
  [
    'addStickerToSet',
    async (client, set) =>
      client.call({
        _: 'stickers.addStickerToSet',
        stickerset: inputSet(set),
        sticker: item(await stickerFile(client)),
      }),
  ],
  [
    'removeStickerFromSet',
    (client, set) => client.call({ _: 'stickers.removeStickerFromSet', sticker: inputOf(at(set, 0)) }),
  ],
  [
    'changeSticker',
    (client, set) => client.call({ _: 'stickers.changeSticker', sticker: inputOf(at(set, 0)), emoji: '😀' }),
  ],
  [
    'changeStickerPosition',
    (client, set) =>
      client.call({ _: 'stickers.changeStickerPosition', sticker: inputOf(at(set, 0)), position: 1 }),
  ],
  [
    'replaceSticker',
    async (client, set) =>
      client.call({
        _: 'stickers.replaceSticker',
        sticker: inputOf(at(set, 0)),
        new_sticker: item(await stickerFile(client)),
      }),
  ],
  [
    'renameStickerSet',
    (client, set) => client.call({ _: 'stickers.renameStickerSet', stickerset: inputSet(set), title: 'New' }),
  ],
  [
    'setStickerSetThumb',
    async (client, set) =>
      client.call({
        _: 'stickers.setStickerSetThumb',
        stickerset: inputSet(set),
        thumb: inputOf(await stickerFile(client)),
      }),
  ],
]

for (const [name, run] of changes) {
  test(`stickers.${name} makes the hash of the set another`, async () => {
    const { ada, made } = await threeStickers()
    const changed = (await run(ada, made)) as WholeSet
    assert.notEqual(changed.set.hash, made.set.hash)
    assert.equal((await setOf(ada, inputSet(made), made.set.hash))._, 'messages.stickerSet')
    assert.equal((await setOf(ada, inputSet(made), changed.set.hash))._, 'messages.stickerSetNotModified')
  })

  test(`stickers.${name} is for the creator only`, async () => {
    const { bob } = await threeStickers()
    const seen = whole(await setOf(bob, byName('Cats')))
    const isOfSet = /Set|rename/.test(name) && !name.includes('From')
    await assert.rejects(
      run(bob, seen) as Promise<never>,
      refused(isOfSet ? 'STICKERSET_INVALID' : 'STICKER_INVALID'),
    )
    assert.deepEqual(whole(await setOf(bob, byName('Cats'))).set.hash, seen.set.hash)
  })
}

suite('stickers.addStickerToSet', () => {
  test('puts it behind the others', async () => {
    const { ada, made } = await threeStickers()
    const sticker = item(await stickerFile(ada), '🦀', { keywords: 'crab' })
    const added = whole(
      await ada.call({ _: 'stickers.addStickerToSet', stickerset: inputSet(made), sticker }),
    )
    assert.deepEqual(idsOf(added).slice(0, 3), idsOf(made))
    assert.equal(added.set.count, 4)
    assert.deepEqual(added.packs.at(-1), { _: 'stickerPack', emoticon: '🦀', documents: [at(added, 3).id] })
  })

  test('up to 120 stickers; the next one is refused before it is looked at', async () => {
    const { ada } = await threeStickers()
    const file = await stickerFile(ada)
    const full = await madeSet(ada, { stickers: Array.from({ length: 120 }, () => item(file)) })
    const add = ada.call({
      _: 'stickers.addStickerToSet',
      stickerset: inputSet(full),
      sticker: item(file),
    })
    await assert.rejects(add, refused('STICKERS_TOO_MUCH'))
    assert.equal(whole(await setOf(ada, inputSet(full))).set.count, 120)
  })

  test('two at once: the last place is taken by one', async () => {
    const { ada } = await threeStickers()
    const file = await stickerFile(ada)
    const nearlyFull = await madeSet(ada, { stickers: Array.from({ length: 119 }, () => item(file)) })
    const add = () =>
      ada.call({ _: 'stickers.addStickerToSet', stickerset: inputSet(nearlyFull), sticker: item(file) })
    const tries = await Promise.allSettled([add(), add()])
    assert.deepEqual(tries.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  })
})

suite('stickers.removeStickerFromSet', () => {
  test('the others stay; messages keep the sticker, which names no set any more', async () => {
    const { network, ada, made } = await threeStickers()
    const fish = at(made, 0)
    const sent = await send(ada, existing(fish))
    const left = whole(await ada.call({ _: 'stickers.removeStickerFromSet', sticker: inputOf(fish) }))
    assert.deepEqual(idsOf(left), idsOf(made).slice(1))
    assert.equal(left.set.count, 2)
    network.time.advance(40 * 24 * 3600 * 1000)
    await network.files.collectUnused()
    const [{ id } = { id: 0 }] = messagesIn(sent)
    const again = await ada.call({
      _: 'messages.getMessages',
      id: [{ _: 'inputMessageID', id }],
    })
    assert(again._ === 'messages.messages' && again.messages[0]?._ === 'message')
    const shown = documentIn(again.messages[0])
    assert.equal(shown.id, fish.id)
    assert.deepEqual(stickerAttribute(shown).stickerset, { _: 'inputStickerSetEmpty' })
  })

  test('one that nothing shows is forgotten in time, with the set it came from kept', async () => {
    const { network, ada, made } = await threeStickers()
    const fish = at(made, 0)
    await ada.call({ _: 'stickers.removeStickerFromSet', sticker: inputOf(fish) })
    assert(await network.files.document(fish.id))
    network.time.advance(40 * 24 * 3600 * 1000)
    await network.files.collectUnused()
    assert.equal(await network.files.document(fish.id), undefined)
    assert(await network.files.document(at(made, 1).id))
  })

  test('a second time it is no sticker of the set', async () => {
    const { ada, made } = await threeStickers()
    const remove = () => ada.call({ _: 'stickers.removeStickerFromSet', sticker: inputOf(at(made, 0)) })
    await remove()
    await assert.rejects(remove(), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('an uploaded document is no sticker', async () => {
    const { ada } = await threeStickers()
    const sticker = inputOf(await stickerFile(ada))
    await assert.rejects(
      ada.call({ _: 'stickers.removeStickerFromSet', sticker }),
      refused('STICKER_INVALID'),
    )
    await assert.rejects(
      ada.call({ _: 'stickers.removeStickerFromSet', sticker: { _: 'inputDocumentEmpty' } }),
      refused('STICKER_INVALID'),
    )
  })
})

suite('stickers.changeSticker', () => {
  test('changes what it names: emoji, as the document says too, and keywords', async () => {
    const { ada, made } = await threeStickers()
    const sticker = inputOf(at(made, 0))
    const named = whole(await ada.call({ _: 'stickers.changeSticker', sticker, keywords: 'cod' }))
    assert.deepEqual(named.packs[0]?.emoticon, '🐟')
    assert.deepEqual(named.keywords[0]?.keyword, ['cod'])
    const changed = whole(await ada.call({ _: 'stickers.changeSticker', sticker, emoji: '🦀🐙' }))
    assert.deepEqual(
      changed.packs.map(({ emoticon }) => emoticon),
      ['🦀', '🐙', '⚓', '🚢'],
    )
    assert.deepEqual(changed.keywords[0]?.keyword, ['cod'])
    assert.equal(stickerAttribute(at(changed, 0)).alt, '🦀')
    assert.deepEqual(stickerAttribute(at(changed, 0)).stickerset, stickerAttribute(at(made, 0)).stickerset)
    await assert.rejects(
      ada.call({ _: 'stickers.changeSticker', sticker, emoji: 'crab' }),
      refused('STICKER_EMOJI_INVALID'),
    )
  })

  test('moves a mask to another place on a face', async () => {
    const { ada } = await threeStickers()
    const made = await madeSet(ada, { masks: true })
    const mask_coords = { _: 'maskCoords', n: 2, x: 0, y: 0, zoom: 1 } as const
    const sticker = inputOf(onlyOf(made))
    const changed = whole(await ada.call({ _: 'stickers.changeSticker', sticker, mask_coords }))
    const attribute = stickerAttribute(onlyOf(changed))
    assert(attribute._ === 'documentAttributeSticker')
    assert.deepEqual(attribute.mask_coords, mask_coords)
    const nowhere = { ...mask_coords, n: 9 }
    await assert.rejects(
      ada.call({ _: 'stickers.changeSticker', sticker, mask_coords: nowhere }),
      refused('STICKER_INVALID'),
    )
  })
})

suite('stickers.changeStickerPosition', () => {
  for (const [from, position, order] of [
    [0, 2, [1, 2, 0]],
    [2, 0, [2, 0, 1]],
    [0, 99, [1, 2, 0]],
  ] as const)
    test(`${from} to ${position}`, async () => {
      const { ada, made } = await threeStickers()
      const sticker = inputOf(at(made, from))
      const moved = whole(await ada.call({ _: 'stickers.changeStickerPosition', sticker, position }))
      assert.deepEqual(
        idsOf(moved),
        order.map((place) => at(made, place).id),
      )
    })

  test('not before the first', async () => {
    const { ada, made } = await threeStickers()
    const move = ada.call({
      _: 'stickers.changeStickerPosition',
      sticker: inputOf(at(made, 1)),
      position: -1,
    })
    await assert.rejects(move, refused('STICKER_INVALID'))
  })
})

test('stickers.replaceSticker puts another in the place of one', async () => {
  const { ada, made } = await threeStickers()
  const new_sticker = item(await stickerFile(ada), '🦀')
  const sticker = inputOf(at(made, 1))
  const replaced = whole(await ada.call({ _: 'stickers.replaceSticker', sticker, new_sticker }))
  assert.deepEqual(
    replaced.packs.map(({ emoticon }) => emoticon),
    ['🐟', '🦀', '🚢'],
  )
  assert.equal(replaced.set.count, 3)
  assert(!idsOf(replaced).includes(at(made, 1).id))
})

test('stickers.renameStickerSet wants a title', async () => {
  const { ada, made } = await threeStickers()
  const rename = ada.call({ _: 'stickers.renameStickerSet', stickerset: inputSet(made), title: '' })
  await assert.rejects(rename, refused('PACK_TITLE_INVALID'))
})

suite('stickers.deleteStickerSet', () => {
  test('the set is gone for all, its name is free, its files go in time', async () => {
    const { network, ada, bob, made } = await threeStickers()
    const seen = whole(await setOf(bob, byName('Cats')))
    await bob.call({ _: 'messages.installStickerSet', stickerset: inputSet(seen), archived: false })
    const remove = () => ada.call({ _: 'stickers.deleteStickerSet', stickerset: inputSet(made) })
    assert.equal(await remove(), true)
    await assert.rejects(remove(), refused('STICKERSET_INVALID'))
    await assert.rejects(setOf(bob, byName('Cats')), refused('STICKERSET_INVALID'))
    const panel = await bob.call({ _: 'messages.getAllStickers', hash: 0n })
    assert(panel._ === 'messages.allStickers' && panel.sets.length === 0)
    network.time.advance(40 * 24 * 3600 * 1000)
    await network.files.collectUnused()
    for (const id of idsOf(made)) assert.equal(await network.files.document(id), undefined)
    assert.equal((await madeSet(bob, { short_name: 'cats' })).set.short_name, 'cats')
  })

  test('not by others', async () => {
    const { bob } = await threeStickers()
    const stickerset = byName('Cats')
    await assert.rejects(
      bob.call({ _: 'stickers.deleteStickerSet', stickerset }),
      refused('STICKERSET_INVALID'),
    )
    assert.equal(whole(await setOf(bob, stickerset)).set.count, 3)
  })
})
