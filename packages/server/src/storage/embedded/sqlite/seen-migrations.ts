import type { Migration } from './database.ts'

/** The contents a document is found by: its own, and that of what it was made of. */
const contents = (file: string) => `
  SELECT size, mime_type FROM file_record WHERE id = ${file} AND kind = 'document'
  UNION SELECT size, mime_type FROM file_original WHERE file = ${file}`

/** A row of `table` that shows `file` to `viewer` is noted in `file_seen`, and forgotten with the last such row. */
function follow({
  table,
  viewer,
  file,
  how,
}: {
  table: string
  viewer: string
  file: string
  how: string
}): string {
  const shows = (row: 'new' | 'old') => `${row}.${file}`
  const isStillShown =
    viewer === '0' ? `${file} = old.${file}` : `${file} = old.${file} AND ${viewer} = old.${viewer}`
  const viewerOf = (row: string) => (viewer === '0' ? '0' : `${row}.${viewer}`)
  const note = `
    INSERT OR IGNORE INTO file_seen (viewer, size, mime_type, file, how)
      SELECT ${viewerOf('new')}, size, mime_type, ${shows('new')}, '${how}' FROM (${contents(shows('new'))});`
  const forget = `
    DELETE FROM file_seen WHERE file = ${shows('old')} AND viewer = ${viewerOf('old')} AND how = '${how}'
      AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${isStillShown});`
  return `
    CREATE TRIGGER ${table}_is_seen AFTER INSERT ON ${table} WHEN ${shows('new')} IS NOT NULL BEGIN ${note} END;
    CREATE TRIGGER ${table}_is_seen_no_more AFTER DELETE ON ${table} WHEN ${shows('old')} IS NOT NULL BEGIN ${forget} END;
    CREATE TRIGGER ${table}_shows_another AFTER UPDATE OF ${file} ON ${table} WHEN ${shows('old')} IS NOT ${shows('new')} BEGIN
      ${forget} ${note} END;
    INSERT OR IGNORE INTO file_seen (viewer, size, mime_type, file, how)
      SELECT ${viewerOf('shown')}, record.size, record.mime_type, record.id, '${how}'
        FROM ${table} AS shown JOIN file_record AS record ON record.id = shown.${file} AND record.kind = 'document'
      UNION SELECT ${viewerOf('shown')}, original.size, original.mime_type, original.file, '${how}'
        FROM ${table} AS shown JOIN file_original AS original ON original.file = shown.${file};`
}

const shown = ['file', 'companion'] as const

/** Messages show some files beside another: the film of a live photo. What follows `file` alone gives way to this. */
function followBoth(): string {
  const showsAny = (row: 'new' | 'old') => `coalesce(${row}.file, ${row}.companion) IS NOT NULL`
  const notes = shown.map(
    (column) => `
      INSERT OR IGNORE INTO file_seen (viewer, size, mime_type, file, how)
        SELECT new.owner, size, mime_type, new.${column}, 'message' FROM (${contents(`new.${column}`)});`,
  )
  const isShownBy = (column: string, one: string) =>
    `EXISTS (SELECT 1 FROM message_copy WHERE ${column} = old.${one} AND owner = old.owner)`
  const forgets = shown.map(
    (one) => `
      DELETE FROM file_seen WHERE file = old.${one} AND viewer = old.owner AND how = 'message'
        AND NOT ${isShownBy('file', one)} AND NOT ${isShownBy('companion', one)};`,
  )
  return `
    DROP TRIGGER message_copy_is_seen;
    DROP TRIGGER message_copy_is_seen_no_more;
    DROP TRIGGER message_copy_shows_another;
    CREATE TRIGGER message_copy_is_seen AFTER INSERT ON message_copy WHEN ${showsAny('new')} BEGIN
      ${notes.join('')} END;
    CREATE TRIGGER message_copy_is_seen_no_more AFTER DELETE ON message_copy WHEN ${showsAny('old')} BEGIN
      ${forgets.join('')} END;
    CREATE TRIGGER message_copy_shows_another AFTER UPDATE OF file, companion ON message_copy
      WHEN old.file IS NOT new.file OR old.companion IS NOT new.companion BEGIN
      ${forgets.join('')} ${notes.join('')} END;
    INSERT OR IGNORE INTO file_seen (viewer, size, mime_type, file, how)
      SELECT copy.owner, record.size, record.mime_type, record.id, 'message'
        FROM message_copy AS copy JOIN file_record AS record ON record.id = copy.companion AND record.kind = 'document'
      UNION SELECT copy.owner, original.size, original.mime_type, original.file, 'message'
        FROM message_copy AS copy JOIN file_original AS original ON original.file = copy.companion;`
}

/**
 * Which documents somebody sees because a message, a saved list or a sticker set shows them. The database itself keeps it
 * in step, whoever writes the rows: what was forgotten once would be found for ever, or never.
 */
export const seenMigrations: Migration[] = [
  {
    name: 'seen: documents of messages, saved lists and sticker sets',
    sql: [
      { table: 'message_copy', viewer: 'owner', file: 'file', how: 'message' },
      { table: 'sticker_saved', viewer: 'user', file: 'document', how: 'saved' },
      { table: 'sticker_item', viewer: '0', file: 'document', how: 'set' },
    ]
      .map(follow)
      .join('\n'),
  },
  { name: 'seen: documents that messages show beside others', sql: followBoth() },
]
