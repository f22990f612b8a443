import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'

/** Messages do not delete themselves here, and 0 says the same. @throws RpcError TTL_PERIOD_INVALID, CHAT_NOT_MODIFIED */
export const setHistoryTTL: Handler<'messages.setHistoryTTL'> = async ({ peer, period }, context) => {
  await dialogPeer(peer, context)
  throw new RpcError(period === 0 ? 'CHAT_NOT_MODIFIED' : 'TTL_PERIOD_INVALID')
}

export const setDefaultHistoryTTL: Handler<'messages.setDefaultHistoryTTL'> = async ({ period }) => {
  if (period !== 0) throw new RpcError('TTL_PERIOD_INVALID')
  return true
}
