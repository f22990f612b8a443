import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Type } from '@longshore/protocol/schema/api'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { messageWith } from '../../test/opened-file.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { type RandomAccessSource, type Source, sourceOf } from '../io/source.ts'
import type { Progress } from '../transfer/progress.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { locate } from './locate.ts'
import { type VerifyOptions, verifyFile } from './verify-file.ts'

const KiB = 1024
const MiB = 1024 * KiB
const odd = 5 * MiB + 333

function serverWith(contents: Uint8Array<ArrayBuffer>): FileServer {
  const server = new FileServer()
  server.contents = contents
  return server
}

function verify(server: FileServer, source: Source, options?: VerifyOptions) {
  const file = locate(messageWith(server.contents.length))
  return verifyFile({ rpc: server, crypto: nodeCrypto }, file, source, options)
}

/** Bytes with another at each of these offsets. */
function changed(bytes: Uint8Array<ArrayBuffer>, ...offsets: number[]): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice()
  for (const offset of offsets) copy[offset] = 255 - (copy[offset] ?? 0)
  return copy
}

function asked(server: FileServer): number[] {
  return server.calls.map(({ request }) => ('offset' in request ? Number(request.offset) : -1))
}

for (const size of [0, 1, 128 * KiB, 128 * KiB + 1, MiB, odd, 40 * MiB]) {
  test(`${size} bytes are those of the file, and none of them is fetched`, async () => {
    const server = serverWith(randomBytes(size, 7))
    const progress: Progress[] = []
    const onProgress = (step: Progress) => progress.push(step)
    const verified = await verify(server, sourceOf(server.contents.slice()), { onProgress })
    assert.deepEqual(verified, {
      size,
      expectedSize: size,
      sha256: new Uint8Array(createHash('sha256').update(server.contents).digest()),
      differsAt: undefined,
    })
    assert.ok(server.calls.every(({ request }) => request._ === 'upload.getFileHashes'))
    assert.ok(server.calls.every(({ options }) => options.dcId === 2))
    assert.equal(server.calls.length, Math.ceil(size / MiB), 'no call more than it takes')
    if (size > 0) assert.deepEqual(progress.at(-1), { transferred: size, total: size })
  })
}

const original = randomBytes(odd, 7)
const longer = new Uint8Array([...original.subarray(0, 10), ...original])
for (const [name, bytes, differsAt] of [
  ['the first byte is another', changed(original, 0), 0],
  ['a byte in the middle is another', changed(original, 2 * MiB + 5), 2 * MiB],
  ['the last byte is another', changed(original, odd - 1), 5 * MiB],
  ['of two differences the first is told', changed(original, 3 * MiB, 300 * KiB), 256 * KiB],
  ['it is one byte shorter', original.subarray(0, odd - 1), 5 * MiB],
  ['it ends between two pieces', original.subarray(0, 2 * MiB), 2 * MiB],
  ['it is empty', original.subarray(0, 0), 0],
  ['it is longer, and the same so far', new Uint8Array([...original, 1]), odd],
  ['it is longer, and another', longer, 0],
  ['it is longer by more than is read at once', new Uint8Array(odd + 3 * MiB), 0],
] as const) {
  test(`a file that is not the same: ${name}`, async () => {
    const server = serverWith(original)
    const verified = await verify(server, sourceOf(bytes))
    assert.deepEqual(
      [verified.size, verified.expectedSize, verified.differsAt],
      [bytes.length, odd, differsAt],
    )
    assert.deepEqual(
      Buffer.from(verified.sha256),
      createHash('sha256').update(bytes).digest(),
      'the SHA-256 is that of the whole file here',
    )
  })
}

test('many calls for hashes are under way at once, and not too many', async () => {
  const server = serverWith(new Uint8Array(40 * MiB))
  server.held = true
  const verifying = verify(server, sourceOf(server.contents))
  await settled()
  assert.deepEqual(asked(server), [0])
  server.release()
  await settled()
  assert.equal(server.waiting, 16)
  assert.deepEqual(asked(server).slice(0, 3), [0, MiB, 2 * MiB])
  for (let answers = 1; answers < 40; answers++) {
    server.release()
    await settled()
    assert.ok(server.waiting <= 16)
  }
  assert.equal((await verifying).differsAt, undefined)
})

test('of a file here that is short hashes are asked for only a little further', async () => {
  const server = serverWith(new Uint8Array(40 * MiB))
  assert.equal((await verify(server, sourceOf(new Uint8Array(MiB)))).differsAt, MiB)
  await settled()
  assert.ok(server.calls.length <= 17)
  assert.ok(server.calls.slice(1).every(({ options }) => options.signal?.aborted))
})

