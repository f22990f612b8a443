import type { ContestantName } from '../contestants/contestants.ts'
import { oneFileTable } from '../report/one-file-table.ts'
import type { Section } from '../report/results.ts'
import { oneFile } from './one-file.ts'
import type { Scenario, ScenarioOptions } from './scenario.ts'

const MiB = 2 ** 20

/** One large file on the shortest way there is: what the programs themselves cost. */
export const largeFile: Scenario = async (options) => {
  const contestants: readonly ContestantName[] = [
    'http',
    'http-default',
    'https',
    'longshore',
    'obfuscated',
    'portable',
    'wasm',
    'mtcute',
    'gramjs',
  ]
  return await section(options, contestants, {
    title: 'One large file on loopback',
    text:
      'A file is sent and fetched again. HTTP is a Node server that writes to disk, tuned (1 MiB streams) and as most ' +
      'people write it. Longshore verifies every 128 KiB it downloads, hashes the whole file at both ends and forces ' +
      'files to disk before it calls them done; HTTP does nothing of that.',
  })
}

/** The same with 50 ms to go each way. */
export const farAway: Scenario = (options) =>
  section(options, ['http', 'longshore', 'mtcute'], {
    title: 'One large file, 50 ms away',
    text: 'Through a proxy that delays every byte by 50 ms each way, without limiting how many are on their way.',
    delay: 50,
    share: 4,
  })

async function section(
  { quick, folder, say, takesPart }: ScenarioOptions,
  all: readonly ContestantName[],
  { title, text, delay, share = 1 }: { title: string; text: string; delay?: number; share?: number },
): Promise<Section> {
  const contestants = all.filter(takesPart)
  const bytes = (quick ? 8 : 512 / share) * MiB
  const runs = await oneFile({ contestants, bytes, rounds: quick ? 1 : 5, folder, delay, say })
  return { title, text, tables: [oneFileTable(runs, 'up'), oneFileTable(runs, 'down')] }
}
