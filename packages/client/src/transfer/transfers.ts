import type { MethodName, Result } from '@longshore/protocol/schema/api'
import type { CallOptions, Params, Rpc } from '../rpc/call.ts'

export type Direction = 'upload' | 'download'

/** What a transfer says of itself when it begins. */
export interface TransferPlan {
  readonly direction: Direction
  /** In bytes; absent while nobody knows. */
  readonly size?: number | undefined
  /** The data center the file lives in; the account's own when absent. */
  readonly dcId?: number | undefined
  /** Where several transfers want the same connection, the greater number goes first; 0 when absent. */
  readonly priority?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface TransferCallOptions extends Pick<CallOptions, 'signal' | 'dcId'> {
  /** Bytes of the file that this call moves: what it takes of a window. 0 for calls that move none. */
  readonly bytes: number
  /**
   * Mends what the server refused before any bytes moved: when it says true the call is made again at once, before those
   * that wait, and without counting against the rate once more.
   */
  readonly mend?: ((refusal: unknown) => Promise<boolean>) | undefined
}

/** Parameters of a call that may wait; those that would not keep meanwhile are made when its turn has come, each time. */
export type ParamsAtTurn<M extends MethodName> = Params<M> | (() => Params<M>)

export function paramsNow<M extends MethodName>(params: ParamsAtTurn<M>): Params<M> {
  // Parameters are no functions.
  return typeof params === 'function' ? (params as () => Params<M>)() : (params as Params<M>)
}

/** One file on its way: all its calls go through here, so that somebody can see to it that they are neither too many nor too few. */
export interface Transfer {
  /**
   * Calls a method as soon as its bytes may be under way. Calls that wait are made in the order they were asked for.
   * Throws what {@link Rpc.call} throws.
   */
  call<M extends MethodName>(
    method: M,
    params: ParamsAtTurn<M>,
    options: TransferCallOptions,
  ): Promise<Result<M>>
  /** The source or the sink keeps the transfer waiting from now on, or no longer: said where the speed is explained. */
  waitsFor(what: 'source' | 'sink' | undefined): void
  /** Nothing more comes of this transfer; the next in the queue begins. May be called again. */
  end(): void
}

/** What keeps the speed from being greater at this moment. */
export type SpeedLimit =
  | 'nothing'
  /** The window is full, and a larger one did not help, or may not be. */
  | 'window'
  /** All that is allowed is under way; the answers are a round trip away. */
  | 'round trip'
  /** The server asked for a pause. */
  | 'flood'
  /** The rate the user has set. */
  | 'rate'
  /** Reading the file, or writing it. */
  | 'disk'
  /** This program has no time left. */
  | 'cpu'
  /** There is no connection. */
  | 'connection'

export interface TransferStats {
  readonly direction: Direction
  /** Of file contents that arrived where they belong, over the last seconds. */
  readonly bytesPerSecond: number
  /** Bytes under way, and how many may be. */
  readonly underWay: number
  readonly window: number
  /** Connections that carry file parts. */
  readonly connections: number
  /** Smoothed milliseconds from a call to its answer; undefined before the first answer. */
  readonly roundTrip?: number | undefined
  /** Milliseconds until the server wants to be asked again. */
  readonly floodLeft?: number | undefined
  /** Calls sent again: lost with a connection, refused, timed out. */
  readonly repeats: number
  readonly limit: SpeedLimit
}

/** Sees to all transfers of one client, in both directions. */
export interface Transfers {
  /**
   * Begins a transfer when its turn has come ("small_queue_max_active_operations_count /
   * large_queue_max_active_operations_count", api/files, General Considerations). Rejects with the signal's reason.
   */
  begin(plan: TransferPlan): Promise<Transfer>
  stats(direction: Direction): TransferStats
  /** Bytes a second for both directions together; no limit when undefined. */
  limitRate(bytesPerSecond: number | undefined): void
}
