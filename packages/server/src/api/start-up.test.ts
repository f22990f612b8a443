import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import { Table } from '@longshore/protocol/schema/table'
import { ApiNetwork } from '@longshore/testing/api-network'
import { SampleObjects, seeded } from '../../../../tools/tl/sample-objects.ts'
import { methods } from './methods.ts'

/** What applications call before anybody is signed in. */
// biome-ignore format: a list of words reads better filled than one word a line
const beforeLogin = [
  'auth.exportLoginToken', 'help.getAppConfig', 'help.getConfig', 'help.getCountriesList', 'help.getNearestDc',
  'langpack.getDifference', 'langpack.getLangPack', 'langpack.getLanguage', 'langpack.getLanguages', 'langpack.getStrings',
]

/**
 * What Telegram Desktop, the web clients, Android and TDLib call by themselves when somebody has signed in, or opens a
 * chat, a menu or the settings: read from their sources and their logs.
 */
// biome-ignore format: a list of words reads better filled than one word a line
const bySelf = [
  'account.getAccountTTL', 'account.getAuthorizations', 'account.getAutoSaveSettings', 'account.getBusinessChatLinks',
  'account.getChannelRestrictedStatusEmojis', 'account.getChatThemes', 'account.getCollectibleEmojiStatuses',
  'account.getConnectedBots', 'account.getContactSignUpNotification', 'account.getContentSettings',
  'account.getDefaultBackgroundEmojis', 'account.getDefaultEmojiStatuses', 'account.getDefaultGroupPhotoEmojis',
  'account.getDefaultProfilePhotoEmojis', 'account.getGlobalPrivacySettings', 'account.getNotifyExceptions',
  'account.getNotifySettings', 'account.getPassword', 'account.getPrivacy', 'account.getReactionsNotifySettings',
  'account.getRecentEmojiStatuses', 'account.getSavedMusicIds', 'account.getSavedRingtones', 'account.getThemes',
  'account.getUniqueGiftChatThemes', 'account.getWallPapers', 'account.getWebAuthorizations',
  'account.registerDevice', 'account.resetNotifySettings', 'account.updateNotifySettings', 'account.updateStatus',
  'bots.getPopularAppBots', 'channels.checkSearchPostsFlood', 'channels.getChannelRecommendations',
  'channels.getGroupsForDiscussion', 'channels.getInactiveChannels', 'channels.getSendAs', 'channels.getLeftChannels',
  'chatlists.getChatlistUpdates', 'contacts.getBirthdays', 'contacts.getBlocked', 'contacts.getContacts',
  'contacts.getSponsoredPeers', 'contacts.getStatuses', 'contacts.getTopPeers',
  'help.getAppUpdate', 'help.getCdnConfig', 'help.getDeepLinkInfo', 'help.getInviteText', 'help.getPeerColors',
  'help.getPeerProfileColors', 'help.getPremiumPromo', 'help.getPromoData', 'help.getRecentMeUrls',
  'help.getTermsOfServiceUpdate', 'help.getTimezonesList', 'help.getUserInfo',
  'messages.clearAllDrafts', 'messages.getAllDrafts', 'messages.getAllStickers', 'messages.getArchivedStickers',
  'messages.getAttachMenuBots', 'messages.getAvailableEffects', 'messages.getAvailableReactions',
  'messages.getDefaultHistoryTTL', 'messages.getDefaultTagReactions', 'messages.getDialogFilters',
  'messages.getDialogUnreadMarks', 'messages.getDialogs', 'messages.getEmojiGroups', 'messages.getEmojiKeywords',
  'messages.getEmojiKeywordsDifference', 'messages.getEmojiKeywordsLanguages', 'messages.getEmojiProfilePhotoGroups',
  'messages.getEmojiStatusGroups', 'messages.getEmojiStickerGroups', 'messages.getEmojiStickers',
  'messages.getExtendedMedia', 'messages.getFactCheck', 'messages.getFavedStickers', 'messages.getFeaturedEmojiStickers',
  'messages.getFeaturedStickers', 'messages.getHistory', 'messages.getMaskStickers', 'messages.getMessageReactionsList',
  'messages.getMessagesReactions', 'messages.getMessagesViews', 'messages.getOldFeaturedStickers',
  'messages.getPaidReactionPrivacy', 'messages.getPeerDialogs', 'messages.getPeerSettings', 'messages.getPinnedDialogs',
  'messages.getQuickReplies', 'messages.getQuickReplyMessages', 'messages.getRecentReactions',
  'messages.getRecentStickers', 'messages.getSavedGifs', 'messages.getPinnedSavedDialogs', 'messages.getSavedDialogs', 'messages.getSavedHistory', 'messages.getSavedReactionTags',
  'messages.getSearchCounters',
  'messages.getSponsoredMessages', 'messages.getSuggestedDialogFilters', 'messages.getTopReactions',
  'messages.getUnreadMentions', 'messages.getUnreadReactions', 'messages.getWebPage', 'messages.getWebPagePreview',
  'messages.hidePeerSettingsBar', 'messages.receivedMessages', 'messages.reportMessagesDelivery', 'messages.saveDraft',
  'messages.setTyping',
  'payments.getConnectedStarRefBots', 'payments.getPremiumGiftCodeOptions', 'payments.getResaleStarGifts',
  'payments.getSavedStarGifts', 'payments.getStarGiftCollections', 'payments.getStarGifts',
  'payments.getStarsGiftOptions', 'payments.getStarsGiveawayOptions', 'payments.getStarsStatus',
  'payments.getStarsSubscriptions', 'payments.getStarsTopupOptions', 'payments.getStarsTransactions',
  'phone.getCallConfig', 'photos.getUserPhotos', 'premium.getBoostsStatus', 'premium.getMyBoosts',
  'stories.getAlbums', 'stories.getAllReadPeerStories', 'stories.getAllStories', 'stories.getChatsToSend',
  'stories.getPeerMaxIDs', 'stories.getPeerStories', 'stories.getPinnedStories', 'stories.getStoriesArchive',
  'stories.getStoriesByID', 'stories.getStoriesViews',
  'account.getPasskeys', 'account.setContactSignUpNotification', 'account.unregisterDevice', 'auth.resetAuthorizations', 'bots.getAdminedBots',
  'contacts.deleteByPhones', 'contacts.resetTopPeerRating', 'contacts.toggleTopPeers', 'messages.getDiscussionMessage', 'messages.getOnlines',
  'messages.getRecentLocations', 'messages.getReplies', 'messages.getUnreadPollVotes', 'messages.readMentions', 'messages.readPollVotes',
  'messages.readReactions', 'messages.saveDefaultSendAs', 'messages.setDefaultHistoryTTL', 'messages.setHistoryTTL',
  'payments.getSavedInfo', 'premium.getUserBoosts', 'stories.incrementStoryViews', 'stories.readStories',
  'updates.getDifference', 'updates.getState', 'users.getFullUser', 'users.getRequirementsToContact',
  'users.getSavedMusic', 'users.getUsers',
]

