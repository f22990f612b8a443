import { largestAlbum } from '@longshore/client/node'
import type { Kind } from './outgoing.ts'

/**
 * Gathers files into albums, in their order: up to ten, photos and videos together, documents among themselves ("Albums,
 * grouped media", api/files).
 */
export class Albums<Item extends { readonly kind: Kind }> {
  #gathered: Item[] = []

  /** @returns the album that is complete now that this one belongs to the next */
  add(item: Item): Item[] | undefined {
    const [first] = this.#gathered
    const fits = first === undefined || family(first) === family(item)
    const complete = fits && this.#gathered.length < largestAlbum ? undefined : this.rest()
    this.#gathered.push(item)
    return complete
  }

  /** What was gathered since the last album. */
  rest(): Item[] {
    const rest = this.#gathered
    this.#gathered = []
    return rest
  }
}

function family({ kind }: { readonly kind: Kind }): 'shown' | 'document' {
  return kind === 'document' ? 'document' : 'shown'
}

/**
 * Which file of an album carries the caption: of photos the first, as "clients should display an album caption only if
 * exactly one photo in the group has a caption"; of documents the last, under which it then stands.
 */
export function captioned(album: readonly { readonly kind: Kind }[]): number {
  return album[0]?.kind === 'document' ? album.length - 1 : 0
}
