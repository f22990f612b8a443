import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { type RunningServer, startServer } from './server.ts'
import { type SignedIn, type StockClient, testAccount } from './stock-client.ts'

const KiB = 1024
const MiB = 1024 * KiB
export const documentSizes = [1, 1024, 524_289, 10 * MiB, 10 * MiB + 1, 64 * MiB + 7]

/** Whether documents are sent for which a client needs minutes: the largest over each transport, not only over one. */
export const waitsForSlowClients = process.env.LONGSHORE_SLOW_CLIENTS === '1'

/**
 * A stock client signs in, sends documents of every size to Saved Messages and to another account, and downloads the
 * same bytes, over each transport it speaks; the largest over the first one.
 *
 * @param skip says of a size why it is not tried on this way, if so
 */
export function sendsDocuments(
  library: StockClient,
  skip: (size: number, to: 'me' | 'another account') => string | false = () => false,
): void {
  let server: RunningServer
  before(async () => {
    server = await startServer()
  })
  after(async () => {
    assert.equal(await server.stop(), 0, 'SIGTERM drains the server and it ends with 0')
  })

  for (const [index, transport] of library.transports.entries()) {
    describe(`${library.name} over ${transport}`, () => {
      const [senderName, receiverName] = [`sender_${index}`, `receiver_${index}`]
      let sender: SignedIn
      let receiver: SignedIn
      before(async () => {
        sender = await library.signIn(server, transport, testAccount(2 * index))
        receiver = await library.signIn(server, transport, testAccount(2 * index + 1))
        await sender.setUsername(senderName)
        await receiver.setUsername(receiverName)
      })
      after(async () => {
        await sender?.close()
        await receiver?.close()
      })
      for (const size of documentSizes) {
        const spared = index > 0 && tooLargeForEach(size)
        const toMe = { skip: skip(size, 'me') || spared }
        test(`a document of ${size} bytes goes to Saved Messages and comes back`, toMe, async () => {
          const bytes = randomBytes(size)
          assertSame(await sender.sendAndFetch('me', `to-me-${size}.bin`, bytes), bytes)
        })
        const toAnother = { skip: skip(size, 'another account') || spared }
        test(
          `a document of ${size} bytes goes to another account and comes out there`,
          toAnother,
          async () => {
            const bytes = randomBytes(size)
            assertSame(await sender.sendAndFetch(receiverName, `to-you-${size}.bin`, bytes), bytes)
            assertSame(await receiver.fetchNewest(senderName), bytes)
          },
        )
      }
    })
  }
}

/** A transport that carries 10 MiB carries 64. */
function tooLargeForEach(size: number): string | false {
  if (size <= 16 * MiB || waitsForSlowClients) return false
  return 'the largest document goes over one transport; LONGSHORE_SLOW_CLIENTS=1 sends it over each'
}

/** Compares by length and hash: a difference of 64 MiB printed byte by byte helps nobody. */
function assertSame(actual: Uint8Array, expected: Uint8Array): void {
  assert.equal(actual.length, expected.length)
  assert.equal(sha256(actual), sha256(expected))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
