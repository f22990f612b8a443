import type { Result } from '@longshore/protocol/schema/api'
import type { Handlers } from './handler.ts'
import { noStories } from './no-stories.ts'
import { nothingToBuy } from './nothing-to-buy.ts'
import { accepted, answer, noUpdates } from './same-answer.ts'

/** Clients send the hash of what they keep; 0 stands for "nothing". */
const hash = 0n

const noReactions = answer<Result<'messages.getTopReactions'>>({
  _: 'messages.reactions',
  hash,
  reactions: [],
})
const noStatuses = answer<Result<'account.getDefaultEmojiStatuses'>>({
  _: 'account.emojiStatuses',
  hash,
  statuses: [],
})
const noEmoji = answer<Result<'account.getDefaultProfilePhotoEmojis'>>({
  _: 'emojiList',
  hash,
  document_id: [],
})
const noThemes = answer<Result<'account.getThemes'>>({ _: 'account.themes', hash, themes: [] })
const noMessages = answer<Result<'messages.getScheduledHistory'>>({
  _: 'messages.messages',
  messages: [],
  topics: [],
  chats: [],
  users: [],
})

const noChats = answer<Result<'channels.getChannelRecommendations'>>({ _: 'messages.chats', chats: [] })
const noGroups = answer<Result<'messages.getEmojiGroups'>>({
  _: 'messages.emojiGroups',
  hash: 0,
  groups: [],
})
const noMusic = answer<Result<'users.getSavedMusic'>>({ _: 'users.savedMusic', count: 0, documents: [] })
const noKeywords = async (request: {
  lang_code: string
  from_version?: number
}): Promise<Result<'messages.getEmojiKeywords'>> => ({
  _: 'emojiKeywordsDifference',
  lang_code: request.lang_code,
  from_version: request.from_version ?? 0,
  version: 1,
  keywords: [],
})

/** Days: no account ends by itself here, and clients know no longer time. */
const longestLife = 730
/** Things one request asks for that are answered one by one. */
const mostAtOnce = 100

/**
 * What clients ask for when they start, and of which this server truly has none: an empty answer lets them go on,
 * where an error would be logged, or be asked again and again.
 */
