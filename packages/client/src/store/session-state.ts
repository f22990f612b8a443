import type { SessionStore, StoredKey, StoredSession } from './session-store.ts'

/** The session a client runs on, and its copy in the store. */
export class SessionState {
  readonly #store: SessionStore
  readonly #onError: (error: unknown) => void
  #session: StoredSession

  /** @param onError told when a change that nobody waits for could not be stored */
  constructor(store: SessionStore, session: StoredSession, onError: (error: unknown) => void) {
    this.#store = store
    this.#session = session
    this.#onError = onError
  }

  get session(): StoredSession {
    return this.#session
  }

  key(dcId: number): StoredKey | undefined {
    return this.#session.keys.find((key) => key.dcId === dcId)
  }

  async setKey(key: StoredKey): Promise<void> {
    await this.#change({ keys: [...this.#session.keys.filter(({ dcId }) => dcId !== key.dcId), key] })
  }

  async forgetKey(dcId: number): Promise<void> {
    await this.#change({ keys: this.#session.keys.filter((key) => key.dcId !== dcId) })
  }

  async setUser(userId: bigint | undefined): Promise<void> {
    await this.#change({ userId })
  }

  setHome(homeDc: number): void {
    this.#change({ homeDc }).catch(this.#onError)
  }

  setSalt(dcId: number, serverSalt: bigint): void {
    const key = this.key(dcId)
    if (key && key.serverSalt !== serverSalt) this.setKey({ ...key, serverSalt }).catch(this.#onError)
  }

  async #change(change: Partial<StoredSession>): Promise<void> {
    this.#session = { ...this.#session, ...change }
    await this.#store.save(this.#session)
  }
}
