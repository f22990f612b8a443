import type { Handler } from '../handler.ts'
import { dialogUser } from '../peers.ts'
import { shapeDocument } from '../shapes/document.ts'
import { prepareMedia } from './media.ts'

/** Makes a document of uploaded parts without sending it: the way to albums. */
export const uploadMedia: Handler<'messages.uploadMedia'> = async (request, context) => {
  if (request.peer._ !== 'inputPeerEmpty') await dialogUser(request.peer, context)
  const { media, shows } = await prepareMedia(request.media, context)
  const document = await shapeDocument(context, context.userId, shows.id, { kind: 'upload' })
  return { ...media, document }
}
