import { readFile } from 'node:fs/promises'
import { readTgs } from './read-tgs.ts'

/** The sides of an animated sticker, in pixels; nothing where it is none. */
export async function tgsCanvas({
  path,
}: {
  readonly path: string
}): Promise<{ width: number; height: number } | undefined> {
  const lottie = readTgs(await readFile(path))
  return lottie && { width: lottie.width, height: lottie.height }
}
