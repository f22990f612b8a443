import { MediaRefusal } from '../workers/refusal.ts'
import type { Dimensions } from './scale.ts'

/** Bytes. Bot API, "sendPhoto": "The photo must be at most 10 MB in size." */
export const PHOTO_SIZE_MAX = 10 << 20
/** Pixels. "The photo's width and height must not exceed 10000 in total." */
const SIDES_MAX = 10_000
/** "Width and height ratio must be at most 20." */
const RATIO_MAX = 20
/** Pixels: the side of `a`, the smallest square of a profile picture. */
const SQUARE_MIN = 160

/** @throws MediaRefusal PHOTO_SAVE_FILE_INVALID */
export function requirePhotoSize(size: number): void {
  if (size > PHOTO_SIZE_MAX) throw new MediaRefusal('PHOTO_SAVE_FILE_INVALID')
}

/** @throws MediaRefusal PHOTO_INVALID_DIMENSIONS */
export function requirePhotoDimensions({ width, height }: Dimensions): void {
  const ratio = Math.max(width, height) / Math.min(width, height)
  if (width + height > SIDES_MAX || ratio > RATIO_MAX) throw new MediaRefusal('PHOTO_INVALID_DIMENSIONS')
}

/** @throws MediaRefusal PHOTO_CROP_SIZE_SMALL */
export function requireSquare({ width, height }: Dimensions): void {
  if (Math.min(width, height) < SQUARE_MIN) throw new MediaRefusal('PHOTO_CROP_SIZE_SMALL')
}
