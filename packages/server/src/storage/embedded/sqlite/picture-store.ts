import type { PictureRecord, PictureStore } from '../../ports/picture-store.ts'
import type { Database, Migration } from './database.ts'
import { type Row, Statements } from './statements.ts'

export const pictureMigrations: Migration[] = [
  {
    name: 'picture: profile pictures, current, fallback and personal ones',
    sql: `
      CREATE TABLE picture_profile (
        user_id INTEGER NOT NULL,
        photo INTEGER NOT NULL,
        date INTEGER NOT NULL,
        place INTEGER NOT NULL,
        PRIMARY KEY (user_id, photo)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX picture_profile_by_photo ON picture_profile (photo);
      CREATE INDEX picture_profile_by_place ON picture_profile (user_id, place);
      CREATE TABLE picture_current (
        user_id INTEGER PRIMARY KEY,
        photo INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE picture_fallback (
        user_id INTEGER PRIMARY KEY,
        photo INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX picture_fallback_by_photo ON picture_fallback (photo);
      CREATE TABLE picture_personal (
        viewer INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        photo INTEGER NOT NULL,
        PRIMARY KEY (viewer, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX picture_personal_by_photo ON picture_personal (photo);
    `,
  },
]

/** Profile pictures in the embedded database. `place` grows with each picture a user sets. */
export class SqlitePictureStore implements PictureStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async setCurrent({ user, photo, date }: PictureRecord): Promise<void> {
    await this.#database.transaction(() => {
      this.#sql.run(
        `INSERT OR REPLACE INTO picture_profile (user_id, photo, date, place)
         VALUES (?1, ?2, ?3, (SELECT coalesce(max(place), 0) + 1 FROM picture_profile WHERE user_id = ?1))`,
        user,
        photo,
        date,
      )
      this.#makeCurrent(user, photo)
    })
  }

  async current(users: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>> {
    return found(users, (user) => this.#currentOf(user))
  }

  async setFallback(user: bigint, photo: bigint | undefined): Promise<void> {
    await this.#database.transaction(() => {
      if (photo === undefined) this.#sql.run('DELETE FROM picture_fallback WHERE user_id = ?', user)
      else
        this.#sql.run('INSERT OR REPLACE INTO picture_fallback (user_id, photo) VALUES (?, ?)', user, photo)
    })
  }

  async fallback(user: bigint): Promise<bigint | undefined> {
    return photoIn(this.#sql.get('SELECT photo FROM picture_fallback WHERE user_id = ?', user))
  }

  async setPersonal(viewer: bigint, user: bigint, photo: bigint | undefined): Promise<void> {
    await this.#database.transaction(() => {
      if (photo === undefined)
        this.#sql.run('DELETE FROM picture_personal WHERE viewer = ? AND user_id = ?', viewer, user)
      else
        this.#sql.run(
          'INSERT OR REPLACE INTO picture_personal (viewer, user_id, photo) VALUES (?, ?, ?)',
          viewer,
          user,
          photo,
        )
    })
  }

  async personal(viewer: bigint, users: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>> {
    const one = 'SELECT photo FROM picture_personal WHERE viewer = ? AND user_id = ?'
    return found(users, (user) => photoIn(this.#sql.get(one, viewer, user)))
  }

  async pictures(user: bigint): Promise<PictureRecord[]> {
    return this.#sql
      .all('SELECT * FROM picture_profile WHERE user_id = ? ORDER BY place DESC', user)
      .map((row) => ({ user, photo: row.photo as bigint, date: Number(row.date) }))
  }

  async remove(user: bigint, photos: readonly bigint[]): Promise<bigint[]> {
    return this.#database.transaction(() => {
      const removed = photos.filter(
        (photo) =>
          this.#sql.run('DELETE FROM picture_profile WHERE user_id = ? AND photo = ?', user, photo) === 1,
      )
      const current = this.#currentOf(user)
      if (current !== undefined && removed.includes(current)) this.#makeCurrent(user, this.#newest(user))
      return removed
    })
  }

  async photosInUse(photos: readonly bigint[]): Promise<bigint[]> {
    return photos.filter((photo) =>
      this.#sql.get(
        `SELECT 1 FROM picture_profile WHERE photo = ?1
         UNION ALL SELECT 1 FROM picture_fallback WHERE photo = ?1
         UNION ALL SELECT 1 FROM picture_personal WHERE photo = ?1 LIMIT 1`,
        photo,
      ),
    )
  }

  #currentOf(user: bigint): bigint | undefined {
    return photoIn(this.#sql.get('SELECT photo FROM picture_current WHERE user_id = ?', user))
  }

  #newest(user: bigint): bigint | undefined {
    return photoIn(
      this.#sql.get('SELECT photo FROM picture_profile WHERE user_id = ? ORDER BY place DESC LIMIT 1', user),
    )
  }

  #makeCurrent(user: bigint, photo: bigint | undefined): void {
    if (photo === undefined) this.#sql.run('DELETE FROM picture_current WHERE user_id = ?', user)
    else this.#sql.run('INSERT OR REPLACE INTO picture_current (user_id, photo) VALUES (?, ?)', user, photo)
  }
}

function found(
  users: readonly bigint[],
  photoOf: (user: bigint) => bigint | undefined,
): ReadonlyMap<bigint, bigint> {
  const photos = new Map<bigint, bigint>()
  for (const user of users) {
    const photo = photoOf(user)
    if (photo !== undefined) photos.set(user, photo)
  }
  return photos
}

function photoIn(row: Row | undefined): bigint | undefined {
  return row?.photo as bigint | undefined
}
