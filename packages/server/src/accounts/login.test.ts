import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { refused } from '@longshore/testing/refused'
import { accountMigrations, SqliteAccountStore } from '../storage/embedded/sqlite/account-store.ts'
import { openDatabase } from '../storage/embedded/sqlite/database.ts'
import { Accounts } from './accounts.ts'
import { Attempts } from './attempts.ts'
import { Login } from './login.ts'

const crypto = { ...nodeCrypto, randomBytes: seededRandom('login') }
const phone = '+1 234 567'
const home = '192.0.2.1'

/** A wrong code of the right length. */
function other(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))
}

function open(options: { testAccounts?: boolean; signUp?: boolean } = {}) {
  const store = new SqliteAccountStore(openDatabase(':memory:', accountMigrations))
  const time = { now: 1_000_000_000 }
  const clock = () => time.now
  const accounts = new Accounts({ store, crypto, clock })
  const delivered: string[] = []
  const login = new Login({
    store,
    accounts,
    attempts: new Attempts(store.attempts, clock),
    crypto,
    clock,
    testAccounts: options.testAccounts ?? false,
    signUp: options.signUp ?? false,
    bringCode: async () => false,
    deliverCode: (to, code) => void delivered.push(`${to} ${code}`),
  })
  const codeSent = () => delivered.at(-1)?.split(' ')[1] ?? ''
  return { accounts, login, time, delivered, codeSent }
}

suite('logging in', () => {
  test('the delivered code logs a known number in, once', async () => {
    const { accounts, login, delivered, codeSent } = open()
    const ada = await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone, home)
    assert.match(delivered[0] ?? '', /^1234567 \d{5}$/)
    assert.deepEqual(await login.signIn('1234567', hash, codeSent(), home), ada)
    await assert.rejects(login.signIn(phone, hash, codeSent(), home), refused('PHONE_CODE_EXPIRED'))
  })

  test('a wrong code is refused, and the right one still works', async () => {
    const { accounts, login, codeSent } = open()
    const ada = await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone, home)
    await assert.rejects(login.signIn(phone, hash, other(codeSent()), home), refused('PHONE_CODE_INVALID'))
    assert.deepEqual(await login.signIn(phone, hash, codeSent(), home), ada)
  })

  test('after five wrong codes the right one is too late', async () => {
    const { accounts, login, codeSent } = open()
    await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone, home)
    for (let i = 0; i < 5; i++)
      await assert.rejects(login.signIn(phone, hash, other(codeSent()), home), refused('PHONE_CODE_INVALID'))
    await assert.rejects(login.signIn(phone, hash, codeSent(), home), refused('PHONE_CODE_EXPIRED'))
  })

  test('many wrong codes at once are not more than five', async () => {
    const { accounts, login, codeSent } = open()
    await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone, home)
    const guesses = Array.from({ length: 20 }, () => login.signIn(phone, hash, other(codeSent()), home))
    const errors = (await Promise.allSettled(guesses)).map(
      (guess) => guess.status === 'rejected' && guess.reason.text,
    )
    assert.equal(errors.filter((text) => text === 'PHONE_CODE_INVALID').length, 5)
    const late = errors.filter(
      (text) => text === 'PHONE_CODE_EXPIRED' || String(text).startsWith('FLOOD_WAIT_'),
    )
    assert.equal(late.length, 15)
  })

  test('ten minutes are the life of a code', async () => {
    const { accounts, login, time, codeSent } = open()
    await accounts.createUser({ phone, firstName: 'Ada' })
    const early = await login.sendCode(phone, home)
    const earlyCode = codeSent()
    time.now += 601_000
    await assert.rejects(login.signIn(phone, early, earlyCode, home), refused('PHONE_CODE_EXPIRED'))
  })

  for (const [name, wrong, error] of [
    ['no code', { code: '' }, 'PHONE_CODE_EMPTY'],
    ['no hash', { hash: '' }, 'PHONE_CODE_HASH_EMPTY'],
    ['an unknown hash', { hash: 'x' }, 'PHONE_CODE_EXPIRED'],
    ['the hash of another number', { phone: '7654321' }, 'PHONE_CODE_EXPIRED'],
    ['no number', { phone: '' }, 'PHONE_NUMBER_INVALID'],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const { accounts, login, codeSent } = open()
      await accounts.createUser({ phone, firstName: 'Ada' })
      const hash = await login.sendCode(phone, home)
      const given = { phone, hash, code: codeSent(), ...wrong }
      await assert.rejects(login.signIn(given.phone, given.hash, given.code, home), refused(error))
    })
  }

  test('a code can be sent again, and cancelled', async () => {
    const { login, delivered } = open()
    const hash = await login.sendCode(phone, home)
    await login.resendCode(phone, hash, home)
    assert.equal(delivered[0], delivered[1])
    await login.cancelCode(phone, hash)
    await assert.rejects(login.resendCode(phone, hash, home), refused('PHONE_CODE_EXPIRED'))
  })

  test('a stranger who asks without end locks out himself, and not the owner of the number', async () => {
    const { accounts, login, time, codeSent } = open()
    const ada = await accounts.createUser({ phone, firstName: 'Ada' })
    const stranger = '203.0.113.5'
    for (let i = 0; i < 5; i++) await login.sendCode(phone, stranger)
    await assert.rejects(login.sendCode(phone, stranger), floodWait)
    const hash = await login.sendCode(phone, home)
    assert.deepEqual(await login.signIn(phone, hash, codeSent(), home), ada)
    time.now += 3_601_000
    await login.sendCode(phone, stranger)
  })

  test('one address asks for thirty codes an hour, whatever the numbers; what it prints is bounded so', async () => {
    const { login, delivered } = open()
    for (let i = 0; i < 30; i++) await login.sendCode(`100000${i}`, home)
    await assert.rejects(login.sendCode('20000000', home), floodWait)
    await assert.rejects(login.sendCode('20000000', '::ffff:192.0.2.1'), floodWait)
    assert.equal(delivered.length, 30)
    await login.sendCode('20000000', '192.0.2.2')
  })

  test('codes of numbers that nobody has are printed a thousand times an hour, from wherever they are asked', async () => {
    const { accounts, login, delivered } = open()
    for (let i = 0; i < 1010; i++) await login.sendCode(`${10_000_000 + i}`, `10.0.${i >> 8}.${i & 255}`)
    assert.equal(delivered.length, 1000)
    await accounts.createUser({ phone, firstName: 'Ada' })
    await login.sendCode(phone, home)
    assert.equal(delivered.length, 1001)
  })

  test('ten wrong codes of one address for one number are all it has in an hour; others are not hindered', async () => {
    const { accounts, login, codeSent } = open()
    const ada = await accounts.createUser({ phone, firstName: 'Ada' })
    const stranger = '203.0.113.5'
    for (let i = 0; i < 10; i++) {
      const hash = await login.sendCode(phone, `203.0.113.${10 + i}`)
      await assert.rejects(
        login.signIn(phone, hash, other(codeSent()), stranger),
        refused('PHONE_CODE_INVALID'),
      )
    }
    const hash = await login.sendCode(phone, home)
    await assert.rejects(login.signIn(phone, hash, codeSent(), stranger), floodWait)
    assert.deepEqual(await login.signIn(phone, hash, codeSent(), home), ada)
  })
})

