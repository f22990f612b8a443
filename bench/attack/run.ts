import { parseArgs } from 'node:util'
import { startServer } from '../../interop/server.ts'
import { startHelper } from '../processes/start.ts'
import { table } from '../report/table.ts'
import { median, quantile } from '../statistics.ts'
import type { AttackOrder } from './attacker.ts'
import { attacks } from './attacks.ts'
import type { Fared, HonestOrder } from './honest.ts'
import { forgetPeak, peakMemory } from './peak-memory.ts'

const MiB = 1024 * 1024
/** Bars that hold or the program fails. */
const MOST_MEMORY = 512 * MiB
const LONGEST_MEDIAN = 50
/** Milliseconds that a single answer may take. */
const LONGEST = 3000

const help = `Attacks a server that may have no more than 512 MiB, and watches how an honest client beside it fares. Linux only.

  npm run attack                       each attack for a minute, then all of them at once
  npm run attack -- --quick            each for 4 seconds: whether the bars hold at all
  npm run attack -- --seconds 600      each for so long
  npm run attack -- --only "slow headers"
                                       one of: ${Object.keys(attacks).join(', ')}
  npm run attack -- --flags "--workers 2"
                                       of the server
`

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
    flags: { type: 'string', default: '' },
    help: { type: 'boolean' },
  },
})

const seconds = flags.quick ? 4 : Number(flags.seconds)
if (flags.help) console.log(help)
else if (!(seconds > 0) || (flags.only !== undefined && !(flags.only in attacks))) {
  console.error(help)
  process.exitCode = 1
} else await attackAll()

interface Outcome {
  readonly attack: string
  readonly memory: number
  readonly fared: Fared
}

async function attackAll(): Promise<void> {
  const server = await startServer({
    flags: ['--test-accounts', ...flags.flags.split(' ').filter((word) => word !== '')],
    nodeFlags: ['--max-old-space-size=160'],
  })
  const outcomes: Outcome[] = []
  try {
    for (const attack of flags.only === undefined ? Object.keys(attacks) : [flags.only]) {
      console.error(`${attack} ...`)
      outcomes.push(await oneAttack(server, attack))
    }
  } finally {
    await server.stop()
  }
  console.log(report(outcomes))
  for (const failure of outcomes.flatMap(failuresOf)) {
    console.log(failure)
    process.exitCode = 1
  }
}

async function oneAttack(server: Awaited<ReturnType<typeof startServer>>, attack: string): Promise<Outcome> {
  forgetPeak(server.pid)
  const { host, port, dcId, publicKey } = server
  const where = { host, port, dcId, publicKey }
  const attacker = await startHelper<AttackOrder, undefined>('../attack/attacker.ts')
  const honest = await startHelper<HonestOrder, Fared>('../attack/honest.ts')
  try {
    const attacking = attacker.tell({
      attack,
      server: where,
      addresses: ['127.0.0.1', '127.0.0.11', '127.0.0.12', '127.0.0.13'],
      seconds,
    })
    const order = { server: where, from: '127.0.0.2', seconds: seconds - 1 }
    const fared = await honest
      .tell(order)
      .catch((error: Error) => ({ answers: [], refused: [error.message] }))
    await attacking
    return { attack, fared, memory: peakMemory(server.pid) }
  } finally {
    await Promise.all([attacker.stop(), honest.stop()])
  }
}

function report(outcomes: readonly Outcome[]): string {
  return table(
    ['attack', 'MiB at most', 'answers', 'median ms', '99 of 100 ms', 'slowest ms', 'refused'],
    outcomes.map(({ attack, memory, fared: { answers, refused } }) => [
      attack,
      (memory / MiB).toFixed(0),
      String(answers.length),
      ...[0.5, 0.99, 1].map((share) => (answers.length > 0 ? quantile(answers, share).toFixed(1) : '-')),
      String(refused.length),
    ]),
  )
}

function failuresOf({ attack, memory, fared: { answers, refused } }: Outcome): string[] {
  const failures: string[] = []
  if (memory >= MOST_MEMORY) failures.push(`the server took ${(memory / MiB).toFixed(0)} MiB`)
  if (answers.length === 0 || median(answers) >= LONGEST_MEDIAN)
    failures.push('the honest client waited too long')
  if (Math.max(...answers) >= LONGEST) failures.push('an answer took far too long')
  if (refused.length > 0) failures.push(`the honest client was refused: ${[...new Set(refused)].join('; ')}`)
  return failures.map((failure) => `${attack}: ${failure}`)
}
