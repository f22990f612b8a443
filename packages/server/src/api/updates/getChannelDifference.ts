import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'

/** There are no channels. */
export const getChannelDifference: Handler<'updates.getChannelDifference'> = async () => {
  throw new RpcError('CHANNEL_INVALID')
}
