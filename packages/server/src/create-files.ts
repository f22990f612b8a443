import { ChatHolder } from './chats/chat-holder.ts'
import { ChatOrigins } from './chats/chat-origins.ts'
import { seesMessages, whatIsKnown } from './chats/knowledge.ts'
import { canPost } from './chats/rights.ts'
import { type FilesOptions, FilesService } from './files/files-service.ts'
import { MessageHolder } from './messages/message-holder.ts'
import { MessageOrigins } from './messages/message-origins.ts'
import { PictureHolder } from './pictures/picture-holder.ts'
import { PictureOrigins } from './pictures/picture-origins.ts'
import { StickerHolder } from './stickers/sticker-holder.ts'
import { SavedFileOrigins, StickerSetOrigins } from './stickers/sticker-set-origins.ts'
import type { AccountStore } from './storage/ports/account-store.ts'
import type { ChatStore } from './storage/ports/chat-store.ts'
import type { MessageStore } from './storage/ports/message-store.ts'
import type { PeerId } from './storage/ports/peer-id.ts'
import type { PictureStore } from './storage/ports/picture-store.ts'
import type { StickerStore } from './storage/ports/sticker-store.ts'

/** Everything that shows files. */
export interface FilePlaces {
  readonly messages: MessageStore
  readonly chats: ChatStore
  readonly pictures: PictureStore
  readonly stickers: StickerStore
  readonly accounts: Pick<AccountStore, 'blocks'>
}

/** Puts files together with all places where they are seen, and that hold on to them. */
export function createFiles(
  { messages, chats, pictures, stickers, accounts }: FilePlaces,
  options: Omit<FilesOptions, 'origins' | 'holders' | 'open'>,
): FilesService {
  const { clock } = options
  const maySee = async (chat: PeerId, user: bigint): Promise<boolean> => {
    const known = await whatIsKnown(chats, chat, user)
    return known !== undefined && seesMessages(known)
  }
  const mayPost = async (chat: PeerId, user: bigint): Promise<boolean> => {
    const known = await whatIsKnown(chats, chat, user)
    return known?.member !== undefined && canPost(known.chat, known.member)
  }
  const keepsAll = async (id: PeerId): Promise<boolean> => {
    const [chat] = await chats.chats([id])
    return chat?.noforwards === true
  }
  return new FilesService({
    ...options,
    open: async (files) => [...(await stickers.sets.setsOf(files)).keys()],
    origins: {
      message: new MessageOrigins({ store: messages, maySee, mayPost, keepsAll, clock }),
      profile: new PictureOrigins(pictures, accounts.blocks),
      chat: new ChatOrigins(chats),
      'sticker set': new StickerSetOrigins(stickers.sets),
      saved: new SavedFileOrigins(stickers.saved),
    },
    holders: [
      new MessageHolder(messages),
      new PictureHolder(pictures),
      new ChatHolder(chats),
      new StickerHolder(stickers),
    ],
  })
}
