import type { HeldKey } from './held-key.ts'
import type { Peer } from './peer.ts'
import type { ReceivedMessage } from './received-messages.ts'
import type { Services } from './services.ts'
import type { Session } from './session.ts'

/** A message that was let in, and everything it came with. */
export interface Incoming {
  readonly services: Services
  readonly peer: Peer
  readonly key: HeldKey
  readonly session: Session
  readonly message: ReceivedMessage
}