export const nothingHere: Handlers = {
  ...noStories,
  ...nothingToBuy,
  'account.getAccountTTL': answer({ _: 'accountDaysTTL', days: longestLife }),
  'account.getAutoSaveSettings': answer({
    _: 'account.autoSaveSettings',
    users_settings: { _: 'autoSaveSettings' },
    chats_settings: { _: 'autoSaveSettings' },
    broadcasts_settings: { _: 'autoSaveSettings' },
    exceptions: [],
    chats: [],
    users: [],
  }),
  'account.getBusinessChatLinks': answer({ _: 'account.businessChatLinks', links: [], chats: [], users: [] }),
  'account.getChannelDefaultEmojiStatuses': noStatuses,
  'account.getChannelRestrictedStatusEmojis': noEmoji,
  'account.getChatThemes': noThemes,
  'account.getCollectibleEmojiStatuses': noStatuses,
  'account.getConnectedBots': answer({ _: 'account.connectedBots', connected_bots: [], users: [] }),
  'account.getContentSettings': answer({ _: 'account.contentSettings' }),
  'account.getDefaultBackgroundEmojis': noEmoji,
  'account.getDefaultEmojiStatuses': noStatuses,
  // What is archived stays there, whatever is said in it.
  'account.getGlobalPrivacySettings': answer({
    _: 'globalPrivacySettings',
    keep_archived_unmuted: true,
    keep_archived_folders: true,
  }),
  'account.getPrivacy': answer({
    _: 'account.privacyRules',
    rules: [{ _: 'privacyValueAllowAll' }],
    chats: [],
    users: [],
  }),
  'account.getReactionsNotifySettings': answer({
    _: 'reactionsNotifySettings',
    sound: { _: 'notificationSoundDefault' },
    show_previews: true,
  }),
  'account.getPasskeys': answer({ _: 'account.passkeys', passkeys: [] }),
  'account.getRecentEmojiStatuses': noStatuses,
  'account.getSavedMusicIds': answer({ _: 'account.savedMusicIds', ids: [] }),
  'account.getSavedRingtones': answer({ _: 'account.savedRingtones', hash, ringtones: [] }),
  'account.getThemes': noThemes,
  'account.getUniqueGiftChatThemes': answer({
    _: 'account.chatThemes',
    hash,
    themes: [],
    chats: [],
    users: [],
  }),
  'account.getWallPapers': answer({ _: 'account.wallPapers', hash, wallpapers: [] }),
  'account.getWebAuthorizations': answer({ _: 'account.webAuthorizations', authorizations: [], users: [] }),
  'account.getWebBrowserSettings': answer({
    _: 'account.webBrowserSettings',
    external_exceptions: [],
    inapp_exceptions: [],
    hash,
  }),
  'account.resetWebAuthorizations': accepted,
  'account.unregisterDevice': accepted,
  'aicompose.getTones': answer({ _: 'aicompose.tones', hash, tones: [], users: [] }),
  'bots.getPopularAppBots': answer({ _: 'bots.popularAppBots', users: [] }),
  'channels.checkSearchPostsFlood': answer({
    _: 'searchPostsFlood',
    query_is_free: true,
    total_daily: 0,
    remains: 0,
    stars_amount: 0n,
  }),
  'channels.getChannelRecommendations': noChats,
  'channels.getGroupsForDiscussion': noChats,
  'channels.getInactiveChannels': answer({ _: 'messages.inactiveChats', dates: [], chats: [], users: [] }),
  'channels.getLeftChannels': noChats,
  'chatlists.getChatlistUpdates': answer({
    _: 'chatlists.chatlistUpdates',
    missing_peers: [],
    chats: [],
    users: [],
  }),
  'chatlists.getExportedInvites': answer({
    _: 'chatlists.exportedInvites',
    invites: [],
    chats: [],
    users: [],
  }),
  'contacts.resetSaved': accepted,
  'contacts.resetTopPeerRating': accepted,
  'contacts.getBirthdays': answer({ _: 'contacts.contactBirthdays', contacts: [], users: [] }),
  'contacts.getSaved': async () => [],
  'contacts.getSponsoredPeers': answer({ _: 'contacts.sponsoredPeersEmpty' }),
  'contacts.getStatuses': async () => [],
  'help.acceptTermsOfService': accepted,
  'help.dismissSuggestion': accepted,
  'help.getAppUpdate': answer({ _: 'help.noAppUpdate' }),
  'help.getCdnConfig': answer({ _: 'cdnConfig', public_keys: [] }),
  'help.getCountriesList': answer({ _: 'help.countriesList', countries: [], hash: 0 }),
  'help.getDeepLinkInfo': answer({ _: 'help.deepLinkInfoEmpty' }),
  'help.getInviteText': answer({ _: 'help.inviteText', message: '' }),
  'help.getPassportConfig': answer({
    _: 'help.passportConfig',
    hash: 0,
    countries_langs: { _: 'dataJSON', data: '{}' },
  }),
  'help.getPeerProfileColors': answer({ _: 'help.peerColors', hash: 0, colors: [] }),
  'help.getRecentMeUrls': answer({ _: 'help.recentMeUrls', urls: [], chats: [], users: [] }),
  'help.getTimezonesList': answer({ _: 'help.timezonesList', timezones: [], hash: 0 }),
  'help.getUserInfo': answer({ _: 'help.userInfoEmpty' }),
  'help.hidePromoData': accepted,
  'help.saveAppLog': accepted,
  'messages.getAttachMenuBots': answer({ _: 'attachMenuBots', hash, bots: [], users: [] }),
  'messages.getAvailableEffects': answer({
    _: 'messages.availableEffects',
    hash: 0,
    effects: [],
    documents: [],
  }),
  'messages.getAvailableReactions': answer({ _: 'messages.availableReactions', hash: 0, reactions: [] }),
  'messages.getDefaultHistoryTTL': answer({ _: 'defaultHistoryTTL', period: 0 }),
  'messages.getDefaultTagReactions': noReactions,
  'messages.getEmojiGroups': noGroups,
  'messages.getEmojiKeywords': noKeywords,
  'messages.getEmojiKeywordsDifference': noKeywords,
  'messages.getEmojiKeywordsLanguages': async () => [],
  'messages.getEmojiProfilePhotoGroups': noGroups,
  'messages.getEmojiStatusGroups': noGroups,
  'messages.getEmojiStickerGroups': noGroups,
  'messages.getExtendedMedia': noUpdates,
  'messages.getFactCheck': async ({ msg_id }) =>
    msg_id.slice(0, mostAtOnce).map(() => ({ _: 'factCheck', hash })),
  'messages.getMessageReactionsList': answer({
    _: 'messages.messageReactionsList',
    count: 0,
    reactions: [],
    chats: [],
    users: [],
  }),
  'messages.getMessagesReactions': noUpdates,
  'messages.getOldFeaturedStickers': answer({
    _: 'messages.featuredStickers',
    hash,
    count: 0,
    sets: [],
    unread: [],
  }),
  'messages.getPeerSettings': answer({
    _: 'messages.peerSettings',
    settings: { _: 'peerSettings' },
    chats: [],
    users: [],
  }),
  'messages.getQuickReplies': answer({
    _: 'messages.quickReplies',
    quick_replies: [],
    messages: [],
    chats: [],
    users: [],
  }),
  'messages.getQuickReplyMessages': noMessages,
  'messages.getRecentReactions': noReactions,
  'messages.getSavedReactionTags': answer({ _: 'messages.savedReactionTags', tags: [], hash }),
  'messages.getRecentLocations': noMessages,
  'messages.getUnreadPollVotes': noMessages,
  'messages.reportMusicListen': accepted,
  'messages.reportReadMetrics': accepted,
  'messages.getSponsoredMessages': answer({ _: 'messages.sponsoredMessagesEmpty' }),
  'messages.getSuggestedDialogFilters': async () => [],
  'messages.getTopReactions': noReactions,
  'messages.getUnreadMentions': noMessages,
  'messages.getUnreadReactions': noMessages,
  'messages.getWebPage': answer({
    _: 'messages.webPage',
    webpage: { _: 'webPageEmpty', id: 0n },
    chats: [],
    users: [],
  }),
  'messages.getWebPagePreview': answer({
    _: 'messages.webPagePreview',
    media: { _: 'messageMediaEmpty' },
    chats: [],
    users: [],
  }),
  'messages.hidePeerSettingsBar': accepted,
  'messages.receivedMessages': async () => [],
  'messages.reportMessagesDelivery': accepted,
  'phone.getCallConfig': answer({ _: 'dataJSON', data: '{}' }),
  'stories.getAllReadPeerStories': noUpdates,
  'users.getRequirementsToContact': async ({ id }) =>
    id.slice(0, mostAtOnce).map(() => ({ _: 'requirementToContactEmpty' })),
  'users.getSavedMusic': noMusic,
  'users.getSavedMusicByID': noMusic,
}
