import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import {
  type DownloadRecord,
  type DownloadToRemember,
  type TransferJournal,
  type UploadRecord,
  type UploadToRemember,
  unrecordedDownload,
  unrecordedUpload,
} from '../../../journal/journal.ts'
import { type PathBytes, placeOf } from '../path-bytes.ts'
import { RecordFile } from './record-file.ts'

/** What nobody went on with for so long is forgotten, with the bytes that were there of it. Milliseconds. */
const life = 30 * 24 * 3_600_000

export interface FileJournalOptions {
  /** Whose transfers these are: server and user. What one account has sent is nothing to another. */
  readonly account: string
  /** Forget what earlier runs have done, transfer by transfer. */
  readonly restart?: boolean | undefined
}

/** A journal that can also be told of a transfer that is done, or will never be. */
export interface FileJournal extends TransferJournal {
  /** @param path of the file that was to be sent */
  forgetUpload(path: string | PathBytes): Promise<void>
  /** The bytes that waited go, too. @param path of the file that was to be */
  forgetDownload(path: string): Promise<void>
}

interface UploadHeader {
  readonly version: string
  readonly partSize: number
  readonly fileId: string
  readonly randomId: string
}

interface DownloadHeader {
  readonly file: string
  readonly partFile: string
}

/** A journal in a folder that only its owner may read; a file for each transfer that is not done. */
export function fileJournal(folder: string, { account, restart = false }: FileJournalOptions): FileJournal {
  const pathOf = (kind: string, place: string) => {
    const name = createHash('sha256')
      .update(JSON.stringify([kind, account, place]))
      .digest('hex')
    return join(folder, `${name.slice(0, 32)}.${kind}`)
  }
  const recordFor = (kind: string, place: string) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return RecordFile.open(pathOf(kind, place))
  }
  return {
    openUpload: async (upload) => {
      const record = recordFor('upload', upload.source.place)
      return record ? uploadRecord(record, upload, restart) : unrecordedUpload(upload.ids)
    },
    openDownload: async (download) => {
      const record = recordFor('download', download.target)
      return record ? await downloadRecord(record, download, restart) : unrecordedDownload(download.partFile)
    },
    forgetUpload: (path) => forgetAt(pathOf('upload', placeOf(path))),
    forgetDownload: (path) => forgetAt(pathOf('download', resolve(path))),
  }
}

function uploadRecord(
  record: RecordFile,
  { source, plan, ids }: UploadToRemember,
  restart: boolean,
): UploadRecord {
  const found = restart ? undefined : headerOf<UploadHeader>(record)
  const isSame = found?.version === source.version && found.partSize === plan.partSize
  if (!isSame) {
    const { version } = source
    const header: UploadHeader = {
      version,
      partSize: plan.partSize,
      fileId: String(ids.fileId),
      randomId: String(ids.randomId),
    }
    record.begin(JSON.stringify(header))
  }
  const parts = record.parts
  return {
    fileId: isSame ? BigInt(found.fileId) : ids.fileId,
    randomId: isSame ? BigInt(found.randomId) : ids.randomId,
    state: isSame ? 'resumed' : found ? 'source changed' : 'new',
    saved: [...parts.keys()],
    holds: (index, bytes) => {
      const checksum = parts.get(index)
      return checksum === undefined ? undefined : checksum === crc32(bytes)
    },
    add: (index, bytes) => record.add(index, crc32(bytes)),
    close: () => record.close(),
    forget: () => record.forget(),
  }
}

async function downloadRecord(
  record: RecordFile,
  { file, partFile }: DownloadToRemember,
  restart: boolean,
): Promise<DownloadRecord> {
  const found = headerOf<DownloadHeader>(record)
  const isSame = !restart && found?.file === file
  if (!isSame) {
    // Nobody else knows of the bytes that are there of another file, or of an earlier version.
    if (found) await rm(found.partFile, { force: true })
    record.begin(JSON.stringify({ file, partFile } satisfies DownloadHeader))
  }
  return {
    partFile: isSame ? found.partFile : partFile,
    kept: true,
    close: () => record.close(),
    forget: () => record.forget(),
  }
}

function headerOf<Header>(record: RecordFile): Header | undefined {
  const line = record.header
  return line === undefined ? undefined : (JSON.parse(line) as Header)
}

/** Forgets transfers that nobody went on with for a month. What cannot be forgotten now is tried again next time. */
export async function forgetOldTransfers(folder: string, now: number): Promise<void> {
  for (const name of namesIn(folder)) {
    if (!/\.(upload|download)$/.test(name)) continue
    const path = join(folder, name)
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now
    if (now - changed < life) continue
    await forgetAt(path)
  }
}

/** Forgets what a record tells of, unless another program holds it. */
async function forgetAt(path: string): Promise<void> {
  if (!existsSync(path)) return
  const record = RecordFile.open(path)
  const partFile = record && headerOf<Partial<DownloadHeader>>(record)?.partFile
  if (partFile !== undefined) await rm(partFile, { force: true })
  record?.forget()
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
