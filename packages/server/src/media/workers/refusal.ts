import type { KnownError } from '@longshore/protocol/errors/rpc-error'

/** What a job throws to refuse its input by a name of the API; it crosses from the worker as this name. */
export class MediaRefusal extends Error {
  override readonly name = 'MediaRefusal'
  readonly refusal: KnownError

  constructor(refusal: KnownError, why?: string) {
    super(why ? `${refusal}: ${why}` : refusal)
    this.refusal = refusal
  }
}

/**
 * Why a job came to no end of its own: nobody was free to take it (`busy`), it took too long (`time`) or too much
 * memory (`memory`), its process died under it (`died`), it threw something that is no refusal (`error`), the disk has
 * no room for its files (`disk`), or the workers were closed (`closed`).
 */
export type FailureReason = 'busy' | 'time' | 'memory' | 'died' | 'error' | 'disk' | 'closed'

/** A job that could not be done: says nothing of its input that the API has a name for. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed'
  readonly reason: FailureReason

  constructor(job: string, reason: FailureReason, details = '') {
    super(`${job}: ${reason}${details && ` (${details})`}`)
    this.reason = reason
  }
}
