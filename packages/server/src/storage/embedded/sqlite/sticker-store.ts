import type { StickerStore } from '../../ports/sticker-store.ts'
import type { Database } from './database.ts'
import { SqliteInstalledSets } from './installed-sets.ts'
import { SqliteSavedFiles } from './saved-files.ts'
import { SqliteStickerSets } from './sticker-sets.ts'

export { stickerMigrations } from './sticker-migrations.ts'

/** Everything about stickers in the embedded database. */
export class SqliteStickerStore implements StickerStore {
  readonly sets: SqliteStickerSets
  readonly installs: SqliteInstalledSets
  readonly saved: SqliteSavedFiles

  constructor(database: Database) {
    this.sets = new SqliteStickerSets(database)
    this.installs = new SqliteInstalledSets(database)
    this.saved = new SqliteSavedFiles(database)
  }
}
