import type { PeerId } from '../../storage/ports/peer-id.ts'

/** Where a user saw a document or a photo. */
export type FileOrigin =
  /** A message, as it lies in the box of `owner`: of a user, or of a channel. */
  | { readonly kind: 'message'; readonly owner: PeerId; readonly messageId: number }
  /** Its own messages.uploadMedia, before any message shows it. */
  | { readonly kind: 'upload' }
  /** The profile pictures of a user. */
  | { readonly kind: 'profile'; readonly user: bigint }
  /** The picture of a group or channel. */
  | { readonly kind: 'chat'; readonly chat: PeerId }
  | { readonly kind: 'sticker set'; readonly set: bigint }
  /** What a user saved: GIFs, favourite and recent stickers. */
  | { readonly kind: 'saved'; readonly user: bigint }

export type OriginKind = FileOrigin['kind']

/**
 * Whether what somebody sees may be shown again elsewhere. `restricted`: the place keeps what is in it (noforwards).
 * `passing`: it is there to be seen once, or for a time.
 */
export type PassingOn = 'free' | 'restricted' | 'passing'

/** Answers for one kind of place. "May see" is one question and "may pass on" another. */
export interface OriginKeeper<K extends OriginKind> {
  /** Whether that place shows that file to that user, now. */
  names(origin: Extract<FileOrigin, { kind: K }>, file: bigint, user: bigint): Promise<boolean>
  /** Whether what it shows may be shown elsewhere by those who see it. */
  passingOn(origin: Extract<FileOrigin, { kind: K }>, file: bigint): Promise<PassingOn>
}

/** One answers for each kind of place; for uploads the catalogue does. */
export type Origins = { readonly [K in Exclude<OriginKind, 'upload'>]: OriginKeeper<K> }

/** Whatever shows files: messages, pictures, sticker sets. */
export interface FileHolder {
  /** Those of the files that it shows to anybody. */
  inUse(files: readonly bigint[]): Promise<bigint[]>
}
