import assert from 'node:assert/strict'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { NodeClient } from '@longshore/client/node'
import type { Constructor } from '@longshore/protocol/schema/api'
import { seeded } from '@longshore/testing/seeded'
import { eventsIn, Stranger } from '../packages/cli/test/longshore.ts'
import { arrivedBytes, journaledBytes, namesIn } from './killed/left-behind.ts'
import { type Moment, Run } from './killed/run.ts'
import { signInOurs } from './our-client.ts'
import { messagesNamed } from './sent-messages.ts'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

/** `LONGSHORE_KILLS=200 npm run interop -- interop/killed-transfers.test.ts` kills more often. */
const kills = Number(process.env.LONGSHORE_KILLS ?? 20)
/** Moments and sizes follow from it. */
const seed = Number(process.env.LONGSHORE_SEED ?? randomInt(2 ** 31))
const below = seeded(seed)

const MiB = 1024 * 1024
/** Slow enough for moments to fall into the middle. */
const bytesPerSecond = 16 * MiB
/** The exit code of a command that finds no server. */
const unreachable = 4
const slowly = ['--limit-rate', '16M']

let server: RunningServer
/** Sees what came of it, over all deaths of the server. */
let witness: NodeClient
const someone = await Stranger.arrive()
const transfers = someone.path('ann', 'transfers')

before(async () => {
  server = await startServer()
  witness = await signInOurs(server, testAccount(1))
  await someone.do('ann', ['login', '--data', server.data, '--phone', '9996620001', '--code', '22222'])
})
after(async () => {
  await witness?.close()
  await someone[Symbol.asyncDispose]()
  await server?.stop()
})

for (const victim of ['client', 'server'] as const) {
  test(`up, kill -9 of the ${victim}: the file arrives, is sent once, and goes on where it was (seed ${seed})`, async (t) => {
    for (let round = 0; round < kills / 4; round++) {
      const name = `up-${victim}-${round}.bin`
      const bytes = await put(name)
      const command = ['up', name]
      const { first, moment } = await killed(victim, [...command, ...slowly], bytes.length)
      const facts = `round ${round}: ${name} of ${bytes.length} bytes, ${victim} killed ${described(moment)}`
      t.diagnostic(first.isDone ? `${facts}; the command was done` : facts)
      const journaled = await journaledBytes(transfers, bytes.length)
      if (!first.isDone) {
        const second = await again(command)
        const resumed = Number(second.find('resumed')?.transferred ?? 0)
        if (!second.find('skipped')) assert.equal(resumed, journaled, facts)
      }
      const messages = await messagesNamed(witness, name)
      assert.equal(messages.length, 1, facts)
      for (const message of messages) assert.equal(await sha256OnServer(message), sha256(bytes), facts)
      assert.deepEqual(await namesIn(transfers), [], facts)
      await rm(someone.path(name))
    }
  })

  test(`down, kill -9 of the ${victim}: the file arrives, alone, and goes on where it was (seed ${seed})`, async (t) => {
    for (let round = 0; round < kills / 4; round++) {
      const name = `down-${victim}-${round}.bin`
      const bytes = await put(name)
      const link = await sent(name)
      const folder = someone.path(`got-${name}`)
      await mkdir(folder)
      const command = ['down', link, '-o', below(2) === 0 ? folder : join(folder, name)]
      const { first, moment } = await killed(victim, [...command, ...slowly], bytes.length)
      const facts = `round ${round}: ${name} of ${bytes.length} bytes, ${victim} killed ${described(moment)}`
      t.diagnostic(first.isDone ? `${facts}; the command was done` : facts)
      const arrived = await arrivedBytes(folder, bytes.length)
      if (!first.isDone) {
        const second = await again(command)
        const resumed = Number(second.find('resumed')?.transferred ?? 0)
        assert.ok(resumed >= arrived, `${facts}: ${resumed} of ${arrived} bytes`)
      }
      assert.deepEqual(await readdir(folder), [name], facts)
      assert.equal(sha256(await readFile(join(folder, name))), sha256(bytes), facts)
      assert.deepEqual(await namesIn(transfers), [], facts)
      await rm(folder, { recursive: true })
      await rm(someone.path(name))
    }
  })
}

test('after all kills nothing is wrong in the data folder', async () => {
  await witness.close()
  await server.kill()
  const [report] = eventsIn(await someone.do('operator', ['check', '--data', server.data, '--json']))
  assert.deepEqual(report?.findings, [])
})

/** A file of 4 to 30 MiB. */
async function put(name: string): Promise<Buffer> {
  const bytes = randomBytes(4 * MiB + below(26 * MiB))
  await writeFile(someone.path(name), bytes)
  return bytes
}

async function sent(name: string): Promise<string> {
  const events = eventsIn(await someone.do('ann', ['up', name, '--json']))
  return String(events.find(({ event }) => event === 'sent')?.link)
}

/** Runs a command, and kills one of the two at a moment of its life. */
async function killed(
  victim: 'client' | 'server',
  command: readonly string[],
  size: number,
): Promise<{ first: Run; moment: Moment }> {
  const moment = drawnMoment(size, command[0] === 'up' ? 'sent' : 'received')
  const first = Run.of(someone, 'ann', command)
  await first.reaches(moment)
  if (victim === 'client') await first.kill()
  else await killServer(first)
  return { first, moment }
}

/** Half of the times the command dies with it, as when a machine loses its power; else it has to live through it. */
async function killServer(run: Run): Promise<void> {
  const diesToo = below(2) === 0
  await Promise.all([server.kill(), diesToo ? run.kill() : undefined])
  server = await startServer({ data: server.data, port: server.port })
  if (diesToo) return
  // What had not begun may not have found any server; what had begun finds it back.
  await run.endsWith(...(run.find('started') ? [0] : [0, unreachable]))
}

/** Mostly while bytes move; now and then before, and around the end, where what was done is noted and tidied up. */
function drawnMoment(size: number, lastEvent: 'sent' | 'received'): Moment {
  const kind = below(10)
  if (kind === 0) return { milliseconds: below(800) }
  if (kind < 7) return { after: 'started', milliseconds: below(Math.round((1100 * size) / bytesPerSecond)) }
  if (kind === 7)
    return { after: 'started', milliseconds: Math.round((1000 * size) / bytesPerSecond) + below(100) }
  return { after: lastEvent, milliseconds: below(5) }
}

function described({ after = 'its start', milliseconds }: Moment): string {
  return `${milliseconds} ms after ${after}`
}

async function again(command: readonly string[]): Promise<Run> {
  const run = Run.of(someone, 'ann', command)
  await run.endsWith(0)
  return run
}

async function sha256OnServer(message: Constructor<'message'>): Promise<string> {
  return Buffer.from((await witness.downloadBytes(message)).sha256).toString('hex')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
