import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { ApiConfig } from '../config.ts'
import type { Handler } from '../handler.ts'

/** Clients have the addresses of so many data centers compiled in. */
const compiledIn = 5

/**
 * Clients rely on DC_ID_INVALID to learn that they already are on that data center (api/datacenter).
 *
 * A login for one that clients know and this network lacks is exported all the same: whoever answers at its address is
 * the one to refuse it, and TDLib, which begins at the first of them, repeats a refused export without a pause.
 */
export const exportAuthorization: Handler<'auth.exportAuthorization'> = async (request, context) => {
  const { config, userId, transfer, caller } = context
  const { dc_id } = request
  if (dc_id === config.dcId || !isKnown(dc_id, config)) throw new RpcError('DC_ID_INVALID')
  return {
    _: 'auth.exportedAuthorization',
    id: userId,
    bytes: transfer.export(userId, dc_id, caller.authKeyId),
  }
}

function isKnown(dcId: number, { dcOptions }: ApiConfig): boolean {
  return (dcId >= 1 && dcId <= compiledIn) || dcOptions.some(({ id }) => id === dcId)
}
