import type { ClientInfo } from '../storage/ports/key-store.ts'
import { bindTemporaryKey } from './bind-temporary-key.ts'
import type { Caller, Outcome, TemporaryKeyBinding } from './dispatcher.ts'
import { type PermanentKey, permanentOf } from './held-key.ts'
import type { Incoming } from './incoming.ts'
import type { Room } from './link.ts'
import type { Owing } from './owed.ts'

/** The sender of one request. */
export class RequestCaller implements Caller {
  readonly #incoming: Incoming
  readonly #owing: Owing
  readonly expectAnswer: Room
  readonly #afterAnswer: (() => void)[] = []

  /** @param expect waits for room for the answer */
  constructor(incoming: Incoming, expect: Room, owing: Owing) {
    this.#incoming = incoming
    this.#owing = owing
    this.expectAnswer = expect
  }

  at(place: string): void {
    this.#owing.at(place)
  }

  get authKeyId(): bigint {
    return (this.#permanent ?? this.#incoming.key).authKey.id
  }

  get keyIsTemporaryUnbound(): boolean {
    return this.#permanent === undefined
  }

  get sessionId(): bigint {
    return this.#incoming.session.id
  }

  get messageId(): bigint {
    return this.#incoming.message.id
  }

  get remoteAddress(): string {
    return this.#incoming.peer.link.remoteAddress
  }

  get userId(): bigint | undefined {
    return this.#permanent?.record.userId
  }

  get namedDc(): number | undefined {
    return this.#permanent?.record.namedDc
  }

  get layer(): number {
    return this.#incoming.session.layer || (this.#permanent?.record.layer ?? 0)
  }

  get client(): ClientInfo | undefined {
    return this.#permanent?.record.client
  }

  get receivesUpdates(): boolean {
    return this.#incoming.session.receivesUpdates
  }

  set receivesUpdates(receives: boolean) {
    this.#incoming.session.receivesUpdates = receives
  }

  async reachable(): Promise<void> {
    const { session, services } = this.#incoming
    if (session.receivesUpdates && this.userId !== undefined)
      await services.listeners?.note(this.userId, this.layer)
  }

  async setLayer(layer: number, client?: ClientInfo | undefined): Promise<void> {
    this.#incoming.session.layer = layer
    if (this.#permanent) await this.#keys.setClient(this.#permanent, layer, client ?? this.client)
  }

  async setUser(userId: bigint | undefined): Promise<void> {
    if (this.#permanent) await this.#keys.setUser(this.#permanent.authKey.id, userId)
  }

  afterMessage(messageId: bigint): Promise<Outcome> {
    const { session, services } = this.#incoming
    return session.outcomes.of(messageId, services.limits.afterMessageWait)
  }

  bindTemporaryKey(binding: TemporaryKeyBinding): Promise<void> {
    return bindTemporaryKey(this.#incoming, binding)
  }

  async dropTemporaryKeys(except: readonly bigint[]): Promise<void> {
    const spared = [...except, this.#incoming.key.authKey.id]
    if (this.#permanent) await this.#keys.temporary.deleteOf(this.#permanent.authKey.id, spared)
  }

  async destroyKey(authKeyId: bigint): Promise<void> {
    const isOwn = authKeyId === this.authKeyId
    const key = await this.#keys.delete(authKeyId)
    if (!key) return
    if (isOwn) this.#afterAnswer.push(() => this.#keys.retire(key))
    else this.#keys.retire(key)
  }

  /** The answer is on its way: what had to wait for that is done. */
  answered(): void {
    for (const work of this.#afterAnswer) work()
  }

  get #permanent(): PermanentKey | undefined {
    return permanentOf(this.#incoming.key)
  }

  get #keys() {
    return this.#incoming.services.keys
  }
}
