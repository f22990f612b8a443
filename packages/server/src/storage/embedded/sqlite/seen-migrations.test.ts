import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { migrations } from '../../../data-folder.ts'
import { EVERYBODY } from '../../ports/file-catalog.ts'
import { type Database, openDatabase } from './database.ts'
import { SqliteFileCatalog } from './file-catalog.ts'
import { filesSeen } from './seen-rows.ts'

const since = migrations.findIndex(({ name }) => name === 'file: documents by who sees them')
const [ada, bob, eve, channel] = [1n, 2n, 3n, -1_000_000_000_005n]
const film = { size: 500, mimeType: 'video/mp4' }
const gif = { size: 900, mimeType: 'image/gif' }

/** Ada uploaded a GIF that became a film; Bob has a message with it, twice, and so has a channel. */
const rows = `
  INSERT INTO file_blob (id, size, state, refs) VALUES (1, 500, 'ready', 1);
  INSERT INTO file_record (id, kind, uploader, date, blob, size, mime_type, file_type, file_name, attributes)
    VALUES (70, 'document', 1, 5, 1, 500, 'video/mp4', 'storage.fileMp4', '', x'');
  INSERT INTO file_original (file, size, mime_type, sha256) VALUES (70, 900, 'image/gif', x'00');
  INSERT INTO message_copy (owner, id, pts, peer, sender, incoming, date, text, search_text, file, body, origin_owner, origin_id)
    VALUES (2, 1, 1, 1, 1, 1, 5, '', '', 70, x'', 1, 1), (2, 2, 2, 1, 1, 1, 5, '', '', 70, x'', 1, 2),
      (${channel}, 1, 1, ${channel}, 1, 1, 5, '', '', 70, x'', ${channel}, 1);`

function openedNow(): Database {
  const database = openDatabase(':memory:', migrations)
  database.exec(rows)
  database.exec(`INSERT INTO file_seen SELECT uploader, size, mime_type, id, 'upload' FROM file_record
    UNION SELECT uploader, original.size, original.mime_type, file, 'upload'
      FROM file_original AS original JOIN file_record ON id = file`)
  return database
}

function openedBefore(): Database {
  const earlier = migrations.filter(({ name }, place) => place !== since && !name.startsWith('seen:'))
  const database = openDatabase(':memory:', earlier)
  database.exec(rows)
  for (const migration of migrations) if (!earlier.includes(migration)) database.exec(migration.sql)
  return database
}

async function seenBy(database: Database, ...viewers: bigint[]): Promise<readonly [number, number]> {
  const catalog = new SqliteFileCatalog(database)
  const [asFilm, asGif] = [film, gif].map((content) => catalog.documentsSeen(viewers, content, 10))
  return [(await asFilm)?.length ?? 0, (await asGif)?.length ?? 0]
}

for (const [name, opened] of [
  ['a new folder', openedNow],
  ['a folder of an earlier version', openedBefore],
] as const) {
  suite(`in ${name} a document is found by what it is, and by what it was made of, among what is seen by`, () => {
    test('its uploader, boxes and channels that show it, each once, and nobody else', async () => {
      const database = opened()
      for (const viewer of [ada, bob, channel]) assert.deepEqual(await seenBy(database, viewer), [1, 1])
      assert.deepEqual(await seenBy(database, bob, channel, EVERYBODY), [1, 1])
      assert.deepEqual(await seenBy(database, eve, EVERYBODY), [0, 0])
    })

    test('boxes until their last message with it is deleted, or shows another file', async () => {
      const database = opened()
      database.exec('DELETE FROM message_copy WHERE owner = 2 AND id = 1')
      assert.deepEqual(await seenBy(database, bob), [1, 1])
      database.exec('UPDATE message_copy SET file = NULL WHERE owner = 2')
      assert.deepEqual(await seenBy(database, bob), [0, 0])
      database.exec('UPDATE message_copy SET file = 70 WHERE owner = 2')
      assert.deepEqual(await seenBy(database, bob), [1, 1])
      database.exec('DELETE FROM message_copy WHERE owner = 2')
      assert.deepEqual(await seenBy(database, bob), [0, 0])
      assert.deepEqual(await seenBy(database, channel), [1, 1])
    })

    test('boxes that show it beside another file, until neither way is left', async () => {
      const database = opened()
      database.exec('UPDATE message_copy SET companion = 70 WHERE owner = 2 AND id = 1')
      database.exec('UPDATE message_copy SET file = NULL WHERE owner = 2')
      assert.deepEqual(await seenBy(database, bob), [1, 1])
      database.exec('DELETE FROM message_copy WHERE owner = 2 AND id = 2')
      assert.deepEqual(await seenBy(database, bob), [1, 1])
      database.exec('UPDATE message_copy SET companion = NULL WHERE owner = 2')
      assert.deepEqual(await seenBy(database, bob), [0, 0])
      database.exec('UPDATE message_copy SET companion = 70 WHERE owner = 2')
      assert.deepEqual(await seenBy(database, bob), [1, 1])
      database.exec('DELETE FROM message_copy WHERE owner = 2')
      assert.deepEqual(await seenBy(database, bob), [0, 0])
    })

    test('whoever saved it, as long as it is in one of the lists', async () => {
      const database = opened()
      database.exec("INSERT INTO sticker_saved VALUES (3, 'gifs', 70, 5, 1), (3, 'faved', 70, 5, 1)")
      assert.deepEqual(await seenBy(database, eve), [1, 1])
      database.exec("DELETE FROM sticker_saved WHERE list = 'gifs'")
      assert.deepEqual(await seenBy(database, eve), [1, 1])
      database.exec('DELETE FROM sticker_saved')
      assert.deepEqual(await seenBy(database, eve), [0, 0])
    })

    test('everybody while a sticker set has it', async () => {
      const database = opened()
      database.exec(`
        INSERT INTO sticker_set (id, kind, title, short_name, date, text_color, thumb_version, version)
          VALUES (9, 'stickers', '', 'a', 5, 0, 0, 0);
        INSERT INTO sticker_item (document, set_id, place, format, emojis, keywords) VALUES (70, 9, 0, 'webm', '', '')`)
      assert.deepEqual(await seenBy(database, EVERYBODY), [1, 1])
      database.exec('DELETE FROM sticker_set')
      assert.deepEqual(await seenBy(database, EVERYBODY), [0, 0])
    })
  })
}

test('the search passes by no row of others', () => {
  const database = openDatabase(':memory:', migrations)
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${filesSeen}`).all('[1,2]', 3, 'image/gif', 10, 0)
  const steps = plan.map(({ detail }) => String(detail))
  assert.ok(
    steps.includes('SEARCH file_seen USING PRIMARY KEY (viewer=? AND size=? AND mime_type=?)'),
    steps.join('\n'),
  )
  assert.ok(!steps.some((step) => /^SCAN (file_|record)/.test(step)), steps.join('\n'))
})
