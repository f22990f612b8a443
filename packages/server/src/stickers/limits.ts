import type { StickerSetKind } from '../storage/ports/sticker-store.ts'

/** Stickers a set may hold. */
export const mostStickers: Readonly<Record<StickerSetKind, number>> = {
  stickers: 120,
  masks: 120,
  emojis: 200,
}

/** Sets of one kind in somebody's panel (stickers_installed_limit); the others are archived. */
export const mostInstalled = 200
