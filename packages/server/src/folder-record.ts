import { existsSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { DataFolderError } from './data-folder-error.ts'
import { databaseFile } from './folder-contents.ts'
import type { Migration } from './storage/embedded/sqlite/database.ts'

/** What the database remembers of its folder. It lies there, and not in a file, so that every copy of it has it. */
export const folderMigrations: Migration[] = [
  {
    name: 'folder: what it belongs to',
    sql: 'CREATE TABLE folder_record (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
  },
]

/** The newest version that had the folder, and the fingerprint of the server's key. */
export type FolderFact = 'version' | 'fingerprint'

/** Of this program. */
export const thisVersion: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version

export function factOf(database: DatabaseSync, name: FolderFact): string | undefined {
  const row = database.prepare('SELECT value FROM folder_record WHERE name = ?').get(name)
  return row && String(row.value)
}

export function keepFact(database: DatabaseSync, name: FolderFact, value: string): void {
  if (factOf(database, name) === value) return
  database.prepare('INSERT OR REPLACE INTO folder_record (name, value) VALUES (?, ?)').run(name, value)
}

/** Notes that this version has the folder, where no newer one had it. */
export function keepVersion(database: DatabaseSync): void {
  const known = factOf(database, 'version')
  if (known === undefined || isNewer(thisVersion, known)) keepFact(database, 'version', thisVersion)
}

/**
 * A version that does not know what a newer one has made of the tables would spoil them. Looks before anything is
 * changed.
 *
 * @throws {DataFolderError} a newer version had the folder
 */
export function refuseNewer(data: string, migrations: readonly Migration[]): void {
  if (!existsSync(databaseFile(data))) return
  const database = new DatabaseSync(databaseFile(data), { readOnly: true, timeout: 20_000 })
  try {
    const had = has(database, 'folder_record') ? factOf(database, 'version') : undefined
    const strange = strangeMigration(database, migrations)
    if (strange === undefined && (had === undefined || !isOfNewerLine(had, thisVersion))) return
    throw new DataFolderError(
      `${data} was last served by Longshore ${had ?? 'of a newer version'}, and this is the older ${thisVersion}.`,
      `Use ${had ?? 'that version'} or a newer one, or a backup made before.` +
        (strange === undefined ? '' : ` What this one does not know: "${strange}".`),
    )
  } finally {
    database.close()
  }
}

function strangeMigration(database: DatabaseSync, migrations: readonly Migration[]): string | undefined {
  if (!has(database, 'migration')) return undefined
  const known = new Set(migrations.map(({ name }) => name))
  const applied = database.prepare('SELECT name FROM migration').all()
  return applied.map(({ name }) => String(name)).find((name) => !known.has(name))
}

function has(database: DatabaseSync, table: string): boolean {
  const found = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(table)
  return found !== undefined
}

/** Numbers of a version; what follows them (`-beta.1`) does not count. */
function numbersOf(version: string): readonly number[] {
  return version.split(/[.-]/, 3).map((part) => Number.parseInt(part, 10) || 0)
}

function isNewer(version: string, other: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(other)]
  const index = a.findIndex((number, at) => number !== b[at])
  return index !== -1 && (a[index] ?? 0) > (b[index] ?? 0)
}

/** Versions that differ in their third number only have folders of one kind. */
function isOfNewerLine(version: string, other: string): boolean {
  return isNewer(numbersOf(version).slice(0, 2).join('.'), numbersOf(other).slice(0, 2).join('.'))
}
