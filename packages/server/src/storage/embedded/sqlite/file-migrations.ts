import type { Migration } from './database.ts'

/**
 * Blobs with the hashes of their windows, uploads with their parts, documents and photos with their previews.
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
  {
    name: 'file: photos, previews, hashes, files to look at',
    // A thumbnail of which neither the sides nor the type are known cannot be told of: it goes with its blob.
    sql: `
      ALTER TABLE file_blob ADD COLUMN sha256 BLOB;
      ALTER TABLE file_part ADD COLUMN hashes BLOB;

      CREATE TABLE file_hashes (
        blob INTEGER NOT NULL,
        run INTEGER NOT NULL,
        hashes BLOB NOT NULL,
        PRIMARY KEY (blob, run)
      ) STRICT;

      CREATE TABLE file_record (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('document', 'photo')),
        uploader INTEGER NOT NULL,
        date INTEGER NOT NULL,
        blob INTEGER,
        size INTEGER,
        mime_type TEXT,
        file_type TEXT,
        file_name TEXT,
        attributes BLOB
      ) STRICT;
      CREATE INDEX file_record_by_content ON file_record (size, mime_type, date) WHERE kind = 'document';

      CREATE TABLE file_preview (
        file INTEGER NOT NULL REFERENCES file_record (id),
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        type TEXT,
        width INTEGER,
        height INTEGER,
        file_type TEXT,
        blob INTEGER,
        size INTEGER,
        bytes BLOB,
        scans TEXT,
        start_ts REAL,
        sticker_set INTEGER,
        sticker INTEGER,
        colors TEXT,
        PRIMARY KEY (file, place)
      ) STRICT;

      CREATE TABLE file_attached (
        file INTEGER NOT NULL REFERENCES file_record (id),
        place INTEGER NOT NULL,
        sticker INTEGER NOT NULL,
        PRIMARY KEY (file, place)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX file_attached_by_sticker ON file_attached (sticker);

      CREATE TABLE file_check (
        file INTEGER PRIMARY KEY REFERENCES file_record (id),
        due INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX file_check_by_due ON file_check (due);

      INSERT INTO file_record (id, kind, uploader, date, blob, size, mime_type, file_type, file_name, attributes)
        SELECT id, 'document', uploader, date, blob, size, mime_type, file_type, file_name, attributes
        FROM file_document;
      INSERT INTO file_check (file, due) SELECT id, unixepoch() + 86400 FROM file_record;
      UPDATE file_blob SET refs = refs - (SELECT count(*) FROM file_document WHERE thumb_blob = file_blob.id);
      DROP TABLE file_document;
    `,
  },
  {
    name: 'file: small files',
    // The bytes of a part that is perhaps all of a small file, and of blobs that are.
    sql: `
      ALTER TABLE file_part ADD COLUMN bytes BLOB;
      CREATE TABLE file_small (
        blob INTEGER PRIMARY KEY,
        bytes BLOB NOT NULL
      ) STRICT;
    `,
  },
  {
    name: 'file: what documents were made of',
    sql: `
      CREATE TABLE file_original (
        file INTEGER PRIMARY KEY REFERENCES file_record (id),
        size INTEGER NOT NULL,
        mime_type TEXT NOT NULL,
        sha256 BLOB NOT NULL
      ) STRICT;
      CREATE INDEX file_original_by_content ON file_original (size, mime_type);
    `,
  },
  {
    name: 'file: what each user stores',
    // A blob belongs to whoever first made something of it, and counts until it is removed. So nothing counts twice that
    // several files share, and nothing that is kept is left out. Bytes that lie in rows count as well.
    sql: `
      ALTER TABLE file_blob ADD COLUMN owner INTEGER;
      UPDATE file_blob SET owner = coalesce(
        (SELECT uploader FROM file_record WHERE blob = file_blob.id ORDER BY date, id LIMIT 1),
        (SELECT record.uploader FROM file_preview AS preview JOIN file_record AS record ON record.id = preview.file
          WHERE preview.blob = file_blob.id LIMIT 1),
        (SELECT user FROM file_upload WHERE blob = file_blob.id LIMIT 1));
      CREATE TABLE file_usage (user INTEGER PRIMARY KEY, bytes INTEGER NOT NULL) STRICT;
      INSERT INTO file_usage (user, bytes)
        SELECT user, sum(bytes) FROM (
          SELECT owner AS user, size AS bytes FROM file_blob WHERE owner IS NOT NULL
          UNION ALL
          SELECT record.uploader, length(preview.bytes) FROM file_preview AS preview
            JOIN file_record AS record ON record.id = preview.file WHERE preview.bytes IS NOT NULL
        ) GROUP BY user;

      CREATE TRIGGER file_blob_owned AFTER UPDATE OF owner ON file_blob
        WHEN OLD.owner IS NULL AND NEW.owner IS NOT NULL
      BEGIN
        INSERT INTO file_usage (user, bytes) VALUES (NEW.owner, NEW.size)
          ON CONFLICT (user) DO UPDATE SET bytes = bytes + excluded.bytes;
      END;
      CREATE TRIGGER file_blob_gone AFTER DELETE ON file_blob WHEN OLD.owner IS NOT NULL
      BEGIN
        UPDATE file_usage SET bytes = bytes - OLD.size WHERE user = OLD.owner;
      END;
      CREATE TRIGGER file_record_owns AFTER INSERT ON file_record WHEN NEW.blob IS NOT NULL
      BEGIN
        UPDATE file_blob SET owner = NEW.uploader WHERE id = NEW.blob AND owner IS NULL;
      END;
      CREATE TRIGGER file_upload_owns AFTER UPDATE OF blob ON file_upload WHEN NEW.blob IS NOT NULL
      BEGIN
        UPDATE file_blob SET owner = NEW.user WHERE id = NEW.blob AND owner IS NULL;
      END;
      CREATE TRIGGER file_preview_owns AFTER INSERT ON file_preview
      BEGIN
        UPDATE file_blob SET owner = (SELECT uploader FROM file_record WHERE id = NEW.file)
          WHERE id = NEW.blob AND owner IS NULL;
        INSERT INTO file_usage (user, bytes)
          SELECT uploader, length(NEW.bytes) FROM file_record WHERE id = NEW.file AND NEW.bytes IS NOT NULL
          ON CONFLICT (user) DO UPDATE SET bytes = bytes + excluded.bytes;
      END;
      CREATE TRIGGER file_preview_gone AFTER DELETE ON file_preview WHEN OLD.bytes IS NOT NULL
      BEGIN
        UPDATE file_usage SET bytes = bytes - length(OLD.bytes)
          WHERE user = (SELECT uploader FROM file_record WHERE id = OLD.file);
      END;
    `,
  },
  {
    name: 'file: documents by who sees them',
    // Those of a viewer by content, so that looking for one passes by no others.
    sql: `
      CREATE TABLE file_seen (
        viewer INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mime_type TEXT NOT NULL,
        file INTEGER NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('upload', 'message', 'saved', 'set')),
        PRIMARY KEY (viewer, size, mime_type, file, how)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX file_seen_by_file ON file_seen (file, viewer);
      INSERT INTO file_seen (viewer, size, mime_type, file, how)
        SELECT uploader, size, mime_type, id, 'upload' FROM file_record WHERE kind = 'document'
        UNION SELECT uploader, original.size, original.mime_type, file, 'upload'
          FROM file_original AS original JOIN file_record ON id = file;
      DROP INDEX file_record_by_content;
      DROP INDEX file_original_by_content;
    `,
  },
]
