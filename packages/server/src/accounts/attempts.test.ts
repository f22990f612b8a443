import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { accountMigrations, SqliteAccountStore } from '../storage/embedded/sqlite/account-store.ts'
import { openDatabase } from '../storage/embedded/sqlite/database.ts'
import { Attempts } from './attempts.ts'
import { networkOf } from './network-of.ts'

suite('attempts', () => {
  test('are of one address, and waiting is told in seconds', async () => {
    const time = { now: 1_000_000_000 }
    const store = new SqliteAccountStore(openDatabase(':memory:', accountMigrations)).attempts
    const attempts = new Attempts(store, () => time.now)
    const mallory = { address: '203.0.113.5' }
    for (let i = 0; i < 30; i++) await attempts.count('bot token', mallory)
    time.now += 600_000
    await assert.rejects(
      attempts.count('bot token', mallory),
      (error) => error instanceof RpcError && error.text === 'FLOOD_WAIT_3000',
    )
    await attempts.count('bot token', { address: '203.0.113.6' })
    await attempts.count('password', mallory)
    time.now += 3_000_000
    await attempts.count('bot token', mallory)
  })

  test('what is remembered of them has an end, and the oldest goes first', async () => {
    const database = openDatabase(':memory:', accountMigrations)
    const { attempts } = new SqliteAccountStore(database)
    const bound = (key: string) => [{ key, seconds: 60, most: 1 }]
    await attempts.take(bound('first'), 1, 0)
    await attempts.take(bound('second'), 1, 0)
    database.exec("UPDATE account_attempt SET number = 100000 WHERE key = 'second'")
    await attempts.take(bound('third'), 1, 0)
    assert.equal((await attempts.take(bound('second'), 1, 0)).granted, 0)
    assert.equal((await attempts.take(bound('first'), 1, 0)).granted, 1)
  })
})

for (const [address, network] of [
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:DB8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
] as const) {
  test(`${address} is counted as ${network}`, () => assert.equal(networkOf(address), network))
}
