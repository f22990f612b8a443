import { statfs } from 'node:fs/promises'
import type { DiskSpace } from './disk-room.ts'

/** The space of the file system of a folder; endless where that cannot be told. */
export async function spaceOf(folder: string): Promise<DiskSpace> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    return { free: Number.MAX_SAFE_INTEGER, total: Number.MAX_SAFE_INTEGER }
  }
}
