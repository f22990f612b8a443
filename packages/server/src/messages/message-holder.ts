import type { FileHolder } from '../files/locate/origin.ts'
import type { MessageStore } from '../storage/ports/message-store.ts'

/** Messages as what shows files. */
export class MessageHolder implements FileHolder {
  readonly #store: Pick<MessageStore, 'filesShown'>

  constructor(store: Pick<MessageStore, 'filesShown'>) {
    this.#store = store
  }

  inUse(files: readonly bigint[]): Promise<bigint[]> {
    return this.#store.filesShown(files)
  }
}
