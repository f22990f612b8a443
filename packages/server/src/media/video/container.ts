import { open } from 'node:fs/promises'
import { fileTypeOf } from '@longshore/protocol/files/file-type'

/** What ffmpeg may be told to open, and music-metadata too; nothing that can name another file. */
export type Container = 'mp4' | 'mov' | 'matroska' | 'gif' | 'mp3' | 'ogg' | 'flac' | 'wav' | 'aac' | 'aiff'

/** So many bytes from the beginning tell the container. */
const CONTAINER_HEAD = 16

/** Still pictures that live in the boxes of MP4. */
const pictureBrands = [
  'avif',
  'avis',
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'mif1',
  'msf1',
  'crx ',
  'jxl ',
]

/** Tells the container of a video, an animation or a sound by its first bytes, never by its name or MIME type. */
export function containerOf(head: Uint8Array): Container | undefined {
  const type = fileTypeOf(head)
  if (type === 'storage.fileMp4') return pictureBrands.includes(text(head, 8, 12)) ? undefined : 'mp4'
  if (type === 'storage.fileMov') return 'mov'
  if (type === 'storage.fileGif') return 'gif'
  if (type === 'storage.fileMp3') return 'mp3'
  if (text(head, 0, 4) === '\x1aE\xdf\xa3') return 'matroska'
  if (text(head, 0, 4) === 'OggS') return 'ogg'
  if (text(head, 0, 4) === 'fLaC') return 'flac'
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WAVE') return 'wav'
  if (text(head, 0, 4) === 'FORM' && ['AIFF', 'AIFC'].includes(text(head, 8, 12))) return 'aiff'
  if (isAdts(head)) return 'aac'
  return undefined
}

export async function containerOfFile(path: string): Promise<Container | undefined> {
  const file = await open(path)
  try {
    const head = new Uint8Array(CONTAINER_HEAD)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return containerOf(head.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** AAC as broadcast: twelve bits of synchronization, layer zero, and a sampling frequency that exists. */
function isAdts([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xf6) === 0xf0 && ((third >> 2) & 15) < 13
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
