import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { FileOrigin } from '../../files/locate/origin.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeMedia } from '../shapes/media.ts'
import { prepareMedia } from './media.ts'
import { recipientOf } from './recipient.ts'

/** Makes a photo or document of uploaded parts without sending it: the way to albums, and to many chats. */
export const uploadMedia: Handler<'messages.uploadMedia'> = async (request, context) => {
  await requirePeer(request.peer, context)
  const { media, shows } = await prepareMedia(request.media, context)
  await context.files.handedOut(shows.id)
  return shapeMedia(context, context.userId, media, shows.id, await placeOf(request.media, context))
}

/** What the caller did not upload it sees only where it saw it before. */
async function placeOf(media: Type<'InputMedia'>, { files, userId }: Context): Promise<FileOrigin> {
  const isThere = media._ === 'inputMediaDocument' || media._ === 'inputMediaPhoto'
  if (!isThere || !('file_reference' in media.id)) return { kind: 'upload' }
  return files.seenAt(userId, { id: media.id.id, fileReference: media.id.file_reference })
}

/** Bots need not say for whom it is. */
async function requirePeer(peer: Type<'InputPeer'>, context: Context): Promise<void> {
  if (peer._ !== 'inputPeerEmpty') await recipientOf({ peer }, context)
  else if (!(await context.me()).tokenHash) throw new RpcError('PEER_ID_INVALID')
}
