import type { Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { defaultQueueLimits, type QueueLimits } from './active-operations.ts'

/** Files at once, however many the server would take: each has memory of its own. */
const most = 100

/**
 * How many files the server wants at once, as its client configuration says (help.getAppConfig). It is asked once, when
 * the first file is about to move; until it answers, and if it does not, the usual numbers hold.
 */
export class ServerQueueLimits {
  readonly #rpc: Rpc
  readonly #apply: (limits: QueueLimits) => void
  readonly #stop = new AbortController()
  #isAsked = false

  constructor(rpc: Rpc, apply: (limits: QueueLimits) => void) {
    this.#rpc = rpc
    this.#apply = apply
  }

  /** Asks, the first time; nobody waits for the answer. */
  ask(): void {
    if (this.#isAsked) return
    this.#isAsked = true
    const answer = this.#rpc.call('help.getAppConfig', { hash: 0 }, { signal: this.#stop.signal })
    answer.then(
      (config) => this.#apply(queueLimitsIn(config)),
      // The files move without it.
      () => {},
    )
  }

  /** The answer is not wanted any more. */
  close(): void {
    this.#stop.abort()
  }
}

/** What a client configuration says of queues; the usual numbers where it says nothing, or nothing sensible. */
export function queueLimitsIn(answer: Type<'help.AppConfig'>): QueueLimits {
  const config = answer._ === 'help.appConfig' ? answer.config : undefined
  return {
    small: limitIn(config, 'small_queue_max_active_operations_count') ?? defaultQueueLimits.small,
    large: limitIn(config, 'large_queue_max_active_operations_count') ?? defaultQueueLimits.large,
  }
}

function limitIn(config: Type<'JSONValue'> | undefined, name: string): number | undefined {
  if (config?._ !== 'jsonObject') return undefined
  const told = config.value.find(({ key }) => key === name)?.value
  if (told?._ !== 'jsonNumber' || !Number.isInteger(told.value) || told.value < 1) return undefined
  return Math.min(told.value, most)
}
