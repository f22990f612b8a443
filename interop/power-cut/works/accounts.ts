import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { memorySession, type NodeClient } from '@longshore/client/node'
import { connectOurs, signInOurs } from '../../our-client.ts'
import type { ServerAddress } from '../../server.ts'
import { type Account, testAccount } from '../../stock-client.ts'
import { Changing, type Person, type Scene, type Witnesses, type Work } from '../fact.ts'
import { isRefused, me, newName } from './common.ts'

type Session = ReturnType<typeof memorySession>

let accounts = 0

function nextAccount(): Account {
  return testAccount(1000 + (accounts++ % 8000))
}

/** Somebody signs in, takes a name, becomes a contact, and signs out again or is signed out. */
const signIns: Work = async ({ ada, server, signal, told }) => {
  const session = memorySession()
  const account = nextAccount()
  const isIn = new Changing(true)
  const checkIn = async ({ server }: Witnesses) => isIn.check(await isSignedIn(server, session))
  const client = await signInOurs(server, account, undefined, { session })
  try {
    told('sign-in', checkIn)
    const username = newName()
    const user = await client.call('account.updateUsername', { username }, { signal })
    told('username', async ({ ada }) => {
      const { users } = await ada.call('contacts.resolveUsername', { username })
      assert.equal(users[0]?.id, user.id)
    })
    await contacts(ada, user.id, username, told)
    if (accounts % 2 === 0) {
      await isIn.become(false, () => client.call('auth.logOut', {}, { signal }))
      told('sign-out', checkIn)
    } else {
      const other = await signInOurs(server, account)
      try {
        const { authorizations } = await other.call('account.getAuthorizations', {}, { signal })
        const before = authorizations.find(({ current }) => !current)
        assert.ok(before)
        await isIn.become(false, () =>
          other.call('account.resetAuthorization', { hash: before.hash }, { signal }),
        )
        told('session that was ended', checkIn)
      } finally {
        await other.close()
      }
    }
  } finally {
    await client.close()
  }
}

async function contacts(ada: Person, user: bigint, username: string, told: Scene['told']): Promise<void> {
  const [found] = (await ada.call('contacts.resolveUsername', { username })).users
  assert.ok(found?._ === 'user')
  const id = { _: 'inputUser', user_id: user, access_hash: found.access_hash ?? 0n } as const
  const name = new Changing<string | undefined>(undefined)
  const check = async ({ ada }: Witnesses) => {
    const book = await ada.call('contacts.getContacts', { hash: 0n })
    assert.ok('users' in book)
    const contact = book.users.find((one) => one.id === user)
    name.check(contact?._ === 'user' ? contact.first_name : undefined)
  }
  const first_name = newName()
  await name.become(first_name, () =>
    ada.call('contacts.addContact', { id, first_name, last_name: '', phone: '' }),
  )
  told('contact', check)
  await name.become(undefined, () => ada.call('contacts.deleteContacts', { id: [id] }))
  told('deleted contact', check)
}

async function isSignedIn(server: ServerAddress, session: Session): Promise<boolean> {
  const client = await connectOurs(server, undefined, { session })
  try {
    await client.call('users.getUsers', { id: [me] })
    return true
  } catch (error) {
    if (isRefused(error, /AUTH_KEY_UNREGISTERED|SESSION_REVOKED|AUTH_KEY_INVALID/)) return false
    // A key that was destroyed: the client makes another one, which nobody is signed in with.
    throw error
  } finally {
    await client.close()
  }
}

/** What the list of sessions says of a client. */
const devices: Work = async ({ server, signal, told }) => {
  const session = memorySession()
  const client = await signInOurs(server, nextAccount(), undefined, { session })
  try {
    const before = await deviceOf(client, signal)
    told('device', async ({ server }) => {
      const again = await connectOurs(server, undefined, { session })
      try {
        assert.equal(await deviceOf(again), before)
      } finally {
        await again.close()
      }
    })
  } finally {
    await client.close()
  }
}

