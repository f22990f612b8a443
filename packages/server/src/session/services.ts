import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { ServerHandshake } from '@longshore/protocol/mtproto/handshake/server-flow'
import type { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import type { HiddenCauses } from '../observe/hidden-causes.ts'
import type { Budgets } from './budgets.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { FairLine } from './fair-line.ts'
import type { FairTurns } from './fair-turns.ts'
import type { KeyRing } from './key-ring.ts'
import type { SessionLimits } from './limits.ts'
import type { Listeners } from './listeners.ts'
import type { Log } from './log.ts'
import type { Owed } from './owed.ts'
import type { Salts } from './salts.ts'
import type { Sender } from './sender.ts'
import type { Clock, Timers } from './time.ts'

/** What every part of this room may use; one of each for the whole server. */
export interface Services {
  readonly crypto: CryptoProvider
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  readonly hiddenCauses: HiddenCauses
  readonly limits: SessionLimits
  readonly ids: MessageIdSource
  /** What came with lower ids may have come before this process began, and is not let in: it could be a recording. */
  readonly rememberedFrom: bigint
  readonly salts: Salts
  readonly keys: KeyRing
  readonly sender: Sender
  readonly dispatcher: Dispatcher
  readonly budgets: Budgets
  /** Where work for clients waits that holds up everything else. */
  readonly line: FairLine
  /** The same for handshakes, which cost most of all: of the time they have half, and the rest is for who has a key. */
  readonly handshakes: FairLine
  /** Of what is packed; it takes threads that files need. */
  readonly unpacking: FairTurns
  readonly owed: Owed
  /** Aborted when nothing is to be done any more: whatever still is, works on stores that close. */
  readonly ended: AbortSignal
  /** Where other processes serve the same data center. */
  readonly listeners: Listeners | undefined
  /** The server's side of the handshakes of one connection. */
  readonly newHandshake: () => ServerHandshake
}

/** Unix seconds. */
export function nowInSeconds({ clock }: Pick<Services, 'clock'>): number {
  return Math.floor(clock() / 1000)
}
