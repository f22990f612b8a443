import type { FileHandle } from 'node:fs/promises'

/** A box of ISO/IEC 14496-12: where its content lies in the bytes it was found in. */
export interface Box {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** Two hours of video need about one megabyte. */
const MAX_MOOV = 32 * 1024 * 1024
const MAX_TOP_LEVEL_BOXES = 1000
const MAX_CHILDREN = 2000

/** The boxes between two places; a box that claims more than there is ends where its parent ends, and is the last one. */
export function* boxesIn(bytes: Uint8Array, from = 0, to = bytes.length): Generator<Box> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = from
  for (let count = 0; at + 8 <= to && count < MAX_CHILDREN; count++) {
    const header = readHeader(view, at, to - at)
    if (!header) return
    const end = Math.min(to, at + header.size)
    yield { type: header.type, start: Math.min(end, at + header.length), end }
    at = end
  }
}

/** The first box found by walking down a path of types. */
export function boxAt(bytes: Uint8Array, within: Box, ...path: readonly string[]): Box | undefined {
  const [type, ...deeper] = path
  if (type === undefined) return within
  for (const box of boxesIn(bytes, within.start, within.end)) {
    if (box.type === type) return boxAt(bytes, box, ...deeper)
  }
  return undefined
}

export interface Moov {
  readonly bytes: Uint8Array
  /** Before the media itself: playing may begin before all is there. */
  readonly first: boolean
}

/** Finds and reads the box that tells of a movie; nothing where there is none, or a monstrous one. */
export async function readMoov(file: FileHandle, size: number): Promise<Moov | undefined> {
  const head = new Uint8Array(16)
  const view = new DataView(head.buffer)
  let mediaSeen = false
  let at = 0
  for (let count = 0; at + 8 <= size && count < MAX_TOP_LEVEL_BOXES; count++) {
    const { bytesRead } = await file.read(head, 0, head.length, at)
    const header = readHeader(view, 0, Math.min(bytesRead, head.length), size - at)
    if (!header) return undefined
    if (header.type === 'moov') {
      const length = header.size - header.length
      if (length > MAX_MOOV || at + header.size > size) return undefined
      return { bytes: await readAll(file, at + header.length, length), first: !mediaSeen }
    }
    if (header.type === 'mdat') mediaSeen = true
    at += header.size
  }
  return undefined
}

/** Size 1 stands for 64 bits that follow, size 0 for the rest of what holds it. */
function readHeader(
  view: DataView,
  at: number,
  available: number,
  rest = available,
): { type: string; size: number; length: number } | undefined {
  if (available < 8) return undefined
  const short = view.getUint32(at)
  const type = String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)))
  if (short === 1 && available < 16) return undefined
  const length = short === 1 ? 16 : 8
  const size = short === 0 ? rest : short === 1 ? Number(view.getBigUint64(at + 8)) : short
  return size < length ? undefined : { type, size, length }
}

async function readAll(file: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let read = 0
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, from + read)
    if (bytesRead === 0) break
    read += bytesRead
  }
  return bytes.subarray(0, read)
}
