import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { seeded } from '../seeded.ts'

/** LONGSHORE_CRASH_ROUNDS=50 for the long run, LONGSHORE_CRASH_SEED to repeat one. */
const rounds = Number(process.env.LONGSHORE_CRASH_ROUNDS ?? 10)
const seed = Number(process.env.LONGSHORE_CRASH_SEED ?? Date.now() % 1_000_000)
const program = fileURLToPath(new URL('uploading-process.ts', import.meta.url))
const FILES_A_LIFE = 10_000

test(`kill -9 at any moment loses nothing: ${rounds} rounds, seed ${seed}`, async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'longshore-crash-'))
  context.after(() => rm(folder, { recursive: true }))
  const random = seeded(seed)
  const told: string[] = []
  for (let round = 0; round < rounds; round++) {
    const first = round * FILES_A_LIFE
    told.push(...(await live({ folder, first, count: FILES_A_LIFE, told, killAfter: 1 + random(120) })))
  }
  const [blobs, small = ''] = await live({
    folder,
    first: 0,
    count: 0,
    told,
    killAfter: Number.POSITIVE_INFINITY,
  })
  assert.deepEqual(await readdir(join(folder, 'uploads')), [], 'nothing is left of what became no document')
  const inDatabase = Number(small.split(' ').at(-1))
  assert.ok(inDatabase > 0)
  assert.equal(
    `blobs ${(await countBlobs(folder)) + inDatabase}`,
    blobs,
    'every file in its place belongs to a document',
  )
  const count = (what: string) => told.filter((line) => line.startsWith(what)).length
  context.diagnostic(`${count('part')} parts and ${count('file')} files acknowledged, ${rounds} times killed`)
})

interface Life {
  readonly folder: string
  /** Number of the first file. */
  readonly first: number
  readonly count: number
  /** What earlier lives acknowledged. */
  readonly told: readonly string[]
  /** So many acknowledgements. */
  readonly killAfter: number
}

/** Lets a process live until it has acknowledged so much; answers what it told, to its last breath. */
async function live({ folder, first, count, told, killAfter }: Life): Promise<string[]> {
  const options = ['--conditions=longshore-source', '--no-warnings', program]
  const child = spawn(process.execPath, [...options, folder, String(first), String(count)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(told.join('\n'))
  const complaints = collect(child)
  const heard: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    heard.push(line)
    if (heard.length === killAfter + 1) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  assert.equal(
    heard[0],
    'checked',
    `the next life found something wrong (seed ${seed}):\n${await complaints}`,
  )
  assert.equal(child.signalCode, killAfter === Number.POSITIVE_INFINITY ? null : 'SIGKILL')
  return heard.slice(1)
}

async function countBlobs(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => /^blobs-..[/\\]/.test(name)).length
}

async function collect({ stderr }: ChildProcess): Promise<string> {
  let text = ''
  if (stderr) for await (const chunk of stderr) text += chunk
  return text
}
