import type { Listening } from './questions.ts'

/** At which workers, and in which layers, the updates of users are received. */
export class Presence {
  readonly #users = new Map<bigint, Map<number, Set<number>>>()

  note({ user, worker, layer, isSo }: Listening): void {
    const workers = this.#users.get(user) ?? new Map<number, Set<number>>()
    const layers = workers.get(worker) ?? new Set()
    if (isSo) layers.add(layer)
    else layers.delete(layer)
    if (layers.size > 0) workers.set(worker, layers)
    else workers.delete(worker)
    if (workers.size > 0) this.#users.set(user, workers)
    else this.#users.delete(user)
  }

  /** Nobody is reached there any more. */
  workerGone(worker: number): void {
    for (const [user, workers] of this.#users) {
      workers.delete(worker)
      if (workers.size === 0) this.#users.delete(user)
    }
  }

  listens(user: bigint): boolean {
    return this.#users.has(user)
  }

  /** Workers, and the layers there. */
  of(user: bigint): Iterable<[worker: number, layers: ReadonlySet<number>]> {
    return this.#users.get(user) ?? []
  }

  *all(): Iterable<Listening> {
    for (const [user, workers] of this.#users)
      for (const [worker, layers] of workers)
        for (const layer of layers) yield { user, worker, layer, isSo: true }
  }
}
