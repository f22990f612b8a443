import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { AccountStore, LoginCode, UserRecord } from '../storage/ports/account-store.ts'
import type { Accounts } from './accounts.ts'
import type { Attempts } from './attempts.ts'
import { phoneDigits, testCodeOf } from './phone.ts'
import { randomDigits, randomToken } from './random.ts'

export const codeLength = 5

/** Seconds a code can be used. */
const codeLife = 600
/** Wrong guesses a code survives: with five digits, a guesser succeeds once in 20000 codes. */
const codeTries = 5
/** Codes that are remembered at once, of all numbers. */
const mostCodes = 20_000

const hour = 3600

export interface LoginOptions {
  readonly store: AccountStore
  readonly accounts: Accounts
  readonly attempts: Attempts
  readonly crypto: CryptoProvider
  /** Unix milliseconds. */
  readonly clock: () => number
  /** Numbers 99966XYYYY log in with the digit X five times, and exist once they have. */
  readonly testAccounts: boolean
  /** Whether a number nobody has may become a new user; otherwise an operator makes users. */
  readonly signUp: boolean
  /** Brings a code to whoever holds the phone. */
  readonly deliverCode: (phone: string, code: string) => Promise<void> | void
  /** Brings a code to the clients that are signed in as its user. @returns whether there are any */
  readonly bringCode: (user: bigint, code: string) => Promise<boolean>
}

/** Logging in with a phone and a code sent to it (api/auth). */
export class Login {
  readonly #options: LoginOptions

  constructor(options: LoginOptions) {
    this.#options = options
  }

  /**
   * Sends a code, and answers the hash it is known by.
   *
   * @param address who asks for it: each is told a few, whatever others do
   * @throws RpcError PHONE_NUMBER_INVALID, FLOOD_WAIT_X
   */
  async sendCode(written: string, address: string): Promise<string> {
    const { store, crypto } = this.#options
    const phone = phoneDigits(written)
    const testCode = this.#testCode(phone)
    if (!testCode) await this.#options.attempts.count('login code', { address, subject: phone })
    const now = this.#now()
    await store.removeLoginCodesBefore(now - hour)
    const hash = randomToken(crypto, 15)
    const code = testCode ?? randomDigits(crypto, codeLength)
    await store.addLoginCode({ hash, phone, code, tries: 0, confirmed: false, createdAt: now }, mostCodes)
    if (!testCode) await this.#deliver(phone, code, address)
    return hash
  }

  /**
   * Brings a code that was sent to the clients that are signed in as its user, too.
   *
   * @returns whether there are any
   */
  async bringToApps(written: string, hash: string, address: string): Promise<boolean> {
    const { accounts, attempts, bringCode } = this.#options
    const { phone, code } = await this.#live(written, hash)
    const user = await accounts.byPhone(phone)
    if (!user) return false
    // Codes of test accounts are not counted where they are sent.
    const isTest = this.#testCode(phone) !== undefined
    if (isTest && !(await attempts.allows('login code', { address, subject: phone }))) return false
    return bringCode(user.id, code)
  }

