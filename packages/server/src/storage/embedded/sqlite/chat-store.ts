import type {
  BanRecord,
  ChatChanges,
  ChatRecord,
  ChatStore,
  DepartureRecord,
  MemberRecord,
} from '../../ports/chat-store.ts'
import type { PeerId } from '../../ports/peer-id.ts'
import { banOf, byDate, changed, chatOf, columnsOf, departureOf, memberOf } from './chat-rows.ts'
import type { Database } from './database.ts'
import { Statements } from './statements.ts'

export { chatMigrations, earlierDepartures } from './chat-migrations.ts'

/** Groups and channels in the embedded database. */
export class SqliteChatStore implements ChatStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async add(
    chat: Omit<ChatRecord, 'version' | 'members'>,
    members: readonly MemberRecord[],
  ): Promise<'added' | 'id taken' | 'username taken'> {
    return this.#database.transaction(() => {
      if (this.#chat(chat.id)) return 'id taken'
      if (chat.username !== undefined && this.#byUsername(chat.username)) return 'username taken'
      this.#sql.run(
        `INSERT INTO chat (id, kind, title, about, username, creator, date, photo, noforwards, version, members)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)`,
        chat.id,
        chat.kind,
        ...columnsOf(chat),
        members.length,
      )
      for (const member of members) this.#insertMember(member)
      return 'added'
    })
  }

  async chats(ids: readonly PeerId[]): Promise<ChatRecord[]> {
    return [...new Set(ids)].flatMap((id) => this.#chat(id) ?? [])
  }

  async chatByUsername(username: string): Promise<ChatRecord | undefined> {
    return this.#byUsername(username)
  }

  async chatsByUsernameStart(start: string, limit: number): Promise<ChatRecord[]> {
    return this.#sql
      .all(
        `SELECT * FROM chat WHERE substr(username, 1, length(?1)) = ?1 COLLATE NOCASE
         ORDER BY username LIMIT ?2`,
        start,
        limit,
      )
      .map(chatOf)
  }

  async change(id: PeerId, changes: ChatChanges): Promise<ChatRecord | 'username taken' | 'no such chat'> {
    return this.#database.transaction(() => {
      const before = this.#chat(id)
      if (!before) return 'no such chat'
      const after = changed(before, changes)
      const holder = after.username === undefined ? undefined : this.#byUsername(after.username)
      if (holder && holder.id !== id) return 'username taken'
      this.#sql.run(
        `UPDATE chat SET title = ?, about = ?, username = ?, creator = ?, date = ?, photo = ?, noforwards = ?
         WHERE id = ?`,
        ...columnsOf(after),
        id,
      )
      return after
    })
  }

  async end(id: PeerId): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run(
        'UPDATE chat SET username = NULL, photo = NULL, members = 0, version = version + 1 WHERE id = ?',
        id,
      )
      this.#sql.run('DELETE FROM chat_member WHERE chat = ?', id)
      this.#sql.run('DELETE FROM chat_ban WHERE chat = ?', id)
      this.#sql.run('DELETE FROM chat_invite WHERE chat = ?', id)
    })
  }

  async putMember(member: MemberRecord): Promise<boolean> {
    return this.#database.transaction(() => {
      const isNew = this.#member(member.chat, member.user) === undefined
      if (isNew) this.#insertMember(member)
      else
        this.#sql.run(
          'UPDATE chat_member SET role = ? WHERE chat = ? AND user = ?',
          member.role,
          member.chat,
          member.user,
        )
      this.#unban(member.chat, member.user)
      this.#sql.run('DELETE FROM chat_departure WHERE chat = ? AND user = ?', member.chat, member.user)
      this.#membersChanged(member.chat, isNew ? 1 : 0)
      return isNew
    })
  }

  async removeMember(chat: PeerId, user: bigint, how: DepartureRecord['how']): Promise<boolean> {
    return this.#database.transaction(() => this.#removeMember(chat, user, how))
  }

  async departure(chat: PeerId, user: bigint): Promise<DepartureRecord | undefined> {
    const row = this.#sql.get('SELECT * FROM chat_departure WHERE chat = ? AND user = ?', chat, user)
    return row && departureOf(row)
  }

  async membersAmong(chat: PeerId, users: readonly bigint[]): Promise<MemberRecord[]> {
    return [...new Set(users)].flatMap((user) => this.#member(chat, user) ?? []).toSorted(byDate)
  }

  async members(chat: PeerId, window: { offset: number; limit: number }): Promise<MemberRecord[]> {
    return this.#sql
      .all(
        'SELECT * FROM chat_member WHERE chat = ? ORDER BY date, user LIMIT ? OFFSET ?',
        chat,
        window.limit,
        window.offset,
      )
      .map(memberOf)
  }

  async memberIds(chat: PeerId): Promise<bigint[]> {
    return this.#sql
      .all('SELECT user FROM chat_member WHERE chat = ? ORDER BY date, user', chat)
      .map(({ user }) => user as bigint)
  }

  async memberships(user: bigint): Promise<MemberRecord[]> {
    return this.#sql.all('SELECT * FROM chat_member WHERE user = ? ORDER BY date, chat', user).map(memberOf)
  }

  async admins(chat: PeerId): Promise<MemberRecord[]> {
    return this.#sql
      .all("SELECT * FROM chat_member WHERE chat = ? AND role <> 'member' ORDER BY date, user", chat)
      .map(memberOf)
  }

  async ban({ chat, user, by, date }: BanRecord): Promise<boolean> {
    return this.#database.transaction(() => {
      this.#sql.run(
        'INSERT OR REPLACE INTO chat_ban (chat, user, banned_by, date) VALUES (?, ?, ?, ?)',
        chat,
        user,
        by,
        date,
      )
      const wasThere = this.#removeMember(chat, user, 'sent away')
      if (!wasThere) this.#keepOut(chat, user)
      return wasThere
    })
  }

  async unban(chat: PeerId, user: bigint): Promise<boolean> {
    return this.#database.transaction(() => {
      this.#sql.run("UPDATE chat_departure SET how = 'left' WHERE chat = ? AND user = ?", chat, user)
      return this.#unban(chat, user)
    })
  }

  async bannedAmong(chat: PeerId, users: readonly bigint[]): Promise<BanRecord[]> {
    const one = 'SELECT * FROM chat_ban WHERE chat = ? AND user = ?'
    return [...new Set(users)].flatMap((user) => {
      const row = this.#sql.get(one, chat, user)
      return row ? [banOf(row)] : []
    })
  }

  async bans(chat: PeerId, window: { offset: number; limit: number }): Promise<BanRecord[]> {
    return this.#sql
      .all(
        'SELECT * FROM chat_ban WHERE chat = ? ORDER BY date, user LIMIT ? OFFSET ?',
        chat,
        window.limit,
        window.offset,
      )
      .map(banOf)
  }

  async banCount(chat: PeerId): Promise<number> {
    return this.#sql.count('SELECT count(*) AS n FROM chat_ban WHERE chat = ?', chat)
  }

  async putInvite(hash: string, chat: PeerId): Promise<void> {
    await this.#database.transaction(() =>
      this.#sql.run('INSERT INTO chat_invite (hash, chat) VALUES (?, ?)', hash, chat),
    )
  }

  async chatByInvite(hash: string): Promise<PeerId | undefined> {
    return this.#sql.get('SELECT chat FROM chat_invite WHERE hash = ?', hash)?.chat as PeerId | undefined
  }

  async removeInvites(chat: PeerId): Promise<void> {
    await this.#database.transaction(() => this.#sql.run('DELETE FROM chat_invite WHERE chat = ?', chat))
  }

  async inviteOf(chat: PeerId): Promise<string | undefined> {
    const newest = 'SELECT hash FROM chat_invite WHERE chat = ? ORDER BY number DESC LIMIT 1'
    return this.#sql.get(newest, chat)?.hash as string | undefined
  }

  async photosInUse(photos: readonly bigint[]): Promise<bigint[]> {
    return photos.filter((photo) => this.#sql.get('SELECT 1 FROM chat WHERE photo = ? LIMIT 1', photo))
  }

  #chat(id: PeerId): ChatRecord | undefined {
    const row = this.#sql.get('SELECT * FROM chat WHERE id = ?', id)
    return row && chatOf(row)
  }

  #byUsername(username: string): ChatRecord | undefined {
    const row = this.#sql.get('SELECT * FROM chat WHERE username = ?', username)
    return row && chatOf(row)
  }

  #member(chat: PeerId, user: bigint): MemberRecord | undefined {
    const row = this.#sql.get('SELECT * FROM chat_member WHERE chat = ? AND user = ?', chat, user)
    return row && memberOf(row)
  }

  #insertMember({ chat, user, role, inviter, date }: MemberRecord): void {
    this.#sql.run(
      'INSERT INTO chat_member (chat, user, role, inviter, date) VALUES (?, ?, ?, ?, ?)',
      chat,
      user,
      role,
      inviter,
      date,
    )
  }

  #removeMember(chat: PeerId, user: bigint, how: DepartureRecord['how']): boolean {
    const wasThere = this.#sql.run('DELETE FROM chat_member WHERE chat = ? AND user = ?', chat, user) === 1
    if (!wasThere) return false
    this.#sql.run(
      `INSERT OR REPLACE INTO chat_departure (chat, user, how, title)
       SELECT id, ?2, ?3, title FROM chat WHERE id = ?1`,
      chat,
      user,
      how,
    )
    this.#membersChanged(chat, -1)
    return true
  }

  /** Who had left before still knows the title of then. */
  #keepOut(chat: PeerId, user: bigint): void {
    this.#sql.run(
      `INSERT INTO chat_departure (chat, user, how, title) SELECT id, ?2, 'sent away', title FROM chat WHERE id = ?1
       ON CONFLICT DO UPDATE SET how = 'sent away'`,
      chat,
      user,
    )
  }

  #unban(chat: PeerId, user: bigint): boolean {
    return this.#sql.run('DELETE FROM chat_ban WHERE chat = ? AND user = ?', chat, user) === 1
  }

  #membersChanged(chat: PeerId, more: number): void {
    this.#sql.run('UPDATE chat SET version = version + 1, members = members + ? WHERE id = ?', more, chat)
  }
}
