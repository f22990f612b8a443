import { ByteWindow } from './byte-window.ts'
import { LineTrial } from './line-trial.ts'
import { type Pulse, stallPatience } from './stall.ts'
import { type LineState, TransferLine } from './transfer-line.ts'

export interface LinePoolOptions {
  /** Bytes that may be under way on one line. */
  readonly mostBytes: number
  readonly mostLines: number
  /** Ends a line: calls on it fail. */
  readonly closeLine: (number: number, reason: Error) => void
}

/** A line that has nothing to do is closed after this long, the last one after longer, in milliseconds. */
const idleTime = 15_000
const lastIdleTime = 60_000

/** What a pool must know to look after its lines. */
export interface Circumstances {
  readonly now: number
  /** The program itself stood still, so that silence says nothing. */
  readonly overslept: boolean
  /** Whether calls waited for room on the lines, or for room at all. */
  readonly waited: { readonly forLines: boolean; readonly atAll: boolean }
  /** In bytes a second over the last so many milliseconds. */
  readonly speed: (over: number) => number
}

/** The lines to one data center in one direction: opened while they help, replaced when they fail, closed when idle. */
export class LinePool {
  readonly #options: LinePoolOptions
  readonly #trial = new LineTrial()
  #onTrial: TransferLine | undefined
  #lines: TransferLine[] = []
  /** Numbers are not used again: news of a line that is gone must not be taken for another's. */
  #nextNumber = 0
  /** In a row, without an answer between. */
  #stalls = 0

  constructor(options: LinePoolOptions) {
    this.#options = options
  }

  get lines(): readonly TransferLine[] {
    return this.#lines
  }

  /** The line that has most room for a call of so many bytes, if any has enough. */
  lineFor(bytes: number, now: number): TransferLine | undefined {
    const usable = this.#usable(now)
    return leastBusy(bytes === 0 ? usable : usable.filter(({ window }) => window.hasRoom(bytes)))
  }

  /** Its last call has ended: it goes when it was to go. */
  rest(line: TransferLine): void {
    if (line.retired && line.calls === 0 && this.#lines.includes(line)) this.#close(line)
  }

  answered(line: TransferLine, bytes: number, sentAt: number, now: number): void {
    this.#stalls = 0
    const underWay = this.#lines.reduce((sum, { window }) => sum + window.underWay, 0)
    line.answered(bytes, sentAt, now, underWay - line.window.underWay)
  }

  /**
   * Something happened to the connection of a line. Where there is no other, its session finds a new one and repeats
   * its calls by itself; else the others take them over.
   *
   * @returns how many calls the session will repeat
   */
  becomes(number: number, state: LineState, pulse: Pulse | undefined, now: number): number {
    const line = this.#lines.find((line) => line.number === number)
    line?.becomes(state, pulse, now)
    if (line === undefined || state !== 'disconnected') return 0
    if (!this.#lines.some((other) => other.state === 'connected')) return line.calls
    this.#giveUp(line, 'the connection was lost while there are others')
    return 0
  }

  look({ now, overslept, waited, speed }: Circumstances): void {
    for (const line of this.#lines) {
      if (overslept) line.interruptSilence(now)
      // Lines that fall silent together, as when the network does, are waited for together.
      const stallsBefore = Math.min(line.stallsBefore, this.#stalls)
      const patience = stallPatience(line.roundTrip.milliseconds ?? 0, stallsBefore)
      if (line.silence(now) >= patience) {
        this.#stalls = Math.max(this.#stalls, stallsBefore + 1)
        this.#giveUp(line, `nothing was heard for ${Math.round(patience / 1000)} seconds`)
      } else if (this.#isIdle(line, now)) this.#close(line)
    }
    this.#try(waited, speed, now)
  }

  /** Forgets its lines; whoever closes the client closes them. */
  clear(): void {
    this.#lines = []
  }

  /** Lines that take calls; there is always one. */
  #usable(now: number): readonly TransferLine[] {
    const usable = this.#lines.filter(({ retired }) => !retired)
    if (usable.length === 0) return [this.#add(now)]
    const working = usable.filter(({ state }) => state !== 'disconnected')
    return working.length > 0 ? working : usable
  }

  #try(waited: Circumstances['waited'], speed: Circumstances['speed'], now: number): void {
    const used = this.#lines.filter(({ retired }) => !retired)
    const settled = used.every(({ window, state }) => state === 'connected' && !window.settling)
    const wanted = waited.forLines && settled && used.length < this.#options.mostLines
    const advice = this.#trial.look({ busy: waited.atAll, wanted, speed, now })
    const last = used.at(-1)
    if (last && used.length > 1 && used.every(({ window }) => window.smallest)) this.#retire(last)
    else if (advice === 'add') this.#onTrial = this.#add(now)
    else if (advice === 'remove' && this.#onTrial) this.#retire(this.#onTrial)
  }

  #add(now: number): TransferLine {
    const { mostBytes } = this.#options
    const least = Math.min(...this.#lines.map(({ window }) => window.leastRoundTrip))
    const line = new TransferLine(this.#nextNumber++, new ByteWindow(mostBytes, least), now)
    line.stallsBefore = this.#stalls
    this.#lines.push(line)
    return line
  }

  #isIdle(line: TransferLine, now: number): boolean {
    if (line.calls > 0) return false
    return now - line.idleSince >= (this.#lines.length > 1 ? idleTime : lastIdleTime)
  }

  #retire(line: TransferLine): void {
    line.retired = true
    this.rest(line)
  }

  #giveUp(line: TransferLine, why: string): void {
    line.givenUp = true
    this.#close(line, why)
  }

  #close(line: TransferLine, why = 'the line is not needed any more'): void {
    // A new list: whoever goes through the old one is not disturbed.
    this.#lines = this.#lines.filter((other) => other !== line)
    this.#options.closeLine(line.number, new Error(why))
  }
}

function leastBusy(lines: readonly TransferLine[]): TransferLine | undefined {
  const busy = ({ window }: TransferLine) => window.underWay / window.size
  return lines.toSorted((a, b) => busy(a) - busy(b))[0]
}
