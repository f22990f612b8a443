import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { gramjs158, gramjs198, teleproto214, teleproto229 } from './clients/gramjs.ts'
import { mtcute } from './clients/mtcute.ts'
import { type RunningServer, startServer } from './server.ts'
import { type SignedIn, testAccount } from './stock-client.ts'

const KiB = 1024
const MiB = 1024 * KiB
const sizes = [1, 1024, 524_289, 10 * MiB, 10 * MiB + 1, 64 * MiB + 7]

let server: RunningServer
let accounts = 0
before(async () => {
  server = await startServer()
})
after(async () => {
  assert.equal(await server.stop(), 0, 'SIGTERM drains the server and it ends with 0')
})

for (const library of [mtcute, gramjs158, gramjs198, teleproto214, teleproto229]) {
  for (const transport of library.transports) {
    describe(`${library.name} over ${transport}`, () => {
      let sender: SignedIn
      let receiver: SignedIn
      before(async () => {
        accounts += 2
        sender = await library.signIn(server, transport, testAccount(accounts))
        receiver = await library.signIn(server, transport, testAccount(accounts + 1))
        await sender.setUsername(`sender${accounts}`)
        await receiver.setUsername(`receiver${accounts}`)
      })
      after(async () => {
        await sender?.close()
        await receiver?.close()
      })
      for (const size of sizes) {
        test(`a document of ${size} bytes goes to Saved Messages and comes back`, async () => {
          const bytes = randomBytes(size)
          assertSame(await sender.sendAndFetch('me', `to-me-${size}.bin`, bytes), bytes)
        })
        test(`a document of ${size} bytes goes to another account and comes out there`, async () => {
          const bytes = randomBytes(size)
          assertSame(await sender.sendAndFetch(`receiver${accounts}`, `to-you-${size}.bin`, bytes), bytes)
          assertSame(await receiver.fetchNewest(`sender${accounts}`), bytes)
        })
      }
    })
  }
}

/** Compares by length and hash: a difference of 64 MiB printed byte by byte helps nobody. */
function assertSame(actual: Uint8Array, expected: Uint8Array): void {
  assert.equal(actual.length, expected.length)
  assert.equal(sha256(actual), sha256(expected))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
