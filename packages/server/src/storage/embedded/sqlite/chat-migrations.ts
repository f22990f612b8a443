import type { Migration } from './database.ts'

export const chatMigrations: Migration[] = [
  {
    name: 'chat: chats, members, bans, invite links',
    sql: `
      CREATE TABLE chat (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        about TEXT NOT NULL,
        username TEXT UNIQUE COLLATE NOCASE,
        creator INTEGER NOT NULL,
        date INTEGER NOT NULL,
        photo INTEGER,
        noforwards INTEGER NOT NULL,
        version INTEGER NOT NULL,
        members INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX chat_by_photo ON chat (photo) WHERE photo IS NOT NULL;
      CREATE TABLE chat_member (
        chat INTEGER NOT NULL,
        user INTEGER NOT NULL,
        role TEXT NOT NULL,
        inviter INTEGER NOT NULL,
        date INTEGER NOT NULL,
        PRIMARY KEY (chat, user)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX chat_member_by_date ON chat_member (chat, date, user);
      CREATE INDEX chat_member_by_user ON chat_member (user, date, chat);
      CREATE INDEX chat_admin_by_date ON chat_member (chat, date, user) WHERE role <> 'member';
      CREATE TABLE chat_ban (
        chat INTEGER NOT NULL,
        user INTEGER NOT NULL,
        banned_by INTEGER NOT NULL,
        date INTEGER NOT NULL,
        PRIMARY KEY (chat, user)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX chat_ban_by_date ON chat_ban (chat, date, user);
      CREATE TABLE chat_invite (
        number INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        chat INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX chat_invite_by_chat ON chat_invite (chat);
    `,
  },
  {
    name: 'chat: how those went who are not in it any more',
    sql: `
      CREATE TABLE chat_departure (
        chat INTEGER NOT NULL,
        user INTEGER NOT NULL,
        how TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (chat, user)
      ) STRICT, WITHOUT ROWID;
    `,
  },
]

/** Reads the dialogs of messages, and so comes after their tables. */
export const earlierDepartures: Migration[] = [
  {
    name: 'chat: those who went before it was remembered how',
    sql: `
      INSERT INTO chat_departure (chat, user, how, title)
      SELECT chat.id, dialog.owner, 'left', chat.title
      FROM message_dialog dialog JOIN chat ON chat.id = dialog.peer
      WHERE dialog.owner > 0
        AND NOT EXISTS (SELECT 1 FROM chat_member WHERE chat = dialog.peer AND user = dialog.owner);
      INSERT OR REPLACE INTO chat_departure (chat, user, how, title)
      SELECT chat.id, ban.user, 'sent away', chat.title FROM chat_ban ban JOIN chat ON chat.id = ban.chat;
    `,
  },
]
