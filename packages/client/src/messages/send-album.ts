import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { randomId } from '../rpc/random-id.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { resendMissingParts } from '../upload/resend-missing-parts.ts'
import type { UploadedFile } from '../upload/upload-file.ts'
import { type DocumentOptions, uploadedDocument, uploadedPhoto } from './input-media.ts'
import { inputPeer, type MessageOptions, type Peer } from './send-document.ts'
import { messageIn } from './sent-messages.ts'

/** "maximum 10 per media group" (api/files, "Albums, grouped media") */
export const largestAlbum = 10

/** One file of an album, with a caption of its own. */
export interface AlbumItem extends DocumentOptions, Pick<MessageOptions, 'caption' | 'entities'> {
  readonly file: UploadedFile
  /** A document when absent. */
  readonly as?: 'photo' | 'document' | undefined
}

export type AlbumOptions = Pick<MessageOptions, 'silent' | 'replyTo' | 'signal'>

/**
 * Sends uploaded files as one album (messages.sendMultiMedia): photos and videos together, or music, or documents. Each
 * is made a photo or document of by messages.uploadMedia before, so that parts the server has lost can be saved again.
 *
 * @returns the messages as the server keeps them, in the order of the items
 * @throws {TransferError} none, or more than {@link largestAlbum}
 */
export async function sendUploadedAlbum(
  rpc: Rpc,
  crypto: CryptoProvider,
  peer: Peer,
  items: readonly AlbumItem[],
  { silent, replyTo, signal }: AlbumOptions,
): Promise<Constructor<'message'>[]> {
  if (items.length === 0 || items.length > largestAlbum)
    throw new TransferError(`an album has 1 to ${largestAlbum} files, not ${items.length}`)
  const media: Constructor<'inputSingleMedia'>[] = []
  for (const item of items) {
    media.push({
      _: 'inputSingleMedia',
      media: await made(rpc, peer, item, signal),
      random_id: item.file.randomId ?? randomId(crypto),
      message: item.caption ?? '',
      entities: item.entities,
    })
  }
  const request = { silent, reply_to: replyTo, peer: inputPeer(peer), multi_media: media }
  const updates = await rpc.call('messages.sendMultiMedia', request, { signal })
  return media.map(({ random_id }) => messageIn(updates, random_id))
}

/** The photo or document that the server makes of an upload. */
async function made(
  rpc: Rpc,
  peer: Peer,
  item: AlbumItem,
  signal: AbortSignal | undefined,
): Promise<Type<'InputMedia'>> {
  const media = item.as === 'photo' ? uploadedPhoto(item.file) : uploadedDocument(item.file, item)
  const upload = () => rpc.call('messages.uploadMedia', { peer: inputPeer(peer), media }, { signal })
  return existing(await resendMissingParts(item.file, upload, signal))
}

function existing(media: Type<'MessageMedia'>): Type<'InputMedia'> {
  if (media._ === 'messageMediaPhoto' && media.photo?._ === 'photo') {
    const { id, access_hash, file_reference } = media.photo
    return { _: 'inputMediaPhoto', id: { _: 'inputPhoto', id, access_hash, file_reference } }
  }
  if (media._ === 'messageMediaDocument' && media.document?._ === 'document') {
    const { id, access_hash, file_reference } = media.document
    return { _: 'inputMediaDocument', id: { _: 'inputDocument', id, access_hash, file_reference } }
  }
  throw new TransferError(`the server made a ${media._} of an upload`)
}
