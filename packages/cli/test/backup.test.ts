import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { type Server, Stranger, stop } from './longshore.ts'

const someone = await Stranger.arrive()
let server: Server
const early = randomBytes(400_000)

before(async () => {
  server = await someone.serve('--test-accounts')
  await someone.do('me', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  await writeFile(someone.path('early.bin'), early)
  await someone.do('me', ['up', 'early.bin'])
})
after(() => someone[Symbol.asyncDispose]())

test('a backup that is made while files are sent is whole: restored, it passes the check and serves', async () => {
  await mkdir(someone.path('many'))
  for (let index = 0; index < 30; index++)
    await writeFile(someone.path('many', `${index}.bin`), randomBytes(1000 + index * 9000))
  const sending = someone.run('me', ['up', 'many'])
  const backups = []
  for (const name of ['one', 'two'])
    backups.push(JSON.parse(await someone.do('me', ['backup', name, '--data', 'data', '--json'])))
  assert.equal((await sending).code, 0)
  for (const { files, missing } of backups) assert.ok(files >= 1 && missing === 0)
  await stop(server.child)

  for (const name of ['one', 'two']) {
    const told = await someone.do('me', ['restore', name, '--data', `again-${name}`])
    assert.match(told, /has the database and \d+ files?/)
    const checked = JSON.parse(await someone.do('me', ['check', '--data', `again-${name}`, '--json']))
    assert.deepEqual([checked.findings, checked.leftovers], [[], []])
  }
  // The same address and the same key: the client notices nothing.
  const restored = someone.start('operator', ['serve', '--data', 'again-two', '--port', String(server.port)])
  try {
    for await (const line of restored.stdout) if (String(line).includes('is serving')) break
    await someone.do('me', ['down', 'longshore://me/1', '-o', 'copy.bin'])
    assert.ok(early.equals(await readFile(someone.path('copy.bin'))))
  } finally {
    restored.kill()
  }
})

test('files are shared with the backup, or have bytes of their own with --copy', async () => {
  await someone.do('me', ['backup', 'copied', '--data', 'data', '--copy'])
  await someone.do('me', ['backup', 'linked', '--data', 'data'])
  const links = async (folder: string) => {
    const files = someone.path(folder, 'files')
    const names = (await readdir(files, { recursive: true })).filter((name) => /blobs-..\/\d+$/.test(name))
    assert.ok(names.length > 0)
    return Promise.all(names.map(async (name) => (await stat(someone.path(folder, 'files', name))).nlink))
  }
  assert.ok((await links('copied')).every((count) => count === 1))
  assert.ok((await links('linked')).every((count) => count > 1))
})

test('nothing is ever overwritten: what was there stays as it was', async () => {
  for (const [words, code] of [
    [['backup', 'one', '--data', 'data'], 3],
    [['restore', 'one', '--data', 'data'], 3],
    [['restore', 'one', '--data', 'again-one'], 3],
    [['backup', 'data/inside', '--data', 'data'], 3],
  ] as const) {
    const { stderr } = await someone.fail('me', words, { code })
    assert.match(stderr, /something in|lies in/)
  }
  assert.ok(!(await readdir(someone.folder)).some((name) => name.endsWith('.partial')))
})

test('a folder of nobody is no data folder and no backup', async () => {
  await mkdir(someone.path('empty'))
  for (const words of [
    ['backup', 'somewhere', '--data', 'empty'],
    ['restore', 'empty', '--data', 'somewhere'],
  ]) {
    const { stderr } = await someone.fail('me', words, { code: 3 })
    assert.match(stderr, /No server has kept its data in/)
  }
})
