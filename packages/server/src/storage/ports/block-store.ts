import type { PeerId } from './peer-id.ts'

/** Somebody a user wants to hear nothing of. */
export interface BlockRecord {
  readonly peer: PeerId
  /** Unix seconds. */
  readonly date: number
}

/** Whom users have blocked. Every method is one transaction. */
export interface BlockStore {
  block(owner: bigint, blocked: BlockRecord, most: number): Promise<'blocked' | 'was blocked' | 'too many'>
  /** @returns whether it was blocked */
  unblock(owner: bigint, peer: PeerId): Promise<boolean>
  /** The one blocked last first, with how many there are. */
  blocked(
    owner: bigint,
    window: { readonly offset: number; readonly limit: number },
  ): Promise<{ blocked: BlockRecord[]; total: number }>
  /** Those of the peers whom the user has blocked. */
  blockedAmong(owner: bigint, peers: readonly PeerId[]): Promise<PeerId[]>
  /** Those of the users who have blocked the peer. */
  blockersAmong(peer: PeerId, users: readonly bigint[]): Promise<bigint[]>
}
