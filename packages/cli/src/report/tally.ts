import { type ExitCode, exitCodeOfAll, exitCodes } from '../exit-code.ts'
import { failureOf } from '../explain.ts'
import type { Reporter, TransferEvent } from './events.ts'

/** Tells what happens, and counts what came of it. */
export class Tally {
  readonly #reporter: Reporter
  readonly #startedAt = performance.now()
  readonly #failures: ExitCode[] = []
  #done = 0
  #skipped = 0
  #size = 0

  constructor(reporter: Reporter) {
    this.#reporter = reporter
  }

  tell(event: TransferEvent): void {
    if (event.event === 'sent' || event.event === 'received' || event.event === 'verified') {
      this.#done += 1
      this.#size += event.size
    }
    if (event.event === 'differs') this.#failures.push(exitCodes.different)
    if (event.event === 'skipped') this.#skipped += 1
    this.#reporter.tell(event)
  }

  failed(file: string, error: unknown): void {
    const { reason, remedy, exitCode } = failureOf(error)
    this.#failures.push(exitCode)
    this.#reporter.tell({ event: 'failed', file, code: exitCode, reason, remedy })
  }

  get done(): number {
    return this.#done
  }

  get code(): ExitCode {
    return exitCodeOfAll(this.#done, this.#failures)
  }

  /** Everything was tried. */
  end(): void {
    this.#reporter.tell({
      event: 'ended',
      done: this.#done,
      skipped: this.#skipped,
      failed: this.#failures.length,
      size: this.#size,
      seconds: Math.round((performance.now() - this.#startedAt) / 10) / 100,
      code: this.code,
    })
  }
}
