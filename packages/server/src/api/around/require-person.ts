import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Context } from '../context.ts'

/**
 * Methods bots cannot call ("users only" on their pages): bots have no dialogs to list and no address book, and live by
 * updates alone.
 */
// biome-ignore format: a list of words reads better filled than one word a line
const peopleOnly: ReadonlySet<string> = new Set([
  'account.getAuthorizations', 'account.getContentSettings', 'account.getDefaultGroupPhotoEmojis',
  'account.getDefaultProfilePhotoEmojis', 'account.getNotifyExceptions', 'account.getNotifySettings', 'account.resetNotifySettings',
  'account.updateNotifySettings', 'messages.clearAllDrafts', 'messages.getBotCallbackAnswer', 'messages.startBot', 'messages.getMessageReadParticipants', 'messages.getOutboxReadDate',
  'folders.editPeerFolders', 'messages.getDialogUnreadMarks', 'messages.markDialogUnread', 'messages.reorderPinnedDialogs', 'messages.toggleDialogPin',
  'messages.getPinnedSavedDialogs', 'messages.getSavedDialogs', 'messages.getSavedDialogsByID', 'messages.getSavedHistory',
  'messages.getSearchCounters', 'messages.reorderPinnedSavedDialogs', 'messages.searchGlobal', 'messages.toggleSavedDialogPin',
   'messages.getAllDrafts', 'messages.saveDraft', 'account.registerDevice',
  'account.resetAuthorization', 'account.updateProfile', 'account.updateStatus', 'account.updateUsername',
  'auth.acceptLoginToken', 'auth.resetAuthorizations',
  'account.getContactSignUpNotification', 'account.setContactSignUpNotification', 'bots.canSendMessage', 'bots.getAdminedBots',
  'contacts.deleteByPhones', 'contacts.getTopPeers', 'contacts.resetTopPeerRating', 'contacts.toggleTopPeers',
  'messages.editExportedChatInvite', 'messages.getAdminsWithInvites', 'messages.getChatInviteImporters', 'messages.getExportedChatInvite',
  'messages.deleteExportedChatInvite', 'messages.deleteRevokedExportedChatInvites', 'messages.getInlineBotResults', 'messages.getOnlines',
  'messages.readMentions', 'messages.readPollVotes', 'messages.readReactions', 'messages.saveDefaultSendAs', 'messages.setDefaultHistoryTTL', 'messages.setHistoryTTL',
  'channels.deleteHistory', 'channels.readHistory', 'channels.readMessageContents',
  'channels.checkUsername', 'channels.createChannel', 'channels.deleteChannel', 'channels.getAdminedPublicChannels',
  'channels.inviteToChannel', 'channels.joinChannel', 'channels.updateUsername',
  'contacts.addContact', 'contacts.block', 'contacts.getBlocked', 'contacts.unblock', 'contacts.deleteContacts', 'contacts.getContacts', 'contacts.getStatuses',
  'contacts.importContacts', 'contacts.resolvePhone', 'contacts.search',
  'help.acceptTermsOfService', 'help.getTermsOfServiceUpdate',
  'messages.addChatUser', 'messages.checkChatInvite', 'messages.createChat', 'messages.deleteChat',
  'messages.editChatAdmin', 'messages.getCommonChats', 'messages.getExportedChatInvites', 'messages.importChatInvite', 'messages.toggleNoForwards',
  'messages.deleteHistory', 'messages.getDialogFilters', 'messages.toggleDialogFilterTags', 'messages.updateDialogFilter', 'messages.updateDialogFiltersOrder', 'messages.getDialogs', 'messages.getHistory',
  'messages.getPeerDialogs', 'messages.getPinnedDialogs', 'messages.readHistory', 'messages.search',
  'photos.deletePhotos', 'photos.uploadContactProfilePhoto',
  // stickers: bots make sets and change them, and have no panel of their own
  'messages.clearRecentStickers', 'messages.faveSticker', 'messages.getAllStickers', 'messages.getArchivedStickers',
  'messages.getAttachedStickers', 'messages.getEmojiStickers', 'messages.getFavedStickers',
  'messages.getFeaturedEmojiStickers', 'messages.getFeaturedStickers', 'messages.getMaskStickers',
  'messages.getMyStickers', 'messages.getRecentStickers', 'messages.getSavedGifs', 'messages.getStickers',
  'messages.installStickerSet', 'messages.readFeaturedStickers', 'messages.reorderStickerSets', 'messages.saveGif',
  'messages.saveRecentSticker', 'messages.searchEmojiStickerSets', 'messages.searchStickerSets',
  'messages.toggleStickerSets', 'messages.uninstallStickerSet', 'stickers.checkShortName', 'stickers.suggestShortName',
])

/** @throws RpcError BOT_METHOD_INVALID */
export async function requirePerson(method: string, context: Context): Promise<void> {
  if (peopleOnly.has(method) && (await context.me()).tokenHash) throw new RpcError('BOT_METHOD_INVALID')
}