  /** @throws RpcError PHONE_NUMBER_INVALID, PHONE_CODE_HASH_EMPTY, PHONE_CODE_EXPIRED, FLOOD_WAIT_X */
  async resendCode(written: string, hash: string, address: string): Promise<void> {
    const { phone, code } = await this.#live(written, hash)
    if (this.#testCode(phone)) return
    await this.#options.attempts.count('login code', { address, subject: phone })
    await this.#deliver(phone, code, address)
  }

  /** @throws RpcError PHONE_NUMBER_INVALID, PHONE_CODE_HASH_EMPTY, PHONE_CODE_EXPIRED */
  async cancelCode(written: string, hash: string): Promise<void> {
    await this.#live(written, hash)
    await this.#options.store.removeLoginCode(hash)
  }

  /**
   * Compares a code with the one that was sent; the right one can be used once. A number nobody has may have to name
   * itself first (`signUp`).
   *
   * @throws RpcError PHONE_CODE_EMPTY, PHONE_CODE_INVALID, PHONE_CODE_EXPIRED, PHONE_NUMBER_UNOCCUPIED, FLOOD_WAIT_X
   */
  async signIn(
    written: string,
    hash: string,
    guess: string,
    address: string,
  ): Promise<UserRecord | 'sign up'> {
    if (guess === '') throw new RpcError('PHONE_CODE_EMPTY')
    const { phone } = await this.#live(written, hash)
    const guesser = { address, subject: phone }
    const isGuess = this.#testCode(phone) === undefined
    if (isGuess) await this.#options.attempts.count('code guess', guesser)
    await this.#compare(hash, guess)
    if (isGuess) await this.#options.attempts.forgive('code guess', guesser)

    const { accounts, store, signUp } = this.#options
    const known = (await accounts.byPhone(phone)) ?? (await this.#testAccount(phone))
    if (!known && signUp) {
      await store.confirmLoginCode(hash)
      return 'sign up'
    }
    if (!(await store.removeLoginCode(hash))) throw new RpcError('PHONE_CODE_EXPIRED')
    if (!known) throw new RpcError('PHONE_NUMBER_UNOCCUPIED')
    return known
  }

  /**
   * Makes the user whose code was right.
   *
   * @throws RpcError PHONE_CODE_EXPIRED, PHONE_CODE_INVALID, PHONE_NUMBER_OCCUPIED, FIRSTNAME_INVALID, LASTNAME_INVALID,
   * FLOOD_WAIT_X
   */
  async signUp(
    written: string,
    hash: string,
    { firstName, lastName }: { readonly firstName: string; readonly lastName: string },
    address: string,
  ): Promise<UserRecord> {
    const { phone, confirmed } = await this.#live(written, hash)
    if (!confirmed) throw new RpcError('PHONE_CODE_INVALID')
    await this.#options.attempts.count('sign up', { address })
    const user = await this.#options.accounts.createUser({ phone, firstName, lastName })
    await this.#options.store.removeLoginCode(hash)
    return user
  }

  /** Codes of numbers that nobody has are shown to the operator too, but not without end. */
  async #deliver(phone: string, code: string, address: string): Promise<void> {
    const { accounts, attempts, deliverCode } = this.#options
    const isKnown = (await accounts.byPhone(phone)) !== undefined
    const isAllowed = await attempts.allows(isKnown ? 'code for somebody' : 'code for nobody', { address })
    if (isKnown || isAllowed) await deliverCode(phone, code)
  }

  /** A code that was sent to this phone and can still be used. */
  async #live(written: string, hash: string): Promise<LoginCode> {
    const phone = phoneDigits(written)
    if (hash === '') throw new RpcError('PHONE_CODE_HASH_EMPTY')
    const code = await this.#options.store.loginCode(hash)
    if (code?.phone !== phone || code.createdAt + codeLife < this.#now() || code.tries >= codeTries)
      throw new RpcError('PHONE_CODE_EXPIRED')
    return code
  }

  async #compare(hash: string, guess: string): Promise<void> {
    const { store, crypto } = this.#options
    const code = await store.countLoginTry(hash)
    if (!code || code.tries > codeTries) throw new RpcError('PHONE_CODE_EXPIRED')
    const encoder = new TextEncoder()
    if (!crypto.equal(encoder.encode(guess), encoder.encode(code.code)))
      throw new RpcError('PHONE_CODE_INVALID')
  }

  #testCode(phone: string): string | undefined {
    return this.#options.testAccounts ? testCodeOf(phone) : undefined
  }

  /** A test number exists from its first login on. */
  async #testAccount(phone: string): Promise<UserRecord | undefined> {
    if (!this.#testCode(phone)) return undefined
    const { accounts } = this.#options
    try {
      return await accounts.createUser({ phone, firstName: 'Test', lastName: phone.slice(-5) })
    } catch (error) {
      // Two first logins at once: the other one was faster.
      if (error instanceof RpcError && error.is('PHONE_NUMBER_OCCUPIED')) return accounts.byPhone(phone)
      throw error
    }
  }

  #now(): number {
    return Math.floor(this.#options.clock() / 1000)
  }
}
