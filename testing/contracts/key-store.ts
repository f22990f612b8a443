import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type {
  ClientInfo,
  KeyRecord,
  KeyStore,
  NewKey,
  TemporaryKeyRecord,
} from '@longshore/server/storage/ports/key-store'

function newKey(id: bigint, more: Partial<NewKey> = {}): NewKey {
  return {
    id,
    key: new Uint8Array(256).fill(Number(id & 255n)),
    firstSalt: -5n,
    createdAt: 1000,
    namedDc: undefined,
    ...more,
  }
}

/** A key as it is before anything else is known of it. */
function fresh(key: NewKey): KeyRecord {
  return { ...key, userId: undefined, layer: 0, client: undefined, activeAt: key.createdAt, address: '' }
}

const client: ClientInfo = {
  apiId: 6,
  deviceModel: 'Crane',
  systemVersion: '1.0 “é”',
  appVersion: '2',
  langCode: 'en',
}

const PERMANENT = 7n
const plenty = { ofKey: 100, ofAddress: 100, ofAll: 100 }

/** A temporary key, younger the higher its id. */
function temporaryKey(id: bigint, more: Partial<TemporaryKeyRecord> = {}): TemporaryKeyRecord {
  const { key, firstSalt } = newKey(id)
  const times = { createdAt: 1000 + Number(id), expiresAt: 2000 }
  return { id, key, firstSalt, ...times, boundTo: PERMANENT, address: '192.0.2.1', ...more }
}

