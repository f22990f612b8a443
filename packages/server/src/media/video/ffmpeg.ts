import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

export interface FfmpegSearch {
  /** What makes and checks video previews; absent where none was found that can. */
  readonly path: string | undefined
  /** One sentence for the start-up message: what does not work and why; absent where everything does. */
  readonly missing: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** `-fps_mode` is as old. */
const OLDEST = [5, 1] as const
/** A program that says its version answers at once; anything slower is not one. Milliseconds. */
const TIMEOUT = 10_000
const MAX_OUTPUT = 1 << 20

/** Without it nothing can be made of a video. */
const REQUIRED = { encoder: 'libx264' }
const OPTIONAL = { decoder: 'libvpx-vp9' }

const WITHOUT = 'videos and video stickers have no previews, GIFs stay GIFs, and profile videos are refused'

/**
 * Looks for an ffmpeg of at least 5.1 that can make MPEG4: the one FFMPEG_PATH names and no other, or the first on PATH.
 * It is a program of the machine, never a dependency.
 */
export async function findFfmpeg(environment: Environment): Promise<FfmpegSearch> {
  const named = environment.FFMPEG_PATH
  const path = named ? resolve(named) : await firstOnPath('ffmpeg', environment.PATH ?? '')
  if (!path) return { path: undefined, missing: `No ffmpeg on PATH and no FFMPEG_PATH: ${WITHOUT}.` }
  const problem = await problemOf(path)
  if (problem) return { path: undefined, missing: `${path} ${problem}: ${WITHOUT}.` }
  const decoders = await run(path, ['-hide_banner', '-decoders'])
  const alpha = decoders !== undefined && lists(decoders, OPTIONAL.decoder)
  return {
    path,
    missing: alpha ? undefined : `${path} lacks ${OPTIONAL.decoder}: transparent WebM is shown opaque.`,
  }
}

async function problemOf(path: string): Promise<string | undefined> {
  const banner = await run(path, ['-version'])
  const version = banner && /^ffmpeg version (\S+)/.exec(banner)?.[1]
  if (!version) return 'is no ffmpeg that runs here'
  if (isTooOld(version)) return `is version ${version}, older than ${OLDEST.join('.')}`
  const encoders = await run(path, ['-hide_banner', '-encoders'])
  return encoders && lists(encoders, REQUIRED.encoder) ? undefined : `lacks the encoder ${REQUIRED.encoder}`
}

/** Builds from a branch, like N-109741-gbbe95f7353, name no version: they are newer than any that is too old. */
function isTooOld(version: string): boolean {
  const [, major, minor] = /^n?(\d+)\.(\d+)/.exec(version) ?? []
  if (major === undefined || minor === undefined) return false
  return Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1])
}

/** A line of `-encoders` or `-decoders` is six letters of abilities, then the name. */
function lists(output: string, name: string): boolean {
  return output.split('\n').some((line) => line.trim().split(/\s+/)[1] === name)
}

async function firstOnPath(name: string, path: string): Promise<string | undefined> {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name]
  for (const folder of path.split(delimiter)) {
    // An empty or relative entry stands for the current folder, from which no program should be taken.
    if (!isAbsolute(folder)) continue
    for (const candidate of names.map((file) => join(folder, file))) {
      if (await isProgram(candidate)) return candidate
    }
  }
  return undefined
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

/** What it prints; nothing where it does not run, fails or takes too long. */
function run(path: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: TIMEOUT, maxBuffer: MAX_OUTPUT, killSignal: 'SIGKILL' as const }
    const child = execFile(path, args, options, (error, stdout) => resolve(error ? undefined : stdout))
    child.stdin?.end()
  })
}
