import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { asTestAccount } from './as-test-account.ts'
import { assertWholeRun, untimed } from './event-schema.ts'
import { ended, eventsIn, linksIn, Stranger } from './longshore.ts'

/** One server and two people for all tests of this file; ann's files come into a folder of each test's own. */
const someone = await Stranger.arrive()
let info = ''
before(async () => {
  await someone.serve('--test-accounts')
  info = await someone.do('me', ['info', '--data', 'data', '--json'])
  await Promise.all([login('ann', '20001'), login('bob', '20002')])
})
after(() => someone[Symbol.asyncDispose]())

function login(home: string, number: string): Promise<string> {
  return someone.do(home, ['login', '--data', 'data', '--phone', `99966${number}`, '--code', '22222'])
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  await writeFile(someone.path(name), bytes)
  return name
}

async function up(home: string, args: readonly string[], stdin?: string): Promise<string> {
  const [link] = linksIn(await someone.do(home, ['up', '--json', ...args], { stdin }))
  assert.ok(link)
  return link
}

async function folder(name: string): Promise<string> {
  await mkdir(someone.path(name))
  return someone.path(name)
}

test('up of several files: a link for each that was sent, and 2 because some were not', async () => {
  const big = Buffer.alloc(1_500_001, 'big')
  await put('big.bin', big)
  await put('empty', '')
  await put('small one.txt', 'small')
  const files = ['big.bin', 'missing.txt', 'empty', '/dev/null', 'small one.txt']
  const { code, stdout, stderr } = await someone.run('ann', ['up', ...files])
  assert.equal(code, 2)
  const [, first = ''] = /^(\S+) {2}1\.4 MiB {2}sha256 (\S+) {2}big\.bin$/m.exec(stdout) ?? []
  const [, second = ''] = /^(\S+) {2}5 B {2}sha256 (\S+) {2}small one\.txt$/m.exec(stdout) ?? []
  assert.match(first, /^longshore:\/\/me\/\d+\/\d+$/)
  assert.notEqual(first, second)
  assert.ok(stdout.includes(sha256(big)) && stdout.includes(sha256('small')))
  assert.equal(stdout.split('\n').length, 3)
  assert.match(stderr, /^longshore: missing\.txt: there is no such file or folder\.?$/m)
  assert.match(stderr, /^longshore: empty is empty\.$/m)
  assert.match(stderr, /^longshore: \/dev\/null is a device, neither a file nor a folder\.$/m)
  assert.match(stderr, /^2 files done, 1\.4 MiB in .*; 3 failed$/m)

  const listed = eventsIn(await someone.do('ann', ['ls', '--json']))
  assert.deepEqual(
    listed.map(({ link, size, name }) => ({ link, size, name })),
    [
      { link: second, size: 5, name: 'small one.txt' },
      { link: first, size: big.length, name: 'big.bin' },
    ],
  )
  assert.equal(listed[0]?.mimeType, 'text/plain')
  assert.ok(Math.abs(Date.parse(String(listed[0]?.date)) - Date.now()) < 60_000)
  assert.match(
    await someone.do('ann', ['ls']),
    /^longshore:\/\/me\/\d+\/\d+ +5 B {2}[\d-]{10}T\S+Z {2}small one\.txt\n/,
  )
})

test('up from standard input, cat to standard output', async () => {
  const link = await up('ann', ['-'], 'through a pipe')
  assert.equal((await someone.run('ann', ['cat', link])).stdout, 'through a pipe')
})

