import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { MethodName, Request, TlObject } from '@longshore/protocol/schema/api'

/** More than clients name at once: they ask for a hundred messages, two hundred users, all of a chat's dialogs. */
const named = 1000
/** An address book, or a language, comes as a whole. */
const whole = 5000

type VectorsOf<M extends MethodName> = {
  readonly [P in keyof Request<M> as NonNullable<Request<M>[P]> extends readonly unknown[]
    ? P
    : never]-?: number
}
type Limits = { readonly [M in MethodName]?: VectorsOf<M> }

/**
 * How many elements each vector of a request may have before its method looks at it. Methods that are stricter say so with
 * errors of their own; what is inside of the elements is bounded by `mostInRequest`. Each method with a vector stands here:
 * a test sees to it.
 */
export const mostElements: Limits = {
  'account.registerDevice': { other_uids: named },
  'account.unregisterDevice': { other_uids: named },
  'auth.dropTempAuthKeys': { except_auth_keys: named },
  'auth.exportLoginToken': { except_ids: named },
  'bots.setBotCommands': { commands: named },
  'channels.deleteMessages': { id: named },
  'channels.getChannels': { id: named },
  'channels.getMessages': { id: named },
  'channels.inviteToChannel': { users: named },
  'channels.readMessageContents': { id: named },
  'contacts.deleteByPhones': { phones: named },
  'contacts.deleteContacts': { id: named },
  'contacts.importContacts': { contacts: whole },
  'folders.editPeerFolders': { folder_peers: named },
  'help.saveAppLog': { events: named },
  'langpack.getStrings': { keys: whole },
  'messages.createChat': { users: named },
  'messages.deleteMessages': { id: named },
  'messages.deleteScheduledMessages': { id: named },
  'messages.editMessage': { entities: named },
  'messages.forwardMessages': { id: named, random_id: named },
  'messages.getChats': { id: named },
  'messages.getCustomEmojiDocuments': { document_id: named },
  'messages.getEmojiKeywordsLanguages': { lang_codes: named },
  'messages.getExtendedMedia': { id: named },
  'messages.getFactCheck': { msg_id: named },
  'messages.getMessages': { id: named },
  'messages.getMessagesReactions': { id: named },
  'messages.getMessagesViews': { id: named },
  'messages.getPeerDialogs': { peers: named },
  'messages.getQuickReplyMessages': { id: named },
  'messages.getSavedDialogsByID': { ids: named },
  'messages.getScheduledMessages': { id: named },
  'messages.getSearchCounters': { filters: named },
  'messages.getWebPagePreview': { entities: named },
  'messages.readFeaturedStickers': { id: named },
  'messages.readMessageContents': { id: named },
  'messages.reorderPinnedDialogs': { order: named },
  'messages.reorderPinnedSavedDialogs': { order: named },
  'messages.reorderStickerSets': { order: named },
  'messages.reportMessagesDelivery': { id: named },
  'messages.reportReadMetrics': { metrics: named },
  'messages.saveDraft': { entities: named },
  'messages.search': { saved_reaction: named },
  'messages.sendMedia': { entities: named },
  'messages.sendMessage': { entities: named },
  'messages.sendMultiMedia': { multi_media: named },
  'messages.sendScheduledMessages': { id: named },
  'messages.toggleStickerSets': { stickersets: named },
  'messages.updateDialogFiltersOrder': { order: named },
  'payments.getResaleStarGifts': { attributes: named },
  'payments.getSavedStarGift': { stargift: named },
  'photos.deletePhotos': { id: named },
  'stickers.createStickerSet': { stickers: named },
  'stories.getPeerMaxIDs': { id: named },
  'stories.getStoriesByID': { id: named },
  'stories.getStoriesViews': { id: named },
  'stories.incrementStoryViews': { id: named },
  'users.getRequirementsToContact': { id: named },
  'users.getSavedMusicByID': { documents: named },
  'users.getUsers': { id: named },
}

/** @throws RpcError LIMIT_INVALID for a request of more elements than its method may be given */
export function checkVectors(request: TlObject): void {
  const limits: Readonly<Record<string, number>> = mostElements[request._ as MethodName] ?? {}
  for (const [name, value] of Object.entries(request)) {
    if (Array.isArray(value) && value.length > (limits[name] ?? named)) throw new RpcError('LIMIT_INVALID')
  }
}
