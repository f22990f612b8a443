import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import type { Caller } from '../../session/dispatcher.ts'

/** What a client asks before it shows its login: about the network, about languages. */
const beforeLogin: ReadonlySet<string> = new Set([
  'auth.bindTempAuthKey',
  'help.getConfig',
  'help.getCountriesList',
  'help.getNearestDc',
  'langpack.getDifference',
  'langpack.getLangPack',
  'langpack.getLanguage',
  'langpack.getLanguages',
  'langpack.getStrings',
])

/**
 * An application older than every layer of the table gets as far as its login, and learns there that it is too old.
 * CONNECTION_LAYER_INVALID would tell it earlier, but clients take that for a slip of their own and repeat the request
 * at once, without end.
 *
 * @throws RpcError UPDATE_APP_TO_LOGIN
 */
export function requireServedLayer(method: string, caller: Caller): void {
  const isTooOld = caller.layer !== 0 && caller.layer < OLDEST_LAYER
  if (isTooOld && !beforeLogin.has(method)) throw new RpcError('UPDATE_APP_TO_LOGIN')
}
