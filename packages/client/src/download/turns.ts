/**
 * "When downloading multiple files in parallel from the same DC, clients should limit the parallelism to download at
 * most small_queue_max_active_operations_count/large_queue_max_active_operations_count files in parallel when
 * downloading files smaller/bigger than 20MB" (api/files); the defaults are those of help.getAppConfig.
 */
export const smallFilesAtOnce = 5
export const largeFilesAtOnce = 2
const largeBeyond = 20 * 1024 * 1024

export class DownloadTurns {
  readonly #queues = new Map<string, Queue>()

  /** Runs `work` when it is this file's turn; an abort while waiting rejects at once. */
  async take<T>(
    file: { dcId?: number | undefined; size?: number | undefined },
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    const queue = this.#queueOf(file.dcId ?? 0, (file.size ?? 0) > largeBeyond)
    await queue.enter(signal)
    try {
      return await work()
    } finally {
      queue.leave()
    }
  }

  #queueOf(dcId: number, large: boolean): Queue {
    const name = `${dcId} ${large}`
    const queue = this.#queues.get(name) ?? new Queue(large ? largeFilesAtOnce : smallFilesAtOnce)
    this.#queues.set(name, queue)
    return queue
  }
}

class Queue {
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  enter(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason)
    if (this.#free > 0) {
      this.#free--
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const admit = () => {
        signal?.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(admit), 1)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#waiting.push(admit)
    })
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}
