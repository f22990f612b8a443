const KiB = 1024
const MiB = 1024 * KiB
const SECOND = 1000
const MINUTE = 60 * SECOND

/** Bounds of what one connection, or one address, may take. */
export interface GatewayLimits {
  /** Connections of one address; more are answered with -429. */
  readonly connectionsPerAddress: number
  /** Bytes of the longest payload: a part of a file fits, and a container of several. */
  readonly frameBytes: number
  /**
   * Bytes waiting to be sent above which a connection reads nothing and begins nothing; less where many connections
   * share what there is.
   */
  readonly outputBytes: number
  /** Requests of a connection that run at the same time. */
  readonly requests: number
  /** Bytes of the requests of a connection that run or wait, and of their answers; less where many share. */
  readonly requestBytes: number
  /** Bytes that the requests of all connections and their answers may have together, and as many that wait to be sent. */
  readonly bytesOfAll: number
  /** Bytes of answers over HTTP and of what surrounds each request, as long as they are here, of all and of one address. */
  readonly httpBytes: number
  readonly httpBytesPerAddress: number
  /**
   * Bytes that all connections together, and those of one address, hold on their way: frames that are not whole, requests,
   * answers that have not gone out.
   */
  readonly trafficOfAll: number
  readonly trafficPerAddress: number
  /** Milliseconds in which a client must prove that it holds a key. */
  readonly introduction: number
  /** Milliseconds without a byte from the client. */
  readonly silence: number
  /** Milliseconds in which not a byte could be sent although some wait. */
  readonly stall: number
  /** Milliseconds that are left for the last bytes of a connection being closed. */
  readonly farewell: number
  /** Milliseconds that requests under way have when the server is closed; with `farewell`, well below ten seconds. */
  readonly drain: number
}

export const defaultGatewayLimits: GatewayLimits = {
  connectionsPerAddress: 1000,
  frameBytes: 2 * MiB,
  outputBytes: 4 * MiB,
  requests: 64,
  requestBytes: 16 * MiB,
  bytesOfAll: 48 * MiB,
  httpBytes: 24 * MiB,
  httpBytesPerAddress: 12 * MiB,
  trafficOfAll: 64 * MiB,
  trafficPerAddress: 48 * MiB,
  introduction: MINUTE,
  silence: 15 * MINUTE,
  stall: MINUTE,
  farewell: 3 * SECOND,
  drain: 4 * SECOND,
}
