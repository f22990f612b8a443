import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import { documentOf, imageOf, photoOf } from '@longshore/testing/contracts/file-catalog'
import { pattern } from '@longshore/testing/pattern'
import { MemoryFiles } from '../../memory/memory-files.ts'
import { openFileStorage } from '../file-storage.ts'
import { SMALL_FILE } from '../small-files.ts'
import { openDatabase } from '../sqlite/database.ts'
import { fileMigrations } from '../sqlite/file-migrations.ts'
import { checkStorage, sizeOfCheck } from './check-storage.ts'
import type { Finding } from './report.ts'

const KB = 1024
const WINDOW = 128 * KB
const later = 2_000_000_000

/** A document with a preview, a photo, a finished upload and an unfinished one. Blobs 1, 2, 3 and 4. */
async function openFull() {
  const database = openDatabase(':memory:', fileMigrations)
  const files = new MemoryFiles()
  const { parts, blobs, catalog } = await openFileStorage({ database, files, clock: () => 1000 })
  const content = pattern(1, 9 * WINDOW + 5)
  const blob = await blobs.put(content)
  const preview = { ...imageOf('m', await blobs.put(pattern(2, 3 * KB))), size: 3 * KB }
  await catalog.add(documentOf({ id: 10n, blob, size: content.length, previews: [preview] }), later)
  const size = { ...imageOf('y', await blobs.put(pattern(3, 2 * KB))), size: 2 * KB }
  await catalog.add(photoOf({ id: 11n, previews: [size] }), later)
  await catalog.keepSha256(blob, new Uint8Array(createHash('sha256').update(content).digest()))
  await parts.put({ user: 7n, fileId: 5n, big: false }, { index: 0, bytes: pattern(4, KB) })
  await parts.finish({ user: 7n, fileId: 5n, big: false }, { parts: 1, maxParts: 9 })
  const unfinished = { user: 7n, fileId: 6n, big: false }
  await parts.put(unfinished, { index: 2, bytes: pattern(5, KB) })
  await parts.put(unfinished, { index: 0, bytes: pattern(5, KB) })
  await parts.put(unfinished, { index: 0, bytes: pattern(6, KB) })
  return { database, files, blobs, parts, content }
}

type Full = Awaited<ReturnType<typeof openFull>>

async function check({ database, files }: Pick<Full, 'database' | 'files'>) {
  const findings: Finding[] = []
  const leftovers: string[] = []
  const counted = { progress: 0, unverified: 0 }
  const report = {
    finding: (finding: Finding) => void findings.push(finding),
    leftover: (what: string) => void leftovers.push(what),
    unshown: () => {},
    progress: (bytes: number) => {
      counted.progress += bytes
    },
    unverified: (bytes: number) => {
      counted.unverified += bytes
    },
  }
  await checkStorage({ database, files, report })
  return { findings, leftovers, ...counted }
}

test('all is well: nothing is found, and every byte was looked at', async () => {
  const full = await openFull()
  const { findings, leftovers, progress, unverified } = await check(full)
  assert.deepEqual([findings, leftovers, unverified], [[], [], 0])
  const size = sizeOfCheck(full.database)
  assert.equal(size.files, 4)
  assert.equal(progress, size.bytes)
})

suite('a small file in the database', () => {
  async function openSmall() {
    const database = openDatabase(':memory:', fileMigrations)
    const files = new MemoryFiles()
    const { parts, catalog } = await openFileStorage({
      database,
      files,
      clock: () => 1000,
      small: SMALL_FILE,
    })
    const key = { user: 7n, fileId: 5n, big: false }
    await parts.put(key, { index: 0, bytes: pattern(4, KB) })
    const { blob, size } = await parts.finish(key, { parts: 1, maxParts: 9 })
    await catalog.add(documentOf({ id: 10n, blob, size }), later)
    await parts.put({ ...key, fileId: 6n }, { index: 0, bytes: pattern(5, 2 * KB) })
    return { database, files }
  }

  test('is looked at like any other', async () => {
    const { findings, leftovers, progress, unverified } = await check(await openSmall())
    assert.deepEqual([findings, leftovers, progress, unverified], [[], [], 3 * KB, 0])
  })

  for (const [what, sql, kind] of [
    ['that is damaged', `UPDATE file_small SET bytes = zeroblob(${KB})`, 'bytes damaged'],
    ['that became shorter', 'UPDATE file_small SET bytes = substr(bytes, 2)', 'wrong length'],
    ['that is gone', 'DELETE FROM file_small', 'bytes missing'],
    [
      'of which a part is damaged',
      `UPDATE file_part SET bytes = zeroblob(${2 * KB})
      WHERE bytes IS NOT NULL`,
      'part damaged',
    ],
  ] as const) {
    test(`${what} is found`, async () => {
      const world = await openSmall()
      world.database.exec(sql)
      const { findings } = await check(world)
      assert.deepEqual(
        findings.map((finding) => finding.kind),
        [kind],
      )
    })
  }
})

