import type { FileOrigin, OriginKeeper, PassingOn } from '../files/locate/origin.ts'
import type { PictureStore } from '../storage/ports/picture-store.ts'

/**
 * Profiles as places where photos are seen: a user's pictures and fallback by everybody, the personal picture by the
 * one who chose it.
 */
export class PictureOrigins implements OriginKeeper<'profile'> {
  readonly #store: PictureStore

  constructor(store: PictureStore) {
    this.#store = store
  }

  async names(
    { user }: Extract<FileOrigin, { kind: 'profile' }>,
    file: bigint,
    viewer: bigint,
  ): Promise<boolean> {
    const pictures = await this.#store.pictures(user)
    if (pictures.some(({ photo }) => photo === file)) return true
    if ((await this.#store.fallback(user)) === file) return true
    return (await this.#store.personal(viewer, [user])).get(user) === file
  }

  async passingOn(): Promise<PassingOn> {
    return 'free'
  }
}
