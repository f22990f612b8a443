import type { TransferStats } from '@longshore/client/transfer/transfers'

/**
 * What happens while files are moved or verified: `--json` prints each as a line. `file` is what the person named: a
 * path of `up` or `verify`, a link of `down`. Sizes are bytes, times are seconds.
 */
export type TransferEvent =
  /** Everything has been found; the size is absent where a stream is among it. */
  | { event: 'planned'; files: number; size?: number | undefined }
  /** `--dry-run`: what would be moved, and for `down` where to. */
  | { event: 'listed'; file: string; name: string; size?: number | undefined; path?: string | undefined }
  | { event: 'started'; file: string; name: string; size?: number | undefined }
  /** The server has it already: nothing is sent. */
  | { event: 'known'; file: string; size: number }
  /** So much of it an earlier run has moved already. */
  | { event: 'resumed'; file: string; transferred: number }
  /** It is not what it was when an earlier run began to send it: what was sent is of no use. */
  | { event: 'changed'; file: string }
  | { event: 'progress'; file: string; transferred: number; size?: number | undefined }
  | Sent
  | Received
  /** All bytes of a file of this machine are those that the server has hashed. */
  | { event: 'verified'; file: string; link: string; size: number; sha256: string }
  | Differs
  /** Not moved, and this is no failure. */
  | { event: 'skipped'; file: string; reason: string }
  /** `code` is what the command would have ended with had this been its only file. */
  | { event: 'failed'; file: string; code: number; reason: string; remedy?: string | undefined }
  /** Why the command ends that is about none of its files: a wrong usage, no server, no sign-in. */
  | { event: 'error'; code: number; reason: string; remedy?: string | undefined }
  /** Nothing moves for a while: the server asked for a pause, or the connection is gone. */
  | { event: 'waiting'; reason: 'flood' | 'connection'; seconds?: number | undefined }
  /** Interrupted. `goesOn`: the same command goes on from here. */
  | { event: 'paused'; done: number; goesOn: boolean }
  | Stats
  | Ended

export interface Sent {
  readonly event: 'sent'
  readonly file: string
  readonly name: string
  readonly link: string
  /** Of the file. */
  readonly size: number
  /** Of what the link leads to; absent where that could not be fetched. */
  readonly sha256?: string
  /** Only of a photo: the size of the picture that the server made of the file, which is what the link leads to. */
  readonly kept?: number
}

export interface Received {
  readonly event: 'received'
  readonly file: string
  readonly name: string
  readonly path: string
  readonly size: number
  readonly sha256: string
  /** Whether all bytes were compared with the hashes that the server keeps. */
  readonly verified: boolean
}

/** A file of this machine is not the one on the server. */
export interface Differs {
  readonly event: 'differs'
  readonly file: string
  readonly link: string
  readonly size: number
  /** Of the file on the server. */
  readonly expectedSize: number
  /** Where the first piece begins that is not what the server has hashed; `expectedSize` when there are only more bytes. */
  readonly differsAt: number
  /** The link leads to a photo: a picture that the server made of some file. */
  readonly photo?: true | undefined
  readonly sha256: string
}

/** What limits the speed; times in seconds, as everywhere. */
export interface Stats extends Omit<TransferStats, 'roundTrip' | 'floodLeft'> {
  readonly event: 'stats'
  readonly roundTrip?: number | undefined
  readonly floodLeft?: number | undefined
}

/** The last event, whatever happened. */
export interface Ended {
  readonly event: 'ended'
  readonly done: number
  readonly skipped: number
  readonly failed: number
  /** Bytes of the files done. */
  readonly size: number
  /** Bytes that this run has moved: fewer where an earlier one had begun. */
  readonly transferred: number
  readonly seconds: number
  /** The exit code. */
  readonly code: number
}

/** Tells a person or a program what happens. */
export interface Reporter {
  tell(event: TransferEvent): void
  /** Nothing more comes; a terminal is given back as it was. May be called again. */
  end(): void
}

/** Where lines go. */
export interface Output {
  out(line: string): void
  err(line: string): void
}
