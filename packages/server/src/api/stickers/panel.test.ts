import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Result, Type } from '@longshore/protocol/schema/api'
import { listHash } from '@longshore/server/stickers/list-hash'
import { updatesIn } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  byName,
  idsOf,
  inputSet,
  madeSet,
  onlyOf,
  setOf,
  stickerAttribute,
  type WholeSet,
  whole,
} from '@longshore/testing/api-stickers'
import { refused } from '@longshore/testing/refused'

/** Ada made three sets; she has two sessions, of which the second listens. */
async function threeSets() {
  const network = await ApiNetwork.open()
  const ada = await network.login(1)
  const sets = [
    await madeSet(ada, { title: 'Harbour cats' }, ['🐟']),
    await madeSet(ada, { title: 'Harbour dogs' }, ['🐟', '⚓']),
    await madeSet(ada, { title: 'Ships' }, ['🚢']),
  ] as const
  const second = await network.client({ key: ada.key })
  await second.call({ _: 'updates.getState' })
  return { network, ada, second, sets }
}

const install = (client: ApiClient, set: WholeSet, archived = false) =>
  client.call({ _: 'messages.installStickerSet', stickerset: inputSet(set), archived })

function titles({ sets }: { sets: Type<'StickerSet'>[] }): string[] {
  return sets.map(({ title }) => title)
}

async function panel(client: ApiClient, hash = 0n) {
  const all = await client.call({ _: 'messages.getAllStickers', hash })
  assert(all._ === 'messages.allStickers')
  return all
}

function toldOf(second: ApiClient): Type<'Update'>[] {
  return second.forgetUpdates().flatMap(updatesIn)
}

