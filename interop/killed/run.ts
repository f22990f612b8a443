import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { eventsIn, type Lines, linesOf, type Stranger } from '../../packages/cli/test/longshore.ts'

/** A moment in the life of a command: so long after it was started, or after it has told of something. */
export interface Moment {
  /** Name of an event of `--json`. */
  readonly after?: string
  readonly milliseconds: number
}

/** A command with `--json` that is under way, and may be killed. */
export class Run {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #output: Lines
  readonly #failure: Promise<string>
  readonly #end: Promise<readonly unknown[]>

  static of(someone: Stranger, home: string, args: readonly string[]): Run {
    return new Run(someone.start(home, [...args, '--json']))
  }

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child
    this.#output = linesOf(child.stdout)
    this.#failure = text(child.stderr)
    this.#end = once(child, 'close')
  }

  get events(): readonly Record<string, unknown>[] {
    return eventsIn(this.#output.seen.join('\n'))
  }

  /** Whether it has said that all is done. */
  get isDone(): boolean {
    return this.events.some(({ event, code }) => event === 'ended' && code === 0)
  }

  find(name: string): Record<string, unknown> | undefined {
    return this.events.find(({ event }) => event === name)
  }

  /** Resolves at that moment, or when the command has ended before. */
  async reaches({ after, milliseconds }: Moment): Promise<void> {
    const told = after === undefined ? undefined : this.#output.until(`"event":"${after}"`).catch(() => {})
    await Promise.race([this.#end, Promise.resolve(told).then(() => setTimeout(milliseconds))])
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#end
  }

  /** @throws Error when it ends with another code than these */
  async endsWith(...codes: readonly number[]): Promise<void> {
    const [code] = await this.#end
    if (codes.includes(Number(code))) return
    throw new Error(`it ended with ${code}: ${this.#output.seen.join('\n')}${await this.#failure}`)
  }
}
