import type { CrowdOrder } from '../processes/crowd.ts'
import { startHelper, startServerOf } from '../processes/start.ts'
import { table } from '../report/table.ts'
import { median, quantile } from '../statistics.ts'
import { measured } from '../usage.ts'
import type { Scenario } from './scenario.ts'

interface Round {
  readonly clients: number
  readonly direction: 'up' | 'down'
  readonly seconds: number
  /** Of each client. */
  readonly bytes: readonly number[]
  readonly serverCpu: number
  readonly serverMemory: number
}

/** How the server divides itself between few and many clients that all want everything. */
export const manyClients: Scenario = async ({ quick, folder, say }) => {
  const counts = quick ? [1, 4] : [1, 16, 256]
  const seconds = quick ? 1 : 10
  const done: Round[] = []
  await using stack = new AsyncDisposableStack()
  const server = await startServerOf('longshore', folder)
  stack.defer(server.stop)
  for (const clients of counts) {
    const crowd = await startHelper<CrowdOrder, number[]>('crowd.ts')
    stack.defer(crowd.stop)
    await crowd.tell({ name: 'gather', target: server.target, clients })
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      for (const direction of ['up', 'down'] as const) {
        const { result, cpuSeconds, memory } = await measured([server.pid], () =>
          crowd.tell({ name: direction, seconds }),
        )
        const [serverCpu = 0] = cpuSeconds
        const [serverMemory = 0] = memory
        done.push({ clients, direction, seconds, bytes: result, serverCpu, serverMemory })
        say(`${clients} clients ${direction}: ${(sum(result) / 1e6 / seconds).toFixed(0)} MB/s`)
      }
    }
    await crowd.stop()
  }
  const [, compared = 1] = counts
  return {
    title: 'Many clients at once',
    text:
      `Each client has an account and keys of its own and moves files of 4 MiB, again and again, for ${seconds} s; ` +
      'all clients share one process, and so one of the two cores. A share is what one client moved, of the mean.',
    tables: (['up', 'down'] as const).map((direction) => directionTable(done, direction, counts, compared)),
  }
}

function directionTable(
  done: readonly Round[],
  direction: Round['direction'],
  counts: readonly number[],
  compared: number,
): string {
  const middle = (clients: number, figure: (round: Round) => number) =>
    median(done.filter((round) => round.clients === clients && round.direction === direction).map(figure))
  const share = (pick: (bytes: readonly number[]) => number) => (round: Round) =>
    pick(round.bytes) / (sum(round.bytes) / round.bytes.length)
  return table(
    [
      direction === 'up' ? 'upload' : 'download',
      'MB/s',
      `of ${compared} clients`,
      'least share',
      'a tenth has less than',
      'greatest share',
      'server CPU s/GB',
      'MiB in server',
    ],
    counts.map((clients) => [
      `${clients} ${clients === 1 ? 'client' : 'clients'}`,
      middle(clients, rateOf).toFixed(0),
      (middle(clients, rateOf) / middle(compared, rateOf)).toFixed(2),
      middle(
        clients,
        share((bytes) => quantile(bytes, 0)),
      ).toFixed(2),
      middle(
        clients,
        share((bytes) => quantile(bytes, 0.1)),
      ).toFixed(2),
      middle(
        clients,
        share((bytes) => quantile(bytes, 1)),
      ).toFixed(2),
      middle(clients, ({ serverCpu, bytes }) => serverCpu / (sum(bytes) / 1e9)).toFixed(2),
      middle(clients, ({ serverMemory }) => serverMemory / 2 ** 20).toFixed(0),
    ]),
  )
}

/** Megabytes (10^6) a second, of all together. */
function rateOf({ bytes, seconds }: Round): number {
  return sum(bytes) / 1e6 / seconds
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
