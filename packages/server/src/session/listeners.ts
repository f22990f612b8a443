import type { Others } from './others.ts'

/** Whose updates are received here, in which layers, as the other processes know it: at times more than is so. */
export class Listeners {
  readonly #others: Others
  /** Each resolves when the others know. */
  readonly #told = new Map<bigint, Map<number, Promise<void>>>()

  constructor(others: Others) {
    this.#others = others
  }

  /** Resolves when updates of the user come here from everywhere. */
  note(user: bigint, layer: number): Promise<void> {
    const layers = this.#told.get(user) ?? new Map<number, Promise<void>>()
    this.#told.set(user, layers)
    const told = layers.get(layer) ?? this.#others.listening(user, layer)
    layers.set(layer, told)
    return told
  }

  /** Takes back what is so no more. @param isSo whether a session receives updates of this user in this layer */
  sweep(isSo: (user: bigint, layer: number) => boolean): void {
    for (const [user, layers] of this.#told) {
      for (const layer of layers.keys()) {
        if (isSo(user, layer)) continue
        layers.delete(layer)
        this.#others.notListening(user, layer)
      }
      if (layers.size === 0) this.#told.delete(user)
    }
  }
}
