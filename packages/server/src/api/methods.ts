import { checkUsername } from './account/checkUsername.ts'
import { getAuthorizations } from './account/getAuthorizations.ts'
import { getPassword } from './account/getPassword.ts'
import { registerDevice } from './account/registerDevice.ts'
import { resetAuthorization } from './account/resetAuthorization.ts'
import { updateProfile } from './account/updateProfile.ts'
import { updateStatus } from './account/updateStatus.ts'
import { updateUsername } from './account/updateUsername.ts'
import { acceptLoginToken } from './auth/acceptLoginToken.ts'
import { bindTempAuthKey } from './auth/bindTempAuthKey.ts'
import { cancelCode } from './auth/cancelCode.ts'
import { checkPassword } from './auth/checkPassword.ts'
import { dropTempAuthKeys } from './auth/dropTempAuthKeys.ts'
import { exportAuthorization } from './auth/exportAuthorization.ts'
import { exportLoginToken } from './auth/exportLoginToken.ts'
import { importAuthorization } from './auth/importAuthorization.ts'
import { importBotAuthorization } from './auth/importBotAuthorization.ts'
import { importLoginToken } from './auth/importLoginToken.ts'
import { logOut } from './auth/logOut.ts'
import { resendCode } from './auth/resendCode.ts'
import { resetAuthorizations } from './auth/resetAuthorizations.ts'
import { sendCode } from './auth/sendCode.ts'
import { signIn } from './auth/signIn.ts'
import { signUp } from './auth/signUp.ts'
import { botMethods } from './bots/bot-methods.ts'
import { checkUsername as checkChannelUsername } from './channels/checkUsername.ts'
import { createChannel } from './channels/createChannel.ts'
import { deleteChannel } from './channels/deleteChannel.ts'
import { deleteHistory as deleteChannelHistory } from './channels/deleteHistory.ts'
import { deleteMessages as deleteChannelMessages } from './channels/deleteMessages.ts'
import { editAdmin } from './channels/editAdmin.ts'
import { editBanned } from './channels/editBanned.ts'
import { editPhoto } from './channels/editPhoto.ts'
import { editTitle } from './channels/editTitle.ts'
import { exportMessageLink } from './channels/exportMessageLink.ts'
import { getAdminedPublicChannels } from './channels/getAdminedPublicChannels.ts'
import { getChannels } from './channels/getChannels.ts'
import { getFullChannel } from './channels/getFullChannel.ts'
import { getMessages as getChannelMessages } from './channels/getMessages.ts'
import { getParticipant } from './channels/getParticipant.ts'
import { getParticipants } from './channels/getParticipants.ts'
import { getSendAs } from './channels/getSendAs.ts'
import { inviteToChannel } from './channels/inviteToChannel.ts'
import { joinChannel } from './channels/joinChannel.ts'
import { leaveChannel } from './channels/leaveChannel.ts'
import { readHistory as readChannelHistory } from './channels/readHistory.ts'
import { readMessageContents as readChannelContents } from './channels/readMessageContents.ts'
import { updateUsername as updateChannelUsername } from './channels/updateUsername.ts'
import { addContact } from './contacts/addContact.ts'
import { block, getBlocked, unblock } from './contacts/blocking.ts'
import { deleteByPhones } from './contacts/deleteByPhones.ts'
import { deleteContacts } from './contacts/deleteContacts.ts'
import { getContacts } from './contacts/getContacts.ts'
import { importContacts } from './contacts/importContacts.ts'
import { resolvePhone } from './contacts/resolvePhone.ts'
import { resolveUsername } from './contacts/resolveUsername.ts'
import { search as searchContacts } from './contacts/search.ts'
import type { Handlers } from './handler.ts'
import { getAppConfig } from './help/getAppConfig.ts'
import { getConfig } from './help/getConfig.ts'
import { getNearestDc } from './help/getNearestDc.ts'
import { getPeerColors } from './help/getPeerColors.ts'
import { getPromoData } from './help/getPromoData.ts'
import { getTermsOfServiceUpdate } from './help/getTermsOfServiceUpdate.ts'
import { langpackMethods } from './langpack/langpack-methods.ts'
import { addChatUser } from './messages/addChatUser.ts'
import { checkChatInvite } from './messages/checkChatInvite.ts'
import { createChat } from './messages/createChat.ts'
import { deleteChat } from './messages/deleteChat.ts'
import { deleteChatUser } from './messages/deleteChatUser.ts'
import { deleteHistory } from './messages/deleteHistory.ts'
import { deleteMessages } from './messages/deleteMessages.ts'
import { deleteScheduledMessages } from './messages/deleteScheduledMessages.ts'
import { dialogMethods } from './messages/dialogs/dialog-methods.ts'
import { editChatAbout } from './messages/editChatAbout.ts'
import { editChatAdmin } from './messages/editChatAdmin.ts'
import { editChatPhoto } from './messages/editChatPhoto.ts'
import { editChatTitle } from './messages/editChatTitle.ts'
import { editMessage } from './messages/editMessage.ts'
import { exportChatInvite } from './messages/exportChatInvite.ts'
import { filterMethods } from './messages/filters/filter-methods.ts'
import { forwardMessages } from './messages/forwardMessages.ts'
import { getChats } from './messages/getChats.ts'
import { getCommonChats } from './messages/getCommonChats.ts'
import { getDialogs } from './messages/getDialogs.ts'
import { getDocumentByHash } from './messages/getDocumentByHash.ts'
import { getExportedChatInvites } from './messages/getExportedChatInvites.ts'
import { getFullChat } from './messages/getFullChat.ts'
import { getHistory } from './messages/getHistory.ts'
import { getInlineBotResults } from './messages/getInlineBotResults.ts'
import { getMessageReadParticipants } from './messages/getMessageReadParticipants.ts'
import { getMessages } from './messages/getMessages.ts'
import { getMessagesViews } from './messages/getMessagesViews.ts'
import { getOnlines } from './messages/getOnlines.ts'
import { getOutboxReadDate } from './messages/getOutboxReadDate.ts'
import { getPeerDialogs } from './messages/getPeerDialogs.ts'
import { getPinnedDialogs } from './messages/getPinnedDialogs.ts'
import { getScheduledHistory } from './messages/getScheduledHistory.ts'
import { getScheduledMessages } from './messages/getScheduledMessages.ts'
import { getSearchCounters } from './messages/getSearchCounters.ts'
import { importChatInvite } from './messages/importChatInvite.ts'
import { inviteMethods } from './messages/invites/invite-methods.ts'
import { nothingUnread } from './messages/nothing-unread.ts'
import { pinnedMethods } from './messages/pinned/pinned-methods.ts'
import { readHistory } from './messages/readHistory.ts'
import { readMessageContents } from './messages/readMessageContents.ts'
import { saveDefaultSendAs } from './messages/saveDefaultSendAs.ts'
import { savedMethods } from './messages/saved/saved-methods.ts'
import { search as searchMessages } from './messages/search.ts'
import { searchGlobal } from './messages/searchGlobal.ts'
import { sendMedia } from './messages/sendMedia.ts'
import { sendMessage } from './messages/sendMessage.ts'
import { sendMultiMedia } from './messages/sendMultiMedia.ts'
import { sendScheduledMessages } from './messages/sendScheduledMessages.ts'
import { setDefaultHistoryTTL, setHistoryTTL } from './messages/setHistoryTTL.ts'
import { setTyping } from './messages/setTyping.ts'
import { toggleNoForwards } from './messages/toggleNoForwards.ts'
import { uploadMedia } from './messages/uploadMedia.ts'
import { nothingHere } from './nothing-here.ts'
import { deletePhotos } from './photos/deletePhotos.ts'
import { getUserPhotos } from './photos/getUserPhotos.ts'
import { updateProfilePhoto } from './photos/updateProfilePhoto.ts'
import { uploadContactProfilePhoto } from './photos/uploadContactProfilePhoto.ts'
import { uploadProfilePhoto } from './photos/uploadProfilePhoto.ts'
import { settingMethods } from './settings/setting-methods.ts'
import { stickerMethods } from './stickers/sticker-methods.ts'
import { getPeerMaxIDs } from './stories/getPeerMaxIDs.ts'
import { getPeerStories } from './stories/getPeerStories.ts'
import { getChannelDifference } from './updates/getChannelDifference.ts'
import { getDifference } from './updates/getDifference.ts'
import { getState } from './updates/getState.ts'
import { getFile } from './upload/getFile.ts'
import { getFileHashes } from './upload/getFileHashes.ts'
import { saveBigFilePart } from './upload/saveBigFilePart.ts'
import { saveFilePart } from './upload/saveFilePart.ts'
import { getFullUser } from './users/getFullUser.ts'
import { getUsers } from './users/getUsers.ts'

