import type { Log } from '../session/log.ts'
import type { UpdateOrigin, UpdateSink } from '../updates/update-sink.ts'
import type { Presence } from './presence.ts'
import type { UpdateToKey, WrittenUpdate } from './questions.ts'

export interface UpdatesOfAllOptions {
  /** Of the sessions at this process, where it has any. */
  readonly local?: UpdateSink | undefined
  /** Of the sessions at the workers that are other processes. */
  readonly presence: Presence
  readonly send: (worker: number, update: WrittenUpdate) => void
  /** To all workers that are other processes. */
  readonly sendToKey: (update: UpdateToKey) => void
  readonly log: Log
}

/** Pushes updates to the sessions of a user at whatever worker. */
export class UpdatesOfAll implements UpdateSink {
  readonly #options: UpdatesOfAllOptions

  constructor(options: UpdatesOfAllOptions) {
    this.#options = options
  }

  push(user: bigint, encode: (layer: number) => Uint8Array, except?: UpdateOrigin | undefined): void {
    const { local, presence, send } = this.#options
    const written = new Map<number, Uint8Array>()
    const encodeOnce = (layer: number) => {
      const update = written.get(layer) ?? encode(layer)
      written.set(layer, update)
      return update
    }
    local?.push(user, encodeOnce, except)
    for (const [worker, layers] of presence.of(user))
      send(worker, { user, updates: this.#write(layers, encodeOnce), except: plainOrigin(except) })
  }

  /** Nobody knows at which worker the sessions of a key are that belongs to nobody. */
  pushToKey(key: bigint, layer: number, update: Uint8Array): void {
    this.#options.local?.pushToKey(key, layer, update)
    this.#options.sendToKey({ key, layer, update })
  }

  listens(user: bigint): boolean {
    const { local, presence } = this.#options
    return presence.listens(user) || local?.listens(user) === true
  }

  /** A layer in which it cannot be written is left out: sessions in it are told that they missed something. */
  #write(
    layers: ReadonlySet<number>,
    encode: (layer: number) => Uint8Array,
  ): ReadonlyMap<number, Uint8Array> {
    const updates = new Map<number, Uint8Array>()
    for (const layer of layers) {
      try {
        updates.set(layer, encode(layer))
      } catch (error) {
        this.#options.log.error({ err: error, layer }, 'an update could not be written')
      }
    }
    return updates
  }
}

/** Whoever causes an update may be more than its two numbers, which alone can travel to another process. */
function plainOrigin(origin: UpdateOrigin | undefined): UpdateOrigin | undefined {
  return origin && { authKeyId: origin.authKeyId, sessionId: origin.sessionId }
}
