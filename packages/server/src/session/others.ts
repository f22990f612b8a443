/**
 * The other processes that serve the same data center, where there are any. Every promise resolves when all of them have
 * heard, or have died; none rejects.
 */
export interface Others {
  /** A temporary key was made here: connections that begin with it must come here, since no other process has it. */
  temporaryKeyMade(id: bigint): Promise<void>
  temporaryKeyGone(id: bigint): void
  /** The temporary keys of a permanent one are to be dropped, all but those spared. */
  temporaryKeysDropped(permanent: bigint, spared: readonly bigint[]): Promise<void>
  /** The store has another user or client of a permanent key than before, or has the key no more. */
  keyChanged(id: bigint): Promise<void>
  /** A session here receives the updates of this user, in this layer. */
  listening(user: bigint, layer: number): Promise<void>
  /** No session here does so any more. */
  notListening(user: bigint, layer: number): void
}
