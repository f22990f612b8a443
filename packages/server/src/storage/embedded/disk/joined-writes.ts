import type { FileHandle } from 'node:fs/promises'

/** What is written at once. */
const MOST_PIECES = 16
const MOST_BYTES = 4 * 1024 * 1024

interface Write {
  readonly bytes: Uint8Array
  readonly position: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

type UseFile = (name: string, work: (handle: FileHandle) => Promise<void>) => Promise<void>

/**
 * Writes to one file one after the other, and those that adjoin each other together: the system locks a file while it
 * is written, and threads that wait for that only take time from others.
 */
export class JoinedWrites {
  readonly #use: UseFile
  /** Of the files that are being written. */
  readonly #waiting = new Map<string, Write[]>()

  constructor(use: UseFile) {
    this.#use = use
  }

  /** Resolves when the bytes are written. They must not change before. */
  write(name: string, bytes: Uint8Array, position: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const write = { bytes, position, resolve, reject }
      const waiting = this.#waiting.get(name)
      if (waiting) {
        waiting.push(write)
      } else {
        this.#waiting.set(name, [write])
        void this.#writeAll(name)
      }
    })
  }

  async #writeAll(name: string): Promise<void> {
    const waiting = this.#waiting.get(name) ?? []
    while (waiting.length > 0) await this.#writeSome(name, takeAdjoining(waiting))
    this.#waiting.delete(name)
  }

  /** Never rejects: those who wait are told. */
  async #writeSome(name: string, writes: readonly Write[]): Promise<void> {
    const [first] = writes
    if (!first) return
    const pieces = writes.map(({ bytes }) => bytes)
    try {
      await this.#use(name, (handle) => writePieces(handle, pieces, first.position))
      for (const { resolve } of writes) resolve()
    } catch (error) {
      for (const { reject } of writes) reject(error)
    }
  }
}

/** Removes the first write, and those that go on where it ends. */
function takeAdjoining(waiting: Write[]): Write[] {
  const [first] = waiting.splice(0, 1)
  if (!first) return []
  const taken = [first]
  let bytes = first.bytes.length
  let end = first.position + bytes
  while (taken.length < MOST_PIECES) {
    const index = waiting.findIndex(({ position }) => position === end)
    const next = waiting[index]
    if (!next || bytes + next.bytes.length > MOST_BYTES) break
    waiting.splice(index, 1)
    taken.push(next)
    end += next.bytes.length
    bytes += next.bytes.length
  }
  return taken
}

async function writePieces(
  handle: FileHandle,
  pieces: readonly Uint8Array[],
  position: number,
): Promise<void> {
  let rest = pieces.filter(({ length }) => length > 0)
  let end = position
  while (rest.length > 0) {
    const { bytesWritten } = await handle.writev([...rest], end)
    end += bytesWritten
    rest = without(rest, bytesWritten)
  }
}

/** The pieces without so many bytes at their beginning. */
function without(pieces: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let left = bytes
  return pieces.flatMap((piece) => {
    const gone = Math.min(left, piece.length)
    left -= gone
    return gone < piece.length ? [piece.subarray(gone)] : []
  })
}
