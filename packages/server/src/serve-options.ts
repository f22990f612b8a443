import { defaultFileLimits, type FileLimits } from './files/limits.ts'
import { defaultGatewayLimits } from './gateway/limits.ts'
import type { Log } from './session/log.ts'

/** What holds where an operator says nothing else. */
export const usualLimits = {
  ...defaultFileLimits,
  connectionsPerAddress: defaultGatewayLimits.connectionsPerAddress,
}

export interface ServeOptions {
  /** Folder of everything that is kept; made at the first start. */
  readonly data: string
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  /** What clients are told to connect to; `host` when absent, or an address of this machine where that is a wildcard. */
  readonly publicHost?: string | undefined
  /** The port that clients are told, where another one leads here. */
  readonly publicPort?: number | undefined
  readonly dcId: number
  readonly testAccounts: boolean
  /** Whether a phone number without an account may make one. */
  readonly openSignUp: boolean
  /** Words for clients in place of our own, the text of a `.strings` file. */
  readonly languagePack?: string | undefined
  /** Brings a login code to whoever holds the phone. */
  readonly deliverCode: (phone: string, code: string) => void
  /** Connections of one address; `usualLimits` has the number. */
  readonly connectionsPerAddress?: number | undefined
  /** What differs from `usualLimits`. */
  readonly limits?: Partial<FileLimits> | undefined
  /** Bytes of the disk that users' files leave alone, so that everything else works on; what suits the disk when absent. */
  readonly reserve?: number | undefined
  /** Processes that connections are spread over; 1, or none, for this one alone. */
  readonly workers?: number | undefined
  readonly log?: Log | undefined
}

export interface LongshoreServer {
  readonly dcId: number
  /** What clients connect to. */
  readonly host: string
  readonly port: number
  /** Where it listens itself. */
  readonly listening: { readonly host: string; readonly port: number }
  /** PKCS#1 PEM. */
  readonly publicKeyFile: string
  /** Signed 64 bit. */
  readonly fingerprint: bigint
  /** Bytes of the disk that users' files leave alone, so that everything else works on; what suits the disk when absent. */
  readonly reserve?: number | undefined
  /** Processes that serve connections. */
  readonly workers: number
  /** What this machine lacks and what therefore does not work, in a sentence; undefined where nothing is missing. */
  readonly missing: string | undefined
  /** Accepts nothing any more, answers what is under way, writes down what is to be kept; within ten seconds. */
  close(): Promise<void>
}
