import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, lstat, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import { ended, eventsIn, linesOf, linksIn, Stranger } from './longshore.ts'

/** One server and one person for all tests of this file; each test has a folder of its own. */
const someone = await Stranger.arrive()
before(async () => {
  await someone.serve('--test-accounts')
  await someone.do('ann', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
})
after(() => someone[Symbol.asyncDispose]())

async function put(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(someone.path(name)), { recursive: true })
    await writeFile(someone.path(name), content)
  }
}

/** Under a name of these bytes, a character for each. */
async function putBytes(folder: string, name: string, content: string): Promise<void> {
  await mkdir(someone.path(folder), { recursive: true })
  await writeFile(
    Buffer.concat([Buffer.from(someone.path(folder, '/')), Buffer.from(name, 'latin1')]),
    content,
  )
}

const pipe = (name: string): void => void execFileSync('mkfifo', [someone.path(name)])

interface Case {
  readonly of: string
  /** @returns what ends it */
  readonly prepare?: () => Promise<unknown>
  readonly args: readonly string[]
  readonly stdin?: string
  readonly code: number
  /** Names under which files were sent, in their order. */
  readonly sent?: readonly string[]
  /** What is said on standard error, each once. */
  readonly says: readonly RegExp[]
}

const cases: readonly Case[] = [
  {
    of: 'an empty file',
    prepare: () => put({ 'empty.txt': '' }),
    args: ['up', 'empty.txt'],
    code: 3,
    says: [/^longshore: empty\.txt is empty\.$/m, /^Telegram keeps no file without a single byte\.$/m],
  },
  {
    of: 'a folder in which one file is empty',
    prepare: () => put({ 'half/a.txt': 'a', 'half/b.txt': '' }),
    args: ['up', 'half'],
    code: 2,
    sent: ['a.txt'],
    says: [/^longshore: half\/b\.txt is empty\.$/m],
  },
  {
    of: 'nothing on standard input',
    args: ['up', '-', '--name', 'nothing.txt'],
    stdin: '',
    code: 3,
    says: [/Standard input is empty\.$/m],
  },
  {
    of: 'an empty folder',
    prepare: () => mkdir(someone.path('hollow')),
    args: ['up', 'hollow'],
    code: 1,
    says: [/^longshore: There is nothing to send\.$/m],
  },
  {
    of: 'a folder of hidden files',
    prepare: () => put({ 'hidden/.a': 'a' }),
    args: ['up', 'hidden'],
    code: 1,
    says: [/There is nothing to send\.$/m, /hidden files.*are passed over; named themselves they are sent/m],
  },
  {
    of: '--exclude that leaves nothing',
    prepare: () => put({ 'left/a.txt': 'a', 'left/b.txt': 'b' }),
    args: ['up', 'left', '--exclude', '*.txt'],
    code: 1,
    says: [/There is nothing to send: --include and --exclude let through none of 2 files\.$/m],
  },
  {
    of: '--include that fits nothing',
    prepare: () => put({ 'left.txt': 'a' }),
    args: ['up', 'left.txt', '--include', '*.jpg'],
    code: 1,
    says: [/let through none of the one file\.$/m],
  },
  {
    of: 'a pattern that is none',
    args: ['up', 'left.txt', '--include', '['],
    code: 1,
    says: [/A bracket in it is never closed/],
  },
  {
    of: 'what is neither a file nor a folder inside of a folder',
    prepare: async () => {
      await put({ 'mixed/z.txt': 'z' })
      pipe('mixed/pipe')
      execFileSync('ln', ['-s', '/dev/null', someone.path('mixed/device')])
      await symlink('round', someone.path('mixed/round'))
      await symlink('.', someone.path('mixed/self'))
      const server = createServer().listen(someone.path('mixed/socket'))
      await once(server, 'listening')
      return () => server.close()
    },
    args: ['up', 'mixed'],
    code: 0,
    sent: ['z.txt'],
    says: [
      /^mixed\/pipe: passed over, a pipe$/m,
      /^mixed\/socket: passed over, a socket$/m,
      /^mixed\/device: passed over, a link that leads out of the folder$/m,
      /^mixed\/round: passed over, links that lead in a circle$/m,
      /^mixed\/self: passed over, a link to a folder$/m,
    ],
  },
  {
    of: 'a folder in which there is only a pipe',
    prepare: async () => {
      await mkdir(someone.path('only'))
      pipe('only/pipe')
    },
    args: ['up', 'only'],
    code: 1,
    says: [/^longshore: There is nothing to send: only\/pipe: a pipe\.$/m],
  },
  {
    of: 'a pipe that is named itself',
    prepare: async () => pipe('pipe'),
    args: ['up', 'pipe'],
    code: 3,
    says: [
      /^longshore: pipe is a pipe, neither a file nor a folder\.$/m,
      /longshore up - --name NAME < pipe/,
    ],
  },
  {
    of: 'a device that is named itself',
    args: ['up', '/dev/zero'],
    code: 3,
    says: [/^longshore: \/dev\/zero is a device, neither a file nor a folder\.$/m],
  },
  {
    of: 'a link that leads in a circle and is named itself',
    prepare: () => symlink('circle', someone.path('circle')),
    args: ['up', 'circle'],
    code: 3,
    says: [/^longshore: .*circle: links lead in a circle\.$/m],
  },
  {
    of: 'a file that is named twice',
    prepare: () => put({ 'twice.txt': 'twice' }),
    args: ['up', 'twice.txt', './twice.txt'],
    code: 0,
    sent: ['twice.txt'],
    says: [/^\.\/twice\.txt: passed over, the same file as twice\.txt$/m],
  },
  {
    of: 'a file that is not there',
    args: ['up', 'nowhere.txt'],
    code: 3,
    says: [/^longshore: .*nowhere\.txt: there is no such file or folder\.$/m],
  },
  {
    of: 'a name that no name may be',
    prepare: () => put({ 'names/line\nbreak \u202etxt.exe': 'x' }),
    args: ['up', 'names'],
    code: 0,
    sent: ['linebreak txt.exe'],
    says: [/^names\/line\ufffdbreak \ufffdtxt\.exe: .*it is sent as "linebreak txt\.exe"$/m],
  },
  {
    of: 'a peer that nobody is',
    prepare: () => put({ 'lost.txt': 'lost' }),
    args: ['up', 'lost.txt', '--to', '@nobody_there'],
    code: 5,
    says: [/^longshore: Nobody has this name/m, /A peer is me, @name, \+phone/],
  },
  {
    of: 'a peer that cannot be one',
    prepare: () => put({ 'lost.txt': 'lost' }),
    args: ['up', 'lost.txt', '--to', 'no body'],
    code: 1,
    says: [/"no body" is nobody this account can send to\.$/m, /A peer is me, @name, \+phone/],
  },
  {
    of: 'a caption that is too long',
    prepare: () => put({ 'said.txt': 'said' }),
    args: ['up', 'said.txt', '--caption', '\u{1f600}'.repeat(1025)],
    code: 5,
    says: [/^longshore: The caption has 1025 characters, and the server takes 1024\. Nothing was sent\.$/m],
  },
  {
    of: 'a caption of as many characters as are allowed, each of two UTF-16 units',
    prepare: () => put({ 'said.txt': 'said' }),
    args: ['up', 'said.txt', '--caption', '\u{1f600}'.repeat(1024)],
    code: 0,
    sent: ['said.txt'],
    says: [],
  },
]

