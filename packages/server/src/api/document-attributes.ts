import { cleanFileName } from '@longshore/protocol/files/file-name'
import type { Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { plainName } from '@longshore/protocol/text/plain-line'
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
  // Cleaned once more: titles may come from the bytes of a file, and some were kept before there was a rule. Documents of
  // earlier versions may have two of a kind.
  return lastOfEachKind(
    Array.from({ length: reader.int() }, () => clean(apiCodec.read(reader) as DocumentAttribute)),
  )
}

/** One attribute of each kind: the last, in the place of the first. Web A tells a sound, then that it is a voice. */
export function lastOfEachKind(attributes: readonly DocumentAttribute[]): DocumentAttribute[] {
  return [...new Map(attributes.map((attribute) => [attribute._, attribute])).values()]
}

/** The attributes that a client may give a document, as they are shown to everybody: sticker sets are of no use here. */
export function acceptedAttributes(attributes: readonly DocumentAttribute[]): DocumentAttribute[] {
  return attributes.map(clean).flatMap((attribute): DocumentAttribute[] => {
    if (attribute._ === 'documentAttributeCustomEmoji') return []
    if (attribute._ !== 'documentAttributeSticker') return [attribute]
    return [{ ...attribute, stickerset: { _: 'inputStickerSetEmpty' } }]
  })
}

/** Code points of a title or a performer. */
const longestTitle = 256

/** An attribute whose words other clients can show, and use as the name of a file. */
function clean(attribute: DocumentAttribute): DocumentAttribute {
  switch (attribute._) {
    case 'documentAttributeFilename':
      return { ...attribute, file_name: cleanFileName(attribute.file_name) }
    case 'documentAttributeAudio':
      return { ...attribute, title: shownTitle(attribute.title), performer: shownTitle(attribute.performer) }
    case 'documentAttributeSticker':
    case 'documentAttributeCustomEmoji':
      return { ...attribute, alt: plainName(attribute.alt) }
    default:
      return attribute
  }
}

function shownTitle(text: string | undefined): string | undefined {
  // Twice as many units hold as many code points, and bound what is looked at.
  return text && [...plainName(text).slice(0, 2 * longestTitle)].slice(0, longestTitle).join('')
}

/** Empty for a document without a name, such as a voice message. */
export function fileNameOf(attributes: readonly DocumentAttribute[]): string {
  const named = attributes.find((attribute) => attribute._ === 'documentAttributeFilename')
  return named?.file_name ?? ''
}
