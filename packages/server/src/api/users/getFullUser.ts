import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Handler } from '../handler.ts'
import { userNamed } from '../peers.ts'
import { shapeUsers } from '../shapes/users.ts'

export const getFullUser: Handler<'users.getFullUser'> = async (request, context) => {
  const user = await userNamed(request.id, context)
  if (!user) throw new RpcError('USER_ID_INVALID')
  return {
    _: 'users.userFull',
    full_user: {
      _: 'userFull',
      id: user.id,
      about: user.about || undefined,
      settings: { _: 'peerSettings' },
      notify_settings: { _: 'peerNotifySettings' },
      bot_info: user.tokenHash && { _: 'botInfo', user_id: user.id },
      common_chats_count: 0,
    },
    chats: [],
    users: await shapeUsers(context, context.userId, [user.id]),
  }
}
