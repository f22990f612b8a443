import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contestants } from './contestants/contestants.ts'
import { machine } from './report/machine.ts'
import { type DatedSection, results } from './report/results.ts'
import { farAway, largeFile } from './scenarios/large-file.ts'
import { longRun } from './scenarios/long-run.ts'
import { manyClients } from './scenarios/many-clients.ts'
import { manyConnections } from './scenarios/many-connections.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { smallFiles } from './scenarios/small-files.ts'

const scenarios: Record<string, Scenario> = {
  'large-file': largeFile,
  'far-away': farAway,
  'small-files': smallFiles,
  'many-clients': manyClients,
  connections: manyConnections,
  'long-run': longRun,
}

/** What takes as long as all others together: measured only where it is named, or quick. */
const onlyByName = ['long-run']

const help = `Measures Longshore against HTTP and other clients and writes bench/RESULTS.md. Linux only.

  npm run bench                        everything but long-run, which takes 30 minutes by itself; about half an hour
  npm run bench -- --only large-file   one question (${Object.keys(scenarios).join(', ')}); printed, not written
  npm run bench -- --only large-file --write
                                       one question; takes its section's place in bench/RESULTS.md
  npm run bench -- --only large-file --with http,longshore
                                       only these take part: ${Object.keys(contestants).join(', ')}; printed, not written
  npm run bench -- --only long-run --minutes 5
                                       for so long instead of 30 minutes
  npm run bench -- --quick             everything, small and short: whether it runs; printed, not written
`

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    with: { type: 'string' },
    write: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '30' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
})

type Flags = typeof flags

const refusal = refusalOf(flags)
if (flags.help) console.log(help)
else if (refusal !== undefined) {
  console.error(`${refusal}\n\n${help}`)
  process.exitCode = 1
} else await measure(flags)

/** Why it cannot be measured like this. */
function refusalOf({ only, with: named, write, quick, minutes }: Flags): string | undefined {
  if (only !== undefined && !(only in scenarios)) return `There is no question "${only}".`
  if (!(Number(minutes) > 0)) return `"${minutes}" is not a number of minutes.`
  // What stands in the file is compared with: it has to be whole.
  if (write && (only === undefined || named !== undefined || quick))
    return '--write goes with --only, and neither with --with nor --quick.'
  return undefined
}

async function measure(options: Flags): Promise<void> {
  const { only, quick } = options
  const named = options.with?.split(',')
  const takesPart = (name: string) => named?.includes(name) ?? true
  const minutes = Number(options.minutes)
  const folder = await mkdtemp(join(tmpdir(), 'longshore-bench-'))
  const sections: DatedSection[] = []
  try {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (!isAsked(name, options)) continue
      console.error(`${name} ...`)
      const where = { day: new Date().toISOString().slice(0, 10), machine: machine() }
      const say = (line: string) => console.error(`  ${line}`)
      sections.push({ ...(await scenario({ quick, minutes, folder, takesPart, say })), ...where })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const everything = only === undefined && named === undefined && !quick
  if (everything || options.write) await write(sections)
  else console.log(results('', sections))
}

function isAsked(name: string, { only, quick }: Flags): boolean {
  return only === undefined ? quick || !onlyByName.includes(name) : only === name
}

async function write(sections: readonly DatedSection[]): Promise<void> {
  const path = join(import.meta.dirname, 'RESULTS.md')
  await writeFile(path, results(await textOf(path), sections))
}

/** Of a file that may not be there yet. */
async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
}
