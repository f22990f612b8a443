import type { FileType } from '@longshore/protocol/files/file-type'

/** A file that work is done on: a path that holds it for as long as the work takes, and must not be written to. */
export interface MediaFile {
  /** Bytes. */
  readonly size: number
  /** Its first bytes, where somebody has read them. */
  readonly head?: Uint8Array | undefined
  /** For whom the work is done: users take turns. The server's own work has nobody. */
  readonly user?: bigint | undefined
  lend<T>(use: (path: string) => Promise<T>): Promise<T>
}

export type MadePreview =
  | {
      readonly kind: 'image'
      /** One letter of the page's table. */
      readonly type: string
      readonly width: number
      readonly height: number
      readonly fileType: FileType
      readonly bytes: Uint8Array
      /** Bytes up to the end of each scan of a progressive JPEG, growing, the last one its size. */
      readonly scans?: readonly number[] | undefined
    }
  /** The payload of photoStrippedSize: 1, height, width, entropy-coded data. */
  | { readonly kind: 'stripped'; readonly bytes: Uint8Array }
  /** The payload of photoPathSize. */
  | { readonly kind: 'path'; readonly bytes: Uint8Array }

/** MPEG4. */
export interface MadeVideo {
  readonly type: 'u' | 'v' | 'p'
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
  /** Seconds. */
  readonly startTs?: number | undefined
}

export interface MadePictures {
  readonly previews: readonly MadePreview[]
  readonly videos: readonly MadeVideo[]
}

export interface DocumentHints {
  readonly mimeType: string
  readonly fileType: FileType
  readonly fileName: string
  /** What the sender made for a preview. */
  readonly thumb?: MediaFile | undefined
  /** documentAttributeSticker, documentAttributeCustomEmoji. */
  readonly sticker: boolean
  /** documentAttributeAnimated: a GIF, or a video that plays like one. */
  readonly animated: boolean
  /** force_file: kept as it is, found out about all the same. */
  readonly keepAsFile: boolean
  /** nosound_video: a video without sound stays a video. */
  readonly nosoundVideo: boolean
}

/** What the bytes of a document say of it; absent where they say nothing or nobody could read them. */
export interface DocumentFacts {
  readonly kind: 'image' | 'video' | 'audio' | 'other'
  /** As shown, after rotation. Pixels. */
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** Seconds. */
  readonly duration?: number | undefined
  readonly hasSound?: boolean | undefined
  readonly title?: string | undefined
  readonly performer?: string | undefined
}

export interface DocumentFindings extends MadePictures {
  readonly facts: DocumentFacts
  /** It is a sticker by its bytes and its MIME type, whether its sender says so or not. */
  readonly sticker?: boolean | undefined
  /** What takes the document's place: the MPEG4 of a GIF. */
  readonly converted?: { readonly bytes: Uint8Array; readonly mimeType: string } | undefined
}

export interface StickerFindings {
  readonly format: 'static' | 'tgs' | 'webm'
  readonly width: number
  readonly height: number
  /** Seconds; of stickers that move. */
  readonly duration?: number | undefined
  /** Its outline, and a small picture of it. */
  readonly previews: readonly MadePreview[]
  /** What takes its place: the WebP of a PNG, since clients know stickers as image/webp only. */
  readonly converted?: { readonly bytes: Uint8Array; readonly mimeType: string } | undefined
}

/** A picture drawn from a sticker (api/files, "Sticker profile pictures"). */
export interface Markup {
  readonly sticker: MediaFile
  /** image/webp, image/png, application/x-tgsticker or video/webm. */
  readonly mimeType: string
  /** RGB-24: one is a solid background, two a gradient, three or four a freeform gradient. */
  readonly backgroundColors: readonly number[]
  /** Seconds: the frame of the still picture. */
  readonly startTs: number
}

/**
 * Work on pictures, videos and sounds, bounded in time, memory and number, apart from the process that serves; shared
 * fairly by the users it is done for.
 * Everything throws RpcError only.
 */
export interface Media {
  /** Whether there is an ffmpeg: without it videos have no previews and GIFs stay GIFs. */
  readonly video: boolean
  /**
   * Sizes `s m x y w` (box) and `i` of a photo for messages, never larger than the original.
   *
   * @throws RpcError PHOTO_SAVE_FILE_INVALID beyond 10 MB, PHOTO_INVALID_DIMENSIONS, PHOTO_EXT_INVALID for what is no
   * picture, IMAGE_PROCESS_FAILED
   */
  photo(file: MediaFile): Promise<MadePictures>
  /** Sizes `a b c d` (crop) and `i`. @throws RpcError as `photo`; PHOTO_CROP_SIZE_SMALL below 160 pixels */
  profilePhoto(file: MediaFile): Promise<MadePictures>
  /** A square MPEG4 `u`, and the sizes of `profilePhoto` of the frame at `startTs`. @throws RpcError VIDEO_FILE_INVALID */
  profileVideo(file: MediaFile, startTs: number): Promise<MadePictures>
  /** @throws RpcError STICKER_MIME_INVALID, IMAGE_PROCESS_FAILED */
  markup(markup: Markup): Promise<MadePictures>
  /**
   * Whatever can be found out; a file nobody can read has no previews and is a document all the same.
   *
   * @throws RpcError FLOOD_WAIT_X when too much of this user's work waits already
   */
  document(file: MediaFile, hints: DocumentHints): Promise<DocumentFindings>
  /**
   * Checks a sticker against the limits of its format, which its MIME type names.
   *
   * @throws RpcError STICKER_PNG_DIMENSIONS, STICKER_PNG_NOPNG, STICKER_TGS_NOTGS, STICKER_VIDEO_NOWEBM,
   * STICKER_VIDEO_BIG, STICKER_FILE_INVALID
   */
  sticker(
    file: MediaFile,
    hints: { readonly mimeType: string; readonly emoji: boolean },
  ): Promise<StickerFindings>
  /** A sticker set's own thumbnail: 100x100, of the set's format. @throws RpcError STICKER_THUMB_PNG_NOPNG, STICKER_THUMB_TGS_NOTGS */
  stickerSetThumb(file: MediaFile, mimeType: string): Promise<MadePictures>
  close(): Promise<void>
}
