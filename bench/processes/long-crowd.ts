import { setTimeout as sleep } from 'node:timers/promises'
import { connect, memorySession, type NodeClient, type SessionStore } from '@longshore/client/node'
import { signInOurs } from '../../interop/our-client.ts'
import { testAccount } from '../../interop/stock-client.ts'
import type { Target } from '../contestants/contestant.ts'
import { obey } from './obey.ts'

/** What the process of a long run can be told to do. */
export type LongCrowdOrder =
  /** They go on until this process ends. */
  | { name: 'begin'; target: Target; movers: number; visitors: number; bytesPerSecond: number }
  /** How far they have come. */
  | { name: 'count' }

/** What has been done so far. */
export interface Moved {
  /** Files that were sent, fetched again and deleted. */
  readonly files: number
  /** Connections that came and went. */
  readonly visits: number
}

const FILE = 4 * 2 ** 20
/** Milliseconds a visitor stays before it leaves and comes back. */
const STAY = 3000
/** The accounts from here on are the crowd's; whoever holds idle connections has the first ones. */
const FIRST_ACCOUNT = 100

const source = crypto.getRandomValues(new Uint8Array(65_536))
let files = 0
let visits = 0
let failure: unknown

async function carryOut(order: LongCrowdOrder): Promise<Moved> {
  if (order.name === 'begin') await begin(order)
  if (failure !== undefined) throw failure
  return { files, visits }
}

async function begin(order: Extract<LongCrowdOrder, { name: 'begin' }>): Promise<void> {
  const { target, movers, visitors, bytesPerSecond } = order
  for (let number = 0; number < movers; number++) {
    const client = await signInOurs(target, testAccount(FIRST_ACCOUNT + number))
    client.transfers.limitRate(bytesPerSecond)
    goOn(moveAgainAndAgain(client, number))
  }
  for (let number = movers; number < movers + visitors; number++) {
    const session = memorySession()
    const client = await signInOurs(target, testAccount(FIRST_ACCOUNT + number), undefined, { session })
    goOn(comeAndGo(client, target, session))
  }
}

/** Lets it work on; that it could not is said to whoever asks next. */
function goOn(work: Promise<never>): void {
  work.catch((error: unknown) => {
    failure ??= error
  })
}

async function moveAgainAndAgain(client: NodeClient, number: number): Promise<never> {
  const contents = new Uint8Array(FILE).map((_, index) => source[index % source.length] ?? 0)
  for (let round = 0; ; round++) {
    // No two files are the same: otherwise the server would keep their bytes only once.
    new DataView(contents.buffer).setUint32(0, number)
    new DataView(contents.buffer).setUint32(4, round)
    const message = await client.sendDocument('me', contents, { name: 'long-run.bin', dedupe: false })
    await client.downloadBytes(message)
    await client.call('messages.deleteMessages', { revoke: true, id: [message.id] })
    files++
  }
}

async function comeAndGo(first: NodeClient, target: Target, session: SessionStore): Promise<never> {
  for (let client = first; ; client = await comeBack(target, session)) {
    await client.call('help.getConfig', {})
    await sleep(STAY)
    await client.close()
    visits++
  }
}

async function comeBack(target: Target, session: SessionStore): Promise<NodeClient> {
  return await connect({
    dcs: [{ id: target.dcId, host: target.host, port: target.port }],
    publicKeys: [target.publicKey],
    apiId: 1,
    apiHash: 'x',
    session,
  })
}

obey(carryOut)
