/** Milliseconds between two frames. */
const FRAME = 100

const ESC = '\u001b['
const hideCursor = `${ESC}?25l`
const showCursor = `${ESC}?25h`

/**
 * The cursor waits where the first line begins: whether or not a terminal that changes its size wraps the lines anew, they
 * are all that lies below.
 */
const erase = `\r${ESC}J`

/** What is used of a terminal. */
export interface Terminal {
  readonly columns: number
  readonly rows: number
  write(text: string): unknown
  on(event: 'resize', listener: () => void): unknown
  off(event: 'resize', listener: () => void): unknown
}

/** Lines for a terminal of so many columns: each shorter than that. */
export type Render = (columns: number) => string[]

/**
 * Lines at the bottom of a terminal that change, with whatever else is said above them. What is said is written as it is and
 * never cut; the terminal wraps it. Nothing of the changing lines stays, whatever becomes of the terminal's size.
 */
export class LiveRegion {
  readonly #terminal: Terminal
  readonly #render: Render
  #timer: NodeJS.Timeout | undefined
  #isOpen = false

  constructor(terminal: Terminal, render: Render) {
    this.#terminal = terminal
    this.#render = render
  }

  /** The lines have changed: they are drawn within a frame. */
  changed(): void {
    if (!this.#isOpen) this.#open()
    this.#timer ??= setTimeout(() => this.#draw(''), FRAME).unref()
  }

  /** Says a line above the region. */
  say(line: string): void {
    if (this.#isOpen) this.#draw(`${line}\n`)
    else this.#terminal.write(`${line}\n`)
  }

  /** Takes the lines away, and gives the terminal back as it was. */
  close(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#terminal.off('resize', this.#redraw)
    process.off('SIGCONT', this.#redraw)
    process.off('exit', this.#showCursor)
    this.#terminal.write(erase + showCursor)
  }

  #open(): void {
    this.#isOpen = true
    this.#terminal.on('resize', this.#redraw)
    // Whoever stopped us has written since.
    process.on('SIGCONT', this.#redraw)
    process.on('exit', this.#showCursor)
  }

  readonly #redraw = (): void => this.#draw('')

  readonly #showCursor = (): void => void this.#terminal.write(showCursor)

  #draw(above: string): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { columns, rows } = sizeOf(this.#terminal)
    const lines = this.#render(columns).slice(0, rows - 1)
    const up = lines.length > 1 ? `${ESC}${lines.length - 1}A` : ''
    this.#terminal.write(`${hideCursor}${erase}${above}${lines.join('\r\n')}${up}\r`)
  }
}

function sizeOf({ columns, rows }: Terminal): { columns: number; rows: number } {
  // Some terminals do not know how large they are.
  return { columns: Math.max(columns || 80, 2), rows: Math.max(rows || 24, 2) }
}