async function deviceOf(client: NodeClient, signal?: AbortSignal): Promise<string> {
  const { authorizations } = await client.call('account.getAuthorizations', {}, { signal })
  const own = authorizations.find(({ current }) => current)
  assert.ok(own)
  return [own.device_model, own.system_version, own.app_version, own.date_created].join(' ')
}

const settings = { _: 'codeSettings' } as const
const WRONG = '11111'
const MOST_GUESSES = 5

/** One code that can be used, one that was cancelled, one that was guessed at too often. */
const codes: Work = async ({ server, signal, told }) => {
  const client = await connectOurs(server)
  const send = async ({ phone: phone_number }: Account) => {
    const request = { phone_number, api_id: 1, api_hash: 'x', settings }
    const sent = await client.call('auth.sendCode', request, { signal })
    assert.ok(sent._ === 'auth.sentCode')
    return { phone_number, phone_code_hash: sent.phone_code_hash }
  }
  try {
    const account = nextAccount()
    const usable = await send(account)
    told('login code', ({ server }) => enters(server, usable, account, true), { once: true })
    const cancelled = await send(account)
    await client.call('auth.cancelCode', cancelled, { signal })
    told('cancelled login code', ({ server }) => enters(server, cancelled, account, false))
    const guessed = await send(account)
    for (let guesses = 0; guesses < MOST_GUESSES; guesses++) {
      const guess = client.call('auth.signIn', { ...guessed, phone_code: WRONG }, { signal })
      await assert.rejects(guess, /PHONE_CODE_INVALID/)
    }
    told('guesses of a login code', ({ server }) => enters(server, guessed, account, false))
  } finally {
    await client.close()
  }
}

async function enters(
  server: ServerAddress,
  code: { readonly phone_number: string; readonly phone_code_hash: string },
  account: Account,
  isToEnter: boolean,
): Promise<void> {
  const client = await connectOurs(server)
  try {
    const entering = client.call('auth.signIn', { ...code, phone_code: account.code })
    if (isToEnter) await entering
    else await assert.rejects(entering, /PHONE_CODE_EXPIRED/)
  } finally {
    await client.close()
  }
}

/** Unix milliseconds until which passwords are not compared any more. */
let noneBefore = 0
const MOST_PASSWORDS = 100
/** Milliseconds before the end in which nothing is said of it any more. */
const MARGIN = 60_000

const guesses: Work = async ({ ada, told }) => {
  if (Date.now() < noneBefore - MARGIN) {
    tellOfGuesses(noneBefore, told)
    await sleep(500)
    return
  }
  const until = await flooded(ada)
  noneBefore = until
  tellOfGuesses(until, told)
}

function tellOfGuesses(until: number, told: Scene['told']): void {
  told('guesses of passwords', async ({ ada }) => {
    if (Date.now() > until - MARGIN) return 'superseded'
    await assert.rejects(guessPassword(ada), /FLOOD_WAIT/, 'guesses are not counted any more')
    return undefined
  })
}

/** Guesses until it is refused. @returns until when */
async function flooded(ada: Person): Promise<number> {
  for (let guesses = 0; guesses < MOST_PASSWORDS; guesses++) {
    try {
      await guessPassword(ada)
    } catch (error) {
      const wait = error instanceof Error ? /FLOOD_WAIT_(\d+)/.exec(error.message)?.[1] : undefined
      if (wait !== undefined) return Date.now() + Number(wait) * 1000
      if (!isRefused(error, /PASSWORD_HASH_INVALID/)) throw error
    }
  }
  return assert.fail('passwords can be guessed without end')
}

function guessPassword({ call }: Person): Promise<unknown> {
  return call('auth.checkPassword', { password: { _: 'inputCheckPasswordEmpty' } })
}

