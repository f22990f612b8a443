import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openProxy } from '../../testing/network/proxy.ts'
import type { ContestantName } from '../contestants/contestants.ts'
import { entryOf } from '../contestants/contestants.ts'
import { makeFile, makeRoom } from '../make-file.ts'
import type { Order } from '../processes/client.ts'
import { type Helper, type ServerProcess, startHelper, startServerOf } from '../processes/start.ts'
import { measured } from '../usage.ts'

export type Direction = 'up' | 'down'

/** One file in one direction, once. */
export interface Run {
  readonly contestant: ContestantName
  readonly direction: Direction
  readonly bytes: number
  readonly seconds: number
  /** CPU seconds of both ends. */
  readonly clientCpu: number
  readonly serverCpu: number
  /** Most bytes in memory, of both ends. */
  readonly clientMemory: number
  readonly serverMemory: number
}

export interface OneFileOptions {
  readonly contestants: readonly ContestantName[]
  /** Of the file the fastest move; slower ones get a part of it. */
  readonly bytes: number
  readonly rounds: number
  readonly folder: string
  /** Milliseconds each byte is on its way. */
  readonly delay?: number | undefined
  readonly say: (line: string) => void
}

interface Player {
  readonly name: ContestantName
  readonly client: Helper<Order, number>
  readonly server: ServerProcess
  readonly source: string
  readonly bytes: number
  readonly stop: () => Promise<void>
}

/**
 * Everybody sends one large file and fetches it again, one after the other, round after round: what disturbs the
 * machine disturbs all of them. The first round, in which programs are still being compiled, does not count.
 */
export async function oneFile(options: OneFileOptions): Promise<Run[]> {
  const runs: Run[] = []
  await using players = new AsyncDisposableStack()
  const playing: Player[] = []
  for (const [index, name] of options.contestants.entries()) {
    const player = await enter(options, name, index)
    players.defer(player.stop)
    playing.push(player)
  }
  for (let round = 0; round <= options.rounds; round++) {
    for (const player of playing) {
      const made = await play(player, options.folder, round === 0)
      if (round > 0) runs.push(...made)
      options.say(`round ${round}: ${made.map(describe).join(', ')}`)
    }
  }
  return runs
}

async function enter(options: OneFileOptions, name: ContestantName, index: number): Promise<Player> {
  const { server: kind, env, slowness = 1 } = entryOf(name)
  const folder = join(options.folder, name)
  await mkdir(folder, { recursive: true })
  const bytes = Math.ceil(options.bytes / slowness)
  const source = join(options.folder, `source-${bytes}`)
  await makeFile(source, bytes)
  const server = await startServerOf(kind, folder, { env })
  const { delay } = options
  const proxy =
    delay === undefined ? undefined : await openProxy({ target: server.target, seed: 1, faults: { delay } })
  const client = await startHelper<Order, number>('client.ts', [name], env)
  const target = { ...server.target, port: proxy?.port ?? server.target.port }
  await client.tell({ do: 'open', target, account: index })
  return {
    name,
    client,
    server,
    source,
    bytes,
    stop: async () => {
      await client.tell({ do: 'close' }).catch(() => {})
      await client.stop()
      await proxy?.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function play(player: Player, folder: string, compare: boolean): Promise<[Run, Run]> {
  const received = join(folder, `received-${player.name}`)
  await makeRoom(folder, player.bytes)
  const up = await move(player, 'up', player.source)
  await makeRoom(folder, player.bytes)
  const down = await move(player, 'down', received)
  const { size } = await stat(received)
  if (size !== player.bytes) throw new Error(`${player.name} fetched ${size} of ${player.bytes} bytes`)
  if (compare && (await sha256(received)) !== (await sha256(player.source)))
    throw new Error(`${player.name} fetched other bytes than it sent`)
  await rm(received)
  return [up, down]
}

async function move(
  { name, client, server, bytes }: Player,
  direction: Direction,
  path: string,
): Promise<Run> {
  const { result, cpuSeconds, memory } = await measured([client.pid, server.pid], () =>
    client.tell({ do: direction, path }),
  )
  const [clientCpu = 0, serverCpu = 0] = cpuSeconds
  const [clientMemory = 0, serverMemory = 0] = memory
  return {
    contestant: name,
    direction,
    bytes,
    seconds: result,
    clientCpu,
    serverCpu,
    clientMemory,
    serverMemory,
  }
}

function describe({ contestant, direction, bytes, seconds, clientCpu, serverCpu }: Run): string {
  const rate = (bytes / 1e6 / seconds).toFixed(0)
  const cpu = ((clientCpu + serverCpu) / (bytes / 1e9)).toFixed(2)
  return `${contestant} ${direction} ${rate} MB/s, ${cpu} CPU s/GB`
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
