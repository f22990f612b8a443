/** A number, or one drawn between two, both included. */
export type Span = number | readonly [least: number, most: number]

/** Towards the server, or towards the client. */
export type Way = 'up' | 'down'

export interface Sometimes {
  /** Share of the connections that it befalls, from 0 to 1; all of them when absent. */
  readonly chance?: number | undefined
}

/** What the network does wrong. Everything is drawn from the proxy's seed and the number of the connection. */
export interface Faults {
  /** Milliseconds every byte takes, each way. As many as come may be under way. */
  readonly delay?: number | undefined
  /** Up to so many milliseconds more, other ones for every chunk; the order stays. */
  readonly jitter?: number | undefined
  /** Bytes a second of each connection, each way. */
  readonly bandwidth?: number | undefined
  /** Bytes a second of all connections together, each way. */
  readonly totalBandwidth?: number | undefined
  /** Bytes arrive in pieces of 1 to so many, each in a turn of the event loop of its own. */
  readonly pieces?: number | undefined
  readonly corrupt?: Corrupt | undefined
  readonly cut?: Cut | undefined
  readonly stall?: Stall | undefined
  readonly swallow?: Swallow | undefined
  readonly halfClose?: HalfClose | undefined
  readonly late?: Late | undefined
  readonly replay?: Replay | undefined
  /** A connection is reset before it carries anything. */
  readonly refuse?: Sometimes | undefined
  /** A connection is accepted, and nothing ever comes of it. */
  readonly silence?: Sometimes | undefined
}

/** One bit is turned over, again and again. */
export interface Corrupt extends Sometimes {
  /** Bytes from one to the next: drawn from 1 to twice as many. */
  readonly every: number
  /** Both when absent. */
  readonly way?: Way | undefined
}

/** The connection ends for both sides after exactly so many bytes in one direction. */
export interface Cut extends Sometimes {
  readonly after: Span
  /** Which bytes are counted; drawn when absent. */
  readonly way?: Way | undefined
  /** An orderly end, or a reset which also loses what has arrived and was not read; drawn when absent. */
  readonly how?: 'fin' | 'rst' | undefined
}

/** The connection stays open and nothing moves. */
export interface Stall extends Sometimes {
  /** So many bytes, and as many again after each stall. */
  readonly after: Span
  /** Which bytes are counted, and which stand still; both stand still, and bytes towards the client count, when absent. */
  readonly way?: Way | undefined
  /** Milliseconds; for ever when absent. */
  readonly for?: Span | undefined
}

/** What the server answers is lost for a while, then the connection is reset. */
export interface Swallow extends Sometimes {
  /** Bytes of the server that still arrive. */
  readonly after: Span
  /** Milliseconds. */
  readonly for: Span
}

/** One direction ends in good order after so many bytes, the other goes on. */
export interface HalfClose extends Sometimes {
  readonly after: Span
  /** The direction that ends; drawn when absent. */
  readonly way?: Way | undefined
}

/**
 * The client's side of a connection is reset, and the last of what it had sent arrives at the server later: after what
 * it says on its next connection.
 */
export interface Late extends Sometimes {
  /** Bytes of the client that arrive in time. */
  readonly after: Span
  /** Bytes of the client beyond those: they come late. */
  readonly bytes: number
  /** Milliseconds between the end of the client's side and their arrival. */
  readonly by: number
}

/** Everything the client has sent on a connection arrives at the server a second time, on a connection of its own. */
export interface Replay extends Sometimes {
  /** Bytes of the client after which that happens; at the end of a connection that has fewer. */
  readonly after: Span
  /** Milliseconds that other connection stays open for. */
  readonly for: number
}

/** What can happen to a connection, as the proxy counts it. */
export type FaultName = Exclude<keyof Faults, 'delay' | 'jitter' | 'bandwidth' | 'totalBandwidth' | 'pieces'>
