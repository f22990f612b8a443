import type { SQLInputValue } from 'node:sqlite'
import type { FileRecord, Preview, VideoPreview } from '../../ports/file-catalog.ts'
import type { Row, Statements } from './statements.ts'

type Columns = Record<string, SQLInputValue | undefined>

/** The previews of documents and photos, still and moving, in one table. */
export class PreviewRows {
  readonly #sql: Statements

  constructor(sql: Statements) {
    this.#sql = sql
  }

  add({ id, previews, videoPreviews }: Pick<FileRecord, 'id' | 'previews' | 'videoPreviews'>): void {
    const all = [...previews.map(columnsOfPreview), ...videoPreviews.map(columnsOfVideo)]
    for (const [place, columns] of all.entries()) {
      this.#sql.run(
        `INSERT INTO file_preview (file, place, kind, type, width, height, file_type, blob, size, bytes, scans,
           start_ts, sticker_set, sticker, colors)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        place,
        ...names.map((name) => columns[name] ?? null),
      )
    }
  }

  of(id: bigint): Pick<FileRecord, 'previews' | 'videoPreviews'> {
    const rows = this.#sql.all('SELECT * FROM file_preview WHERE file = ? ORDER BY place', id)
    return { previews: rows.flatMap(readPreview), videoPreviews: rows.flatMap(readVideo) }
  }

  remove(id: bigint): void {
    this.#sql.run('DELETE FROM file_preview WHERE file = ?', id)
  }
}

const names = [
  'kind',
  'type',
  'width',
  'height',
  'file_type',
  'blob',
  'size',
  'bytes',
  'scans',
  'start_ts',
  'sticker_set',
  'sticker',
  'colors',
] as const

function columnsOfPreview(preview: Preview): Columns {
  if (preview.kind === 'stripped' || preview.kind === 'path')
    return { kind: preview.kind, bytes: preview.bytes }
  const { kind, type, width, height, fileType: file_type } = preview
  const common = { kind, type, width, height, file_type }
  if (preview.kind === 'cached') return { ...common, bytes: preview.bytes }
  const { blob, size, scans } = preview
  return { ...common, blob, size, scans: scans && JSON.stringify(scans) }
}

function columnsOfVideo(preview: VideoPreview): Columns {
  if (preview.kind === 'video') {
    const { kind, type, width, height, fileType: file_type, blob, size, startTs: start_ts } = preview
    return { kind, type, width, height, file_type, blob, size, start_ts }
  }
  const colors = JSON.stringify(preview.backgroundColors)
  if (preview.kind === 'emoji markup') return { kind: preview.kind, sticker: preview.emoji, colors }
  return { kind: preview.kind, sticker_set: preview.stickerSet, sticker: preview.sticker, colors }
}

function readPreview(row: Row): Preview[] {
  const bytes = row.bytes as Uint8Array
  switch (row.kind) {
    case 'stripped':
    case 'path':
      return [{ kind: row.kind, bytes }]
    case 'cached':
      return [{ kind: 'cached', ...readPicture(row), bytes }]
    case 'image':
      return [{ kind: 'image', ...readPicture(row), ...readBlob(row), scans: readNumbers(row.scans) }]
    default:
      return []
  }
}

function readVideo(row: Row): VideoPreview[] {
  switch (row.kind) {
    case 'video': {
      const startTs = (row.start_ts as number | null) ?? undefined
      return [{ kind: 'video', ...readPicture(row), ...readBlob(row), startTs }]
    }
    case 'emoji markup':
      return [
        {
          kind: 'emoji markup',
          emoji: row.sticker as bigint,
          backgroundColors: readNumbers(row.colors) ?? [],
        },
      ]
    case 'sticker markup':
      return [
        {
          kind: 'sticker markup',
          stickerSet: row.sticker_set as bigint,
          sticker: row.sticker as bigint,
          backgroundColors: readNumbers(row.colors) ?? [],
        },
      ]
    default:
      return []
  }
}

function readPicture(row: Row): { type: string; width: number; height: number; fileType: string } {
  return {
    type: row.type as string,
    width: Number(row.width),
    height: Number(row.height),
    fileType: row.file_type as string,
  }
}

function readBlob(row: Row): { blob: bigint; size: number } {
  return { blob: row.blob as bigint, size: Number(row.size) }
}

function readNumbers(json: Row[string] | undefined): number[] | undefined {
  return typeof json === 'string' ? (JSON.parse(json) as number[]) : undefined
}
