/**
 * Checks the sample stickers as the server checks those of its users, and keeps what it finds beside them, so that a
 * server that starts need not. Run by hand after generate.ts, with ffmpeg on PATH:
 * node --conditions=longshore-source tools/stickers/describe.ts
 */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMedia } from '@longshore/server/media/create-media'
import { findFfmpeg } from '@longshore/server/media/video/ffmpeg'
import { type KeptFindings, keptFindings, sampleFolder } from '@longshore/server/stickers/samples'

const { FFMPEG_PATH, PATH } = process.env
const { path: ffmpeg, missing } = await findFfmpeg({ FFMPEG_PATH, PATH })
if (missing !== undefined) throw new Error(missing)
const tempFolder = await mkdtemp(join(tmpdir(), 'stickers-'))
const media = createMedia({ ffmpeg, tempFolder })
const manifest: readonly { file: string; mimeType: string; set: string }[] = JSON.parse(
  await readFile(new URL('manifest.json', sampleFolder), 'utf8'),
)
const findings: Record<string, KeptFindings> = {}
for (const { file, mimeType, set } of manifest) {
  const path = fileURLToPath(new URL(file, sampleFolder))
  const { size } = await stat(path)
  const hints = { mimeType, emoji: set === 'emoji' }
  findings[file] = keptFindings(await media.sticker({ size, lend: (use) => use(path) }, hints))
}
await media.close()
await rm(tempFolder, { recursive: true })
await writeFile(new URL('findings.json', sampleFolder), `${JSON.stringify(findings, undefined, 2)}\n`)
