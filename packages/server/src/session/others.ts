/** A session that a process is about to begin, and the highest message id that came with it. */
export interface SessionClaim {
  readonly keyId: bigint
  readonly sessionId: bigint
  readonly messageId: bigint
}

/**
 * The other processes that serve the same data center, where there are any. Every promise resolves when all of them have
 * heard, or have died; none rejects.
 */
export interface Others {
  /** A temporary key was made here: connections that begin with it must come here, since no other process has it ... */
  temporaryKeyMade(id: bigint): Promise<void>
  /** ... until it is bound, and in the store, or gone. */
  temporaryKeyGone(id: bigint): void
  /** Temporary keys are no longer valid. */
  temporaryKeysDropped(ids: readonly bigint[]): Promise<void>
  /**
   * A session begins here: whoever has it gives it up, unless it has received as high an id.
   *
   * @returns the highest id that any other process may have received in it
   */
  claimSession(claim: SessionClaim): Promise<bigint>
  /** The store has another user or client of a permanent key than before, or has the key no more. */
  keyChanged(id: bigint): Promise<void>
  /** A session here receives the updates of this user, in this layer. */
  listening(user: bigint, layer: number): Promise<void>
  /** No session here does so any more. */
  notListening(user: bigint, layer: number): void
}
