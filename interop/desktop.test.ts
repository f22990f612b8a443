import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { missingTool } from './desktop/application.ts'

/** What a process in the namespace says of something that was done. */
export interface Done {
  readonly what: string
  readonly [fact: string]: unknown
}

const album = { isSame: false, group: true }
/** What becomes of each sample, and whether it arrives byte for byte: photos and GIFs are made anew. */
const sent = [
  { sample: 'red.jpg', as: 'photo', isSame: false, group: false },
  { sample: 'blue.jpg+green.jpg', as: 'photo', ...album },
  { sample: 'film.mp4', as: 'video', isSame: true, group: false },
  { sample: 'moving.gif', as: 'video', isSame: false, group: false },
  { sample: 'music.mp3', as: 'audio', isSame: true, group: false },
  { sample: 'voice.ogg', as: 'audio', isSame: true, group: false },
  { sample: 'big.bin', as: 'document', isSame: true, group: false },
]

/**
 * What it may be refused: its developers' channel, from which it wants news, and the cover of a song, which Telegram fetches
 * from the internet. It says "unknown local message" of its own accord: when the first message of an empty chat, which it
 * shows and has not sent yet, is all there is to read.
 */
const expected = [/USERNAME_NOT_OCCUPIED/, /619086221/, /unknown local message/]

/**
 * The application that people use, as Debian has it. Addresses and keys are compiled in: it runs in a network namespace of
 * its own, from a copy with our public key in place of Telegram's, on a screen that nobody sees.
 */
describe('Telegram Desktop 4.6.5 (layer 152)', { skip: reasonToSkip() }, () => {
  const all: Done[] = []
  let exitCode: unknown
  before(async () => {
    const script = join(import.meta.dirname, 'desktop', 'in-namespace.ts')
    const flags = ['--conditions=longshore-source', script]
    const child = spawn('unshare', ['--map-root-user', '--net', process.execPath, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    // mtcute says on the same output that a code was sent.
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('{')) all.push(JSON.parse(line) as Done)
    exitCode = child.exitCode ?? (await once(child, 'exit'))[0]
  })
  after(() => assert.equal(exitCode, 0))

  const told = (what: string) => all.filter((done) => done.what === what)

  test('signs in by phone', () => assert.equal(told('signed in by phone').length, 1))

  for (const { sample, ...facts } of sent)
    test(`sends ${sample}`, () => {
      const arrived = told('sent').filter((done) => done.sample === sample)
      assert.equal(arrived.length, sample.split('+').length)
      for (const done of arrived) assert.deepEqual(done, { what: 'sent', sample, ...facts })
    })

  test('shows what somebody else has sent', () =>
    assert.equal(told('shows a photo of somebody else')[0]?.isShown, true))

  test('makes a group with somebody else in it, and sends a sticker there', () =>
    assert.deepEqual(told('made a group'), [{ what: 'made a group', firstSent: 'sticker' }]))

  test('makes a channel with a picture', () =>
    assert.deepEqual(told('made a channel'), [{ what: 'made a channel', hasPicture: true }]))

  test('goes on after the server was killed and came back', () =>
    assert.deepEqual(told('sent after the kill'), [
      { what: 'sent after the kill', as: 'video', isSame: true },
    ]))

  test('signs in by a QR code that another client accepts, over HTTP', () =>
    assert.equal(told('signed in by QR code').length, 1))

  test('sends 30 MiB over HTTP', () =>
    assert.deepEqual(told('sent over HTTP'), [{ what: 'sent over HTTP', as: 'document', isSame: true }]))

  for (const when of ['complaints', 'complaints over HTTP'])
    test(`has nothing to complain of (${when})`, () => {
      const complaints = (told(when)[0]?.complaints ?? ['no word of it']) as string[]
      assert.deepEqual(
        complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
        [],
      )
    })
})

function reasonToSkip(): string | false {
  const missing = missingTool()
  if (missing) return `there is no ${missing}`
  const { status } = spawnSync('unshare', ['--map-root-user', '--net', 'true'])
  return status === 0 ? false : 'this system makes no network namespaces'
}
