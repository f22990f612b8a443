import type { Body } from '@longshore/protocol/mtproto/message/body'
import { backoff } from '../connection/backoff.ts'
import type { Connection } from '../connection/connection.ts'
import { ConnectionError, TransportRefusal } from '../connection/connection-error.ts'
import { pause } from '../time/abort.ts'
import type { Clock } from '../time/clock.ts'
import { withDeadline } from '../time/deadline.ts'
import { keepAlive, type Pulse } from './keep-alive.ts'
import type { Refusals } from './refusals.ts'
import type { Session } from './session.ts'

export type LinkState = 'connecting' | 'connected' | 'disconnected'

/** What can be said of a new state. */
export interface LinkNews {
  /** Of the connection that has just been made. */
  readonly pulse?: Pulse | undefined
  /** Why there is none any more. */
  readonly reason?: Error | undefined
}

export interface LinkOptions {
  readonly session: Session
  readonly open: (signal: AbortSignal) => Promise<Connection>
  readonly clock: Clock
  /** From 0 to 1. */
  readonly random: () => number
  /** Whether to be connected also while no call waits: updates come by such a link. */
  readonly stay: () => boolean
  /** After this long without a connection, in milliseconds, waiting calls fail. */
  readonly patience: number
  /** Shared by all links under one key. */
  readonly refusals: Refusals
  readonly onState: (state: LinkState, news: LinkNews) => void
  /** Nothing was heard on a connection: what is known of the server's time may be wrong as well. */
  readonly onSilence: () => void
}

/** Opening a connection may take this long. */
const openingTime = 15_000

/** Keeps a session connected: opens connections as they are needed and again when they are lost. */
export class Link {
  readonly #options: LinkOptions
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined

  constructor(options: LinkOptions) {
    this.#options = options
  }

  /** Begins with a connection that has just been opened. */
  start(connection: Connection): void {
    this.#running ??= this.#run(connection)
  }

  /** See `Session.call`; also throws `ConnectionError` when there is no connection for too long. */
  call(body: Body, signal?: AbortSignal): Promise<Uint8Array> {
    if (this.#stop.signal.aborted) return Promise.reject(this.#stop.signal.reason)
    const answer = this.#options.session.call(body, signal)
    this.#running ??= this.#run()
    return answer
  }

  /** Ends it: calls that wait fail with the reason. */
  async close(reason: Error = new ConnectionError('the client was closed')): Promise<void> {
    this.#stop.abort(reason)
    await this.#running
    this.#options.session.failAll(reason)
  }

  async #run(opened?: Connection): Promise<void> {
    const { session, clock, random, stay, refusals } = this.#options
    const { signal } = this.#stop
    let failures = 0
    let aliveAt = clock.now()
    for (let connection = opened; ; connection = undefined) {
      const { reason, worked } = await this.#connectOnce(connection)
      if (signal.aborted) break
      if (worked) {
        failures = 0
        aliveAt = clock.now()
      }
      failures += isFlood(reason) ? failuresOfAFlood : 1
      const hopeless = isFinal(reason) && !worked && refusals.add()
      if (hopeless || clock.now() - aliveAt >= this.#options.patience) session.failAll(reason)
      if (hopeless || !(stay() || session.busy)) break
      await pause(clock, backoff(failures, random()), signal).catch(() => {})
      if (signal.aborted || !(stay() || session.busy)) break
    }
    this.#running = undefined
  }

  /** One connection from its opening to its end; says why it ended and whether the server ever spoke on it. */
  async #connectOnce(opened: Connection | undefined): Promise<{ reason: Error; worked: boolean }> {
    const { session, onState } = this.#options
    let connection = opened
    try {
      onState('connecting', {})
      connection ??= await this.#open()
      onState('connected', { pulse: connection })
      const end = await this.#serve(connection)
      onState('disconnected', { reason: end.reason })
      return end
    } catch (error) {
      const reason = error instanceof Error ? error : new ConnectionError(String(error))
      onState('disconnected', { reason })
      return { reason, worked: false }
    } finally {
      session.detach()
    }
  }

  async #serve(connection: Connection): Promise<{ reason: Error; worked: boolean }> {
    const { session, clock, refusals, onSilence } = this.#options
    const { signal } = this.#stop
    const stop = () => connection.close(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    // It may have been closed in the very moment it opened.
    if (signal.aborted) stop()
    let worked = false
    connection.receiver = session.receiver((work) =>
      connection.orClose(() => {
        work()
        worked = true
        refusals.disproved()
      }),
    )
    const rest = keepAlive({
      clock,
      pulse: connection,
      ping: (disconnectDelay) => session.ping(disconnectDelay),
      onSilence: () => {
        onSilence()
        connection.close(new ConnectionError('the server fell silent'))
      },
    })
    session.attach(connection)
    const reason = await connection.closed
    rest()
    signal.removeEventListener('abort', stop)
    return { reason, worked }
  }

  #open(): Promise<Connection> {
    const { clock, open } = this.#options
    const tooLate = () => new ConnectionError(`no connection within ${openingTime / 1000} seconds`)
    return withDeadline({ clock, milliseconds: openingTime, tooLate, signal: this.#stop.signal }, open)
  }
}

/** A refusal for too many connections is answered by staying away for longer. */
const failuresOfAFlood = 4

function isFlood(reason: Error): boolean {
  return reason instanceof TransportRefusal && reason.code === -429
}

/** Trying again would change nothing: the server does not know the key, or is not the data center meant. */
function isFinal(reason: Error): boolean {
  return reason instanceof TransportRefusal && (reason.code === -404 || reason.code === -444)
}
