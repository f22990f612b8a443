import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'

/** Clients rely on DC_ID_INVALID to learn that they already are on that data center (api/datacenter). */
export const exportAuthorization: Handler<'auth.exportAuthorization'> = async (request, context) => {
  const { config, userId, transfer } = context
  const isOther = request.dc_id !== config.dcId && config.dcOptions.some(({ id }) => id === request.dc_id)
  if (!isOther) throw new RpcError('DC_ID_INVALID')
  return { _: 'auth.exportedAuthorization', id: userId, bytes: transfer.export(userId, request.dc_id) }
}
