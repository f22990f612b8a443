import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { PhotoRecord } from '../../storage/ports/file-catalog.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { encodeObject } from '../layers/encode-object.ts'
import { sendService } from '../messages/send-service.ts'
import { type DialogPeer, userNamed } from '../peers.ts'
import { shapePhoto } from '../shapes/photo.ts'
import { newPicture } from './new-picture.ts'
import { announceUserTo, answerWith, profileOf } from './profile.ts'

/**
 * A picture for a contact: suggested to it by a message, or kept for the caller alone. Without any file a picture that
 * was kept is taken away.
 */
export const uploadContactProfilePhoto: Handler<'photos.uploadContactProfilePhoto'> = async (
  request,
  context,
) => {
  const { suggest, save, file, video, video_emoji_markup: markup } = request
  const user = await userNamed(request.user_id, context)
  if (!user || user.id === context.userId) throw new RpcError('USER_ID_INVALID')
  if (!suggest && !save) throw new RpcError('NEED_ACTION_MISSING')
  const [contact] = await context.contacts.contacts(context.userId, [user.id])
  if (!contact) throw new RpcError('CONTACT_MISSING')

  const isEmpty = !file && !video && !markup
  const photo = isEmpty && !suggest ? undefined : await newPicture(request, context)
  if (photo && suggest) return suggested(photo, { kind: 'user', id: user.id, user }, context)
  return kept(photo, user.id, context)
}

async function kept(
  photo: PhotoRecord | undefined,
  user: bigint,
  context: Context,
): Promise<Constructor<'photos.photo'>> {
  const { pictures, files, userId } = context
  const before = (await pictures.personal(userId, [user])).get(user)
  if (before !== undefined) await files.released([before])
  await pictures.setPersonal(userId, user, photo?.id)
  await announceUserTo([userId], user, context)
  const shaped = photo
    ? await shapePhoto(context, userId, photo.id, profileOf(user))
    : ({ _: 'photoEmpty', id: 0n } as const)
  return answerWith(shaped, user, context)
}

/** The answer has no room for the message, so the caller is told of it as everybody is. */
async function suggested(
  { id }: PhotoRecord,
  peer: DialogPeer,
  context: Context,
): Promise<Constructor<'photos.photo'>> {
  const action = { _: 'messageActionSuggestProfilePhoto', photo: { _: 'photoEmpty', id } } as const
  const shows = { id, kind: 'chat photo', fileName: '' } as const
  const told = await sendService(context, peer, action, { shows })
  context.updates.push(context.userId, (layer) => encodeObject(told, layer))
  const [message] = told.updates.flatMap((update) => (update._ === 'updateNewMessage' ? update.message : []))
  const origin = { kind: 'message', owner: context.userId, messageId: message?.id ?? 0 } as const
  return answerWith(await shapePhoto(context, context.userId, id, origin), peer.id, context)
}
