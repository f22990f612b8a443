import { elementsOf, floatOf, readNumber, textOf, uintOf } from './ebml.ts'

/** Ids of Matroska (RFC 9559). */
const EBML = 0x1a45dfa3
const DOC_TYPE = 0x4282
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const DURATION = 0x4489
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const TRACK_NUMBER = 0xd7
const TRACK_TYPE = 0x83
const CODEC_ID = 0x86
const DEFAULT_DURATION = 0x23e383
const VIDEO = 0xe0
const PIXEL_WIDTH = 0xb0
const PIXEL_HEIGHT = 0xba
const ALPHA_MODE = 0x53c0
const CLUSTER = 0x1f43b675
const CLUSTER_TIMESTAMP = 0xe7
const SIMPLE_BLOCK = 0xa3
const BLOCK_GROUP = 0xa0
const BLOCK = 0xa1
const MASTERS = [EBML, SEGMENT, INFO, TRACKS, TRACK_ENTRY, VIDEO, CLUSTER, BLOCK_GROUP]

const NANOSECONDS = 1e9
const TRACKS_MAX = 16

export interface WebmTrack {
  number: number
  /** 1 video, 2 audio. */
  type: number
  codec: string
  /** Pixels. */
  width: number
  height: number
  alpha: boolean
  /** Nanoseconds of a frame; zero where it does not say. */
  frameDuration: number
  frames: number
  /** When the first one and the last one begin, in seconds. */
  begin: number
  end: number
}

export interface Webm {
  readonly tracks: readonly WebmTrack[]
  /** What the file says of itself, in seconds; zero where it does not. */
  readonly duration: number
}

/**
 * Reads a whole WebM: what it says of its tracks, and when each frame is shown.
 *
 * @returns undefined for what is no WebM, or a broken one
 */
export function readWebm(bytes: Uint8Array): Webm | undefined {
  const tracks: WebmTrack[] = []
  let docType = ''
  let scale = 1_000_000
  let duration = 0
  let clusterTime = 0
  for (const { id, content } of elementsOf(bytes, MASTERS)) {
    const track = tracks.at(-1)
    if (id === 0 || (id === SEGMENT && docType !== 'webm')) return undefined
    if (id === DOC_TYPE) docType = textOf(content)
    else if (id === TIMESTAMP_SCALE) scale = uintOf(content)
    else if (id === DURATION) duration = floatOf(content)
    else if (id === TRACK_ENTRY) {
      if (tracks.length === TRACKS_MAX) return undefined
      tracks.push(emptyTrack())
    } else if (id === CLUSTER_TIMESTAMP) clusterTime = uintOf(content)
    else if (id === SIMPLE_BLOCK || id === BLOCK) addFrame(tracks, content, clusterTime, scale / NANOSECONDS)
    else if (track) describe(track, id, content)
  }
  return docType === 'webm' && tracks.length > 0
    ? { tracks, duration: (duration * scale) / NANOSECONDS }
    : undefined
}

function describe(track: WebmTrack, id: number, content: Uint8Array): void {
  if (id === TRACK_NUMBER) track.number = uintOf(content)
  else if (id === TRACK_TYPE) track.type = uintOf(content)
  else if (id === CODEC_ID) track.codec = textOf(content)
  else if (id === DEFAULT_DURATION) track.frameDuration = uintOf(content)
  else if (id === PIXEL_WIDTH) track.width = uintOf(content)
  else if (id === PIXEL_HEIGHT) track.height = uintOf(content)
  else if (id === ALPHA_MODE) track.alpha = uintOf(content) === 1
}

/** A block begins with the number of its track and its time after its cluster's. */
function addFrame(tracks: readonly WebmTrack[], block: Uint8Array, clusterTime: number, unit: number): void {
  const number = readNumber(block, 0, 8, false)
  if (!number || block.length < number.length + 3) return
  const time = new DataView(block.buffer, block.byteOffset + number.length, 2).getInt16(0)
  const track = tracks.find((candidate) => candidate.number === number.value)
  if (!track) return
  const seconds = (clusterTime + time) * unit
  track.frames++
  track.begin = Math.min(track.begin, seconds)
  track.end = Math.max(track.end, seconds)
}

function emptyTrack(): WebmTrack {
  return {
    number: 0,
    type: 0,
    codec: '',
    width: 0,
    height: 0,
    alpha: false,
    frameDuration: 0,
    frames: 0,
    begin: Number.POSITIVE_INFINITY,
    end: 0,
  }
}
