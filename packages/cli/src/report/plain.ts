import { printable } from '../file-name.ts'
import type { Output, Reporter, TransferEvent } from './events.ts'
import { linesOf } from './line-of.ts'
import { Speed } from './speed.ts'
import { readableSize, readableTime } from './words.ts'

/** Milliseconds between two lines about the progress of one file. */
const INTERVAL = 5000

/** Lines for logs and pipes: results, and now and then how far it is. */
export class PlainReporter implements Reporter {
  readonly #output: Output
  readonly #now: () => number
  readonly #files = new Map<string, { name: string; told: number; speed: Speed }>()

  constructor(output: Output, now: () => number = () => performance.now()) {
    this.#output = output
    this.#now = now
  }

  tell(event: TransferEvent): void {
    if (event.event === 'started') this.#start(event)
    if (event.event === 'resumed') this.#files.get(event.file)?.speed.startAt(event.transferred)
    if (event.event === 'changed') this.#files.get(event.file)?.speed.startAt(0)
    if (event.event === 'progress') this.#progress(event)
    const { out = [], err = [] } = linesOf(event)
    for (const line of out) this.#output.out(line)
    for (const line of err) this.#output.err(line)
  }

  end(): void {
    this.#files.clear()
  }

  #start({ file, name }: TransferEvent & { event: 'started' }): void {
    const speed = new Speed(this.#now)
    speed.startAt(0)
    this.#files.set(file, { name, told: this.#now(), speed })
  }

  #progress({ file, transferred, size }: TransferEvent & { event: 'progress' }): void {
    const about = this.#files.get(file)
    if (about === undefined) return
    about.speed.reached(transferred)
    if (this.#now() - about.told < INTERVAL) return
    about.told = this.#now()
    this.#output.err(`${printable(about.name)}: ${howFar(transferred, size, about.speed)}`)
  }
}

/** "40%, 400.0 MiB of 1000.0 MiB, 20.0 MiB/s, 30 s left" */
export function howFar(transferred: number, size: number | undefined, speed: Speed): string {
  const left = speed.left(size)
  return [
    size === undefined ? undefined : `${percent(transferred, size)}%`,
    size === undefined ? readableSize(transferred) : `${readableSize(transferred)} of ${readableSize(size)}`,
    `${readableSize(speed.bytesPerSecond)}/s`,
    left === undefined ? undefined : `${readableTime(left)} left`,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

/** Whole: 100 only when all of it is there. */
function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 100)
}