/** A server that tells of pieces in its own way. */
class OwnWay extends FileServer {
  readonly #tell: (hashes: Type<'FileHash'>[], offset: number) => unknown

  constructor(tell: (hashes: Type<'FileHash'>[], offset: number) => unknown, size = odd) {
    super()
    this.#tell = tell
    this.contents = randomBytes(size, 7)
  }

  override async call(...args: Parameters<FileServer['call']>): Promise<never> {
    const answer = await super.call(...args)
    const offset = 'offset' in args[1] ? Number(args[1].offset) : 0
    return this.#tell(answer as Type<'FileHash'>[], offset) as never
  }
}

/** The hashes of some pieces of other lengths. */
function piecesOf(contents: Uint8Array, from: number, lengths: number[]): Type<'FileHash'>[] {
  let offset = from
  return lengths.flatMap((length) => {
    const piece = contents.subarray(offset, offset + length)
    if (piece.length === 0) return []
    const hash = nodeCrypto.sha256(piece)
    const told: Type<'FileHash'> = { _: 'fileHash', offset: BigInt(offset), limit: piece.length, hash }
    offset += piece.length
    return [told]
  })
}

const bytesOfOdd = randomBytes(odd, 7)
for (const [name, tell] of [
  ['one at a time', (hashes) => hashes.slice(0, 1)],
  ['in any order', (hashes) => hashes.toReversed()],
  ['each of them twice', (hashes) => [...hashes, ...hashes]],
  ['with a gap behind the first', (hashes) => hashes.filter((_, index) => index !== 1)],
  [
    'with one that overlaps another',
    (hashes, offset) => [...hashes, ...piecesOf(bytesOfOdd, offset + 1, [9])],
  ],
  ['a different number each time', (hashes, offset) => hashes.slice(0, 1 + ((offset / 131_072) % 3))],
  ['in one piece as long as the file', (_, offset) => piecesOf(bytesOfOdd, offset, [odd - offset])],
  ['in pieces of 100 000 bytes', (_, offset) => piecesOf(bytesOfOdd, offset, [100_000, 100_000, 100_000])],
  ['in thousands of pieces', (_, offset) => piecesOf(bytesOfOdd, offset, Array(3000).fill(1000))],
] as [string, (hashes: Type<'FileHash'>[], offset: number) => unknown][]) {
  test(`a server may tell hashes ${name}`, async () => {
    const server = new OwnWay(tell)
    assert.equal((await verify(server, sourceOf(server.contents))).differsAt, undefined)
    const other = new OwnWay(tell)
    const { differsAt = odd } = await verify(other, sourceOf(changed(other.contents, 4 * MiB)))
    assert.ok(differsAt <= 4 * MiB, 'a difference is found all the same')
  })
}

for (const [some, more, needed] of [
  [5, 7, 54],
  [2, 4, 107],
] as const) {
  test(`of ${some} and ${more} pieces in turn only those of the next call are asked for ahead`, async () => {
    const server = new OwnWay((hashes, offset) => {
      const isFirst = (offset / 131_072) % (some + more) === 0
      return hashes.slice(0, isFirst ? some : more)
    }, 40 * MiB)
    assert.equal((await verify(server, sourceOf(server.contents))).differsAt, undefined)
    assert.ok(server.calls.length <= needed + 16, `${server.calls.length} calls`)
  })
}

const piece = (more: Partial<Type<'FileHash'>>) => (hashes: Type<'FileHash'>[]) =>
  hashes.map((hash, index) => (index === 1 ? { ...hash, ...more } : hash))
for (const [name, tell, complaint] of [
  ['has none', () => [], /the server has no hash for the bytes from offset 0$/],
  [
    'leaves out the last piece',
    (hashes) => hashes.filter(({ offset }) => Number(offset) + 131_072 <= odd),
    /no hash for the bytes from offset 5242880/,
  ],
  [
    'leaves out a piece for good',
    (hashes) => hashes.filter(({ offset }) => offset !== 131_072n),
    /no hash for the bytes from offset 131072/,
  ],
  [
    'has a hash only of what overlaps another',
    (hashes) => hashes.map((hash) => (hash.offset === 131_072n ? { ...hash, offset: 131_071n } : hash)),
    /no hash for the bytes from offset 131072/,
  ],
  ['hashes nothing', piece({ limit: 0 }), /a hash for 0 bytes from offset 131072, of 5243213/],
  ['hashes less than nothing', piece({ limit: -5 }), /a hash for -5 bytes/],
  ['hashes more than the file', piece({ limit: odd }), /a hash for 5243213 bytes from offset 131072/],
  ['hashes what is before the file', piece({ offset: -1n }), /from offset -1/],
  ['hashes what no file can have', piece({ offset: 2n ** 62n }), /from offset 4611686018427387904/],
  ['cuts a hash', piece({ hash: new Uint8Array(31) }), /from offset 131072 has 31 bytes/],
] as [string, (hashes: Type<'FileHash'>[]) => unknown, RegExp][]) {
  test(`a server that ${name} cannot verify, and that is an error`, async () => {
    const server = new OwnWay(tell)
    await assert.rejects(verify(server, sourceOf(server.contents)), (error) => {
      assert.ok(error instanceof TransferError)
      assert.match(error.message, complaint)
      return true
    })
  })
}

