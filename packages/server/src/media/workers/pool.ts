import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { waitingFor } from '../../observe/waits.ts'
import { FairQueue, type Owner } from './fair-queue.ts'
import { type Jobs, secondsOfJobs } from './jobs.ts'
import { type FailureReason, JobFailed } from './refusal.ts'
import { systemTimers, type Timers } from './timers.ts'
import type { Order } from './wire.ts'
import { WorkerProcess } from './worker-process.ts'

const MIB = 1 << 20

export interface WorkersOptions {
  /** Processes at once. Default: one less than the cores, at least two, so that a photo need not wait for a video. */
  readonly count?: number | undefined
  /** Jobs that may wait for one, of all users together. Default 256. */
  readonly queue?: number | undefined
  /** Jobs of one user that may wait. Default 32. */
  readonly queueOfUser?: number | undefined
  /** Seconds a job may take that names no time of its own; one that may take more is a long one. Default 20. */
  readonly seconds?: number | undefined
  /** Bytes a worker with its children may occupy. Default 1 GiB. */
  readonly memory?: number | undefined
  /** Seconds a worker without work is kept warm. Default 60. */
  readonly idleSeconds?: number | undefined
  /** Told of every job that came to no end of its own. */
  readonly onFailure?: ((failure: JobFailed) => void) | undefined
  readonly timers?: Timers | undefined
  /** The module a worker runs, and the times of its jobs: the media jobs, where tests name none of their own. */
  readonly main?: URL | undefined
  readonly secondsOf?: Readonly<Record<string, number>> | undefined
}

/** After so many jobs a worker makes room for a new one: whatever they leaked goes with it. */
const JOBS_OF_A_LIFE = 500

type Settings = { readonly [Name in keyof WorkersOptions]-?: NonNullable<WorkersOptions[Name]> }

type Work = (input: never) => Promise<unknown>

interface Waiting {
  readonly isLong: boolean
  readonly take: (worker: WorkerProcess) => void
  readonly refuse: (reason: FailureReason) => void
}

/** Has jobs done, for somebody. */
export interface JobRunner<J extends Readonly<Record<keyof J, Work>> = Jobs> {
  /**
   * Has a worker do a job. A worker that dies of it fails this job only.
   *
   * @throws MediaRefusal what the job refuses its input with; JobFailed when it came to no end of its own, at once when
   * too many jobs wait already
   */
  run<N extends keyof J & string>(job: N, input: Parameters<J[N]>[0]): Promise<Awaited<ReturnType<J[N]>>>
}

/**
 * Processes apart from the one that serves, in which files of strangers are read. They begin on demand, stay warm for a
 * while, and are bounded: in number, in the seconds and the memory of a job, and in the jobs that wait. Users are served
 * in turn, and what is done soon does not wait for what takes long.
 */
export class MediaWorkers<J extends Readonly<Record<keyof J, Work>> = Jobs> implements JobRunner<J> {
  readonly #options: Settings
  readonly #alive = new Set<WorkerProcess>()
  /** Workers without work, each with the end of its idle time; the last one worked last. */
  readonly #idle = new Map<WorkerProcess, () => void>()
  readonly #waiting: FairQueue<Waiting>
  /** Long jobs that are being done. */
  #long = 0
  #closed = false