suite('the sticker panel', () => {
  test('has what was installed, the newest first, with the hash that clients work out', async () => {
    const { network, ada, sets } = await threeSets()
    assert.deepEqual(await panel(ada), { _: 'messages.allStickers', hash: 0n, sets: [] })
    await install(ada, sets[0])
    assert.deepEqual(await install(ada, sets[1]), { _: 'messages.stickerSetInstallResultSuccess' })
    const { hash, sets: shown } = await panel(ada)
    assert.deepEqual(titles({ sets: shown }), ['Harbour dogs', 'Harbour cats'])
    assert.equal(shown[0]?.installed_date, Math.floor(network.time.clock() / 1000))
    assert.equal(hash, listHash(shown.map((set) => BigInt(set.hash))))
    const same = await ada.call({ _: 'messages.getAllStickers', hash })
    assert.deepEqual(same, { _: 'messages.allStickersNotModified' })
  })

  test('a change of a set that is in it changes its hash', async () => {
    const { ada, sets } = await threeSets()
    await install(ada, sets[0])
    const { hash } = await panel(ada)
    await ada.call({ _: 'stickers.renameStickerSet', stickerset: inputSet(sets[0]), title: 'Cats' })
    assert.deepEqual(titles(await panel(ada, hash)), ['Cats'])
  })

  test('masks and emoji have panels of their own; those of others are not touched', async () => {
    const { network, ada, sets } = await threeSets()
    await install(ada, sets[0])
    await install(ada, await madeSet(ada, { title: 'Masks', masks: true }))
    await install(ada, await madeSet(ada, { title: 'Emoji', emojis: true }))
    const masks = await ada.call({ _: 'messages.getMaskStickers', hash: 0n })
    const emoji = await ada.call({ _: 'messages.getEmojiStickers', hash: 0n })
    assert(masks._ === 'messages.allStickers' && emoji._ === 'messages.allStickers')
    assert.deepEqual(
      [titles(await panel(ada)), titles(masks), titles(emoji)],
      [['Harbour cats'], ['Masks'], ['Emoji']],
    )
    assert.deepEqual(titles(await panel(await network.login(2))), [])
  })

  test('other sessions are told: of a new set whole, of one that went, of another order', async () => {
    const { ada, second, sets } = await threeSets()
    await install(ada, sets[0])
    const [news] = toldOf(second)
    assert(news?._ === 'updateNewStickerSet' && news.stickerset._ === 'messages.stickerSet')
    assert.deepEqual(idsOf(news.stickerset), idsOf(sets[0]))
    await install(ada, sets[1])
    second.forgetUpdates()
    const ids = [sets[0].set.id, sets[1].set.id]
    await ada.call({ _: 'messages.reorderStickerSets', order: ids })
    assert.deepEqual(toldOf(second), [{ _: 'updateStickerSetsOrder', order: ids }])
    assert.deepEqual(titles(await panel(ada)), ['Harbour cats', 'Harbour dogs'])
    const stickerset = inputSet(sets[0])
    assert.equal(await ada.call({ _: 'messages.uninstallStickerSet', stickerset }), true)
    assert.deepEqual(toldOf(second), [{ _: 'updateStickerSets' }])
    assert.deepEqual(titles(await panel(ada)), ['Harbour dogs'])
    await ada.call({ _: 'messages.uninstallStickerSet', stickerset })
    assert.deepEqual(toldOf(second), [])
    assert.deepEqual(ada.forgetUpdates(), [])
  })

  test('archived sets are apart, page by page, and come back', async () => {
    const { ada, sets } = await threeSets()
    for (const set of sets) await install(ada, set, true)
    const archived = (offset_id: bigint, limit: number) =>
      ada.call({ _: 'messages.getArchivedStickers', offset_id, limit })
    const first = await archived(0n, 2)
    assert.deepEqual([first.count, first.sets.map(({ set }) => set.title)], [3, ['Ships', 'Harbour dogs']])
    assert.equal(first.sets[0]?.set.archived, true)
    const rest = await archived(first.sets[1]?.set.id ?? 0n, 2)
    assert.deepEqual(
      rest.sets.map(({ set }) => set.title),
      ['Harbour cats'],
    )
    assert.deepEqual((await archived(0n, -1)).sets, [])
    assert.deepEqual(titles(await panel(ada)), [])
    const stickersets = [inputSet(sets[2]), inputSet(sets[0])]
    await ada.call({ _: 'messages.toggleStickerSets', unarchive: true, stickersets })
    assert.deepEqual(titles(await panel(ada)), ['Harbour cats', 'Ships'])
    await ada.call({ _: 'messages.toggleStickerSets', archive: true, stickersets })
    assert.deepEqual(titles(await panel(ada)), [])
    await ada.call({ _: 'messages.toggleStickerSets', uninstall: true, stickersets })
    assert.equal((await archived(0n, 9)).count, 1)
  })

  test('a set that is not there leaves all as it was', async () => {
    const { ada, sets } = await threeSets()
    const stickersets = [inputSet(sets[0]), byName('nothing')]
    await assert.rejects(
      ada.call({ _: 'messages.toggleStickerSets', unarchive: true, stickersets }),
      refused('STICKERSET_INVALID'),
    )
    assert.deepEqual(titles(await panel(ada)), [])
  })

  test('the 201st set archives the one that was installed first', async () => {
    const { ada, sets } = await threeSets()
    await install(ada, sets[0])
    for (let i = 0; i < 199; i++) await install(ada, await madeSet(ada))
    const result = await install(ada, sets[1])
    assert(result._ === 'messages.stickerSetInstallResultArchive')
    assert.deepEqual(
      result.sets.map(({ set }) => set.title),
      ['Harbour cats'],
    )
    assert.equal((await panel(ada)).sets.length, 200)
  })
})

