import type { Type } from '@longshore/protocol/schema/api'
import type { Preview, VideoPreview } from '../../storage/ports/file-catalog.ts'

/**
 * Still previews, the embedded ones (`i`, `j`) first, then growing (api/files, "Image thumbnail types").
 *
 * Never a photoCachedSize, however small a picture is and however it is kept: mtcute refuses a photo or document that has
 * one among its sizes, Pyrogram finds no size in a photo that has no other.
 */
export function shapePreviews(previews: readonly Preview[]): Type<'PhotoSize'>[] {
  return previews.toSorted((a, b) => areaOf(a) - areaOf(b)).map(shapePreview)
}

export function shapeVideoPreviews(
  videos: readonly VideoPreview[],
  stickerSetHash: (set: bigint) => bigint,
): Type<'VideoSize'>[] {
  return videos.map((video) => shapeVideoPreview(video, stickerSetHash))
}

function areaOf(preview: Preview): number {
  return 'width' in preview ? preview.width * preview.height : 0
}

function shapePreview(preview: Preview): Type<'PhotoSize'> {
  switch (preview.kind) {
    case 'stripped':
      return { _: 'photoStrippedSize', type: 'i', bytes: preview.bytes }
    case 'path':
      return { _: 'photoPathSize', type: 'j', bytes: preview.bytes }
    case 'cached': {
      const { type, width: w, height: h, bytes } = preview
      return { _: 'photoSize', type, w, h, size: bytes.length }
    }
    case 'image': {
      const { type, width: w, height: h, size, scans } = preview
      return scans
        ? { _: 'photoSizeProgressive', type, w, h, sizes: [...scans] }
        : { _: 'photoSize', type, w, h, size }
    }
  }
}

function shapeVideoPreview(video: VideoPreview, stickerSetHash: (set: bigint) => bigint): Type<'VideoSize'> {
  switch (video.kind) {
    case 'video': {
      const { type, width: w, height: h, size, startTs } = video
      return { _: 'videoSize', type, w, h, size, video_start_ts: startTs }
    }
    case 'emoji markup':
      return {
        _: 'videoSizeEmojiMarkup',
        emoji_id: video.emoji,
        background_colors: [...video.backgroundColors],
      }
    case 'sticker markup': {
      const { stickerSet: id, sticker, backgroundColors } = video
      return {
        _: 'videoSizeStickerMarkup',
        stickerset: { _: 'inputStickerSetID', id, access_hash: stickerSetHash(id) },
        sticker_id: sticker,
        background_colors: [...backgroundColors],
      }
    }
  }
}