test('a Blob can be verified', async () => {
  const server = serverWith(original)
  assert.equal((await verify(server, sourceOf(new Blob([original])))).differsAt, undefined)
  assert.equal((await verify(server, sourceOf(new Blob([changed(original, odd - 1)])))).differsAt, 5 * MiB)
})

test('a stream is refused, and so is a file of unknown size; nothing is asked', async () => {
  const server = serverWith(original)
  async function* stream() {
    yield original
  }
  await assert.rejects(verify(server, sourceOf(stream())), /a stream cannot be verified/)
  const { location } = locate(messageWith(odd))
  const closed: string[] = []
  const source = watched(original, { close: async () => void closed.push('closed') })
  await assert.rejects(
    verifyFile({ rpc: server, crypto: nodeCrypto }, { location }, source),
    /a file of unknown size cannot be verified/,
  )
  assert.deepEqual([server.calls.length, closed], [0, ['closed']])
})

function watched(bytes: Uint8Array, more: Partial<RandomAccessSource>): RandomAccessSource {
  const source = sourceOf(bytes)
  assert.ok(source.kind === 'random access')
  return { ...source, ...more }
}

test('an expired file reference is renewed once for all calls, by reading the message again', async () => {
  const server = serverWith(original)
  server.fail = ({ request }) => {
    if (request._ !== 'upload.getFileHashes' || !('file_reference' in request.location)) return undefined
    return request.location.file_reference[0] === 1 ? new RpcError('FILE_REFERENCE_EXPIRED') : undefined
  }
  server.messages = [messageWith(odd, { reference: 2 })]
  assert.equal((await verify(server, sourceOf(original))).differsAt, undefined)
  assert.equal(server.calls.filter(({ request }) => request._ === 'messages.getMessages').length, 1)
})

test("what the server refuses is the caller's to know, and the file here is closed", async () => {
  const server = serverWith(original)
  server.fail = () => new RpcError('FILE_ID_INVALID')
  let isClosed = false
  const source = watched(original, {
    close: async () => {
      isClosed = true
    },
  })
  await assert.rejects(verify(server, source), { text: 'FILE_ID_INVALID' })
  assert.ok(isClosed)
})

for (const [name, held, read] of [
  ['the server does not answer', true, undefined],
  ['the disk does not', false, () => new Promise<never>(() => {})],
] as const) {
  test(`an abort works at once, with its reason, also when ${name}`, async () => {
    const server = serverWith(original)
    server.held = held
    const stop = new AbortController()
    const source = watched(original, read ? { read } : {})
    const verifying = verify(server, source, { signal: stop.signal })
    await settled()
    const reason = new Error('enough')
    stop.abort(reason)
    await assert.rejects(verifying, reason)
    await settled()
    assert.ok(server.calls.every(({ options }) => options.signal?.aborted))
  })
}

test('a file that fails while it is read is an error, and not "another file"', async () => {
  const server = serverWith(original)
  const source = watched(original, {
    read: async (offset, length) => {
      if (offset >= 2 * MiB) throw new TransferError('it changed while it was being read')
      return original.subarray(offset, offset + length)
    },
  })
  await assert.rejects(verify(server, source), /changed while it was being read/)
})

test('two blocks of the file are in memory, whatever its size', async () => {
  const server = serverWith(new Uint8Array(40 * MiB))
  const buffers = new Set<ArrayBufferLike>()
  const source = watched(server.contents, {
    read: async (offset, length, memory) => {
      const bytes = memory.take().subarray(0, length)
      bytes.set(server.contents.subarray(offset, offset + length))
      buffers.add(bytes.buffer)
      return bytes
    },
  })
  assert.equal((await verify(server, source)).differsAt, undefined)
  assert.equal(buffers.size, 2)
})