/** A login that is carried to another key, and ends with the one it came from. */
const carried: Work = async ({ server, signal, told }) => {
  const [from, to] = [memorySession(), memorySession()]
  const exporter = await signInOurs(server, nextAccount(), undefined, { session: from })
  const importer = await connectElsewhere(server, to)
  try {
    const { id, bytes } = await exporter.call('auth.exportAuthorization', { dc_id: ELSEWHERE }, { signal })
    await importer.call('auth.importAuthorization', { id, bytes }, { signal })
    const again = async ({ server }: Witnesses) => {
      const another = await connectElsewhere(server, memorySession())
      try {
        await assert.rejects(another.call('auth.importAuthorization', { id, bytes }), /AUTH_BYTES_INVALID/)
      } finally {
        await another.close()
      }
    }
    told('exported login that was used', again)
    const endBoth = async ({ server }: Witnesses) => {
      const client = await connectElsewhere(server, to)
      try {
        await client.call('users.getUsers', { id: [me] })
        const origin = await connectOurs(server, undefined, { session: from })
        await origin.call('auth.logOut', {})
        await origin.close()
        await assert.rejects(client.call('users.getUsers', { id: [me] }), 'it did not end with the other')
      } finally {
        await client.close()
      }
    }
    told('login that was carried over', endBoth, { once: true })
  } finally {
    await Promise.all([exporter.close(), importer.close()])
  }
}

/** A data center that clients know and that is not here: this server answers whoever comes for it. */
const ELSEWHERE = 4

/** A client whose key is made for another data center. */
function connectElsewhere({ host, port, ...server }: ServerAddress, session: Session): Promise<NodeClient> {
  return connectOurs({ ...server, host, port, dcId: ELSEWHERE }, undefined, { session })
}

const login = { api_id: 1, api_hash: 'x', except_ids: [] }

let waits = false

/** A token that is shown, one that was accepted, one that was used. */
const tokens: Work = async ({ ada, server, signal, told }) => {
  const shown = async () => {
    const session = memorySession()
    const client = await connectOurs(server, undefined, { session })
    try {
      const token = await client.call('auth.exportLoginToken', login, { signal })
      assert.ok(token._ === 'auth.loginToken')
      return { session, token: token.token }
    } finally {
      await client.close()
    }
  }
  const waiting = await shown()
  const made = Date.now()
  const letIn = async (witnesses: Witnesses) => {
    // It lives for half a minute.
    if (Date.now() > made + 20_000) return 'superseded'
    await witnesses.ada.call('auth.acceptLoginToken', { token: waiting.token })
    return await enterWith(witnesses.server, waiting.session)
  }
  told('login token', letIn, { once: true })

  const accepted = await shown()
  const { call } = ada
  await call('auth.acceptLoginToken', { token: accepted.token })
  const acceptedAt = Date.now()
  const isUsed = new Changing(false)
  const enter = async ({ server }: Witnesses) =>
    Date.now() > acceptedAt + 60_000 || isUsed.mayBe(true)
      ? 'superseded'
      : await enterWith(server, accepted.session)
  told('accepted login token', enter, { once: true })
  // Every second one waits for the cut.
  waits = !waits
  if (waits) return
  await isUsed.become(true, () => enterWith(server, accepted.session))
  told('used login token', async ({ ada }) => {
    const again = ada.call('auth.acceptLoginToken', { token: accepted.token })
    await assert.rejects(again, /AUTH_TOKEN_(ALREADY_ACCEPTED|EXPIRED|INVALID)/)
  })
}

async function enterWith(server: ServerAddress, session: Session): Promise<void> {
  const client = await connectOurs(server, undefined, { session })
  try {
    const entered = await client.call('auth.exportLoginToken', login)
    assert.equal(entered._, 'auth.loginTokenSuccess')
    // Nobody needs to be signed in so often.
    await client.call('auth.logOut', {})
  } finally {
    await client.close()
  }
}

export const accountWorks: readonly Work[] = [signIns, devices, codes, guesses, carried, tokens]
