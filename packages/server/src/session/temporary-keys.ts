import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { authKeyOf } from '@longshore/protocol/mtproto/message/auth-key'
import type { KeyStore, TemporaryKeyRecord } from '../storage/ports/key-store.ts'
import type { Budgets } from './budgets.ts'
import type { HeldKey, MadeKey, PermanentKey, TemporaryKey } from './held-key.ts'
import type { SessionLimits } from './limits.ts'
import type { Log } from './log.ts'
import type { Others } from './others.ts'

export interface TemporaryKeysOptions {
  readonly crypto: CryptoProvider
  readonly store: KeyStore
  readonly limits: SessionLimits
  readonly budgets: Pick<Budgets, 'unboundKeys'>
  readonly log: Log
  readonly others?: Others | undefined
  readonly onGone: (key: HeldKey) => void
  /** A permanent key, out of memory or the store. */
  readonly permanent: (id: bigint) => Promise<PermanentKey | undefined>
}

/**
 * The temporary keys in use (api/pfs). One that is bound is in the store too, so that it outlives the process; one that is
 * not is here alone, and a client that loses it makes another.
 */
export class TemporaryKeys {
  readonly #options: TemporaryKeysOptions
  /** In the order in which they came into memory. */
  readonly #keys = new Map<bigint, TemporaryKey>()
  readonly #loading = new Map<bigint, Promise<TemporaryKey | undefined>>()

  constructor(options: TemporaryKeysOptions) {
    this.#options = options
  }

  /** @param now Unix seconds */
  held(id: bigint, now: number): TemporaryKey | undefined {
    const key = this.#keys.get(id)
    if (!key || now < key.expiresAt) return key
    this.drop(key)
    return undefined
  }

  has(id: bigint): boolean {
    return this.#keys.has(id)
  }

  all(): Iterable<TemporaryKey> {
    return this.#keys.values()
  }

  /** Resolves when connections that begin with the key come here. */
  async add(made: MadeKey & { readonly expiresAt: number }, address: string): Promise<void> {
    const key = this.#hold(made, address)
    key.place.set(1)
    await this.#options.others?.temporaryKeyMade(made.authKey.id)
  }

  /** A key that was bound, out of memory or the store. @param now Unix seconds */
  load(id: bigint, now: number): Promise<TemporaryKey | undefined> {
    const underWay = this.#loading.get(id)
    if (underWay) return underWay
    const loading = this.#load(id, now).finally(() => this.#loading.delete(id))
    this.#loading.set(id, loading)
    return loading
  }

  /** Resolves when a crash does not take the binding any more. */
  async bind(key: TemporaryKey, permanent: PermanentKey, address: string): Promise<void> {
    const { store, limits, others } = this.#options
    if (!this.#keys.has(key.authKey.id)) return
    this.#tie(key, permanent)
    const gone = await store.putTemporary(recordOf(key, permanent, address), {
      ofKey: limits.temporaryKeysPerKey,
      ofAddress: limits.temporaryKeysPerAddress,
      ofAll: limits.temporaryKeysStored,
    })
    // Whoever reads it from the store has it from now on.
    others?.temporaryKeyGone(key.authKey.id)
    await this.#forgetEverywhere(gone)
  }

  /** Deletes keys, here and everywhere else: nothing more is received under them elsewhere. */
  async delete(ids: readonly bigint[]): Promise<void> {
    await this.#options.store.deleteTemporaries(ids)
    await this.#options.others?.temporaryKeysDropped(ids)
  }

  /** Deletes those bound to a permanent key, all but those spared. */
  async deleteOf(permanent: bigint, spared: readonly bigint[]): Promise<void> {
    const bound = await this.#options.store.temporariesOf(permanent)
    const ids = bound.filter((id) => !spared.includes(id))
    await this.delete(ids)
    this.forget(ids)
  }

  /** They are no longer valid: those that are here end. */
  forget(ids: readonly bigint[]): void {
    for (const id of ids) {
      const key = this.#keys.get(id)
      if (!key) continue
      this.#release(key)
      this.#options.others?.temporaryKeyGone(id)
      this.#options.onGone(key)
    }
  }

  /** Ends one whose time has come, or that must make room. */
  drop(key: TemporaryKey): void {
    const { id } = key.authKey
    this.forget([id])
    if (key.boundTo) this.#deleteLater(id)
  }

  /** @param now Unix seconds @param refused what came with lower ids is too old by now */
  sweep(now: number, refused: bigint): void {
    const unboundSince = now - this.#options.limits.unboundKeyLife / 1000
    for (const key of this.#keys.values()) {
      const late = !key.boundTo && key.createdAt < unboundSince
      if (late || key.expiresAt <= now) this.drop(key)
      // What a forgotten session received would be taken for new under a key that is read again.
      else if (key.boundTo && key.sessions.size === 0 && key.forgottenUpTo < refused) this.#release(key)
    }
  }

  #hold(made: MadeKey & { readonly expiresAt: number }, address: string): TemporaryKey {
    const key: TemporaryKey = {
      kind: 'temporary',
      ...made,
      sessions: new Map(),
      forgottenUpTo: 0n,
      boundTo: undefined,
      place: this.#options.budgets.unboundKeys.hold({ address }, () => this.drop(key)),
    }
    this.#keys.set(made.authKey.id, key)
    if (this.#keys.size > this.#options.limits.temporaryKeys) this.#makeRoom()
    return key
  }

  /** Anybody can make keys: the oldest that is bound to none goes first. */
  #makeRoom(): void {
    const keys = [...this.#keys.values()]
    const [oldest] = keys
    const spare = keys.find(({ boundTo }) => !boundTo) ?? oldest
    if (spare) this.drop(spare)
  }

  async #load(id: bigint, now: number): Promise<TemporaryKey | undefined> {
    const { store, permanent: permanentKey, crypto } = this.#options
    const record = await store.temporary(id)
    if (!record || record.expiresAt <= now) return undefined
    const permanent = await permanentKey(record.boundTo)
    const held = this.#keys.get(id)
    if (held || !permanent) return held
    const { key: bytes, ...made } = record
    const key = this.#hold({ ...made, authKey: authKeyOf(crypto, bytes) }, record.address)
    this.#tie(key, permanent)
    return key
  }

  #tie(key: TemporaryKey, permanent: PermanentKey): void {
    key.boundTo = permanent
    key.place.release()
    permanent.temporaries.add(key)
  }

  #release(key: TemporaryKey): void {
    this.#keys.delete(key.authKey.id)
    key.place.release()
    key.boundTo?.temporaries.delete(key)
  }

  async #forgetEverywhere(ids: readonly bigint[]): Promise<void> {
    if (ids.length === 0) return
    this.forget(ids)
    await this.#options.others?.temporaryKeysDropped(ids)
  }

  #deleteLater(id: bigint): void {
    this.delete([id]).catch((error) => {
      this.#options.log.error({ err: error }, 'a temporary authorization key could not be deleted')
    })
  }
}

function recordOf(
  { authKey, firstSalt, createdAt, expiresAt }: TemporaryKey,
  permanent: PermanentKey,
  address: string,
): TemporaryKeyRecord {
  const { id, key } = authKey
  return { id, key, firstSalt, createdAt, expiresAt, boundTo: permanent.authKey.id, address }
}
