import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Answers, Line } from './line.ts'
import type { QuestionsToFront, QuestionsToWorker } from './questions.ts'

/** One forked worker, as the front sees it. */
export class WorkerProcess {
  readonly line: Line<QuestionsToWorker, QuestionsToFront>
  /** How it ended, when it has: it never rejects. */
  readonly ended: Promise<string>
  readonly #child: ChildProcess

  constructor(main: URL, answers: Answers<QuestionsToFront>) {
    const child = fork(fileURLToPath(main), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: flagsFor(main),
    })
    this.#child = child
    this.line = new Line<QuestionsToWorker, QuestionsToFront>((letter, socket) => {
      // What cannot be sent is lost with the process: its end tells.
      child.send(letter, socket, {}, () => {})
    }, answers)
    child.on('message', (letter) => this.line.receive(letter))
    this.ended = endOf(child)
    void this.ended.then(() => this.line.lost())
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Lets go of it: a worker ends when nobody is left to serve for. */
  release(): void {
    if (this.#child.connected) this.#child.disconnect()
  }

  /** Ends it now. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }
}

async function endOf(child: ChildProcess): Promise<string> {
  // A process that could not be begun never exits.
  const error = once(child, 'error').then(([cause]) => String(cause))
  const exit = once(child, 'exit').then(([code, signal]) => signal ?? `exit code ${code}`)
  return Promise.race([exit, error])
}

/** Unbuilt, the worker is TypeScript and finds the other packages' sources; built, it is what Node runs anyway. */
function flagsFor(main: URL): string[] {
  return main.pathname.endsWith('.ts')
    ? [...process.execArgv, '--conditions=longshore-source']
    : process.execArgv
}
