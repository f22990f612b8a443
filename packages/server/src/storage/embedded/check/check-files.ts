import type { ByteFiles } from '../../ports/byte-files.ts'
import { blobFile, blobFolders, sideFile, UPLOADS, uploadFile } from '../file-names.ts'
import type { CheckRows } from '../sqlite/check-rows.ts'
import type { CheckReport } from './report.ts'

/** Looks for files that no row knows. */
export async function checkFiles(rows: CheckRows, files: ByteFiles, report: CheckReport): Promise<void> {
  for (const folder of blobFolders()) {
    // A server that is running removes the file first, and then its row.
    for (const name of await files.list(folder))
      if (!isBlob(name, rows) && (await files.exists(name))) report.finding(stray(name))
  }
  const known = new Set(
    rows
      .unfinishedUploads()
      .flatMap((upload) => [
        uploadFile(upload.id),
        ...upload.parts.filter(({ side }) => side > 0).map((part) => sideFile(upload.id, part)),
      ]),
  )
  for (const name of await files.list(UPLOADS))
    if (!known.has(name)) report.leftover(`${name}, which belongs to no upload`)
}

function isBlob(name: string, rows: CheckRows): boolean {
  const [, id] = /\/(\d{1,18})$/.exec(name) ?? []
  return id !== undefined && name === blobFile(BigInt(id)) && rows.hasBlob(BigInt(id))
}

function stray(name: string) {
  return {
    kind: 'stray file',
    what: `${name} belongs to nothing`,
    remedy: 'Look at it, and remove it if nobody put it there on purpose.',
  } as const
}
