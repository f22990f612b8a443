import { setTimeout as sleep } from 'node:timers/promises'
import type { Answers, ConnectionsOrder } from '../processes/connections.ts'
import type { LongCrowdOrder, Moved } from '../processes/long-crowd.ts'
import { startHelper, startServerOf } from '../processes/start.ts'
import { table } from '../report/table.ts'
import { growth } from '../statistics.ts'
import { bytesIn, heldBy, usageOf } from '../usage.ts'
import type { Scenario } from './scenario.ts'

const MiB = 2 ** 20
/** Seconds between two samples; a short run has more of them. */
const SAMPLE_EVERY = 30
/** So many parts the run has at least, and the table rows but one. */
const FEWEST_SAMPLES = 20
const MOMENTS = 10

/** What one client moves in a second: all of them together leave the machine mostly idle. */
const BYTES_PER_SECOND = MiB

interface Sample extends Moved {
  /** Since the run began. */
  readonly seconds: number
  readonly serverMemory: number
  readonly crowdMemory: number
  readonly serverCpu: number
  readonly descriptors: number
  readonly threads: number
  /** Bytes in the server's folder. */
  readonly stored: number
}

/** Whether anything grows in a server that is used for long. */
export const longRun: Scenario = async ({ quick, minutes, folder, say }) => {
  const movers = quick ? 4 : 16
  const visitors = quick ? 2 : 8
  const idle = quick ? 20 : 200
  const seconds = quick ? 10 : 60 * minutes
  await using stack = new AsyncDisposableStack()
  // Uploads and references end soon, so that the store may let go of what was deleted while the run still lasts.
  const server = await startServerOf('longshore', folder, {
    flags: ['--part-life', '2m', '--reference-life', '1m', '--connections-per-address', '2000'],
  })
  stack.defer(server.stop)
  const { target } = server
  const holder = await startHelper<ConnectionsOrder, Answers>('connections.ts')
  stack.defer(holder.stop)
  await holder.tell({ name: 'open', target, connections: idle })
  const crowd = await startHelper<LongCrowdOrder, Moved>('long-crowd.ts')
  stack.defer(crowd.stop)
  await crowd.tell({ name: 'begin', target, movers, visitors, bytesPerSecond: BYTES_PER_SECOND })

  const started = performance.now()
  const since = () => (performance.now() - started) / 1000
  const sample = async (): Promise<Sample> => {
    const { memory, cpuSeconds } = usageOf(server.pid)
    return {
      seconds: since(),
      serverMemory: memory,
      crowdMemory: usageOf(crowd.pid).memory,
      serverCpu: cpuSeconds,
      ...heldBy(server.pid),
      ...(await crowd.tell({ name: 'count' })),
      stored: await bytesIn(server.data),
    }
  }
  const samples: Sample[] = []
  const parts = Math.max(FEWEST_SAMPLES, Math.round(seconds / SAMPLE_EVERY))
  for (let part = 0; part <= parts; part++) {
    await sleep(Math.max(0, 1000 * ((part * seconds) / parts - since())))
    const taken = await sample()
    samples.push(taken)
    say(describe(taken))
  }

  return {
    title: 'A long run',
    text:
      `For ${lengthOf(seconds)}, ${movers} clients send files of 4 MiB, fetch and delete them, each at ` +
      `${mebibytes(BYTES_PER_SECOND)} MiB a second; ${visitors} others leave and come back every 3 s, and ${idle} ` +
      `connections are idle. The server takes ${cpuShare(samples)} of one core. It keeps what was sent ` +
      `for some ten minutes after its message is gone. ${slopes(samples)}`,
    tables: [
      table(
        [
          'after',
          'MiB in server',
          'MiB in crowd',
          'file descriptors',
          'threads',
          'files moved',
          'connections gone',
          'bytes stored',
        ],
        moments(samples).map((at) => [
          lengthOf(at.seconds),
          mebibytes(at.serverMemory),
          mebibytes(at.crowdMemory),
          String(at.descriptors),
          String(at.threads),
          String(at.files),
          String(at.visits),
          String(at.stored),
        ]),
      ),
    ],
  }
}

/** The samples at the beginning, at the end, and at as many moments between as the table has room for. */
function moments(samples: readonly Sample[]): Sample[] {
  const shown = Array.from({ length: MOMENTS + 1 }, (_, moment) =>
    Math.round((moment * (samples.length - 1)) / MOMENTS),
  )
  return samples.filter((_, index) => shown.includes(index))
}

function slopes(samples: readonly Sample[]): string {
  const of = (figure: (sample: Sample) => number) => growth(samples.map(figure)).toFixed(2)
  return (
    'The median of the last third is, of that of the second third: ' +
    `${of(({ serverMemory }) => serverMemory)} of the server's memory, ` +
    `${of(({ crowdMemory }) => crowdMemory)} of the crowd's, ` +
    `${of(({ descriptors }) => descriptors)} of the file descriptors, ` +
    `${of(({ stored }) => stored)} of the bytes stored.`
  )
}

function cpuShare(samples: readonly Sample[]): string {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last) throw new RangeError('nothing was sampled')
  return `${((100 * (last.serverCpu - first.serverCpu)) / (last.seconds - first.seconds)).toFixed(0)} %`
}

function describe({ seconds, serverMemory, crowdMemory, descriptors, files, stored }: Sample): string {
  return (
    `${lengthOf(seconds)}: ${mebibytes(serverMemory)} MiB in server, ${mebibytes(crowdMemory)} in crowd, ` +
    `${descriptors} descriptors, ${files} files, ${mebibytes(stored)} MiB stored`
  )
}

function lengthOf(seconds: number): string {
  return seconds < 120 ? `${seconds.toFixed(0)} s` : `${Number((seconds / 60).toFixed(1))} min`
}

function mebibytes(bytes: number): string {
  return (bytes / MiB).toFixed(0)
}
