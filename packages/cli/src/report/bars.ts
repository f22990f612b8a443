import { printable } from '../file-name.ts'
import { LiveRegion, type Terminal } from '../terminal/live-region.ts'
import { barLine } from './bar-line.ts'
import type { Output, Reporter, TransferEvent } from './events.ts'
import { FileProgress } from './file-progress.ts'
import { linesOf } from './line-of.ts'
import { files } from './words.ts'

/** On a terminal: a bar for each file under way, one for all of them where there are several, and lines above them. */
export class BarsReporter implements Reporter {
  readonly #output: Output
  readonly #now: () => number
  readonly #region: LiveRegion
  readonly #shown = new Map<string, FileProgress>()
  #all: FileProgress | undefined
  /** Bytes of files that are done. */
  #done = 0
  #left = 0

  /**
   * @param output lines that belong elsewhere than on the terminal of the bars
   * @param isOutHere whether standard output is the same terminal
   */
  constructor(
    terminal: Terminal,
    output: Output,
    isOutHere: boolean,
    now: () => number = () => performance.now(),
  ) {
    this.#region = new LiveRegion(terminal, (columns) => this.#lines(columns))
    const above = (line: string): void => this.#region.say(line)
    this.#output = { out: isOutHere ? above : output.out, err: above }
    this.#now = now
  }

  tell(event: TransferEvent): void {
    switch (event.event) {
      case 'planned':
        this.#left = event.files
        if (event.files > 1) this.#all = this.#show(files(event.files), event.size)
        break
      case 'started':
        this.#shown.set(event.file, this.#show(event.name, event.size))
        break
      case 'known':
        this.#resume(event.file, event.size)
        break
      case 'resumed':
        this.#resume(event.file, event.transferred)
        break
      case 'changed':
        this.#resume(event.file, 0)
        break
      case 'progress':
        this.#progress(event)
        break
      case 'waiting':
        for (const { speed } of this.#everything()) speed.pause()
        break
      case 'sent':
      case 'received':
      case 'verified':
        this.#done += event.size
        this.#finish(event.file)
        break
      case 'failed':
      case 'differs':
      case 'skipped':
        this.#finish(event.file)
        break
    }
    const { out = [], err = [] } = linesOf(event)
    for (const line of out) this.#output.out(line)
    for (const line of err) this.#output.err(line)
  }

  end(): void {
    this.#region.close()
  }

  #show(name: string, size: number | undefined): FileProgress {
    this.#region.changed()
    return new FileProgress(printable(name), size, this.#now)
  }

  #resume(file: string, transferred: number): void {
    this.#shown.get(file)?.startAt(transferred)
    this.#count(0)
  }

  #progress({ file, transferred }: TransferEvent & { event: 'progress' }): void {
    this.#count(this.#shown.get(file)?.reached(transferred) ?? 0)
  }

  #finish(file: string): void {
    this.#shown.delete(file)
    this.#left -= 1
    this.#count(0)
  }

  /** How far all files together are, having come on by so many bytes. */
  #count(moved: number): void {
    if (this.#all !== undefined) {
      this.#all.transferred = [...this.#shown.values()].reduce(
        (sum, { transferred }) => sum + transferred,
        this.#done,
      )
      this.#all.speed.moved(moved)
    }
    this.#region.changed()
  }

  #everything(): FileProgress[] {
    return this.#all ? [this.#all, ...this.#shown.values()] : [...this.#shown.values()]
  }

  #lines(columns: number): string[] {
    return this.#everything().map((progress) =>
      barLine(progress, columns, progress === this.#all ? this.#left : undefined),
    )
  }
}
