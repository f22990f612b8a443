import { type ContestantName, entryOf } from '../contestants/contestants.ts'
import type { Direction, Run } from '../scenarios/one-file.ts'
import { median } from '../statistics.ts'
import { table } from './table.ts'

/** What the ratios of a table are to, each compared round by round. */
const baselines = ['http', 'https'] as const satisfies ContestantName[]

/** One line for each contestant: medians over the rounds, and the medians of the ratios within each round. */
export function oneFileTable(runs: readonly Run[], direction: Direction): string {
  const ofDirection = runs.filter((run) => run.direction === direction)
  const names = [...new Set(ofDirection.map(({ contestant }) => contestant))]
  const present = baselines.filter((name) => names.includes(name))
  const runsOf = (name: ContestantName) => ofDirection.filter(({ contestant }) => contestant === name)
  const ratio = (name: ContestantName, to: ContestantName, figure: (run: Run) => number) => {
    const base = runsOf(to)
    return median(runsOf(name).map((run, round) => figure(run) / figure(base[round] ?? run))).toFixed(2)
  }
  return table(
    [
      direction === 'up' ? 'upload' : 'download',
      'MiB',
      'MB/s',
      'least to most',
      ...present.map((name) => `of ${entryOf(name).title}`),
      'CPU s/GB client',
      'server',
      ...present.slice(0, 1).map((name) => `CPU to ${entryOf(name).title}`),
      'MiB in client',
      'in server',
    ],
    names.map((name) => {
      const own = runsOf(name)
      const rates = own.map(rateOf)
      return [
        entryOf(name).title,
        mebibytes(own[0]?.bytes ?? 0),
        median(rates).toFixed(0),
        `${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)}`,
        ...present.map((to) => ratio(name, to, rateOf)),
        median(own.map(({ clientCpu, bytes }) => perGigabyte(clientCpu, bytes))).toFixed(2),
        median(own.map(({ serverCpu, bytes }) => perGigabyte(serverCpu, bytes))).toFixed(2),
        ...present.slice(0, 1).map((to) => ratio(name, to, cpuOf)),
        mebibytes(Math.max(...own.map(({ clientMemory }) => clientMemory))),
        mebibytes(Math.max(...own.map(({ serverMemory }) => serverMemory))),
      ]
    }),
  )
}

/** Megabytes (10^6) a second. */
function rateOf({ bytes, seconds }: Run): number {
  return bytes / 1e6 / seconds
}

/** CPU seconds of both ends for a gigabyte (10^9). */
function cpuOf({ bytes, clientCpu, serverCpu }: Run): number {
  return perGigabyte(clientCpu + serverCpu, bytes)
}

function perGigabyte(seconds: number, bytes: number): number {
  return seconds / (bytes / 1e9)
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0)
}
