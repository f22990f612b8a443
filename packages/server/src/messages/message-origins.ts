import type { Origins } from '../files/locate/locate.ts'
import type { MessageStore } from '../storage/ports/message-store.ts'

/** Messages as places where documents are seen: whoever still has the message may use its document. */
export class MessageOrigins implements Origins {
  readonly #store: MessageStore

  constructor(store: MessageStore) {
    this.#store = store
  }

  async names(
    { owner, messageId }: Parameters<Origins['names']>[0],
    document: bigint,
    user: bigint,
  ): Promise<boolean> {
    if (owner !== user) return false
    const [message] = await this.#store.messages(owner, [messageId])
    return message?.document === document
  }
}
