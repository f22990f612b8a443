import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { AttemptBound, AttemptStore } from '../storage/ports/attempt-store.ts'
import { networkOf } from './network-of.ts'

/** What could be guessed, probed or flooded. */
export type Attempted =
  | 'login code'
  | 'code for nobody'
  | 'code for somebody'
  | 'code guess'
  | 'sign up'
  | 'bot token'
  | 'password'
  | 'username'
  | 'phone lookup'
  | 'contact import'

/** Who tries. `subject`: what is tried, where one thing is tried again and again. */
export interface Trier {
  readonly address: string
  readonly user?: bigint | undefined
  readonly subject?: string | undefined
}

interface Rule {
  readonly by: 'address' | 'address and subject' | 'user' | 'all'
  readonly seconds: number
  readonly most: number
}

const hour = 3600
const day = 86_400

/** Only what one address does to one subject, or does in all, is counted: nobody locks out somebody else. */
const rules: Readonly<Record<Attempted, readonly Rule[]>> = {
  'login code': [
    { by: 'address and subject', seconds: hour, most: 5 },
    { by: 'address and subject', seconds: day, most: 20 },
    { by: 'address', seconds: hour, most: 30 },
    { by: 'address', seconds: day, most: 100 },
  ],
  /** What an operator's console shows of numbers that nobody has. */
  'code for nobody': [{ by: 'all', seconds: hour, most: 1000 }],
  /** Never refused: counted as well, so that asking for a code takes as long whether somebody has the number. */
  'code for somebody': [{ by: 'all', seconds: hour, most: 1000 }],
  'code guess': [
    { by: 'address and subject', seconds: hour, most: 10 },
    { by: 'address and subject', seconds: day, most: 30 },
    { by: 'address', seconds: hour, most: 30 },
    { by: 'address', seconds: day, most: 100 },
  ],
  'sign up': [
    { by: 'address', seconds: hour, most: 10 },
    { by: 'address', seconds: day, most: 30 },
  ],
  'bot token': [{ by: 'address', seconds: hour, most: 30 }],
  password: [{ by: 'address', seconds: hour, most: 30 }],
  username: [
    { by: 'user', seconds: hour, most: 200 },
    { by: 'address', seconds: hour, most: 1000 },
  ],
  'phone lookup': [
    { by: 'user', seconds: hour, most: 200 },
    { by: 'user', seconds: day, most: 500 },
    { by: 'address', seconds: hour, most: 1000 },
    { by: 'address', seconds: day, most: 2000 },
  ],
  'contact import': [
    { by: 'user', seconds: hour, most: 500 },
    { by: 'user', seconds: day, most: 1500 },
    { by: 'address', seconds: hour, most: 1000 },
    { by: 'address', seconds: day, most: 3000 },
  ],
}

/** The one place where guesses are counted: for all processes of a server, over its restarts, and never without end. */
export class Attempts {
  readonly #store: AttemptStore
  /** Unix milliseconds. */
  readonly #clock: () => number

  constructor(store: AttemptStore, clock: () => number) {
    this.#store = store
    this.#clock = clock
  }

  /** Counts an attempt before it is made. @throws RpcError FLOOD_WAIT_X */
  async count(what: Attempted, who: Trier): Promise<void> {
    await this.countSome(what, who, 1)
  }

  /** How many of the attempts may be made, which are counted. @throws RpcError FLOOD_WAIT_X where none may */
  async countSome(what: Attempted, who: Trier, wanted: number): Promise<number> {
    const { granted, wait } = await this.#store.take(boundsOf(what, who), wanted, this.#now())
    if (granted === 0 && wanted > 0) throw new RpcError('FLOOD_WAIT_X', { x: Math.max(1, wait) })
    return granted
  }

  /** Whether the attempt may be made, which is counted. */
  async allows(what: Attempted, who: Trier): Promise<boolean> {
    return (await this.#store.take(boundsOf(what, who), 1, this.#now())).granted > 0
  }

  /** It was no guess: its outcome was right. */
  async forgive(what: Attempted, who: Trier): Promise<void> {
    await this.#store.giveBack(boundsOf(what, who))
  }

  #now(): number {
    return Math.floor(this.#clock() / 1000)
  }
}

function boundsOf(what: Attempted, who: Trier): AttemptBound[] {
  return rules[what].map(({ by, seconds, most }) => ({
    key: [what, by, seconds, nameOf(by, who)].join('|'),
    seconds,
    most,
  }))
}

function nameOf(by: Rule['by'], { address, user, subject = '' }: Trier): string {
  switch (by) {
    case 'address':
      return networkOf(address)
    case 'address and subject':
      return `${networkOf(address)} ${subject}`
    case 'user':
      return String(user)
    case 'all':
      return ''
  }
}
