import type { ByteFiles } from '../../ports/byte-files.ts'
import type {
  FinalCall,
  FinishedFile,
  PartStore,
  UploadedPart,
  UploadKey,
  WholeFile,
} from '../../ports/part-store.ts'
import type { EmbeddedBlobStore } from '../blob-store.ts'
import type { DiskRoom } from '../disk/disk-room.ts'
import type { Database } from '../sqlite/database.ts'
import { type UploadRow, UploadRows } from '../sqlite/upload-rows.ts'
import { ActiveUploads } from './active-uploads.ts'
import { makeFile } from './finish-upload.ts'
import { keepPart } from './keep-part.ts'
import { removeUploadFiles, settleUpload, type UploadTools } from './load-upload.ts'

const ACTIVE_UPLOADS = 1000
const EXPIRED_AT_ONCE = 100

/**
 * Keeps each part at its final place in one file per upload, so that finishing is a rename.
 *
 * The bytes of a part are written before its row, and are on the disk before it is told of. What a death leaves behind
 * besides, the next start removes. A power cut may leave the row of a part that nobody was told of, and not its bytes:
 * its checksum tells, and it counts as missing.
 */
export class EmbeddedPartStore implements PartStore {
  readonly #tools: UploadTools
  readonly #uploads = new ActiveUploads(ACTIVE_UPLOADS)

  /** @param options.clock unix ms */
  constructor(options: {
    database: Database
    files: ByteFiles
    blobs: EmbeddedBlobStore
    clock: () => number
    small?: number | undefined
    room?: DiskRoom | undefined
  }) {
    const { database, ...tools } = options
    this.#tools = { ...tools, rows: new UploadRows(database) }
  }

  async put(key: UploadKey, part: UploadedPart): Promise<void> {
    await this.#uploads.use(key, (upload) =>
      upload.gate.part(part.index, () => keepPart(this.#tools, upload, part)),
    )
  }

  async finish(
    key: UploadKey,
    call: FinalCall,
    inspect: (file: WholeFile) => Promise<void> = async () => {},
  ): Promise<FinishedFile> {
    return this.#uploads.use(key, (upload) =>
      upload.gate.alone(() => makeFile(this.#tools, upload, call, inspect)),
    )
  }

  async expire(before: number, isOurs: (user: bigint) => boolean = () => true): Promise<number> {
    let expired = 0
    for (let last: UploadRow | undefined; ; ) {
      const rows = this.#tools.rows.untouchedSince(before, last, EXPIRED_AT_ONCE)
      for (const row of rows) if (isOurs(row.key.user) && (await this.#expire(row, before))) expired++
      if (rows.length < EXPIRED_AT_ONCE) return expired
      last = rows.at(-1)
    }
  }

  async unfinishedBytes(user: bigint): Promise<number> {
    return this.#tools.rows.unfinishedBytes(user)
  }

  async unfinishedUploads(user: bigint): Promise<number> {
    return this.#tools.rows.unfinishedUploads(user)
  }

  /** Ends or undoes what the death of the process interrupted; for the start, before anything else is done. */
  async settle(): Promise<void> {
    for (const row of this.#tools.rows.assembling()) await settleUpload(this.#tools, row)
  }

  async #expire({ key, id }: UploadRow, before: number): Promise<boolean> {
    const { files, rows, blobs } = this.#tools
    return this.#uploads.use(key, (upload) =>
      upload.gate.alone(async () => {
        const row = rows.byId(id)
        if (!row || row.touchedAt >= before) return false
        const parts = rows.parts(id)
        const freed = await rows.drop(row)
        if (upload.id === id) upload.unload()
        if (row.state !== 'ready') await removeUploadFiles(files, id, parts)
        await blobs.removeUnused(freed)
        return true
      }),
    )
  }
}
