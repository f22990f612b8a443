import { PICTURE_HEAD, pictureTypeOf } from '../images/picture-type.ts'
import type { MediaFile } from '../media.ts'
import { containerOf } from '../video/container.ts'

/**
 * Whether the first bytes of a file, where they are known, say that it is neither picture, video nor sound: no job could
 * find out more. Most files are like that, and a worker takes longer to say so than all the rest of sending a small one.
 */
export function isPlainFile({ head, size }: Pick<MediaFile, 'head' | 'size'>): boolean {
  if (head === undefined || head.length < Math.min(PICTURE_HEAD, size)) return false
  return containerOf(head) === undefined && pictureTypeOf(head) === undefined
}
