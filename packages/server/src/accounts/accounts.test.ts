import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { refused } from '@longshore/testing/refused'
import { accountMigrations, SqliteAccountStore } from '../storage/embedded/sqlite/account-store.ts'
import { openDatabase } from '../storage/embedded/sqlite/database.ts'
import { PeerAccessHashes } from './access-hash.ts'
import { Accounts } from './accounts.ts'
import { randomUserId } from './random.ts'
import { AuthorizationTransfer } from './transfer.ts'

const crypto = { ...nodeCrypto, randomBytes: seededRandom('accounts') }
const secret = new Uint8Array(32).fill(7)

function open(): Accounts {
  const store = new SqliteAccountStore(openDatabase(':memory:', accountMigrations))
  return new Accounts({ store, crypto, clock: () => 5_000_000 })
}

suite('users', () => {
  test('ids have ten digits and more than 32 bits, whatever chance says', () => {
    for (const byte of [0, 1, 127, 128, 255]) {
      const id = randomUserId({ ...crypto, randomBytes: (length) => new Uint8Array(length).fill(byte) })
      assert.match(String(id), /^\d{10}$/)
      assert(id >= 2n ** 32n)
    }
  })

  test('the day of birth is kept', async () => {
    const user = await open().createUser({ phone: '+1 234 567', firstName: 'Ada' })
    assert.equal(user.phone, '1234567')
    assert.equal(user.createdAt, 5000)
  })

  for (const [name, person, error] of [
    ['no first name', { firstName: ' ' }, 'FIRSTNAME_INVALID'],
    ['a long first name', { firstName: 'x'.repeat(65) }, 'FIRSTNAME_INVALID'],
    ['a long last name', { lastName: 'x'.repeat(65) }, 'LASTNAME_INVALID'],
    ['a short username', { username: 'adal' }, 'USERNAME_INVALID'],
    ['a username that begins with a digit', { username: '1adalove' }, 'USERNAME_INVALID'],
    ['a username of other letters', { username: 'adaé_l' }, 'USERNAME_INVALID'],
    ['a username of 33 letters', { username: 'a'.repeat(33) }, 'USERNAME_INVALID'],
    ['a taken username', { username: 'TAKEN_name' }, 'USERNAME_OCCUPIED'],
    ['a taken phone', { phone: '99999' }, 'PHONE_NUMBER_OCCUPIED'],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const accounts = open()
      await accounts.createUser({ phone: '99999', firstName: 'First', username: 'taken_name' })
      await assert.rejects(
        accounts.createUser({ phone: '12345', firstName: 'Ada', ...person }),
        refused(error),
      )
    })
  }
})

suite('bots', () => {
  test('a bot is found by its token, and the token is not stored', async () => {
    const accounts = open()
    const { user, token } = await accounts.createBot({ name: 'Harbour', username: 'harbour_bot' })
    assert.match(token, /^\d+:[\w-]{35}$/)
    assert.equal((await accounts.botByToken(token)).id, user.id)
    assert.equal(JSON.stringify([...(user.tokenHash ?? [])]).includes(token), false)
  })

  test('a bot has the owner it was made for, who is a person', async () => {
    const accounts = open()
    const ada = await accounts.createUser({ phone: '12345', firstName: 'Ada' })
    const { user } = await accounts.createBot({ name: 'Harbour', owner: ada.id })
    assert.equal((await accounts.user(user.id))?.owner, ada.id)
    assert.equal((await accounts.createBot({ name: 'Nobody’s' })).user.owner, undefined)
    for (const owner of [99n, user.id])
      await assert.rejects(accounts.createBot({ name: 'Other', owner }), refused('USER_ID_INVALID'))
  })

  test('wrong tokens are refused', async () => {
    const accounts = open()
    const { user, token } = await accounts.createBot({ name: 'Harbour' })
    const person = await accounts.createUser({ phone: '12345', firstName: 'Ada' })
    for (const wrong of [
      '',
      'x',
      `${user.id}:`,
      `${user.id}:wrong`,
      `${token}x`,
      `${user.id + 1n}:${token.split(':')[1]}`,
      `${person.id}:${token.split(':')[1]}`,
      `9999999999999999999999:${token.split(':')[1]}`,
    ])
      await assert.rejects(accounts.botByToken(wrong), refused('ACCESS_TOKEN_INVALID'), wrong)
  })
})

suite('access hashes', () => {
  const hashes = new PeerAccessHashes(crypto, secret)

  test('are the same every time, and differ by viewer, by user and by secret', () => {
    const hash = hashes.of(1n, 2n)
    assert.equal(hash, new PeerAccessHashes(crypto, secret).of(1n, 2n))
    assert.notEqual(hash, hashes.of(2n, 1n))
    assert.notEqual(hash, hashes.of(3n, 2n))
    assert.notEqual(hash, new PeerAccessHashes(crypto, new Uint8Array(32)).of(1n, 2n))
  })
})

suite('moving to another data center', () => {
  let now = 1_000_000
  const transfer = new AuthorizationTransfer({
    crypto,
    secret,
    store: new SqliteAccountStore(openDatabase(':memory:', accountMigrations)).transfers,
    clock: () => now,
  })

  test('the bytes hold for that user and data center, for a minute', () => {
    const bytes = transfer.export(5n, 2, 9n)
    transfer.check(5n, 2, bytes)
    assert.throws(() => transfer.check(6n, 2, bytes), refused('AUTH_BYTES_INVALID'))
    assert.throws(() => transfer.check(5n, 3, bytes), refused('AUTH_BYTES_INVALID'))
    now += 61_000
    assert.throws(() => transfer.check(5n, 2, bytes), refused('AUTH_BYTES_INVALID'))
  })

  test('the bytes are used once, and tell the key they came from', async () => {
    const bytes = transfer.export(5n, 2, 9n)
    assert.equal(transfer.check(5n, 2, bytes), 9n)
    await transfer.use(bytes, 10n)
    await assert.rejects(transfer.use(bytes, 11n), refused('AUTH_BYTES_INVALID'))
    assert.deepEqual(await transfer.endedWith(9n), [10n])
  })

  test('changed, short and long bytes are refused', () => {
    const bytes = transfer.export(5n, 2, 9n)
    for (const at of [0, 7, 8, 15, 16, 24, 55]) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.throws(() => transfer.check(5n, 2, changed), refused('AUTH_BYTES_INVALID'))
    }
    for (const wrong of [new Uint8Array(0), bytes.subarray(0, 39), new Uint8Array([...bytes, 0])])
      assert.throws(() => transfer.check(5n, 2, wrong), refused('AUTH_BYTES_INVALID'))
  })
})
