import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import { inputPeer } from '@longshore/client/messages/send-document'
import type { Constructor } from '@longshore/protocol/schema/api'
import { scene } from '@longshore/testing/media/pixels'
import { colourPng } from '@longshore/testing/media/png'
import { asTestAccount } from './as-test-account.ts'
import { assertWholeRun, eventNames, untimed } from './event-schema.ts'
import { eventsIn, linksIn, Stranger } from './longshore.ts'

/** One server and one person for all tests of this file; each test has a folder of its own. */
const someone = await Stranger.arrive()
let info = ''
before(async () => {
  await someone.serve('--test-accounts')
  info = await someone.do('me', ['info', '--data', 'data', '--json'])
  await someone.do('ann', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
})
after(() => someone[Symbol.asyncDispose]())

async function put(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(someone.path(name)), { recursive: true })
    await writeFile(someone.path(name), content)
  }
}

const events = async (...args: string[]): Promise<Record<string, unknown>[]> => {
  const { stdout, code } = await someone.run('ann', [...args, '--json'])
  const all = eventsIn(stdout)
  assertWholeRun(all, code)
  return all.map(untimed)
}

const only = (all: Record<string, unknown>[], name: string, field: string): unknown[] =>
  all.filter(({ event }) => event === name).map((event) => event[field])

/** The last messages that ann has, oldest first. */
async function lastMessages(count: number): Promise<Constructor<'message'>[]> {
  const found = await asTestAccount(info, '9996620001', (client) =>
    client.call('messages.getHistory', {
      peer: inputPeer('me'),
      offset_id: 0,
      offset_date: 0,
      add_offset: 0,
      limit: count,
      max_id: 0,
      min_id: 0,
      hash: 0n,
    }),
  )
  assert.ok('messages' in found)
  return found.messages.filter((message) => message._ === 'message').toReversed()
}

test('a folder: what it holds in the order of names, as far as globs let it', async () => {
  await put({
    'a/2.txt': 'two',
    'a/1.txt': 'one',
    'a/sub/3.jpg': 'three',
    'a/.hidden': 'x',
    'a/4.log': 'four',
  })
  assert.deepEqual(only(await events('up', 'a', '--exclude', '*.log'), 'sent', 'file'), [
    'a/1.txt',
    'a/2.txt',
    'a/sub/3.jpg',
  ])
  const jpg = await events('up', 'a', '--include', 'sub/*', '--include', '1*')
  assert.deepEqual(only(jpg, 'sent', 'name'), ['1.txt', '3.jpg'])
  assert.deepEqual(jpg.at(-1), { ...jpg.at(-1), event: 'ended', done: 2, failed: 0, size: 8, code: 0 })
})

test('--dry-run says what would be sent, without a sign-in, and sends nothing', async () => {
  await put({ 'dry/a.txt': 'a', 'dry/b.txt': 'bb' })
  const before = await someone.do('ann', ['ls'])
  assert.equal(await someone.do('nobody', ['up', 'dry', '--dry-run']), 'dry/a.txt  1 B\ndry/b.txt  2 B')
  assert.equal(await someone.do('ann', ['ls']), before)
})

test('--album: up to ten files are one message, with one caption under the last', async () => {
  await put(
    Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [`album/${String(n).padStart(2, '0')}.mp4`, `file ${n}`]),
    ),
  )
  assert.equal(
    linksIn(await someone.do('ann', ['up', 'album', '--album', '--caption', 'Twelve', '--json'])).length,
    12,
  )
  const messages = await lastMessages(12)
  const groups = messages.map(({ grouped_id }) => grouped_id)
  assert.equal(new Set(groups.slice(0, 10)).size, 1)
  assert.equal(new Set(groups.slice(10)).size, 1)
  assert.notEqual(groups[0], groups[11])
  assert.deepEqual(
    messages.flatMap(({ message }, index) => (message === '' ? [] : [[index, message]])),
    [
      [9, 'Twelve'],
      [11, 'Twelve'],
    ],
  )
})

