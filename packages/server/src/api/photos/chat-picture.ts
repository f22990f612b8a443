import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import { canChangeInfo } from '../../chats/rights.ts'
import type { Context } from '../context.ts'
import { sendService } from '../messages/send-service.ts'
import type { DialogPeer } from '../peers.ts'
import { newPicture, reusedPicture } from './new-picture.ts'

type ChatPeer = Exclude<DialogPeer, { kind: 'user' }>

/**
 * Gives a group, channel or supergroup another picture, or none, and tells everyone in it.
 *
 * @throws RpcError CHAT_WRITE_FORBIDDEN, CHAT_ADMIN_REQUIRED, CHAT_NOT_MODIFIED; PHOTO_INVALID, FILE_REFERENCE_* for one
 * that is to be used again; as `newPicture`
 */
export async function changeChatPicture(
  peer: ChatPeer,
  input: Type<'InputChatPhoto'>,
  context: Context,
): Promise<Type<'Updates'>> {
  if (!peer.member) throw new RpcError('CHAT_WRITE_FORBIDDEN')
  if (!canChangeInfo(peer.chat, peer.member)) throw new RpcError('CHAT_ADMIN_REQUIRED')
  const photo = await pictureIn(input, context)
  const before = peer.chat.photo
  if (photo === before) throw new RpcError('CHAT_NOT_MODIFIED')

  if (before !== undefined) await context.files.released([before])
  const chat = await context.chats.setPhoto(peer.id, photo)
  return photo === undefined
    ? sendService(context, { ...peer, chat }, { _: 'messageActionChatDeletePhoto' })
    : sendService(
        context,
        { ...peer, chat },
        { _: 'messageActionChatEditPhoto', photo: { _: 'photoEmpty', id: photo } },
        { shows: { id: photo, kind: 'chat photo', fileName: '' } },
      )
}

async function pictureIn(input: Type<'InputChatPhoto'>, context: Context): Promise<bigint | undefined> {
  switch (input._) {
    case 'inputChatPhotoEmpty':
      return undefined
    case 'inputChatUploadedPhoto':
      return (await newPicture(input, context)).id
    case 'inputChatPhoto':
      return (await reusedPicture(input.id, context, 'PHOTO_INVALID')).id
  }
}
