import type { FileOrigin, OriginKeeper, PassingOn } from '../files/locate/origin.ts'
import type { BlockStore } from '../storage/ports/block-store.ts'
import type { PictureStore } from '../storage/ports/picture-store.ts'

/**
 * Profiles as places where photos are seen: a user's pictures and fallback by everybody, the personal picture by the
 * one who chose it. Whoever is blocked sees none of the former.
 */
export class PictureOrigins implements OriginKeeper<'profile'> {
  readonly #store: PictureStore
  readonly #blocks: Pick<BlockStore, 'blockersAmong'>

  constructor(store: PictureStore, blocks: Pick<BlockStore, 'blockersAmong'>) {
    this.#store = store
    this.#blocks = blocks
  }

  async names(
    { user }: Extract<FileOrigin, { kind: 'profile' }>,
    file: bigint,
    viewer: bigint,
  ): Promise<boolean> {
    if ((await this.#store.personal(viewer, [user])).get(user) === file) return true
    if ((await this.#blocks.blockersAmong(viewer, [user])).length > 0) return false
    const pictures = await this.#store.pictures(user)
    return pictures.some(({ photo }) => photo === file) || (await this.#store.fallback(user)) === file
  }

  async passingOn(): Promise<PassingOn> {
    return 'free'
  }
}