test('--photo: pictures become photos, in albums of their own; ls and down know them', async () => {
  const png = colourPng(scene(320, 240), 8, []).bytes
  await put({ 'photos/a.png': png, 'photos/b.png': png, 'photos/c.txt': 'no picture' })
  const sent = await events('up', 'photos', '--photo', '--album', '--caption', 'Seen')
  const messages = await lastMessages(3)
  assert.deepEqual(
    messages.map(({ media, message }) => [media?._, message]),
    [
      ['messageMediaPhoto', 'Seen'],
      ['messageMediaPhoto', ''],
      ['messageMediaDocument', 'Seen'],
    ],
  )
  assert.ok(messages[0]?.grouped_id)
  assert.equal(messages[0]?.grouped_id, messages[1]?.grouped_id)
  const [link] = only(sent, 'sent', 'link')
  assert.ok((await someone.do('ann', ['ls'])).includes(String(link)))
  const [path] = only(await events('down', String(link), '--to', 'got-photo/'), 'received', 'path')
  assert.match(String(path), /^got-photo\/photo \d+\.jpg$/)
  assert.deepEqual([...(await readFile(someone.path(String(path)))).subarray(0, 2)], [0xff, 0xd8])

  await put({ 'fake.png': 'no picture' })
  const { stderr } = await someone.fail('ann', ['up', 'fake.png', '--photo'], { code: 5 })
  assert.match(stderr, /^longshore: fake\.png: .*\nSend it as a file/)
})

test('the same command again sends only what was not sent, and anew when all is done', async () => {
  await put({ 'again/a.txt': 'a', 'again/b.txt': 'b' })
  const command = ['up', 'again', 'late.txt']
  const first = await events(...command)
  assert.deepEqual(only(first, 'sent', 'file'), ['again/a.txt', 'again/b.txt'])
  assert.deepEqual([only(first, 'failed', 'code'), only(first, 'ended', 'code')], [[3], [2]])

  await put({ 'late.txt': 'late', 'again/b.txt': 'changed' })
  const second = await events(...command)
  assert.deepEqual(only(second, 'sent', 'file'), ['again/b.txt', 'late.txt'])
  assert.deepEqual(only(second, 'skipped', 'reason'), [`sent already: ${only(first, 'sent', 'link')[0]}`])
  assert.equal(only(await events(...command), 'sent', 'file').length, 3)

  await rm(someone.path('late.txt'))
  await events(...command)
  assert.equal(only(await events(...command, '--restart'), 'sent', 'file').length, 2)
})

test('down of several: names by a template, none over another, into a folder that is made', async () => {
  await put({ 'x/notes.txt': 'one', 'y/notes.txt': 'two', 'x/read me': 'three' })
  const links = linksIn(await someone.do('ann', ['up', 'x', 'y', '--json']))
  await someone.do('ann', ['down', ...links, '--to', 'got'])
  assert.deepEqual(await contents('got'), {
    'notes (2).txt': 'two',
    'notes.txt': 'one',
    'read me': 'three',
  })
  const date = new Date().toISOString().slice(0, 10)
  await someone.do('ann', ['down', ...links, '--to', 'named', '--name', '{date}/{n}-{stem}.{ext}'])
  assert.deepEqual(await contents('named'), {
    [`${date}/1-notes.txt`]: 'one',
    [`${date}/2-read me`]: 'three',
    [`${date}/3-notes.txt`]: 'two',
  })
  const listed = await someone.do('ann', [
    'down',
    ...links,
    '--to',
    'not-made',
    '--include',
    '*.txt',
    '--dry-run',
  ])
  assert.equal(listed, 'not-made/notes.txt  3 B\nnot-made/notes (2).txt  3 B')
  assert.ok(!(await readdir(someone.folder)).includes('not-made'))
})

test('down goes on after a link that names nothing, and again fetches only what is not there', async () => {
  await put({ 'one.txt': 'one', 'two.txt': 'two' })
  const links = linksIn(await someone.do('ann', ['up', 'one.txt', 'two.txt', '--json']))
  const command = ['down', ...links, 'longshore://me/99999', '--to', 'partly']
  const first = await events(...command)
  assert.deepEqual(only(first, 'received', 'path').sort(), ['partly/one.txt', 'partly/two.txt'])
  assert.deepEqual(only(first, 'ended', 'code'), [2])
  await rm(someone.path('partly', 'two.txt'))
  const second = await events(...command)
  assert.deepEqual(only(second, 'received', 'path'), ['partly/two.txt'])
  assert.deepEqual(only(second, 'skipped', 'reason'), ['received already: partly/one.txt'])
})

