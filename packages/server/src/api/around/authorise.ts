import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Caller } from '../../session/dispatcher.ts'

/** "Only a small portion of the API methods are available to unauthorized users" (api/auth, the complete list). */
// biome-ignore format: a list of words reads better filled than one word a line
const withoutLogin: ReadonlySet<string> = new Set([
  'account.deleteAccount', 'account.getPassword', 'account.sendVerifyEmailCode', 'account.verifyEmail',
  'auth.bindTempAuthKey', 'auth.cancelCode', 'auth.checkPassword', 'auth.exportLoginToken',
  'auth.finishPasskeyLogin',
  'auth.importAuthorization', 'auth.importBotAuthorization', 'auth.importLoginToken',
  'auth.importWebTokenAuthorization', 'auth.initPasskeyLogin', 'auth.reportMissingCode', 'auth.requestFirebaseSms', 'auth.resendCode',
  'auth.resetLoginEmail', 'auth.sendCode', 'auth.signIn', 'auth.signUp',
  'help.getAppConfig', 'help.getConfig', 'help.getCountriesList', 'help.getDeepLinkInfo', 'help.getNearestDc',
  'help.saveAppLog',
  'langpack.getDifference', 'langpack.getLangPack', 'langpack.getLanguage', 'langpack.getLanguages',
  'langpack.getStrings',
  'payments.assignAppStoreTransaction', 'payments.assignPlayMarketTransaction', 'payments.canPurchaseStore',
  'payments.getPaymentForm', 'payments.sendPaymentForm',
])

/** What a temporary key may do before it is bound to a permanent one (api/pfs). */
const withoutPermanentKey: ReadonlySet<string> = new Set([
  'auth.bindTempAuthKey',
  'help.getConfig',
  'help.getNearestDc',
])

/** @throws RpcError AUTH_KEY_PERM_EMPTY, upon which clients make and bind another temporary key */
export function requireBoundKey(method: string, caller: Caller): void {
  if (caller.keyIsTemporaryUnbound && !withoutPermanentKey.has(method))
    throw new RpcError('AUTH_KEY_PERM_EMPTY')
}

/**
 * The name of the error matters: by it clients tell that nobody is logged in, and any other 401 makes some of them log
 * out.
 *
 * @throws RpcError AUTH_KEY_UNREGISTERED
 */
export function requireLogin(method: string, caller: Caller): void {
  if (caller.userId === undefined && !withoutLogin.has(method)) throw new RpcError('AUTH_KEY_UNREGISTERED')
}
