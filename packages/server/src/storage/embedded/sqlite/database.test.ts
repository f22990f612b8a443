import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type AwaitedThing, notingWaits } from '../../../observe/waits.ts'
import { StorageBusy } from '../../ports/storage-error.ts'
import { type Database, type DatabaseOptions, openDatabase } from './database.ts'
import { Statements } from './statements.ts'

const migrations = [{ name: 'numbers', sql: 'CREATE TABLE number (n INTEGER)' }]

async function folderOf(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-database-'))
  const opened: Database[] = []
  t.after(async () => {
    for (const database of opened) database.close()
    await rm(folder, { recursive: true })
  })
  return (options?: DatabaseOptions) => {
    const database = openDatabase(join(folder, 'a.sqlite'), migrations, options)
    opened.push(database)
    return database
  }
}

const add = (database: Database, n: number) =>
  database.transaction(() => database.prepare('INSERT INTO number (n) VALUES (?)').run(n))
const numbers = (database: Database) =>
  database
    .prepare('SELECT n FROM number ORDER BY n')
    .all()
    .map(({ n }) => n)

test('what is changed has to be forced to disk once, however it was changed', async (t) => {
  const database = (await folderOf(t))()
  await database.settled()
  assert.equal(database.settled(), undefined)
  await add(database, 1)
  assert.ok(database.settled())
  await database.settled()
  assert.equal(database.settled(), undefined)
  database.exec('INSERT INTO number (n) VALUES (2)')
  await database.settled()
  database.prepare('UPDATE number SET n = 3 RETURNING n').all()
  assert.ok(database.settled())
})

test('what another process has committed can be read here, and has to be forced here as well', async (t) => {
  const open = await folderOf(t)
  const [one, other] = [open({ shared: true }), open({ shared: true })]
  await one.settled()
  await add(other, 1)
  assert.deepEqual(numbers(one), [1])
  assert.ok(one.settled())
  await one.settled()
  assert.equal(one.settled(), undefined)
})

test('a row is changed in a transaction, or not at all', async (t) => {
  const database = (await folderOf(t))()
  const sql = new Statements(database)
  assert.throws(() => sql.run('INSERT INTO number (n) VALUES (1)'), /not in a transaction/)
  assert.throws(() => sql.get('INSERT INTO number (n) VALUES (1) RETURNING n'), /not in a transaction/)
  await database.transaction(() => sql.run('INSERT INTO number (n) VALUES (1)'))
  assert.deepEqual(numbers(database), [1])
})

/** A time that passes when somebody waits for it. */
function patient() {
  let now = 0
  const told: string[] = []
  const waits: (() => void)[] = []
  const patience = {
    clock: () => now,
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) =>
        waits.push(() => {
          now += milliseconds
          resolve()
        }),
      ),
    slow: (what: string, milliseconds: number) => void told.push(`${what} ${milliseconds >= 500}`),
  }
  const passUntil = async (isOver: () => boolean) => {
    while (!isOver()) {
      waits.shift()?.()
      await new Promise(setImmediate)
    }
  }
  return { patience, told, passUntil, now: () => now }
}

test('while another program writes, changes wait and reading goes on; they come in their order', async (t) => {
  const open = await folderOf(t)
  const { patience, told, passUntil, now } = patient()
  const database = open({ patience })
  const other = open()
  other.exec('BEGIN IMMEDIATE; INSERT INTO number (n) VALUES (1)')
  const done: string[] = []
  const all = ['one', 'two'].map((name) =>
    database.transaction(() => void done.push(name)).then(() => done.push(`${name} is told`)),
  )
  assert.deepEqual([numbers(database), done], [[], []])
  await passUntil(() => now() > 1000)
  assert.deepEqual([numbers(database), done, told], [[], [], ['begins true']])
  other.exec('COMMIT')
  assert.deepEqual(numbers(database), [1])
  await passUntil(() => done.length === 4)
  await Promise.all(all)
  assert.deepEqual(done.toSorted(), ['one', 'one is told', 'two', 'two is told'])
  assert.deepEqual(told, ['begins true', 'ends true'])
})

test('whose change waits for the lock learns of it, and nobody whose change does not', async (t) => {
  const open = await folderOf(t)
  const { patience, passUntil } = patient()
  const [one, other] = [open({ patience }), open()]
  const noted: AwaitedThing[] = []
  const notes = {
    waits: (what: AwaitedThing) => {
      noted.push(what)
      return () => void noted.pop()
    },
  }
  await notingWaits(notes, () => add(one, 1))
  assert.deepEqual(noted, [])
  other.exec('BEGIN IMMEDIATE')
  const change = notingWaits(notes, () => add(one, 2))
  assert.deepEqual(noted, ['the lock of the database'])
  other.exec('COMMIT')
  await passUntil(() => noted.length === 0)
  await change
})

test('a change that waits too long is given up, and happens not at all; later ones are tried anew', async (t) => {
  const open = await folderOf(t)
  const { patience, passUntil, now } = patient()
  const database = open({ patience })
  const other = open()
  other.exec('BEGIN IMMEDIATE')
  const given: unknown[] = []
  add(database, 1).catch((error: unknown) => given.push(error))
  await passUntil(() => given.length === 1)
  assert.ok(given[0] instanceof StorageBusy)
  assert.ok(now() >= 5000 && now() < 6000, `${now()}`)
  other.exec('ROLLBACK')
  await add(database, 2)
  assert.deepEqual(numbers(database), [2])
})

test('a failing change undoes itself alone', async () => {
  const database = openDatabase(':memory:', migrations)
  const failing = database.transaction(() => {
    database.exec('INSERT INTO number (n) VALUES (1)')
    throw new Error('no')
  })
  await assert.rejects(failing, /no/)
  await add(database, 2)
  assert.deepEqual(numbers(database), [2])
})
