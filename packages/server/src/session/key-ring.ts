import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import type { Holding } from '../budget/budget.ts'
import type { ClientInfo, KeyStore } from '../storage/ports/key-store.ts'
import type { Budgets } from './budgets.ts'
import type { HeldKey, MadeKey, PermanentKey } from './held-key.ts'
import type { SessionLimits } from './limits.ts'
import type { Log } from './log.ts'
import { messageIdAt, OLDEST_MESSAGE } from './message-rules.ts'
import type { Others } from './others.ts'
import { TemporaryKeys } from './temporary-keys.ts'

/** Seconds between two notes of a key's activity. */
const ACTIVITY_STEP = 60

export interface KeyRingOptions {
  readonly crypto: CryptoProvider
  readonly store: KeyStore
  readonly limits: SessionLimits
  readonly budgets: Pick<Budgets, 'unboundKeys' | 'newKeys'>
  readonly log: Log
  /** Processes that have keys of the same store in memory. */
  readonly others?: Others | undefined
  /** Called for each key that is no longer valid, so that its connections can be closed. */
  readonly onGone: (key: HeldKey) => void
}

/** The keys in use, as read from the store. */
export class KeyRing {
  readonly #options: KeyRingOptions
  readonly #permanent = new Map<bigint, PermanentKey>()
  readonly #loading = new Map<bigint, Promise<PermanentKey | undefined>>()
  readonly temporary: TemporaryKeys
  /** Permanent keys that were made here, and nobody has logged in with. */
  readonly #new = new Map<bigint, Holding>()
  readonly #byUser = new Map<bigint, Set<PermanentKey>>()

  constructor(options: KeyRingOptions) {
    this.#options = options
    this.temporary = new TemporaryKeys({ ...options, permanent: (id) => this.load(id) })
  }

  /** A key that needs no loading. @param now Unix seconds */
  held(id: bigint, now: number): HeldKey | undefined {
    return this.#permanent.get(id) ?? this.temporary.held(id, now)
  }

  isHeld(id: bigint): boolean {
    return this.temporary.has(id) || this.#permanent.has(id)
  }

  /** A permanent key under which somebody spoke lately. */
  inUse(id: bigint): PermanentKey | undefined {
    return this.#permanent.get(id)
  }

  /** The key with this id, out of memory or the store. @param now Unix seconds */
  async loadAny(id: bigint, now: number): Promise<HeldKey | undefined> {
    return (await this.load(id)) ?? (await this.temporary.load(id, now))
  }

  /** The permanent key with this id, out of memory or the store. */
  load(id: bigint): Promise<PermanentKey | undefined> {
    const held = this.#permanent.get(id)
    if (held) return Promise.resolve(held)
    const underWay = this.#loading.get(id)
    if (underWay) return underWay
    const loading = this.#load(id).finally(() => this.#loading.delete(id))
    this.#loading.set(id, loading)
    return loading
  }

  /**
   * Stores a key of the handshake. Anybody can make keys: of those an address makes and logs nobody in with, the oldest are
   * deleted where they are too many.
   *
   * @returns false when its id is taken.
   */
  async addPermanent(
    { authKey, ...more }: MadeKey & { readonly namedDc: number | undefined },
    address: string,
  ): Promise<boolean> {
    const { id, key } = authKey
    if (!(await this.#options.store.put({ id, key, ...more }))) return false
    const place = this.#options.budgets.newKeys.hold({ address }, () => {
      this.#noLongerNew(id)
      this.#deleteNew(id)
    })
    this.#new.set(id, place)
    place.set(1)
    return true
  }

