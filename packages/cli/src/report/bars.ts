import { MultiBar, type SingleBar } from 'cli-progress'
import { printable } from '../file-name.ts'
import type { Output, Reporter, TransferEvent } from './events.ts'
import { linesOf } from './line-of.ts'
import { howFar } from './plain.ts'
import { Speed } from './speed.ts'
import { files } from './words.ts'

/** Characters of a name beside its bar. */
const NAME = 28

interface Shown {
  readonly bar: SingleBar
  readonly name: string
  readonly speed: Speed
  readonly size: number | undefined
  transferred: number
}

/** On a terminal: a bar for each file under way, one for all of them where there are several, and lines above them. */
export class BarsReporter implements Reporter {
  readonly #output: Output
  readonly #now: () => number
  readonly #bars: MultiBar
  readonly #shown = new Map<string, Shown>()
  #all: Shown | undefined
  /** Bytes of files that are done. */
  #done = 0
  #left = 0

  /**
   * @param output lines that belong elsewhere than on the terminal of the bars
   * @param isOutHere whether standard output is the same terminal
   */
  constructor(
    stream: NodeJS.WriteStream,
    output: Output,
    isOutHere: boolean,
    now: () => number = () => performance.now(),
  ) {
    const above = (line: string): void => {
      if (this.#bars.isActive) this.#bars.log(`${line}\n`)
      else stream.write(`${line}\n`)
    }
    this.#output = { out: isOutHere ? above : output.out, err: above }
    this.#now = now
    this.#bars = new MultiBar({
      stream,
      format: '{bar} {name}  {text}',
      barsize: 24,
      hideCursor: true,
      clearOnComplete: true,
      // Ctrl-C is for the command to answer.
      gracefulExit: false,
    })
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
    if (!this.#bars.isActive) return
    // Lines that are still to be written are written by this.
    this.#bars.update()
    this.#bars.stop()
  }

  #show(name: string, size: number | undefined): Shown {
    const title = fitted(printable(name))
    const bar = this.#bars.create(size ?? Number.MAX_SAFE_INTEGER, 0, { name: title, text: '' })
    const shown = { bar, name: title, speed: new Speed(this.#now), size, transferred: 0 }
    shown.speed.startAt(0)
    return shown
  }

  #resume(file: string, transferred: number): void {
    const shown = this.#shown.get(file)
    if (shown === undefined) return
    shown.transferred = transferred
    shown.speed.startAt(transferred)
    this.#all?.speed.startAt(this.#moved())
  }

  #progress({ file, transferred }: TransferEvent & { event: 'progress' }): void {
    const shown = this.#shown.get(file)
    if (shown === undefined) return
    draw(shown, transferred)
    this.#drawAll()
  }

  #finish(file: string): void {
    const shown = this.#shown.get(file)
    if (shown !== undefined) this.#bars.remove(shown.bar)
    this.#shown.delete(file)
    this.#left -= 1
    this.#drawAll()
  }

  #drawAll(): void {
    if (this.#all === undefined) return
    draw(this.#all, this.#moved(), `${this.#left} left, `)
  }

  #moved(): number {
    return [...this.#shown.values()].reduce((sum, { transferred }) => sum + transferred, this.#done)
  }
}

function draw(shown: Shown, transferred: number, before = ''): void {
  shown.transferred = transferred
  shown.speed.reached(transferred)
  const text = before + howFar(transferred, shown.size, shown.speed)
  // Without a size nothing is drawn that the bar would mean something for.
  shown.bar.update(shown.size === undefined ? 0 : transferred, { name: shown.name, text })
}

function fitted(name: string): string {
  const characters = [...name]
  const short = characters.length > NAME ? [...characters.slice(0, NAME - 1), '…'] : characters
  return short.join('').padEnd(NAME)
}
