import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { MaskCoords } from '../storage/ports/sticker-store.ts'
import { isLongerThan } from '../text/characters.ts'

const mostKeywords = 20

/** Characters of all keywords of a sticker. */
const longestKeywords = 64

/**
 * The words a sticker is found by, "separated by commas" (inputStickerSetItem).
 *
 * @throws RpcError STICKER_INVALID for more than 20, or more than 64 letters in all
 */
export function keywordsOf(text: string): string[] {
  const words = [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '')
  if (words.length > mostKeywords || isLongerThan(words.join(''), longestKeywords))
    throw new RpcError('STICKER_INVALID')
  return words
}

/** Forehead, eyes, mouth, chin. */
const lastPoint = 3

/** Widths of a face; a mask farther away than this, or larger, is a mistake. */
const farthest = 100

/** @throws RpcError STICKER_INVALID for a point that no face has, and numbers that are none */
export function checkMaskCoords({ n, x, y, zoom }: MaskCoords): void {
  const isPoint = Number.isInteger(n) && n >= 0 && n <= lastPoint
  const isNear = [x, y, zoom].every((number) => Math.abs(number) <= farthest)
  if (!isPoint || !isNear) throw new RpcError('STICKER_INVALID')
}
