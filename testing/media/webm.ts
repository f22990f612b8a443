/** A WebM as its container tells it; the frames themselves are one byte each, and no decoder takes them. */
export interface MadeWebm {
  readonly docType?: string | undefined
  readonly tracks?: readonly MadeTrack[] | undefined
  /** What it says of itself, in milliseconds. */
  readonly duration?: number | undefined
  /** When the frames of the first track are shown, in milliseconds. */
  readonly times?: readonly number[] | undefined
  /** Streams do not say where their segment and their clusters end. */
  readonly endless?: boolean | undefined
  /** Bytes of nothing at the end. */
  readonly padding?: number | undefined
}

export interface MadeTrack {
  /** 1 video, 2 audio, 17 subtitles. */
  readonly type?: number | undefined
  readonly codec?: string | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly alpha?: boolean | undefined
  /** Nanoseconds. */
  readonly frameDuration?: number | undefined
}

/** `count` frames, so many a second, in whole milliseconds. */
export function timesOf(count: number, framesPerSecond: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.round((index * 1000) / framesPerSecond))
}

export function makeWebm(made: MadeWebm = {}): Uint8Array {
  const {
    docType = 'webm',
    tracks = [{}],
    duration,
    times = timesOf(30, 30),
    endless = false,
    padding = 0,
  } = made
  const info = [uint(0x2ad7b1, 1_000_000), ...(duration === undefined ? [] : [float(0x4489, duration)])]
  return Buffer.concat([
    element(0x1a45dfa3, uint(0x4286, 1), text(0x4282, docType)),
    element(
      { id: 0x18538067, endless },
      element(0x1549a966, ...info),
      element(0x1654ae6b, ...tracks.map(trackEntry)),
      ...clustersOf(times, endless),
      ...(padding > 0 ? [element(0xec, Buffer.alloc(padding))] : []),
    ),
  ])
}

function trackEntry(track: MadeTrack, index: number): Buffer {
  const { type = 1, codec = 'V_VP9', width = 512, height = 512, alpha = false, frameDuration } = track
  const video = [uint(0xb0, width), uint(0xba, height), ...(alpha ? [uint(0x53c0, 1)] : [])]
  return element(
    0xae,
    uint(0xd7, index + 1),
    uint(0x83, type),
    text(0x86, codec),
    ...(frameDuration === undefined ? [] : [uint(0x23e383, frameDuration)]),
    ...(type === 1 ? [element(0xe0, ...video)] : []),
  )
}

/** A second each; every other block in a group, as blocks with an alpha channel are. */
function clustersOf(times: readonly number[], endless: boolean): Buffer[] {
  const seconds = Map.groupBy(times, (time) => Math.floor(time / 1000))
  return Array.from(seconds, ([second, inside]) =>
    element(
      { id: 0x1f43b675, endless },
      uint(0xe7, second * 1000),
      ...inside.map((time, index) => {
        const block = Buffer.from([0x81, 0, 0, 0x80, 0])
        block.writeInt16BE(time - second * 1000, 1)
        return index % 2 === 0 ? element(0xa3, block) : element(0xa0, element(0xa1, block))
      }),
    ),
  )
}

export function element(
  name: number | { readonly id: number; readonly endless: boolean },
  ...content: Buffer[]
): Buffer {
  const { id, endless } = typeof name === 'number' ? { id: name, endless: false } : name
  const body = Buffer.concat(content)
  const size = Buffer.from('0100000000000000', 'hex')
  if (endless) size.fill(0xff, 1)
  else size.writeUIntBE(body.length, 2, 6)
  return Buffer.concat([bytesOf(id), size, body])
}

function uint(id: number, value: number): Buffer {
  return element(id, bytesOf(value))
}

function float(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return element(id, bytes)
}

function text(id: number, value: string): Buffer {
  return element(id, Buffer.from(value))
}

function bytesOf(value: number): Buffer {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
}