for (const { of, prepare, args, stdin = '', code, sent = [], says } of cases) {
  test(`up says what comes of ${of}, once, and ends with ${code}`, async (t) => {
    const end = await prepare?.()
    if (typeof end === 'function') t.after(() => void end())
    const ran = await someone.run('ann', args, { stdin })
    assert.equal(ran.code, code, ran.stderr)
    const names = ran.stdout.split('\n').filter((line) => line !== '')
    assert.deepEqual(
      names.map((line) => line.replace(/^.* sha256 [0-9a-f]{64} {2}/, '')),
      sent,
    )
    for (const said of says)
      assert.equal(ran.stderr.match(new RegExp(said.source, 'gm'))?.length, 1, `${said}: ${ran.stderr}`)
    assert.doesNotMatch(ran.stderr, /\bat .*\.ts:|Error:/)
  })
}

test('a name that is not UTF-8 loses neither its file nor its folder, and is told once', async (t) => {
  if (process.platform !== 'linux') return t.skip('only Linux has such names')
  await putBytes('mess/sub', 'caf\xe9.txt', 'one')
  await putBytes('mess', 'plain.txt', 'two')
  execFileSync(
    'sh',
    ['-c', 'mkdir "$(printf \'mess/fold\\377er\')" && echo three > "$(printf \'mess/fold\\377er/in.txt\')"'],
    {
      cwd: someone.folder,
    },
  )
  const ran = await someone.run('ann', ['up', 'mess'])
  assert.equal(ran.code, 0, ran.stderr)
  assert.deepEqual(
    ran.stdout
      .trim()
      .split('\n')
      .map((line) => line.split('  ').at(-1)),
    ['in.txt', 'plain.txt', 'caf_.txt'],
  )
  assert.deepEqual(ran.stderr.match(/^.*caf.*$/gm), [
    'mess/sub/caf\\xe9.txt: this name would not arrive as it is; it is sent as "caf_.txt"',
  ])
  const links = linksIn(await someone.do('ann', ['up', 'mess', '--json', '--include', 'caf?.txt']))
  assert.equal(await someone.do('ann', ['down', links[0] ?? '', '--to', '-']), 'one')
})

test('a name that is not UTF-8 can be typed', async (t) => {
  if (process.platform !== 'linux') return t.skip('only Linux has such names')
  await putBytes('typed', 'caf\xe9.txt', 'one')
  await putBytes('typed', 'th\xe9.txt', 'two')
  await putBytes('typed', 'th\xe8.txt', 'three')
  const ran = await someone.run('ann', ['up', 'typed/caf\u{fffd}.txt'])
  assert.equal(ran.code, 0, ran.stderr)
  const { stderr } = await someone.fail('ann', ['up', 'typed/th\u{fffd}.txt'], { code: 3 })
  assert.match(stderr, /several names look like this one/)
})

