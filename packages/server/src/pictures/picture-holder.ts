import type { FileHolder } from '../files/locate/origin.ts'
import type { PictureStore } from '../storage/ports/picture-store.ts'

/** Profiles hold on to their pictures. */
export class PictureHolder implements FileHolder {
  readonly #store: PictureStore

  constructor(store: PictureStore) {
    this.#store = store
  }

  async inUse(files: readonly bigint[]): Promise<bigint[]> {
    return this.#store.photosInUse(files)
  }
}
