import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Dial } from '../connection/byte-stream.ts'
import type { TransportChoice } from '../connection/connection.ts'
import type { Sink } from '../io/sink.ts'
import type { Source } from '../io/source.ts'
import type { TransferJournal } from '../journal/journal.ts'
import type { Clock } from '../time/clock.ts'

/** What differs between Node and browsers, and what tests bring themselves. */
export interface Platform<SourceInput, SinkInput> {
  readonly crypto: CryptoProvider
  readonly clock: Clock
  readonly dial: Dial
  /** Decides over what the caller asked for: a WebSocket must be obfuscated. */
  transport(asked: {
    kind?: TransportChoice['kind'] | undefined
    obfuscated?: boolean | undefined
  }): TransportChoice
  readonly systemVersion: string
  openSource(input: SourceInput, size: number | undefined): Promise<Source>
  openSink(input: SinkInput, options?: SinkOptions): Promise<Sink>
}

export interface SinkOptions {
  /** What the bytes that have arrived are to be remembered by, where the sink can keep them. */
  readonly memory?: DownloadMemory | undefined
  /** Whether the sink may take the place of a file that is there when all bytes are; absent: yes. */
  readonly replace?: boolean | undefined
}

export interface DownloadMemory {
  readonly journal: TransferJournal
  /** The same for the same file on the server. */
  readonly file: string
}
