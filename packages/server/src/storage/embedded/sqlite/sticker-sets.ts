import type {
  NewStickerSet,
  StickerRecord,
  StickerSetChanges,
  StickerSetKind,
  StickerSetRecord,
  StickerSetStore,
} from '../../ports/sticker-store.ts'
import type { Database } from './database.ts'
import { Statements } from './statements.ts'
import { selectSet, setOf, stickerOf } from './sticker-rows.ts'

/** Sticker sets in the embedded database. */
export class SqliteStickerSets implements StickerSetStore {
  readonly #database: Database
  readonly #sql: Statements

  constructor(database: Database) {
    this.#database = database
    this.#sql = new Statements(database)
  }

  async add(
    set: NewStickerSet,
    stickers: readonly StickerRecord[],
  ): Promise<'added' | 'id taken' | 'short name taken'> {
    return this.#database.transaction(() => {
      if (this.#set(set.id)) return 'id taken'
      if (this.#byShortName(set.shortName)) return 'short name taken'
      this.#sql.run(
        `INSERT INTO sticker_set
           (id, kind, title, short_name, creator, bot, date, text_color, thumb, thumb_version, thumb_emoji, version)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
        set.id,
        set.kind,
        set.title,
        set.shortName,
        set.creator ?? null,
        set.bot ?? null,
        set.date,
        set.textColor ? 1 : 0,
        set.thumb ?? null,
        set.thumbVersion,
        set.thumbEmoji ?? null,
      )
      stickers.forEach((sticker, place) => {
        this.#insert(set.id, place, sticker)
      })
      return 'added'
    })
  }

  async set(id: bigint): Promise<StickerSetRecord | undefined> {
    return this.#set(id)
  }

  async sets(ids: readonly bigint[]): Promise<StickerSetRecord[]> {
    return ids.flatMap((id) => this.#set(id) ?? [])
  }

  async byShortName(shortName: string): Promise<StickerSetRecord | undefined> {
    return this.#byShortName(shortName)
  }

  async ofCreator(
    creator: bigint,
    { after, limit }: { readonly after?: bigint | undefined; readonly limit: number },
  ): Promise<{ sets: StickerSetRecord[]; total: number }> {
    const rows = this.#sql.all(
      `${selectSet} WHERE creator = ?1
         AND (?2 IS NULL OR (date, id) < (SELECT date, id FROM sticker_set WHERE id = ?2))
       ORDER BY date DESC, id DESC LIMIT ?3`,
      creator,
      after ?? null,
      limit,
    )
    const total = this.#sql.count('SELECT count(*) AS n FROM sticker_set WHERE creator = ?', creator)
    return { sets: rows.map(setOf), total }
  }

  async ofNobody(kind: StickerSetKind): Promise<StickerSetRecord[]> {
    return this.#sql.all(`${selectSet} WHERE creator IS NULL AND kind = ? ORDER BY date, id`, kind).map(setOf)
  }

  async search(text: string, kind: StickerSetKind, limit: number): Promise<StickerSetRecord[]> {
    return this.#sql
      .all(
        `${selectSet}
         WHERE kind = ?1 AND (instr(lower(title), lower(?2)) > 0 OR instr(lower(short_name), lower(?2)) > 0)
         ORDER BY date DESC, id DESC LIMIT ?3`,
        kind,
        text,
        limit,
      )
      .map(setOf)
  }

  async change(id: bigint, changes: StickerSetChanges): Promise<StickerSetRecord | undefined> {
    return this.#database.transaction(() => {
      const before = this.#set(id)
      if (!before) return undefined
      const { title = before.title, thumb, thumbEmoji } = changes
      this.#sql.run(
        `UPDATE sticker_set SET title = ?, thumb = ?, thumb_version = ?, thumb_emoji = ?, version = version + 1
         WHERE id = ?`,
        title,
        thumb === undefined ? (before.thumb ?? null) : thumb,
        before.thumbVersion + (thumb === undefined ? 0 : 1),
        thumbEmoji === undefined ? (before.thumbEmoji ?? null) : thumbEmoji,
        id,
      )
      return this.#set(id)
    })
  }

  async remove(id: bigint): Promise<void> {
    await this.#database.transaction(() => this.#sql.run('DELETE FROM sticker_set WHERE id = ?', id))
  }

  async stickers(set: bigint): Promise<StickerRecord[]> {
    return this.#sql.all('SELECT * FROM sticker_item WHERE set_id = ? ORDER BY place', set).map(stickerOf)
  }

  async covers(sets: readonly bigint[]): Promise<ReadonlyMap<bigint, StickerRecord>> {
    return new Map(
      sets.flatMap((set) => {
        const row = this.#sql.get('SELECT * FROM sticker_item WHERE set_id = ? ORDER BY place LIMIT 1', set)
        return row ? [[set, stickerOf(row)]] : []
      }),
    )
  }

  async setsOf(documents: readonly bigint[]): Promise<ReadonlyMap<bigint, bigint>> {
    return new Map(
      documents.flatMap((document) => {
        const place = this.#placeOf(document)
        return place ? [[document, place.set]] : []
      }),
    )
  }

  async addSticker(
    set: bigint,
    sticker: StickerRecord,
    most: number,
  ): Promise<'added' | 'too many' | 'no such set'> {
    return this.#database.transaction(() => {
      const record = this.#set(set)
      if (!record) return 'no such set'
      if (record.count >= most) return 'too many'
      this.#insert(set, record.count, sticker)
      this.#changed(set)
      return 'added'
    })
  }

  async putSticker(document: bigint, sticker: StickerRecord): Promise<boolean> {
    return this.#database.transaction(() => {
      const place = this.#placeOf(document)
      if (!place) return false
      this.#sql.run('DELETE FROM sticker_item WHERE document = ?', document)
      this.#insert(place.set, place.place, sticker)
      this.#changed(place.set)
      return true
    })
  }

  async moveSticker(document: bigint, position: number): Promise<boolean> {
    return this.#database.transaction(() => {
      const place = this.#placeOf(document)
      if (!place) return false
      const others = this.#documentsOf(place.set).filter((other) => other !== document)
      this.#arrange(others.toSpliced(position, 0, document))
      this.#changed(place.set)
      return true
    })
  }

  async removeSticker(document: bigint): Promise<boolean> {
    return this.#database.transaction(() => {
      const place = this.#placeOf(document)
      if (!place) return false
      this.#sql.run('DELETE FROM sticker_item WHERE document = ?', document)
      this.#arrange(this.#documentsOf(place.set))
      this.#sql.run(
        'UPDATE sticker_set SET thumb_emoji = NULL WHERE id = ? AND thumb_emoji = ?',
        place.set,
        document,
      )
      this.#changed(place.set)
      return true
    })
  }

  async documentsInUse(documents: readonly bigint[]): Promise<bigint[]> {
    return documents.filter(
      (document) =>
        this.#placeOf(document) !== undefined ||
        this.#sql.get('SELECT 1 FROM sticker_set WHERE thumb = ?', document) !== undefined,
    )
  }

  #set(id: bigint): StickerSetRecord | undefined {
    const row = this.#sql.get(`${selectSet} WHERE id = ?`, id)
    return row && setOf(row)
  }

  #byShortName(shortName: string): StickerSetRecord | undefined {
    const row = this.#sql.get(`${selectSet} WHERE short_name = ?`, shortName)
    return row && setOf(row)
  }

  #placeOf(document: bigint): { set: bigint; place: number } | undefined {
    const row = this.#sql.get('SELECT set_id, place FROM sticker_item WHERE document = ?', document)
    return row && { set: row.set_id as bigint, place: Number(row.place) }
  }

  #documentsOf(set: bigint): bigint[] {
    return this.#sql
      .all('SELECT document FROM sticker_item WHERE set_id = ? ORDER BY place', set)
      .map(({ document }) => document as bigint)
  }

  #insert(
    set: bigint,
    place: number,
    { document, format, emojis, keywords, maskCoords }: StickerRecord,
  ): void {
    this.#sql.run(
      `INSERT INTO sticker_item (document, set_id, place, format, emojis, keywords, mask_coords)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      document,
      set,
      place,
      format,
      JSON.stringify(emojis),
      JSON.stringify(keywords),
      maskCoords ? JSON.stringify(maskCoords) : null,
    )
  }

  #arrange(documents: readonly bigint[]): void {
    documents.forEach((document, place) => {
      this.#sql.run('UPDATE sticker_item SET place = ? WHERE document = ?', place, document)
    })
  }

  #changed(set: bigint): void {
    this.#sql.run('UPDATE sticker_set SET version = version + 1 WHERE id = ?', set)
  }
}
