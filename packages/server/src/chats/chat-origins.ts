import type { FileOrigin, OriginKeeper, PassingOn } from '../files/locate/origin.ts'
import { type Looked, seesProfile, whatIsKnown } from './knowledge.ts'

/** The pictures of chats: whoever may know how a chat looks may use its current one. */
export class ChatOrigins implements OriginKeeper<'chat'> {
  readonly #store: Looked

  constructor(store: Looked) {
    this.#store = store
  }

  async names(
    { chat: id }: Extract<FileOrigin, { kind: 'chat' }>,
    file: bigint,
    user: bigint,
  ): Promise<boolean> {
    const known = await whatIsKnown(this.#store, id, user)
    return known?.chat.photo === file && seesProfile(known)
  }

  async passingOn({ chat: id }: Extract<FileOrigin, { kind: 'chat' }>): Promise<PassingOn> {
    const [chat] = await this.#store.chats([id])
    return chat?.noforwards ? 'restricted' : 'free'
  }
}
