import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { randomId } from '../rpc/random-id.ts'
import { isGone, isKnownDocument, type KnownDocument } from '../upload/prepare-document.ts'
import { resendMissingParts } from '../upload/resend-missing-parts.ts'
import type { HeldFile, UploadedFile } from '../upload/upload-file.ts'
import { type DocumentOptions, knownDocument, uploadedDocument, uploadedPhoto } from './input-media.ts'
import { messageIn } from './sent-messages.ts'

/** A chat; `me` is the user's own, Saved Messages. */
export type Peer = 'me' | Type<'InputPeer'>

export interface MessageOptions {
  readonly caption?: string | undefined
  readonly entities?: Type<'MessageEntity'>[] | undefined
  readonly silent?: boolean | undefined
  readonly replyTo?: Type<'InputReplyTo'> | undefined
  readonly signal?: AbortSignal | undefined
}

export interface SendOptions extends MessageOptions, DocumentOptions {}

export function inputPeer(peer: Peer): Type<'InputPeer'> {
  return peer === 'me' ? { _: 'inputPeerSelf' } : peer
}

interface Means {
  readonly rpc: Rpc
  readonly crypto: CryptoProvider
}

/**
 * Sends a file that the server holds as a message (messages.sendMedia). Parts the server has lost are saved again, and a
 * document that it has no more is uploaded.
 *
 * @returns the message as the server keeps it.
 */
export async function sendHeldDocument(
  means: Means,
  peer: Peer,
  file: UploadedFile | KnownDocument,
  options: SendOptions,
): Promise<Constructor<'message'>> {
  if (!isKnownDocument(file))
    return await sendUploaded(means, peer, file, uploadedDocument(file, options), options)
  try {
    const request = messageWith(means.crypto, peer, file, knownDocument(file), options)
    return await send(means.rpc, request, options.signal)
  } catch (error) {
    if (!isGone(error)) throw error
    const found = error.is('DOCUMENT_INVALID') ? undefined : await file.find?.()
    // Once: what is refused again is uploaded.
    const again = found === undefined ? await file.upload() : { ...found, find: undefined }
    return await sendHeldDocument(means, peer, again, options)
  }
}

/** Sends an uploaded picture as a photo: the server keeps sizes of it, not the file. */
export function sendUploadedPhoto(
  means: Means,
  peer: Peer,
  file: UploadedFile,
  options: MessageOptions,
): Promise<Constructor<'message'>> {
  return sendUploaded(means, peer, file, uploadedPhoto(file), options)
}

function sendUploaded(
  { rpc, crypto }: Means,
  peer: Peer,
  file: UploadedFile,
  media: Type<'InputMedia'>,
  options: MessageOptions,
): Promise<Constructor<'message'>> {
  const request = messageWith(crypto, peer, file, media, options)
  return resendMissingParts(file, () => send(rpc, request, options.signal), options.signal)
}

type SendMedia = Omit<Request<'messages.sendMedia'>, '_'>

function messageWith(
  crypto: CryptoProvider,
  peer: Peer,
  file: HeldFile,
  media: Type<'InputMedia'>,
  { silent, replyTo, caption, entities }: MessageOptions,
): SendMedia {
  return {
    silent,
    peer: inputPeer(peer),
    reply_to: replyTo,
    media,
    message: caption ?? '',
    entities,
    random_id: file.randomId ?? randomId(crypto),
  }
}

async function send(
  rpc: Rpc,
  request: SendMedia,
  signal: AbortSignal | undefined,
): Promise<Constructor<'message'>> {
  return messageIn(await rpc.call('messages.sendMedia', request, { signal }), request.random_id)
}
