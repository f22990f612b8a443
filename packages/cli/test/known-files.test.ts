import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { animatedGif } from '@longshore/testing/media/gif'
import { scene } from '@longshore/testing/media/pixels'
import { assertWholeRun, untimed } from './event-schema.ts'
import { eventsIn, Stranger } from './longshore.ts'

/** Files that the server has already. */

const someone = await Stranger.arrive()
before(async () => {
  await someone.serve('--test-accounts')
  await someone.do('ann', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  await someone.do('bob', ['login', '--data', 'data', '--phone', '9996620002', '--code', '22222'])
})
after(() => someone[Symbol.asyncDispose]())

const size = 600_000

/** A GIF without a picture in it: no server makes a video of that. */
async function putGif(name: string): Promise<void> {
  const bytes = randomBytes(size)
  bytes.fill(0, 0, 14)
  bytes.write('GIF89a')
  await writeFile(someone.path(name), bytes)
}

async function up(who: string, ...args: string[]): Promise<Record<string, unknown>[]> {
  const events = eventsIn(await someone.do(who, ['up', ...args, '--json']))
  assertWholeRun(events, 0)
  return events.map(untimed)
}

const filesOf = (events: readonly Record<string, unknown>[], name: string): unknown[] =>
  events.filter(({ event }) => event === name).map(({ file }) => file)

test('a GIF that is sent twice is uploaded once', async () => {
  await putGif('wave.gif')
  const first = await up('ann', 'wave.gif')
  assert.deepEqual([filesOf(first, 'known'), filesOf(first, 'progress').length > 0], [[], true])
  const second = await up('ann', 'wave.gif')
  assert.deepEqual(
    second.map(({ event }) => event),
    ['planned', 'started', 'known', 'sent', 'ended'],
  )
  assert.deepEqual(second[2], { event: 'known', file: 'wave.gif', size })
  const [{ sha256 } = {}, sentAgain = {}] = [...first, ...second].filter(({ event }) => event === 'sent')
  assert.deepEqual([sentAgain.sha256, sentAgain.size], [sha256, size])
  await someone.do('ann', ['down', String(sentAgain.link), '-o', 'copy.gif'])
  assert.deepEqual(await readFile(someone.path('copy.gif')), await readFile(someone.path('wave.gif')))
})

test('so is one that moves, of which the server has made MPEG4 where it can', async () => {
  await writeFile(someone.path('moving.gif'), animatedGif(scene(160, 120)).bytes)
  assert.deepEqual(filesOf(await up('ann', 'moving.gif'), 'known'), [])
  assert.deepEqual(filesOf(await up('ann', 'moving.gif'), 'known'), ['moving.gif'])
})

test('a person reads of it', async () => {
  await putGif('told.gif')
  await up('ann', 'told.gif')
  const { stderr } = await someone.run('ann', ['up', 'told.gif'])
  assert.match(stderr, /^told\.gif: the server has it already; nothing is sent$/m)
})

test('--no-dedupe uploads it again', async () => {
  await putGif('again.gif')
  await up('ann', 'again.gif')
  const second = await up('ann', 'again.gif', '--no-dedupe')
  assert.deepEqual([filesOf(second, 'known'), filesOf(second, 'progress').length > 0], [[], true])
})

test('what another account has sent is not found', async () => {
  await putGif('private.gif')
  await up('ann', 'private.gif')
  assert.deepEqual(filesOf(await up('bob', 'private.gif'), 'known'), [])
})

test('in an album, beside a file that the server has not got', async () => {
  await putGif('one.gif')
  await putGif('two.gif')
  await putGif('three.gif')
  await up('ann', 'one.gif', 'two.gif', '--album')
  const events = await up('ann', 'one.gif', 'three.gif', 'two.gif', '--album')
  assert.deepEqual(filesOf(events, 'known').toSorted(), ['one.gif', 'two.gif'])
  assert.deepEqual(filesOf(events, 'sent'), ['one.gif', 'three.gif', 'two.gif'])
})
