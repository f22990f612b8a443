import type { Type } from '@longshore/protocol/schema/api'
import type {
  BoxChange,
  CopyId,
  MessageEdit,
  MessageRecord,
  MessageStore,
} from '../storage/ports/message-store.ts'
import { decodeStored, encodeContent, secondsToSee } from './message-content.ts'
import { allShownFiles } from './shown-files.ts'

/** Instead of seconds, "after it was seen once". */
const onceSeen = 2 ** 31 - 1

/** Copies that one step empties. */
const expiryStep = 100

interface Options {
  readonly store: MessageStore
  readonly files: { released(files: readonly bigint[]): Promise<void> }
  /** Unix seconds. */
  readonly now: () => number
}

/** Voices that were heard, and media that disappears once it was seen. */
export class SeenMedia {
  readonly #store: MessageStore
  readonly #files: Options['files']
  readonly #now: () => number

  constructor({ store, files, now }: Options) {
    this.#store = store
    this.#files = files
    this.#now = now
  }

  /**
   * A user heard or saw what these messages of its box hold: their senders learn of it, and what is to disappear begins
   * to.
   */
  async seen(owner: bigint, ids: readonly number[]): Promise<BoxChange[]> {
    const messages = await this.#store.messages(owner, ids)
    const news = messages.filter(({ mediaUnread, sender }) => mediaUnread && sender !== owner)
    const changes = await this.#store.readContents(news.flatMap(ofReaderAndSender))
    for (const message of news) await this.#letExpire(message)
    return [...changes, ...(await this.expire())]
  }

  /** Empties the media whose time has come: all copies keep is how long it was to be seen. */
  async expire(): Promise<BoxChange[]> {
    const changes: BoxChange[] = []
    for (;;) {
      const due = await this.#store.mediaDue(this.#now(), expiryStep)
      if (due.length === 0) return changes
      await this.#files.released(allShownFiles(due))
      changes.push(...(await this.#store.edit(due.map(emptied))))
    }
  }

  async #letExpire(message: MessageRecord): Promise<void> {
    const stored = decodeStored(message.body)
    const ttl = stored.isService ? undefined : secondsToSee(stored.content.media)
    if (ttl === undefined) return
    const due = this.#now() + (ttl === onceSeen ? 0 : ttl)
    await this.#store.letMediaExpire(await this.#store.copies(message.origin), due)
  }
}

/** The sender's copy is the first one, by which copies find each other. */
function ofReaderAndSender({ owner, id, origin }: MessageRecord): CopyId[] {
  return [{ owner, id }, origin]
}

function emptied({ owner, id, text, searchText, body }: MessageRecord): MessageEdit {
  const stored = decodeStored(body)
  const media = stored.isService ? undefined : withoutFile(stored.content.media)
  return {
    copy: { owner, id },
    text,
    searchText,
    kind: undefined,
    file: undefined,
    companion: undefined,
    body: stored.isService ? body : encodeContent({ ...stored.content, media }),
    editDate: undefined,
  }
}

function withoutFile(media: Type<'MessageMedia'> | undefined): Type<'MessageMedia'> | undefined {
  switch (media?._) {
    case 'messageMediaPhoto':
      return { _: 'messageMediaPhoto', ttl_seconds: media.ttl_seconds }
    case 'messageMediaDocument': {
      const { document, alt_documents, video_cover, ...rest } = media
      return rest
    }
    default:
      return media
  }
}
