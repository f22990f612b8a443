import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { SettingStore } from '@longshore/server/storage/ports/setting-store'

const ada = 2n ** 39n
const bob = 7n
const most = 3

const setting = (key: string, ...bytes: number[]) => ({ key, value: Uint8Array.of(...bytes) })

/** What every SettingStore must do; `open` answers an empty one. */
export function settingStoreContract(open: () => SettingStore): void {
  test('what was put is there, for that user and that kind alone', async () => {
    const store = open()
    assert.equal(await store.put(ada, 'draft', setting('a', 1, 2), most), true)
    assert.deepEqual(await store.get(ada, 'draft', ['b', 'a']), new Map([['a', Uint8Array.of(1, 2)]]))
    assert.deepEqual(await store.all(ada, 'draft'), [setting('a', 1, 2)])
    assert.deepEqual(await store.all(bob, 'draft'), [])
    assert.deepEqual(await store.all(ada, 'notifications'), [])
  })

  test('a newer value takes the place of the older, and comes first', async () => {
    const store = open()
    for (const key of ['a', 'b', 'a']) await store.put(ada, 'draft', setting(key, 1), most)
    await store.put(ada, 'draft', setting('a', 9), most)
    assert.deepEqual(await store.all(ada, 'draft'), [setting('a', 9), setting('b', 1)])
  })

  test('there are no more of a kind than may be', async () => {
    const store = open()
    for (const key of ['a', 'b', 'c']) await store.put(ada, 'draft', setting(key, 1), most)
    assert.equal(await store.put(ada, 'draft', setting('d', 1), most), false)
    assert.equal(await store.put(ada, 'draft', setting('a', 2), most), true)
    assert.equal(await store.put(ada, 'wish', setting('d', 1), most), true)
    assert.equal(await store.put(bob, 'draft', setting('d', 1), most), true)
    assert.deepEqual(
      (await store.all(ada, 'draft')).map(({ key }) => key),
      ['a', 'c', 'b'],
    )
  })

  test('one is removed, or all of a kind', async () => {
    const store = open()
    for (const key of ['a', 'b', 'c']) await store.put(ada, 'draft', setting(key, 1), most)
    await store.put(ada, 'wish', setting('x', 1), most)
    assert.equal(await store.remove(ada, 'draft', 'b'), true)
    assert.equal(await store.remove(ada, 'draft', 'b'), false)
    await store.removeAll(ada, 'draft')
    assert.deepEqual(await store.all(ada, 'draft'), [])
    assert.deepEqual(await store.all(ada, 'wish'), [setting('x', 1)])
  })

  suite('updates for clients that were away', () => {
    const update = (key: string, date: number, byte = 1) => ({ key, date, body: Uint8Array.of(byte) })

    test('those since a time come in the order of their keeping, each by its newest', async () => {
      const { updates } = open()
      for (const [key, date] of [
        ['a', 10],
        ['b', 11],
        ['a', 12],
        ['c', 11],
      ] as const)
        await updates.keep(ada, update(key, date), most)
      await updates.keep(bob, update('a', 20), most)
      const since = async (date: number) => (await updates.since(ada, date)).map(({ key }) => key)
      assert.deepEqual(await since(11), ['b', 'a', 'c'])
      assert.deepEqual(await since(12), ['a'])
      assert.deepEqual(await since(13), [])
      assert.deepEqual(await updates.since(bob, 20), [update('a', 20)])
    })

    test('of too many the oldest goes', async () => {
      const { updates } = open()
      for (const key of ['a', 'b', 'c', 'a', 'd']) await updates.keep(ada, update(key, 10), most)
      assert.deepEqual(
        (await updates.since(ada, 0)).map(({ key }) => key),
        ['c', 'a', 'd'],
      )
    })
  })
}
