import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { randomId } from '../rpc/random-id.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { isKnownDocument, type KnownDocument } from '../upload/prepare-document.ts'
import { resendMissingParts } from '../upload/resend-missing-parts.ts'
import type { UploadedFile } from '../upload/upload-file.ts'
import { type DocumentOptions, knownDocument, uploadedDocument, uploadedPhoto } from './input-media.ts'
import { inputPeer, type MessageOptions, type Peer } from './send-document.ts'

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

/** A file of an album as a photo or document that is there and can be shown. */
export interface AlbumMedia {
  readonly item: AlbumItem
  readonly media: Type<'InputMedia'>
  readonly randomId: bigint
  /** The document that the server said it has; another when that is shown no more. */
  readonly known?: KnownDocument | undefined
}

/** Makes what an album shows, and makes it anew where it cannot be shown any more. */
export class AlbumMaker {
  readonly #rpc: Rpc
  readonly #crypto: CryptoProvider
  readonly #peer: Peer
  readonly #signal: AbortSignal | undefined

  constructor(
    { rpc, crypto }: { rpc: Rpc; crypto: CryptoProvider },
    peer: Peer,
    signal: AbortSignal | undefined,
  ) {
    this.#rpc = rpc
    this.#crypto = crypto
    this.#peer = peer
    this.#signal = signal
  }

  /** @throws {RpcError} what is wrong with this file alone, or with sending at all */
  async make(item: AlbumItem): Promise<AlbumMedia> {
    const { file } = item
    const known = isKnownDocument(file) ? file : undefined
    const media = isKnownDocument(file) ? knownDocument(file) : await this.#ofUpload(item, file)
    return { item, media, known, randomId: file.randomId ?? randomId(this.#crypto) }
  }

  /** Another document of the same bytes, or the file uploaded after all; only of a known document. */
  async replaced(one: AlbumMedia): Promise<AlbumMedia> {
    if (one.known === undefined) return one
    const found = await one.known.find?.()
    // Once: what is refused again is uploaded.
    if (found !== undefined)
      return { ...one, media: knownDocument(found), known: { ...found, find: undefined } }
    return {
      ...one,
      media: await this.#ofUpload(one.item, await one.known.upload()),
      known: undefined,
    }
  }

  /** The same with a fresh file reference; only of an upload. */
  async renewed(one: AlbumMedia): Promise<AlbumMedia> {
    if (isKnownDocument(one.item.file)) return one
    return { ...one, media: await this.#ofUpload(one.item, one.item.file) }
  }

  /** The photo or document that the server makes of an upload. */
  async #ofUpload(item: AlbumItem, file: UploadedFile): Promise<Type<'InputMedia'>> {
    const media = item.as === 'photo' ? uploadedPhoto(file) : uploadedDocument(file, item)
    const request = { peer: inputPeer(this.#peer), media }
    const upload = () => this.#rpc.call('messages.uploadMedia', request, { signal: this.#signal })
    return existing(await resendMissingParts(file, upload, this.#signal))
  }
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
