import type { FileOrigin, OriginKeeper, PassingOn } from '../files/locate/origin.ts'
import type { MessageStore } from '../storage/ports/message-store.ts'
import { isUserPeer, type PeerId } from '../storage/ports/peer-id.ts'
import { besideScheduledBox } from '../storage/ports/scheduled-box.ts'
import { decodeStored, disappears } from './message-content.ts'
import { shownFiles } from './shown-files.ts'

interface Options {
  readonly store: Pick<MessageStore, 'messages'>
  /** Whether a user may read a channel. */
  readonly maySee: (channel: PeerId, user: bigint) => Promise<boolean>
  /** Whether a user may post in a channel, and so sees what waits to be posted there. */
  readonly mayPost: (channel: PeerId, user: bigint) => Promise<boolean>
  /** Whether a group or channel keeps what is said in it. */
  readonly keepsAll: (chat: PeerId) => Promise<boolean>
  /** Unix ms. */
  readonly clock: () => number
}

/**
 * Messages as places where files are seen: whoever still has the message, or may read the channel it is in, may use its
 * files.
 */
export class MessageOrigins implements OriginKeeper<'message'> {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async names(
    { owner, messageId }: Extract<FileOrigin, { kind: 'message' }>,
    file: bigint,
    user: bigint,
  ): Promise<boolean> {
    const { store, maySee, mayPost, clock } = this.#options
    const sent = besideScheduledBox(owner)
    const box = sent ?? owner
    const mayLook = sent === undefined ? maySee : mayPost
    const isOpen = isUserPeer(box) ? box === user : await mayLook(box, user)
    if (!isOpen) return false
    const [message] = await store.messages(owner, [messageId])
    if (!message || !shownFiles(message).includes(file)) return false
    return message.mediaDue === undefined || message.mediaDue > clock() / 1000
  }

  /** Media that disappears is for one viewer; noforwards is of a message, or of all that is said in a chat. */
  async passingOn({ owner, messageId }: Extract<FileOrigin, { kind: 'message' }>): Promise<PassingOn> {
    const { store, keepsAll } = this.#options
    const [message] = await store.messages(owner, [messageId])
    if (!message) return 'restricted'
    const stored = decodeStored(message.body)
    if (!stored.isService && disappears(stored.content.media)) return 'passing'
    const isKept = !stored.isService && stored.content.noforwards === true
    return isKept || (!isUserPeer(message.peer) && (await keepsAll(message.peer))) ? 'restricted' : 'free'
  }
}
