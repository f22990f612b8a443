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

/** The first layer that is known to have `config` as layer 152 has it: older applications cannot read ours. */
const CONFIG_READABLE = 146

/**
 * An application older than every layer of the table gets as far as its login, and learns there that it is too old.
 * CONNECTION_LAYER_INVALID would tell it earlier, but clients take that for a slip of their own and repeat the request
 * at once, without end. Where it could not even read the configuration, it learns it there: that is the first thing
 * libraries ask.
 *
 * @throws RpcError UPDATE_APP_TO_LOGIN
 */
export function requireServedLayer(method: string, caller: Caller): void {
  const isTooOld = caller.layer !== 0 && caller.layer < OLDEST_LAYER
  const isAnswered =
    beforeLogin.has(method) && !(method === 'help.getConfig' && caller.layer < CONFIG_READABLE)
  if (isTooOld && !isAnswered) throw new RpcError('UPDATE_APP_TO_LOGIN')
}
