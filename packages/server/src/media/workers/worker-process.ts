import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { JobFailed, MediaRefusal } from './refusal.ts'
import { residentMemory } from './resident-memory.ts'
import type { Timers } from './timers.ts'
import type { Answer, Order } from './wire.ts'

/** Resident memory is looked at so often, in milliseconds, while a job runs. */
const MEMORY_INTERVAL = 200
/** So much of what a worker last said on stderr explains its death. Characters. */
const LAST_WORDS = 2000
/** Workers inherit no secrets: only what programs need to be found, and where temporary files go. */
const INHERITED = ['PATH', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG']

/** Windows has no process groups; there a worker's children are left to end by themselves. */
const ownGroups = process.platform !== 'win32'

export interface JobLimits {
  readonly seconds: number
  /** Bytes, of the worker with its children. */
  readonly memory: number
}

/** One forked process, doing one job at a time. It leads a process group, so that nothing it began outlives it. */
export class WorkerProcess {
  /** Resolves when the process is gone. */
  readonly ended: Promise<unknown>
  /** Jobs it was given. */
  jobs = 0
  readonly #child: ChildProcess
  readonly #timers: Timers
  #lastWords = ''
  #killed = false
  #settle: ((answer: Answer | Error) => void) | undefined

  constructor(main: URL, timers: Timers) {
    this.#timers = timers
    this.#child = fork(fileURLToPath(main), [], {
      serialization: 'advanced',
      detached: ownGroups,
      // The last one is PARENT_PIPE.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc', 'pipe'],
      execArgv: flagsFor(main),
      env: environment(),
    })
    // A process that could not be begun never exits.
    this.ended = once(this.#child, this.#child.pid === undefined ? 'error' : 'exit')
    this.#child.on('message', (answer: Answer) => this.#settle?.(answer))
    this.#child.on('exit', (code, signal) => {
      // Programs it had begun may be alive still.
      if (ownGroups) this.#killGroup()
      this.#died(signal ?? `exit code ${code}`)
    })
    this.#child.on('error', (error) => this.#died(error.message))
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#lastWords = (this.#lastWords + text.toString('utf8')).slice(-LAST_WORDS)
    })
    this.#holdParent(false)
  }

  get alive(): boolean {
    return (
      !this.#killed &&
      this.#child.exitCode === null &&
      this.#child.signalCode === null &&
      this.#child.connected
    )
  }

  /** @throws MediaRefusal, JobFailed; after `time`, `memory` and `died` the process is gone or going */
  async run({ job, input }: Order, limits: JobLimits): Promise<unknown> {
    this.jobs++
    const answer = await this.#ask({ job, input }, limits)
    if (answer instanceof Error) throw answer
    if (answer.kind === 'done') return answer.output
    if (answer.kind === 'refused') throw new MediaRefusal(answer.refusal, answer.why)
    throw new JobFailed(job, 'error', answer.details)
  }

  /** Ends it and all its children now. */
  kill(): void {
    this.#killed = true
    this.#holdParent(true)
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#killGroup()
  }

  #killGroup(): void {
    const { pid } = this.#child
    if (pid === undefined) return
    try {
      process.kill(ownGroups ? -pid : pid, 'SIGKILL')
    } catch {
      // It is gone already.
    }
  }

  #ask(order: Order, { seconds, memory }: JobLimits): Promise<Answer | Error> {
    return new Promise((resolve) => {
      const fail = (error: JobFailed): void => {
        this.kill()
        this.#settle?.(error)
      }
      const cancelTime = this.#timers.after(seconds * 1000, () =>
        fail(new JobFailed(order.job, 'time', `more than ${seconds} s`)),
      )
      const cancelMemory = this.#watchMemory(memory, (bytes) =>
        fail(new JobFailed(order.job, 'memory', `${bytes} bytes resident`)),
      )
      this.#settle = (answer) => {
        cancelTime()
        cancelMemory()
        this.#settle = undefined
        if (this.alive) this.#holdParent(false)
        resolve(answer instanceof Death ? new JobFailed(order.job, 'died', answer.message) : answer)
      }
      this.#holdParent(true)
      if (!this.alive) this.#settle(new Death('before the job'))
      else this.#child.send(order, (error) => error && this.#died(error.message))
    })
  }

  #watchMemory(limit: number, exceeded: (bytes: number) => void): () => void {
    let watching = true
    const look = async (): Promise<void> => {
      const bytes = this.#child.pid === undefined ? undefined : await residentMemory(this.#child.pid)
      if (!watching || bytes === undefined) return
      if (bytes > limit) exceeded(bytes)
      else cancel = this.#timers.after(MEMORY_INTERVAL, () => void look())
    }
    let cancel = this.#timers.after(MEMORY_INTERVAL, () => void look())
    return () => {
      watching = false
      cancel()
    }
  }

  #died(how: string): void {
    const words = this.#lastWords.trim()
    this.#settle?.(new Death(words ? `${how}: ${words}` : how))
  }

  /** Only a worker that works keeps the process alive that waits for it. */
  #holdParent(hold: boolean): void {
    const method = hold ? 'ref' : 'unref'
    this.#child[method]()
    this.#child.channel?.[method]()
    for (const stream of this.#child.stdio) {
      if (stream instanceof Socket) stream[method]()
    }
  }
}

class Death extends Error {}

/** Unbuilt, the worker is TypeScript and finds the other packages' sources; built, it is what Node runs anyway. */
function flagsFor(main: URL): string[] {
  const memory = ['--max-old-space-size=512']
  return main.pathname.endsWith('.ts') ? ['--conditions=longshore-source', ...memory] : memory
}

function environment(): NodeJS.ProcessEnv {
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  // Fewer arenas: what libvips gives back goes back to the system. One job at a time needs few threads.
  return { ...Object.fromEntries(inherited), MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' }
}
