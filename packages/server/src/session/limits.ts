import { defaultRememberedLimits, type RememberedLimits } from './budgets.ts'

const KiB = 1024
const MiB = 1024 * KiB
const SECOND = 1000
const MINUTE = 60 * SECOND

/** Bounds of what one client may make the server remember or do. */
export interface SessionLimits {
  /** Sessions of one key nobody is logged in with. */
  readonly strangersSessions: number
  /** Sessions of any other key; the one that was silent longest makes room. */
  readonly sessionsPerKey: number
  /** Milliseconds after which a session without a connection is forgotten. */
  readonly sessionIdle: number
  /** Received message ids a session remembers; older ones are answered with code 20. */
  readonly rememberedMessages: number
  /** Answers and updates kept until the client says it has them. */
  readonly keptMessages: number
  readonly keptBytes: number
  /** The same for the bytes of files, which are asked for again rather than kept. */
  readonly keptFileMessages: number
  readonly keptFileBytes: number
  /** What all of that, and more, may come to. */
  readonly remembered: RememberedLimits
  /** Bytes of answers that wait for a session to have a connection again. */
  readonly waitingBytes: number
  /** Kept messages longer than this are announced (msg_detailed_info) where shorter ones are sent again. */
  readonly repeatBytes: number
  /** Milliseconds a received message waits for its answer before it is acknowledged by itself. */
  readonly acknowledgeAfter: number
  /** Compressible answers longer than this are packed. */
  readonly packOver: number
  /** Bytes a packed message may unpack to. */
  readonly unpackedBytes: number
  /** Temporary keys of all clients that are in memory. */
  readonly temporaryKeys: number
  /** Temporary keys that are kept because they are bound: to one permanent key, from one address, and all. */
  readonly temporaryKeysPerKey: number
  readonly temporaryKeysPerAddress: number
  readonly temporaryKeysStored: number
  /** Milliseconds a temporary key may stay unbound. */
  readonly unboundKeyLife: number
  /** Milliseconds after which a permanent key that nobody used, and nobody is logged in with, is forgotten. */
  readonly unusedKeyLife: number
  /** Plain messages and transport errors of one connection. A handshake takes three. */
  readonly plainMessages: number
  readonly transportErrors: number
  /** Seconds to which a ping_delay_disconnect is cut. */
  readonly longestDisconnectDelay: number
  /** Milliseconds an invokeAfterMsg waits. */
  readonly afterMessageWait: number
}

export const defaultSessionLimits: SessionLimits = {
  strangersSessions: 10,
  sessionsPerKey: 100,
  sessionIdle: 10 * MINUTE,
  rememberedMessages: 4096,
  keptMessages: 512,
  keptBytes: 4 * MiB,
  keptFileMessages: 16,
  keptFileBytes: 2 * MiB,
  remembered: defaultRememberedLimits,
  waitingBytes: 256 * KiB,
  repeatBytes: 16 * KiB,
  acknowledgeAfter: 300,
  packOver: 1 * KiB,
  unpackedBytes: 2 * MiB,
  temporaryKeys: 20_000,
  temporaryKeysPerKey: 50,
  temporaryKeysPerAddress: 10_000,
  temporaryKeysStored: 50_000,
  unboundKeyLife: 10 * MINUTE,
  unusedKeyLife: 24 * 60 * MINUTE,
  plainMessages: 60,
  transportErrors: 16,
  longestDisconnectDelay: 600,
  afterMessageWait: SECOND / 2,
}
