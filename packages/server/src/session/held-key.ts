import type { AuthKey } from '@longshore/protocol/mtproto/message/auth-key'
import type { Holding } from '../budget/budget.ts'
import type { KeyRecord } from '../storage/ports/key-store.ts'
import type { Session } from './session.ts'

/** What a handshake has made. */
export interface MadeKey {
  readonly authKey: AuthKey
  /** The salt both ends derived in the handshake. */
  readonly firstSalt: bigint
  /** Unix seconds. */
  readonly createdAt: number
}

interface KeyInUse extends MadeKey {
  /** By session_id. */
  readonly sessions: Map<bigint, Session>
  /** The highest id that a session received which is forgotten: a recording of it would look like a new session. */
  forgottenUpTo: bigint
}

/** A key that is in the store, too. */
export interface PermanentKey extends KeyInUse {
  readonly kind: 'permanent'
  record: KeyRecord
  /** Bound to this key, the oldest first. */
  readonly temporaries: Set<TemporaryKey>
}

/** One that is bound is in the store, too. */
export interface TemporaryKey extends KeyInUse {
  readonly kind: 'temporary'
  /** Unix seconds. */
  readonly expiresAt: number
  /** The permanent key for which it stands. */
  boundTo: PermanentKey | undefined
  /** Among all that are not bound, as long as it is one. */
  readonly place: Holding
}

/** A key under which messages come. */
export type HeldKey = PermanentKey | TemporaryKey

/** The permanent key a message was sent for; undefined under a temporary key that is not bound yet. */
export function permanentOf(key: HeldKey): PermanentKey | undefined {
  return key.kind === 'permanent' ? key : key.boundTo
}

/** All sessions that speak for a permanent key. */
export function* sessionsOf(key: PermanentKey): Iterable<Session> {
  yield* key.sessions.values()
  for (const temporary of key.temporaries) yield* temporary.sessions.values()
}