test('a folder that may not be read is told once, and the rest is sent', async (t) => {
  const folder = someone.path('closed')
  await put({ 'closed/a.txt': 'a', 'closed/shut/b.txt': 'b' })
  await chmod(someone.path('closed/shut'), 0)
  t.after(() => chmod(someone.path('closed/shut'), 0o700))
  if (process.getuid?.() === 0) {
    // Permissions do not bind root: this user of the test has to be another one.
    await chmod(someone.folder, 0o755)
    execFileSync('chown', ['-R', '65534:65534', folder, someone.path('ann')])
    t.after(() => execFileSync('chown', ['-R', '0:0', folder, someone.path('ann')]))
  }
  const child = someone.start('ann', ['up', 'closed'], process.getuid?.() === 0 ? { uid: 65534 } : {})
  child.stdin.end()
  const { code, stdout, stderr } = await ended(child)
  assert.equal(code, 2, stderr)
  assert.match(stdout, /a\.txt\n$/)
  assert.equal(stderr.match(/closed\/shut: this may not be opened: permission denied\./g)?.length, 1)
})

for (const [how, change] of [
  ['grows', (path: string) => appendFile(path, 'more')],
  ['shrinks', (path: string) => truncate(path, 5_000_000)],
] as const) {
  test(`a file that ${how} while it is sent is told, and nothing of it is shown to anybody`, async () => {
    const path = someone.path(`${how}.bin`)
    await put({ [`${how}.bin`]: new Uint8Array(20_000_000) })
    const before = await someone.do('ann', ['ls'])
    const child = someone.start('ann', ['up', path, '--limit-rate', '4M', '--json'])
    child.stdin.end()
    const over = ended(child)
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (bytes: Buffer) => bytes.toString().includes('"progress"') && resolve())
    })
    await change(path)
    const { code, stdout } = await over
    assert.equal(code, 3, stdout)
    const [failed] = eventsIn(stdout).filter(({ event }) => event === 'failed')
    assert.match(String(failed?.reason), /changed while it was being read/)
    assert.equal(await someone.do('ann', ['ls']), before)
  })
}

test('a thousand files are sent and told one by one', async () => {
  const files = 1000
  await mkdir(someone.path('many'))
  for (let n = 0; n < files; n += 1) await writeFile(someone.path('many', `${n}.txt`), `file ${n}`)
  const links = linksIn(await someone.do('ann', ['up', 'many', '--json']))
  assert.equal(new Set(links).size, files)
})

test('down of links of which --include leaves none says so, and ends with 1', async () => {
  await put({ 'fetched.txt': 'fetched' })
  const [link = ''] = linksIn(await someone.do('ann', ['up', 'fetched.txt', '--json']))
  const { stderr } = await someone.fail('ann', ['down', link, '--include', '*.jpg'], { code: 1 })
  assert.match(
    stderr,
    /There is nothing to fetch: --include and --exclude let through none of the one file\./,
  )
})

test('one Ctrl-C ends down at a pipe that nobody reads, and at one whose reader does not read', async () => {
  await put({ 'large.bin': new Uint8Array(2_000_000) })
  const [link = ''] = linksIn(await someone.do('ann', ['up', 'large.bin', '--json']))
  for (const readsOne of [false, true]) {
    await rm(someone.path('unread'), { force: true })
    pipe('unread')
    const child = someone.start('ann', ['down', link, '-o', 'unread', '--json'])
    const reader = readsOne
      ? 'exec 3<unread; head -c 1 <&3 >/dev/null; echo ready; exec sleep 60'
      : 'echo ready'
    const beside = spawn('sh', ['-c', reader], { cwd: someone.folder, stdio: ['ignore', 'pipe', 'ignore'] })
    await Promise.all([linesOf(child.stdout).until('"started"'), linesOf(beside.stdout).until('ready')])
    child.kill('SIGINT')
    const [code] = await once(child, 'exit')
    beside.kill('SIGKILL')
    assert.equal(code, 130)
  }
})

test('a session file that is a link stays one; a device or a pipe in its place is refused', async () => {
  await mkdir(someone.path('linked'))
  await symlink('../kept-session.json', someone.path('linked/session.json'))
  const login = ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222']
  await someone.do('linked', login)
  assert.ok((await lstat(someone.path('linked/session.json'))).isSymbolicLink())
  assert.ok((await lstat(someone.path('kept-session.json'))).isFile())
  await someone.do('linked', ['whoami'])
  await someone.do('linked', ['logout'])
  await assert.rejects(lstat(someone.path('kept-session.json')))
  await mkdir(someone.path('piped'))
  pipe('piped/session.json')
  const { stderr } = await someone.fail('piped', login, { code: 3 })
  assert.match(stderr, /session\.json is no regular file\.\nThe sign-in is kept there/)
  assert.ok((await lstat(someone.path('piped/session.json'))).isFIFO())
})