/** What every KeyStore must do; `open` answers an empty one. */
export function keyStoreContract(open: () => KeyStore): void {
  suite('keys', () => {
    for (const [name, id, firstSalt, namedDc] of [
      ['a small id', 7n, 1n, 2],
      ['the highest id', 2n ** 63n - 1n, 2n ** 63n - 1n, 10_002],
      ['the lowest id', -(2n ** 63n), -(2n ** 63n), -2],
    ] as const) {
      test(`a key with ${name} comes back as it was put`, async () => {
        const store = open()
        const key = newKey(id, { firstSalt, namedDc })
        assert.equal(await store.put(key), true)
        const found = await store.get(id)
        assert.deepEqual({ ...found, key: [...(found?.key ?? [])] }, { ...fresh(key), key: [...key.key] })
      })
    }

    test('a second key of the same id is refused and changes nothing', async () => {
      const store = open()
      await store.put(newKey(7n))
      await store.setUser(7n, 5n)
      assert.equal(await store.put(newKey(7n, { firstSalt: 9n, key: new Uint8Array(256) })), false)
      const found = await store.get(7n)
      assert.equal(found?.firstSalt, -5n)
      assert.equal(found?.key[0], 7)
      assert.equal(found?.userId, 5n)
    })

    test('an unknown key is undefined, and deleting it is false', async () => {
      const store = open()
      await store.put(newKey(7n))
      assert.equal(await store.get(8n), undefined)
      assert.equal(await store.delete(8n), false)
    })

    test('a deleted key is gone, and its user has it no more', async () => {
      const store = open()
      await store.put(newKey(7n))
      await store.setUser(7n, 5n)
      assert.equal(await store.delete(7n), true)
      assert.equal(await store.get(7n), undefined)
      assert.deepEqual(await store.keysOfUser(5n), [])
    })
  })

  suite('what is known of a key', () => {
    test('layer and client are kept, replaced and forgotten', async () => {
      const store = open()
      await store.put(newKey(7n))
      await store.setClient(7n, 158, client)
      assert.deepEqual([(await store.get(7n))?.layer, (await store.get(7n))?.client], [158, client])
      await store.setClient(7n, 229, { ...client, deviceModel: 'Barge' })
      assert.equal((await store.get(7n))?.client?.deviceModel, 'Barge')
      await store.setClient(7n, 200, undefined)
      assert.deepEqual([(await store.get(7n))?.layer, (await store.get(7n))?.client], [200, undefined])
    })

    test('the newest use is kept', async () => {
      const store = open()
      await store.put(newKey(7n))
      await store.setActive(7n, 2000, '192.0.2.1')
      const found = await store.get(7n)
      assert.deepEqual([found?.activeAt, found?.address], [2000, '192.0.2.1'])
    })

    test('what is said of an unknown key is not kept for a later one', async () => {
      const store = open()
      await store.setClient(7n, 158, client)
      await store.setUser(7n, 5n)
      await store.setActive(7n, 2000, '192.0.2.1')
      await store.put(newKey(7n))
      const found = await store.get(7n)
      assert.deepEqual({ ...found, key: undefined }, { ...fresh(newKey(7n)), key: undefined })
    })
  })

  suite('who is logged in', () => {
    test('a user has all its keys, the oldest first, and nobody else’s', async () => {
      const store = open()
      await store.put(newKey(1n, { createdAt: 3000 }))
      await store.put(newKey(2n, { createdAt: 1000 }))
      await store.put(newKey(3n, { createdAt: 2000 }))
      await store.put(newKey(4n))
      const user = 2n ** 40n
      for (const id of [1n, 2n, 3n]) await store.setUser(id, user)
      await store.setUser(4n, 6n)
      assert.deepEqual(
        (await store.keysOfUser(user)).map(({ id }) => id),
        [2n, 3n, 1n],
      )
    })

    test('logging out and logging in as another moves the key', async () => {
      const store = open()
      await store.put(newKey(1n))
      await store.setUser(1n, 5n)
      await store.setUser(1n, undefined)
      assert.deepEqual(await store.keysOfUser(5n), [])
      await store.setUser(1n, 6n)
      assert.equal((await store.keysOfUser(6n)).length, 1)
      assert.equal((await store.get(1n))?.userId, 6n)
    })
  })

  suite('keys nobody uses', () => {
    test('go when they are old; those of users, and young ones, stay', async () => {
      const store = open()
      await store.put(newKey(1n, { createdAt: 1000 }))
      await store.put(newKey(2n, { createdAt: 1000 }))
      await store.put(newKey(3n, { createdAt: 1000 }))
      await store.put(newKey(4n, { createdAt: 2000 }))
      await store.setUser(2n, 5n)
      await store.setActive(3n, 2000, '192.0.2.1')
      assert.equal(await store.deleteUnused(2000), 1)
      const left = await Promise.all([1n, 2n, 3n, 4n].map((id) => store.get(id)))
      assert.deepEqual(
        left.map((record) => record?.id),
        [undefined, 2n, 3n, 4n],
      )
    })
  })

  suite('temporary keys', () => {
    const withPermanent = async () => {
      const store = open()
      await store.put(newKey(PERMANENT))
      return store
    }
    const left = async (store: KeyStore, ids: readonly bigint[]) => {
      const found = await Promise.all(ids.map((id) => store.temporary(id)))
      return found.flatMap((key) => key?.id ?? [])
    }

    test('come back as they were bound, and are no permanent ones', async () => {
      const store = await withPermanent()
      const key = temporaryKey(-1n)
      assert.deepEqual(await store.putTemporary(key, plenty), [])
      assert.deepEqual(await store.putTemporary(key, plenty), [], 'again')
      const found = await store.temporary(-1n)
      assert.deepEqual({ ...found, key: [...(found?.key ?? [])] }, { ...key, key: [...key.key] })
      assert.equal(await store.get(-1n), undefined)
      assert.equal(await store.temporary(PERMANENT), undefined)
      assert.deepEqual(await store.temporariesOf(PERMANENT), [-1n])
    })

    test('are not kept for a permanent key that is not there', async () => {
      const store = open()
      assert.deepEqual(await store.putTemporary(temporaryKey(1n), plenty), [])
      assert.equal(await store.temporary(1n), undefined)
    })

    test('go with the permanent one, also where nobody uses that', async () => {
      const store = await withPermanent()
      await store.put(newKey(8n))
      await store.putTemporary(temporaryKey(1n), plenty)
      await store.putTemporary(temporaryKey(2n, { boundTo: 8n }), plenty)
      await store.delete(PERMANENT)
      assert.deepEqual(await left(store, [1n, 2n]), [2n])
      await store.deleteUnused(5000)
      assert.deepEqual(await left(store, [2n]), [])
    })

    test('go when they are deleted, or have expired', async () => {
      const store = await withPermanent()
      for (const [id, expiresAt] of [
        [1n, 2000],
        [2n, 2001],
        [3n, 3000],
      ] as const)
        await store.putTemporary(temporaryKey(id, { expiresAt }), plenty)
      await store.deleteExpired(2001)
      assert.deepEqual(await left(store, [1n, 2n, 3n]), [2n, 3n])
      await store.deleteTemporaries([3n, 4n])
      assert.deepEqual(await store.temporariesOf(PERMANENT), [2n])
    })

    test('make room: the oldest of the same permanent key, then those of the same address', async () => {
      const store = await withPermanent()
      await store.put(newKey(8n))
      await store.putTemporary(temporaryKey(1n, { boundTo: 8n }), plenty)
      await store.putTemporary(temporaryKey(2n), plenty)
      assert.deepEqual(await store.putTemporary(temporaryKey(3n), { ...plenty, ofKey: 1 }), [2n])
      assert.deepEqual(await store.putTemporary(temporaryKey(4n), { ...plenty, ofAddress: 2 }), [1n])
      assert.deepEqual(await left(store, [1n, 2n, 3n, 4n]), [3n, 4n])
    })

    test('make room when there are too many: the oldest of the address that has most', async () => {
      const store = await withPermanent()
      await store.putTemporary(temporaryKey(1n, { address: '192.0.2.9' }), plenty)
      for (const id of [2n, 3n]) await store.putTemporary(temporaryKey(id), plenty)
      const other = temporaryKey(4n, { address: '192.0.2.8' })
      assert.deepEqual(await store.putTemporary(other, { ...plenty, ofAll: 3 }), [2n])
      assert.deepEqual(await left(store, [1n, 2n, 3n, 4n]), [1n, 3n, 4n])
    })
  })
}
