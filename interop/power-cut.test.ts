import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { memorySession, type NodeClient } from '@longshore/client/node'
import { connectOurs, signInOurs } from './our-client.ts'
import { LoopDisk, whyNoLoopDisk } from './power-cut/loop-disk.ts'
import { familyOf, signalAll } from './power-cut/processes.ts'
import { type Fact, hearPushes, type Work, works } from './power-cut/work.ts'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

/** `npm run power-cut` cuts a hundred times. */
const cuts = Number(process.env.LONGSHORE_POWER_CUTS ?? 3)
/** Milliseconds of work before a cut. */
const [SHORTEST, LONGEST] = [300, 2500]
/** Every so often the server has several processes. */
const WORKERS_EVERY = 4
const CHECKS_AT_ONCE = 8

const why = await whyNoLoopDisk()

test(`${cuts} power cuts at random moments lose nothing that a client was told`, {
  skip: why,
}, async (context) => {
  await using disk = new LoopDisk(await mkdtemp(join(tmpdir(), 'longshore-power-cut-')))
  await disk.make()
  const session = memorySession()
  const facts: Fact[] = []
  const options = (cut: number, port?: number): ServerOptions => ({
    data: join(disk.path, 'data'),
    port,
    flags: ['--test-accounts', ...(cut % WORKERS_EVERY === 1 ? ['--workers', '2'] : [])],
  })
  let server = await startServer(options(0))
  try {
    await (await signInOurs(server, testAccount(9001), undefined, { session })).close()
    for (let cut = 1; cut <= cuts; cut++) {
      const told = await workUntilCut(server, session, disk)
      facts.push(...told)
      await disk.powerOn()
      server = await startServer(options(cut, server.port))
      const client = await connectOurs(server, undefined, { session })
      // The last cut is looked at for everything that any life was told.
      await checkAll(cut === cuts ? facts : told, client, server, cut)
      await client.close()
    }
  } finally {
    await killAll(server)
  }
  const counted = Map.groupBy(facts, ({ what }) => what)
  context.diagnostic([...counted].map(([what, { length }]) => `${length} × ${what}`).join(', '))
  assert.ok(facts.length > cuts, 'there was something to lose')
})

/** All kinds of work at once, until the power is cut at a random moment. Answers what clients had been told by then. */
async function workUntilCut(
  server: RunningServer,
  session: ReturnType<typeof memorySession>,
  disk: LoopDisk,
): Promise<Fact[]> {
  const facts: Fact[] = []
  const told = (fact: Fact) => void facts.push(fact)
  const cut = new AbortController()
  const [client, listener] = await Promise.all([
    connectOurs(server, undefined, { session }),
    listenerTo(server),
  ])
  hearPushes(listener, told)
  const working = works.map((work) => repeat(work, { client, server, signal: cut.signal, told }))
  await sleep(randomInt(SHORTEST, LONGEST))
  const family = await familyOf(server.pid)
  signalAll(family, 'SIGSTOP')
  const before = facts.slice()
  await disk.copy()
  cut.abort()
  signalAll(family, 'SIGKILL')
  await killAll(server)
  await Promise.all([client.close(), listener.close()])
  await Promise.race([Promise.allSettled(working), sleep(5000)])
  return before
}

/** Another device of the same account, which is told of everything. */
async function listenerTo(server: RunningServer): Promise<NodeClient> {
  const listener = await signInOurs(server, testAccount(9001))
  await listener.call('updates.getState', {})
  return listener
}

async function repeat(work: Work, scene: Parameters<Work>[0]): Promise<void> {
  try {
    while (!scene.signal.aborted) await work(scene)
  } catch (error) {
    if (!scene.signal.aborted && !isRefusal(error)) throw error
  }
}

/** What somebody who does the same thing again and again may be told. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /FLOOD|TOO_MUCH|TOO_MANY/.test(error.message)
}

async function checkAll(
  facts: readonly Fact[],
  client: NodeClient,
  server: RunningServer,
  cut: number,
): Promise<void> {
  const left = [...facts]
  const checkNext = async () => {
    for (let fact = left.shift(); fact; fact = left.shift()) {
      await fact.check(client, server).catch((cause: unknown) => {
        throw new Error(`power cut ${cut} lost a ${fact.what}`, { cause })
      })
    }
  }
  await Promise.all(Array.from({ length: CHECKS_AT_ONCE }, checkNext))
}

async function killAll(server: RunningServer): Promise<void> {
  signalAll(await familyOf(server.pid), 'SIGKILL')
  await server.kill()
}
