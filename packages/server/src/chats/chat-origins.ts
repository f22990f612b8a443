import type { FileOrigin, OriginKeeper } from '../files/locate/origin.ts'
import type { ChatStore } from '../storage/ports/chat-store.ts'
import { maySee } from './may-see.ts'

type Seen = Pick<ChatStore, 'chats' | 'membersAmong' | 'bannedAmong'>

/** The pictures of chats: whoever may see a chat may use its current one. */
export class ChatOrigins implements OriginKeeper<'chat'> {
  readonly #store: Seen

  constructor(store: Seen) {
    this.#store = store
  }

  async names(
    { chat: id }: Extract<FileOrigin, { kind: 'chat' }>,
    file: bigint,
    user: bigint,
  ): Promise<boolean> {
    const [chat] = await this.#store.chats([id])
    return chat?.photo === file && maySee(this.#store, id, user)
  }
}
