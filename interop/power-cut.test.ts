import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Scene, Work } from './power-cut/fact.ts'
import { LoopDisk, whyNoLoopDisk } from './power-cut/loop-disk.ts'
import { familyOf, signalAll } from './power-cut/processes.ts'
import { checkFacts, sampleOf, Tally, type ToldFact } from './power-cut/tally.ts'
import { listenerTo, Pair } from './power-cut/witnesses.ts'
import { works } from './power-cut/work.ts'
import { hearPushes } from './power-cut/works/messages.ts'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'

/** `npm run power-cut` cuts a hundred times. */
const cuts = Number(process.env.LONGSHORE_POWER_CUTS ?? 3)
/** Milliseconds of work before a cut. */
const [SHORTEST, LONGEST] = [300, 4000]
/** Every so often the server has several processes. */
const WORKERS_EVERY = 4
/** Old facts that are looked at again: of each kind that each form of the server told, after each cut and after the last. */
const [OLD_ONES, OLD_ONES_AT_LAST] = [1, 20]
/** From so many cuts on, each kind of fact must have been told and looked at. */
const ENOUGH = 50

const why = await whyNoLoopDisk()

test(`${cuts} power cuts at random moments lose nothing that a client was told`, {
  skip: why,
}, async (context) => {
  await using disk = new LoopDisk(await mkdtemp(join(tmpdir(), 'longshore-power-cut-')))
  await disk.make()
  const pair = new Pair()
  const tally = new Tally()
  const old: ToldFact[] = []
  let server = await startServer(optionsOf(disk, formOf(0)))
  try {
    await pair.signIn(server)
    for (let cut = 1; cut <= cuts; cut++) {
      const told = await workUntilCut(server, pair, disk, formOf(cut - 1))
      tally.told(told)
      await disk.powerOn()
      server = await startServer(optionsOf(disk, formOf(cut), server.port))
      const witnesses = await pair.connect(server)
      const again = sampleOf(old, cut === cuts ? OLD_ONES_AT_LAST : OLD_ONES)
      await checkFacts([...told, ...again], witnesses, tally, `power cut ${cut}`)
      await witnesses.close()
      old.push(...told)
    }
  } finally {
    await killAll(server)
    for (const line of tally.lines()) context.diagnostic(line)
  }
  for (const form of cuts >= ENOUGH ? forms : []) assert.deepEqual(tally.neverChecked(form), [], form)
  assert.ok(old.length > cuts, 'there was something to lose')
})

const forms = ['one process', 'two workers'] as const
type Form = (typeof forms)[number]

/** Which form of the server the power is cut of. */
function formOf(life: number): Form {
  return life % WORKERS_EVERY === 1 ? 'two workers' : 'one process'
}

function optionsOf(disk: LoopDisk, form: Form, port?: number): ServerOptions {
  const flags = form === 'two workers' ? ['--test-accounts', '--workers', '2'] : ['--test-accounts']
  return { data: join(disk.path, 'data'), port, flags }
}

/** All kinds of work at once, until the power is cut at a random moment. Answers what clients had been told by then. */
async function workUntilCut(
  server: RunningServer,
  pair: Pair,
  disk: LoopDisk,
  form: Form,
): Promise<ToldFact[]> {
  const facts: ToldFact[] = []
  const told: Scene['told'] = (kind, check, how = {}) => void facts.push({ kind, check, form, ...how })
  const cut = new AbortController()
  const [witnesses, listener] = await Promise.all([pair.connect(server, cut.signal), listenerTo(server)])
  hearPushes(listener, told)
  const working = works.map((work) => repeat(work, { ...witnesses, signal: cut.signal, told }))
  await Promise.race([sleep(randomInt(SHORTEST, LONGEST)), failureOf(working)])
  const family = await familyOf(server.pid)
  signalAll(family, 'SIGSTOP')
  const before = facts.slice()
  await disk.copy()
  cut.abort()
  signalAll(family, 'SIGKILL')
  await killAll(server)
  await Promise.all([witnesses.close(), listener.close()])
  await Promise.race([Promise.allSettled(working), sleep(5000)])
  return before
}

/** Rejects when some work does: it ends by itself only when it is refused for doing the same too often. */
async function failureOf(working: readonly Promise<void>[]): Promise<void> {
  await Promise.all(working)
  await new Promise(() => {})
}

async function repeat(work: Work, scene: Scene): Promise<void> {
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

async function killAll(server: RunningServer): Promise<void> {
  signalAll(await familyOf(server.pid), 'SIGKILL')
  await server.kill()
}