function floodWait(error: unknown): boolean {
  return error instanceof RpcError && error.is('FLOOD_WAIT_X')
}

suite('numbers nobody has', () => {
  test('are refused where sign-up is closed', async () => {
    const { login, codeSent } = open()
    const hash = await login.sendCode(phone, home)
    await assert.rejects(login.signIn(phone, hash, codeSent(), home), refused('PHONE_NUMBER_UNOCCUPIED'))
  })

  test('name themselves where it is open, after the right code only', async () => {
    const { accounts, login, codeSent } = open({ signUp: true })
    const hash = await login.sendCode(phone, home)
    await assert.rejects(
      login.signUp(phone, hash, { firstName: 'Ada', lastName: 'L' }, home),
      refused('PHONE_CODE_INVALID'),
    )
    assert.equal(await login.signIn(phone, hash, codeSent(), home), 'sign up')
    await assert.rejects(
      login.signUp(phone, hash, { firstName: '', lastName: '' }, home),
      refused('FIRSTNAME_INVALID'),
    )
    const ada = await login.signUp(phone, hash, { firstName: 'Ada', lastName: 'L' }, home)
    assert.deepEqual(await accounts.byPhone(phone), ada)
    await assert.rejects(
      login.signUp(phone, hash, { firstName: 'Ada', lastName: 'L' }, home),
      refused('PHONE_CODE_EXPIRED'),
    )
  })
})

suite('test numbers', () => {
  test('exist from their first login, and nothing is delivered', async () => {
    const { login, delivered } = open({ testAccounts: true })
    const [first, second] = [
      await login.sendCode('+999 66 2 1234', home),
      await login.sendCode('9996621234', home),
    ]
    const user = await login.signIn('9996621234', first, '22222', home)
    assert.deepEqual(await login.signIn('9996621234', second, '22222', home), user)
    assert(user !== 'sign up')
    assert.equal(user.phone, '9996621234')
    assert.deepEqual(delivered, [])
  })

  test('two first logins at once make one user', async () => {
    const { login } = open({ testAccounts: true })
    const hashes = [await login.sendCode('9996621234', home), await login.sendCode('9996621234', home)]
    const [one, two] = await Promise.all(
      hashes.map((hash) => login.signIn('9996621234', hash, '22222', home)),
    )
    assert.deepEqual(one, two)
  })

  test('need their own digit', async () => {
    const { login } = open({ testAccounts: true })
    const hash = await login.sendCode('9996621234', home)
    await assert.rejects(login.signIn('9996621234', hash, '33333', home), refused('PHONE_CODE_INVALID'))
  })

  test('are numbers like others where the option is off', async () => {
    const { login, delivered } = open()
    const hash = await login.sendCode('9996621234', home)
    assert.equal(delivered.length, 1)
    await assert.rejects(
      login.signIn('9996621234', hash, other(delivered[0]?.split(' ')[1] ?? ''), home),
      refused('PHONE_CODE_INVALID'),
    )
  })
})
