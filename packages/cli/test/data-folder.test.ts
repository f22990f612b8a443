import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { linesOf, Stranger, stop } from './longshore.ts'

const someone = await Stranger.arrive()
after(() => someone[Symbol.asyncDispose]())

/** A folder that was served, with a file too large for the database. */
before(async () => {
  const server = await someone.serve('--test-accounts')
  await someone.do('me', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  await writeFile(someone.path('a.bin'), Buffer.alloc(300_000, 'longshore'))
  await someone.do('me', ['up', 'a.bin'])
  assert.equal(await stop(server.child), 0)
})

/** A copy of it that a test may spoil. */
async function copyOf(name: string): Promise<string> {
  await cp(someone.path('data'), someone.path(name), { recursive: true })
  return someone.path(name)
}

const serve = (name: string) => ['serve', '--data', name, '--port', '0']

for (const words of [
  ['bot', 'create', 'Robot'],
  ['user', 'add', '+4930123456', 'Ada'],
  ['user', 'premium', '+4930123456'],
  ['check'],
  ['info'],
  ['info', '--json'],
  ['login', '--phone', '9996620001', '--code', '22222'],
])
  test(`"${words.join(' ')}" with a folder nobody serves makes nothing, and says so`, async () => {
    await mkdir(someone.path('empty'), { recursive: true })
    for (const folder of ['mistyped', 'empty']) {
      const { stdout, stderr } = await someone.fail('me', [...words, '--data', folder], { code: 3 })
      assert.equal(stdout, '')
      assert.match(stderr, new RegExp(`No server has kept its data in .*${folder} yet\\.`))
      assert.match(stderr, /longshore serve --data/)
    }
    assert.ok(!existsSync(someone.path('mistyped')))
    assert.deepEqual(await readdir(someone.path('empty')), [])
  })

test('a folder that holds other files is not served, and stays as it is', async () => {
  await mkdir(someone.path('documents', 'files'), { recursive: true })
  await writeFile(someone.path('documents', 'letter.txt'), 'Dear')
  const { stderr } = await someone.fail('me', serve('documents'), { code: 3 })
  assert.match(stderr, /documents holds other files \(.*"letter\.txt".*\)/)
  assert.match(stderr, /Give a folder that is empty/)
  assert.deepEqual((await readdir(someone.path('documents'))).sort(), ['files', 'letter.txt'])
})

test('a folder that is empty but for what a file system keeps there is served', async () => {
  await mkdir(someone.path('disk', 'lost+found'), { recursive: true })
  const child = someone.start('me', serve('disk'))
  await linesOf(child.stdout).until('is serving')
  assert.equal(await stop(child), 0)
})

for (const [name, lose, said] of [
  [
    'without its identity',
    (data: string) => rm(`${data}/identity.json`),
    /identity\.json is missing.*backup/s,
  ],
  [
    'with a damaged identity',
    (data: string) => writeFile(`${data}/identity.json`, '{'),
    /identity\.json is damaged/,
  ],
  ['without its database', (data: string) => rm(`${data}/longshore.sqlite`), /its database .* is missing/],
  [
    'with an emptied database',
    (data: string) => truncate(`${data}/longshore.sqlite`),
    /missing or empty.*backup/s,
  ],
  [
    'with a database that is none',
    (data: string) => writeFile(`${data}/longshore.sqlite`, Buffer.alloc(8192, 'x')),
    /longshore\.sqlite is damaged: it is no database/,
  ],
  [
    'without the folder of its files',
    (data: string) => rename(`${data}/files`, `${data}/elsewhere`),
    /files is missing, where the bytes of .*Mount its disk/s,
  ],
] as const)
  test(`a folder ${name} is not served, and nothing new is made in its place`, async () => {
    const data = await copyOf(`spoilt ${name}`)
    await lose(data)
    const left = (await readdir(data)).sort()
    const { stdout, stderr, code } = await someone.run('me', serve(data))
    assert.ok(code === 1 || code === 3, `it ended with ${code}`)
    assert.equal(stdout, '')
    assert.match(stderr, said)
    assert.doesNotMatch(stderr, /\n {4}at /, 'no stack')
    assert.deepEqual(
      (await readdir(data)).filter((file) => !/lock|-wal$|-shm$/.test(file)).sort(),
      left.filter((file) => !/lock/.test(file)),
    )
    await rm(data, { recursive: true })
  })

test('the identity of another server is not taken for the lost one', async () => {
  const other = someone.start('me', serve('other server'))
  await linesOf(other.stdout).until('is serving')
  await stop(other)
  const data = await copyOf('mixed')
  await cp(someone.path('other server', 'identity.json'), `${data}/identity.json`)
  const { stderr } = await someone.fail('me', serve('mixed'), { code: 3 })
  assert.match(stderr, /identity\.json is that of another server/)
})

test('a folder of a newer version is refused by this one, with both versions, by every command', async () => {
  const data = await copyOf('newer')
  const database = new DatabaseSync(`${data}/longshore.sqlite`)
  database.exec(`UPDATE folder_record SET value = '7.3.1' WHERE name = 'version'`)
  database.close()
  for (const words of [
    serve('newer'),
    ['bot', 'create', 'Robot', '--data', 'newer'],
    ['check', '--data', 'newer'],
  ]) {
    const { stderr } = await someone.fail('me', words, { code: 3 })
    assert.match(stderr, /newer was last served by Longshore 7\.3\.1, and this is the older \d+\.\d+\.\d+/)
    assert.match(stderr, /Use 7\.3\.1 or a newer one, or a backup/)
  }
})

test('so is one with tables this version does not know, and what is unknown is named', async () => {
  const data = await copyOf('stranger')
  const database = new DatabaseSync(`${data}/longshore.sqlite`)
  database.exec(`INSERT INTO migration (name) VALUES ('file: folded in time')`)
  database.close()
  const { stderr } = await someone.fail('me', serve('stranger'), { code: 3 })
  assert.match(stderr, /was last served by Longshore \d+\.\d+\.\d+, and this is the older \d+\.\d+\.\d+/)
  assert.match(stderr, /"file: folded in time"/)
})

for (const more of [[], ['--workers', '2']])
  test(`who finds the port open finds everything that tells of it ${more.join(' ')}`, async () => {
    const data = someone.path(`fresh ${more.length}`)
    const port = await freePort()
    const child = someone.start('me', [
      'serve',
      '--data',
      data,
      '--test-accounts',
      '--port',
      String(port),
      ...more,
    ])
    while (!(await isOpen(port))) assert.equal(child.exitCode, null)
    const [written, key] = await Promise.all([
      readFile(`${data}/server.json`, 'utf8'),
      readFile(`${data}/public-key.pem`, 'utf8'),
    ])
    const info = JSON.parse(written)
    assert.deepEqual([info.dcs[0].port, info.publicKeys], [port, [key]])
    assert.equal(await stop(child), 0)
  })

test('what a server said that was killed does not stand while the next one begins, and is told as old', async () => {
  const first = await someone.serve()
  const told = await someone.run('me', ['info', '--data', 'data', '--json'])
  assert.equal(told.stderr, '')
  await stop(first.child, 'SIGKILL')
  const old = await someone.run('me', ['info', '--data', 'data', '--json'])
  assert.deepEqual([old.code, old.stdout], [0, told.stdout])
  assert.match(old.stderr, /does not run at the moment/)
  const stale = someone.path('data', 'server.json')
  const child = someone.start('me', serve('data'))
  const output = linesOf(child.stdout)
  // Whoever waits for a file with an address reads the new one: the old one goes before the new one comes.
  for (let text = told.stdout; text.includes(`${first.port}`); )
    text = await readFile(stale, 'utf8').catch(() => '')
  const line = await output.until('is serving')
  const { dcs } = JSON.parse(await readFile(stale, 'utf8'))
  assert.ok(line.includes(`:${dcs[0].port} `))
  assert.equal(await stop(child), 0)
})

test('a server that cannot open its port leaves what the former one said', async () => {
  const info = await someone.do('me', ['info', '--data', 'data', '--json'])
  const other = await someone.serve('--data', someone.path('taken'))
  await someone.fail('me', ['serve', '--data', 'data', '--port', String(other.port)])
  assert.equal(await someone.do('me', ['info', '--data', 'data', '--json']), info)
  await stop(other.child)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  server.close()
  await once(server, 'close')
  return address.port
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
