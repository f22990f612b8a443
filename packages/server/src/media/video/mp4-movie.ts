import { type Box, boxAt, boxesIn, type Moov } from './mp4-boxes.ts'

export interface Mp4Movie {
  readonly tracks: readonly Mp4Track[]
  /** Seconds, as the movie says; a fragmented one says it in another place, or not at all. */
  readonly duration: number | undefined
  /** The movie's own description comes before its media. */
  readonly fastStart: boolean
  /** Its samples are described piece by piece, not here. */
  readonly fragmented: boolean
}

export interface Mp4Track {
  readonly kind: 'video' | 'audio' | 'other'
  /** The four letters of its first sample entry: `avc1`, `hvc1`, `mp4a`. */
  readonly codec: string
  /** Of H.264, where that is all the track has: 66 Baseline, 77 Main, 100 High; zero for everything else. */
  readonly profile: number
  /** As shown, after rotation. Pixels; zero where nothing says. */
  readonly width: number
  readonly height: number
  /** Whether its frames must be turned or mirrored to be shown. */
  readonly turned: boolean
  readonly frames: number
}

/** More tracks than anybody means: a movie of thousands is made to hurt. */
const MAX_TRACKS = 64

/** Reads what a movie says of itself; nothing where it makes no sense. */
export function readMovie(moov: Moov): Mp4Movie | undefined {
  const { bytes } = moov
  const root: Box = { type: 'moov', start: 0, end: bytes.length }
  const tracks: Mp4Track[] = []
  for (const box of boxesIn(bytes)) {
    if (box.type !== 'trak') continue
    if (tracks.length === MAX_TRACKS) return undefined
    tracks.push(readTrack(bytes, box, movieMatrix(bytes, root)))
  }
  if (tracks.length === 0) return undefined
  const fragmented = boxAt(bytes, root, 'mvex') !== undefined
  return { tracks, duration: movieDuration(bytes, root), fastStart: moov.first, fragmented }
}

function readTrack(bytes: Uint8Array, track: Box, whole: Matrix): Mp4Track {
  const entry = sampleEntry(bytes, track)
  const shown = shownSize(bytes, track) ?? entry
  const matrix = product(trackMatrix(bytes, track), whole)
  const sideways = Math.abs(matrix.b) > Math.abs(matrix.a)
  return {
    kind: trackKind(bytes, track),
    codec: entry.codec,
    profile: entry.profile,
    width: sideways ? shown.height : shown.width,
    height: sideways ? shown.width : shown.height,
    turned: matrix.a <= 0 || matrix.d <= 0 || matrix.b !== 0 || matrix.c !== 0,
    frames: field(bytes, boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stsz'), 8),
  }
}

function trackKind(bytes: Uint8Array, track: Box): Mp4Track['kind'] {
  const handler = letters(bytes, boxAt(bytes, track, 'mdia', 'hdlr'), 8)
  return handler === 'vide' ? 'video' : handler === 'soun' ? 'audio' : 'other'
}

/** The size a track is presented in: 16.16, after the two that a track header of either version has before it. */
function shownSize(bytes: Uint8Array, track: Box): { width: number; height: number } | undefined {
  const header = boxAt(bytes, track, 'tkhd')
  const at = versionOf(bytes, header) === 1 ? 88 : 76
  const width = Math.round(field(bytes, header, at) / 65536)
  const height = Math.round(field(bytes, header, at + 4) / 65536)
  return width > 0 && height > 0 ? { width, height } : undefined
}

interface SampleEntry {
  readonly codec: string
  readonly profile: number
  readonly width: number
  readonly height: number
}

/** The first entry of the sample description: its letters, and the size of its pictures if it has any. */
function sampleEntry(bytes: Uint8Array, track: Box): SampleEntry {
  const description = boxAt(bytes, track, 'mdia', 'minf', 'stbl', 'stsd')
  const [entry, another] = description ? boxesIn(bytes, description.start + 8, description.end) : []
  const size = field(bytes, entry, 24)
  const profile = entry?.type === 'avc1' && !another ? h264Profile(bytes, entry) : 0
  return { codec: entry?.type ?? '', profile, width: size >>> 16, height: size & 0xffff }
}

/** The second byte of the decoder configuration, which follows 78 bytes about the picture. */
function h264Profile(bytes: Uint8Array, entry: Box): number {
  const pictures: Box = { ...entry, start: Math.min(entry.end, entry.start + 78) }
  return (field(bytes, boxAt(bytes, pictures, 'avcC'), 0) >>> 16) & 0xff
}

/** All ones stand for a duration nobody knows. */
function movieDuration(bytes: Uint8Array, root: Box): number | undefined {
  const header = boxAt(bytes, root, 'mvhd')
  const long = versionOf(bytes, header) === 1
  const scale = field(bytes, header, long ? 20 : 12)
  const units = timeOf(bytes, header, long, long ? 24 : 16) || fragmentsDuration(bytes, root)
  return scale > 0 && units > 0 ? units / scale : undefined
}

/** What a fragmented movie says of all its fragments. */
function fragmentsDuration(bytes: Uint8Array, root: Box): number {
  const header = boxAt(bytes, root, 'mvex', 'mehd')
  return timeOf(bytes, header, versionOf(bytes, header) === 1, 4)
}

function timeOf(bytes: Uint8Array, box: Box | undefined, long: boolean, at: number): number {
  const low = field(bytes, box, long ? at + 4 : at)
  const high = long ? field(bytes, box, at) : 0
  return low === 0xffffffff && (!long || high === 0xffffffff) ? 0 : high * 2 ** 32 + low
}

/** The part of a transformation that turns and mirrors: x' = ax + cy, y' = bx + dy. */
interface Matrix {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

function movieMatrix(bytes: Uint8Array, root: Box): Matrix {
  const header = boxAt(bytes, root, 'mvhd')
  return matrixAt(bytes, header, versionOf(bytes, header) === 1 ? 48 : 36)
}

function trackMatrix(bytes: Uint8Array, track: Box): Matrix {
  const header = boxAt(bytes, track, 'tkhd')
  return matrixAt(bytes, header, versionOf(bytes, header) === 1 ? 52 : 40)
}

function matrixAt(bytes: Uint8Array, box: Box | undefined, at: number): Matrix {
  const [a = 0, b = 0, c = 0, d = 0] = [0, 4, 12, 16].map(
    (offset) => (field(bytes, box, at + offset) | 0) / 65536,
  )
  const nothing = a === 0 && b === 0 && c === 0 && d === 0
  return nothing ? { a: 1, b: 0, c: 0, d: 1 } : { a, b, c, d }
}

function product(first: Matrix, then: Matrix): Matrix {
  return {
    a: first.a * then.a + first.b * then.c,
    b: first.a * then.b + first.b * then.d,
    c: first.c * then.a + first.d * then.c,
    d: first.c * then.b + first.d * then.d,
  }
}

function versionOf(bytes: Uint8Array, box: Box | undefined): number {
  return field(bytes, box, 0) >>> 24
}

/** 32 bits of a box's content; zero beyond its end. */
function field(bytes: Uint8Array, box: Box | undefined, at: number): number {
  if (!box || box.start + at + 4 > box.end) return 0
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(box.start + at)
}

function letters(bytes: Uint8Array, box: Box | undefined, at: number): string {
  if (!box || box.start + at + 4 > box.end) return ''
  return String.fromCharCode(...bytes.subarray(box.start + at, box.start + at + 4))
}
