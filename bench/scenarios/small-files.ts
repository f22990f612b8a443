import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type ContestantName, entryOf } from '../contestants/contestants.ts'
import { makeFile } from '../make-file.ts'
import type { Order } from '../processes/client.ts'
import { startHelper, startServerOf } from '../processes/start.ts'
import { table } from '../report/table.ts'
import { median } from '../statistics.ts'
import type { Scenario } from './scenario.ts'

const BYTES = 10 * 1024

/** Many small files, one after the other: here the messages count, not the bytes. */
export const smallFiles: Scenario = async ({ quick, folder, say, takesPart }) => {
  const all: readonly ContestantName[] = ['http', 'longshore', 'mtcute', 'gramjs']
  const contestants = all.filter(takesPart)
  const files = quick ? 10 : 200
  const rounds = quick ? 1 : 5
  const source = join(folder, 'small')
  await makeFile(source, BYTES)
  await using stack = new AsyncDisposableStack()
  const players = []
  for (const [index, name] of contestants.entries()) {
    const own = join(folder, `small-${name}`)
    await mkdir(own, { recursive: true })
    const server = await startServerOf(entryOf(name).server, own)
    const client = await startHelper<Order, number>('client.ts', [name])
    stack.defer(async () => {
      await client.stop()
      await server.stop()
      await rm(own, { recursive: true, force: true })
    })
    await client.tell({ do: 'open', target: server.target, account: index })
    players.push({ name, client, received: join(own, 'received') })
  }
  const rates = new Map(contestants.map((name) => [name, { up: [] as number[], down: [] as number[] }]))
  for (let round = 0; round <= rounds; round++) {
    for (const { name, client, received } of players) {
      let [up, down] = [0, 0]
      for (let file = 0; file < files; file++) {
        up += await client.tell({ do: 'up', path: source })
        down += await client.tell({ do: 'down', path: received })
      }
      if (round === 0) continue
      rates.get(name)?.up.push(files / up)
      rates.get(name)?.down.push(files / down)
      say(`${name}: ${(files / up).toFixed(0)} up, ${(files / down).toFixed(0)} down a second`)
    }
  }
  return {
    title: 'Small files',
    text:
      'Files of 10 KiB, each sent and then fetched, one after the other. A file sent to Longshore is a message with a ' +
      'document in it, forced to disk; to HTTP it is a file that the system may still have to write.',
    tables: [
      table(
        ['10 KiB files', 'sent a second', 'fetched a second'],
        contestants.map((name) => {
          const { up, down } = rates.get(name) ?? { up: [], down: [] }
          return [entryOf(name).title, median(up).toFixed(0), median(down).toFixed(0)]
        }),
      ),
    ],
  }
}
