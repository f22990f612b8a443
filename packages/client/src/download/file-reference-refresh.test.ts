import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { FakeClock, settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { messageWith } from '../../test/opened-file.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { openFile } from '../file/open-file.ts'
import { bytesSink } from '../io/sink.ts'
import { sourceOf } from '../io/source.ts'
import { RpcError } from '../rpc/call.ts'
import type { Invocation } from '../rpc/middleware.ts'
import { TransferController } from '../transfer/controller.ts'
import type { TransferContext } from '../transfer/transfer-context.ts'
import { downloadFile, readFile } from './download-file.ts'
import { locate } from './locate.ts'
import { verifyFile } from './verify-file.ts'

const KiB = 1024
const MiB = 1024 * KiB

/** A server whose references are good for `life` milliseconds of a clock that only the test moves. */
class ShortLived {
  readonly clock = new FakeClock(0)
  readonly server = new FileServer()
  readonly controller: TransferController
  refused = 0

  constructor(life: number, size: number) {
    const { clock, server } = this
    server.contents = randomBytes(size, 1)
    server.fail = ({ request }) => {
      if (request._ === 'messages.getMessages') server.messages = [this.message(clock.now() + life)]
      if (!('location' in request) || !('file_reference' in request.location)) return undefined
      if (endOf(request.location.file_reference) > clock.now()) return undefined
      this.refused++
      return new RpcError('FILE_REFERENCE_EXPIRED')
    }
    this.controller = new TransferController({
      clock,
      invoke: ({ request: { _: method, ...params }, signal }: Invocation) =>
        server.call(method as 'upload.getFile', params as never, { signal }),
      middleware: [],
      closeConnection: () => {},
      homeDc: () => 2,
      window: 8 * MiB,
      mostConnections: 4,
      longestFloodWait: 300_000,
      onFlood: () => {},
    })
  }

  get means(): TransferContext {
    return { rpc: this.server, transfers: this.controller, crypto: nodeCrypto }
  }

  get renewals(): number {
    return this.server.calls.filter(({ request }) => request._ === 'messages.getMessages').length
  }

  message(end: number): Constructor<'message'> {
    const message = messageWith(this.server.contents.length)
    const { media } = message
    assert(media?._ === 'messageMediaDocument' && media.document?._ === 'document')
    return { ...message, media: { ...media, document: { ...media.document, file_reference: ofEnd(end) } } }
  }

  /** Lets time pass until it is done. */
  async whole<T>(work: Promise<T>): Promise<T> {
    let isOver = false
    const over = () => {
      isOver = true
    }
    work.then(over, over)
    for (await settled(); !isOver; ) await this.clock.advance(100)
    return await work
  }
}

let references = 0

/** No two are alike, as those of a server are. */
function ofEnd(end: number): Uint8Array {
  const reference = new Uint8Array(12)
  const view = new DataView(reference.buffer)
  view.setFloat64(0, end)
  view.setUint32(8, references++)
  return reference
}

function endOf(reference: Uint8Array): number {
  return new DataView(reference.buffer, reference.byteOffset).getFloat64(0)
}

suite('references that live shorter than the transfer', () => {
  test('are renewed all along a slow download, its hashes included', async () => {
    const short = new ShortLived(700, 12 * MiB)
    short.controller.limitRate(512 * KiB)
    const sink = bytesSink(12 * MiB, () => {})
    const { verified } = await short.whole(
      downloadFile(short.means, locate(short.message(0)), sink, { verify: true }),
    )
    assert(verified)
    assert.equal(Buffer.compare(sink.bytes(), short.server.contents), 0)
    assert(short.clock.now() > 20_000)
    assert(short.renewals >= 10, `${short.renewals} renewals`)
  })

  test('are picked when a call is made, not when it begins to wait for its turn', async () => {
    const short = new ShortLived(3000, 12 * MiB)
    short.controller.limitRate(MiB)
    const sink = bytesSink(12 * MiB, () => {})
    await short.whole(downloadFile(short.means, locate(short.message(3000)), sink))
    // Of all that waits together only the call that finds it out is refused.
    assert(short.refused <= 2 * short.renewals, `${short.refused} refused, ${short.renewals} renewals`)
  })

  test('are renewed for a reader, for a file that is open, and while a file is verified', async () => {
    const short = new ShortLived(500, 3 * MiB)
    short.controller.limitRate(MiB)
    const chunks: Uint8Array[] = []
    const reading = (async () => {
      for await (const bytes of readFile(short.means, locate(short.message(0)))) chunks.push(bytes)
    })()
    await short.whole(reading)
    assert.equal(Buffer.compare(Buffer.concat(chunks), short.server.contents), 0)

    const file = openFile(short.means, locate(short.message(0)))
    for (const position of [MiB, 2 * MiB, 0]) {
      const bytes = await short.whole(file.read(position, MiB))
      assert.equal(Buffer.compare(bytes, short.server.contents.subarray(position, position + MiB)), 0)
      await short.clock.advance(1000)
    }

    const source = sourceOf(short.server.contents)
    assert.equal((await verifyFile(short.means, locate(short.message(0)), source)).differsAt, undefined)
  })

  test('of a thumbnail are renewed by the message that shows it', async () => {
    const short = new ShortLived(500, 100)
    const message = short.message(0)
    const { location } = locate(message)
    assert(location._ === 'inputDocumentFileLocation')
    const sink = bytesSink(undefined, () => {})
    const thumb: Type<'InputFileLocation'> = { ...location, thumb_size: 'm' }
    await short.whole(downloadFile(short.means, { location: thumb }, sink, { origin: message }))
    const asked = short.server.calls.flatMap(({ request }) =>
      'location' in request ? [request.location] : [],
    )
    assert(asked.every((one) => 'thumb_size' in one && one.thumb_size === 'm'))
    assert.equal(short.renewals, 1)
  })

  test('end a transfer only where nothing gets on any more', async () => {
    const short = new ShortLived(0, MiB)
    const sink = bytesSink(MiB, () => {})
    await assert.rejects(short.whole(downloadFile(short.means, locate(short.message(0)), sink)), {
      text: 'FILE_REFERENCE_EXPIRED',
    })
    assert(short.renewals > 1 && short.renewals < 10)
  })

  test('are renewed for the others when the reader who asked for it leaves', async () => {
    const short = new ShortLived(60_000, 2 * MiB)
    const file = openFile(short.means, locate(short.message(0)))
    const leaving = new AbortController()
    const left = file.read(0, MiB, { signal: leaving.signal })
    const stays = file.read(MiB, MiB)
    short.server.held = true
    await settled()
    leaving.abort()
    await assert.rejects(left, { name: 'AbortError' })
    short.server.held = false
    for (let index = 0; index < 20; index++) short.server.release()
    assert.equal((await short.whole(stays)).length, MiB)
  })
})
