import { connect, memorySession, type NodeClient } from '@longshore/client/node'
import { signInOurs } from '../../interop/our-client.ts'
import { testAccount } from '../../interop/stock-client.ts'
import type { Target } from '../contestants/contestant.ts'
import { obey } from './obey.ts'

/** What the process that holds connections can be told to do. */
export type ConnectionsOrder =
  | { name: 'open'; target: Target; connections: number }
  /** The first so many ask for a piece of a file, again and again; one more, which is idle else, asks now and then. */
  | { name: 'ask'; active: number; seconds: number }

/** Milliseconds of each answer. */
export interface Answers {
  readonly active: number[]
  readonly idle: number[]
}

// Many connections of few programs: each key has as many sessions as a server may be expected to allow.

const SESSIONS_PER_KEY = 90
const AT_ONCE = 32
const PIECE = 16 * 1024

type Message = Awaited<ReturnType<NodeClient['sendDocument']>>
const members: { client: NodeClient; message: Message }[] = []

async function carryOut(order: ConnectionsOrder): Promise<Answers> {
  if (order.name === 'ask') return await ask(order.active, order.seconds)
  await open(order.target, order.connections)
  return { active: [], idle: [] }
}

async function open(target: Target, connections: number): Promise<void> {
  for (let account = 0; members.length < connections; account++) {
    const session = memorySession()
    const first = await signInOurs(target, testAccount(account), undefined, { session })
    const message = await first.sendDocument('me', new Uint8Array(PIECE).fill(account), { name: 'piece.bin' })
    members.push({ client: first, message })
    const more = Math.min(SESSIONS_PER_KEY - 1, connections - members.length)
    for (let opened = 0; opened < more; opened += AT_ONCE) {
      const joining = Array.from({ length: Math.min(AT_ONCE, more - opened) }, async () => ({
        client: await connect({
          dcs: [{ id: target.dcId, host: target.host, port: target.port }],
          publicKeys: [target.publicKey],
          apiId: 1,
          apiHash: 'x',
          session,
        }),
        message,
      }))
      members.push(...(await Promise.all(joining)))
    }
  }
}

async function ask(active: number, seconds: number): Promise<Answers> {
  const until = performance.now() + seconds * 1000
  const busy = Promise.all(members.slice(0, active).map((member) => againAndAgain(member, until)))
  const [lonely] = members.slice(-1)
  const idle: number[] = []
  while (lonely && performance.now() < until) {
    idle.push(await timed(() => lonely.client.call('help.getConfig', {})))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { active: (await busy).flat(), idle }
}

async function againAndAgain(
  { client, message }: (typeof members)[number],
  until: number,
): Promise<number[]> {
  const taken: number[] = []
  while (performance.now() < until)
    taken.push(await timed(() => client.call('upload.getFile', pieceOf(message))))
  return taken
}

function pieceOf({ media }: Message) {
  if (media?._ !== 'messageMediaDocument' || media.document?._ !== 'document')
    throw new Error('the message has no document')
  const { id, access_hash, file_reference } = media.document
  const location = {
    _: 'inputDocumentFileLocation',
    id,
    access_hash,
    file_reference,
    thumb_size: '',
  } as const
  return { location, offset: 0n, limit: PIECE }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

obey(carryOut)
