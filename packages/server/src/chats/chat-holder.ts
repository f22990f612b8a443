import type { FileHolder } from '../files/locate/origin.ts'
import type { ChatStore } from '../storage/ports/chat-store.ts'

/** The pictures of chats as files that are shown. */
export class ChatHolder implements FileHolder {
  readonly #store: Pick<ChatStore, 'photosInUse'>

  constructor(store: Pick<ChatStore, 'photosInUse'>) {
    this.#store = store
  }

  inUse(files: readonly bigint[]): Promise<bigint[]> {
    return this.#store.photosInUse(files)
  }
}
