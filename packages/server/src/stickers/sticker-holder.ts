import type { FileHolder } from '../files/locate/origin.ts'
import type { StickerStore } from '../storage/ports/sticker-store.ts'

/** Sets hold on to their stickers and pictures, users to what they saved. */
export class StickerHolder implements FileHolder {
  readonly #store: StickerStore

  constructor(store: StickerStore) {
    this.#store = store
  }

  async inUse(files: readonly bigint[]): Promise<bigint[]> {
    const ofSets = await this.#store.sets.documentsInUse(files)
    const saved = await this.#store.saved.documentsInUse(files)
    return [...new Set([...ofSets, ...saved])]
  }
}
