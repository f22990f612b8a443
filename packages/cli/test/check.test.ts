import assert from 'node:assert/strict'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Server, Stranger, stop } from './longshore.ts'

const someone = await Stranger.arrive()
let server: Server
/** Where the bytes of the one file that was sent lie. */
let stored = ''
const content = Buffer.alloc(300_000, 'longshore')

before(async () => {
  server = await someone.serve('--test-accounts')
  await someone.do('me', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  await writeFile(someone.path('a.bin'), content)
  await someone.do('me', ['up', 'a.bin'])
  await assertAllIsWellWhileServing()
  await stop(server.child)
  stored = await findBlob(content.length)
})
after(() => someone[Symbol.asyncDispose]())

/** Also while files come and go. */
async function assertAllIsWellWhileServing(): Promise<void> {
  await mkdir(someone.path('many'))
  for (let index = 0; index < 20; index++)
    await writeFile(someone.path('many', `${index}.bin`), Buffer.alloc(1000 + index * 9000, index))
  const sending = someone.run('me', ['up', 'many'])
  for (let round = 0; round < 3; round++) {
    const told = JSON.parse(await someone.do('me', ['check', '--data', 'data', '--json']))
    assert.deepEqual([told.findings, told.leftovers], [[], []])
  }
  assert.equal((await sending).code, 0)
}

async function findBlob(size: number): Promise<string> {
  const files = someone.path('data', 'files')
  const { stat } = await import('node:fs/promises')
  for (const name of await readdir(files, { recursive: true })) {
    const found = await stat(join(files, name))
    if (found.isFile() && found.size === size) return join(files, name)
  }
  assert.fail('the file is nowhere')
}

test('a folder in which all is well', async () => {
  const told = await someone.do('me', ['check', '--data', 'data'])
  assert.match(told, /Checked \d+ files?, \d/)
  assert.match(told, /Everything is as it must be\.$/)
})

test('the same for a program', async () => {
  const told = JSON.parse(await someone.do('me', ['check', '--data', 'data', '--json']))
  assert.ok(told.files >= 1 && told.bytes >= content.length)
  assert.deepEqual([told.unverified, told.findings, told.leftovers], [0, [], []])
})

test('a byte that is not what was stored is found: what, who has it, what to do, and 1', async () => {
  const spoiled = Buffer.from(content)
  spoiled[200_000] = 0
  await writeFile(stored, spoiled)
  const { stdout, stderr } = await someone.fail('me', ['check', '--data', 'data'])
  assert.match(
    stdout,
    /blobs-..\/\d+ is not what was stored, in the 128 KiB from byte 131072 on: document \d+ "a\.bin"/,
  )
  assert.match(stdout, /backup/)
  assert.match(stderr, /^longshore: One thing is wrong in /)
  const program = await someone.fail('me', ['check', '--data', 'data', '--json'])
  const { findings } = JSON.parse(program.stdout)
  assert.deepEqual(
    findings.map(({ kind }: { kind: string }) => kind),
    ['bytes damaged'],
  )
  await writeFile(stored, content)
  await someone.do('me', ['check', '--data', 'data'])
})

test('several things', async () => {
  await rm(stored)
  await mkdir(someone.path('data', 'files', 'blobs-ff'), { recursive: true })
  await writeFile(someone.path('data', 'files', 'blobs-ff', 'notes'), '')
  const { stdout, stderr } = await someone.fail('me', ['check', '--data', 'data'])
  assert.match(stdout, /is missing: document/)
  assert.match(stdout, /blobs-ff\/notes belongs to nothing/)
  assert.match(stderr, /2 things are wrong/)
  await rm(someone.path('data', 'files', 'blobs-ff'), { recursive: true })
  await writeFile(stored, content)
  await someone.do('me', ['check', '--data', 'data'])
})

test('a database that is none', async () => {
  await mkdir(someone.path('broken'))
  await writeFile(someone.path('broken', 'longshore.sqlite'), Buffer.alloc(8192, 'x'))
  const { stdout } = await someone.fail('me', ['check', '--data', 'broken'])
  assert.match(stdout, /longshore\.sqlite is damaged/)
})

test('a folder of nobody stays as it is', async () => {
  await mkdir(someone.path('empty'))
  for (const folder of ['empty', 'nowhere']) {
    const { stderr } = await someone.fail('me', ['check', '--data', folder], { code: 3 })
    assert.match(stderr, /No server has kept its data in/)
  }
  assert.deepEqual(await readdir(someone.path('empty')), [])
})

test('what nothing shows, what names nothing, and what is not there to be counted', async () => {
  const { DatabaseSync } = await import('node:sqlite')
  await someone.do('me', ['backup', 'spoiled', '--data', 'data'])
  const database = new DatabaseSync(someone.path('spoiled', 'longshore.sqlite'))
  const sql = (text: string) => database.exec(`PRAGMA foreign_keys = OFF; ${text}`)
  const check = async () =>
    JSON.parse((await someone.run('me', ['check', '--data', 'spoiled', '--json'])).stdout)
  for (const [change, kind, words] of [
    [
      'UPDATE message_copy SET file = 77 WHERE file IS NOT NULL AND id = (SELECT min(id) FROM message_copy WHERE file IS NOT NULL)',
      'names nothing',
      /message \d+ in the box of \d+ shows file 77/,
    ],
    [
      'UPDATE message_copy SET companion = 76 WHERE file IS NOT NULL',
      'names nothing',
      /message \d+ in the box of \d+ shows file 76/,
    ],
    [
      'DELETE FROM file_part WHERE upload = (SELECT min(upload) FROM file_part)',
      'row missing',
      /the rows of its parts/,
    ],
    [
      'DELETE FROM file_hashes WHERE blob = (SELECT max(blob) FROM file_hashes) AND run > 99; UPDATE file_hashes SET hashes = substr(hashes, 1, 32) WHERE length(hashes) > 32',
      'row missing',
      /has 1 hashes/,
    ],
    [
      'INSERT INTO picture_current (user_id, photo) VALUES (5, 78)',
      'names nothing',
      /the picture of user 5 shows file 78/,
    ],
    [
      'UPDATE message_box SET pts = pts + 3 WHERE owner = (SELECT min(owner) FROM message_box)',
      'rows disagree',
      /clients would miss something/,
    ],
    ['UPDATE message_dialog SET top = 999999 WHERE top > 0', 'rows disagree', /on top of a dialog/],
    ['UPDATE message_box SET last_id = 0 WHERE last_id > 0', 'rows disagree', /has given out ids up to 0/],
    [
      "INSERT INTO sticker_saved (user, list, document, date, rank) VALUES (5, 'gifs', 79, 1, 1)",
      'names nothing',
      /the list gifs of user 5/,
    ],
  ] as const) {
    sql(`SAVEPOINT one; ${change}`)
    database.exec('RELEASE one')
    const { findings } = await check()
    assert.ok(
      findings.some((found: { kind: string; what: string }) => found.kind === kind && words.test(found.what)),
      `${change}: ${JSON.stringify(findings)}`,
    )
  }
  const { unshown: before } = await check()
  sql('UPDATE message_copy SET companion = file, file = NULL')
  assert.deepEqual((await check()).unshown, before, 'what is shown with another file is shown')
  sql('DELETE FROM message_copy')
  const { unshown } = await check()
  assert.ok(
    unshown.some((what: string) => /document \d+ "a\.bin"/.test(what)),
    JSON.stringify(unshown),
  )
  sql('DELETE FROM file_check')
  const { findings } = await check()
  assert.ok(
    findings.some(({ what }: { what: string }) => /is shown nowhere, and nothing will look/.test(what)),
  )
  database.close()
})
