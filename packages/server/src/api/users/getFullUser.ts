import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { descriptionOf } from '../bots/bot-info.ts'
import { commandsFor } from '../bots/commands.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { pinnedIn } from '../messages/pinned/newest-pinned.ts'
import { hasScheduled } from '../messages/scheduled/scheduled-place.ts'
import { userNamed } from '../peers.ts'
import { notifySettingsFor } from '../settings/notify-settings.ts'
import { shapePhoto } from '../shapes/photo.ts'
import { shapeUsers } from '../shapes/users.ts'

export const getFullUser: Handler<'users.getFullUser'> = async (request, context) => {
  const user = await userNamed(request.id, context)
  if (!user) throw new RpcError('USER_ID_INVALID')
  const { pictures, userId } = context
  const { blocks } = context.contacts
  const isHidden = (await blocks.blockersAmong(userId, [user.id])).length > 0
  const peer = { kind: 'user', id: user.id, user } as const
  const photo = (id: bigint | undefined) => profilePhoto(user.id, id, context)
  return {
    _: 'users.userFull',
    full_user: {
      _: 'userFull',
      blocked: (await blocks.blockedAmong(userId, [user.id])).length > 0,
      id: user.id,
      about: user.about || undefined,
      settings: { _: 'peerSettings' },
      personal_photo: await photo((await pictures.personal(userId, [user.id])).get(user.id)),
      profile_photo: await photo(isHidden ? undefined : (await pictures.current([user.id])).get(user.id)),
      fallback_photo: await photo(isHidden ? undefined : await pictures.fallback(user.id)),
      notify_settings: await notifySettingsFor(user.id, context),
      bot_info: user.tokenHash && {
        _: 'botInfo',
        user_id: user.id,
        description: await descriptionOf(context, user.id),
        commands: await commandsFor(context, user.id, userId, languageOf(context)),
      },
      read_dates_private: user.id !== userId,
      common_chats_count: 0,
      has_scheduled: await hasScheduled(peer, context),
      pinned_msg_id: await pinnedIn(peer, context),
    },
    chats: [],
    users: await shapeUsers(context, userId, [user.id]),
  }
}

/** Two letters of the language a client speaks. */
function languageOf({ caller }: Context): string {
  return caller.client?.langCode.slice(0, 2).toLowerCase() ?? ''
}

async function profilePhoto(
  user: bigint,
  id: bigint | undefined,
  context: Context,
): Promise<Type<'Photo'> | undefined> {
  return id === undefined
    ? undefined
    : await shapePhoto(context, context.userId, id, { kind: 'profile', user })
}