  /** Somebody is logged in with it, or it is gone. */
  #noLongerNew(id: bigint): void {
    this.#new.get(id)?.release()
    this.#new.delete(id)
  }

  #deleteNew(id: bigint): void {
    this.delete(id).then(
      (key) => key && this.retire(key),
      (error) => this.#options.log.error({ err: error }, 'an authorization key could not be deleted'),
    )
  }

  /** Another process has changed a permanent key in the store, or deleted it: what is in memory follows. */
  async changedElsewhere(id: bigint): Promise<void> {
    const key = this.#permanent.get(id)
    if (!key) return
    const record = await this.#options.store.get(id)
    if (!record) {
      this.#release(key)
      this.retire(key)
      return
    }
    this.#unlist(key)
    key.record = record
    this.#list(key)
  }

  /** Deletes a permanent key: nothing more is received under it. Its sessions can answer until it is retired. */
  async delete(id: bigint): Promise<PermanentKey | undefined> {
    const key = await this.load(id)
    await this.#options.store.delete(id)
    this.#noLongerNew(id)
    if (key) this.#release(key)
    await this.#options.others?.keyChanged(id)
    return key
  }

  /** Ends what depended on a deleted key. */
  retire(key: PermanentKey): void {
    this.temporary.forget([...key.temporaries].map(({ authKey }) => authKey.id))
    this.#options.onGone(key)
  }

  /** @param id of a permanent key */
  async setUser(id: bigint, userId: bigint | undefined): Promise<void> {
    await this.#options.store.setUser(id, userId)
    this.#noLongerNew(id)
    const key = this.#permanent.get(id)
    if (key) {
      this.#unlist(key)
      key.record = { ...key.record, userId }
      this.#list(key)
    }
    await this.#options.others?.keyChanged(id)
  }

  async setClient(key: PermanentKey, layer: number, client: ClientInfo | undefined): Promise<void> {
    if (key.record.layer === layer && sameClient(key.record.client, client)) return
    key.record = { ...key.record, layer, client }
    await this.#options.store.setClient(key.authKey.id, layer, client)
    await this.#options.others?.keyChanged(key.authKey.id)
  }

  /** Notes that a key is in use. @param now Unix seconds */
  noteActivity(key: PermanentKey, now: number, address: string): void {
    const { activeAt, address: former } = key.record
    if (now - activeAt < ACTIVITY_STEP && former !== '') return
    key.record = { ...key.record, activeAt: now, address }
    this.#options.store.setActive(key.authKey.id, now, address).catch((error) => {
      this.#options.log.warn({ err: error }, 'the activity of a key could not be noted')
    })
  }

  /** The keys of a user under which somebody spoke lately. */
  keysOfUser(userId: bigint): Iterable<PermanentKey> {
    return this.#byUser.get(userId) ?? []
  }

  all(): HeldKey[] {
    return [...this.#permanent.values(), ...this.temporary.all()]
  }

  /** Drops temporary keys that expired or were not bound in time, and permanent ones nobody speaks under. */
  sweep(now: number): void {
    const refused = messageIdAt((now - OLDEST_MESSAGE) * 1000)
    this.temporary.sweep(now, refused)
    // What a forgotten session received would be taken for new under a key that is read again.
    for (const key of this.#permanent.values()) {
      const isIdle = key.sessions.size === 0 && key.temporaries.size === 0
      if (isIdle && key.forgottenUpTo < refused) this.#release(key)
    }
  }

  /** Deletes from the store the keys nobody is logged in with or has used for long, and those that expired. @param now Unix seconds */
  async deleteUnused(now: number): Promise<void> {
    const { store, limits } = this.#options
    await store.deleteUnused(now - limits.unusedKeyLife / 1000)
    await store.deleteExpired(now)
  }

  async #load(id: bigint): Promise<PermanentKey | undefined> {
    const record = await this.#options.store.get(id)
    if (!record) return undefined
    const key: PermanentKey = {
      kind: 'permanent',
      authKey: authKeyOf(this.#options.crypto, record.key),
      firstSalt: record.firstSalt,
      createdAt: record.createdAt,
      record,
      sessions: new Map(),
      forgottenUpTo: 0n,
      temporaries: new Set(),
    }
    this.#permanent.set(id, key)
    this.#list(key)
    return key
  }

  #release(key: PermanentKey): void {
    this.#permanent.delete(key.authKey.id)
    this.#unlist(key)
  }

  #list(key: PermanentKey): void {
    const { userId } = key.record
    if (userId === undefined) return
    const keys = this.#byUser.get(userId) ?? new Set()
    this.#byUser.set(userId, keys.add(key))
  }

  #unlist(key: PermanentKey): void {
    const { userId } = key.record
    if (userId === undefined) return
    const keys = this.#byUser.get(userId)
    keys?.delete(key)
    if (keys?.size === 0) this.#byUser.delete(userId)
  }
}

function sameClient(a: ClientInfo | undefined, b: ClientInfo | undefined): boolean {
  if (!a || !b) return a === b
  return (
    a.apiId === b.apiId &&
    a.deviceModel === b.deviceModel &&
    a.systemVersion === b.systemVersion &&
    a.appVersion === b.appVersion &&
    a.langCode === b.langCode
  )
}
