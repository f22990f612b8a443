import { type ExitCode, exitCodeOfAll, exitCodes } from '../exit-code.ts'
import { failureOf } from '../explain.ts'
import type { Reporter, TransferEvent } from './events.ts'

/** Tells what happens, and counts what came of it. */
export class Tally {
  readonly #reporter: Reporter
  readonly #startedAt = performance.now()
  readonly #failures: ExitCode[] = []
  /** Of files under way: bytes that were there before this run, and that are there now. */
  readonly #underWay = new Map<string, { before: number; now: number }>()
  #done = 0
  #skipped = 0
  #size = 0
  #transferred = 0
  #isEnded = false

  constructor(reporter: Reporter) {
    this.#reporter = reporter
  }

  tell(event: TransferEvent): void {
    this.#follow(event)
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
    this.tell({ event: 'failed', file, code: exitCode, reason, remedy })
  }

  get done(): number {
    return this.#done
  }

  get code(): ExitCode {
    return exitCodeOfAll(this.#done, this.#failures)
  }

  /** What ends the whole command. @returns the exit code */
  error(error: unknown): ExitCode {
    const { reason, remedy, exitCode } = failureOf(error)
    this.tell({ event: 'error', code: exitCode, reason, remedy })
    return exitCodeOfAll(this.#done, [...this.#failures, exitCode])
  }

  /** Nothing more comes. Once said, it stays said. */
  end(code: ExitCode = this.code): void {
    if (this.#isEnded) return
    this.#isEnded = true
    for (const file of [...this.#underWay.keys()]) this.#leave(file)
    this.#reporter.tell({
      event: 'ended',
      done: this.#done,
      skipped: this.#skipped,
      failed: this.#failures.length,
      size: this.#size,
      transferred: this.#transferred,
      seconds: (performance.now() - this.#startedAt) / 1000,
      code,
    })
  }

  #follow(event: TransferEvent): void {
    switch (event.event) {
      case 'started':
        this.#underWay.set(event.file, { before: 0, now: 0 })
        break
      case 'known':
        this.#begin(event.file, event.size)
        break
      case 'resumed':
        this.#begin(event.file, event.transferred)
        break
      case 'changed':
        this.#begin(event.file, 0)
        break
      case 'progress':
        this.#reach(event.file, event.transferred)
        break
      case 'sent':
      case 'received':
      case 'verified':
        this.#reach(event.file, event.size)
        this.#leave(event.file)
        break
      case 'failed':
      case 'differs':
        this.#leave(event.file)
        break
    }
  }

  #begin(file: string, before: number): void {
    if (this.#underWay.has(file)) this.#underWay.set(file, { before, now: before })
  }

  #reach(file: string, transferred: number): void {
    const about = this.#underWay.get(file)
    if (about !== undefined) about.now = Math.max(about.now, transferred)
  }

  #leave(file: string): void {
    const { before, now } = this.#underWay.get(file) ?? { before: 0, now: 0 }
    this.#transferred += now - before
    this.#underWay.delete(file)
  }
}
