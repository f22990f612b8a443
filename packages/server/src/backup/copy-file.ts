import { constants, copyFile, type FileHandle, link, open } from 'node:fs/promises'

/** How the bytes of a file come to another place. */
export type Copying =
  /** As another name of the same file where the places allow it: takes no room. The file must never change. */
  | 'link'
  /** Bytes of its own. */
  | 'copy'

/** Where a link cannot be made, a copy can: another file system, one without links, a file with too many. */
const NO_LINK = ['EXDEV', 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK', 'EINVAL']

/** Copies a file that never changes; what is there already stays. The bytes of a copy are on the disk at the end. */
export async function copyFixed(from: string, to: string, how: Copying): Promise<void> {
  if (how === 'link' && (await linked(from, to))) return
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  await forced(to)
}

/** Forces a file or a folder to disk. */
export async function forced(path: string): Promise<void> {
  await using file: FileHandle = await open(path, 'r')
  await file.sync()
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && NO_LINK.includes(String(error.code))) return false
    throw error
  }
}
