import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { randomId } from '../rpc/random-id.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { isGone, isKnownDocument, type KnownDocument } from '../upload/prepare-document.ts'
import { resendMissingParts } from '../upload/resend-missing-parts.ts'
import type { UploadedFile } from '../upload/upload-file.ts'
import { type DocumentOptions, knownDocument, uploadedDocument, uploadedPhoto } from './input-media.ts'
import { inputPeer, type MessageOptions, type Peer } from './send-document.ts'
import { messageIn } from './sent-messages.ts'

/** "maximum 10 per media group" (api/files, "Albums, grouped media") */
export const largestAlbum = 10

/** One file of an album, with a caption of its own. */
export type AlbumItem = AlbumDocument | AlbumPhoto

interface AlbumDocument extends Captioned, DocumentOptions {
  readonly file: UploadedFile | KnownDocument
  /** A document when absent. */
  readonly as?: 'document' | undefined
}

interface AlbumPhoto extends Captioned {
  readonly file: UploadedFile
  readonly as: 'photo'
}

type Captioned = Pick<MessageOptions, 'caption' | 'entities'>

export type AlbumOptions = Pick<MessageOptions, 'silent' | 'replyTo' | 'signal'>

/**
 * Sends files that the server holds as one album (messages.sendMultiMedia): photos and videos together, or music, or
 * documents. Of each upload a photo or document is made by messages.uploadMedia before, so that parts the server has lost
 * can be saved again; where it has a known document no more, all of those are uploaded.
 *
 * @returns the messages as the server keeps them, in the order of the items
 * @throws {TransferError} none, or more than {@link largestAlbum}
 */
export async function sendHeldAlbum(
  { rpc, crypto }: { rpc: Rpc; crypto: CryptoProvider },
  peer: Peer,
  items: readonly AlbumItem[],
  options: AlbumOptions,
): Promise<Constructor<'message'>[]> {
  if (items.length === 0 || items.length > largestAlbum)
    throw new TransferError(`an album has 1 to ${largestAlbum} files, not ${items.length}`)
  const album: Prepared[] = []
  for (const item of items) album.push(await prepared({ rpc, crypto }, peer, item, options))
  try {
    return await send(rpc, peer, album, options)
  } catch (error) {
    if (!isGone(error) || !items.some(({ file }) => isKnownDocument(file))) throw error
  }
  const uploaded: Prepared[] = []
  for (const one of album) uploaded.push(await uploadedAfterAll(rpc, peer, one, options))
  return await send(rpc, peer, uploaded, options)
}

interface Prepared {
  readonly item: AlbumItem
  readonly media: Type<'InputMedia'>
  readonly randomId: bigint
}

async function prepared(
  { rpc, crypto }: { rpc: Rpc; crypto: CryptoProvider },
  peer: Peer,
  item: AlbumItem,
  options: AlbumOptions,
): Promise<Prepared> {
  const { file } = item
  const media = isKnownDocument(file) ? knownDocument(file) : await made(rpc, peer, { item, file }, options)
  return { item, media, randomId: file.randomId ?? randomId(crypto) }
}

async function uploadedAfterAll(
  rpc: Rpc,
  peer: Peer,
  one: Prepared,
  options: AlbumOptions,
): Promise<Prepared> {
  const { item } = one
  if (!isKnownDocument(item.file)) return one
  return { ...one, media: await made(rpc, peer, { item, file: await item.file.upload() }, options) }
}

async function send(
  rpc: Rpc,
  peer: Peer,
  album: readonly Prepared[],
  { silent, replyTo, signal }: AlbumOptions,
): Promise<Constructor<'message'>[]> {
  const multi_media = album.map(({ item: { caption = '', entities }, media, randomId }) => ({
    _: 'inputSingleMedia' as const,
    media,
    random_id: randomId,
    message: caption,
    entities,
  }))
  const request = { silent, reply_to: replyTo, peer: inputPeer(peer), multi_media }
  const updates = await rpc.call('messages.sendMultiMedia', request, { signal })
  return album.map(({ randomId }) => messageIn(updates, randomId))
}

/** The photo or document that the server makes of an upload. */
async function made(
  rpc: Rpc,
  peer: Peer,
  { item, file }: { item: AlbumItem; file: UploadedFile },
  { signal }: AlbumOptions,
): Promise<Type<'InputMedia'>> {
  const media = item.as === 'photo' ? uploadedPhoto(file) : uploadedDocument(file, item)
  const upload = () => rpc.call('messages.uploadMedia', { peer: inputPeer(peer), media }, { signal })
  return existing(await resendMissingParts(file, upload, signal))
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
