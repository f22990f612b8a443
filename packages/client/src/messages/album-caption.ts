import type { Constructor } from '@longshore/protocol/schema/api'

type Message = Constructor<'message'>

/** Which of an album's captions are to be read where. */
export interface AlbumCaptions {
  /** The message whose caption stands under the whole album. */
  readonly album: Message | undefined
  /** The messages whose captions stand each under its own file. */
  readonly files: readonly Message[]
}

/**
 * "For photo albums, clients should display an album caption only if exactly one photo in the group has a caption,
 * otherwise no album caption should be displayed, and only when viewing in detail a specific photo of the group the
 * caption should be shown. Other grouped media can display a caption under each file." (api/files, Albums)
 *
 * @param group the messages of one `grouped_id`, in their order; videos in it count as photos
 */
export function albumCaptions(group: readonly Message[]): AlbumCaptions {
  const captioned = group.filter(({ message }) => message !== '')
  if (!group.every(showsPicture)) return { album: undefined, files: captioned }
  return { album: captioned.length === 1 ? captioned[0] : undefined, files: [] }
}

function showsPicture({ media }: Message): boolean {
  if (media?._ === 'messageMediaPhoto') return true
  if (media?._ !== 'messageMediaDocument' || media.document?._ !== 'document') return false
  return media.document.attributes.some(({ _ }) => _ === 'documentAttributeVideo')
}
