import assert from 'node:assert/strict'
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

export const command = join(import.meta.dirname, '..', 'bin', 'longshore.mjs')

/** What the command left behind. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array | undefined
  readonly cwd?: string | undefined
  readonly env?: Record<string, string> | undefined
  /** What must fail must end with this; 1 when absent. */
  readonly code?: number | undefined
  /** The user of the system whom the command runs as; whoever runs the tests when absent. */
  readonly uid?: number | undefined
  /** File descriptors that it may have; what the system allows when absent. */
  readonly descriptors?: number | undefined
}

/** The command as a stranger runs it, with everything it keeps in a temporary folder of the test's own. */
export class Stranger implements AsyncDisposable {
  readonly folder: string
  readonly #children = new Set<ChildProcessWithoutNullStreams>()

  static async arrive(): Promise<Stranger> {
    return new Stranger(await mkdtemp(join(tmpdir(), 'longshore-cli-')))
  }

  private constructor(folder: string) {
    this.folder = folder
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts)
  }

  /** Starts the command without waiting for its end. `home` names who is at the keyboard. */
  start(home: string, args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
    const env = { ...process.env, LONGSHORE_HOME: this.path(home), ...options.env }
    const words = [process.execPath, command, ...args]
    const [program = '', ...rest] =
      options.descriptors === undefined
        ? words
        : ['sh', '-c', `ulimit -n ${options.descriptors}; exec "$0" "$@"`, ...words]
    const child = spawn(program, rest, {
      cwd: options.cwd ?? this.folder,
      env,
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
      // The channel ends what was started when the test process dies before it could.
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    }) as ChildProcessWithoutNullStreams
    child.channel?.unref()
    // A command that ended does not read what it was given.
    child.stdin.on('error', () => {})
    this.#children.add(child)
    child.once('exit', () => this.#children.delete(child))
    return child
  }

  /** Runs the command to its end. */
  async run(home: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const child = this.start(home, args, options)
    child.stdin.end(options.stdin)
    return await ended(child)
  }

  /** Runs what must work; its standard output, without the last line break. */
  async do(home: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await this.run(home, args, options)
    assert.equal(code, 0, `longshore ${args.join(' ')} ended with ${code}: ${stderr}`)
    return stdout.trimEnd()
  }

  /** Runs what must fail. */
  async fail(home: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const ran = await this.run(home, args, options)
    assert.equal(
      ran.code,
      options.code ?? 1,
      `longshore ${args.join(' ')} ended with ${ran.code}: ${ran.stdout}${ran.stderr}`,
    )
    return ran
  }

  /** Starts a server in the folder `data`, on a free port unless told otherwise, and waits until it serves. */
  async serve(...flags: string[]): Promise<Server> {
    return await this.serveWith({}, ...flags)
  }

  async serveWith(options: RunOptions, ...flags: string[]): Promise<Server> {
    const words = ['serve', '--data', this.path('data'), '--port', '0', ...flags]
    const child = this.start('operator', words, options)
    const output = linesOf(child.stdout)
    const errors = linesOf(child.stderr)
    const line = await output.until('is serving').catch(async () => {
      throw new Error(`the server ended before it served: ${await errors.whole}`)
    })
    const port = Number(/:(\d+) /.exec(line)?.[1])
    return { child, port, output, errors }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#children].map((child) => stop(child, 'SIGKILL')))
    await rm(this.folder, { recursive: true, force: true })
  }
}

export interface Server {
  readonly child: ChildProcessWithoutNullStreams
  readonly port: number
  readonly output: Lines
  readonly errors: Lines
}

/** The events that "--json" printed, one a line. */
export function eventsIn(output: string): Record<string, unknown>[] {
  const lines = output.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line))
}

/** The links that "up --json" printed. */
export function linksIn(output: string): string[] {
  const sent = eventsIn(output).filter(({ event }) => event === 'sent')
  return sent.map(({ link }) => String(link))
}

export async function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, stdout, stderr }
}

/** @returns its exit code */
export async function stop(
  child: ChildProcessWithoutNullStreams,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill(signal)
  return (await exit)[0]
}

/** Output that goes on being read, so that its pipe never fills, and can be waited on. */
export interface Lines {
  readonly seen: readonly string[]
  /** The first line, of those seen or to come, that holds the words. */
  until(words: string): Promise<string>
  /** All of it, when it has ended. */
  readonly whole: Promise<string>
}

export function linesOf(stream: Readable): Lines {
  const seen: string[] = []
  const lines = createInterface({ input: stream })
  const waiting = new Set<() => void>()
  const wake = (): void => {
    for (const look of waiting) look()
  }
  let isOver = false
  const whole = once(lines, 'close').then(() => seen.map((line) => `${line}\n`).join(''))
  lines.on('line', (line) => {
    seen.push(line)
    wake()
  })
  lines.on('close', () => {
    isOver = true
    wake()
  })
  return {
    seen,
    whole,
    until: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = seen.find((candidate) => candidate.includes(words))
          if (line === undefined && !isOver) return
          waiting.delete(look)
          if (line === undefined) reject(new Error(`the output ended without "${words}"`))
          else resolve(line)
        }
        waiting.add(look)
        look()
      }),
  }
}
