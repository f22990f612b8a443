import type { UpdateStore } from './update-store.ts'

/** What a setting is about. */
export type SettingKind =
  /** How one is told of messages, by peer or by kind of peer. */
  | 'notifications'
  /** What was begun to be written, by peer. */
  | 'draft'
  /** The order of what is pinned, of a list. */
  | 'pinned'
  /** What an account wants of the service, by the name of the wish. */
  | 'wish'
  /** A folder that dialogs are sorted into, by its id, and the order of them. */
  | 'dialog filter'
  | 'dialog filter order'
  /** Commands of a bot, by scope and language. */
  | 'bot commands'
  /** What a bot says of itself. */
  | 'bot info'
  /** What was last said to somebody that asks for more. */
  | 'conversation'

/** One thing that a user decided. `value` is opaque here. */
export interface SettingRecord {
  readonly key: string
  readonly value: Uint8Array
}

/** What users decide for themselves: small things, by user, kind and key. Every method is one transaction. */
export interface SettingStore {
  readonly updates: UpdateStore
  /** Keeps a value in place of an earlier one. @returns false, keeping nothing, for a new one beyond `most` of the kind */
  put(user: bigint, kind: SettingKind, setting: SettingRecord, most: number): Promise<boolean>
  /** Those of the keys that have a value. */
  get(user: bigint, kind: SettingKind, keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  /** All of a kind, the one that was put last first. */
  all(user: bigint, kind: SettingKind): Promise<SettingRecord[]>
  /** @returns whether it was there */
  remove(user: bigint, kind: SettingKind, key: string): Promise<boolean>
  removeAll(user: bigint, kind: SettingKind): Promise<void>
}
