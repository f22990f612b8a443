import { locate, TransferError } from '@longshore/client/node'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
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

/** What a message has to do with files. */
export type Held =
  | { readonly kind: 'file'; readonly file: SentFile }
  | { readonly kind: 'nothing' }
  /** There may be a file, but none that this version can fetch. */
  | { readonly kind: 'unreadable'; readonly what: string }

/** Media that holds no file of the conversation. */
const fileless: ReadonlySet<Type<'MessageMedia'>['_']> = new Set([
  'messageMediaEmpty',
  'messageMediaContact',
  'messageMediaDice',
  'messageMediaGame',
  'messageMediaGeo',
  'messageMediaGeoLive',
  'messageMediaGiveaway',
  'messageMediaGiveawayResults',
  'messageMediaInvoice',
  'messageMediaPoll',
  'messageMediaToDo',
  'messageMediaVenue',
  'messageMediaVideoStream',
  'messageMediaWebPage',
])

/** Never throws: what one message holds must not keep anybody from the others. */
export function heldIn({ media }: Constructor<'message'>): Held {
  if (media === undefined || fileless.has(media._)) return { kind: 'nothing' }
  if (media._ === 'messageMediaDocument') return heldDocument(media)
  if (media._ === 'messageMediaPhoto') return heldPhoto(media)
  return { kind: 'unreadable', what: `${media._}, which this version does not know` }
}

function heldDocument({ document, ttl_seconds }: Constructor<'messageMediaDocument'>): Held {
  if (document?._ !== 'document') return gone('a file', ttl_seconds)
  const { id, attributes, mime_type: mimeType } = document
  const located = locatedIn(document)
  if (located?.size === undefined) return { kind: 'unreadable', what: 'a file of an impossible size' }
  const named = attributes.find((attribute) => attribute._ === 'documentAttributeFilename')
  return { kind: 'file', file: { id, name: named?.file_name ?? 'file', size: located.size, mimeType } }
}

function heldPhoto({ photo, ttl_seconds }: Constructor<'messageMediaPhoto'>): Held {
  if (photo?._ !== 'photo') return gone('a photo', ttl_seconds)
  const { id } = photo
  const located = locatedIn(photo)
  if (located?.size === undefined)
    return { kind: 'unreadable', what: 'a photo without a size that this version knows' }
  return {
    kind: 'file',
    file: { id, name: `photo ${id}.jpg`, size: located.size, mimeType: 'image/jpeg' },
  }
}

function gone(what: string, ttl: number | undefined): Held {
  return { kind: 'unreadable', what: `${what} that ${ttl ? 'was to disappear, and ' : ''}is gone` }
}

function locatedIn(
  from: Constructor<'document'> | Constructor<'photo'>,
): ReturnType<typeof locate> | undefined {
  try {
    return locate(from)
  } catch (error) {
    if (error instanceof TransferError) return undefined
    throw error
  }
}

/** Undefined when the message holds no file that can be fetched. */
export function fileIn(message: Constructor<'message'>): SentFile | undefined {
  const held = heldIn(message)
  return held.kind === 'file' ? held.file : undefined
}

/** @throws {UserError} when it has none */
export function fileOf(message: Constructor<'message'>): SentFile {
  const held = heldIn(message)
  if (held.kind === 'file') return held.file
  const what = held.kind === 'nothing' ? 'no file' : held.what
  throw new UserError(`Message ${message.id} holds ${what}.`)
}
