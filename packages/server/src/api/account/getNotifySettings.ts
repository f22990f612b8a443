import type { Handler } from '../handler.ts'
import { notifySettings, notifyTarget } from '../settings/notify-settings.ts'

/** How the caller is told of messages of a peer, or of all peers of a kind that have no settings of their own. */
export const getNotifySettings: Handler<'account.getNotifySettings'> = async (request, context) => {
  const target = await notifyTarget(request.peer, context)
  const [settings] = await notifySettings(context, context.userId, [target])
  return settings ?? { _: 'peerNotifySettings' }
}
