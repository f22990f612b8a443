/** An authorization key and what goes with it; one per data center. */
export interface StoredKey {
  readonly dcId: number
  /** 256 bytes. */
  readonly authKey: Uint8Array
  /** The salt last known; an old one only costs a round trip. */
  readonly serverSalt: bigint
}

/** What a client must remember to come back without signing in again. Secret: who holds it is the user. */
export interface StoredSession {
  /** The data center the account lives in. */
  readonly homeDc: number
  /** Absent until signed in. */
  readonly userId?: bigint | undefined
  readonly keys: readonly StoredKey[]
}

/** Where a session is kept. `save` replaces all of it; when it resolves, the session survives a crash. */
export interface SessionStore {
  load(): Promise<StoredSession | undefined>
  save(session: StoredSession): Promise<void>
}
