import type { Result, Type } from '@longshore/protocol/schema/api'
import type { Context } from './context.ts'
import type { Handlers } from './handler.ts'
import { updatesOf } from './shapes/updates.ts'

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
const noColors = answer<Result<'help.getPeerColors'>>({ _: 'help.peerColors', hash: 0, colors: [] })
const noMessages = answer<Result<'messages.getScheduledHistory'>>({
  _: 'messages.messages',
  messages: [],
  topics: [],
  chats: [],
  users: [],
})
const noUpdates = async (_request: unknown, context: Context): Promise<Type<'Updates'>> =>
  updatesOf(context, [], [])
const accepted = async (): Promise<boolean> => true

/**
 * What clients ask for when they start, and of which this server truly has none: an empty answer lets them go on,
 * where an error would be logged, or be asked again and again.
 */
export const nothingHere: Handlers = {
  'account.getAutoSaveSettings': answer({
    _: 'account.autoSaveSettings',
    users_settings: { _: 'autoSaveSettings' },
    chats_settings: { _: 'autoSaveSettings' },
    broadcasts_settings: { _: 'autoSaveSettings' },
    exceptions: [],
    chats: [],
    users: [],
  }),
  'account.getChatThemes': noThemes,
  'account.getCollectibleEmojiStatuses': noStatuses,
  'account.getContactSignUpNotification': async () => false,
  'account.getContentSettings': answer({ _: 'account.contentSettings' }),
  'account.getDefaultBackgroundEmojis': noEmoji,
  'account.getDefaultEmojiStatuses': noStatuses,
  'account.getGlobalPrivacySettings': answer({ _: 'globalPrivacySettings' }),
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
  'account.getRecentEmojiStatuses': noStatuses,
  'account.getSavedRingtones': answer({ _: 'account.savedRingtones', hash, ringtones: [] }),
  'account.getThemes': noThemes,
  'account.getWallPapers': answer({ _: 'account.wallPapers', hash, wallpapers: [] }),
  'account.getWebAuthorizations': answer({ _: 'account.webAuthorizations', authorizations: [], users: [] }),
  'account.getWebBrowserSettings': answer({
    _: 'account.webBrowserSettings',
    external_exceptions: [],
    inapp_exceptions: [],
    hash,
  }),
  'aicompose.getTones': answer({ _: 'aicompose.tones', hash, tones: [], users: [] }),
  'contacts.getBirthdays': answer({ _: 'contacts.contactBirthdays', contacts: [], users: [] }),
  'contacts.getBlocked': answer({ _: 'contacts.blocked', blocked: [], chats: [], users: [] }),
  'contacts.getSaved': async () => [],
  'contacts.getStatuses': async () => [],
  'contacts.getTopPeers': answer({ _: 'contacts.topPeers', categories: [], chats: [], users: [] }),
  'help.acceptTermsOfService': accepted,
  'help.dismissSuggestion': accepted,
  'help.getAppUpdate': answer({ _: 'help.noAppUpdate' }),
  'help.getCdnConfig': answer({ _: 'cdnConfig', public_keys: [] }),
  'help.getCountriesList': answer({ _: 'help.countriesList', countries: [], hash: 0 }),
  'help.getInviteText': answer({ _: 'help.inviteText', message: '' }),
  'help.getPeerColors': noColors,
  'help.getPeerProfileColors': noColors,
  'help.getTimezonesList': answer({ _: 'help.timezonesList', timezones: [], hash: 0 }),
  'help.hidePromoData': accepted,
  'help.saveAppLog': accepted,
  'langpack.getDifference': async ({ lang_code, from_version }) => ({
    _: 'langPackDifference',
    lang_code,
    from_version,
    version: from_version,
    strings: [],
  }),
  'langpack.getLangPack': async ({ lang_code }) => ({
    _: 'langPackDifference',
    lang_code,
    from_version: 0,
    version: 0,
    strings: [],
  }),
  'langpack.getLanguages': async () => [],
  'langpack.getStrings': async () => [],
  'messages.getAttachMenuBots': answer({ _: 'attachMenuBots', hash, bots: [], users: [] }),
  'messages.getAvailableEffects': answer({
    _: 'messages.availableEffects',
    hash: 0,
    effects: [],
    documents: [],
  }),
  'messages.getAvailableReactions': answer({ _: 'messages.availableReactions', hash: 0, reactions: [] }),
  'messages.getDefaultTagReactions': noReactions,
  'messages.getDialogFilters': answer({
    _: 'messages.dialogFilters',
    filters: [{ _: 'dialogFilterDefault' }],
  }),
  'messages.getDialogUnreadMarks': async () => [],
  'messages.getEmojiGroups': answer({ _: 'messages.emojiGroups', hash: 0, groups: [] }),
  'messages.getEmojiKeywordsLanguages': async () => [],
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
  'messages.getRecentReactions': noReactions,
  'messages.getSavedReactionTags': answer({ _: 'messages.savedReactionTags', tags: [], hash }),
  'messages.getSponsoredMessages': answer({ _: 'messages.sponsoredMessagesEmpty' }),
  'messages.getSuggestedDialogFilters': async () => [],
  'messages.getTopReactions': noReactions,
  'messages.getUnreadMentions': noMessages,
  'messages.getUnreadReactions': noMessages,
  'messages.receivedMessages': async () => [],
  'stories.getAllReadPeerStories': noUpdates,
  'users.getSavedMusic': answer({ _: 'users.savedMusic', count: 0, documents: [] }),
}

function answer<T>(result: T): () => Promise<T> {
  return async () => result
}
