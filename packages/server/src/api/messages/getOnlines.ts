import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'

/** Who is here now is told of nobody but the caller, who is. */
export const getOnlines: Handler<'messages.getOnlines'> = async ({ peer }, context) => {
  await dialogPeer(peer, context)
  return { _: 'chatOnlines', onlines: 1 }
}