/** What requests name, so that it is there. */
const themselves: Readonly<Record<string, object>> = {
  InputPeer: { _: 'inputPeerSelf' },
  InputUser: { _: 'inputUserSelf' },
  InputNotifyPeer: { _: 'inputNotifyUsers' },
}

suite('what applications call by themselves is answered', () => {
  const table = new Table(apiTable)
  for (const [list, isSignedIn] of [
    [beforeLogin, false],
    [bySelf, true],
  ] as const) {
    for (const name of list) {
      test(`${name}${isSignedIn ? '' : ', before login'}`, async () => {
        const network = await ApiNetwork.open()
        const client = isSignedIn ? await network.login(1) : await network.client()
        await client.call(requestOf(table, name) as never).catch((error: unknown) => {
          if (!(error instanceof RpcError) || !refusals.get(name)?.includes(error.text)) throw error
        })
      })
    }
  }

  test('nothing is in the list twice, and everything has its method', () => {
    const all = [...beforeLogin, ...bySelf]
    assert.equal(new Set(all).size, all.length)
    for (const name of all) assert.ok(name in methods, name)
  })
})

/** What is asked for is truly not there. */
const refusals = new Map([
  ['messages.setTyping', ['PEER_ID_INVALID']],
  ['messages.getDiscussionMessage', ['MSG_ID_INVALID']],
  ['messages.getReplies', ['MSG_ID_INVALID']],
  ['messages.setHistoryTTL', ['CHAT_NOT_MODIFIED']],
])

/** As little as a request may hold, of things that are there. */
function requestOf(table: Table, name: string): object {
  const samples = new SampleObjects({ table, layer: 229, random: seeded(1), fullness: 0, depth: 1 })
  const request = samples.object(name) as Record<string, unknown>
  for (const { name: field, type, flag } of table.at(name, 229)?.definition.params ?? []) {
    if (flag !== undefined) delete request[field]
    else if (themselves[type]) request[field] = themselves[type]
    else if (type === 'string') request[field] = field === 'lang_code' ? 'en' : ''
    else if (type === 'int')
      request[field] = field === 'api_id' || field === 'limit' || field === 'pts' ? 1 : 0
    else if (type.toLowerCase().startsWith('vector')) request[field] = []
  }
  return request
}