test('up --to a phone number or a name; the other one has it, and no use for a link that is not theirs', async () => {
  const [ann, bob] = await Promise.all([whoami('ann'), whoami('bob')])
  await asTestAccount(info, '9996620002', (client) =>
    client.call('account.updateUsername', { username: 'bob_the_docker' }),
  )
  await put('for bob.txt', 'hello')
  const link = await up('ann', ['for bob.txt', '--to', '+9996620002', '--caption', 'look'])
  assert.match(link, new RegExp(`^longshore://user/${bob.id}/\\d+/\\d+$`))
  assert.match(
    await up('ann', ['for bob.txt', '--to', '@bob_the_docker']),
    new RegExp(`^longshore://user/${bob.id}/\\d+/\\d+$`),
  )
  const nobody = await someone.fail('ann', ['up', 'for bob.txt', '--to', '@nobody_at_all'], {
    code: 5,
  })
  assert.match(nobody.stderr, /Nobody has this name/)

  const received = eventsIn(await someone.do('bob', ['ls', String(ann.id), '--json']))
  assert.deepEqual(
    received.map(({ name }) => name),
    ['for bob.txt', 'for bob.txt'],
  )
  assert.equal(await someone.do('bob', ['cat', String(received[0]?.link)]), 'hello')
  const { stderr } = await someone.fail('bob', ['down', link])
  assert.match(stderr, /names no message of this account\.\nA link works for the account that printed it/)
})

test('a link to Saved Messages is not the message of the same number in the Saved Messages of another', async () => {
  const mine = await up('ann', [await put('ann.txt', 'of ann')])
  const messageId = Number(mine.split('/').at(-2))
  await asTestAccount(info, '9996620002', async (client) => {
    for (let id = 0; id < messageId; ) {
      ;({ id } = await client.sendDocument('me', new TextEncoder().encode('of bob'), { name: 'bob.txt' }))
    }
  })
  const { stderr } = await someone.fail('bob', ['cat', mine])
  assert.match(stderr, /names no message of this account/)
})

async function whoami(home: string): Promise<Record<string, unknown>> {
  return JSON.parse(await someone.do(home, ['whoami', '--json']))
}

test('down: to a file, into a folder, under the name it was sent with, and never over a file of that name', async () => {
  const cwd = await folder('down')
  const link = await up('ann', [await put('notes.txt', 'notes')])
  await writeFile(someone.path('down', 'copy.txt'), 'older')
  await mkdir(someone.path('down', 'inner'))

  const json = await someone.do('ann', ['down', link, '-o', 'copy.txt', '--overwrite', '--json'], { cwd })
  assert.deepEqual(
    eventsIn(json)
      .map(untimed)
      .find(({ event }) => event === 'received'),
    {
      event: 'received',
      file: link,
      name: 'notes.txt',
      path: 'copy.txt',
      size: 5,
      sha256: sha256('notes'),
      verified: true,
    },
  )
  assert.match(
    await someone.do('ann', ['down', link, '--to', 'inner'], { cwd }),
    /^inner\/notes\.txt {2}5 B {2}sha256 /,
  )
  await someone.do('ann', ['down', link], { cwd })
  await writeFile(someone.path('down', 'notes.txt'), 'mine')
  assert.match(await someone.do('ann', ['down', link], { cwd }), /^notes \(2\)\.txt /)

  assert.deepEqual(await contents('down'), {
    'copy.txt': 'notes',
    'inner/notes.txt': 'notes',
    'notes (2).txt': 'notes',
    'notes.txt': 'mine',
  })
  const { stderr } = await someone.fail('ann', ['down', link, '-o', 'no/where.txt'], { cwd, code: 3 })
  assert.match(stderr, /There is no folder no\./)
})

