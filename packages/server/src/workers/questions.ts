import type { IncomingPart, ReceivedFile, UploadedFile } from '../files/files-service.ts'
import type { FileLimits } from '../files/limits.ts'
import type { SessionClaim } from '../session/others.ts'
import type { CallbackAnswer } from '../updates/callback-answer.ts'
import type { UpdateOrigin } from '../updates/update-sink.ts'

/** What a worker must know to serve. */
export interface WorkerSettings {
  /** From 0 on. */
  readonly index: number
  readonly workers: number
  readonly data: string
  /** What clients are told to connect to. */
  readonly publicIp: string
  readonly port: number
  readonly dcId: number
  readonly testAccounts: boolean
  readonly openSignUp: boolean
  readonly languagePack?: string | undefined
  readonly limits: Partial<FileLimits>
  /** Bytes of the disk that users' files leave alone. */
  readonly reserve: number | undefined
}

/** An update for the sessions of a user at another worker. */
export interface WrittenUpdate {
  readonly user: bigint
  /** By layer. */
  readonly updates: ReadonlyMap<number, Uint8Array>
  readonly except: UpdateOrigin | undefined
}

/** An update for the sessions of a key, at whatever worker. */
export interface UpdateToKey {
  readonly key: bigint
  readonly layer: number
  readonly update: Uint8Array
}

/** Whether some session at a worker receives the updates of a user in a layer. */
export interface Listening {
  readonly worker: number
  readonly user: bigint
  readonly layer: number
  readonly isSo: boolean
}

interface Question<Input, Output = void> {
  readonly input: Input
  readonly output: Output
}

/** What a worker is asked or told, by the front or, through it, by another worker. */
export interface QuestionsToWorker {
  /** The first one: it serves when it has answered. */
  open: Question<WorkerSettings>
  /** Comes with a socket, of which `bytes` were read already. */
  connection: Question<{ readonly id: number; readonly bytes: Uint8Array }>
  /** To answer what is under way and close everything. */
  close: Question<undefined>
  'save part': Question<{ readonly user: bigint; readonly part: IncomingPart; readonly maxParts: number }>
  receive: Question<
    { readonly user: bigint; readonly file: UploadedFile; readonly maxParts: number },
    ReceivedFile
  >
  /** A permanent key is otherwise than before, or gone. */
  'key changed': Question<bigint>
  'temporary keys dropped': Question<readonly bigint[]>
  /** The highest id that may have been received there. */
  'claim session': Question<SessionClaim, bigint>
  'let go of blob': Question<bigint, boolean>
  update: Question<WrittenUpdate>
  'update to key': Question<UpdateToKey>
  /** Whether somebody waits for it there. */
  'callback answered': Question<CallbackAnswer, boolean>
  listening: Question<Listening>
  'worker gone': Question<number>
}

/** What the front is asked or told by a worker. */
export interface QuestionsToFront {
  /** To ask another worker, who is started anew if it dies meanwhile. */
  'ask worker': Question<ToWorker, unknown>
  /** To ask all others: the answers of those that did not die meanwhile. */
  'ask others': Question<ToOthers, readonly unknown[]>
  'tell worker': Question<ToWorker>
  'connection over': Question<number>
  /** Of all others. */
  'claim session': Question<SessionClaim, bigint>
  'temporary key made': Question<bigint>
  'temporary key gone': Question<bigint>
  listening: Question<Omit<Listening, 'worker'>>
  /** To be the only one, of all workers, until 'turn over'. */
  turn: Question<undefined>
  'turn over': Question<undefined>
  code: Question<{ readonly phone: string; readonly code: string }>
  log: Question<{
    readonly level: 'debug' | 'info' | 'warn' | 'error'
    readonly facts: object
    readonly sentence: string
  }>
}

export interface ToOthers {
  readonly name: keyof QuestionsToWorker
  readonly input: unknown
}

export interface ToWorker extends ToOthers {
  readonly worker: number
}
