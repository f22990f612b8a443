import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { settled } from '../../../test/fake-clock.ts'
import { FileServer } from '../../../test/file-server.ts'
import { messageWith, openedAt } from '../../../test/opened-file.ts'
import { randomBytes } from '../../../test/random-bytes.ts'
import { serveRange } from './http-range.ts'

const MiB = 1024 * 1024
const size = 3 * MiB + 333

/** A file behind node:http on loopback. */
async function served(
  t: TestContext,
  { length = size, ...described }: Parameters<typeof messageWith>[1] & { length?: number } = {},
) {
  const files = new FileServer()
  files.contents = randomBytes(length, 1)
  const file = openedAt(files, messageWith(length, described))
  /** How each request ended. */
  const outcomes: (Error | undefined)[] = []
  const over = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    void serveRange(file, request, response)
      .then(
        () => outcomes.push(undefined),
        (error) => outcomes.push(error),
      )
      .finally(over.resolve)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close().closeAllConnections())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { files, file, url, outcomes, over: over.promise }
}

function bytesAsked({ calls }: FileServer): number {
  return calls.reduce((sum, { request }) => sum + (request._ === 'upload.getFile' ? request.limit : 0), 0)
}

test('the whole file, with what a player wants to know', async (t) => {
  const { files, url } = await served(t)
  const response = await fetch(url)
  assert.equal(response.status, 200)
  assert.deepEqual(await response.bytes(), new Uint8Array(files.contents))
  assert.deepEqual(
    ['accept-ranges', 'content-length', 'content-type', 'etag', 'x-content-type-options'].map((name) =>
      response.headers.get(name),
    ),
    ['bytes', String(size), 'video/mp4', `"5-${size.toString(16)}"`, 'nosniff'],
  )
  assert.equal(
    response.headers.get('content-disposition'),
    `inline; filename="a.mp4"; filename*=UTF-8''a.mp4`,
  )
})

for (const [header, start, end] of [
  ['bytes=0-0', 0, 1],
  ['bytes=-7', size - 7, size],
  [`bytes=${MiB - 1}-${MiB}`, MiB - 1, MiB + 1],
  [`bytes=${2 * MiB}-`, 2 * MiB, size],
  ['bytes=5-99999999999', 5, size],
] as const) {
  test(`the range ${header}`, async (t) => {
    const { files, url } = await served(t)
    const response = await fetch(url, { headers: { range: header } })
    assert.equal(response.status, 206)
    assert.equal(response.headers.get('content-range'), `bytes ${start}-${end - 1}/${size}`)
    assert.equal(response.headers.get('content-length'), String(end - start))
    assert.deepEqual(await response.bytes(), files.contents.slice(start, end))
  })
}

for (const [name, method, headers, status, said] of [
  ['a range beyond the end', 'GET', { range: `bytes=${size}-` }, 416, { 'content-range': `bytes */${size}` }],
  ['several ranges', 'GET', { range: 'bytes=0-0,5-5' }, 200, { 'content-length': String(size) }],
  ['HEAD', 'HEAD', {}, 200, { 'content-length': String(size), 'accept-ranges': 'bytes' }],
  ['HEAD with a range', 'HEAD', { range: 'bytes=0-0' }, 200, { 'content-length': String(size) }],
  ['POST', 'POST', {}, 405, { allow: 'GET, HEAD' }],
  ['a copy that is still good', 'GET', { 'if-none-match': `"5-${size.toString(16)}"` }, 304, {}],
  ['another version', 'GET', { 'if-match': '"x"' }, 412, {}],
  ['a range of another version', 'GET', { 'if-range': '"x"', range: 'bytes=0-0' }, 200, {}],
] as const) {
  test(`${name}: ${status}`, async (t) => {
    const { files, url } = await served(t)
    const response = await fetch(url, { method, headers })
    assert.equal(response.status, status)
    for (const [key, value] of Object.entries(said)) assert.equal(response.headers.get(key), value)
    const length = method === 'GET' && status === 200 ? size : 0
    assert.equal((await response.bytes()).length, length)
    if (length === 0) assert.deepEqual(files.calls, [], 'nothing of the file was fetched')
  })
}

