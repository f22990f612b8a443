import type { DcAddress } from './connection/byte-stream.ts'
import type { TransportChoice } from './connection/connection.ts'
import type { SessionStore } from './store/session-store.ts'
import type { QueueLimits } from './transfer/active-operations.ts'

export interface ConnectOptions {
  /** Where the data centers listen. The first is where a new session begins. */
  readonly dcs: readonly DcAddress[]
  /** The servers' RSA public keys, PEM (PKCS#1): they prove that this is the server meant. */
  readonly publicKeys: readonly string[]
  readonly apiId: number
  readonly apiHash: string
  /** Where the session is kept; in memory when absent. */
  readonly session?: SessionStore | undefined
  /** How payloads are framed; `intermediate` when absent. */
  readonly transport?: TransportChoice['kind'] | undefined
  /** Disguises the stream; always so over WebSocket. */
  readonly obfuscated?: boolean | undefined
  /** What the server shows the user in the list of sessions. */
  readonly deviceModel?: string | undefined
  readonly systemVersion?: string | undefined
  readonly appVersion?: string | undefined
  /** ISO 639-1; `en` when absent. */
  readonly langCode?: string | undefined
  /** Longest wait the server may ask for (FLOOD_WAIT_X) before the call fails with it. Milliseconds, 5 minutes when absent. */
  readonly longestFloodWait?: number | undefined
  /** How long calls wait for a lost connection to come back before they fail. Milliseconds, 2 minutes when absent. */
  readonly patience?: number | undefined
  /**
   * Bytes of files under way at once, in each direction: what speed transfers can reach, and about what memory they take;
   * 8 MiB when absent.
   */
  readonly window?: number | undefined
  /** Most connections for the parts of files, to each data center and in each direction; 4 when absent. */
  readonly transferConnections?: number | undefined
  /** How many files may be under way at once, per data center and direction; the server says it when absent. */
  readonly queueLimits?: QueueLimits | undefined
  /** Gives up connecting; has no meaning once connected. */
  readonly signal?: AbortSignal | undefined
}
