import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'

/** Signing in needs something this client was not given, or does not know. */
export class SignInError extends Error {
  override readonly name = 'SignInError'
}

export interface SignIn {
  /** International, with or without the plus. */
  readonly phone: string
  /** Asks the user for the code that was sent; `sent.type` says where. */
  readonly code: (sent: Constructor<'auth.sentCode'>) => Promise<string> | string
  /** The name of an account to be made where the phone number has none. */
  readonly newAccount?: { readonly firstName: string; readonly lastName?: string | undefined } | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Application {
  readonly apiId: number
  readonly apiHash: string
}

/**
 * Signs a user in (api/auth).
 *
 * @throws {RpcError} PHONE_CODE_INVALID, PHONE_CODE_EXPIRED, SESSION_PASSWORD_NEEDED (two-step verification is not
 * spoken here), ...
 * @throws {SignInError} when the number has no account and no name for one was given.
 */
export async function signIn(rpc: Rpc, app: Application, how: SignIn): Promise<Constructor<'user'>> {
  const { signal } = how
  const phone_number = how.phone.replace(/[^\d]/g, '')
  const settings: Type<'CodeSettings'> = { _: 'codeSettings' }
  const sent = await rpc.call(
    'auth.sendCode',
    { phone_number, api_id: app.apiId, api_hash: app.apiHash, settings },
    { signal },
  )
  if (sent._ === 'auth.sentCodeSuccess') return userOf(sent.authorization)
  if (sent._ !== 'auth.sentCode') throw new SignInError(`the server wants ${sent._} before it sends a code`)
  const { phone_code_hash } = sent
  const phone_code = await how.code(sent)
  signal?.throwIfAborted()
  const entered = await rpc.call('auth.signIn', { phone_number, phone_code_hash, phone_code }, { signal })
  if (entered._ === 'auth.authorization') return userOf(entered)
  if (how.newAccount === undefined) throw new SignInError('this phone number has no account yet')
  const { firstName: first_name, lastName: last_name = '' } = how.newAccount
  const made = await rpc.call(
    'auth.signUp',
    { phone_number, phone_code_hash, first_name, last_name },
    { signal },
  )
  return userOf(made)
}

/** Signs a bot in by its token, as `123456:ABC...`. */
export async function signInBot(
  rpc: Rpc,
  app: Application,
  token: string,
  signal?: AbortSignal,
): Promise<Constructor<'user'>> {
  const params = { flags: 0, api_id: app.apiId, api_hash: app.apiHash, bot_auth_token: token }
  return userOf(await rpc.call('auth.importBotAuthorization', params, { signal }))
}

function userOf(authorization: Type<'auth.Authorization'>): Constructor<'user'> {
  if (authorization._ === 'auth.authorization' && authorization.user._ === 'user') return authorization.user
  throw new SignInError('the server signed nobody in')
}
