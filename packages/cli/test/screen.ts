import { EventEmitter } from 'node:events'
import xterm from '@xterm/headless'

/** A true terminal without a window: what a program writes, as a person sees it. */
export class Screen extends EventEmitter {
  readonly isTTY = true
  readonly #terminal: xterm.Terminal

  constructor(columns: number, rows = 24) {
    super()
    this.#terminal = new xterm.Terminal({
      cols: columns,
      rows,
      scrollback: 1000,
      convertEol: true,
      allowProposedApi: true,
    })
  }

  get columns(): number {
    return this.#terminal.cols
  }

  get rows(): number {
    return this.#terminal.rows
  }

  write(text: string): boolean {
    this.#terminal.write(text)
    return true
  }

  /** The window gets another size. */
  async resize(columns: number): Promise<void> {
    await this.#written()
    this.#terminal.resize(columns, this.rows)
    this.emit('resize')
  }

  /** All that can be read, scrolled away or not; a line that the terminal wrapped is one. */
  async text(): Promise<string[]> {
    await this.#written()
    const { buffer } = this.#terminal
    const lines: string[] = []
    for (let y = 0; y < buffer.active.length; y++) {
      const line = buffer.active.getLine(y)
      const text = line?.translateToString(true) ?? ''
      if (line?.isWrapped) lines.push((lines.pop() ?? '') + text)
      else lines.push(text)
    }
    while (lines.at(-1) === '') lines.pop()
    return lines
  }

  #written(): Promise<void> {
    return new Promise((resolve) => this.#terminal.write('', resolve))
  }
}
