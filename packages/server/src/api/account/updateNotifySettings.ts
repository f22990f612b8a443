import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import {
  decided,
  encodeNotifySettings,
  keyOf,
  mostNotifySettings,
  notifyTarget,
  shapeNotifyPeer,
} from '../settings/notify-settings.ts'
import { tellOthers } from '../updates/tell-others.ts'

/** How the caller wants to be told of messages. What is left out is as it is for all of the kind. */
export const updateNotifySettings: Handler<'account.updateNotifySettings'> = async (request, context) => {
  const { settings: store, userId } = context
  const target = await notifyTarget(request.peer, context)
  const settings = decided(request.settings)
  const kept = { key: keyOf(target), value: encodeNotifySettings(settings) }
  // The sound may have any title: what is kept is bounded.
  if (kept.value.length > 4096) throw new RpcError('DATA_TOO_LONG')
  if (!(await store.put(userId, 'notifications', kept, mostNotifySettings)))
    throw new RpcError('FLOOD_WAIT_X', { x: 3600 })
  await tellOthers(context, {
    _: 'updateNotifySettings',
    peer: shapeNotifyPeer(target),
    notify_settings: settings,
  })
  return true
}
