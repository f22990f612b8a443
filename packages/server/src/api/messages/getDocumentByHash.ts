import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { cleanMimeType } from '@longshore/protocol/files/mime-type'
import type { FileOrigin } from '../../files/locate/origin.ts'
import type { DocumentRecord } from '../../storage/ports/file-catalog.ts'
import type { PeerId } from '../../storage/ports/peer-id.ts'
import type { Context } from '../context.ts'
import type { Handler } from '../handler.ts'
import { shapeDocument } from '../shapes/document.ts'
import { followedChannels } from './followed-channels.ts'

/** SHA-256. Bytes. */
const hashLength = 32

/**
 * A document by its bytes, among those the caller may see anyway: "if the file type is correct and the file is found, a
 * document is returned" (api/files, re-using pre-uploaded files); else documentEmpty with id 0.
 *
 * @throws RpcError SHA256_HASH_INVALID
 */
export const getDocumentByHash: Handler<'messages.getDocumentByHash'> = async (request, context) => {
  const { sha256, size, mime_type } = request
  if (sha256.length !== hashLength) throw new RpcError('SHA256_HASH_INVALID')
  const wanted = { sha256, size: Number(size), mimeType: cleanMimeType(mime_type) }
  const boxes = [context.userId, ...(await followedChannels(context)).map(({ channel }) => channel)]
  const sees = (document: DocumentRecord) => placeOf(document, boxes, context)
  const found = await context.files.documentByHash(wanted, { viewers: boxes, sees })
  if (!found) return { _: 'documentEmpty', id: 0n }
  return shapeDocument(context, context.userId, found.document.id, found.origin)
}

/** Messages that are looked at for one that may be passed on. */
const mostPlaces = 10

/**
 * Where the caller sees a document that it may send: it uploaded it, a sticker set shows it, it saved it, or a message shows
 * it and lets it go on.
 */
async function placeOf(
  { id, uploader }: DocumentRecord,
  boxes: readonly PeerId[],
  { userId, messages, stickers, files }: Context,
): Promise<FileOrigin | undefined> {
  if (uploader === userId) return { kind: 'upload' }
  const set = (await stickers.store.sets.setsOf([id])).get(id)
  if (set !== undefined) return { kind: 'sticker set', set }
  if (await stickers.store.saved.isSaved(userId, id)) return { kind: 'saved', user: userId }
  for (const place of await messages.store.placesOf(boxes, id, mostPlaces)) {
    const origin = { kind: 'message', owner: place.owner, messageId: place.id } as const
    if (await files.mayPassOn(id, origin)) return origin
  }
  return undefined
}
