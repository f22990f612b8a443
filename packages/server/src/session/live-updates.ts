import type { UpdateOrigin, UpdateSink } from '../updates/update-sink.ts'
import { type PermanentKey, sessionsOf } from './held-key.ts'
import type { KeyRing } from './key-ring.ts'
import type { Log } from './log.ts'
import type { Session } from './session.ts'

/** Pushes updates to the sessions that are connected, in the layer of each. */
export class LiveUpdates implements UpdateSink {
  readonly #keys: KeyRing
  readonly #log: Log

  constructor(keys: KeyRing, log: Log) {
    this.#keys = keys
    this.#log = log
  }

  push(userId: bigint, encode: (layer: number) => Uint8Array, except?: UpdateOrigin | undefined): void {
    const encoded = new Map<number, Uint8Array>()
    const encodeOnce = (layer: number) => {
      const update = encoded.get(layer) ?? encode(layer)
      encoded.set(layer, update)
      return update
    }
    for (const key of this.#keys.keysOfUser(userId)) {
      for (const session of sessionsOf(key)) {
        if (session.receivesUpdates && !isOrigin(key, session, except)) this.#pushTo(key, session, encodeOnce)
      }
    }
  }

  pushToKey(authKeyId: bigint, layer: number, update: Uint8Array): void {
    const key = this.#keys.inUse(authKeyId)
    if (!key) return
    for (const session of sessionsOf(key))
      if (session.receivesUpdates && layerOf(key, session) === layer) session.push(() => update)
  }

  listens(userId: bigint): boolean {
    for (const key of this.#keys.keysOfUser(userId))
      for (const session of sessionsOf(key)) if (session.receivesUpdates) return true
    return false
  }

  /** Whether a session receives updates of the user in this layer. */
  listensIn(userId: bigint, layer: number): boolean {
    for (const key of this.#keys.keysOfUser(userId))
      for (const session of sessionsOf(key))
        if (session.receivesUpdates && layerOf(key, session) === layer) return true
    return false
  }

  /** Sends an update that another process wrote. A session whose layer is not among them is told that it missed one. */
  pushWritten(
    userId: bigint,
    updates: ReadonlyMap<number, Uint8Array>,
    except: UpdateOrigin | undefined,
  ): void {
    for (const key of this.#keys.keysOfUser(userId)) {
      for (const session of sessionsOf(key)) {
        if (!session.receivesUpdates || isOrigin(key, session, except)) continue
        const update = updates.get(layerOf(key, session))
        if (update) session.push(() => update)
        else session.missed()
      }
    }
  }

  #pushTo(key: PermanentKey, session: Session, encode: (layer: number) => Uint8Array): void {
    const layer = layerOf(key, session)
    try {
      session.push(() => encode(layer))
    } catch (error) {
      this.#log.error({ err: error, layer }, 'an update could not be written')
    }
  }
}

function layerOf(key: PermanentKey, session: Session): number {
  return session.layer || key.record.layer
}

function isOrigin(key: PermanentKey, session: Session, origin: UpdateOrigin | undefined): boolean {
  return key.authKey.id === origin?.authKeyId && session.id === origin.sessionId
}
