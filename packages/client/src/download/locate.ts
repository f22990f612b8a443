import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { TransferError } from '../transfer/transfer-error.ts'

/** Anything that says where a file is. */
export type DownloadFrom =
  | Type<'InputFileLocation'>
  | Type<'Message'>
  | Type<'MessageMedia'>
  | Type<'Document'>
  | Type<'Photo'>

/** A file as upload.getFile can be asked for it. */
export interface LocatedFile {
  readonly location: Type<'InputFileLocation'>
  /** In bytes; absent when the one who named the file did not know it. */
  readonly size?: number | undefined
  /** The data center it lives in; the account's own when absent. */
  readonly dcId?: number | undefined
  readonly name?: string | undefined
  /** As its sender named it: any text. */
  readonly mimeType?: string | undefined
  /** The message that shows the file: asked again, it gives a fresh file reference. */
  readonly origin?: Constructor<'message'> | undefined
}

/** @throws {TransferError} when there is no file in it. */
export function locate(from: DownloadFrom): LocatedFile {
  switch (from._) {
    case 'message':
      if (from.media === undefined) throw nothingIn(from)
      return { ...locate(from.media), origin: from }
    case 'messageMediaDocument':
      if (from.document === undefined) throw nothingIn(from)
      return locate(from.document)
    case 'messageMediaPhoto':
      if (from.photo === undefined) throw nothingIn(from)
      return locate(from.photo)
    case 'document':
      return locateDocument(from)
    case 'photo':
      return locatePhoto(from)
    default:
      if (!isLocation(from)) throw nothingIn(from)
      return { location: from }
  }
}

/** "id, file_reference and access_hash taken from the document constructor"; an empty thumb_size is the file itself. */
function locateDocument(document: Constructor<'document'>): LocatedFile {
  const { id, access_hash, file_reference, dc_id } = document
  return {
    location: { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size: '' },
    size: sizeOf(document.size),
    dcId: dc_id,
    name: document.attributes.find((attribute) => attribute._ === 'documentAttributeFilename')?.file_name,
    mimeType: document.mime_type,
  }
}

/** "thumb_size taken from the type field of the desired PhotoSize of the photo": the one with most pixels. */
function locatePhoto(photo: Constructor<'photo'>): LocatedFile {
  const { id, access_hash, file_reference, dc_id } = photo
  const largest = photo.sizes
    .flatMap((size) => {
      if (size._ === 'photoSize') return [{ type: size.type, pixels: size.w * size.h, bytes: size.size }]
      if (size._ === 'photoCachedSize')
        return [{ type: size.type, pixels: size.w * size.h, bytes: size.bytes.length }]
      if (size._ !== 'photoSizeProgressive') return []
      return [{ type: size.type, pixels: size.w * size.h, bytes: size.sizes.at(-1) }]
    })
    .reduce((best, size) => (size.pixels > best.pixels ? size : best), {
      type: '',
      pixels: 0,
      bytes: undefined,
    })
  if (largest.type === '') throw nothingIn(photo)
  return {
    location: { _: 'inputPhotoFileLocation', id, access_hash, file_reference, thumb_size: largest.type },
    size: largest.bytes,
    dcId: dc_id,
    mimeType: 'image/jpeg',
  }
}

/** The same for the same bytes; undefined where a location may come to mean others. */
export function identityOf({ location, size }: LocatedFile): string | undefined {
  if (size === undefined || !('id' in location)) return undefined
  const thumb = 'thumb_size' in location ? location.thumb_size : ''
  return [location._, location.id, thumb, size].join(' ')
}

function isLocation(from: DownloadFrom): from is Type<'InputFileLocation'> {
  return from._.startsWith('input')
}

function sizeOf(size: bigint): number {
  const bytes = Number(size)
  if (!Number.isSafeInteger(bytes) || bytes < 0)
    throw new TransferError(`a file of ${size} bytes is not possible`)
  return bytes
}

function nothingIn(from: { _: string }): TransferError {
  return new TransferError(`there is no file to download in this ${from._}`)
}