test('a name that its sender chose as a path stays in the folder, and is shown without control characters', async () => {
  const cwd = await folder('received')
  const link = await asTestAccount(info, '9996620001', async (client) => {
    const name = '../../..\\.\u001b[31mescaped.txt'
    const { id } = await client.sendDocument('me', new TextEncoder().encode('out'), { name })
    return `longshore://me/${id}`
  })
  assert.match(await someone.do('ann', ['down', link], { cwd }), /^\[31mescaped\.txt {2}3 B/)
  assert.deepEqual(await contents('received'), { '[31mescaped.txt': 'out' })
  assert.doesNotMatch(await someone.do('ann', ['ls']), /\p{Cc}(?<!\n)/u)
})

test('what is no link is told what a link looks like', async () => {
  const { stderr } = await someone.fail('ann', ['cat', 'https://example.org'])
  assert.match(stderr, /is not a link to a file\.\nA link looks like longshore:\/\/me\/12/)
})

test('SIGINT during up: 130, and nothing was sent', async () => {
  const before = await someone.do('ann', ['ls'])
  const child = someone.start('ann', ['up', '-', '--json'])
  child.stdin.write(Buffer.alloc(2_000_000))
  await new Promise<void>((resolve) =>
    child.stdin.write('written when the pipe is being read', () => resolve()),
  )
  child.kill('SIGINT')
  const { code, stdout, stderr } = await ended(child)
  assert.deepEqual({ code, stderr }, { code: 130, stderr: '' })
  const events = eventsIn(stdout)
  assertWholeRun(events, 130)
  assert.deepEqual(events.map(untimed).at(-2), { event: 'paused', done: 0, goesOn: false })
  assert.equal(await someone.do('ann', ['ls']), before)
})

test('a reader that has enough of cat, or of help, ends it without a complaint', async () => {
  const link = await up('ann', [await put('stream.bin', Buffer.alloc(8 * 1024 * 1024))])
  const cat = someone.start('ann', ['cat', link])
  cat.stdout.once('data', () => cat.stdout.destroy())
  const unread = (...args: string[]): typeof cat => {
    const child = someone.start('ann', args)
    child.stdout.destroy()
    return child
  }
  const silently = async (child: typeof cat, expected: number): Promise<void> => {
    const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    assert.deepEqual({ code, complaint }, { code: expected, complaint: '' })
  }
  // Not all bytes were delivered; of what is only said nothing is missing.
  await silently(cat, 1)
  for (const args of [['help'], ['ls'], ['whoami'], ['info', '--data', 'data']])
    await silently(unread(...args), 0)
  const down = unread('down', link, '-o', '-')
  const [complaint, [code]] = await Promise.all([text(down.stderr), once(down, 'exit')])
  assert.equal(code, 3)
  assert.match(complaint, /standard output: nobody reads any more what is written there/)
})

async function contents(name: string): Promise<Record<string, string>> {
  const entries = await readdir(someone.path(name), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
  const root = `${someone.path(name)}/`
  const read = files.sort().map(async (file) => [file.slice(root.length), await readFile(file, 'utf8')])
  return Object.fromEntries(await Promise.all(read))
}

test('down never replaces a file, a pipe, a device or a link unless it is told to', async () => {
  const cwd = await folder('places')
  const link = await up('ann', [await put('small.txt', 'small')])
  const down = (...args: string[]) => someone.run('ann', ['down', link, ...args], { cwd })
  const path = (name: string): string => someone.path('places', name)
  await writeFile(path('old.txt'), 'old')
  await symlink('old.txt', path('link'))
  await symlink('nowhere', path('dangling'))
  execFileSync('mkfifo', [path('pipe')])

  for (const [place, complaint] of [
    ['old.txt', /^longshore: .*old\.txt is there already\.\nTo replace it: --overwrite/m],
    ['link', /old\.txt is there already\./],
    ['dangling', /dangling is a link that leads nowhere\./],
  ] as const) {
    const { code, stderr } = await down('-o', place)
    assert.equal(code, 3, stderr)
    assert.match(stderr, complaint)
  }
  assert.equal(await readFile(path('old.txt'), 'utf8'), 'old')

  assert.equal((await down('-o', 'link', '--overwrite')).code, 0)
  assert.equal(await readFile(path('old.txt'), 'utf8'), 'small')
  assert.ok((await lstat(path('link'))).isSymbolicLink())

  const [read, toPipe] = await Promise.all([readFile(path('pipe'), 'utf8'), down('-o', 'pipe')])
  assert.deepEqual([read, toPipe.code], ['small', 0])
  assert.ok((await lstat(path('pipe'))).isFIFO())
  assert.equal((await down('-o', '/dev/null')).code, 0)
  assert.ok((await lstat('/dev/null')).isCharacterDevice())
  const toStdout = await down('-o', '/dev/stdout')
  assert.deepEqual([toStdout.code, toStdout.stdout], [0, 'small'])

  assert.equal((await down('--to', 'new')).code, 0)
  assert.equal(await readFile(path('new/small.txt'), 'utf8'), 'small')
})
