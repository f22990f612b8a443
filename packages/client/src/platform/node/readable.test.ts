import assert from 'node:assert/strict'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { settled } from '../../../test/fake-clock.ts'
import { FileServer } from '../../../test/file-server.ts'
import { messageWith, openedAt } from '../../../test/opened-file.ts'
import { randomBytes } from '../../../test/random-bytes.ts'
import { readable } from './readable.ts'

const MiB = 1024 * 1024
const size = 3 * MiB + 333

function opened() {
  const server = new FileServer()
  server.contents = randomBytes(size, 1)
  return { server, file: openedAt(server, messageWith(size), { verify: false }) }
}

for (const range of [{}, { start: 5, end: 5 }, { start: MiB - 1, end: 2 * MiB + 1 }, { start: size - 1 }]) {
  test(`the bytes from ${range.start} to ${range.end}`, async () => {
    const { server, file } = opened()
    const bytes = await buffer(readable(file, range))
    assert.equal(Buffer.compare(bytes, server.contents.subarray(range.start, range.end)), 0)
  })
}

test('a stream nobody reads fetches nothing', async () => {
  const { server, file } = opened()
  readable(file)
  await settled()
  assert.deepEqual(server.calls, [])
})

test('destroying it stops the requests at once', async () => {
  const { server, file } = opened()
  server.held = true
  const stream = readable(file).resume()
  await settled()
  assert.equal(server.waiting, 2)
  stream.destroy()
  await once(stream, 'close')
  assert.ok(server.calls.every(({ options }) => options.signal?.aborted))
})

test('an abort destroys it with its reason', async () => {
  const { server, file } = opened()
  server.held = true
  const stop = new AbortController()
  const reading = buffer(readable(file, { signal: stop.signal }))
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(reading, /enough/)
})
