import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Type } from '@longshore/protocol/schema/api'
import type { FileOrigin } from '../../files/locate/origin.ts'
import { shownFiles } from '../../messages/shown-files.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeMedia } from '../shapes/media.ts'
import { prepareMedia } from './media.ts'
import { recipientOf } from './recipient.ts'

/** Makes a photo or document of uploaded parts without sending it: the way to albums, and to many chats. */
export const uploadMedia: Handler<'messages.uploadMedia'> = async (request, context) => {
  await requirePeer(request.peer, context)
  const { media, shows } = await prepareMedia(request.media, context)
  const shown = { file: shows.id, companion: shows.companion }
  for (const file of shownFiles(shown)) await context.files.handedOut(file)
  const seen = await placesOf(request.media, context)
  return shapeMedia(context, context.userId, media, shown, (file) => seen.get(file) ?? { kind: 'upload' })
}

/** What the caller did not upload it sees only where it saw it before. */
async function placesOf(
  media: Type<'InputMedia'>,
  { files, userId }: Context,
): Promise<ReadonlyMap<bigint, FileOrigin>> {
  const places = new Map<bigint, FileOrigin>()
  for (const named of filesNamedBy(media)) {
    if (!named || !('file_reference' in named)) continue
    const { id, file_reference: fileReference } = named
    places.set(id, await files.seenAt(userId, { id, fileReference }))
  }
  return places
}

function filesNamedBy(
  media: Type<'InputMedia'>,
): readonly (Type<'InputPhoto'> | Type<'InputDocument'> | undefined)[] {
  switch (media._) {
    case 'inputMediaDocument':
      return [media.id, media.video_cover]
    case 'inputMediaUploadedDocument':
      return [media.video_cover]
    case 'inputMediaPhoto':
      return [media.id, media.video]
    case 'inputMediaUploadedPhoto':
      return [media.video]
    default:
      return []
  }
}

/** Bots need not say for whom it is. */
async function requirePeer(peer: Type<'InputPeer'>, context: Context): Promise<void> {
  if (peer._ !== 'inputPeerEmpty') await recipientOf({ peer }, context)
  else if (!(await context.me()).tokenHash) throw new RpcError('PEER_ID_INVALID')
}