test('an empty storage', async () => {
  const database = openDatabase(':memory:', fileMigrations)
  const { findings, progress } = await check({ database, files: new MemoryFiles() })
  assert.deepEqual([findings, progress], [[], 0])
})

suite('files', () => {
  for (const [name, spoil, kind, words] of [
    [
      'one byte is another',
      (f: Full) => f.files.write('blobs-01/1', Uint8Array.of(0xee), 2 * WINDOW + 3),
      'bytes damaged',
      ['blobs-01/1', `byte ${2 * WINDOW} on`, 'document 10 "a.txt"'],
    ],
    [
      'the last byte is another',
      (f: Full) => f.files.write('blobs-01/1', Uint8Array.of(0xee), 9 * WINDOW + 4),
      'bytes damaged',
      ['blobs-01/1', `byte ${9 * WINDOW} on`],
    ],
    [
      'several are',
      async (f: Full) => {
        for (const at of [0, 5 * WINDOW]) await f.files.write('blobs-01/1', Uint8Array.of(0xee), at)
      },
      'bytes damaged',
      ['byte 0 on and in 1 more places'],
    ],
    [
      'of a preview',
      (f: Full) => f.files.write('blobs-02/2', Uint8Array.of(0xee), 7),
      'bytes damaged',
      ['blobs-02/2', 'preview m of document 10'],
    ],
    [
      'of a photo',
      (f: Full) => f.files.write('blobs-03/3', Uint8Array.of(0xee), 7),
      'bytes damaged',
      ['preview y of photo 11'],
    ],
    [
      'it is missing',
      (f: Full) => f.files.remove('blobs-01/1'),
      'bytes missing',
      ['blobs-01/1 is missing', 'document 10'],
    ],
    [
      'it is too short',
      (f: Full) => f.files.truncate('blobs-01/1', 100),
      'wrong length',
      ['100 bytes', `${9 * WINDOW + 5} bytes`, 'document 10'],
    ],
    [
      'it is too long',
      (f: Full) => f.files.write('blobs-01/1', Uint8Array.of(1), 9 * WINDOW + 5),
      'wrong length',
      ['document 10'],
    ],
    [
      'one that belongs to nothing',
      (f: Full) => f.files.write('blobs-09/9', Uint8Array.of(1), 0),
      'stray file',
      ['blobs-09/9'],
    ],
    [
      'one in the wrong folder',
      (f: Full) => f.files.write('blobs-09/1', Uint8Array.of(1), 0),
      'stray file',
      ['blobs-09/1'],
    ],
    [
      'one with a strange name',
      (f: Full) => f.files.write('blobs-ff/notes.txt', Uint8Array.of(1), 0),
      'stray file',
      ['blobs-ff/notes.txt'],
    ],
  ] as const) {
    test(`${name}: ${kind}`, async () => {
      const full = await openFull()
      await spoil(full)
      const { findings } = await check(full)
      assert.deepEqual(
        findings.map((finding) => finding.kind),
        [kind],
      )
      for (const word of words) assert.ok(findings[0]?.what.includes(word), `${findings[0]?.what}: ${word}`)
      assert.ok(findings[0]?.remedy)
    })
  }

  test('the whole hash tells what its pieces do not', async () => {
    const full = await openFull()
    full.database.exec('UPDATE file_blob SET sha256 = zeroblob(32) WHERE id = 1')
    const { findings } = await check(full)
    assert.deepEqual(
      findings.map(({ kind }) => kind),
      ['bytes damaged'],
    )
  })

  test('without hashes only lengths are checked, and that is said', async () => {
    const full = await openFull()
    full.database.exec('DELETE FROM file_hashes; UPDATE file_blob SET sha256 = NULL')
    await full.files.write('blobs-01/1', Uint8Array.of(0xee), 0)
    const { findings, unverified, progress } = await check(full)
    assert.deepEqual([findings, unverified], [[], progress - 2 * KB])
  })
})

