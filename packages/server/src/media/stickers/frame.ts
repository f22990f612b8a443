/** A picture of a sticker: rows from the top; red, green, blue, and alpha that they are not multiplied by. */
export interface Frame {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly channels: 4
  readonly data: Uint8Array
}

/** A sticker that pictures can be had of. */
export interface Drawing {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Zero for what stands still. */
  readonly seconds: number
  /** The frame shown at a time, the last one from the end on. Its longer side is `side`, up or down. */
  frameAt(seconds: number, side: number): Promise<Frame>
  /** The frames of one round, so many a second. */
  frames(framesPerSecond: number, side: number): AsyncGenerator<Frame>
  close(): void
}

/** The size of the same shape whose longer side is `side`. */
export function sizeOf(shape: { readonly width: number; readonly height: number }, side: number) {
  const scale = side / Math.max(shape.width, shape.height)
  const scaled = (length: number) => Math.max(1, Math.round(length * scale))
  return { width: scaled(shape.width), height: scaled(shape.height) }
}
