import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type {
  InstalledSet,
  NewStickerSet,
  StickerRecord,
  StickerStore,
} from '@longshore/server/storage/ports/sticker-store'

const big = 2n ** 62n

function set(id: bigint, more: Partial<NewStickerSet> = {}): NewStickerSet {
  return {
    id,
    kind: 'stickers',
    title: `Set ${id}`,
    shortName: `set${id}`,
    creator: 7n,
    bot: undefined,
    date: 1000,
    textColor: false,
    thumb: undefined,
    thumbVersion: 0,
    thumbEmoji: undefined,
    ...more,
  }
}

function sticker(document: bigint, more: Partial<StickerRecord> = {}): StickerRecord {
  return { document, format: 'static', emojis: ['🐟'], keywords: [], maskCoords: undefined, ...more }
}

const documents = (stickers: readonly { document: bigint }[]) => stickers.map(({ document }) => document)

/** What every StickerStore must do; `open` answers an empty one. */
export function stickerStoreContract(open: () => StickerStore): void {
  suite('sticker sets', () => {
    test('a set comes back as it was added, with all that its stickers say', async () => {
      const { sets } = open()
      const whole = set(big, {
        kind: 'masks',
        bot: 9n,
        textColor: true,
        thumb: big + 1n,
        thumbVersion: 3,
        thumbEmoji: 5n,
      })
      const mask = sticker(big + 2n, {
        emojis: ['👁️‍🗨️', '😀'],
        keywords: ['eye', 'naïve "quote"'],
        maskCoords: { n: 1, x: -0.5, y: 0.25, zoom: 1.5 },
      })
      assert.equal(await sets.add(whole, [mask, sticker(4n)]), 'added')
      assert.deepEqual(await sets.set(big), { ...whole, version: 1, count: 2, format: 'static' })
      assert.deepEqual(await sets.stickers(big), [mask, sticker(4n)])
    })

    test('an unknown set is undefined and has no stickers', async () => {
      const { sets } = open()
      assert.equal(await sets.set(1n), undefined)
      assert.equal(await sets.byShortName('x'), undefined)
      assert.equal(await sets.change(1n, { title: 'x' }), undefined)
      assert.deepEqual(await sets.stickers(1n), [])
      assert.deepEqual(await sets.sets([1n]), [])
    })

    test('a short name is unique and found whatever the case; what is refused adds nothing', async () => {
      const { sets } = open()
      await sets.add(set(1n, { shortName: 'Harbour_Cats' }), [sticker(10n)])
      assert.equal(await sets.add(set(2n, { shortName: 'harbour_CATS' }), [sticker(20n)]), 'short name taken')
      assert.equal(await sets.add(set(1n, { shortName: 'other' }), []), 'id taken')
      assert.equal((await sets.byShortName('HARBOUR_cats'))?.shortName, 'Harbour_Cats')
      assert.deepEqual(await sets.documentsInUse([10n, 20n]), [10n])
    })

    test('several are answered in the order asked for', async () => {
      const { sets } = open()
      for (const id of [1n, 2n, 3n]) await sets.add(set(id), [])
      assert.deepEqual(
        (await sets.sets([3n, 9n, 1n])).map(({ id }) => id),
        [3n, 1n],
      )
    })

    test('the format is the one all stickers have', async () => {
      const { sets } = open()
      await sets.add(set(1n), [])
      assert.equal((await sets.set(1n))?.format, undefined)
      await sets.addSticker(1n, sticker(10n, { format: 'tgs' }), 9)
      assert.equal((await sets.set(1n))?.format, 'tgs')
      await sets.addSticker(1n, sticker(11n, { format: 'webm' }), 9)
      assert.equal((await sets.set(1n))?.format, undefined)
    })

    test('changes keep what they do not name, and each makes the version grow', async () => {
      const { sets } = open()
      await sets.add(set(1n, { thumb: 50n, thumbVersion: 1 }), [])
      const renamed = await sets.change(1n, { title: 'New' })
      assert.deepEqual(
        [renamed?.title, renamed?.thumb, renamed?.thumbVersion, renamed?.version],
        ['New', 50n, 1, 2],
      )
      const bare = await sets.change(1n, { thumb: null, thumbEmoji: 6n })
      assert.deepEqual(
        [bare?.thumb, bare?.thumbVersion, bare?.thumbEmoji, bare?.title],
        [undefined, 2, 6n, 'New'],
      )
      const again = await sets.change(1n, { thumb: 51n, thumbEmoji: null })
      assert.deepEqual([again?.thumb, again?.thumbVersion, again?.thumbEmoji], [51n, 3, undefined])
      assert.deepEqual(await sets.set(1n), again)
    })

    test('stickers are added behind the others, up to a number, also two at once', async () => {
      const { sets } = open()
      await sets.add(set(1n), [sticker(10n)])
      const added = await Promise.all([
        sets.addSticker(1n, sticker(11n), 2),
        sets.addSticker(1n, sticker(12n), 2),
      ])
      assert.deepEqual([...added].sort(), ['added', 'too many'])
      assert.equal(await sets.addSticker(2n, sticker(13n), 9), 'no such set')
      assert.deepEqual(documents(await sets.stickers(1n)), [10n, 11n])
      assert.equal((await sets.set(1n))?.version, 2)
    })

    test('another sticker takes the place of one; a changed one keeps its own', async () => {
      const { sets } = open()
      await sets.add(set(1n), [sticker(10n), sticker(11n), sticker(12n)])
      assert.equal(await sets.putSticker(11n, sticker(21n, { emojis: ['⚓'] })), true)
      assert.equal(await sets.putSticker(10n, sticker(10n, { keywords: ['cod'] })), true)
      assert.equal(await sets.putSticker(11n, sticker(22n)), false)
      assert.deepEqual(await sets.stickers(1n), [
        sticker(10n, { keywords: ['cod'] }),
        sticker(21n, { emojis: ['⚓'] }),
        sticker(12n),
      ])
      assert.equal((await sets.set(1n))?.version, 3)
    })

    for (const [document, position, expected] of [
      [10n, 2, [11n, 12n, 10n]],
      [12n, 0, [12n, 10n, 11n]],
      [10n, 1, [11n, 10n, 12n]],
      [11n, 1, [10n, 11n, 12n]],
      [10n, 99, [11n, 12n, 10n]],
    ] as const) {
      test(`sticker ${document} is moved to place ${position}`, async () => {
        const { sets } = open()
        await sets.add(set(1n), [sticker(10n), sticker(11n), sticker(12n)])
        assert.equal(await sets.moveSticker(document, position), true)
        assert.deepEqual(documents(await sets.stickers(1n)), expected)
        assert.equal((await sets.set(1n))?.version, 2)
      })
    }

    test('a removed sticker is in no set, stands for none, and leaves no hole', async () => {
      const { sets } = open()
      await sets.add(set(1n, { thumbEmoji: 10n }), [sticker(10n), sticker(11n)])
      assert.equal(await sets.removeSticker(10n), true)
      assert.equal(await sets.removeSticker(10n), false)
      assert.equal(await sets.moveSticker(10n, 0), false)
      await sets.addSticker(1n, sticker(12n), 9)
      assert.deepEqual(documents(await sets.stickers(1n)), [11n, 12n])
      assert.equal((await sets.set(1n))?.thumbEmoji, undefined)
      assert.deepEqual(await sets.documentsInUse([10n, 11n]), [11n])
    })

    test('which set a document is of, and what comes first in a set', async () => {
      const { sets } = open()
      await sets.add(set(1n), [sticker(10n), sticker(11n)])
      await sets.add(set(2n), [sticker(big)])
      await sets.add(set(3n), [])
      assert.deepEqual(
        await sets.setsOf([big, 11n, 99n]),
        new Map([
          [big, 2n],
          [11n, 1n],
        ]),
      )
      const covers = await sets.covers([1n, 3n, 9n])
      assert.deepEqual([...covers], [[1n, sticker(10n)]])
    })

    test('the sets of a creator come newest first, page by page, those of nobody oldest first', async () => {
      const { sets } = open()
      await sets.add(set(1n, { date: 1 }), [])
      await sets.add(set(2n, { date: 2 }), [])
      await sets.add(set(3n, { date: 2 }), [])
      await sets.add(set(4n, { creator: 8n }), [])
      await sets.add(set(5n, { creator: undefined, date: 5 }), [])
      await sets.add(set(6n, { creator: undefined, date: 4 }), [])
      await sets.add(set(9n, { creator: undefined, kind: 'emojis' }), [])
      const ids = (found: readonly { id: bigint }[]) => found.map(({ id }) => id)
      const first = await sets.ofCreator(7n, { limit: 2 })
      assert.deepEqual([ids(first.sets), first.total], [[3n, 2n], 3])
      assert.deepEqual(ids((await sets.ofCreator(7n, { after: 2n, limit: 2 })).sets), [1n])
      assert.deepEqual(ids((await sets.ofCreator(7n, { after: 99n, limit: 2 })).sets), [])
      assert.deepEqual(ids(await sets.ofNobody('stickers')), [6n, 5n])
    })

    test('sets are found by a piece of their title or short name, of their kind', async () => {
      const { sets } = open()
      await sets.add(set(1n, { title: 'Harbour cats', shortName: 'a', date: 1 }), [])
      await sets.add(set(2n, { title: 'Dogs', shortName: 'DogsOfTheHARBOUR', date: 2 }), [])
      await sets.add(set(3n, { title: 'Harbour', shortName: 'c', kind: 'emojis' }), [])
      const find = async (text: string, limit = 9) =>
        (await sets.search(text, 'stickers', limit)).map(({ id }) => id)
      assert.deepEqual(await find('harBOUR'), [2n, 1n])
      assert.deepEqual(await find('harbour', 1), [2n])
      assert.deepEqual(await find('%'), [])
      assert.deepEqual(await find('_'), [])
    })

    test('a removed set is gone with its stickers, wherever it was installed; its name is free', async () => {
      const { sets, installs } = open()
      await sets.add(set(1n, { thumb: 50n }), [sticker(10n)])
      await installs.install(5n, { set: 1n, date: 1, archived: false }, 9)
      await sets.remove(1n)
      await sets.remove(1n)
      assert.equal(await sets.set(1n), undefined)
      assert.deepEqual(await sets.documentsInUse([10n, 50n]), [])
      assert.deepEqual(await installs.installed(5n, 'stickers', false), [])
      assert.equal(await sets.add(set(2n, { shortName: 'SET1' }), []), 'added')
    })

    test('stickers and pictures of sets are in use', async () => {
      const { sets } = open()
      await sets.add(set(1n, { thumb: 50n }), [sticker(10n)])
      assert.deepEqual(await sets.documentsInUse([50n, 51n, 10n]), [50n, 10n])
      await sets.change(1n, { thumb: 51n })
      assert.deepEqual(await sets.documentsInUse([50n, 51n]), [51n])
    })
  })

  suite('installed sets', () => {
    const install = (store: StickerStore, ...ids: bigint[]) =>
      Promise.all(ids.map((id) => store.installs.install(5n, { set: id, date: 100, archived: false }, 9)))
    const order = async (store: StickerStore, archived = false) =>
      (await store.installs.installed(5n, 'stickers', archived)).map((installed) => installed.set)

    async function withSets(): Promise<StickerStore> {
      const store = open()
      for (const id of [1n, 2n, 3n])
        await store.sets.add(set(id), [sticker(id * 10n, { emojis: ['🐟', '❤️'] })])
      await store.sets.add(set(4n, { kind: 'emojis' }), [sticker(40n, { emojis: ['🐟'] })])
      return store
    }

    test('each user has its own, the newest first, kind by kind', async () => {
      const store = await withSets()
      await install(store, 1n, 2n, 4n)
      assert.deepEqual(await store.installs.installed(5n, 'stickers', false), [
        { set: 2n, date: 100, archived: false },
        { set: 1n, date: 100, archived: false },
      ] satisfies InstalledSet[])
      assert.deepEqual(
        (await store.installs.installed(5n, 'emojis', false)).map((installed) => installed.set),
        [4n],
      )
      assert.deepEqual(await store.installs.installed(6n, 'stickers', false), [])
    })

    test('one installed again moves to the front and is there once', async () => {
      const store = await withSets()
      await install(store, 1n, 2n, 1n)
      assert.deepEqual(await order(store), [1n, 2n])
    })

    test('an archived set is put away, and comes back when it is installed', async () => {
      const store = await withSets()
      await install(store, 1n, 2n)
      await store.installs.install(5n, { set: 2n, date: 101, archived: true }, 9)
      assert.deepEqual([await order(store), await order(store, true)], [[1n], [2n]])
      await install(store, 2n)
      assert.deepEqual([await order(store), await order(store, true)], [[2n, 1n], []])
    })

    test('beyond the most, those at the end are archived, of the same kind only', async () => {
      const store = await withSets()
      await install(store, 1n, 4n, 2n)
      const archived = await store.installs.install(5n, { set: 3n, date: 1, archived: false }, 2)
      assert.deepEqual(archived, [1n])
      assert.deepEqual([await order(store), await order(store, true)], [[3n, 2n], [1n]])
    })

    test('uninstalling says whether there was something', async () => {
      const store = await withSets()
      await install(store, 1n)
      assert.equal(await store.installs.uninstall(5n, 1n), true)
      assert.equal(await store.installs.uninstall(5n, 1n), false)
      assert.deepEqual(await order(store), [])
    })

    test('a new order puts the named ones first and the others behind, unknown ones aside', async () => {
      const store = await withSets()
      await install(store, 1n, 2n, 3n)
      await store.installs.reorder(5n, 'stickers', [1n, 99n, 4n, 1n, 3n])
      assert.deepEqual(await order(store), [1n, 3n, 2n])
      await store.installs.reorder(5n, 'stickers', [2n])
      assert.deepEqual(await order(store), [2n, 1n, 3n])
    })

    test('of some sets, those a user has', async () => {
      const store = await withSets()
      await install(store, 1n)
      await store.installs.install(5n, { set: 2n, date: 7, archived: true }, 9)
      assert.deepEqual(await store.installs.among(5n, [2n, 1n, 3n]), [
        { set: 2n, date: 7, archived: true },
        { set: 1n, date: 100, archived: false },
      ])
    })

    test('stickers for an emoji come from what is installed, with or without U+FE0F', async () => {
      const store = await withSets()
      await install(store, 1n, 2n, 4n)
      await store.installs.install(5n, { set: 3n, date: 7, archived: true }, 9)
      const find = (emoji: string, limit = 9) => store.installs.stickersFor(5n, 'stickers', emoji, limit)
      assert.deepEqual(await find('🐟'), [20n, 10n])
      assert.deepEqual(await find('\u2764'), [20n, 10n])
      assert.deepEqual(await find('🐟', 1), [20n])
      assert.deepEqual(await find('⚓'), [])
      assert.deepEqual(await store.installs.stickersFor(6n, 'stickers', '🐟', 9), [])
    })
  })

  suite('saved files', () => {
    test('the last one saved comes first, once; each user and list has its own', async () => {
      const { saved } = open()
      await saved.save(5n, 'gifs', { document: 10n, date: 1 }, 9)
      await saved.save(5n, 'gifs', { document: big, date: 2 }, 9)
      await saved.save(5n, 'gifs', { document: 10n, date: 3 }, 9)
      await saved.save(5n, 'faved', { document: 11n, date: 3 }, 9)
      await saved.save(6n, 'gifs', { document: 12n, date: 3 }, 9)
      assert.deepEqual(await saved.saved(5n, 'gifs'), [
        { document: 10n, date: 3 },
        { document: big, date: 2 },
      ])
      assert.deepEqual(documents(await saved.saved(5n, 'faved')), [11n])
      assert.deepEqual(await saved.saved(5n, 'recent'), [])
    })

    test('a full list loses the oldest and tells which', async () => {
      const { saved } = open()
      assert.deepEqual(await saved.save(5n, 'recent', { document: 1n, date: 1 }, 2), [])
      await saved.save(5n, 'recent', { document: 2n, date: 1 }, 2)
      assert.deepEqual(await saved.save(5n, 'recent', { document: 3n, date: 1 }, 2), [1n])
      assert.deepEqual(documents(await saved.saved(5n, 'recent')), [3n, 2n])
    })

    test('taken out, it is in use no more unless others have it', async () => {
      const { saved } = open()
      await saved.save(5n, 'gifs', { document: 1n, date: 1 }, 9)
      await saved.save(6n, 'recent attached', { document: 1n, date: 1 }, 9)
      await saved.save(5n, 'faved', { document: 2n, date: 1 }, 9)
      assert.deepEqual([await saved.isSaved(5n, 1n), await saved.isSaved(6n, 2n)], [true, false])
      assert.equal(await saved.unsave(5n, 'gifs', 1n), true)
      assert.equal(await saved.unsave(5n, 'gifs', 1n), false)
      assert.equal(await saved.isSaved(5n, 1n), false)
      assert.deepEqual(await saved.documentsInUse([1n, 2n, 3n]), [1n, 2n])
    })
  })
}
