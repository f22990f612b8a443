/**
 * Draws the sample stickers into packages/server/assets/stickers. Run by hand, with ffmpeg on PATH:
 * node --conditions=longshore-source tools/stickers/generate.ts
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { buoy, lighthouse } from './animations.ts'
import { anchor, container, crane, gull, ship, svgOf } from './drawings.ts'

const folder = new URL('../../packages/server/assets/stickers/', import.meta.url)
const STICKER = 512
const EMOJI = 100

interface Sample {
  readonly file: string
  readonly mimeType: 'image/webp' | 'application/x-tgsticker' | 'video/webm'
  readonly emoji: string
  readonly set: 'stickers' | 'emoji'
  readonly make: (path: string) => Promise<void>
}

const samples: readonly Sample[] = [
  picture('ship.webp', '🚢', 'stickers', ship),
  picture('crane.webp', '🏗', 'stickers', crane),
  picture('container.webp', '📦', 'stickers', container),
  picture('anchor.webp', '⚓', 'stickers', anchor),
  animation('buoy.tgs', '🛟', 'stickers', buoy()),
  {
    file: 'gull.webm',
    mimeType: 'video/webm',
    emoji: '🕊',
    set: 'stickers',
    make: (path) => video(path, STICKER),
  },
  picture('ship-emoji.webp', '🚢', 'emoji', ship),
  picture('anchor-emoji.webp', '⚓', 'emoji', anchor),
  picture('container-emoji.webp', '📦', 'emoji', container),
  animation('lighthouse-emoji.tgs', '💡', 'emoji', lighthouse()),
  {
    file: 'gull-emoji.webm',
    mimeType: 'video/webm',
    emoji: '🕊',
    set: 'emoji',
    make: (path) => video(path, EMOJI),
  },
]

for (const { file, make } of samples) await make(fileURLToPath(new URL(file, folder)))
const manifest = samples.map(({ file, mimeType, emoji, set }) => ({ file, mimeType, emoji, set }))
await writeFile(new URL('manifest.json', folder), `${JSON.stringify(manifest, undefined, 2)}\n`)

function picture(file: string, emoji: string, set: Sample['set'], content: string): Sample {
  const size = set === 'stickers' ? STICKER : EMOJI
  const make = async (path: string) => {
    await sharp(Buffer.from(svgOf(content)))
      .resize(size)
      .webp({ quality: 90, alphaQuality: 90, effort: 6 })
      .toFile(path)
  }
  return { file, mimeType: 'image/webp', emoji, set, make }
}

function animation(file: string, emoji: string, set: Sample['set'], content: object): Sample {
  return {
    file,
    mimeType: 'application/x-tgsticker',
    emoji,
    set,
    make: (path) => writeFile(path, gzipSync(JSON.stringify(content), { level: 9 })),
  }
}

/** A second of flight, two beats. */
async function video(path: string, size: number): Promise<void> {
  const frames = 30
  const ffmpeg = spawn(
    'ffmpeg',
    // biome-ignore format: options beside their values
    [
      '-y', '-v', 'error', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${size}x${size}`, '-r', '30', '-i', 'pipe:0',
      '-c:v', 'libvpx-vp9', '-pix_fmt', 'yuva420p', '-crf', '36', '-b:v', '0', '-deadline', 'best', '-an',
      '-fflags', '+bitexact', '-flags:v', '+bitexact', path,
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  )
  for (let frame = 0; frame < frames; frame++) {
    const drawing = svgOf(gull((2 * frame) / frames))
    ffmpeg.stdin.write(await sharp(Buffer.from(drawing)).resize(size).ensureAlpha().raw().toBuffer())
  }
  ffmpeg.stdin.end()
  const [code] = await once(ffmpeg, 'exit')
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`)
}
