import { cp, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { RecordFile } from '@longshore/client/platform/node/journal/record-file'

const MiB = 1024 * 1024

/**
 * Bytes of which the journal of a killed upload says that the server has confirmed them. A copy is read: what the next
 * run finds must not have been tidied up by us.
 *
 * @param size of the file
 */
export async function journaledBytes(transfers: string, size: number): Promise<number> {
  // A run that was killed at once has made no folder.
  if ((await namesIn(transfers)).length === 0) return 0
  const copy = `${transfers}-copy`
  await cp(transfers, copy, { recursive: true })
  try {
    const [name] = (await namesIn(copy)).filter((name) => name.endsWith('.upload'))
    const record = name && RecordFile.open(join(copy, name))
    if (!record) return 0
    const { partSize = 0 } = JSON.parse(record.header ?? '{}')
    const parts = [...record.parts.keys()]
    record.close()
    return parts.reduce((sum, part) => sum + Math.min(partSize, size - part * partSize), 0)
  } finally {
    await rm(copy, { recursive: true })
  }
}

/** Bytes of whole pieces that a killed download has left; all of them where it had come to its end. */
export async function arrivedBytes(folder: string, size: number): Promise<number> {
  const [partFile] = (await readdir(folder)).filter((name) => name.endsWith('.part'))
  if (partFile === undefined) return 0
  const { size: length } = await stat(join(folder, partFile))
  return length === size ? size : length - (length % MiB)
}

export async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}
