import { checkUsername } from './account/checkUsername.ts'
import { getAuthorizations } from './account/getAuthorizations.ts'
import { getPassword } from './account/getPassword.ts'
import { registerDevice } from './account/registerDevice.ts'
import { resetAuthorization } from './account/resetAuthorization.ts'
import { updateProfile } from './account/updateProfile.ts'
import { updateStatus } from './account/updateStatus.ts'
import { updateUsername } from './account/updateUsername.ts'
import { bindTempAuthKey } from './auth/bindTempAuthKey.ts'
import { cancelCode } from './auth/cancelCode.ts'
import { checkPassword } from './auth/checkPassword.ts'
import { dropTempAuthKeys } from './auth/dropTempAuthKeys.ts'
import { exportAuthorization } from './auth/exportAuthorization.ts'
import { importAuthorization } from './auth/importAuthorization.ts'
import { importBotAuthorization } from './auth/importBotAuthorization.ts'
import { logOut } from './auth/logOut.ts'
import { resendCode } from './auth/resendCode.ts'
import { sendCode } from './auth/sendCode.ts'
import { signIn } from './auth/signIn.ts'
import { signUp } from './auth/signUp.ts'
import { addContact } from './contacts/addContact.ts'
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
import { getPromoData } from './help/getPromoData.ts'
import { getTermsOfServiceUpdate } from './help/getTermsOfServiceUpdate.ts'
import { deleteHistory } from './messages/deleteHistory.ts'
import { deleteMessages } from './messages/deleteMessages.ts'
import { editMessage } from './messages/editMessage.ts'
import { forwardMessages } from './messages/forwardMessages.ts'
import { getDialogs } from './messages/getDialogs.ts'
import { getHistory } from './messages/getHistory.ts'
import { getMessages } from './messages/getMessages.ts'
import { getPeerDialogs } from './messages/getPeerDialogs.ts'
import { getPinnedDialogs } from './messages/getPinnedDialogs.ts'
import { getStickerSet } from './messages/getStickerSet.ts'
import { readHistory } from './messages/readHistory.ts'
import { readMessageContents } from './messages/readMessageContents.ts'
import { search as searchMessages } from './messages/search.ts'
import { sendMedia } from './messages/sendMedia.ts'
import { sendMessage } from './messages/sendMessage.ts'
import { sendMultiMedia } from './messages/sendMultiMedia.ts'
import { setTyping } from './messages/setTyping.ts'
import { uploadMedia } from './messages/uploadMedia.ts'
import { nothingHere } from './nothing-here.ts'
import { getChannelDifference } from './updates/getChannelDifference.ts'
import { getDifference } from './updates/getDifference.ts'
import { getState } from './updates/getState.ts'
import { getFile } from './upload/getFile.ts'
import { saveBigFilePart } from './upload/saveBigFilePart.ts'
import { saveFilePart } from './upload/saveFilePart.ts'
import { getFullUser } from './users/getFullUser.ts'
import { getUsers } from './users/getUsers.ts'

/** Every method this server has, under its name in the schema. */
export const methods: Handlers = {
  ...nothingHere,
  'account.checkUsername': checkUsername,
  'account.getAuthorizations': getAuthorizations,
  'account.getPassword': getPassword,
  'account.registerDevice': registerDevice,
  'account.resetAuthorization': resetAuthorization,
  'account.updateProfile': updateProfile,
  'account.updateStatus': updateStatus,
  'account.updateUsername': updateUsername,
  'auth.bindTempAuthKey': bindTempAuthKey,
  'auth.cancelCode': cancelCode,
  'auth.checkPassword': checkPassword,
  'auth.dropTempAuthKeys': dropTempAuthKeys,
  'auth.exportAuthorization': exportAuthorization,
  'auth.importAuthorization': importAuthorization,
  'auth.importBotAuthorization': importBotAuthorization,
  'auth.logOut': logOut,
  'auth.resendCode': resendCode,
  'auth.sendCode': sendCode,
  'auth.signIn': signIn,
  'auth.signUp': signUp,
  'contacts.addContact': addContact,
  'contacts.deleteContacts': deleteContacts,
  'contacts.getContacts': getContacts,
  'contacts.importContacts': importContacts,
  'contacts.resolvePhone': resolvePhone,
  'contacts.resolveUsername': resolveUsername,
  'contacts.search': searchContacts,
  'help.getAppConfig': getAppConfig,
  'help.getConfig': getConfig,
  'help.getNearestDc': getNearestDc,
  'help.getPromoData': getPromoData,
  'help.getTermsOfServiceUpdate': getTermsOfServiceUpdate,
  'messages.deleteHistory': deleteHistory,
  'messages.deleteMessages': deleteMessages,
  'messages.editMessage': editMessage,
  'messages.forwardMessages': forwardMessages,
  'messages.getDialogs': getDialogs,
  'messages.getHistory': getHistory,
  'messages.getMessages': getMessages,
  'messages.getPeerDialogs': getPeerDialogs,
  'messages.getPinnedDialogs': getPinnedDialogs,
  'messages.getStickerSet': getStickerSet,
  'messages.readHistory': readHistory,
  'messages.readMessageContents': readMessageContents,
  'messages.search': searchMessages,
  'messages.sendMedia': sendMedia,
  'messages.sendMessage': sendMessage,
  'messages.sendMultiMedia': sendMultiMedia,
  'messages.setTyping': setTyping,
  'messages.uploadMedia': uploadMedia,
  'updates.getChannelDifference': getChannelDifference,
  'updates.getDifference': getDifference,
  'updates.getState': getState,
  'upload.getFile': getFile,
  'upload.saveBigFilePart': saveBigFilePart,
  'upload.saveFilePart': saveFilePart,
  'users.getFullUser': getFullUser,
  'users.getUsers': getUsers,
}