/** Every method this server has, under its name in the schema. */
export const methods: Handlers = {
  ...nothingHere,
  ...stickerMethods,
  ...botMethods,
  ...savedMethods,
  ...pinnedMethods,
  ...dialogMethods,
  ...filterMethods,
  ...inviteMethods,
  ...nothingUnread,
  ...langpackMethods,
  ...settingMethods,
  'account.checkUsername': checkUsername,
  'account.getAuthorizations': getAuthorizations,
  'account.getPassword': getPassword,
  'account.registerDevice': registerDevice,
  'account.resetAuthorization': resetAuthorization,
  'account.updateProfile': updateProfile,
  'account.updateStatus': updateStatus,
  'account.updateUsername': updateUsername,
  'auth.acceptLoginToken': acceptLoginToken,
  'auth.bindTempAuthKey': bindTempAuthKey,
  'auth.cancelCode': cancelCode,
  'auth.checkPassword': checkPassword,
  'auth.dropTempAuthKeys': dropTempAuthKeys,
  'auth.exportAuthorization': exportAuthorization,
  'auth.exportLoginToken': exportLoginToken,
  'auth.importAuthorization': importAuthorization,
  'auth.importBotAuthorization': importBotAuthorization,
  'auth.importLoginToken': importLoginToken,
  'auth.logOut': logOut,
  'auth.resendCode': resendCode,
  'auth.resetAuthorizations': resetAuthorizations,
  'auth.sendCode': sendCode,
  'auth.signIn': signIn,
  'auth.signUp': signUp,
  'channels.checkUsername': checkChannelUsername,
  'channels.createChannel': createChannel,
  'channels.deleteChannel': deleteChannel,
  'channels.deleteHistory': deleteChannelHistory,
  'channels.deleteMessages': deleteChannelMessages,
  'channels.editAdmin': editAdmin,
  'channels.editBanned': editBanned,
  'channels.editPhoto': editPhoto,
  'channels.editTitle': editTitle,
  'channels.exportMessageLink': exportMessageLink,
  'channels.getAdminedPublicChannels': getAdminedPublicChannels,
  'channels.getChannels': getChannels,
  'channels.getFullChannel': getFullChannel,
  'channels.getMessages': getChannelMessages,
  'channels.getParticipant': getParticipant,
  'channels.getParticipants': getParticipants,
  'channels.getSendAs': getSendAs,
  'channels.inviteToChannel': inviteToChannel,
  'channels.joinChannel': joinChannel,
  'channels.leaveChannel': leaveChannel,
  'channels.readHistory': readChannelHistory,
  'channels.readMessageContents': readChannelContents,
  'channels.updateUsername': updateChannelUsername,
  'contacts.addContact': addContact,
  'contacts.block': block,
  'contacts.getBlocked': getBlocked,
  'contacts.unblock': unblock,
  'contacts.deleteByPhones': deleteByPhones,
  'contacts.deleteContacts': deleteContacts,
  'contacts.getContacts': getContacts,
  'contacts.importContacts': importContacts,
  'contacts.resolvePhone': resolvePhone,
  'contacts.resolveUsername': resolveUsername,
  'contacts.search': searchContacts,
  'help.getAppConfig': getAppConfig,
  'help.getConfig': getConfig,
  'help.getPeerColors': getPeerColors,
  'help.getNearestDc': getNearestDc,
  'help.getPromoData': getPromoData,
  'help.getTermsOfServiceUpdate': getTermsOfServiceUpdate,
  'messages.addChatUser': addChatUser,
  'messages.checkChatInvite': checkChatInvite,
  'messages.createChat': createChat,
  'messages.deleteChat': deleteChat,
  'messages.deleteChatUser': deleteChatUser,
  'messages.deleteHistory': deleteHistory,
  'messages.deleteMessages': deleteMessages,
  'messages.editChatAbout': editChatAbout,
  'messages.editChatAdmin': editChatAdmin,
  'messages.editChatPhoto': editChatPhoto,
  'messages.editChatTitle': editChatTitle,
  'messages.deleteScheduledMessages': deleteScheduledMessages,
  'messages.getScheduledHistory': getScheduledHistory,
  'messages.getScheduledMessages': getScheduledMessages,
  'messages.sendScheduledMessages': sendScheduledMessages,
  'messages.editMessage': editMessage,
  'messages.exportChatInvite': exportChatInvite,
  'messages.forwardMessages': forwardMessages,
  'messages.getChats': getChats,
  'messages.getCommonChats': getCommonChats,
  'messages.getDialogs': getDialogs,
  'messages.getDocumentByHash': getDocumentByHash,
  'messages.getExportedChatInvites': getExportedChatInvites,
  'messages.getFullChat': getFullChat,
  'messages.getHistory': getHistory,
  'messages.getInlineBotResults': getInlineBotResults,
  'messages.getOnlines': getOnlines,
  'messages.saveDefaultSendAs': saveDefaultSendAs,
  'messages.setDefaultHistoryTTL': setDefaultHistoryTTL,
  'messages.setHistoryTTL': setHistoryTTL,
  'messages.getMessages': getMessages,
  'messages.getMessagesViews': getMessagesViews,
  'messages.getPeerDialogs': getPeerDialogs,
  'messages.getPinnedDialogs': getPinnedDialogs,
  'messages.importChatInvite': importChatInvite,
  'messages.readHistory': readHistory,
  'messages.readMessageContents': readMessageContents,
  'messages.search': searchMessages,
  'messages.getMessageReadParticipants': getMessageReadParticipants,
  'messages.getOutboxReadDate': getOutboxReadDate,
  'messages.getSearchCounters': getSearchCounters,
  'messages.searchGlobal': searchGlobal,
  'messages.sendMedia': sendMedia,
  'messages.sendMessage': sendMessage,
  'messages.sendMultiMedia': sendMultiMedia,
  'messages.setTyping': setTyping,
  'messages.toggleNoForwards': toggleNoForwards,
  'messages.uploadMedia': uploadMedia,
  'photos.deletePhotos': deletePhotos,
  'photos.getUserPhotos': getUserPhotos,
  'photos.updateProfilePhoto': updateProfilePhoto,
  'photos.uploadContactProfilePhoto': uploadContactProfilePhoto,
  'photos.uploadProfilePhoto': uploadProfilePhoto,
  'stories.getPeerMaxIDs': getPeerMaxIDs,
  'stories.getPeerStories': getPeerStories,
  'updates.getChannelDifference': getChannelDifference,
  'updates.getDifference': getDifference,
  'updates.getState': getState,
  'upload.getFile': getFile,
  'upload.getFileHashes': getFileHashes,
  'upload.saveBigFilePart': saveBigFilePart,
  'upload.saveFilePart': saveFilePart,
  'users.getFullUser': getFullUser,
  'users.getUsers': getUsers,
}
