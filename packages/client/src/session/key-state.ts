import type { AuthKey } from '@longshore/protocol/mtproto/message/auth-key'
import type { ServerTime } from './server-time.ts'

/** What all sessions of one authorization key share. */
export interface KeyState {
  readonly authKey: AuthKey
  readonly time: ServerTime
  readonly salt: bigint
  /** The server told another salt. */
  setSalt(salt: bigint): void
}
