import type { PartPlan } from '@longshore/protocol/files/plan-parts'

/**
 * Remembers transfers, so that they go on where they were after the program was interrupted, however that happened. Each
 * transfer has one record at a time: where another program holds it, `open...` gives one that is not kept.
 */
export interface TransferJournal {
  openUpload(upload: UploadToRemember): Promise<UploadRecord>
  openDownload(download: DownloadToRemember): Promise<DownloadRecord>
}

/** What makes an upload the same as an earlier one. */
export interface UploadToRemember {
  readonly source: SourceIdentity
  readonly plan: PartPlan
  /** For an upload that begins anew. */
  readonly ids: UploadIds
}

export interface SourceIdentity {
  /** Where the source is: the same however often it changes. */
  readonly place: string
  /** Another one whenever its contents may have changed. */
  readonly version: string
}

export interface UploadIds {
  /** "the file has to be assigned a unique 64-bit client identifier: file_id" (api/files). */
  readonly fileId: bigint
  /** random_id of the message that will show the file: the server sends it once, however often it is asked to. */
  readonly randomId: bigint
}

export interface UploadRecord {
  readonly fileId: bigint
  /** Absent where nothing is remembered. */
  readonly randomId?: bigint | undefined
  /** What the record was when it was opened. */
  readonly state: 'new' | 'resumed' | 'source changed'
  /** Numbers of the parts that the server has confirmed to earlier runs. */
  readonly saved: readonly number[]
  /** Whether those bytes are what the server has confirmed as this part; undefined when it has confirmed none. */
  holds(index: number, bytes: Uint8Array): boolean | undefined
  /** The server has confirmed a part. */
  add(index: number, bytes: Uint8Array): void
  /** Lets go of the record; the next run finds it. */
  close(): void
  /** All is done, or must begin anew. */
  forget(): void
}

/** What makes a download the same as an earlier one. */
export interface DownloadToRemember {
  /** Path of the file that it will be. */
  readonly target: string
  /** Of the file on the server. */
  readonly file: string
  /** Where the bytes wait until all are there, for a download that begins anew. */
  readonly partFile: string
}

export interface DownloadRecord {
  readonly partFile: string
  /** Whether nothing will find it again. */
  readonly kept: boolean
  close(): void
  forget(): void
}

/** A download that is not remembered. */
export function unrecordedDownload(partFile: string): DownloadRecord {
  return { partFile, kept: false, close: () => {}, forget: () => {} }
}

/** An upload that is not remembered. */
export function unrecordedUpload({ fileId }: UploadIds): UploadRecord {
  return {
    fileId,
    state: 'new',
    saved: [],
    holds: () => undefined,
    add: () => {},
    close: () => {},
    forget: () => {},
  }
}
