import type { Migration } from './database.ts'

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
]
