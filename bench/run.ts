import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { contestants } from './contestants/contestants.ts'
import { machine } from './report/machine.ts'
import { results, type Section } from './report/results.ts'
import { farAway, largeFile } from './scenarios/large-file.ts'
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
}

const help = `Measures Longshore against HTTP and other clients and writes bench/RESULTS.md. Linux only.

  npm run bench                        everything, about half an hour
  npm run bench -- --only large-file   one question (${Object.keys(scenarios).join(', ')}); printed, not written
  npm run bench -- --only large-file --with http,longshore
                                       only these take part: ${Object.keys(contestants).join(', ')}
  npm run bench -- --quick             everything, small and short: whether it runs; printed, not written
`

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    with: { type: 'string' },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
})

if (flags.help) console.log(help)
else if (flags.only !== undefined && !(flags.only in scenarios)) {
  console.error(`There is no question "${flags.only}".\n\n${help}`)
  process.exitCode = 1
} else await measure(flags)

async function measure(options: {
  only?: string | undefined
  with?: string | undefined
  quick: boolean
}): Promise<void> {
  const { only, quick } = options
  const named = options.with?.split(',')
  const takesPart = (name: string) => named?.includes(name) ?? true
  const where = machine()
  const folder = await mkdtemp(join(tmpdir(), 'longshore-bench-'))
  const sections: Section[] = []
  try {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (only !== undefined && only !== name) continue
      console.error(`${name} ...`)
      sections.push(await scenario({ quick, folder, takesPart, say: (line) => console.error(`  ${line}`) }))
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const written = results(where, new Date().toISOString().slice(0, 10), sections)
  if (only === undefined && named === undefined && !quick)
    await writeFile(join(import.meta.dirname, 'RESULTS.md'), written)
  else console.log(written)
}