  constructor(options: WorkersOptions = {}) {
    this.#options = {
      count: options.count ?? Math.max(2, availableParallelism() - 1),
      queue: options.queue ?? 256,
      queueOfUser: options.queueOfUser ?? 32,
      seconds: options.seconds ?? 20,
      memory: options.memory ?? 1024 * MIB,
      idleSeconds: options.idleSeconds ?? 60,
      onFailure: options.onFailure ?? (() => undefined),
      timers: options.timers ?? systemTimers,
      // This file is pool.ts unbuilt and pool.js built; so is the worker's.
      main: options.main ?? new URL(`./worker${extname(import.meta.url)}`, import.meta.url),
      secondsOf: options.secondsOf ?? secondsOfJobs,
    }
    this.#waiting = new FairQueue({ ofOne: this.#options.queueOfUser, inTotal: this.#options.queue })
  }

  /** Has jobs done for this user, in turn with what is done for others. */
  for(user: Owner): JobRunner<J> {
    return { run: (job, input) => this.#runFor(user, job, input) }
  }

  /** The server's own jobs: nobody's. */
  async run<N extends keyof J & string>(
    job: N,
    input: Parameters<J[N]>[0],
  ): Promise<Awaited<ReturnType<J[N]>>> {
    return this.#runFor(undefined, job, input)
  }

  async #runFor<N extends keyof J & string>(
    user: Owner,
    job: N,
    input: Parameters<J[N]>[0],
  ): Promise<Awaited<ReturnType<J[N]>>> {
    try {
      return (await this.#run(user, { job, input })) as Awaited<ReturnType<J[N]>>
    } catch (error) {
      if (error instanceof JobFailed) this.#options.onFailure(error)
      throw error
    }
  }

  /** Ends all workers, whatever they are doing: their jobs fail as `died`, those that wait as `closed`. */
  async close(): Promise<void> {
    this.#closed = true
    for (const { refuse } of this.#waiting.takeAll()) refuse('closed')
    for (const cancel of this.#idle.values()) cancel()
    this.#idle.clear()
    for (const worker of this.#alive) worker.kill()
    await Promise.all(Array.from(this.#alive, ({ ended }) => ended))
  }

  async #run(user: Owner, order: Order): Promise<unknown> {
    const { secondsOf, memory } = this.#options
    const seconds = secondsOf[order.job] ?? this.#options.seconds
    const isLong = seconds > this.#options.seconds
    const worker = await waitingFor('a turn for media work', this.#freeWorker(user, order.job, isLong))
    try {
      return await waitingFor('media work', worker.run(order, { seconds, memory }))
    } finally {
      if (isLong) this.#long--
      this.#release(worker)
    }
  }

  #freeWorker(user: Owner, job: string, isLong: boolean): Promise<WorkerProcess> {
    return new Promise((take, reject) => {
      const refuse = (reason: FailureReason): void => reject(new JobFailed(job, reason))
      if (this.#closed) return refuse('closed')
      if (this.#assignAtOnce({ isLong, take, refuse })) return
      this.#waiting.add(user, { isLong, take, refuse })?.refuse('busy')
    })
  }

  /** Where nobody waits whom it would overtake, a job need not wait. */
  #assignAtOnce(job: Waiting): boolean {
    if (!this.#mayBegin(job) || this.#waiting.has((other) => this.#mayBegin(other))) return false
    const worker = this.#freeNow()
    if (worker) this.#give(job, worker)
    return worker !== undefined
  }

  /** Gives waiting jobs to workers as long as there are both. */
  #assign(): void {
    while (this.#waiting.has((job) => this.#mayBegin(job))) {
      const worker = this.#freeNow()
      if (!worker) return
      const job = this.#waiting.take((waiting) => this.#mayBegin(waiting))
      if (job) this.#give(job, worker)
    }
  }

  #give(job: Waiting, worker: WorkerProcess): void {
    if (job.isLong) this.#long++
    job.take(worker)
  }

  /** Long jobs leave a worker to the short ones, where there is more than one. */
  #mayBegin({ isLong }: Waiting): boolean {
    return !isLong || this.#long < Math.max(1, this.#options.count - 1)
  }

  #freeNow(): WorkerProcess | undefined {
    return this.#takeIdle() ?? this.#begin()
  }

  /** Those that worked last come first: the others may end. */
  #takeIdle(): WorkerProcess | undefined {
    for (const [worker, cancel] of Array.from(this.#idle).reverse()) {
      cancel()
      this.#idle.delete(worker)
      if (worker.alive) return worker
    }
    return undefined
  }

  #begin(): WorkerProcess | undefined {
    if (this.#alive.size >= this.#options.count) return undefined
    const worker = new WorkerProcess(this.#options.main, this.#options.timers)
    this.#alive.add(worker)
    void worker.ended.then(() => this.#gone(worker))
    return worker
  }

  #gone(worker: WorkerProcess): void {
    this.#idle.get(worker)?.()
    this.#idle.delete(worker)
    this.#alive.delete(worker)
    if (!this.#closed) this.#assign()
  }

  #release(worker: WorkerProcess): void {
    if (worker.jobs >= JOBS_OF_A_LIFE || this.#closed) worker.kill()
    // What is going makes room when it is gone.
    if (!worker.alive) return
    this.#keepWarm(worker)
    this.#assign()
  }

  #keepWarm(worker: WorkerProcess): void {
    const { timers, idleSeconds } = this.#options
    const cancel = timers.after(idleSeconds * 1000, () => {
      this.#idle.delete(worker)
      worker.kill()
    })
    this.#idle.set(worker, cancel)
  }
}
