import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { randomId } from '../rpc/random-id.ts'
import { resendMissingParts } from '../upload/resend-missing-parts.ts'
import type { UploadedFile } from '../upload/upload-file.ts'
import { type DocumentOptions, uploadedDocument, uploadedPhoto } from './input-media.ts'
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

/**
 * Sends an uploaded file as a message (messages.sendMedia). Parts the server has lost are saved again.
 *
 * @returns the message as the server keeps it.
 */
export function sendUploadedDocument(
  rpc: Rpc,
  crypto: CryptoProvider,
  peer: Peer,
  file: UploadedFile,
  options: SendOptions,
): Promise<Constructor<'message'>> {
  return sendMedia({ rpc, crypto }, peer, { file, media: uploadedDocument(file, options) }, options)
}

/** Sends an uploaded picture as a photo: the server keeps sizes of it, not the file. */
export function sendUploadedPhoto(
  rpc: Rpc,
  crypto: CryptoProvider,
  peer: Peer,
  file: UploadedFile,
  options: MessageOptions,
): Promise<Constructor<'message'>> {
  return sendMedia({ rpc, crypto }, peer, { file, media: uploadedPhoto(file) }, options)
}

async function sendMedia(
  { rpc, crypto }: { rpc: Rpc; crypto: CryptoProvider },
  peer: Peer,
  { file, media }: { file: UploadedFile; media: Type<'InputMedia'> },
  options: MessageOptions,
): Promise<Constructor<'message'>> {
  const { signal } = options
  const request: Omit<Request<'messages.sendMedia'>, '_'> = {
    silent: options.silent,
    peer: inputPeer(peer),
    reply_to: options.replyTo,
    media,
    message: options.caption ?? '',
    entities: options.entities,
    random_id: file.randomId ?? randomId(crypto),
  }
  const updates = await resendMissingParts(
    file,
    () => rpc.call('messages.sendMedia', request, { signal }),
    signal,
  )
  return messageIn(updates, request.random_id)
}