test('down --to -: the file on standard output, everything else on the other', async () => {
  await put({ 'stream.txt': 'streamed' })
  const [link = ''] = linksIn(await someone.do('ann', ['up', 'stream.txt', '--json']))
  const { code, stdout, stderr } = await someone.run('ann', ['down', link, '--to', '-', '--json'])
  assert.deepEqual({ code, stdout }, { code: 0, stdout: 'streamed' })
  assert.deepEqual(only(eventsIn(stderr), 'received', 'path'), ['-'])
})

test('--limit-rate and --no-verify are obeyed or told of', async () => {
  await put({ 'plain.txt': 'plain' })
  const [link = ''] = linksIn(await someone.do('ann', ['up', 'plain.txt', '--json']))
  const got = await events('down', link, '--to', 'unverified/', '--no-verify')
  assert.deepEqual(only(got, 'received', 'verified'), [false])
})

for (const [args, code, complaint] of [
  [['up', 'missing.txt'], 3, /no such file/],
  [['down', 'longshore://me/99999'], 1, /names no message/],
  [['down', 'https://example.org'], 1, /is not a link/],
  [['down', 'longshore://me/1', 'longshore://me/2', '--to', '-'], 1, /Only one file/],
  [['down', 'longshore://me/1', '-o', 'a.txt', '--name', '{n}'], 1, /--name is for files in a folder/],
  [['down', 'longshore://me/1', '--name', '../x'], 1, /no "\." or "\.\."/],
  [['up', '-', 'a.txt'], 1, /sent alone/],
  [['up', 'a.txt', '--limit-rate', 'fast'], 1, /500K, 5M/],
] as const) {
  test(`longshore ${args.join(' ')} ends with ${code}`, async () => {
    const { stdout, stderr } = await someone.fail('ann', args, { code })
    assert.equal(stdout, '')
    assert.match(stderr, complaint)
  })
}

test('README tells of each event', () => {
  const readme = readFileSync(`${import.meta.dirname}/../../../README.md`, 'utf8')
  for (const name of eventNames) assert.match(readme, new RegExp(`^\\| \`${name}\` \\|`, 'm'), name)
})

async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(someone.path(folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`)
  const root = `${someone.path(folder)}/`
  const read = files.sort().map(async (file) => [file.slice(root.length), await readFile(file, 'utf8')])
  return Object.fromEntries(await Promise.all(read))
}

test('one unreadable picture: the album goes without it and says so, and the next run has only that one left', async () => {
  const png = colourPng(scene(320, 240), 8, []).bytes
  await put({ 'torn/a.png': png.subarray(0, 200), 'torn/b.png': png, 'torn/c.png': png })
  const args = ['up', 'torn', '--photo', '--album', '--caption', 'Without']
  const first = await events(...args)
  assert.deepEqual(only(first, 'sent', 'file'), ['torn/b.png', 'torn/c.png'])
  const [reason, ...others] = only(first, 'failed', 'reason')
  assert.match(String(reason), /picture.* The album went without it\.$/)
  assert.deepEqual([others, only(first, 'failed', 'file'), first.at(-1)?.code], [[], ['torn/a.png'], 2])
  const [b, c] = await lastMessages(2)
  assert.ok(b?.grouped_id && b.grouped_id === c?.grouped_id && b.message === 'Without')

  const second = await events(...args)
  assert.deepEqual(only(second, 'skipped', 'file'), ['torn/b.png', 'torn/c.png'])
  assert.deepEqual(only(second, 'failed', 'file'), ['torn/a.png'])
  await rm(someone.path('torn/a.png'))
  assert.equal((await events(...args)).at(-1)?.code, 0)
})

test('the SHA-256 of a photo is that of the picture its link leads to, and verify says what a photo is', async () => {
  const png = colourPng(scene(320, 240), 8, []).bytes
  await put({ 'seen.png': png })
  const [sent] = (await events('up', 'seen.png', '--photo')).filter(({ event }) => event === 'sent')
  const link = String(sent?.link)
  const [received] = (await events('down', link, '-o', 'seen.jpg')).filter(
    ({ event }) => event === 'received',
  )
  assert.deepEqual([sent?.size, sent?.sha256, sent?.kept], [png.length, received?.sha256, received?.size])
  assert.equal((await someone.run('ann', ['verify', 'seen.jpg', link])).code, 0)
  const { stderr } = await someone.fail('ann', ['verify', 'seen.png', link], { code: 6 })
  assert.match(stderr, /\nThe link leads to a photo, a picture that the server made/)
})
