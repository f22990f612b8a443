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

  listens(userId: bigint): boolean {
    for (const key of this.#keys.keysOfUser(userId))
      for (const session of sessionsOf(key)) if (session.receivesUpdates) return true
    return false
  }

  #pushTo(key: PermanentKey, session: Session, encode: (layer: number) => Uint8Array): void {
    const layer = session.layer || key.record.layer
    try {
      session.push(() => encode(layer))
    } catch (error) {
      this.#log.error({ err: error, layer }, 'an update could not be written')
    }
  }
}

function isOrigin(key: PermanentKey, session: Session, origin: UpdateOrigin | undefined): boolean {
  return key.authKey.id === origin?.authKeyId && session.id === origin.sessionId
}
