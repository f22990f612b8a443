import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { DocumentFacts } from '../../media/media.ts'
import { lastOfEachKind } from '../document-attributes.ts'
import { durationOf, sidesOf, soundDurationOf } from './credible-attributes.ts'

type DocumentAttribute = Type<'DocumentAttribute'>

/** How a document came, beside its attributes. */
export interface Arrival {
  /** force_file: it is a file, whatever is in it. */
  readonly forceFile: boolean
  /** nosound_video: a video without sound stays a video. */
  readonly nosoundVideo: boolean
  /** It was a GIF, and is MPEG4 now. */
  readonly converted: boolean
  /** It is a GIF still. */
  readonly gif: boolean
  /** Bytes. */
  readonly size: number
  /** `stickers` of the input media. */
  readonly hasStickers: boolean
  /** Its bytes are a sticker's, and so is its MIME type. */
  readonly sticker: boolean
}

/** Silent videos longer or bigger than this are no animations. Seconds, bytes. */
const longestAnimation = 60
const biggestAnimation = 10 * 1024 * 1024

/**
 * The attributes of a document, one of each kind: of two the last wins. What the sender said of it wins over the file,
 * unless it cannot be true; what it did not say is filled in from what the file itself tells.
 *
 * A video without sound becomes an animation, as GIFs do, unless the sender asks for a video (`nosound_video`); with
 * `force_file` a document is neither picture, video, sound nor animation, and only says how large its picture is.
 */
export function completedAttributes(
  given: readonly DocumentAttribute[],
  facts: DocumentFacts,
  arrival: Arrival,
): DocumentAttribute[] {
  const attributes = lastOfEachKind(given)
    .filter((attribute) => isKept(attribute, facts, arrival))
    .map((attribute) => completed(attribute, facts, arrival))
  const names = new Set(attributes.map(({ _ }) => _))
  return [...attributes, ...made(facts, arrival, attributes).filter(({ _ }) => !names.has(_))]
}

const playing: ReadonlySet<string> = new Set([
  'documentAttributeVideo',
  'documentAttributeAudio',
  'documentAttributeAnimated',
])

function isKept(
  { _ }: DocumentAttribute,
  { kind }: DocumentFacts,
  { forceFile, converted, gif }: Arrival,
): boolean {
  if (converted && _ === 'documentAttributeImageSize') return false
  // Neither a sound nor a picture that stands still is an animation.
  if (_ === 'documentAttributeAnimated' && (kind === 'audio' || (kind === 'image' && !gif))) return false
  return !(forceFile && playing.has(_))
}

function completed(attribute: DocumentAttribute, facts: DocumentFacts, arrival: Arrival): DocumentAttribute {
  switch (attribute._) {
    case 'documentAttributeFilename':
      return arrival.converted ? { ...attribute, file_name: asMp4(attribute.file_name) } : attribute
    case 'documentAttributeVideo':
      return {
        ...attribute,
        nosound: attribute.nosound || facts.hasSound === false,
        duration: durationOf(attribute.duration, facts),
        ...sidesOf(attribute, facts),
      }
    case 'documentAttributeImageSize':
      return { ...attribute, ...sidesOf(attribute, facts) }
    case 'documentAttributeAudio': {
      const duration = soundDurationOf(attribute.duration, facts)
      if (attribute.voice) return { ...attribute, duration }
      const title = attribute.title || facts.title
      const performer = attribute.performer || facts.performer
      return { ...attribute, duration, title, performer }
    }
    default:
      return attribute
  }
}

/** What the file tells of itself. */
function made(
  facts: DocumentFacts,
  arrival: Arrival,
  attributes: readonly DocumentAttribute[],
): DocumentAttribute[] {
  const stickers: DocumentAttribute[] = arrival.hasStickers ? [{ _: 'documentAttributeHasStickers' }] : []
  if (arrival.sticker) stickers.push(anySticker)
  const { width: w = 0, height: h = 0 } = facts
  if (facts.kind === 'image' && w > 0 && h > 0) stickers.push({ _: 'documentAttributeImageSize', w, h })
  if (arrival.forceFile) return stickers
  return [
    ...videoOf(facts),
    ...audioOf(facts, attributes),
    ...(isAnimation(facts, arrival, attributes) ? [{ _: 'documentAttributeAnimated' } as const] : []),
    ...stickers,
  ]
}

/** Of no set, and of no emoji that anybody told. */
const anySticker: DocumentAttribute = {
  _: 'documentAttributeSticker',
  alt: '',
  stickerset: { _: 'inputStickerSetEmpty' },
}

function videoOf(facts: DocumentFacts): Constructor<'documentAttributeVideo'>[] {
  if (facts.kind !== 'video') return []
  const { duration = 0, width: w = 0, height: h = 0 } = facts
  return [{ _: 'documentAttributeVideo', nosound: facts.hasSound === false, duration, w, h }]
}

/** Of a file that the sender calls a video, the sound is not music. */
function audioOf(
  facts: DocumentFacts,
  attributes: readonly DocumentAttribute[],
): Constructor<'documentAttributeAudio'>[] {
  if (facts.kind !== 'audio' || attributes.some(({ _ }) => _ === 'documentAttributeVideo')) return []
  const { title, performer } = facts
  return [{ _: 'documentAttributeAudio', duration: soundDurationOf(0, facts), title, performer }]
}

function isAnimation(
  { kind, hasSound, duration = 0 }: DocumentFacts,
  { converted, gif, nosoundVideo, size }: Arrival,
  attributes: readonly DocumentAttribute[],
): boolean {
  if (converted || gif) return true
  const isSomethingElse = attributes.some(
    (attribute) =>
      attribute._ === 'documentAttributeSticker' ||
      attribute._ === 'documentAttributeCustomEmoji' ||
      attribute._ === 'documentAttributeAudio' ||
      (attribute._ === 'documentAttributeVideo' && attribute.round_message),
  )
  const isSilentVideo = kind === 'video' && hasSound === false && !nosoundVideo
  return isSilentVideo && !isSomethingElse && duration <= longestAnimation && size <= biggestAnimation
}

/** TDLib looks for the name of the GIF in the name of what became of it. */
function asMp4(fileName: string): string {
  return /\.mp4$/i.test(fileName) ? fileName : `${fileName}.mp4`
}