test('an empty file, and the ranges it has not', async (t) => {
  const { url } = await served(t, { length: 0 })
  const whole = await fetch(url)
  assert.deepEqual([whole.status, (await whole.bytes()).length], [200, 0])
  assert.equal((await fetch(url, { headers: { range: 'bytes=0-' } })).status, 416)
  assert.equal((await fetch(url, { headers: { range: 'bytes=-1' } })).status, 200)
})

test('what a stranger named harms neither the answer nor the browser', async (t) => {
  const { url } = await served(t, { name: '"\r\nx: y', mimeType: 'text/html\r\nSet-Cookie: a=b' })
  const { headers } = await fetch(url, { method: 'HEAD' })
  assert.equal(headers.get('content-type'), 'application/octet-stream')
  assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="_x: y"/)
  assert.deepEqual([headers.get('set-cookie'), headers.get('x')], [null, null])
})

for (const type of ['text/html', 'image/svg+xml', 'text/javascript', 'application/xhtml+xml']) {
  test(`${type} is not shown but saved`, async (t) => {
    const { url } = await served(t, { mimeType: type })
    const { headers } = await fetch(url, { method: 'HEAD' })
    assert.match(headers.get('content-disposition') ?? '', /^attachment;/)
  })
}

test('who leaves in the middle stops the requests, and that is no failure', async (t) => {
  const { files, url, outcomes, over } = await served(t, { length: 64 * MiB })
  const stop = new AbortController()
  await fetch(url, { signal: stop.signal })
  stop.abort()
  await over
  assert.deepEqual(outcomes, [undefined])
  assert.ok(bytesAsked(files) < 40 * MiB)
})

test('who leaves before the first byte stops the requests too', async (t) => {
  const { files, url, outcomes, over } = await served(t)
  files.held = true
  const request = get(url).on('error', () => {})
  while (files.waiting === 0) await settled()
  request.destroy()
  await over
  assert.deepEqual(outcomes, [undefined])
  assert.ok(files.calls.every(({ options }) => options.signal?.aborted))
})

test('a reader who pauses pauses the requests', async (t) => {
  const length = 64 * MiB
  const { files, url } = await served(t, { length })
  const [response] = (await once(get(url), 'response')) as [IncomingMessage]
  response.pause()
  let before = -1
  while (before < files.calls.length) {
    before = files.calls.length
    await settled()
    await settled()
  }
  assert.ok(bytesAsked(files) < 40 * MiB, 'what is under way fits into buffers')
  response.destroy()
})

test('a file that cannot be read is answered with 502', async (t) => {
  const { files, url, outcomes } = await served(t)
  files.fail = () => new RpcError('FILE_ID_INVALID')
  const response = await fetch(url)
  assert.equal(response.status, 502)
  assert.equal((await response.bytes()).length, 0)
  assert.match(String(outcomes[0]), /FILE_ID_INVALID/)
})

test('a failure in the middle cuts the answer short: it does not look whole', async (t) => {
  const { files, url, outcomes, over } = await served(t)
  files.fail = ({ request }) =>
    request._ === 'upload.getFile' && Number(request.offset) >= 2 * MiB
      ? new RpcError('FILE_ID_INVALID')
      : undefined
  const response = await fetch(url)
  assert.equal(response.status, 200)
  await assert.rejects(response.bytes())
  await over
  assert.match(String(outcomes[0]), /FILE_ID_INVALID/)
})

test('many ranges of one file at the same time', async (t) => {
  const { files, url } = await served(t)
  await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const start = index * 150_000
      const headers = { range: `bytes=${start}-${start + 199_999}` }
      assert.deepEqual(
        await (await fetch(url, { headers })).bytes(),
        files.contents.slice(start, start + 200_000),
      )
    }),
  )
})
