import { type Drawing, type Frame, sizeOf } from '../frame.ts'
import { Player } from './player.ts'
import type { Lottie } from './read-tgs.ts'

/**
 * @returns undefined for an animation that the player does not take
 * @throws PlayerBroke; so does whatever draws
 */
export async function openTgs(lottie: Lottie): Promise<Drawing | undefined> {
  const { width, height, framesPerSecond, frames, json } = lottie
  const player = await Player.open(json)
  if (!player) return undefined
  const draw = (seconds: number, side: number): Frame => {
    const size = sizeOf(lottie, side)
    const frame = frameNumber(seconds, framesPerSecond, player.frames)
    return { ...size, channels: 4, data: player.draw(frame, size) }
  }
  const seconds = frames / framesPerSecond
  return {
    width,
    height,
    seconds,
    frameAt: async (at, side) => draw(at, side),
    async *frames(perSecond, side) {
      const count = Math.max(1, Math.floor(seconds * perSecond + ROUNDING))
      for (let frame = 0; frame < count; frame++) yield draw(frame / perSecond, side)
    },
    close: () => player.close(),
  }
}

/** Of seconds multiplied by frames a second. */
const ROUNDING = 1e-6

/** A moment between two frames shows the earlier one. */
function frameNumber(seconds: number, framesPerSecond: number, total: number): number {
  const frame = Math.floor(seconds * framesPerSecond + ROUNDING)
  return Math.min(Math.max(0, frame), total - 1)
}
