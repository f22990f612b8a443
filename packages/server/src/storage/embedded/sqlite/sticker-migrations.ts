import type { Migration } from './database.ts'

/**
 * Sets, their stickers, who has which set, and the documents users keep at hand.
 *
 * `place` orders the stickers of a set; `rank` orders lists of a user, the highest first.
 */
export const stickerMigrations: Migration[] = [
  {
    name: 'sticker: sets, installed sets, saved files',
    sql: `
      CREATE TABLE sticker_set (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        short_name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        creator INTEGER,
        bot INTEGER,
        date INTEGER NOT NULL,
        text_color INTEGER NOT NULL,
        thumb INTEGER,
        thumb_version INTEGER NOT NULL,
        thumb_emoji INTEGER,
        version INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX sticker_set_by_creator ON sticker_set (creator, date, id);
      CREATE INDEX sticker_set_by_thumb ON sticker_set (thumb) WHERE thumb IS NOT NULL;

      CREATE TABLE sticker_item (
        document INTEGER PRIMARY KEY,
        set_id INTEGER NOT NULL REFERENCES sticker_set (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        format TEXT NOT NULL,
        emojis TEXT NOT NULL,
        keywords TEXT NOT NULL,
        mask_coords TEXT
      ) STRICT;
      CREATE INDEX sticker_item_by_set ON sticker_item (set_id, place);

      CREATE TABLE sticker_installed (
        user INTEGER NOT NULL,
        set_id INTEGER NOT NULL REFERENCES sticker_set (id) ON DELETE CASCADE,
        date INTEGER NOT NULL,
        archived INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        PRIMARY KEY (user, set_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sticker_installed_by_set ON sticker_installed (set_id);

      CREATE TABLE sticker_saved (
        user INTEGER NOT NULL,
        list TEXT NOT NULL,
        document INTEGER NOT NULL,
        date INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        PRIMARY KEY (user, list, document)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sticker_saved_by_document ON sticker_saved (document);
    `,
  },
]
