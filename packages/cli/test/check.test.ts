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
  await assertRefusesWhileServing()
  await stop(server.child)
  stored = await findBlob(content.length)
})
after(() => someone[Symbol.asyncDispose]())

async function assertRefusesWhileServing(): Promise<void> {
  const { stderr } = await someone.fail('me', ['check', '--data', 'data'])
  assert.match(stderr, /server is serving/)
  assert.match(stderr, /Stop it first/)
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
