import type { Socket } from 'node:net'
import { startsRequest } from '../gateway/entrance.ts'
import { addressOf } from '../gateway/socket-wire.ts'
import type { Log } from '../session/log.ts'
import { messageIdAt } from '../session/message-rules.ts'
import type { SessionClaim } from '../session/others.ts'
import type { Clock, Timers } from '../session/time.ts'
import type { UpdateSink } from '../updates/update-sink.ts'
import { Crew } from './crew.ts'
import type { Answers } from './line.ts'
import type { Peeked } from './peek.ts'
import { Presence } from './presence.ts'
import type { QuestionsToFront, QuestionsToWorker, ToWorker, WorkerSettings } from './questions.ts'
import { Routes } from './routes.ts'
import { TurnsOfAll } from './turns-of-all.ts'
import { UpdatesOfAll } from './updates-of-all.ts'

/** No worker has this number: what is for all others than it is for all. */
const NO_WORKER = -1

export interface FrontOptions {
  /** The module a worker runs. */
  readonly main: URL
  readonly workers: number
  /** Who is signed in with a key, permanent or bound to one. */
  readonly userOf: (keyId: bigint) => Promise<bigint | undefined>
  readonly deliverCode: (phone: string, code: string) => void
  /** Told when a connection that was led to a worker has ended. */
  readonly connectionOver: (id: number) => void
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}

/** What stands between the workers of a server: it leads connections to them and carries what they tell each other. */
export class Front {
  /** Reaches the sessions at all workers. */
  readonly updates: UpdateSink
  readonly #options: FrontOptions
  readonly #crew: Crew
  readonly #routes: Routes
  readonly #presence = new Presence()
  readonly #turns = new TurnsOfAll()
  /** The worker of each connection, by number. */
  readonly #connections = new Map<number, number>()

  constructor(options: FrontOptions) {
    const { main, workers, userOf, clock, timers, log } = options
    this.#options = options
    this.#routes = new Routes(workers, userOf)
    this.#crew = new Crew({
      main,
      workers,
      answersTo: (index) => this.#answersTo(index),
      onReady: (index) => this.#ready(index),
      onGone: (index) => this.#gone(index),
      clock,
      timers,
      log,
    })
    this.updates = new UpdatesOfAll({
      presence: this.#presence,
      send: (worker, update) => this.#crew.tell(worker, 'update', update),
      sendToKey: (update) => this.#crew.tellOthers(NO_WORKER, 'update to key', update),
      log,
    })
  }

  /** Starts all workers. @throws what keeps one from serving; then close the front */
  begin(settings: Omit<WorkerSettings, 'index'>): Promise<void> {
    return this.#crew.begin(settings)
  }

  /** Leads a connection to the worker that should have it. */
  lead(socket: Socket, id: number, { bytes, keyId }: Peeked): void {
    const client = startsRequest(bytes) ? addressOf(socket) : undefined
    this.#routes.workerFor(keyId, client).then(
      (worker) => {
        this.#connections.set(id, worker)
        this.#crew.hand(worker, socket, { id, bytes })
      },
      (error: unknown) => {
        this.#options.log.error({ err: error }, 'an authorization key could not be read')
        socket.destroy()
        this.#over(id)
      },
    )
  }

  /** Has all workers let go of a blob. @returns false where one has lent it, and removes it then */
  async letGo(blob: bigint): Promise<boolean> {
    return !(await this.#crew.askOthers(NO_WORKER, 'let go of blob', blob)).includes(false)
  }

  close(): Promise<void> {
    return this.#crew.close()
  }

  #ready(index: number): void {
    for (const listening of this.#presence.all()) this.#crew.tell(index, 'listening', listening)
  }

  #gone(index: number): void {
    this.#routes.workerGone(index)
    this.#presence.workerGone(index)
    this.#crew.tellOthers(index, 'worker gone', index)
    this.#turns.workerGone(index)
    for (const [id, worker] of this.#connections) if (worker === index) this.#over(id)
  }

  #over(id: number): void {
    this.#connections.delete(id)
    this.#options.connectionOver(id)
  }

  #answersTo(index: number): Answers<QuestionsToFront> {
    const { deliverCode, log } = this.#options
    return {
      'ask worker': ({ worker, ...question }) => this.#ask(worker, question),
      'ask others': ({ name, input }) => this.#crew.askOthers(index, name, input as AnyInput),
      'tell worker': ({ worker, name, input }) => void this.#crew.tell(worker, name, input as AnyInput),
      'connection over': (id) => void this.#over(id),
      'claim session': (claim) => this.#claim(index, claim),
      'temporary key made': (id) => void this.#routes.temporaryKeyMade(id, index),
      'temporary key gone': (id) => void this.#routes.temporaryKeyGone(id, index),
      listening: async (listening) => {
        const noted = { ...listening, worker: index }
        this.#presence.note(noted)
        await this.#crew.askOthers(index, 'listening', noted)
        return undefined
      },
      turn: async () => void (await this.#turns.take(index)),
      'turn over': () => void this.#turns.over(),
      code: ({ phone, code }) => void deliverCode(phone, code),
      log: ({ level, facts, sentence }) => void log[level]({ ...facts, worker: index }, sentence),
    }
  }

  /** Nobody knows what a worker received that died: whatever was sent before it was missed. */
  async #claim(index: number, claim: SessionClaim): Promise<bigint> {
    const missed = (since: number) => messageIdAt(since)
    const received = await this.#crew.askOthers(index, 'claim session', claim, missed)
    return received.reduce((highest, id) => (id > highest ? id : highest), 0n)
  }

  #ask(worker: number, { name, input }: Omit<ToWorker, 'worker'>): Promise<unknown> {
    return this.#crew.ask(worker, name, input as AnyInput)
  }
}

/** What one worker sends another is typed at both ends, and only carried here. */
type AnyInput = QuestionsToWorker[keyof QuestionsToWorker]['input'] & never
