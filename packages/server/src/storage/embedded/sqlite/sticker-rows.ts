import type {
  StickerFormat,
  StickerRecord,
  StickerSetKind,
  StickerSetRecord,
} from '../../ports/sticker-store.ts'
import type { Row } from './statements.ts'

/** A set with what is counted of its stickers. */
export const selectSet = `
  SELECT sticker_set.*,
    (SELECT count(*) FROM sticker_item WHERE set_id = sticker_set.id) AS count,
    (SELECT min(format) FROM sticker_item WHERE set_id = sticker_set.id) AS first_format,
    (SELECT max(format) FROM sticker_item WHERE set_id = sticker_set.id) AS last_format
  FROM sticker_set`

export function setOf(row: Row): StickerSetRecord {
  return {
    id: row.id as bigint,
    kind: row.kind as StickerSetKind,
    title: row.title as string,
    shortName: row.short_name as string,
    creator: (row.creator as bigint | null) ?? undefined,
    bot: (row.bot as bigint | null) ?? undefined,
    date: Number(row.date),
    textColor: row.text_color === 1n,
    thumb: (row.thumb as bigint | null) ?? undefined,
    thumbVersion: Number(row.thumb_version),
    thumbEmoji: (row.thumb_emoji as bigint | null) ?? undefined,
    version: Number(row.version),
    count: Number(row.count),
    format:
      row.first_format === row.last_format
        ? ((row.first_format as StickerFormat | null) ?? undefined)
        : undefined,
  }
}

export function stickerOf(row: Row): StickerRecord {
  return {
    document: row.document as bigint,
    format: row.format as StickerFormat,
    emojis: JSON.parse(row.emojis as string),
    keywords: JSON.parse(row.keywords as string),
    maskCoords: row.mask_coords === null ? undefined : JSON.parse(row.mask_coords as string),
  }
}
