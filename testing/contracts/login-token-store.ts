import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LoginTokenRecord, LoginTokenStore } from '@longshore/server/storage/ports/login-token-store'

const bounds = { ofKey: 3, ofAddress: 5 }

function token(number: number, changes: Partial<LoginTokenRecord> = {}): LoginTokenRecord {
  return {
    hash: new Uint8Array(32).fill(number),
    keyId: -(2n ** 63n) + 1n,
    address: '192.0.2.1',
    exceptIds: [5n, 2n ** 40n],
    expires: 1000 + number,
    acceptedBy: undefined,
    movable: false,
    used: false,
    ...changes,
  }
}

/** What every LoginTokenStore must do; `open` answers an empty one. */
export function loginTokenStoreContract(open: () => LoginTokenStore): void {
  test('a token is kept as it came', async () => {
    const store = open()
    for (const kept of [token(1), token(2, { exceptIds: [], acceptedBy: 7n, movable: true })]) {
      await store.add(kept, bounds)
      assert.deepEqual(await store.get(kept.hash), kept)
    }
    assert.equal(await store.get(token(3).hash), undefined)
  })

  test('one is accepted once, and used once', async () => {
    const store = open()
    await store.add(token(1), bounds)
    assert.equal(await store.acceptedOf(token(1).keyId), undefined)
    assert.equal(await store.accept(token(1).hash, 7n), true)
    assert.equal(await store.accept(token(1).hash, 8n), false)
    assert.deepEqual(await store.acceptedOf(token(1).keyId), token(1, { acceptedBy: 7n }))
    assert.equal(await store.use(token(1).hash), true)
    assert.equal(await store.use(token(1).hash), false)
    assert.equal(await store.acceptedOf(token(1).keyId), undefined)
    assert.equal(await store.accept(token(9).hash, 7n), false)
  })

  test('what may be used elsewhere is not the own of the key', async () => {
    const store = open()
    await store.add(token(1, { acceptedBy: 7n, movable: true }), bounds)
    assert.equal(await store.acceptedOf(token(1).keyId), undefined)
  })

  test('a key has the newest few of its tokens, and so has an address', async () => {
    const store = open()
    for (let number = 1; number <= 4; number++) await store.add(token(number), bounds)
    assert.equal(await store.get(token(1).hash), undefined)
    assert.deepEqual(await store.get(token(2).hash), token(2))
    for (let number = 11; number <= 13; number++)
      await store.add(token(number, { keyId: BigInt(number) }), bounds)
    assert.equal(await store.get(token(2).hash), undefined)
    assert.deepEqual(await store.get(token(3).hash), token(3))
    await store.add(token(14, { keyId: 14n, address: '192.0.2.2' }), bounds)
    assert.deepEqual(await store.get(token(3).hash), token(3))
  })

  test('what expired long ago is forgotten', async () => {
    const store = open()
    await store.add(token(1), bounds)
    await store.add(token(2), bounds)
    await store.removeBefore(1002)
    assert.equal(await store.get(token(1).hash), undefined)
    assert.deepEqual(await store.get(token(2).hash), token(2))
  })
}
