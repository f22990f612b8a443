import assert from 'node:assert/strict'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { linksIn, Stranger, stop } from './longshore.ts'

/** More than what fits between a server and somebody who does not read. */
const size = 30_000_001
const video = Buffer.alloc(size, 'a film, perhaps; ')

const someone = await Stranger.arrive()
let films: string[] = []
before(async () => {
  await someone.serve('--test-accounts')
  await someone.do('ann', ['login', '--data', 'data', '--phone', '9996620001', '--code', '22222'])
  await writeFile(someone.path('the film.mp4'), video)
  await writeFile(someone.path('notes.txt'), 'notes')
  const sent = await someone.do('ann', ['up', 'the film.mp4', 'notes.txt', '--json'])
  films = linksIn(sent)
})
after(() => someone[Symbol.asyncDispose]())

function film(): string {
  assert.ok(films[0])
  return films[0]
}

/** The addresses it prints, when it serves. */
async function serving(args: string[]): Promise<{ child: ChildProcessWithoutNullStreams; urls: string[] }> {
  const child = someone.start('ann', ['serve-file', ...args])
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line === 'Stop it with Ctrl-C.') break
  }
  const urls = lines.flatMap((line) => /^http:\S+/.exec(line) ?? [])
  assert.ok(urls.length > 0, `it said: ${lines.join('\n')}`)
  return { child, urls }
}

for (const [range, start, end] of [
  ['0-0', 0, 1],
  ['0-99', 0, 100],
  ['1048575-1048576', 1_048_575, 1_048_577],
  ['29999990-', 29_999_990, size],
  ['-11', 29_999_990, size],
  ['29999990-99999999', 29_999_990, size],
] as const) {
  test(`cat --range ${range}`, async () => {
    const { code, stdout, stderr } = await someone.run('ann', ['cat', film(), '--range', range])
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
    assert.equal(stdout, video.toString('latin1', start, end))
  })
}

test('cat of a range beyond the end writes nothing and says how long the file is', async () => {
  const { stdout, stderr } = await someone.fail('ann', ['cat', film(), '--range', '30000001-'])
  assert.equal(stdout, '')
  assert.match(stderr, /There is nothing in this range: the file has 30000001 bytes/)
})

test('serve-file: several files, each at an address of its own, in ranges; Ctrl-C ends it', async () => {
  const { child, urls } = await serving(films)
  const complaints = text(child.stderr)
  const [first = '', second = ''] = urls
  assert.match(first, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/1\/the%20film\.mp4$/)
  assert.match(second, /\/2\/notes\.txt$/)

  assert.equal(await (await fetch(second)).text(), 'notes')
  const response = await fetch(first, { headers: { range: 'bytes=-100' } })
  assert.equal(response.status, 206)
  assert.equal(response.headers.get('content-type'), 'video/mp4')
  assert.deepEqual(Buffer.from(await response.bytes()), video.subarray(-100))
  assert.deepEqual(Buffer.from(await (await fetch(first)).bytes()), video)

  for (const path of ['/', '/1/the%20film.mp4', new URL(first).pathname.replace('/1/', '/3/')])
    assert.equal((await fetch(new URL(path, first))).status, 404)

  // One that nobody reads must not keep it alive.
  const unread = await fetch(first)
  assert.equal(await stop(child, 'SIGINT'), 0)
  await unread.body?.cancel().catch(() => {})
  assert.equal(await complaints, '')
})

test('serve-file goes on when nobody reads what it says', async () => {
  const { child, urls } = await serving([film()])
  const { port } = new URL(urls[0] ?? '')
  await stop(child)
  const unheard = someone.start('ann', ['serve-file', film(), '--port', port])
  unheard.stdout.destroy()
  const answer = async (): Promise<Response> =>
    await fetch(`http://127.0.0.1:${port}/`).catch(async () => {
      assert.equal(unheard.exitCode, null)
      return await answer()
    })
  assert.equal((await answer()).status, 404)
  assert.equal(await stop(unheard), 0)
})

test('serve-file on a port that is taken says which, and what to do', async () => {
  const { child, urls } = await serving([film()])
  const { port } = new URL(urls[0] ?? '')
  const { stderr } = await someone.fail('ann', ['serve-file', film(), '--port', port])
  assert.match(stderr, new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is taken`))
  await stop(child)
})

test('serve-file of a link that names nothing serves nothing', async () => {
  const { stderr } = await someone.fail('ann', ['serve-file', film(), 'longshore://me/999999'])
  assert.match(stderr, /names no message of this account/)
})
