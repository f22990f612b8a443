import type { NodeClient } from '@longshore/client/node'
import { signInOurs } from '../../interop/our-client.ts'
import { testAccount } from '../../interop/stock-client.ts'
import type { Target } from '../contestants/contestant.ts'
import { obey } from './obey.ts'

/** What the process of a crowd can be told to do. */
export type CrowdOrder =
  | { name: 'gather'; target: Target; clients: number }
  | { name: 'up' | 'down'; seconds: number }

// Many clients in one process, each with an account, keys and connections of its own, all at once. They send from
// memory and fetch into it: the server's disk is the only one in play.

const MiB = 2 ** 20
/** What one client sends or fetches before it begins again. */
const FILE = 4 * MiB
/**
 * Bytes that all clients together may have under way: they share one process, which is to have time left to read answers.
 * Few have the window that a client has by itself.
 */
const UNDER_WAY = 128 * MiB
/** Clients that sign in at the same time. */
const SIGN_IN_AT_ONCE = 8

const source = crypto.getRandomValues(new Uint8Array(65_536))
const contents = new Uint8Array(FILE).map((_, index) => source[index % source.length] ?? 0)
const clients: { client: NodeClient; message?: Awaited<ReturnType<NodeClient['sendDocument']>> }[] = []

/** @returns bytes each client moved while the time ran */
async function carryOut(order: CrowdOrder): Promise<number[]> {
  if (order.name === 'gather') return await gather(order.target, order.clients)
  const move = order.name === 'up' ? sendAgainAndAgain : fetchAgainAndAgain
  const until = performance.now() + order.seconds * 1000
  return await Promise.all(clients.map((member) => move(member, until)))
}

/** Lets clients join until there are so many. Each brings a file that it can fetch. */
async function gather(target: Target, count: number): Promise<number[]> {
  while (clients.length < count) {
    const first = clients.length
    const joining = Math.min(SIGN_IN_AT_ONCE, count - first)
    const window = Math.min(8 * MiB, Math.max(MiB / 2, UNDER_WAY / count))
    const joined = Array.from({ length: joining }, async (_, index) => {
      const client = await signInOurs(target, testAccount(first + index), undefined, { window })
      return { client, message: await client.sendDocument('me', contents, { name: 'crowd.bin' }) }
    })
    clients.push(...(await Promise.all(joined)))
  }
  return []
}

async function sendAgainAndAgain({ client }: (typeof clients)[number], until: number): Promise<number> {
  return await countUntil(until, (options) => client.upload(contents, { name: 'crowd.bin', ...options }))
}

async function fetchAgainAndAgain(
  { client, message }: (typeof clients)[number],
  until: number,
): Promise<number> {
  return await countUntil(until, async (options) => message && client.downloadBytes(message, options))
}

/** Moves files until the time is over, and counts what had arrived by then. */
async function countUntil(
  until: number,
  move: (options: {
    onProgress: (progress: { transferred: number }) => void
    signal: AbortSignal
  }) => Promise<unknown>,
): Promise<number> {
  let whole = 0
  const signal = AbortSignal.timeout(Math.max(0, Math.round(until - performance.now())))
  while (!signal.aborted) {
    let part = 0
    const onProgress = ({ transferred }: { transferred: number }) => {
      part = transferred
    }
    await move({ onProgress, signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    whole += part
  }
  return whole
}

obey(carryOut)