suite('rows', () => {
  for (const [name, sql, kind, words] of [
    [
      'a blob is gone that a document has',
      'DELETE FROM file_blob WHERE id = 1',
      ['row missing', 'stray file'],
      ['document 10'],
    ],
    [
      'a document has another size',
      'UPDATE file_record SET size = 4 WHERE id = 10',
      ['rows disagree'],
      ['document 10', '4 bytes'],
    ],
    [
      'a count is too high',
      'UPDATE file_blob SET refs = 2 WHERE id = 3',
      ['never freed'],
      ['blobs-03/3', 'counts 2', 'there are 1'],
    ],
    ['a count is too low', 'UPDATE file_blob SET refs = 0 WHERE id = 3', ['freed too early'], ['blobs-03/3']],
    [
      'a blob that nobody refers to, and would stay',
      `DELETE FROM file_preview WHERE blob = 3`,
      ['never freed'],
      ['blobs-03/3', '2048 bytes', 'there are 0'],
    ],
    [
      'a blob that was never put in place',
      `UPDATE file_blob SET state = 'arriving' WHERE id = 3`,
      ['rows disagree'],
      ['blobs-03/3', 'photo 11'],
    ],
  ] as const) {
    test(`${name}: ${kind.join(', ')}`, async () => {
      const full = await openFull()
      full.database.exec(sql)
      const { findings } = await check(full)
      assert.deepEqual(
        findings.map((finding) => finding.kind),
        kind,
      )
      for (const word of words) assert.ok(findings[0]?.what.includes(word), `${findings[0]?.what}: ${word}`)
    })
  }
})

suite('unfinished uploads', () => {
  for (const [name, spoil] of [
    [
      'a part that came again is another',
      (f: Full, side: string) => f.files.write(side, Uint8Array.of(0xee), 0),
    ],
    ['a part is cut off', (f: Full, side: string) => f.files.truncate(side, 10)],
    ['a part is gone', (f: Full, side: string) => f.files.remove(side)],
  ] as const) {
    test(name, async () => {
      const full = await openFull()
      const side = (await full.files.list('uploads')).find((name) => /\.0\.\d+$/.test(name)) ?? assert.fail()
      await spoil(full, side)
      const { findings } = await check(full)
      assert.deepEqual(
        findings.map(({ kind }) => kind),
        ['part damaged'],
      )
      assert.match(findings[0]?.what ?? '', /part 0 of the unfinished upload 6 of user 7/)
    })
  }
})

suite('what a process that died leaves is no fault', () => {
  test('and the next start clears it away', async () => {
    const full = await openFull()
    await full.blobs.put(pattern(9, KB))
    await full.files.write('uploads/blob.77', Uint8Array.of(1), 0)
    await full.files.write('uploads/99', Uint8Array.of(1), 0)
    full.database.exec(`INSERT INTO file_blob (size, state, refs) VALUES (5, 'arriving', 0)`)
    const before = await check(full)
    assert.deepEqual(before.findings, [])
    assert.equal(before.leftovers.length, 4)
    await openFileStorage({ database: full.database, files: full.files, clock: () => 1000 })
    const after = await check(full)
    assert.deepEqual([after.findings, after.leftovers], [[], []])
  })

  test('also an upload that was becoming a file', async () => {
    const full = await openFull()
    full.database.exec(`
      INSERT INTO file_blob (id, size, state, refs) VALUES (50, 1024, 'arriving', 1);
      UPDATE file_upload SET state = 'assembling', blob = 50 WHERE file_id = 6;
    `)
    const { findings, leftovers } = await check(full)
    assert.deepEqual(findings, [])
    assert.match(leftovers.join(), /becoming/)
  })
})
