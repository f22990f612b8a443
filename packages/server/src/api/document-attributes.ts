import type { Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { TlReader } from '@longshore/protocol/tl/reader'
import { TlWriter } from '@longshore/protocol/tl/writer'

type DocumentAttribute = Type<'DocumentAttribute'>

/**
 * The attributes of a document as the file catalogue keeps them: their number, then each as TL of this layer, which
 * every later one can read.
 */
export function encodeAttributes(attributes: readonly DocumentAttribute[]): Uint8Array {
  const writer = new TlWriter()
  writer.int(attributes.length)
  for (const attribute of attributes) apiCodec.write(writer, attribute)
  return writer.finish()
}

export function decodeAttributes(bytes: Uint8Array): DocumentAttribute[] {
  const reader = new TlReader(bytes)
  // What encodeAttributes wrote are attributes.
  return Array.from({ length: reader.int() }, () => apiCodec.read(reader) as DocumentAttribute)
}

/** The attributes that a client may give a document, as they are shown to everybody: sticker sets are of no use here. */
export function acceptedAttributes(attributes: readonly DocumentAttribute[]): DocumentAttribute[] {
  return attributes.flatMap((attribute): DocumentAttribute[] => {
    if (attribute._ === 'documentAttributeCustomEmoji') return []
    if (attribute._ !== 'documentAttributeSticker') return [attribute]
    return [{ ...attribute, stickerset: { _: 'inputStickerSetEmpty' } }]
  })
}

/** Empty for a document without a name, such as a voice message. */
export function fileNameOf(attributes: readonly DocumentAttribute[]): string {
  const named = attributes.find((attribute) => attribute._ === 'documentAttributeFilename')
  return named?.file_name ?? ''
}
