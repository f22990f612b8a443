import type { Socket } from 'node:net'
import type { Log } from '../session/log.ts'
import type { Cancel, Clock, Timers } from '../session/time.ts'
import { type Answers, LineLost } from './line.ts'
import type { QuestionsToFront, QuestionsToWorker, WorkerSettings } from './questions.ts'
import { WorkerProcess } from './worker-process.ts'

/** Milliseconds: who dies sooner may do so again, and is not started anew at once for ever. */
const SHORT_LIFE = 10_000
/** Milliseconds that are waited for each short life in a row, but the first. */
const PAUSE = 1000
const LONGEST_PAUSE = 10 * PAUSE

export interface CrewOptions {
  /** The module a worker runs. */
  readonly main: URL
  readonly workers: number
  /** How the front answers a worker. */
  readonly answersTo: (index: number) => Answers<QuestionsToFront>
  /** Called when a worker begins to serve, before it is asked anything else. */
  readonly onReady: (index: number) => void
  /** Called when a worker died that had begun to serve. */
  readonly onGone: (index: number) => void
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}

type Name = keyof QuestionsToWorker
type Input<N extends Name> = QuestionsToWorker[N]['input']
type Output<N extends Name> = QuestionsToWorker[N]['output']

/** Where a worker is, or the one that is started in place of the last. */
interface Berth {
  worker: WorkerProcess | undefined
  /** The worker, once it serves. */
  ready: PromiseWithResolvers<WorkerProcess>
  isReady: boolean
  /** Unix milliseconds; when the last one died. */
  goneAt: number
  /** In a row. */
  shortLives: number
  /** Where one is to be started later. */
  cancelBegin: Cancel
}

/** All workers of a server. One that dies is started anew. */
export class Crew {
  readonly #options: CrewOptions
  readonly #berths: readonly Berth[]
  #settings: Omit<WorkerSettings, 'index'> | undefined
  #isClosing = false

  constructor(options: CrewOptions) {
    this.#options = options
    this.#berths = Array.from({ length: options.workers }, () => ({
      worker: undefined,
      ready: newlyReady(),
      isReady: false,
      goneAt: 0,
      shortLives: 0,
      cancelBegin: () => {},
    }))
  }

  /** Starts all of them. @throws what keeps one from serving; then close the crew */
  async begin(settings: Omit<WorkerSettings, 'index'>): Promise<void> {
    this.#settings = settings
    await Promise.all(this.#berths.map((berth, index) => this.#begin(berth, index)))
  }

  /** Hands a connection over, as soon as the worker serves. One that dies before it has the socket leaves it here. */
  hand(index: number, socket: Socket, connection: Input<'connection'>): void {
    this.#berth(index)
      .ready.promise.then(({ line }) => line.ask('connection', connection, socket))
      .catch(() => socket.destroy())
  }

  /** Asks a worker; if it dies before it answered, the one that takes its place. What is asked can be done twice. */
  async ask<N extends Name>(index: number, name: N, input: Input<N>): Promise<Output<N>> {
    for (;;) {
      const { line } = await this.#berth(index).ready.promise
      try {
        return await line.ask(name, input)
      } catch (error) {
        if (!(error instanceof LineLost) || this.#isClosing) throw error
      }
    }
  }

  /**
   * Asks all that serve, but one.
   *
   * @param instead what counts for one that does not serve, since so many Unix milliseconds
   * @returns the answers of those that did not die meanwhile
   */
  async askOthers<N extends Name>(
    except: number,
    name: N,
    input: Input<N>,
    instead?: (since: number) => Output<N>,
  ): Promise<Output<N>[]> {
    const ask = async ({ worker, isReady, goneAt }: Berth): Promise<Output<N>[]> => {
      if (!worker || !isReady) return instead ? [instead(goneAt)] : []
      try {
        return [await worker.line.ask(name, input)]
      } catch (error) {
        if (!(error instanceof LineLost)) throw error
        return instead ? [instead(this.#options.clock())] : []
      }
    }
    const others = this.#berths.filter((_, index) => index !== except)
    return (await Promise.all(others.map(ask))).flat()
  }

  /** Tells a worker, if it serves. */
  tell<N extends Name>(index: number, name: N, input: Input<N>): void {
    const { worker, isReady } = this.#berth(index)
    if (isReady) worker?.line.tell(name, input)
  }

  /** Tells all that serve, but one. */
  tellOthers<N extends Name>(except: number, name: N, input: Input<N>): void {
    for (const { line } of this.#serving(except)) line.tell(name, input)
  }

  /** Has all of them answer what is under way, for which they may need each other, and then end. */
  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.all(this.#berths.map((berth) => this.#finish(berth)))
    for (const { worker } of this.#berths) worker?.release()
    await Promise.all(this.#berths.map(({ worker }) => worker?.ended))
  }

  async #finish({ worker, isReady, ready, cancelBegin }: Berth): Promise<void> {
    cancelBegin()
    ready.reject(new Error('the server is being closed'))
    if (isReady) await worker?.line.ask('close', undefined).catch(() => {})
    else worker?.kill()
  }

  /** @returns when it serves; rejects when it died or failed before */
  async #begin(berth: Berth, index: number): Promise<void> {
    const { main, answersTo, clock, onReady, log } = this.#options
    if (!this.#settings) throw new Error('a worker begins with settings')
    const startedAt = clock()
    const worker = new WorkerProcess(main, answersTo(index))
    berth.worker = worker
    void worker.ended.then((how) => this.#ended(berth, index, how, clock() - startedAt))
    try {
      await worker.line.ask('open', { ...this.#settings, index })
    } catch (error) {
      worker.kill()
      throw error
    }
    berth.isReady = true
    onReady(index)
    log.info({ worker: index, pid: worker.pid }, 'a worker process serves')
    berth.ready.resolve(worker)
  }

  #ended(berth: Berth, index: number, how: string, life: number): void {
    const { log, timers, clock, onGone } = this.#options
    const served = berth.isReady
    if (served) berth.goneAt = clock()
    berth.worker = undefined
    berth.isReady = false
    if (this.#isClosing) return
    if (served) {
      berth.ready = newlyReady()
      onGone(index)
    }
    berth.shortLives = life < SHORT_LIFE ? berth.shortLives + 1 : 0
    const pause = Math.min(PAUSE * Math.max(0, berth.shortLives - 1), LONGEST_PAUSE)
    log.error({ worker: index, how, pause }, 'a worker process died and is started anew')
    berth.cancelBegin = timers.after(pause, () => this.#beginAgain(berth, index))
  }

  #beginAgain(berth: Berth, index: number): void {
    if (this.#isClosing) return
    this.#begin(berth, index).catch((error: unknown) => {
      // One that died has been spoken of, and one that failed is killed: it begins again either way.
      if (!(error instanceof LineLost))
        this.#options.log.error({ err: error, worker: index }, 'a worker process could not begin to serve')
    })
  }

  #serving(except: number): WorkerProcess[] {
    return this.#berths.flatMap(({ worker, isReady }, index) =>
      worker && isReady && index !== except ? [worker] : [],
    )
  }

  #berth(index: number): Berth {
    const berth = this.#berths[index]
    if (!berth) throw new RangeError(`there is no worker ${index}`)
    return berth
  }
}

/** Nobody may be waiting for it when the server is closed. */
function newlyReady(): PromiseWithResolvers<WorkerProcess> {
  const ready = Promise.withResolvers<WorkerProcess>()
  ready.promise.catch(() => {})
  return ready
}
