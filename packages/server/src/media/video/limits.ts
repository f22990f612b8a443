/** Larger videos are not decoded: 8K is 7680x4320. */
export const MAX_SIDE = 8192
/** Pixels of one frame. */
export const MAX_PIXELS = 34_000_000

/** Of a frame that is laid on white: that needs several copies of it, of four bytes a pixel. */
const MAX_TRANSPARENT_PIXELS = 4_000_000

export function mayLayOnWhite({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}): boolean {
  return mayDecode({ width, height }) && width * height <= MAX_TRANSPARENT_PIXELS
}

/** Whether a frame of that size may be decoded. */
export function mayDecode({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return isSide(width) && isSide(height) && width * height <= MAX_PIXELS
}

function isSide(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels >= 1 && pixels <= MAX_SIDE
}

/** Seconds that somebody may mean: what is zero, negative, not a number or longer than a week tells nothing. */
export function duration(seconds: number | undefined): number | undefined {
  if (seconds === undefined || !Number.isFinite(seconds) || seconds <= 0 || seconds > 7 * 24 * 3600)
    return undefined
  return Math.round(seconds * 1000) / 1000
}

/** The largest size of the same shape inside a square, never larger than the original, with the even sides 4:2:0 needs. */
export function evenBox(
  { width, height }: { readonly width: number; readonly height: number },
  side: number,
): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: even(width * scale), height: even(height * scale) }
}

function even(pixels: number): number {
  return Math.max(2, 2 * Math.round(pixels / 2 - 0.01))
}
