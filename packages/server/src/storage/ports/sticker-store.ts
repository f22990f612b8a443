export type StickerSetKind = 'stickers' | 'masks' | 'emojis'

export type StickerFormat = 'static' | 'tgs' | 'webm'

/** Where a mask goes on a face: a point (`n`: forehead, eyes, mouth, chin), offsets in widths of the face, a scale. */
export interface MaskCoords {
  readonly n: number
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** A sticker of a set. It is a document of its own, and of this set alone. */
export interface StickerRecord {
  readonly document: bigint
  readonly format: StickerFormat
  /** At least one; the first is shown where the sticker cannot be. */
  readonly emojis: readonly string[]
  readonly keywords: readonly string[]
  readonly maskCoords: MaskCoords | undefined
}

export interface StickerSetRecord {
  /** Positive. */
  readonly id: bigint
  readonly kind: StickerSetKind
  readonly title: string
  /** In the letters its creator chose; unique whatever the case. */
  readonly shortName: string
  /** Whose it is; a set of nobody's is the network's own. */
  readonly creator: bigint | undefined
  /** The bot that made it for its creator, which may change it too. */
  readonly bot: bigint | undefined
  /** Unix seconds. */
  readonly date: number
  /** Of emoji: drawn in the colour of the text around them. */
  readonly textColor: boolean
  /** A document that is nothing but the picture of the set. */
  readonly thumb: bigint | undefined
  /** Grows each time the picture is set or taken away. */
  readonly thumbVersion: number
  /** Of emoji sets: the one of them that stands for the set. */
  readonly thumbEmoji: bigint | undefined
  /** Grows with every change of the set or of what is in it. */
  readonly version: number
  /** How many stickers there are. */
  readonly count: number
  /** Which all stickers have; undefined where they differ, or there are none. */
  readonly format: StickerFormat | undefined
}

export type NewStickerSet = Omit<StickerSetRecord, 'version' | 'count' | 'format'>

export interface StickerSetChanges {
  readonly title?: string | undefined
  /** null takes the picture away; either makes `thumbVersion` grow. */
  readonly thumb?: bigint | null | undefined
  readonly thumbEmoji?: bigint | null | undefined
}

/** Sets and the stickers in them. Every method is one transaction. */
export interface StickerSetStore {
  /** The stickers come in their order. */
  add(
    set: NewStickerSet,
    stickers: readonly StickerRecord[],
  ): Promise<'added' | 'id taken' | 'short name taken'>
  set(id: bigint): Promise<StickerSetRecord | undefined>
  /** Those that exist, in the order of the ids. */
  sets(ids: readonly bigint[]): Promise<StickerSetRecord[]>
  byShortName(shortName: string): Promise<StickerSetRecord | undefined>
  /** The newest first, beginning after the set `after`. */
  ofCreator(
    creator: bigint,
    window: { readonly after?: bigint | undefined; readonly limit: number },
  ): Promise<{
    readonly sets: StickerSetRecord[]
    /** All of them. */
    readonly total: number
  }>
  /** Sets that are nobody's, the oldest first. */
  ofNobody(kind: StickerSetKind): Promise<StickerSetRecord[]>
  /** At most `limit` sets whose title or short name holds `text`, whatever the case of ASCII letters, the newest first. */
  search(text: string, kind: StickerSetKind, limit: number): Promise<StickerSetRecord[]>
  /** @returns the set as it is afterwards */
  change(id: bigint, changes: StickerSetChanges): Promise<StickerSetRecord | undefined>
  /** Removes it with its stickers, wherever it is installed. */
  remove(id: bigint): Promise<void>

  /** In their order. */
  stickers(set: bigint): Promise<StickerRecord[]>
  /** The first sticker of each of the sets that has one. */
  covers(sets: readonly bigint[]): Promise<ReadonlyMap<bigint, StickerRecord>>
  /** Which sets these documents are stickers of; those of no set are left out. */
  setsOf(documents: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>>
  /** Puts a sticker behind the others, unless there are `most` already. */
  addSticker(set: bigint, sticker: StickerRecord, most: number): Promise<'added' | 'too many' | 'no such set'>
  /** Puts another sticker, or the same changed, in the place of one. @returns whether it was there */
  putSticker(document: bigint, sticker: StickerRecord): Promise<boolean>
  /** @param position from 0; beyond the last is the last. @returns whether it was there */
  moveSticker(document: bigint, position: number): Promise<boolean>
  /** @returns whether it was there */
  removeSticker(document: bigint): Promise<boolean>

  /** Those of the documents that are a sticker or the picture of some set. */
  documentsInUse(documents: readonly bigint[]): Promise<bigint[]>
}

export interface InstalledSet {
  readonly set: bigint
  /** Unix seconds. */
  readonly date: number
  readonly archived: boolean
}

/** Which sets a user has in its panel, kind by kind, and which it put away. Every method is one transaction. */
export interface InstalledSetStore {
  /**
   * Puts a set before the others; the last ones beyond `most` are archived.
   *
   * @returns the sets that were archived for it
   */
  install(user: bigint, installed: InstalledSet, most: number): Promise<bigint[]>
  /** @returns whether it was there */
  uninstall(user: bigint, set: bigint): Promise<boolean>
  /** In the order of the panel. */
  installed(user: bigint, kind: StickerSetKind, archived: boolean): Promise<InstalledSet[]>
  /** Those of the sets that the user has, archived or not. */
  among(user: bigint, sets: readonly bigint[]): Promise<InstalledSet[]>
  /** Puts the named sets of the kind first, in this order; the others follow as they were. */
  reorder(user: bigint, kind: StickerSetKind, order: readonly bigint[]): Promise<void>
  /** At most `limit` stickers of a kind that stand for an emoji, in what the user has installed. */
  stickersFor(user: bigint, kind: StickerSetKind, emoji: string, limit: number): Promise<bigint[]>
}

/** GIFs, favourite stickers, stickers used lately, and those put on photos lately. */
export type SavedList = 'gifs' | 'faved' | 'recent' | 'recent attached'

export interface SavedFile {
  readonly document: bigint
  /** Unix seconds. */
  readonly date: number
}

/** Documents a user keeps at hand, list by list. Every method is one transaction. */
export interface SavedFileStore {
  /** Puts a document first, new or not. @returns those that fell out of the list, which holds `most` */
  save(user: bigint, list: SavedList, file: SavedFile, most: number): Promise<bigint[]>
  /** @returns whether it was there */
  unsave(user: bigint, list: SavedList, document: bigint): Promise<boolean>
  /** The one saved last comes first. */
  saved(user: bigint, list: SavedList): Promise<SavedFile[]>
  isSaved(user: bigint, document: bigint): Promise<boolean>
  /** Those of the documents that somebody saved. */
  documentsInUse(documents: readonly bigint[]): Promise<bigint[]>
}

export interface StickerStore {
  readonly sets: StickerSetStore
  readonly installs: InstalledSetStore
  readonly saved: SavedFileStore
}
