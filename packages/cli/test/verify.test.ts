import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { scene } from '@longshore/testing/media/pixels'
import { colourPng } from '@longshore/testing/media/png'
import { assertWholeRun, untimed } from './event-schema.ts'
import { ended, eventsIn, linksIn, Stranger } from './longshore.ts'

const MiB = 1024 * 1024

/** One server, one person and one file that was sent, for all tests of this file. */
const someone = await Stranger.arrive()
const original = Buffer.alloc(5 * MiB + 333, 'as it was sent')
let link = ''
before(async () => {
  await someone.serve('--test-accounts')
  await someone.do('ann', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  await put('sent.bin', original)
  ;[link = ''] = linksIn(await someone.do('ann', ['up', 'sent.bin', '--json']))
})
after(() => someone[Symbol.asyncDispose]())

async function put(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(someone.path(name), bytes)
  return name
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function changedAt(offset: number): Buffer {
  const copy = Buffer.from(original)
  copy[offset] = 255 - (copy[offset] ?? 0)
  return copy
}

test('a file that is the same: 0, with its SHA-256', async () => {
  const { code, stdout, stderr } = await someone.run('ann', ['verify', 'sent.bin', link])
  assert.deepEqual(
    { code, stdout, stderr },
    { code: 0, stdout: `sent.bin  5.0 MiB  sha256 ${sha256(original)}  verified\n`, stderr: '' },
  )
})

for (const [name, bytes, complaint, told] of [
  [
    'changed in the middle.bin',
    changedAt(2 * MiB + 7),
    'the first difference is in the piece that begins at byte 2097152',
    { differsAt: 2 * MiB },
  ],
  [
    'shorter.bin',
    original.subarray(0, 3 * MiB),
    'it has 3145728 bytes and the file 5243213; the first difference is in the piece that begins at byte 3145728',
    { differsAt: 3 * MiB },
  ],
  [
    'longer.bin',
    Buffer.concat([original, Buffer.from('!')]),
    'it has 5243214 bytes and the file 5243213; all of it is there, and more behind it',
    { differsAt: original.length },
  ],
  [
    'empty.bin',
    Buffer.alloc(0),
    'it has 0 bytes and the file 5243213; the first difference is in the piece that begins at byte 0',
    { differsAt: 0 },
  ],
] as const) {
  test(`${name} is another file: 6, with where it differs and what to do`, async () => {
    const file = await put(name, bytes)
    const { stdout, stderr } = await someone.fail('ann', ['verify', file, link], { code: 6 })
    assert.equal(stdout, '')
    const [reason, remedy] = stderr.split('\n')
    assert.equal(reason, `longshore: ${file}: These are not the bytes of the file: ${complaint}.`)
    assert.equal(remedy, `Fetch it again, beside this one: longshore down ${link} --to .`)

    const ran = await someone.fail('ann', ['verify', file, link, '--json'], { code: 6 })
    assertWholeRun(eventsIn(ran.stdout), 6)
    const events = eventsIn(ran.stdout).map(untimed)
    assert.deepEqual(
      events.find(({ event }) => event === 'differs'),
      {
        event: 'differs',
        file,
        link,
        size: bytes.length,
        sha256: sha256(bytes),
        expectedSize: original.length,
        ...told,
      },
    )
    assert.deepEqual(events.at(-1), { ...events.at(-1), event: 'ended', done: 0, failed: 1, code: 6 })
  })
}

test('--json tells how far it is, and what came of it', async () => {
  const told = eventsIn(await someone.do('ann', ['verify', 'sent.bin', link, '--json']))
  assertWholeRun(told, 0)
  const events = told.map(untimed)
  assert.deepEqual(
    events.map(({ event }) => event),
    ['planned', 'started', 'progress', 'verified', 'ended'],
  )
  const [, started, progress, verified] = events
  const size = original.length
  assert.deepEqual(started, { event: 'started', file: 'sent.bin', name: 'sent.bin', size })
  assert.deepEqual(progress, { event: 'progress', file: 'sent.bin', transferred: MiB, size })
  assert.deepEqual(verified, { event: 'verified', file: 'sent.bin', link, size, sha256: sha256(original) })
})

for (const [name, args, code, complaint] of [
  ['a file that is missing', ['missing.bin', ''], 3, /^longshore: missing\.bin: there is no such file/],
  ['a folder', ['folder', ''], 3, /^longshore: folder is not a file\.$/m],
  ['a link to nothing', ['sent.bin', 'longshore://me/99999'], 1, /sent\.bin: .* names no message/],
  ['what is no link', ['sent.bin', 'https://example.org'], 1, /is not a link to a file/],
] as const) {
  test(`${name}: ${code}`, async () => {
    await mkdir(someone.path('folder'), { recursive: true })
    const [file, to] = args
    const { stdout, stderr } = await someone.fail('ann', ['verify', file, to || link], { code })
    assert.equal(stdout, '')
    assert.match(stderr, complaint)
  })
}

test('nobody is signed in: 1, and what to do', async () => {
  const { stderr } = await someone.fail('nobody', ['verify', 'sent.bin', link])
  assert.match(stderr, /^longshore: Nobody is signed in\.\nSign in first/)
})

test('a photo is compared with its largest size, which is what "down" gives', async () => {
  await put('picture.png', colourPng(scene(320, 240), 8, []).bytes)
  const [photo = ''] = linksIn(await someone.do('ann', ['up', 'picture.png', '--photo', '--json']))
  await someone.do('ann', ['down', photo, '-o', 'photo.jpg'])
  assert.match(await someone.do('ann', ['verify', 'photo.jpg', photo]), /^photo\.jpg .* verified$/)
  await someone.fail('ann', ['verify', 'picture.png', photo], { code: 6 })
})

test('SIGINT: 130, and it is said', async () => {
  // Nobody reads so much before the signal arrives; the disk keeps nothing of it.
  await put('long.bin', Buffer.alloc(0))
  await truncate(someone.path('long.bin'), 64 * 1024 * MiB)
  const child = someone.start('ann', ['verify', 'long.bin', link, '--json'])
  const result = ended(child)
  child.stdout.once('data', () => child.kill('SIGINT'))
  const { code, stdout } = await result
  assert.equal(code, 130)
  assertWholeRun(eventsIn(stdout), 130)
  assert.deepEqual(eventsIn(stdout).map(untimed).at(-2), { event: 'paused', done: 0, goesOn: false })
})
