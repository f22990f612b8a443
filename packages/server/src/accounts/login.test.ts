import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { seededRandom } from '@longshore/protocol/crypto/seeded-random'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { refused } from '@longshore/testing/refused'
import { accountMigrations, SqliteAccountStore } from '../storage/embedded/sqlite/account-store.ts'
import { openDatabase } from '../storage/embedded/sqlite/database.ts'
import { Accounts } from './accounts.ts'
import { Login } from './login.ts'

const crypto = { ...nodeCrypto, randomBytes: seededRandom('login') }
const phone = '+1 234 567'

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
    crypto,
    clock,
    testAccounts: options.testAccounts ?? false,
    signUp: options.signUp ?? false,
    deliverCode: (to, code) => void delivered.push(`${to} ${code}`),
  })
  const codeSent = () => delivered.at(-1)?.split(' ')[1] ?? ''
  return { accounts, login, time, delivered, codeSent }
}

suite('logging in', () => {
  test('the delivered code logs a known number in, once', async () => {
    const { accounts, login, delivered, codeSent } = open()
    const ada = await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone)
    assert.match(delivered[0] ?? '', /^1234567 \d{5}$/)
    assert.deepEqual(await login.signIn('1234567', hash, codeSent()), ada)
    await assert.rejects(login.signIn(phone, hash, codeSent()), refused('PHONE_CODE_EXPIRED'))
  })

  test('a wrong code is refused, and the right one still works', async () => {
    const { accounts, login, codeSent } = open()
    const ada = await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone)
    await assert.rejects(login.signIn(phone, hash, other(codeSent())), refused('PHONE_CODE_INVALID'))
    assert.deepEqual(await login.signIn(phone, hash, codeSent()), ada)
  })

  test('after five wrong codes the right one is too late', async () => {
    const { accounts, login, codeSent } = open()
    await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone)
    for (let i = 0; i < 5; i++)
      await assert.rejects(login.signIn(phone, hash, other(codeSent())), refused('PHONE_CODE_INVALID'))
    await assert.rejects(login.signIn(phone, hash, codeSent()), refused('PHONE_CODE_EXPIRED'))
  })

  test('many wrong codes at once are not more than five', async () => {
    const { accounts, login, codeSent } = open()
    await accounts.createUser({ phone, firstName: 'Ada' })
    const hash = await login.sendCode(phone)
    const guesses = Array.from({ length: 20 }, () => login.signIn(phone, hash, other(codeSent())))
    const errors = (await Promise.allSettled(guesses)).map(
      (guess) => guess.status === 'rejected' && guess.reason.text,
    )
    assert.equal(errors.filter((text) => text === 'PHONE_CODE_INVALID').length, 5)
    assert.equal(errors.filter((text) => text === 'PHONE_CODE_EXPIRED').length, 15)
  })

  test('ten minutes are the life of a code', async () => {
    const { accounts, login, time, codeSent } = open()
    await accounts.createUser({ phone, firstName: 'Ada' })
    const early = await login.sendCode(phone)
    const earlyCode = codeSent()
    time.now += 601_000
    await assert.rejects(login.signIn(phone, early, earlyCode), refused('PHONE_CODE_EXPIRED'))
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
      const hash = await login.sendCode(phone)
      const given = { phone, hash, code: codeSent(), ...wrong }
      await assert.rejects(login.signIn(given.phone, given.hash, given.code), refused(error))
    })
  }

  test('a code can be sent again, and cancelled', async () => {
    const { login, delivered } = open()
    const hash = await login.sendCode(phone)
    await login.resendCode(phone, hash)
    assert.equal(delivered[0], delivered[1])
    await login.cancelCode(phone, hash)
    await assert.rejects(login.resendCode(phone, hash), refused('PHONE_CODE_EXPIRED'))
  })

  test('a number gets twenty codes an hour', async () => {
    const { login, time } = open()
    for (let i = 0; i < 20; i++) await login.sendCode(phone)
    await assert.rejects(login.sendCode(phone), refused('PHONE_NUMBER_FLOOD'))
    await login.sendCode('7654321')
    time.now += 3_601_000
    await login.sendCode(phone)
  })
})

suite('numbers nobody has', () => {
  test('are refused where sign-up is closed', async () => {
    const { login, codeSent } = open()
    const hash = await login.sendCode(phone)
    await assert.rejects(login.signIn(phone, hash, codeSent()), refused('PHONE_NUMBER_UNOCCUPIED'))
  })

  test('name themselves where it is open, after the right code only', async () => {
    const { accounts, login, codeSent } = open({ signUp: true })
    const hash = await login.sendCode(phone)
    await assert.rejects(login.signUp(phone, hash, 'Ada', 'L'), refused('PHONE_CODE_INVALID'))
    assert.equal(await login.signIn(phone, hash, codeSent()), 'sign up')
    await assert.rejects(login.signUp(phone, hash, '', ''), refused('FIRSTNAME_INVALID'))
    const ada = await login.signUp(phone, hash, 'Ada', 'L')
    assert.deepEqual(await accounts.byPhone(phone), ada)
    await assert.rejects(login.signUp(phone, hash, 'Ada', 'L'), refused('PHONE_CODE_EXPIRED'))
  })
})

suite('test numbers', () => {
  test('exist from their first login, and nothing is delivered', async () => {
    const { login, delivered } = open({ testAccounts: true })
    const [first, second] = [await login.sendCode('+999 66 2 1234'), await login.sendCode('9996621234')]
    const user = await login.signIn('9996621234', first, '22222')
    assert.deepEqual(await login.signIn('9996621234', second, '22222'), user)
    assert(user !== 'sign up')
    assert.equal(user.phone, '9996621234')
    assert.deepEqual(delivered, [])
  })

  test('two first logins at once make one user', async () => {
    const { login } = open({ testAccounts: true })
    const hashes = [await login.sendCode('9996621234'), await login.sendCode('9996621234')]
    const [one, two] = await Promise.all(hashes.map((hash) => login.signIn('9996621234', hash, '22222')))
    assert.deepEqual(one, two)
  })

  test('need their own digit', async () => {
    const { login } = open({ testAccounts: true })
    const hash = await login.sendCode('9996621234')
    await assert.rejects(login.signIn('9996621234', hash, '33333'), refused('PHONE_CODE_INVALID'))
  })

  test('are numbers like others where the option is off', async () => {
    const { login, delivered } = open()
    const hash = await login.sendCode('9996621234')
    assert.equal(delivered.length, 1)
    await assert.rejects(
      login.signIn('9996621234', hash, other(delivered[0]?.split(' ')[1] ?? '')),
      refused('PHONE_CODE_INVALID'),
    )
  })
})
