import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'

/** A landscape of its own colour, so that one tells the pictures of an album apart. */
export async function landscape(width: number, height: number, hue: number): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" preserveAspectRatio="none">
    <rect width="300" height="200" fill="hsl(${hue} 70% 80%)"/>
    <circle cx="230" cy="50" r="25" fill="hsl(${hue} 90% 95%)"/>
    <path d="M0 200 L90 70 L150 150 L200 100 L300 200z" fill="hsl(${hue} 50% 35%)"/></svg>`
  return sharp(Buffer.from(drawing)).resize(width, height, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer()
}

/** An anchor, as a sticker: one side of 512, transparent around it. */
export async function anchor(): Promise<Buffer> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"
    fill="none" stroke="#1d5b8f" stroke-width="48" stroke-linecap="round">
    <circle cx="256" cy="92" r="52"/><path d="M256 144V452M150 220H362M70 330C80 420 160 460 256 460S432 420 442 330"/></svg>`
  return sharp(Buffer.from(drawing)).resize(512, 512).webp().toBuffer()
}

/** What ffmpeg makes of these arguments, as a file of that ending. */
export async function film(ending: string, ...args: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-film-'))
  try {
    const path = join(folder, `film.${ending}`)
    await promisify(execFile)('ffmpeg', ['-nostdin', '-loglevel', 'error', ...args, path])
    return await readFile(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}

export const clip = () =>
  film(
    'mp4',
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=640x360:rate=25',
    '-f',
    'lavfi',
    '-i',
    'sine=440',
    '-t',
    '2',
    '-pix_fmt',
    'yuv420p',
  )

export const squareClip = () =>
  film('mp4', '-f', 'lavfi', '-i', 'testsrc2=size=800x800:rate=25', '-t', '2', '-pix_fmt', 'yuv420p')

export const gif = () => film('gif', '-f', 'lavfi', '-i', 'testsrc=size=240x180:rate=10', '-t', '2')
