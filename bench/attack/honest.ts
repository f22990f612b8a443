import type { Request } from '@longshore/protocol/schema/api'
import type { ServerAddress } from '../../interop/server.ts'
import { obey } from '../processes/obey.ts'
import { pause } from './ground.ts'
import { fileOf, signIn } from './signed-in.ts'

export interface HonestOrder {
  readonly server: ServerAddress
  readonly from: string
  readonly seconds: number
}

/** How an honest client fared. */
export interface Fared {
  /** Milliseconds of each answer. */
  readonly answers: number[]
  /** What was refused, and why. */
  readonly refused: string[]
}

const PIECE = 64 * 1024

/** Asks for this and that, signs in anew now and then, and notes how long each answer took. */
async function carryOut({ server, from, seconds }: HonestOrder): Promise<Fared> {
  const fared: Fared = { answers: [], refused: [] }
  const target = { ...server, from }
  const { session } = await signIn(target, 7002)
  const location = await fileOf(session, PIECE)
  const requests = [
    () => session.call({ _: 'help.getConfig' }),
    () => session.call({ _: 'upload.getFile', location, offset: 0n, limit: PIECE }),
    () => session.call({ _: 'messages.getDialogs', ...dialogs }),
    () => fileOf(session, PIECE),
  ]
  const until = performance.now() + seconds * 1000
  for (let turn = 0; performance.now() < until; turn++) {
    const connection = session.client
    const started = performance.now()
    await requests[turn % requests.length]?.().catch((error: Error) => fared.refused.push(error.message))
    fared.answers.push(performance.now() - started)
    if (session.client !== connection) fared.refused.push('the connection was closed')
    await pause(20)
  }
  await signIn(target, 7003).catch((error: Error) => fared.refused.push(`a new sign-in: ${error.message}`))
  return fared
}

const dialogs: Omit<Request<'messages.getDialogs'>, '_'> = {
  offset_date: 0,
  offset_id: 0,
  offset_peer: { _: 'inputPeerEmpty' },
  limit: 20,
  hash: 0n,
}

obey(carryOut)
