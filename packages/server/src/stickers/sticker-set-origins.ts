import type { FileOrigin, OriginKeeper, PassingOn } from '../files/locate/origin.ts'
import type { SavedFileStore, StickerSetStore } from '../storage/ports/sticker-store.ts'

/** Sticker sets as places where documents are seen: a set shows its stickers and its picture to everybody. */
export class StickerSetOrigins implements OriginKeeper<'sticker set'> {
  readonly #sets: StickerSetStore

  constructor(sets: StickerSetStore) {
    this.#sets = sets
  }

  async names({ set }: Extract<FileOrigin, { kind: 'sticker set' }>, file: bigint): Promise<boolean> {
    if ((await this.#sets.setsOf([file])).get(file) === set) return true
    return (await this.#sets.set(set))?.thumb === file
  }

  async passingOn(): Promise<PassingOn> {
    return 'free'
  }
}

/** The lists of a user, which show what is in them to that user. */
export class SavedFileOrigins implements OriginKeeper<'saved'> {
  readonly #saved: SavedFileStore

  constructor(saved: SavedFileStore) {
    this.#saved = saved
  }

  async names(
    { user }: Extract<FileOrigin, { kind: 'saved' }>,
    file: bigint,
    viewer: bigint,
  ): Promise<boolean> {
    return user === viewer && (await this.#saved.isSaved(user, file))
  }

  /** Nothing comes into a list that may not be passed on. */
  async passingOn(): Promise<PassingOn> {
    return 'free'
  }
}
