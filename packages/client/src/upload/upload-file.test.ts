import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { sourceOf } from '../io/source.ts'
import type { Progress } from '../transfer/progress.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { resendMissingParts } from './resend-missing-parts.ts'
import { uploadFile } from './upload-file.ts'

const KiB = 1024
const MiB = 1024 * KiB

/** A stream in chunks that fit no part. */
async function* inChunks(bytes: Uint8Array, size = 100_001): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < bytes.length; offset += size) yield bytes.subarray(offset, offset + size)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

for (const size of [1, 1024, 524_288, 524_289, 10 * MiB, 10 * MiB + 1, 64 * MiB + 7]) {
  const bytes = randomBytes(size, size)
  for (const kind of ['bytes', 'a Blob', 'a stream of known length', 'a stream of unknown length'] as const) {
    test(`${size} bytes from ${kind} arrive whole`, async () => {
      const server = new FileServer()
      const source =
        kind === 'bytes'
          ? sourceOf(bytes)
          : kind === 'a Blob'
            ? sourceOf(new Blob([bytes]))
            : sourceOf(inChunks(bytes), kind === 'a stream of known length' ? size : undefined)
      const progress: Progress[] = []

      const file = await uploadFile(server.means, source, { onProgress: (step) => progress.push(step) })

      assert.equal(sha256(server.finish(file.inputFile)), sha256(bytes))
      assert.equal(Buffer.from(file.sha256).toString('hex'), sha256(bytes))
      assert.equal(file.size, size)
      assert.equal(progress.at(-1)?.transferred, size)
      assert.equal(progress.at(-1)?.total, kind === 'a stream of unknown length' ? undefined : size)
      const big = size > 10 * MiB || kind === 'a stream of unknown length'
      assert.equal(file.inputFile._, big ? 'inputFileBig' : 'inputFile')
      if (file.inputFile._ === 'inputFile') {
        assert.equal(file.inputFile.md5_checksum, createHash('md5').update(bytes).digest('hex'))
      }
      assert.ok(server.mostUnderWay <= 8 * MiB, `${server.mostUnderWay} bytes under way`)
    })
  }
}

test('a ReadableStream that cannot be iterated, as in some browsers, is read all the same, and cancelled', async () => {
  const bytes = randomBytes(MiB + 5, 1)
  const streamOf = () => {
    const stream = new Blob([bytes]).stream()
    Object.defineProperty(stream, Symbol.asyncIterator, { value: undefined })
    return stream
  }
  const server = new FileServer()
  const file = await uploadFile(server.means, sourceOf(streamOf()))
  assert.equal(sha256(server.finish(file.inputFile)), sha256(bytes))

  let cancelled = false
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytes),
    cancel: () => {
      cancelled = true
    },
  })
  Object.defineProperty(endless, Symbol.asyncIterator, { value: undefined })
  const stop = new AbortController()
  const uploading = uploadFile(server.means, sourceOf(endless), {
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  })
  await assert.rejects(uploading, /enough/)
  await settled()
  assert.ok(cancelled)
})

test('a stream tells the total with its last part only', async () => {
  const server = new FileServer()
  await uploadFile(server.means, sourceOf(inChunks(randomBytes(MiB + 5, 1))))
  assert.deepEqual(totals(server), [
    [0, 512 * KiB, -1],
    [1, 512 * KiB, -1],
    [2, 5, 3],
  ])
})

test('a stream that ends exactly with a part is closed by an empty one', async () => {
  const server = new FileServer()
  const file = await uploadFile(server.means, sourceOf(inChunks(randomBytes(MiB, 1))))
  assert.deepEqual(totals(server), [
    [0, 512 * KiB, -1],
    [1, 512 * KiB, -1],
    [2, 0, 2],
  ])
  assert.equal(file.inputFile.parts, 2)
})

test('the empty part waits until the server has all others: by them it knows a stream', async () => {
  const server = new FileServer()
  server.held = true
  const uploading = uploadFile(server.means, sourceOf(inChunks(randomBytes(MiB, 1))))
  await settled()
  assert.equal(server.calls.length, 2)
  server.release()
  await settled()
  assert.equal(server.calls.length, 2)
  server.release()
  await settled()
  assert.deepEqual(totals(server).at(-1), [2, 0, 2])
  server.release()
  await uploading
})

function totals(server: FileServer): number[][] {
  return server.calls.map(({ request }) =>
    request._ === 'upload.saveBigFilePart'
      ? [request.file_part, request.bytes.length, request.file_total_parts]
      : [],
  )
}

test('the parts of one file carry one file_id, those of another file another', async () => {
  const server = new FileServer()
  await uploadFile(server.means, sourceOf(randomBytes(MiB, 1)))
  await uploadFile(server.means, sourceOf(randomBytes(MiB, 2)))
  const ids = server.calls.map(({ request }) => ('file_id' in request ? request.file_id : 0n))
  assert.equal(new Set(ids).size, 2)
  assert.equal(ids[0], ids[1])
})

for (const [name, source] of [
  ['bytes', () => sourceOf(new Uint8Array(0))],
  ['a stream', () => sourceOf(inChunks(new Uint8Array(0)))],
] as const) {
  test(`an empty file from ${name} is refused in plain words`, async () => {
    const server = new FileServer()
    await assert.rejects(uploadFile(server.means, source()), (error: Error) => {
      assert.ok(error instanceof TransferError)
      assert.match(error.message, /empty/)
      return true
    })
    assert.equal(server.calls.length, 0)
  })
}

