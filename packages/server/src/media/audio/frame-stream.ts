import { open } from 'node:fs/promises'
import { type IAudioMetadata, type IFormat, parseBuffer } from 'music-metadata'

/** So much of a file is read: tags, a cover, and the first frames. Bytes. */
const HEAD = 16 << 20
/** So much sound tells how long the rest is. Bytes. */
const SAMPLE = 2 << 20

/**
 * Reads MP3 or AAC that is nothing but frame after frame. Where the file does not say how long it is, and its frames are
 * of varying lengths, its beginning is counted and the rest estimated: nobody reads through an hour of frames.
 */
export async function readFrameStream(
  path: string,
  mimeType: 'audio/mpeg' | 'audio/aac',
): Promise<Pick<IAudioMetadata, 'format' | 'common'>> {
  const { head, size } = await readHead(path)
  const { format, common } = await parseBuffer(head, { mimeType, size }, { duration: false })
  if (format.duration !== undefined) return { format, common }
  const sound = head.subarray(tagLength(head))
  const sample = sound.subarray(0, SAMPLE)
  const counted = await parseBuffer(sample, { mimeType, size: sample.length }, { duration: true })
  const whole = size - tagLength(head)
  return { format: scaled(counted.format, whole / sample.length), common }
}

function scaled(format: IFormat, times: number): IFormat {
  return format.duration === undefined ? format : { ...format, duration: format.duration * times }
}

/** ID3v2: three letters, version, flags, and its length in four times seven bits. */
function tagLength(head: Buffer): number {
  if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < 10) return 0
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 127), 0)
  return Math.min(head.length, 10 + length)
}

async function readHead(path: string): Promise<{ head: Buffer; size: number }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, HEAD))
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return { head: head.subarray(0, bytesRead), size }
  } finally {
    await file.close()
  }
}
