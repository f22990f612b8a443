import type { Migration } from './database.ts'

/**
 * Blobs, uploads with their parts, and documents.
 *
 * A blob is `arriving` until its bytes are in place, and `dying` once nothing refers to it and its bytes may be gone. An
 * upload is `receiving` parts, `assembling` while its file is moved into place, and `ready` when that is done: it then
 * holds on to its blob until it expires.
 */
export const fileMigrations: Migration[] = [
  {
    name: 'file: blobs, uploads, parts, documents',
    sql: `
      CREATE TABLE file_blob (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        size INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('arriving', 'ready', 'dying')),
        refs INTEGER NOT NULL CHECK (refs >= 0)
      ) STRICT;
      CREATE INDEX file_blob_to_remove ON file_blob (id) WHERE refs = 0;

      CREATE TABLE file_upload (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        user INTEGER NOT NULL,
        file_id INTEGER NOT NULL,
        big INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('receiving', 'assembling', 'ready')),
        touched_at INTEGER NOT NULL,
        bytes INTEGER NOT NULL DEFAULT 0,
        first_came_late INTEGER NOT NULL DEFAULT 0,
        part_size INTEGER,
        total_parts INTEGER,
        streamed INTEGER NOT NULL DEFAULT 0,
        ended INTEGER NOT NULL DEFAULT 0,
        blob INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX file_upload_unfinished ON file_upload (user, file_id, big) WHERE state <> 'ready';
      CREATE UNIQUE INDEX file_upload_finished ON file_upload (user, file_id, big) WHERE state = 'ready';
      CREATE INDEX file_upload_by_age ON file_upload (touched_at);

      CREATE TABLE file_part (
        upload INTEGER NOT NULL REFERENCES file_upload (id),
        part INTEGER NOT NULL,
        size INTEGER NOT NULL,
        crc INTEGER NOT NULL,
        side INTEGER NOT NULL,
        PRIMARY KEY (upload, part)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE file_document (
        id INTEGER PRIMARY KEY,
        uploader INTEGER NOT NULL,
        blob INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mime_type TEXT NOT NULL,
        file_type TEXT NOT NULL,
        file_name TEXT NOT NULL,
        date INTEGER NOT NULL,
        attributes BLOB NOT NULL,
        thumb_blob INTEGER,
        thumb_size INTEGER
      ) STRICT;
    `,
  },
]