for (const [name, bytes, signal] of [
  ['that is refused', new Uint8Array(0), undefined],
  ['whose turn never comes', randomBytes(KiB, 1), AbortSignal.abort(new Error('enough'))],
] as const) {
  test(`a source ${name} is closed`, async () => {
    const server = new FileServer()
    let closed = 0
    const source = sourceOf(bytes)
    assert.ok(source.kind === 'random access')
    const transfers = {
      begin: async ({ signal }: { signal?: AbortSignal | undefined }) => {
        signal?.throwIfAborted()
        return await server.means.transfers.begin({ direction: 'upload' })
      },
    }
    const counted = { ...source, close: async () => void closed++ }
    await assert.rejects(uploadFile({ ...server.means, transfers }, counted, { signal }), /empty|enough/)
    assert.equal(closed, 1)
  })
}

test('a file larger than any account may send is refused before its first byte', async () => {
  const server = new FileServer()
  const endless = sourceOf(inChunks(randomBytes(KiB, 1)), 8000 * 512 * KiB + 1)
  await assert.rejects(uploadFile(server.means, endless), /more than 4194304000 bytes/)
  assert.equal(server.calls.length, 0)
})

for (const [name, told] of [
  ['longer', MiB - 1],
  ['shorter', MiB + 1],
] as const) {
  test(`a stream ${name} than it was said to be is an error`, async () => {
    const source = sourceOf(inChunks(randomBytes(MiB, 1)), told)
    await assert.rejects(uploadFile(new FileServer().means, source), /was said to have/)
  })
}

test('never more than the window is under way, and it stays full', async () => {
  const server = new FileServer()
  server.held = true
  const uploading = uploadFile(server.means, sourceOf(randomBytes(6 * MiB, 1)), { window: 2 * MiB })
  await settled()
  assert.equal(server.waiting, 4)
  // Answers in any order: each makes room for exactly one more.
  for (const index of [3, 0, 2, 1]) {
    server.release(index)
    await settled()
    assert.equal(server.waiting, 4)
  }
  while (server.waiting > 0) {
    server.release()
    await settled()
  }
  await uploading
  assert.equal(server.mostUnderWay, 2 * MiB)
})

test('a source is read only as far as the window reaches', async () => {
  const server = new FileServer()
  server.held = true
  let read = 0
  async function* counted() {
    for await (const chunk of inChunks(randomBytes(8 * MiB, 1), 512 * KiB)) {
      read += chunk.length
      yield chunk
    }
  }
  const stop = new AbortController()
  const uploading = uploadFile(server.means, sourceOf(counted()), { window: MiB, signal: stop.signal })
  await settled()
  assert.equal(read, MiB)
  stop.abort()
  await assert.rejects(uploading)
})

test('a failing part fails the upload at once, stops the others and closes the source', async () => {
  const server = new FileServer()
  server.fail = ({ request }) =>
    'file_part' in request && request.file_part === 5 ? new RpcError('FILE_PART_INVALID') : undefined
  let closed = 0
  const bytes = sourceOf(randomBytes(20 * MiB, 1))
  assert.ok(bytes.kind === 'random access')
  const source = { ...bytes, close: async () => void closed++ }
  await assert.rejects(uploadFile(server.means, source, { window: MiB }), { text: 'FILE_PART_INVALID' })
  assert.ok(server.calls.length < 12, `${server.calls.length} parts were sent`)
  assert.equal(closed, 1)
})

test('an abort works at once, with its reason, and ends the stream it read from', async () => {
  const server = new FileServer()
  server.held = true
  let ended = false
  async function* stream() {
    try {
      yield* inChunks(randomBytes(8 * MiB, 1))
    } finally {
      ended = true
    }
  }
  const stop = new AbortController()
  const uploading = uploadFile(server.means, sourceOf(stream()), { window: MiB, signal: stop.signal })
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(uploading, /enough/)
  await settled()
  assert.ok(ended)
  assert.ok(server.calls.every(({ options }) => options.signal?.aborted))
})

test('an abort works although the source hangs', async () => {
  async function* hanging(): AsyncGenerator<Uint8Array> {
    await new Promise<never>(() => {})
  }
  const stop = new AbortController()
  const uploading = uploadFile(new FileServer().means, sourceOf(hanging()), { signal: stop.signal })
  await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(uploading, /enough/)
})

test('parts the server has lost are saved again, each once', async () => {
  const server = new FileServer()
  const bytes = randomBytes(11 * MiB, 1)
  const file = await uploadFile(server.means, sourceOf(bytes))
  server.lose(3)
  server.lose(21)
  server.calls.length = 0
  const finished = await resendMissingParts(file, async () => server.finish(file.inputFile))
  assert.equal(sha256(finished), sha256(bytes))
  assert.deepEqual(
    server.calls.map(({ request }) => ('file_part' in request ? request.file_part : -1)),
    [3, 21],
  )
})

test("a part that is missing although it was saved again is the caller's to know", async () => {
  const server = new FileServer()
  const file = await uploadFile(server.means, sourceOf(randomBytes(MiB, 1)))
  server.calls.length = 0
  const never = () => Promise.reject(new RpcError('FILE_PART_X_MISSING', { x: 1 }))
  await assert.rejects(resendMissingParts(file, never), { text: 'FILE_PART_1_MISSING' })
  assert.equal(server.calls.length, 1)
})

test('a part of a stream cannot be saved again, and that is said', async () => {
  const server = new FileServer()
  const file = await uploadFile(server.means, sourceOf(inChunks(randomBytes(MiB + 1, 1))))
  server.lose(0)
  await assert.rejects(
    resendMissingParts(file, async () => server.finish(file.inputFile)),
    /part 0 was lost by the server and a stream cannot be read again/,
  )
})
