import type { Answers, ConnectionsOrder } from '../processes/connections.ts'
import { startHelper, startServerOf } from '../processes/start.ts'
import { table } from '../report/table.ts'
import { quantile } from '../statistics.ts'
import { usageOf } from '../usage.ts'
import type { Scenario } from './scenario.ts'

const KiB = 1024
const MiB = 1024 * KiB

/** What a connection costs that does nothing, and how long answers take when very many ask. */
export const manyConnections: Scenario = async ({ quick, folder, say }) => {
  const connections = quick ? 100 : 10_000
  const active = quick ? 10 : 1000
  const seconds = quick ? 1 : 20
  await using stack = new AsyncDisposableStack()
  const server = await startServerOf('longshore', folder, {
    flags: ['--connections-per-address', String(2 * connections)],
  })
  stack.defer(server.stop)
  const before = usageOf(server.pid)
  const holder = await startHelper<ConnectionsOrder, Answers>('connections.ts')
  stack.defer(holder.stop)
  const { target } = server
  await holder.tell({ name: 'open', target, connections })
  const opened = usageOf(server.pid)
  say(`${connections} connections, ${(opened.memory / MiB).toFixed(0)} MiB`)

  const quiet = await holder.tell({ name: 'ask', active: 0, seconds })
  const rested = usageOf(server.pid)
  const busy = await holder.tell({ name: 'ask', active, seconds })
  const worked = usageOf(server.pid)
  say(`${busy.active.length / seconds} pieces a second`)

  const perConnection = (opened.memory - before.memory) / connections / KiB
  return {
    title: 'Many connections',
    text:
      `${connections} connections of signed-in clients, 90 sessions to a key, from one process. First all of them are ` +
      `idle and one asks for help.getConfig every 20 ms; then ${active} of them ask for pieces of 16 KiB, each for the ` +
      'next as soon as it has one, while the one goes on. Milliseconds include the client, which has one core for all.',
    tables: [
      table(
        ['server', 'MiB in memory', 'CPU of one core'],
        [
          ['no connections', mebibytes(before.memory), ''],
          [
            `${connections} idle (${perConnection.toFixed(1)} KiB each)`,
            mebibytes(opened.memory),
            share(opened, rested, seconds),
          ],
          [`${active} of them active`, mebibytes(worked.memory), share(rested, worked, seconds)],
        ],
      ),
      table(
        ['answers', 'a second', 'median ms', '99 of 100 ms', 'slowest ms'],
        [
          ['help.getConfig, all else idle', ...latencies(quiet.idle, seconds)],
          [`help.getConfig, ${active} active`, ...latencies(busy.idle, seconds)],
          [`upload.getFile of the ${active} active`, ...latencies(busy.active, seconds)],
        ],
      ),
    ],
  }
}

function latencies(milliseconds: readonly number[], seconds: number): string[] {
  const at = (share: number) => quantile(milliseconds, share).toFixed(1)
  return [(milliseconds.length / seconds).toFixed(0), at(0.5), at(0.99), at(1)]
}

function share(from: { cpuSeconds: number }, to: { cpuSeconds: number }, seconds: number): string {
  return `${((100 * (to.cpuSeconds - from.cpuSeconds)) / seconds).toFixed(1)} %`
}

function mebibytes(bytes: number): string {
  return (bytes / MiB).toFixed(0)
}
