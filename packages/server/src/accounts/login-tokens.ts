import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { LoginTokenRecord, LoginTokenStore } from '../storage/ports/login-token-store.ts'

/** Seconds for which a token can be accepted: clients draw a new code then. */
const tokenLife = 30
/** Seconds that a client has to log in with what was accepted. */
const acceptedLife = 60
/** Seconds for which a token is known to have expired, rather than not to be one. */
const remembered = 600
const tokenBytes = 32

/** A client shows one after the other; of the last ones each can be accepted while somebody holds a camera to it. */
const tokensOfKey = 3
/** A client needs one each half minute: so many clients behind one address may wait. */
const tokensOfAddress = 1000
/** Accounts one client has. */
const mostExcepted = 100

export interface LoginTokensOptions {
  readonly store: LoginTokenStore
  readonly crypto: CryptoProvider
  /** Unix milliseconds. */
  readonly clock: () => number
}

/** A client that wants to be let in. */
export interface WaitingClient {
  readonly keyId: bigint
  readonly address: string
}

/** How far a client is with logging in by a token. */
export type TokenLogin =
  | { readonly kind: 'waiting'; readonly token: Uint8Array; readonly expires: number }
  | { readonly kind: 'accepted'; readonly user: bigint }

/** Logging in by a token that somebody who is signed in elsewhere accepts, often off a screen (api/qr-login). */
export class LoginTokens {
  readonly #options: LoginTokensOptions

  constructor(options: LoginTokensOptions) {
    this.#options = options
  }

  /**
   * Answers who let the client in since it asked last, else a new token for it to show.
   *
   * @param except who cannot be the one
   */
  async export(client: WaitingClient, except: readonly bigint[]): Promise<TokenLogin> {
    const { store } = this.#options
    await store.removeBefore(this.#now() - remembered)
    const accepted = await store.acceptedOf(client.keyId)
    if (
      accepted?.acceptedBy !== undefined &&
      this.#mayStillEnter(accepted) &&
      (await store.use(accepted.hash))
    )
      return { kind: 'accepted', user: accepted.acceptedBy }
    const expires = this.#now() + tokenLife
    const token = await this.#add({
      ...client,
      exceptIds: except.slice(0, mostExcepted),
      expires,
      acceptedBy: undefined,
      movable: false,
      used: false,
    })
    return { kind: 'waiting', token, expires }
  }

  /**
   * A token for a client that was let in and has to log in at another data center, with another key. It is not the one
   * that was shown: others may have seen that.
   */
  async move(client: WaitingClient, user: bigint): Promise<Uint8Array> {
    const expires = this.#now() + acceptedLife
    return this.#add({ ...client, exceptIds: [], expires, acceptedBy: user, movable: true, used: false })
  }

  /**
   * Lets in the client that shows the token.
   *
   * @returns the client's authorization key
   * @throws RpcError AUTH_TOKEN_INVALID, AUTH_TOKEN_EXPIRED, AUTH_TOKEN_ALREADY_ACCEPTED, AUTH_TOKEN_EXCEPTION
   */
  async accept(token: Uint8Array, user: bigint): Promise<bigint> {
    const shown = await this.#known(token)
    if (shown.acceptedBy !== undefined) throw new RpcError('AUTH_TOKEN_ALREADY_ACCEPTED')
    if (shown.expires < this.#now()) throw new RpcError('AUTH_TOKEN_EXPIRED')
    if (shown.exceptIds.includes(user)) throw new RpcError('AUTH_TOKEN_EXCEPTION')
    if (!(await this.#options.store.accept(shown.hash, user)))
      throw new RpcError('AUTH_TOKEN_ALREADY_ACCEPTED')
    return shown.keyId
  }

  /**
   * Answers who accepted a token that came from another data center, or how far one of the client's own is.
   *
   * @throws RpcError AUTH_TOKEN_INVALID, AUTH_TOKEN_EXPIRED, AUTH_TOKEN_ALREADY_ACCEPTED
   */
  async import(token: Uint8Array, client: WaitingClient): Promise<TokenLogin> {
    const shown = await this.#known(token)
    if (!shown.movable && shown.keyId !== client.keyId) throw new RpcError('AUTH_TOKEN_INVALID')
    if (shown.used) throw new RpcError('AUTH_TOKEN_ALREADY_ACCEPTED')
    if (shown.acceptedBy === undefined) {
      if (shown.expires < this.#now()) throw new RpcError('AUTH_TOKEN_EXPIRED')
      return { kind: 'waiting', token, expires: shown.expires }
    }
    if (!this.#mayStillEnter(shown)) throw new RpcError('AUTH_TOKEN_EXPIRED')
    if (!(await this.#options.store.use(shown.hash))) throw new RpcError('AUTH_TOKEN_ALREADY_ACCEPTED')
    return { kind: 'accepted', user: shown.acceptedBy }
  }

  async #add(token: Omit<LoginTokenRecord, 'hash'>): Promise<Uint8Array> {
    const { store, crypto } = this.#options
    const bytes = crypto.randomBytes(tokenBytes)
    const bounds = { ofKey: tokensOfKey, ofAddress: tokensOfAddress }
    await store.add({ ...token, hash: crypto.sha256(bytes) }, bounds)
    return bytes
  }

  async #known(token: Uint8Array): Promise<LoginTokenRecord> {
    const { store, crypto } = this.#options
    const known = token.length === tokenBytes ? await store.get(crypto.sha256(token)) : undefined
    if (!known) throw new RpcError('AUTH_TOKEN_INVALID')
    return known
  }

  /** What was accepted in the last moment of a token can be used still. */
  #mayStillEnter({ expires, movable }: LoginTokenRecord): boolean {
    return this.#now() <= expires + (movable ? 0 : acceptedLife)
  }

  #now(): number {
    return Math.floor(this.#options.clock() / 1000)
  }
}
