import { printable } from '../file-name.ts'
import type { Output, Reporter, TransferEvent } from './events.ts'
import { FileProgress } from './file-progress.ts'
import { linesOf } from './line-of.ts'
import { percent, readableSize, readableTime } from './words.ts'

/** Milliseconds between two lines about the progress of one file. */
const INTERVAL = 5000

/** Lines for logs and pipes: results, and now and then how far it is. */
export class PlainReporter implements Reporter {
  readonly #output: Output
  readonly #now: () => number
  readonly #files = new Map<string, { told: number; readonly progress: FileProgress }>()

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output
    this.#now = now
  }

  tell(event: TransferEvent): void {
    if (event.event === 'started') this.#start(event)
    if (event.event === 'resumed') this.#files.get(event.file)?.progress.startAt(event.transferred)
    if (event.event === 'changed') this.#files.get(event.file)?.progress.startAt(0)
    if (event.event === 'waiting') for (const { progress } of this.#files.values()) progress.speed.pause()
    if (event.event === 'progress') this.#progress(event)
    const { out = [], err = [] } = linesOf(event)
    for (const line of out) this.#output.out(line)
    for (const line of err) this.#output.err(line)
  }

  end(): void {
    this.#files.clear()
  }

  #start({ file, name, size }: TransferEvent & { event: 'started' }): void {
    this.#files.set(file, { told: this.#now(), progress: new FileProgress(name, size, this.#now) })
  }

  #progress({ file, transferred, size }: TransferEvent & { event: 'progress' }): void {
    const about = this.#files.get(file)
    if (about === undefined) return
    about.progress.size = size
    about.progress.reached(transferred)
    if (this.#now() - about.told < INTERVAL) return
    about.told = this.#now()
    this.#output.err(`${printable(about.progress.name)}: ${howFar(about.progress)}`)
  }
}

/** "40%, 400.0 MiB of 1000.0 MiB, 20.0 MiB/s, 30 s left" */
function howFar({ transferred, size, bytesPerSecond, left }: FileProgress): string {
  return [
    size === undefined ? undefined : `${percent(transferred, size)}%`,
    size === undefined ? readableSize(transferred) : `${readableSize(transferred)} of ${readableSize(size)}`,
    `${readableSize(bytesPerSecond)}/s`,
    left === undefined ? undefined : `${readableTime(left)} left`,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}
