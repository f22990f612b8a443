import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { NewDocument } from '@longshore/server/files/create/create-document'
import type { UploadedFile } from '@longshore/server/files/create/uploaded-file'
import { FilesService } from '@longshore/server/files/files-service'
import type { FileLimits } from '@longshore/server/files/limits'
import type { FileHolder, FileOrigin, OriginKind, PassingOn } from '@longshore/server/files/locate/origin'
import { openFileStorage } from '@longshore/server/storage/embedded/file-storage'
import { openDatabase } from '@longshore/server/storage/embedded/sqlite/database'
import { fileMigrations } from '@longshore/server/storage/embedded/sqlite/file-migrations'
import { MemoryFiles } from '@longshore/server/storage/memory/memory-files'
import type { ByteFiles } from '@longshore/server/storage/ports/byte-files'
import type { DocumentRecord } from '@longshore/server/storage/ports/file-catalog'
import { FakeTime } from './fake-time.ts'

const KB = 1024
export const maxParts = 4000

export interface OpenOptions {
  readonly limits?: Partial<FileLimits> | undefined
  readonly files?: ByteFiles | undefined
  readonly crypto?: typeof nodeCrypto | undefined
}

/** Files in memory, with a clock that is moved by hand and places that show what they are told to. */
export async function openFiles(options: OpenOptions = {}) {
  const time = new FakeTime(1_700_000_000_500)
  const { clock } = time
  const places = new Places()
  const database = openDatabase(':memory:', fileMigrations)
  const storage = await openFileStorage({ database, files: options.files ?? new MemoryFiles(), clock })
  const files = new FilesService({
    ...storage,
    crypto: options.crypto ?? nodeCrypto,
    secret: new Uint8Array(32),
    clock,
    limits: options.limits,
    origins: { message: places, profile: places, chat: places, 'sticker set': places, saved: places },
    open: async () => [],
    holders: [places],
  })
  return { files, storage, time, places, database }
}

export type OpenFiles = Awaited<ReturnType<typeof openFiles>>

/** Whatever shows files, to whom it is told. */
export class Places implements FileHolder {
  readonly #shown = new Map<string, bigint>()
  /** How often it was asked what it shows. */
  asked = 0
  /** Awaited before each such answer: a test may do something meanwhile. */
  whenAsked: () => Promise<void> = async () => {}

  show(origin: FileOrigin, file: bigint, user: bigint): void {
    this.#shown.set(nameOf(origin, file, user), file)
  }

  clear(): void {
    this.#shown.clear()
  }

  async names(
    origin: Extract<FileOrigin, { kind: OriginKind }>,
    file: bigint,
    user: bigint,
  ): Promise<boolean> {
    return this.#shown.has(nameOf(origin, file, user))
  }

  async passingOn(): Promise<PassingOn> {
    return 'free'
  }

  async inUse(files: readonly bigint[]): Promise<bigint[]> {
    this.asked++
    const shown = new Set(this.#shown.values())
    const answer = files.filter((file) => shown.has(file))
    await this.whenAsked()
    return answer
  }
}

function nameOf(origin: FileOrigin, file: bigint, user: bigint): string {
  return `${Object.values(origin).join(' ')}: ${file} to ${user}`
}

/** Saves a small file in parts of 64 KB. */
export async function uploadParts(
  files: FilesService,
  user: bigint,
  fileId: bigint,
  bytes: Uint8Array,
): Promise<UploadedFile> {
  const parts = Math.ceil(bytes.length / (64 * KB))
  for (let index = 0; index < parts; index++) {
    const part = bytes.subarray(index * 64 * KB, (index + 1) * 64 * KB)
    await files.saveFilePart(user, { fileId, index, bytes: part, big: false }, maxParts)
  }
  return { id: fileId, parts, big: false }
}

/** A document of these bytes, which the server has from elsewhere. */
export async function makeDocument(
  files: FilesService,
  user: bigint,
  bytes: Uint8Array,
  more: Partial<NewDocument> = {},
): Promise<DocumentRecord> {
  return files.createDocument(user, await newDocument(files, bytes, more))
}

export async function newDocument(
  files: FilesService,
  bytes: Uint8Array,
  more: Partial<NewDocument> = {},
): Promise<NewDocument> {
  return {
    received: more.received ?? (await files.keep(bytes)),
    mimeType: 'text/plain',
    fileName: 'a.txt',
    attributes: Uint8Array.of(1),
    previews: [],
    videos: [],
    ...more,
  }
}

/** What a user has of a file that it saw somewhere. */
export function inputOf(files: FilesService, user: bigint, { id }: { id: bigint }, origin: FileOrigin) {
  return { id, accessHash: files.accessHash(user, id), fileReference: files.fileReference(user, id, origin) }
}
