import { pictureTypeOf } from '../images/picture-type.ts'
import type { DocumentFacts } from '../media.ts'
import { type Container, containerOf } from '../video/container.ts'

/** Of containers that hold one kind of media, or name it otherwise than by its first bytes. */
const mimeTypes: Readonly<Record<Exclude<Container, 'mp4' | 'matroska' | 'ogg'>, string>> = {
  mov: 'video/quicktime',
  gif: 'image/gif',
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  wav: 'audio/x-wav',
  aac: 'audio/aac',
  aiff: 'audio/aiff',
}

/**
 * The MIME type that the first bytes of a file tell, and what is known of the rest.
 *
 * @returns undefined where they are of no picture, video, sound or PDF
 */
export function mimeTypeOfBytes(head: Uint8Array, { kind }: DocumentFacts): string | undefined {
  const container = containerOf(head)
  const type = kind === 'audio' ? 'audio' : 'video'
  switch (container) {
    case 'mp4':
      return `${type}/mp4`
    case 'matroska':
      return Buffer.from(head).includes('webm') ? `${type}/webm` : `${type}/x-matroska`
    case 'ogg':
      return kind === 'video' ? 'video/ogg' : 'audio/ogg'
    case undefined:
      break
    default:
      return mimeTypes[container]
  }
  const picture = pictureTypeOf(head)
  if (picture) return `image/${picture}`
  return Buffer.from(head).subarray(0, 5).toString('latin1') === '%PDF-' ? 'application/pdf' : undefined
}
