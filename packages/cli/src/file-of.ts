import { locate } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'
import { UserError } from './user-error.ts'

/** What a message says of its file. */
export interface SentFile {
  /** Of the document or photo. */
  readonly id: bigint
  /** As its sender named it; a photo has no name, and gets one of its id. */
  readonly name: string
  readonly size: number
  readonly mimeType: string
}

/** Undefined when the message holds no file. */
export function fileIn({ media }: Constructor<'message'>): SentFile | undefined {
  if (media?._ === 'messageMediaDocument' && media.document?._ === 'document') {
    const { id, attributes, size, mime_type: mimeType } = media.document
    const named = attributes.find((attribute) => attribute._ === 'documentAttributeFilename')
    return { id, name: named?.file_name ?? 'file', size: Number(size), mimeType }
  }
  if (media?._ === 'messageMediaPhoto' && media.photo?._ === 'photo') {
    const { id } = media.photo
    const size = locate(media.photo).size ?? 0
    return { id, name: `photo ${id}.jpg`, size, mimeType: 'image/jpeg' }
  }
  return undefined
}

/** @throws {UserError} when it has none */
export function fileOf(message: Constructor<'message'>): SentFile {
  const file = fileIn(message)
  if (file === undefined) throw new UserError(`Message ${message.id} holds no file.`)
  return file
}
