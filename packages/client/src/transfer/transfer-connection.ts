import type { ByteWindow } from './byte-window.ts'
import { RoundTrip } from './round-trip.ts'
import { type Pulse, Stillness } from './stall.ts'

export type ConnectionState = 'connecting' | 'connected' | 'disconnected'

/** One session of its own for the parts of files, as far as it matters how many bytes are under way on it. */
export class TransferConnection {
  readonly number: number
  readonly window: ByteWindow
  readonly roundTrip = new RoundTrip()
  state: ConnectionState = 'connecting'
  /** Calls under way, also those that move no bytes. */
  calls = 0
  /** Gets no further calls; closed when its last has its answer. */
  retired = false
  /** Closed with calls under way: they are made again on other connections. */
  givenUp = false
  /** How many connections in a row had fallen silent when it was opened. */
  stallsBefore = 0
  /** When its last call ended, in milliseconds. */
  idleSince: number
  readonly #stillness = new Stillness()
  #pulse: Pulse | undefined
  #connectedAt = Number.NEGATIVE_INFINITY

  constructor(number: number, window: ByteWindow, now: number) {
    this.number = number
    this.window = window
    this.idleSince = now
  }

  begin(bytes: number, now: number): void {
    // Nothing was awaited before: its silence begins now.
    if (this.calls === 0) this.interruptSilence(now)
    this.calls++
    this.window.take(bytes)
  }

  end(bytes: number, now: number): void {
    this.calls--
    this.window.giveBack(bytes)
    this.idleSince = now
  }

  /** What a call tells that began and ended on the same connection; others have waited for one. */
  answered(bytes: number, sentAt: number, now: number, others: number): void {
    if (bytes === 0 || sentAt < this.#connectedAt) return
    this.roundTrip.add(now - sentAt)
    this.window.answered(bytes, sentAt, now, others)
  }

  becomes(state: ConnectionState, pulse: Pulse | undefined, now: number): void {
    if (state === 'connected') this.#connectedAt = now
    if (this.state === 'connected' && this.calls > 0) this.window.lost(now, now)
    this.state = state
    this.#pulse = pulse
    this.interruptSilence(now)
  }

  interruptSilence(now: number): void {
    this.#stillness.interrupt(this.#pulse, now)
  }

  /** Milliseconds in which nothing moved although answers are awaited. */
  silence(now: number): number {
    if (this.calls === 0 || this.state !== 'connected') this.interruptSilence(now)
    return this.#stillness.lasts(this.#pulse, now)
  }
}
