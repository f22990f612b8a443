import { type FileHandle, open } from 'node:fs/promises'
import { duration } from '../video/limits.ts'

/** What an Ogg says of itself. */
export interface OggFacts {
  /** Seconds; absent where it does not say. */
  readonly duration: number | undefined
  /** The pictures that move in it, as shown. Pixels. */
  readonly video: { readonly width: number; readonly height: number } | undefined
  readonly hasSound: boolean
}

/** One of the streams in it: all begin before any goes on. */
interface Stream {
  readonly kind: 'sound' | 'video'
  /** Seconds at a place that a page names. */
  readonly secondsAt: (granule: bigint) => number
  readonly width?: number | undefined
  readonly height?: number | undefined
}

interface Page {
  readonly serial: number
  /** -1 where no packet ends on it. */
  readonly granule: bigint
  readonly isFirst: boolean
  /** Where its body begins, and where it ends. */
  readonly body: number
  readonly end: number
}

/** The first pages of all streams, and then some. Bytes. */
const HEAD = 64 << 10
/** Four pages of the largest kind there is: one of each stream ends there. Bytes. */
const TAIL = 256 << 10
/** What was joined of several is read through, up to so many bytes. */
const MAX_WALK = 64 << 20

/**
 * Reads the first and the last pages of an Ogg: how long it is stands on the last one only. What is joined of several, as
 * recordings of broadcasts are, is as long as all together.
 */
export async function oggFacts(path: string): Promise<OggFacts | undefined> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = await read(file, 0, Math.min(size, HEAD))
    const streams = streamsIn(head)
    if (streams.size === 0) return undefined
    const video = [...streams.values()].find(({ kind }) => kind === 'video')
    const seconds = (await endOf(file, size, streams)) ?? (await lengthOfAll(file, size))
    return {
      duration: duration(seconds),
      video: video && { width: video.width ?? 0, height: video.height ?? 0 },
      hasSound: [...streams.values()].some(({ kind }) => kind === 'sound'),
    }
  } finally {
    await file.close()
  }
}

function streamsIn(head: Buffer): Map<number, Stream> {
  const streams = new Map<number, Stream>()
  for (const page of pagesIn(head)) {
    if (!page.isFirst) break
    const stream = streamOf(head.subarray(page.body, page.end))
    if (stream) streams.set(page.serial, stream)
  }
  return streams
}

/** The latest end of the streams that began at the beginning; nothing where the file ends with another. */
async function endOf(
  file: FileHandle,
  size: number,
  streams: ReadonlyMap<number, Stream>,
): Promise<number | undefined> {
  const tail = await read(file, Math.max(0, size - TAIL), Math.min(size, TAIL))
  const pages = pagesIn(tail)
  const last = pages.at(-1)
  if (!last || !streams.has(last.serial)) return undefined
  const ends = pages.flatMap(({ serial, granule }) => {
    const stream = streams.get(serial)
    return stream && granule >= 0n ? [stream.secondsAt(granule)] : []
  })
  return ends.length > 0 ? Math.max(...ends) : undefined
}

/** All links of a chain, one after the other. */
async function lengthOfAll(file: FileHandle, size: number): Promise<number | undefined> {
  if (size > MAX_WALK) return undefined
  const bytes = await read(file, 0, size)
  const streams = new Map<number, Stream>()
  let before = 0
  let longest = 0
  let isBeginning = true
  for (const { serial, granule, isFirst, body, end } of pagesIn(bytes)) {
    if (isFirst && !isBeginning) {
      before += longest
      longest = 0
      streams.clear()
    }
    isBeginning = isFirst
    const stream = isFirst ? streamOf(bytes.subarray(body, end)) : streams.get(serial)
    if (!stream) continue
    streams.set(serial, stream)
    if (granule > 0n) longest = Math.max(longest, stream.secondsAt(granule))
  }
  return before + longest
}

/** Twenty-seven bytes of header, the lengths of up to 255 pieces, and the pieces; RFC 3533. */
const HEADER = 27

/** The whole pages in a piece of a file, wherever it begins. */
function pagesIn(bytes: Buffer): Page[] {
  const pages: Page[] = []
  for (let at = bytes.indexOf('OggS'); at !== -1 && at + HEADER <= bytes.length; ) {
    const page = pageAt(bytes, at)
    if (page) pages.push(page)
    at = bytes.indexOf('OggS', page ? page.end : at + 1)
  }
  return pages
}

function pageAt(bytes: Buffer, at: number): Page | undefined {
  const pieces = bytes[at + HEADER - 1] ?? 0
  const body = at + HEADER + pieces
  if (bytes[at + 4] !== 0 || body > bytes.length) return undefined
  const length = bytes.subarray(at + HEADER, body).reduce((sum, piece) => sum + piece, 0)
  if (body + length > bytes.length) return undefined
  return {
    serial: bytes.readUInt32LE(at + 14),
    granule: bytes.readBigInt64LE(at + 6),
    isFirst: ((bytes[at + 5] ?? 0) & 2) !== 0,
    body,
    end: body + length,
  }
}

/** What the first packet of a stream says, where it is one of these. */
function streamOf(packet: Buffer): Stream | undefined {
  if (says(packet, 0, 'OpusHead') && packet.length >= 19) return samples(48_000, packet.readUInt16LE(10))
  if (says(packet, 0, '\x01vorbis') && packet.length >= 30) return samples(packet.readUInt32LE(12))
  if (says(packet, 0, 'Speex   ') && packet.length >= 80) return samples(packet.readUInt32LE(36))
  // After its own header, "fLaC" and the head of its first block: twenty bits of a sampling frequency.
  if (says(packet, 0, '\x7fFLAC') && packet.length >= 51) return samples(packet.readUIntBE(27, 3) >> 4)
  if (says(packet, 0, '\x80theora') && packet.length >= 42) return theora(packet)
  return undefined
}

function samples(rate: number, skipped = 0): Stream | undefined {
  if (rate === 0) return undefined
  return { kind: 'sound', secondsAt: (granule) => Math.max(0, Number(granule) - skipped) / rate }
}

/** A place in pictures is that of the last whole one, and how many came after it. */
function theora(packet: Buffer): Stream | undefined {
  const numerator = packet.readUInt32BE(22)
  const denominator = packet.readUInt32BE(26)
  const shift = BigInt((packet.readUInt16BE(40) >> 5) & 31)
  if (numerator === 0 || denominator === 0) return undefined
  const frames = (granule: bigint): number =>
    Number(granule >> shift) + Number(granule & ((1n << shift) - 1n))
  return {
    kind: 'video',
    width: packet.readUIntBE(14, 3),
    height: packet.readUIntBE(17, 3),
    secondsAt: (granule) => (frames(granule) * denominator) / numerator,
  }
}

function says(bytes: Buffer, at: number, text: string): boolean {
  return bytes.toString('latin1', at, at + text.length) === text
}

async function read(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, from)
  return bytes.subarray(0, bytesRead)
}
