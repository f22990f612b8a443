import type { Frame } from '../stickers/frame.ts'
import type { Canvas } from './background.ts'

/**
 * A copy of the canvas with a sticker in its middle, as far as its alpha lets it cover what is behind.
 */
export function placeSticker(canvas: Canvas, sticker: Frame): Canvas {
  const { side } = canvas
  const data = Uint8Array.from(canvas.data)
  const left = Math.floor((side - sticker.width) / 2)
  const top = Math.floor((side - sticker.height) / 2)
  for (let y = 0; y < sticker.height; y++) {
    let to = ((top + y) * side + left) * 3
    let from = y * sticker.width * 4
    for (let x = 0; x < sticker.width; x++, to += 3, from += 4) {
      const alpha = sticker.data[from + 3] ?? 0
      if (alpha === 0) continue
      for (let index = 0; index < 3; index++) {
        const behind = data[to + index] ?? 0
        const before = sticker.data[from + index] ?? 0
        data[to + index] = Math.round(behind + ((before - behind) * alpha) / 255)
      }
    }
  }
  return { side, data }
}
