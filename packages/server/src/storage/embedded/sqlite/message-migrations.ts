import type { Migration } from './database.ts'

/** Copies that are yet to be sent (`scheduledBox`), in the words of their index. */
export const inScheduledBox = '(owner > 1152921504606846976 OR owner < -1152921504606846976)'

export const messageMigrations: Migration[] = [
  {
    name: 'message: boxes, copies, events, dialogs, random ids',
    sql: `
      CREATE TABLE message_box (
        owner INTEGER PRIMARY KEY,
        last_id INTEGER NOT NULL,
        pts INTEGER NOT NULL,
        floor INTEGER NOT NULL -- the newest pts whose event is forgotten
      ) STRICT;
      CREATE TABLE message_copy (
        owner INTEGER NOT NULL,
        id INTEGER NOT NULL,
        pts INTEGER NOT NULL,
        peer INTEGER NOT NULL,
        sender INTEGER NOT NULL,
        incoming INTEGER NOT NULL,
        date INTEGER NOT NULL,
        edit_date INTEGER,
        grouped_id INTEGER,
        text TEXT NOT NULL,
        search_text TEXT NOT NULL,
        kind TEXT,
        document INTEGER,
        body BLOB NOT NULL,
        origin_owner INTEGER NOT NULL,
        origin_id INTEGER NOT NULL,
        PRIMARY KEY (owner, id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX message_copy_by_peer ON message_copy (owner, peer, id);
      CREATE INDEX message_copy_by_origin ON message_copy (origin_owner, origin_id);
      CREATE TABLE message_event (
        owner INTEGER NOT NULL,
        pts INTEGER NOT NULL,
        pts_count INTEGER NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (owner, pts)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE message_dialog (
        owner INTEGER NOT NULL,
        peer INTEGER NOT NULL,
        top INTEGER NOT NULL, -- 0 when its last message was deleted
        read_inbox INTEGER NOT NULL,
        read_outbox INTEGER NOT NULL,
        unread INTEGER NOT NULL,
        PRIMARY KEY (owner, peer)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX message_dialog_by_top ON message_dialog (owner, top);
      CREATE TABLE message_random (
        owner INTEGER NOT NULL,
        random_id INTEGER NOT NULL,
        message INTEGER NOT NULL,
        PRIMARY KEY (owner, random_id)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'message: groups and channels, files by their id, media that was seen or is to go',
    sql: `
      ALTER TABLE message_copy RENAME COLUMN document TO file;
      ALTER TABLE message_copy ADD COLUMN media_unread INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE message_copy ADD COLUMN media_due INTEGER;
      CREATE INDEX message_copy_by_file ON message_copy (file, owner) WHERE file IS NOT NULL;
      CREATE INDEX message_copy_by_media_due ON message_copy (media_due) WHERE media_due IS NOT NULL;
      ALTER TABLE message_dialog ADD COLUMN date INTEGER NOT NULL DEFAULT 0; -- of its top message
      UPDATE message_dialog SET date = coalesce((
        SELECT c.date FROM message_copy c WHERE c.owner = message_dialog.owner AND c.id = message_dialog.top), 0);
      DROP INDEX message_dialog_by_top;
      CREATE INDEX message_dialog_by_date ON message_dialog (owner, date, top);
      ALTER TABLE message_random ADD COLUMN box INTEGER NOT NULL DEFAULT 0;
      UPDATE message_random SET box = owner;
      CREATE TABLE message_content_seen (
        channel INTEGER NOT NULL,
        message INTEGER NOT NULL,
        user INTEGER NOT NULL,
        PRIMARY KEY (channel, message, user)
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'message: scheduled',
    sql: `CREATE INDEX message_copy_scheduled ON message_copy (date, owner, id) WHERE ${inScheduledBox}`,
  },
  {
    name: 'message: files that are shown together with another',
    sql: `
      ALTER TABLE message_copy ADD COLUMN companion INTEGER;
      CREATE INDEX message_copy_by_companion ON message_copy (companion, owner) WHERE companion IS NOT NULL;
    `,
  },
  {
    name: 'message: pinned',
    sql: `
      ALTER TABLE message_copy ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX message_copy_pinned ON message_copy (owner, peer, id) WHERE pinned = 1;
    `,
  },
  {
    name: 'message: how dialogs are arranged',
    sql: `
      ALTER TABLE message_dialog ADD COLUMN folder INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE message_dialog ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0; -- a place, the greatest on top
      ALTER TABLE message_dialog ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX message_dialog_marked ON message_dialog (owner, peer) WHERE marked = 1;
    `,
  },
]
