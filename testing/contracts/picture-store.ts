import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PictureStore } from '@longshore/server/storage/ports/picture-store'

const ada = 2n ** 62n + 1n
const bob = 7n
const [first, second, third] = [2n ** 61n + 5n, 12n, 13n]

/** What every PictureStore must do; `open` answers an empty one. */
export function pictureStoreContract(open: () => PictureStore): void {
  async function withThree(): Promise<PictureStore> {
    const store = open()
    for (const [i, photo] of [first, second, third].entries())
      await store.setCurrent({ user: ada, photo, date: 1000 + i })
    return store
  }

  async function listed(store: PictureStore, user = ada): Promise<bigint[]> {
    return (await store.pictures(user)).map(({ photo }) => photo)
  }

  async function currentOf(store: PictureStore, user = ada): Promise<bigint | undefined> {
    return (await store.current([user])).get(user)
  }

  test('a user has none at first', async () => {
    const store = open()
    assert.deepEqual(await store.pictures(ada), [])
    assert.equal(await currentOf(store), undefined)
    assert.equal(await store.fallback(ada), undefined)
    assert.equal((await store.personal(bob, [ada])).size, 0)
  })

  test('the last one set is the current one and the first of the list', async () => {
    const store = await withThree()
    assert.equal(await currentOf(store), third)
    assert.deepEqual(await store.pictures(ada), [
      { user: ada, photo: third, date: 1002 },
      { user: ada, photo: second, date: 1001 },
      { user: ada, photo: first, date: 1000 },
    ])
    assert.deepEqual(await listed(store, bob), [])
  })

  test('one that was set before moves to the front, and is there once', async () => {
    const store = await withThree()
    await store.setCurrent({ user: ada, photo: first, date: 2000 })
    assert.equal(await currentOf(store), first)
    assert.deepEqual(await listed(store), [first, third, second])
    assert.equal((await store.pictures(ada))[0]?.date, 2000)
  })

  test('two users may have the same photo', async () => {
    const store = await withThree()
    await store.setCurrent({ user: bob, photo: second, date: 1 })
    assert.deepEqual(await store.remove(ada, [second]), [second])
    assert.deepEqual(await listed(store, bob), [second])
    assert.deepEqual(
      await store.current([ada, bob, 99n]),
      new Map([
        [ada, third],
        [bob, second],
      ]),
    )
  })

  for (const [name, removed, then] of [
    ['the current one', [third], second],
    ['the current one and the next', [second, third], first],
    ['another', [first], third],
    ['all', [first, second, third], undefined],
  ] as const) {
    test(`after removing ${name} the newest of those left is current`, async () => {
      const store = await withThree()
      assert.deepEqual(await store.remove(ada, removed), removed)
      assert.equal(await currentOf(store), then)
    })
  }

  test('removing tells only of those that were there', async () => {
    const store = await withThree()
    assert.deepEqual(await store.remove(ada, [99n, second, second]), [second])
    assert.deepEqual(await store.remove(bob, [first]), [])
  })

  test('the fallback is apart from the list', async () => {
    const store = await withThree()
    await store.setFallback(ada, 50n)
    assert.equal(await store.fallback(ada), 50n)
    assert.deepEqual(await listed(store), [third, second, first])
    await store.setFallback(ada, 51n)
    assert.equal(await store.fallback(ada), 51n)
    await store.setFallback(ada, undefined)
    assert.equal(await store.fallback(ada), undefined)
  })

  test('a personal picture is of one viewer and one user', async () => {
    const store = open()
    await store.setPersonal(bob, ada, 60n)
    assert.deepEqual(await store.personal(bob, [ada, bob]), new Map([[ada, 60n]]))
    assert.equal((await store.personal(ada, [bob, ada])).size, 0)
    await store.setPersonal(bob, ada, undefined)
    assert.equal((await store.personal(bob, [ada])).size, 0)
  })

  test('photos in use are those in any place', async () => {
    const store = await withThree()
    await store.setFallback(ada, 50n)
    await store.setPersonal(bob, ada, 60n)
    assert.deepEqual(await store.photosInUse([60n, 50n, first, 99n]), [60n, 50n, first])
    await store.remove(ada, [first])
    await store.setFallback(ada, undefined)
    await store.setPersonal(bob, ada, undefined)
    assert.deepEqual(await store.photosInUse([60n, 50n, first, 99n]), [])
  })
}
