import { readFile } from 'node:fs/promises'
import type { FileType } from '@longshore/protocol/files/file-type'
import type { MadePreview, StickerFindings } from '../media/media.ts'

/** One drawing of the package. */
export interface Sample {
  readonly bytes: Uint8Array
  readonly mimeType: string
  readonly emoji: string
  readonly set: 'stickers' | 'emoji'
  readonly findings: StickerFindings
}

/** A line of manifest.json. */
interface Listed {
  readonly file: string
  readonly mimeType: string
  readonly emoji: string
  readonly set: Sample['set']
}

/** What findings.json keeps of a drawing: worked out once, so that a server starts without drawing anything. */
export interface KeptFindings extends Omit<StickerFindings, 'previews' | 'converted'> {
  readonly previews: readonly KeptPreview[]
}

type KeptPreview =
  | {
      readonly kind: 'image'
      readonly type: string
      readonly width: number
      readonly height: number
      readonly fileType: FileType
      readonly base64: string
    }
  | { readonly kind: 'path'; readonly base64: string }

/** The folder of the package that holds the drawings. */
export const sampleFolder = new URL('../../assets/stickers/', import.meta.url)

/** The drawings that come with the package, in their order. */
export async function readSamples(): Promise<Sample[]> {
  const listed: readonly Listed[] = JSON.parse(await readText('manifest.json'))
  const findings: Record<string, KeptFindings | undefined> = JSON.parse(await readText('findings.json'))
  return Promise.all(
    listed.map(async ({ file, mimeType, emoji, set }) => {
      const kept = findings[file]
      if (!kept) throw new Error(`findings.json says nothing of ${file}`)
      const bytes = await readFile(new URL(file, sampleFolder))
      return { bytes, mimeType, emoji, set, findings: { ...kept, previews: kept.previews.map(madePreview) } }
    }),
  )
}

/** For findings.json. */
export function keptFindings({ previews, converted, ...facts }: StickerFindings): KeptFindings {
  if (converted) throw new Error('a drawing must be WebP, TGS or WebM as it is')
  return { ...facts, previews: previews.map(keptPreview) }
}

function keptPreview(preview: MadePreview): KeptPreview {
  if (preview.kind === 'stripped') throw new Error('stickers have no stripped previews')
  const base64 = Buffer.from(preview.bytes).toString('base64')
  if (preview.kind === 'path') return { kind: 'path', base64 }
  const { type, width, height, fileType } = preview
  return { kind: 'image', type, width, height, fileType, base64 }
}

function madePreview({ base64, ...preview }: KeptPreview): MadePreview {
  return { ...preview, bytes: Uint8Array.from(Buffer.from(base64, 'base64')) }
}

function readText(file: string): Promise<string> {
  return readFile(new URL(file, sampleFolder), 'utf8')
}
