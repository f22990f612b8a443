import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { resendMissingParts } from '../upload/resend-missing-parts.ts'
import type { UploadedFile } from '../upload/upload-file.ts'

/** A chat; `me` is the user's own, Saved Messages. */
export type Peer = 'me' | Type<'InputPeer'>

export interface SendOptions {
  readonly caption?: string | undefined
  readonly entities?: Type<'MessageEntity'>[] | undefined
  /** What the file is besides its name: documentAttributeVideo, documentAttributeAudio, ... */
  readonly attributes?: Type<'DocumentAttribute'>[] | undefined
  readonly thumb?: UploadedFile | undefined
  /** Show it as a file even where it could be shown as a video or a picture. */
  readonly forceFile?: boolean | undefined
  readonly silent?: boolean | undefined
  readonly replyTo?: Type<'InputReplyTo'> | undefined
  readonly signal?: AbortSignal | undefined
}

export function inputPeer(peer: Peer): Type<'InputPeer'> {
  return peer === 'me' ? { _: 'inputPeerSelf' } : peer
}

/**
 * Sends an uploaded file as a message (messages.sendMedia). Parts the server has lost are saved again.
 *
 * @returns the message as the server keeps it.
 */
export async function sendUploadedDocument(
  rpc: Rpc,
  crypto: CryptoProvider,
  peer: Peer,
  file: UploadedFile,
  options: SendOptions,
): Promise<Constructor<'message'>> {
  const { signal } = options
  const request: Omit<Request<'messages.sendMedia'>, '_'> = {
    silent: options.silent,
    peer: inputPeer(peer),
    reply_to: options.replyTo,
    media: {
      _: 'inputMediaUploadedDocument',
      force_file: options.forceFile,
      file: file.inputFile,
      thumb: options.thumb?.inputFile,
      mime_type: file.mimeType,
      attributes: [...(options.attributes ?? []), { _: 'documentAttributeFilename', file_name: file.name }],
    },
    message: options.caption ?? '',
    entities: options.entities,
    // One for all repeats: the server then never sends the message twice.
    random_id: randomId(crypto),
  }
  const updates = await resendMissingParts(
    file,
    () => rpc.call('messages.sendMedia', request, { signal }),
    signal,
  )
  return messageIn(updates, request.random_id)
}

function messageIn(updates: Type<'Updates'>, randomId: bigint): Constructor<'message'> {
  if (updates._ === 'updates' || updates._ === 'updatesCombined') {
    const sent = updates.updates.find(
      (update) => update._ === 'updateMessageID' && update.random_id === randomId,
    )
    for (const update of updates.updates) {
      if (update._ !== 'updateNewMessage' && update._ !== 'updateNewChannelMessage') continue
      const { message } = update
      if (message._ === 'message' && sent?._ === 'updateMessageID' && message.id === sent.id) return message
    }
  }
  throw new TransferError('the file was sent, but the server did not say as which message')
}

function randomId(crypto: CryptoProvider): bigint {
  const bytes = crypto.randomBytes(8)
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigInt64(0, true)
}
