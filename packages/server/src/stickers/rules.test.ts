import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { refused } from '@longshore/testing/refused'
import { emojisOf } from './emoji.ts'
import { checkMaskCoords, keywordsOf } from './keywords.ts'
import { listHash, stickerSetHash } from './list-hash.ts'
import { isOfBot, isShortName, isTitle, shortNameFor } from './short-name.ts'

suite('hashes of lists (api/offsets)', () => {
  const cases: [name: string, ids: bigint[], hash: bigint][] = [
    ['nothing', [], 0n],
    ['one id is itself', [7n], 7n],
    // 1, then 1 ^ 1<<35 = 2^35 + 1, ^ its 4 bits less = 2^35 + 2^31 + 1, and 2 more
    ['two ids', [1n, 2n], 36_507_222_019n],
    ['a negative id counts as its 64 bits', [-1n], -1n],
  ]
  for (const [name, ids, hash] of cases)
    test(name, () => {
      assert.equal(listHash(ids), hash)
    })

  test('the order matters, and large ids stay within 64 bits', () => {
    const ids = [2n ** 62n + 5n, 2n ** 61n + 9n, 3n]
    assert.notEqual(listHash(ids), listHash(ids.toReversed()))
    assert.equal(BigInt.asIntN(64, listHash(ids)), listHash(ids))
  })

  test("a set's own hash tells sets and versions apart, and is never 0", () => {
    const hashes = [1n, 2n, 2n ** 62n].flatMap((id) =>
      [1, 2, 3].map((version) => stickerSetHash({ id, version })),
    )
    assert.equal(new Set(hashes).size, hashes.length)
    assert(hashes.every((hash) => hash > 0 && hash < 2 ** 31))
  })
})

suite('emoji of a sticker', () => {
  const good: [text: string, emojis: string[]][] = [
    ['🐟', ['🐟']],
    ['🐟⚓❤️', ['🐟', '⚓', '❤️']],
    ['\u2764', ['\u2764']],
    ['👨‍👩‍👧‍👦👍🏿', ['👨‍👩‍👧‍👦', '👍🏿']],
    ['🇩🇪🇫🇷', ['🇩🇪', '🇫🇷']],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', ['🏴󠁧󠁢󠁳󠁣󠁴󠁿']],
    ['1️⃣#⃣', ['1️⃣', '#⃣']],
    ['👁️‍🗨️', ['👁️‍🗨️']],
    ['🐟🐟', ['🐟']],
  ]
  for (const [text, emojis] of good)
    test(`${text} is ${emojis.length}`, () => {
      assert.deepEqual(emojisOf(text), emojis)
    })

  for (const text of [
    '',
    ' ',
    'a',
    '🐟a',
    '🐟 ⚓',
    '7',
    '😀\u0301',
    '🇩',
    '🐟'.repeat(21),
    'x'.repeat(100_000),
  ])
    test(`refused: ${JSON.stringify(text.slice(0, 20))}, ${text.length} long`, () => {
      assert.throws(() => emojisOf(text), refused('STICKER_EMOJI_INVALID'))
    })
})

suite('keywords and places of stickers', () => {
  test('words are separated by commas, each once, without what is around them', () => {
    assert.deepEqual(keywordsOf(' cod, herring,,cod ,'), ['cod', 'herring'])
    assert.deepEqual(keywordsOf(''), [])
  })

  for (const text of ['x'.repeat(65), Array.from({ length: 21 }, (_, i) => i).join(',')])
    test(`refused: ${text.slice(0, 20)}`, () => {
      assert.throws(() => keywordsOf(text), refused('STICKER_INVALID'))
    })

  for (const wrong of [
    { n: 4 },
    { n: -1 },
    { n: 1.5 },
    { x: Number.NaN },
    { y: Number.POSITIVE_INFINITY },
    { zoom: 1e9 },
  ])
    test(`no face has ${JSON.stringify(wrong)}`, () => {
      const place = { n: 3, x: -1, y: 1, zoom: 2 }
      checkMaskCoords(place)
      assert.throws(() => checkMaskCoords({ ...place, ...wrong }), refused('STICKER_INVALID'))
    })
})

suite('names of sets', () => {
  const names: [name: string, ok: boolean][] = [
    ['a', true],
    ['Harbour_Cats_2', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['', false],
    ['2cats', false],
    ['_cats', false],
    ['cats__dogs', false],
    ['cats-dogs', false],
    ['kätzchen', false],
    ['cats\n', false],
  ]
  for (const [name, ok] of names)
    test(`${JSON.stringify(name)} is ${ok ? 'a' : 'no'} short name`, () => {
      assert.equal(isShortName(name), ok)
    })

  test('a title has 1 to 64 letters', () => {
    assert.deepEqual(['a', 'x'.repeat(64), '', '  ', 'x'.repeat(65)].map(isTitle), [
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test("a bot's set ends in its name, whatever the case", () => {
    assert.equal(isOfBot('cats_by_HarbourBot', 'harbourbot'), true)
    assert.equal(isOfBot('cats_by_OtherHarbourBot', 'harbourbot'), false)
    assert.equal(isOfBot('harbourbot', 'harbourbot'), false)
  })

  const suggested: [title: string, attempt: number, name: string][] = [
    ['Harbour Cats!', 0, 'Harbour_Cats'],
    ['Kätzchen am Kai', 0, 'Katzchen_am_Kai'],
    ['42 — cats', 0, 'cats'],
    ['Кошки', 0, 'stickers'],
    ['Cats', 3, 'Cats_3'],
    ['x'.repeat(64), 12, `${'x'.repeat(61)}_12`],
  ]
  for (const [title, attempt, name] of suggested)
    test(`${JSON.stringify(title)}, ${attempt} taken: ${name}`, () => {
      assert.equal(shortNameFor(title, attempt), name)
      assert(isShortName(name))
    })
})
