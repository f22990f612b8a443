import { randomBytes } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const PIECE = 1024 * 1024

/** A file of random bytes; one that is there with this size stays. */
export async function makeFile(path: string, bytes: number): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found?.size === bytes) return
  const file = await open(path, 'w')
  try {
    for (let written = 0; written < bytes; written += PIECE)
      await file.write(randomBytes(Math.min(PIECE, bytes - written)))
  } finally {
    await file.close()
  }
}

/** Times what will be written: with up to three times, some of it was still fetched from the host. */
const ROOM = 5

/**
 * Leaves the system with memory at hand for so many bytes that will be written. In a virtual machine memory that nobody
 * used for a while has to be fetched from the host, which costs several times as much as writing into it: whoever writes
 * over a file, or happens to come after one was removed, would look faster than all others.
 */
export async function makeRoom(folder: string, bytes: number): Promise<void> {
  const path = join(folder, 'room')
  const file = await open(path, 'w')
  try {
    const piece = new Uint8Array(PIECE)
    for (let written = 0; written < ROOM * bytes; written += PIECE) await file.write(piece)
  } finally {
    await file.close()
    await rm(path)
  }
}
