import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const BIG = 30 * 1024 * 1024

/** What ffmpeg makes each sample of. */
// biome-ignore format: the words of commands
const recipes = {
  'red.jpg': ['-f', 'lavfi', '-i', 'color=c=red:s=900x600', '-frames:v', '1'],
  'blue.jpg': ['-f', 'lavfi', '-i', 'color=c=blue:s=900x600', '-frames:v', '1'],
  'green.jpg': ['-f', 'lavfi', '-i', 'color=c=green:s=900x600', '-frames:v', '1'],
  'film.mp4': ['-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=10:duration=3', '-f', 'lavfi', '-i', 'sine=duration=3',
    '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
  'moving.gif': ['-f', 'lavfi', '-i', 'testsrc=size=160x120:rate=5:duration=2'],
  'music.mp3': ['-f', 'lavfi', '-i', 'sine=duration=5', '-metadata', 'title=Song', '-metadata', 'artist=Ada'],
  'voice.ogg': ['-f', 'lavfi', '-i', 'sine=duration=3', '-c:a', 'libopus'],
  'sticker.webp': ['-f', 'lavfi', '-i', 'testsrc=size=512x512', '-frames:v', '1'],
}

export type SampleName = keyof typeof recipes | 'big.bin'

/** Writes one file of each kind. @returns the path of a sample */
export async function writeSamples(folder: string): Promise<(name: SampleName) => string> {
  await mkdir(folder, { recursive: true })
  for (const [name, recipe] of Object.entries(recipes))
    execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...recipe, join(folder, name)])
  await writeFile(join(folder, 'big.bin'), randomBytes(BIG))
  return (name) => join(folder, name)
}
