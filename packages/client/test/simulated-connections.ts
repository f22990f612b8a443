import type { Invocation } from '../src/rpc/middleware.ts'
import { orAborted, pause } from '../src/time/abort.ts'
import { TransferController, type TransferControllerOptions } from '../src/transfer/controller.ts'
import type { Direction, Transfer, TransferPlan } from '../src/transfer/transfers.ts'
import { FakeClock } from './fake-clock.ts'

export const KiB = 1024
export const MiB = 1024 * KiB
export const partSize = 512 * KiB
export const home = 2

export interface Way {
  /** Milliseconds each way. */
  delay: number
  /** Of all connections together. */
  bytesPerSecond: number
  /** Of each connection. */
  bytesPerSecondOfLine?: number | undefined
}

interface Call {
  readonly connection: string
  readonly fail: (reason: Error) => void
}

/** A controller over connections that exist only in a fake time: what is sent waits its turn, and takes its time to arrive. */
export class SimulatedConnections {
  readonly clock: FakeClock
  readonly controller: TransferController
  /** Calls made so far, with the connection they went by. */
  readonly made: { method: string; connection: number; dcId: number; at: number }[] = []
  readonly closed: string[] = []
  readonly floods: number[] = []
  /** What is thrown instead of an answer, if anything. */
  refuse: (invocation: Invocation) => Error | undefined = () => undefined
  /** Nothing comes by these connections any more. */
  readonly silent = new Set<string>()
  readonly way: Way
  #free = 0
  readonly #freeOfLine = new Map<string, number>()
  readonly #pulses = new Map<string, { received: number; sent: number }>()
  readonly #calls = new Set<Call>()

  constructor(way: Way, options: Partial<TransferControllerOptions> & { clock?: FakeClock } = {}) {
    this.way = way
    this.clock = options.clock ?? new FakeClock(0)
    this.controller = new TransferController({
      clock: this.clock,
      invoke: (invocation) => this.#invoke(invocation),
      middleware: [],
      closeConnection: (dcId, direction, number, reason) =>
        this.#close(`${direction} ${dcId} ${number}`, reason),
      homeDc: () => home,
      window: 8 * MiB,
      mostConnections: 4,
      longestFloodWait: 300_000,
      onFlood: ({ milliseconds }) => this.floods.push(milliseconds / 1000),
      ...options,
    })
  }

  /** Lines that calls have been made on. */
  get connections(): string[] {
    return [...this.#pulses.keys()]
  }

  /** A connection is gone, or there again. */
  becomes(direction: Direction, number: number, state: 'disconnected' | 'connected'): void {
    const name = `${direction} ${home} ${number}`
    this.controller.connectionBecomes({ dcId: home, direction, number }, state, this.#pulses.get(name))
  }

  /** Fetches or sends without end, with so many bytes asked for at once. */
  async endless(plan: Partial<TransferPlan> = {}, atOnce = 16 * MiB): Promise<EndlessFile> {
    const transfer = await this.controller.begin({ direction: 'download', size: 1000 * MiB, ...plan })
    return new EndlessFile(transfer, plan.direction ?? 'download', Math.ceil(atOnce / partSize))
  }

  async #invoke(invocation: Invocation): Promise<unknown> {
    const { request, signal, dcId = home, connection = 0 } = invocation
    const direction = request._.startsWith('upload.save') ? 'upload' : 'download'
    const name = `${direction} ${dcId} ${connection}`
    this.made.push({ method: request._, connection, dcId, at: this.clock.now() })
    this.#connect(name, { dcId, direction, number: connection })
    const { promise: lost, reject } = Promise.withResolvers<never>()
    const call = { connection: name, fail: reject }
    this.#calls.add(call)
    try {
      return await Promise.race([orAborted(this.#answer(name, invocation), signal), lost])
    } finally {
      this.#calls.delete(call)
    }
  }

  async #answer(name: string, invocation: Invocation): Promise<unknown> {
    const { delay } = this.way
    const refusal = this.refuse(invocation)
    if (refusal) {
      await pause(this.clock, 2 * delay)
      throw refusal
    }
    if (this.silent.has(name)) return await new Promise(() => {})
    const isPart = 'limit' in invocation.request || 'bytes' in invocation.request
    await pause(this.clock, this.#timeOf(name, isPart ? partSize : 0) - this.clock.now())
    if (this.silent.has(name)) return await new Promise(() => {})
    const pulse = this.#pulses.get(name)
    if (pulse) pulse.received += partSize
    return true
  }

  /** When the answer arrives. */
  #timeOf(name: string, bytes: number): number {
    const { delay, bytesPerSecond, bytesPerSecondOfLine = Number.POSITIVE_INFINITY } = this.way
    const arrives = this.clock.now() + delay
    const ofLine = Math.max(arrives, this.#freeOfLine.get(name) ?? 0) + (bytes * 1000) / bytesPerSecondOfLine
    this.#freeOfLine.set(name, ofLine)
    this.#free = Math.max(arrives, this.#free) + (bytes * 1000) / bytesPerSecond
    return Math.max(this.#free, ofLine) + delay
  }

  #connect(name: string, connection: { dcId: number; direction: Direction; number: number }): void {
    if (this.#pulses.has(name)) return
    const pulse = { received: 0, sent: 0 }
    this.#pulses.set(name, pulse)
    this.controller.connectionBecomes(connection, 'connected', pulse)
  }

  #close(name: string, reason: Error): void {
    this.closed.push(name)
    for (const call of this.#calls) if (call.connection === name) call.fail(reason)
  }
}

/** A transfer that always wants more. */
export class EndlessFile {
  readonly transfer: Transfer
  /** Bytes that have arrived. */
  arrived = 0
  readonly errors: unknown[] = []
  readonly #stop = new AbortController()

  constructor(transfer: Transfer, direction: Direction, calls: number) {
    this.transfer = transfer
    for (let call = 0; call < calls; call++) void this.#keepCalling(direction)
  }

  /** Stops at once. */
  stop(): void {
    this.#stop.abort(new Error('stopped'))
  }

  async #keepCalling(direction: Direction): Promise<void> {
    const { signal } = this.#stop
    while (!signal.aborted) {
      try {
        if (direction === 'download') await fetchPart(this.transfer, signal)
        else await sendPart(this.transfer, signal)
        this.arrived += partSize
      } catch (error) {
        this.errors.push(error)
        return
      }
    }
  }
}

export async function fetchPart(transfer: Transfer, signal?: AbortSignal): Promise<void> {
  const location = { _: 'inputTakeoutFileLocation' } as const
  const params = { location, offset: 0n, limit: partSize }
  await transfer.call('upload.getFile', params, { bytes: partSize, signal })
}

export async function sendPart(transfer: Transfer, signal?: AbortSignal): Promise<void> {
  const params = { file_id: 1n, file_part: 0, bytes: new Uint8Array() }
  await transfer.call('upload.saveFilePart', params, { bytes: partSize, signal })
}

export async function fetchHashes(transfer: Transfer): Promise<void> {
  const location = { _: 'inputTakeoutFileLocation' } as const
  await transfer.call('upload.getFileHashes', { location, offset: 0n }, { bytes: 0 })
}
