import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'

type Name = Type<'InputMedia'>['_']

/** What becomes of a field that a client fills in: it is shown with the message, it says how to make what is shown, or no. */
export type Fate = 'shown' | 'obeyed' | { readonly refused: KnownError }

type FatesOf<N extends Name> = { readonly [Field in Exclude<keyof Constructor<N>, '_'>]-?: Fate }

/**
 * Every field of every InputMedia that becomes a message: nothing that a client asks for is lost without a word. A new
 * field of a newer layer is an error of types here until somebody decides.
 */
export const fates = {
  inputMediaUploadedPhoto: {
    file: 'shown',
    spoiler: 'shown',
    stickers: 'shown',
    ttl_seconds: 'shown',
    live_photo: 'shown',
    video: 'shown',
  },
  inputMediaPhoto: {
    id: 'shown',
    spoiler: 'shown',
    ttl_seconds: 'shown',
    live_photo: 'shown',
    video: 'shown',
  },
  inputMediaUploadedDocument: {
    file: 'shown',
    thumb: 'shown',
    mime_type: 'shown',
    attributes: 'shown',
    stickers: 'shown',
    spoiler: 'shown',
    video_timestamp: 'shown',
    ttl_seconds: 'shown',
    nosound_video: 'obeyed',
    force_file: 'obeyed',
    video_cover: 'shown',
  },
  inputMediaDocument: {
    id: 'shown',
    spoiler: 'shown',
    video_timestamp: 'shown',
    ttl_seconds: 'shown',
    // The words a sticker was found by: for statistics, nobody is shown them.
    query: 'obeyed',
    video_cover: 'shown',
  },
} as const satisfies { readonly [N in Name]?: FatesOf<N> }

/** The others, whatever their fields: none of them is made here. */
export const refusals = {
  inputMediaEmpty: 'MEDIA_EMPTY',
  inputMediaContact: 'MEDIA_INVALID',
  inputMediaDice: 'MEDIA_INVALID',
  inputMediaDocumentExternal: 'MEDIA_INVALID',
  inputMediaGame: 'MEDIA_INVALID',
  inputMediaGeoLive: 'MEDIA_INVALID',
  inputMediaGeoPoint: 'MEDIA_INVALID',
  inputMediaInvoice: 'MEDIA_INVALID',
  inputMediaPaidMedia: 'MEDIA_INVALID',
  inputMediaPhotoExternal: 'MEDIA_INVALID',
  inputMediaPoll: 'MEDIA_INVALID',
  inputMediaStakeDice: 'MEDIA_INVALID',
  inputMediaStory: 'MEDIA_INVALID',
  inputMediaTodo: 'MEDIA_INVALID',
  inputMediaVenue: 'MEDIA_INVALID',
  inputMediaWebPage: 'MEDIA_INVALID',
} as const satisfies { readonly [N in Exclude<Name, keyof typeof fates>]: KnownError }

/** @throws RpcError for a field that would be lost */
export function requireKept(input: { readonly _: keyof typeof fates }): void {
  const told: Readonly<Record<string, unknown>> = { ...input }
  for (const [field, fate] of Object.entries<Fate>(fates[input._])) {
    const value = told[field]
    const isGiven = value !== undefined && value !== false
    if (isGiven && typeof fate === 'object') throw new RpcError(fate.refused)
  }
}
