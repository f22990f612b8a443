import type { Constructor } from '@longshore/protocol/schema/api'
import { UserError } from './user-error.ts'

/** What a message says of its file. @throws {UserError} when it has none */
export function documentOf(message: Constructor<'message'>): {
  name: string
  size: bigint
  mimeType: string
} {
  const media = message.media
  if (media?._ !== 'messageMediaDocument' || media.document?._ !== 'document') {
    throw new UserError(`Message ${message.id} holds no file.`)
  }
  const { attributes, size, mime_type } = media.document
  const named = attributes.find((attribute) => attribute._ === 'documentAttributeFilename')
  return { name: named?.file_name ?? 'file', size, mimeType: mime_type }
}
