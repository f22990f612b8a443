import type { DocumentFacts } from '../../media/media.ts'

/** Seconds: nobody sends a longer one, a week is beyond any file that fits. */
const longestDuration = 7 * 24 * 3600
/** Pixels of a side that a format can say. */
const longestSide = 65_535

interface Sides {
  readonly w: number
  readonly h: number
}

/**
 * The sides of a picture or video: those the sender told, unless they cannot be true. Libraries that do not look into a
 * file (GramJS, teleproto, Telethon without hachoir) say 1x1, others 0x0.
 */
export function sidesOf({ w, h }: Sides, { width, height }: DocumentFacts): Sides {
  const isPlaceholder = w === 1 && h === 1
  if (isSide(w) && isSide(h) && !(isPlaceholder && width && height)) return { w, h }
  return { w: width ?? 0, h: height ?? 0 }
}

/** Seconds that the sender told, unless they cannot be true: zero is what those say who do not know. */
export function durationOf(told: number, { duration = 0 }: DocumentFacts): number {
  return told > 0 && told <= longestDuration ? told : duration
}

/** The same of a sound, in whole seconds; what lasts at all lasts one. */
export function soundDurationOf(told: number, facts: DocumentFacts): number {
  const seconds = durationOf(told, facts)
  return seconds > 0 ? Math.max(1, Math.round(seconds)) : 0
}

function isSide(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels >= 1 && pixels <= longestSide
}