suite('finding stickers', () => {
  test('messages.getStickers: those of the panel that stand for an emoji', async () => {
    const { ada, sets } = await threeSets()
    await install(ada, sets[0])
    await install(ada, sets[1])
    const found = (emoticon: string, hash = 0n) => ada.call({ _: 'messages.getStickers', emoticon, hash })
    const fish = await found('🐟')
    assert(fish._ === 'messages.stickers')
    assert.deepEqual(
      fish.stickers.map(({ id }) => id),
      [sets[1].documents[0]?.id, onlyOf(sets[0]).id],
    )
    assert.deepEqual(await found('🐟', fish.hash), { _: 'messages.stickersNotModified' })
    assert.deepEqual(await found('🚢'), { _: 'messages.stickers', hash: 0n, stickers: [] })
    await assert.rejects(found(''), refused('EMOTICON_EMPTY'))
  })

  test('messages.searchStickerSets: by a piece of the title, of anybody', async () => {
    const { network } = await threeSets()
    const bob = await network.login(2)
    const search = (q: string, hash = 0n): Promise<Result<'messages.searchStickerSets'>> =>
      bob.call({ _: 'messages.searchStickerSets', q, hash })
    const found = await search('harbour')
    assert(found._ === 'messages.foundStickerSets')
    assert.deepEqual(found.sets.map(({ set }) => set.title).sort(), ['Harbour cats', 'Harbour dogs'])
    assert(found.sets.every((covered) => covered._ === 'stickerSetCovered'))
    assert.equal((await search('harbour', found.hash))._, 'messages.foundStickerSetsNotModified')
    assert.deepEqual(await search(' '), { _: 'messages.foundStickerSets', hash: 0n, sets: [] })
    const emoji = await bob.call({ _: 'messages.searchEmojiStickerSets', q: 'harbour', hash: 0n })
    assert(emoji._ === 'messages.foundStickerSets' && emoji.sets.length === 0)
  })

  test('messages.getMyStickers: what one made, page by page', async () => {
    const { network, ada, sets } = await threeSets()
    const mine = (client: ApiClient, offset_id: bigint, limit: number) =>
      client.call({ _: 'messages.getMyStickers', offset_id, limit })
    const all = await mine(ada, 0n, 10)
    assert.deepEqual([all.count, all.sets.length], [3, 3])
    const [first, ...others] = all.sets.map(({ set }) => set.id)
    const rest = await mine(ada, first ?? 0n, 10)
    assert.deepEqual(
      rest.sets.map(({ set }) => set.id),
      others,
    )
    assert.deepEqual(new Set([first, ...others]), new Set(sets.map(({ set }) => set.id)))
    assert.equal((await mine(await network.login(2), 0n, 10)).count, 0)
  })
})

suite('custom emoji', () => {
  test('are found by their ids alone, by anybody; what is none is left out', async () => {
    const { network, ada, sets } = await threeSets()
    const bob = await network.login(2)
    const made = await madeSet(ada, { emojis: true }, ['🐟', '⚓'])
    const [fish = 0n, anchor = 0n] = idsOf(made)
    const document_id = [anchor, 5n, onlyOf(sets[0]).id, fish, anchor]
    const found = await bob.call({ _: 'messages.getCustomEmojiDocuments', document_id })
    assert.deepEqual(
      found.map(({ id }) => id),
      [anchor, fish],
    )
    assert(found[0]?._ === 'document')
    const { stickerset, alt } = stickerAttribute(found[0])
    assert.equal(alt, '⚓')
    assert.deepEqual(idsOf(whole(await setOf(bob, stickerset))), [fish, anchor])
  })

  test('at most 200 at once', async () => {
    const { ada } = await threeSets()
    const document_id = Array.from({ length: 201 }, (_, i) => BigInt(i))
    await assert.rejects(
      ada.call({ _: 'messages.getCustomEmojiDocuments', document_id }),
      refused('LIMIT_INVALID'),
    )
  })
})

test('a network without sets of its own recommends none', async () => {
  const { ada } = await threeSets()
  const featured = { _: 'messages.featuredStickers', hash: 0n, count: 0, sets: [], unread: [] }
  assert.deepEqual(await ada.call({ _: 'messages.getFeaturedStickers', hash: 0n }), featured)
  assert.deepEqual(await ada.call({ _: 'messages.getFeaturedEmojiStickers', hash: 0n }), featured)
  const emojis = { _: 'emojiList', hash: 0n, document_id: [] }
  assert.deepEqual(await ada.call({ _: 'account.getDefaultProfilePhotoEmojis', hash: 0n }), emojis)
  assert.equal(await ada.call({ _: 'messages.readFeaturedStickers', id: [1n] }), true)
})
