import { FILE_TYPE_HEAD, type FileType, fileTypeOf } from '@longshore/protocol/files/file-type'
import type { MadePreview, MadeVideo } from '../../media/media.ts'
import type { BlobStore } from '../../storage/ports/blob-store.ts'
import type { FileRecord, Preview, VideoPreview } from '../../storage/ports/file-catalog.ts'

/** Up to so many bytes are kept with their document or photo: a blob costs more than they do. */
const CACHED_MAX = 1024

export interface KeptPreviews {
  readonly previews: Preview[]
  readonly videoPreviews: VideoPreview[]
  /** What was kept for them. */
  readonly blobs: bigint[]
}

/** Previews to keep; or those of another file, which then share their bytes. */
export type Shown =
  | { readonly previews: readonly MadePreview[]; readonly videos: readonly MadeVideo[] }
  | { readonly shownBy: Pick<FileRecord, 'previews' | 'videoPreviews'> }

/** What a new file is shown by. */
export async function previewsOf(store: BlobStore, shown: Shown): Promise<KeptPreviews> {
  if (!('shownBy' in shown)) return keepPreviews(store, shown)
  const { previews, videoPreviews } = shown.shownBy
  return { previews: [...previews], videoPreviews: [...videoPreviews], blobs: [] }
}

/** Keeps the bytes of previews; of those that cannot all be kept none are. */
export async function keepPreviews(
  store: BlobStore,
  made: { readonly previews: readonly MadePreview[]; readonly videos: readonly MadeVideo[] },
): Promise<KeptPreviews> {
  const blobs: bigint[] = []
  const keep = async (bytes: Uint8Array): Promise<{ blob: bigint; size: number }> => {
    const blob = await store.put(bytes)
    blobs.push(blob)
    return { blob, size: bytes.length }
  }
  const previews = made.previews.map((preview) => keepPreview(preview, keep))
  const videos = made.videos.map((video) => keepVideo(video, keep))
  const kept = await Promise.allSettled([...previews, ...videos])
  const failed = kept.find((result) => result.status === 'rejected')
  if (failed) {
    await store.removeUnused(blobs)
    throw failed.reason
  }
  return { previews: await Promise.all(previews), videoPreviews: await Promise.all(videos), blobs }
}

type Keep = (bytes: Uint8Array) => Promise<{ blob: bigint; size: number }>

async function keepPreview(preview: MadePreview, keep: Keep): Promise<Preview> {
  if (preview.kind !== 'image') return preview
  const { type, width, height, bytes, scans } = preview
  const shown = { type, width, height, fileType: typeOf(bytes) }
  if (bytes.length <= CACHED_MAX) return { kind: 'cached', ...shown, bytes }
  return { kind: 'image', ...shown, ...(await keep(bytes)), scans }
}

async function keepVideo({ bytes, ...video }: MadeVideo, keep: Keep): Promise<VideoPreview> {
  return { kind: 'video', ...video, fileType: typeOf(bytes), ...(await keep(bytes)) }
}

function typeOf(bytes: Uint8Array): FileType {
  return fileTypeOf(bytes.subarray(0, FILE_TYPE_HEAD))
}
