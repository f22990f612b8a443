import { documentSizes } from '../images/sizes.ts'
import type { MadePreview } from '../media.ts'
import { containerOfFile } from '../video/container.ts'
import { audioCover } from './audio-facts.ts'

/** The previews of the picture that comes with a sound. Throws for what cannot be read. */
export async function coverPreviews({ path }: { readonly path: string }): Promise<MadePreview[]> {
  const container = await containerOfFile(path)
  const cover = container && (await audioCover(path, container))
  return cover ? documentSizes(cover) : []
}
