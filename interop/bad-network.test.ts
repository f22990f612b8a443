import assert from 'node:assert/strict'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { after, before, describe, type TestContext, test } from 'node:test'
import type { NodeClient } from '@longshore/client/node'
import type { FaultName, Faults, Way } from '@longshore/testing/network/faults'
import { openProxy } from '@longshore/testing/network/proxy'
import { seeded } from '@longshore/testing/seeded'
import { signInOurs, transports } from './our-client.ts'
import { messagesNamed } from './sent-messages.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

/** What goes wrong, when, and the sizes of files follow from it. */
const seed = Number(process.env.LONGSHORE_SEED ?? randomInt(2 ** 31))

const KiB = 1024
const MiB = 1024 * KiB
const filesAtOnce = 3
const leastSize = 6 * MiB
/** A hang is a failure. */
const timeout = 120_000

interface Trouble {
  readonly name: string
  /** What goes wrong while files move that way; bytes are counted where there are many. */
  readonly faults: (way: Way) => Faults
  /** All connections are reset in the middle, also those that carry too little to be cut. */
  readonly cutAll?: boolean
}

const troubles: readonly Trouble[] = [
  { name: 'cut in good order', faults: (way) => ({ cut: { after: [64 * KiB, 2 * MiB], way, how: 'fin' } }) },
  { name: 'reset', faults: (way) => ({ cut: { after: [64 * KiB, 2 * MiB], way, how: 'rst' } }) },
  { name: 'stalled for ever', faults: (way) => ({ stall: { after: [6 * MiB, 8 * MiB], way } }) },
  {
    name: 'stalled for a while',
    faults: (way) => ({ stall: { after: [256 * KiB, 3 * MiB], way, for: [300, 3000] } }),
  },
  { name: 'half closed', faults: (way) => ({ halfClose: { after: [64 * KiB, 2 * MiB], way } }) },
  {
    name: 'robbed of answers',
    faults: (way) => ({ swallow: { after: way === 'up' ? [200, 2000] : [KiB, 3 * MiB], for: [300, 1500] } }),
  },
  { name: 'damaged', faults: () => ({ corrupt: { every: MiB } }) },
  {
    name: 'overtaken by newer ones',
    faults: (way) => {
      const [least, most] = way === 'up' ? [64 * KiB, MiB] : [500, 5000]
      return {
        late: { after: [least, most], bytes: least, by: 700, chance: 0.7 },
        replay: { after: [least, most], for: 1000, chance: 0.7 },
      }
    },
  },
  {
    name: 'refused, or silent from the start',
    faults: (way) => ({
      refuse: { chance: 0.4 },
      silence: { chance: 0.1 },
      cut: { after: [2 * MiB, 4 * MiB], way },
    }),
    cutAll: true,
  },
  {
    name: 'slow and uneven',
    faults: () => ({ pieces: 1400, delay: 15, jitter: 30, bandwidth: 4 * MiB }),
  },
  {
    name: 'all of that',
    faults: (way) => ({
      delay: 5,
      jitter: 10,
      bandwidth: 8 * MiB,
      pieces: 16 * KiB,
      cut: { after: [MiB, 4 * MiB], way, chance: 0.5 },
      stall: { after: [MiB, 4 * MiB], way, for: [300, 3000], chance: 0.3 },
      halfClose: { after: [MiB, 4 * MiB], way, chance: 0.2 },
      swallow: { after: [KiB, MiB], for: [300, 1500], chance: 0.2 },
      corrupt: { every: 4 * MiB, chance: 0.3 },
      late: { after: [KiB, MiB], bytes: KiB, by: 700, chance: 0.2 },
      replay: { after: [KiB, MiB], for: 1000, chance: 0.3 },
      refuse: { chance: 0.1 },
      silence: { chance: 0.05 },
    }),
    cutAll: true,
  },
]

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(() => server?.stop())

// Most of the time is spent waiting: they do so together.
describe(`connections that go wrong (seed ${seed})`, { concurrency: true }, () => {
  for (const [index, trouble] of troubles.entries()) {
    test(`${trouble.name}: files arrive, and each is sent once`, { timeout }, async (t) => {
      const { client, witness, proxy } = await signedIn(t, index, trouble)
      const files = filesOf(index)
      proxy.set(trouble.faults('up'))
      await Promise.all(files.map(({ name, bytes }) => client.sendDocument('me', bytes, { name })))
      proxy.set(trouble.faults('down'))
      await Promise.all(files.map((file) => arrived(file, { client, witness })))
      t.diagnostic(JSON.stringify(proxy.happened))
      for (const fault of certain(trouble.faults('up')))
        assert.ok(proxy.happened[fault], `${fault} never happened`)
    })
  }
})

interface Sent {
  readonly name: string
  readonly bytes: Buffer
}

async function arrived(
  { name, bytes }: Sent,
  by: { client: NodeClient; witness: NodeClient },
): Promise<void> {
  const messages = await messagesNamed(by.witness, name)
  assert.equal(messages.length, 1)
  for (const message of messages) {
    // Not compared with hashes: whatever MTProto lets through would be delivered.
    const received = await by.client.downloadBytes(message, { verify: false })
    assert.equal(sha256(received.bytes), sha256(bytes))
    assert.equal(sha256((await by.witness.downloadBytes(message)).bytes), sha256(bytes))
  }
}

/** A client behind a network that is still good, and one of the same account before it. */
async function signedIn(t: TestContext, index: number, { cutAll = false }: Trouble) {
  let left = cutAll ? (filesAtOnce * leastSize) / 2 : Number.POSITIVE_INFINITY
  const proxy = await openProxy({
    target: server,
    seed: seed + index,
    onBytes: (_, way, chunk) => {
      const isBefore = left > 0
      if (way === 'up') left -= chunk.length
      if (isBefore && left <= 0) setImmediate(() => proxy.cutAll())
    },
  })
  t.after(() => proxy.close())
  const account = testAccount(500 + index)
  const transport = transports[index % transports.length]
  const client = await signInOurs({ ...server, port: proxy.port }, account, transport)
  t.after(() => client.close())
  const witness = await signInOurs(server, account)
  t.after(() => witness.close())
  return { client, witness, proxy }
}

function filesOf(index: number): Sent[] {
  const below = seeded(seed + index)
  return Array.from({ length: filesAtOnce }, (_, number) => ({
    name: `${index}-${number}.bin`,
    bytes: randomBytes(leastSize + below(2 * MiB)),
  }))
}

/** Those that befall so many connections that they must have come. */
function certain(faults: Faults): FaultName[] {
  const names: FaultName[] = ['cut', 'stall', 'halfClose', 'swallow', 'corrupt', 'refuse']
  return names.filter((name) => faults[name] !== undefined && (faults[name].chance ?? 1) === 1)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
