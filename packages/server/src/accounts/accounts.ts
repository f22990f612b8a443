import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { AccountStore, ProfileChanges, UserRecord } from '../storage/ports/account-store.ts'
import { isLongerThan } from '../text/characters.ts'
import { checkUsername, plainNames } from './names.ts'
import { phoneDigits } from './phone.ts'
import { randomToken, randomUserId } from './random.ts'

/** Bytes of chance in a bot's secret: 35 letters, as in the tokens of BotFather. */
const botSecretBytes = 26

/** Characters of what a user says about itself (about_length_limit_default), and a bot. */
const longestAbout = { person: 70, bot: 120 } as const

export interface NewPerson {
  readonly phone: string
  readonly firstName: string
  readonly lastName?: string | undefined
  readonly username?: string | undefined
}

export interface NewBot {
  readonly name: string
  readonly username?: string | undefined
  /** The user whose bot it is to be. */
  readonly owner?: bigint | undefined
}

/** The users of this network. */
export class Accounts {
  readonly #store: AccountStore
  readonly #crypto: CryptoProvider
  readonly #clock: () => number

  constructor(options: { store: AccountStore; crypto: CryptoProvider; clock: () => number }) {
    this.#store = options.store
    this.#crypto = options.crypto
    this.#clock = options.clock
  }

  user(id: bigint): Promise<UserRecord | undefined> {
    return this.#store.user(id)
  }

  users(ids: readonly bigint[]): Promise<UserRecord[]> {
    return this.#store.users(ids)
  }

  /** @throws RpcError PHONE_NUMBER_INVALID */
  async byPhone(phone: string): Promise<UserRecord | undefined> {
    return this.#store.userByPhone(phoneDigits(phone))
  }

  byUsername(username: string): Promise<UserRecord | undefined> {
    return this.#store.userByUsername(username)
  }

  byUsernameStart(start: string, limit: number): Promise<UserRecord[]> {
    return this.#store.usersByUsernameStart(start, limit)
  }

  /** @throws RpcError PHONE_NUMBER_INVALID, PHONE_NUMBER_OCCUPIED, FIRSTNAME_INVALID, LASTNAME_INVALID, USERNAME_* */
  async createUser(person: NewPerson): Promise<UserRecord> {
    const names = plainNames(person.firstName, person.lastName ?? '')
    return this.#add({
      ...names,
      phone: phoneDigits(person.phone),
      username: person.username,
      tokenHash: undefined,
      owner: undefined,
      premium: false,
    })
  }

  /**
   * Makes a bot and the token it logs in with, `<id>:<secret>`. The token is not stored and cannot be shown again.
   *
   * @throws RpcError FIRSTNAME_INVALID, USERNAME_*, USER_ID_INVALID for an owner who is nobody or a bot
   */
  async createBot(bot: NewBot): Promise<{ user: UserRecord; token: string }> {
    const names = plainNames(bot.name, '')
    await this.#requireOwner(bot.owner)
    const secret = randomToken(this.#crypto, botSecretBytes)
    const user = await this.#add({
      ...names,
      phone: undefined,
      username: bot.username,
      tokenHash: this.#hash(secret),
      owner: bot.owner,
      premium: false,
    })
    return { user, token: `${user.id}:${secret}` }
  }

  botsOf(owner: bigint, limit: number): Promise<UserRecord[]> {
    return this.#store.botsOf(owner, limit)
  }

  /** Another token for a bot: the one before logs in no more. */
  async newToken(bot: bigint): Promise<string> {
    const secret = randomToken(this.#crypto, botSecretBytes)
    await this.#store.setToken(bot, this.#hash(secret))
    return `${bot}:${secret}`
  }

  deleteBot(bot: bigint): Promise<void> {
    return this.#store.deleteBot(bot)
  }

  /** @throws RpcError ACCESS_TOKEN_INVALID */
  async botByToken(token: string): Promise<UserRecord> {
    const [, id, secret] = /^(\d{1,18}):([\w-]{1,128})$/.exec(token) ?? []
    const bot = id === undefined ? undefined : await this.#store.user(BigInt(id))
    if (!secret || !bot?.tokenHash || !this.#crypto.equal(this.#hash(secret), bot.tokenHash))
      throw new RpcError('ACCESS_TOKEN_INVALID')
    return bot
  }

  /** @throws RpcError FIRSTNAME_INVALID, LASTNAME_INVALID, ABOUT_TOO_LONG, USERNAME_INVALID, USERNAME_OCCUPIED */
  async change(user: UserRecord, changes: ProfileChanges): Promise<UserRecord> {
    const names = plainNames(changes.firstName ?? user.firstName, changes.lastName ?? user.lastName)
    if (isLongerThan(changes.about ?? '', longestAbout[user.tokenHash ? 'bot' : 'person']))
      throw new RpcError('ABOUT_TOO_LONG')
    if (changes.username !== undefined) checkUsername(changes.username)
    const changed = await this.#store.changeUser(user.id, { ...changes, ...names })
    if (changed === 'username taken') throw new RpcError('USERNAME_OCCUPIED')
    if (changed === 'no such user') throw new RpcError('USER_ID_INVALID')
    return changed
  }

  async #add(user: Omit<UserRecord, 'id' | 'about' | 'createdAt'>): Promise<UserRecord> {
    if (user.username !== undefined) checkUsername(user.username)
    for (;;) {
      const createdAt = Math.floor(this.#clock() / 1000)
      const record = { ...user, id: randomUserId(this.#crypto), about: '', createdAt }
      const outcome = await this.#store.addUser(record)
      if (outcome === 'added') return record
      if (outcome === 'phone taken') throw new RpcError('PHONE_NUMBER_OCCUPIED')
      if (outcome === 'username taken') throw new RpcError('USERNAME_OCCUPIED')
    }
  }

  /** @throws RpcError USER_ID_INVALID */
  async setPremium(id: bigint, premium: boolean): Promise<void> {
    if (!(await this.#store.setPremium(id, premium))) throw new RpcError('USER_ID_INVALID')
  }

  async #requireOwner(owner: bigint | undefined): Promise<void> {
    if (owner === undefined) return
    const user = await this.#store.user(owner)
    if (!user || user.tokenHash) throw new RpcError('USER_ID_INVALID')
  }

  #hash(secret: string): Uint8Array {
    return this.#crypto.sha256(new TextEncoder().encode(secret))
  }
}
