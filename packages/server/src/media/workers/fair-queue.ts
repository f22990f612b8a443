/** Whose work it is; the server's own has nobody. */
export type Owner = bigint | undefined

export interface QueueBounds {
  /** Jobs of one owner that may wait. */
  readonly ofOne: number
  /** Jobs of all. */
  readonly inTotal: number
}

/**
 * A queue for each owner. They are served in turn, whoever was served last comes last, so that a hundred jobs of one owner
 * keep nobody waiting for more than one of them. What is beyond the bounds is taken from whoever has most.
 */
export class FairQueue<Job> {
  readonly #bounds: QueueBounds
  /** No queue is empty; the owner whose turn it is comes first. */
  readonly #queues = new Map<Owner, Job[]>()
  #size = 0

  constructor(bounds: QueueBounds) {
    this.#bounds = bounds
  }

  get size(): number {
    return this.#size
  }

  /** Lets a job wait. @returns the one that has to go for it: the newest of the greediest, perhaps this one */
  add(owner: Owner, job: Job): Job | undefined {
    const queue = this.#queues.get(owner)
    if (queue) queue.push(job)
    else this.#queues.set(owner, [job])
    this.#size++
    const isTooMany = (queue?.length ?? 1) > this.#bounds.ofOne
    if (isTooMany) return this.#dropNewest(owner)
    return this.#size > this.#bounds.inTotal ? this.#dropNewest(this.#greediest(owner)) : undefined
  }

  /** Whether any waiting job is of a kind. */
  has(isKind: (job: Job) => boolean): boolean {
    for (const queue of this.#queues.values()) if (queue.some(isKind)) return true
    return false
  }

  /** Takes the next job that may be done now: of the first owner in turn who has one, the longest waiting. */
  take(mayBegin: (job: Job) => boolean): Job | undefined {
    for (const [owner, queue] of this.#queues) {
      const at = queue.findIndex(mayBegin)
      if (at === -1) continue
      const [job] = queue.splice(at, 1)
      this.#size--
      this.#queues.delete(owner)
      if (queue.length > 0) this.#queues.set(owner, queue)
      return job
    }
    return undefined
  }

  /** Takes out everything that waits. */
  takeAll(): Job[] {
    const all = [...this.#queues.values()].flat()
    this.#queues.clear()
    this.#size = 0
    return all
  }

  #dropNewest(owner: Owner): Job | undefined {
    const queue = this.#queues.get(owner)
    const job = queue?.pop()
    if (queue?.length === 0) this.#queues.delete(owner)
    this.#size--
    return job
  }

  /** Whoever has most waiting; where nobody has more than the newcomer, the newcomer. */
  #greediest(newcomer: Owner): Owner {
    let greediest = newcomer
    let most = this.#queues.get(newcomer)?.length ?? 0
    for (const [owner, { length }] of this.#queues) if (length > most) [greediest, most] = [owner, length]
    return greediest
  }
}
