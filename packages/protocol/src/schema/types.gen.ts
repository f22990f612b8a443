// Made by tools/tl/generate-types.ts from schema/: change that instead.
export interface Constructors {
  'account.authorizationForm': { _: 'account.authorizationForm'; required_types: Types['SecureRequiredType'][]; values: Types['SecureValue'][]; errors: Types['SecureValueError'][]; users: Types['User'][]; privacy_policy_url?: string | undefined }
  'account.authorizations': { _: 'account.authorizations'; authorization_ttl_days: number; authorizations: Types['Authorization'][] }
  'account.autoDownloadSettings': { _: 'account.autoDownloadSettings'; low: Types['AutoDownloadSettings']; medium: Types['AutoDownloadSettings']; high: Types['AutoDownloadSettings'] }
  'account.autoSaveSettings': { _: 'account.autoSaveSettings'; users_settings: Types['AutoSaveSettings']; chats_settings: Types['AutoSaveSettings']; broadcasts_settings: Types['AutoSaveSettings']; exceptions: Types['AutoSaveException'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'account.businessChatLinks': { _: 'account.businessChatLinks'; links: Types['BusinessChatLink'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'account.chatThemes': { _: 'account.chatThemes'; hash: bigint; themes: Types['ChatTheme'][]; chats: Types['Chat'][]; users: Types['User'][]; next_offset?: string | undefined }
  'account.chatThemesNotModified': { _: 'account.chatThemesNotModified' }
  'account.connectedBots': { _: 'account.connectedBots'; connected_bots: Types['ConnectedBot'][]; users: Types['User'][] }
  'account.contentSettings': { _: 'account.contentSettings'; sensitive_enabled?: boolean | undefined; sensitive_can_change?: boolean | undefined }
  'account.emailVerified': { _: 'account.emailVerified'; email: string }
  'account.emailVerifiedLogin': { _: 'account.emailVerifiedLogin'; email: string; sent_code: Types['auth.SentCode'] }
  'account.emojiStatuses': { _: 'account.emojiStatuses'; hash: bigint; statuses: Types['EmojiStatus'][] }
  'account.emojiStatusesNotModified': { _: 'account.emojiStatusesNotModified' }
  'account.paidMessagesRevenue': { _: 'account.paidMessagesRevenue'; stars_amount: bigint }
  'account.passkeyRegistrationOptions': { _: 'account.passkeyRegistrationOptions'; options: Types['DataJSON'] }
  'account.passkeys': { _: 'account.passkeys'; passkeys: Types['Passkey'][] }
  'account.password': { _: 'account.password'; has_recovery?: boolean | undefined; has_secure_values?: boolean | undefined; has_password?: boolean | undefined; current_algo?: Types['PasswordKdfAlgo'] | undefined; srp_B?: Uint8Array | undefined; srp_id?: bigint | undefined; hint?: string | undefined; email_unconfirmed_pattern?: string | undefined; new_algo: Types['PasswordKdfAlgo']; new_secure_algo: Types['SecurePasswordKdfAlgo']; secure_random: Uint8Array; pending_reset_date?: number | undefined; login_email_pattern?: string | undefined }
  'account.passwordInputSettings': { _: 'account.passwordInputSettings'; new_algo?: Types['PasswordKdfAlgo'] | undefined; new_password_hash?: Uint8Array | undefined; hint?: string | undefined; email?: string | undefined; new_secure_settings?: Types['SecureSecretSettings'] | undefined }
  'account.passwordSettings': { _: 'account.passwordSettings'; email?: string | undefined; secure_settings?: Types['SecureSecretSettings'] | undefined }
  'account.privacyRules': { _: 'account.privacyRules'; rules: Types['PrivacyRule'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'account.resetPasswordFailedWait': { _: 'account.resetPasswordFailedWait'; retry_date: number }
  'account.resetPasswordOk': { _: 'account.resetPasswordOk' }
  'account.resetPasswordRequestedWait': { _: 'account.resetPasswordRequestedWait'; until_date: number }
  'account.resolvedBusinessChatLinks': { _: 'account.resolvedBusinessChatLinks'; peer: Types['Peer']; message: string; entities?: Types['MessageEntity'][] | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'account.savedMusicIds': { _: 'account.savedMusicIds'; ids: bigint[] }
  'account.savedMusicIdsNotModified': { _: 'account.savedMusicIdsNotModified' }
  'account.savedRingtone': { _: 'account.savedRingtone' }
  'account.savedRingtoneConverted': { _: 'account.savedRingtoneConverted'; document: Types['Document'] }
  'account.savedRingtones': { _: 'account.savedRingtones'; hash: bigint; ringtones: Types['Document'][] }
  'account.savedRingtonesNotModified': { _: 'account.savedRingtonesNotModified' }
  'account.sentEmailCode': { _: 'account.sentEmailCode'; email_pattern: string; length: number }
  'account.takeout': { _: 'account.takeout'; id: bigint }
  'account.themes': { _: 'account.themes'; hash: bigint; themes: Types['Theme'][] }
  'account.themesNotModified': { _: 'account.themesNotModified' }
  'account.tmpPassword': { _: 'account.tmpPassword'; tmp_password: Uint8Array; valid_until: number }
  'account.wallPapers': { _: 'account.wallPapers'; hash: bigint; wallpapers: Types['WallPaper'][] }
  'account.wallPapersNotModified': { _: 'account.wallPapersNotModified' }
  'account.webAuthorizations': { _: 'account.webAuthorizations'; authorizations: Types['WebAuthorization'][]; users: Types['User'][] }
  'account.webBrowserSettings': { _: 'account.webBrowserSettings'; open_external_browser?: boolean | undefined; display_close_button?: boolean | undefined; external_exceptions: Types['WebDomainException'][]; inapp_exceptions: Types['WebDomainException'][]; hash: bigint }
  'account.webBrowserSettingsNotModified': { _: 'account.webBrowserSettingsNotModified' }
  'accountDaysTTL': { _: 'accountDaysTTL'; days: number }
  'aiComposeTone': { _: 'aiComposeTone'; creator?: boolean | undefined; id: bigint; access_hash: bigint; slug: string; title: string; emoji_id?: bigint | undefined; prompt?: string | undefined; installs_count?: number | undefined; author_id?: bigint | undefined; example_english?: Types['AiComposeToneExample'] | undefined }
  'aiComposeToneDefault': { _: 'aiComposeToneDefault'; tone: string; emoji_id: bigint; title: string }
  'aiComposeToneExample': { _: 'aiComposeToneExample'; from: Types['TextWithEntities']; to: Types['TextWithEntities'] }
  'aicompose.tones': { _: 'aicompose.tones'; hash: bigint; tones: Types['AiComposeTone'][]; users: Types['User'][] }
  'aicompose.tonesNotModified': { _: 'aicompose.tonesNotModified' }
  'attachMenuBot': { _: 'attachMenuBot'; inactive?: boolean | undefined; has_settings?: boolean | undefined; request_write_access?: boolean | undefined; show_in_attach_menu?: boolean | undefined; show_in_side_menu?: boolean | undefined; side_menu_disclaimer_needed?: boolean | undefined; bot_id: bigint; short_name: string; peer_types?: Types['AttachMenuPeerType'][] | undefined; icons: Types['AttachMenuBotIcon'][] }
  'attachMenuBotIcon': { _: 'attachMenuBotIcon'; name: string; icon: Types['Document']; colors?: Types['AttachMenuBotIconColor'][] | undefined }
  'attachMenuBotIconColor': { _: 'attachMenuBotIconColor'; name: string; color: number }
  'attachMenuBots': { _: 'attachMenuBots'; hash: bigint; bots: Types['AttachMenuBot'][]; users: Types['User'][] }
  'attachMenuBotsBot': { _: 'attachMenuBotsBot'; bot: Types['AttachMenuBot']; users: Types['User'][] }
  'attachMenuBotsNotModified': { _: 'attachMenuBotsNotModified' }
  'attachMenuPeerTypeBotPM': { _: 'attachMenuPeerTypeBotPM' }
  'attachMenuPeerTypeBroadcast': { _: 'attachMenuPeerTypeBroadcast' }
  'attachMenuPeerTypeChat': { _: 'attachMenuPeerTypeChat' }
  'attachMenuPeerTypePM': { _: 'attachMenuPeerTypePM' }
  'attachMenuPeerTypeSameBotPM': { _: 'attachMenuPeerTypeSameBotPM' }
  'auctionBidLevel': { _: 'auctionBidLevel'; pos: number; amount: bigint; date: number }
  'auth.authorization': { _: 'auth.authorization'; setup_password_required?: boolean | undefined; otherwise_relogin_days?: number | undefined; tmp_sessions?: number | undefined; future_auth_token?: Uint8Array | undefined; user: Types['User'] }
  'auth.authorizationSignUpRequired': { _: 'auth.authorizationSignUpRequired'; terms_of_service?: Types['help.TermsOfService'] | undefined }
  'auth.codeTypeCall': { _: 'auth.codeTypeCall' }
  'auth.codeTypeFlashCall': { _: 'auth.codeTypeFlashCall' }
  'auth.codeTypeFragmentSms': { _: 'auth.codeTypeFragmentSms' }
  'auth.codeTypeMissedCall': { _: 'auth.codeTypeMissedCall' }
  'auth.codeTypeSms': { _: 'auth.codeTypeSms' }
  'auth.exportedAuthorization': { _: 'auth.exportedAuthorization'; id: bigint; bytes: Uint8Array }
  'auth.firebasePnvIntent': { _: 'auth.firebasePnvIntent'; nonce: string; digital_credential_payload: string }
  'auth.loggedOut': { _: 'auth.loggedOut'; future_auth_token?: Uint8Array | undefined }
  'auth.loginToken': { _: 'auth.loginToken'; expires: number; token: Uint8Array }
  'auth.loginTokenMigrateTo': { _: 'auth.loginTokenMigrateTo'; dc_id: number; token: Uint8Array }
  'auth.loginTokenSuccess': { _: 'auth.loginTokenSuccess'; authorization: Types['auth.Authorization'] }
  'auth.passkeyLoginOptions': { _: 'auth.passkeyLoginOptions'; options: Types['DataJSON'] }
  'auth.passwordRecovery': { _: 'auth.passwordRecovery'; email_pattern: string }
  'auth.sentCode': { _: 'auth.sentCode'; type: Types['auth.SentCodeType']; phone_code_hash: string; next_type?: Types['auth.CodeType'] | undefined; timeout?: number | undefined }
  'auth.sentCodePaymentRequired': { _: 'auth.sentCodePaymentRequired'; store_product: string; phone_code_hash: string; support_email_address: string; support_email_subject: string; premium_days: number; currency: string; amount: bigint }
  'auth.sentCodeSuccess': { _: 'auth.sentCodeSuccess'; authorization: Types['auth.Authorization'] }
  'auth.sentCodeTypeApp': { _: 'auth.sentCodeTypeApp'; length: number }
  'auth.sentCodeTypeCall': { _: 'auth.sentCodeTypeCall'; length: number }
  'auth.sentCodeTypeEmailCode': { _: 'auth.sentCodeTypeEmailCode'; apple_signin_allowed?: boolean | undefined; google_signin_allowed?: boolean | undefined; email_pattern: string; length: number; reset_available_period?: number | undefined; reset_pending_date?: number | undefined }
  'auth.sentCodeTypeFirebaseSms': { _: 'auth.sentCodeTypeFirebaseSms'; nonce?: Uint8Array | undefined; play_integrity_project_id?: bigint | undefined; play_integrity_nonce?: Uint8Array | undefined; receipt?: string | undefined; push_timeout?: number | undefined; length: number }
  'auth.sentCodeTypeFlashCall': { _: 'auth.sentCodeTypeFlashCall'; pattern: string }
  'auth.sentCodeTypeFragmentSms': { _: 'auth.sentCodeTypeFragmentSms'; url: string; length: number }
  'auth.sentCodeTypeMissedCall': { _: 'auth.sentCodeTypeMissedCall'; prefix: string; length: number }
  'auth.sentCodeTypeSetUpEmailRequired': { _: 'auth.sentCodeTypeSetUpEmailRequired'; apple_signin_allowed?: boolean | undefined; google_signin_allowed?: boolean | undefined }
  'auth.sentCodeTypeSms': { _: 'auth.sentCodeTypeSms'; length: number }
  'auth.sentCodeTypeSmsPhrase': { _: 'auth.sentCodeTypeSmsPhrase'; beginning?: string | undefined }
  'auth.sentCodeTypeSmsWord': { _: 'auth.sentCodeTypeSmsWord'; beginning?: string | undefined }
  'authorization': { _: 'authorization'; current?: boolean | undefined; official_app?: boolean | undefined; password_pending?: boolean | undefined; encrypted_requests_disabled?: boolean | undefined; call_requests_disabled?: boolean | undefined; unconfirmed?: boolean | undefined; hash: bigint; device_model: string; platform: string; system_version: string; api_id: number; app_name: string; app_version: string; date_created: number; date_active: number; ip: string; country: string; region: string }
  'autoDownloadSettings': { _: 'autoDownloadSettings'; disabled?: boolean | undefined; video_preload_large?: boolean | undefined; audio_preload_next?: boolean | undefined; phonecalls_less_data?: boolean | undefined; stories_preload?: boolean | undefined; photo_size_max: number; video_size_max: bigint; file_size_max: bigint; video_upload_maxbitrate: number; small_queue_active_operations_max: number; large_queue_active_operations_max: number }
  'autoSaveException': { _: 'autoSaveException'; peer: Types['Peer']; settings: Types['AutoSaveSettings'] }
  'autoSaveSettings': { _: 'autoSaveSettings'; photos?: boolean | undefined; videos?: boolean | undefined; video_max_size?: bigint | undefined }
  'availableEffect': { _: 'availableEffect'; premium_required?: boolean | undefined; id: bigint; emoticon: string; static_icon_id?: bigint | undefined; effect_sticker_id: bigint; effect_animation_id?: bigint | undefined }
  'availableReaction': { _: 'availableReaction'; inactive?: boolean | undefined; premium?: boolean | undefined; reaction: string; title: string; static_icon: Types['Document']; appear_animation: Types['Document']; select_animation: Types['Document']; activate_animation: Types['Document']; effect_animation: Types['Document']; around_animation?: Types['Document'] | undefined; center_icon?: Types['Document'] | undefined }
  'bankCardOpenUrl': { _: 'bankCardOpenUrl'; url: string; name: string }
  'baseThemeArctic': { _: 'baseThemeArctic' }
  'baseThemeClassic': { _: 'baseThemeClassic' }
  'baseThemeDay': { _: 'baseThemeDay' }
  'baseThemeNight': { _: 'baseThemeNight' }
  'baseThemeTinted': { _: 'baseThemeTinted' }
  'birthday': { _: 'birthday'; day: number; month: number; year?: number | undefined }
  'boolFalse': { _: 'boolFalse' }
  'boolTrue': { _: 'boolTrue' }
  'boost': { _: 'boost'; gift?: boolean | undefined; giveaway?: boolean | undefined; unclaimed?: boolean | undefined; id: string; user_id?: bigint | undefined; giveaway_msg_id?: number | undefined; date: number; expires: number; used_gift_slug?: string | undefined; multiplier?: number | undefined; stars?: bigint | undefined }
  'botApp': { _: 'botApp'; id: bigint; access_hash: bigint; short_name: string; title: string; description: string; photo: Types['Photo']; document?: Types['Document'] | undefined; hash: bigint }
  'botAppNotModified': { _: 'botAppNotModified' }
  'botAppSettings': { _: 'botAppSettings'; placeholder_path?: Uint8Array | undefined; background_color?: number | undefined; background_dark_color?: number | undefined; header_color?: number | undefined; header_dark_color?: number | undefined }
  'botBusinessConnection': { _: 'botBusinessConnection'; disabled?: boolean | undefined; connection_id: string; user_id: bigint; dc_id: number; date: number; rights?: Types['BusinessBotRights'] | undefined }
  'botCommand': { _: 'botCommand'; ephemeral?: boolean | undefined; command: string; description: string }
  'botCommandScopeChatAdmins': { _: 'botCommandScopeChatAdmins' }
  'botCommandScopeChats': { _: 'botCommandScopeChats' }
  'botCommandScopeDefault': { _: 'botCommandScopeDefault' }
  'botCommandScopePeer': { _: 'botCommandScopePeer'; peer: Types['InputPeer'] }
  'botCommandScopePeerAdmins': { _: 'botCommandScopePeerAdmins'; peer: Types['InputPeer'] }
  'botCommandScopePeerUser': { _: 'botCommandScopePeerUser'; peer: Types['InputPeer']; user_id: Types['InputUser'] }
  'botCommandScopeUsers': { _: 'botCommandScopeUsers' }
  'botInfo': { _: 'botInfo'; has_preview_medias?: boolean | undefined; user_id?: bigint | undefined; description?: string | undefined; description_photo?: Types['Photo'] | undefined; description_document?: Types['Document'] | undefined; commands?: Types['BotCommand'][] | undefined; menu_button?: Types['BotMenuButton'] | undefined; privacy_policy_url?: string | undefined; app_settings?: Types['BotAppSettings'] | undefined; verifier_settings?: Types['BotVerifierSettings'] | undefined }
  'botInlineMediaResult': { _: 'botInlineMediaResult'; id: string; type: string; photo?: Types['Photo'] | undefined; document?: Types['Document'] | undefined; title?: string | undefined; description?: string | undefined; send_message: Types['BotInlineMessage'] }
  'botInlineMessageMediaAuto': { _: 'botInlineMessageMediaAuto'; invert_media?: boolean | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined }
  'botInlineMessageMediaContact': { _: 'botInlineMessageMediaContact'; phone_number: string; first_name: string; last_name: string; vcard: string; reply_markup?: Types['ReplyMarkup'] | undefined }
  'botInlineMessageMediaGeo': { _: 'botInlineMessageMediaGeo'; geo: Types['GeoPoint']; heading?: number | undefined; period?: number | undefined; proximity_notification_radius?: number | undefined; reply_markup?: Types['ReplyMarkup'] | undefined }
  'botInlineMessageMediaInvoice': { _: 'botInlineMessageMediaInvoice'; shipping_address_requested?: boolean | undefined; test?: boolean | undefined; title: string; description: string; photo?: Types['WebDocument'] | undefined; currency: string; total_amount: bigint; reply_markup?: Types['ReplyMarkup'] | undefined }
  'botInlineMessageMediaVenue': { _: 'botInlineMessageMediaVenue'; geo: Types['GeoPoint']; title: string; address: string; provider: string; venue_id: string; venue_type: string; reply_markup?: Types['ReplyMarkup'] | undefined }
  'botInlineMessageMediaWebPage': { _: 'botInlineMessageMediaWebPage'; invert_media?: boolean | undefined; force_large_media?: boolean | undefined; force_small_media?: boolean | undefined; manual?: boolean | undefined; safe?: boolean | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; url: string; reply_markup?: Types['ReplyMarkup'] | undefined }
  'botInlineMessageRichMessage': { _: 'botInlineMessageRichMessage'; reply_markup?: Types['ReplyMarkup'] | undefined; rich_message: Types['RichMessage'] }
  'botInlineMessageText': { _: 'botInlineMessageText'; no_webpage?: boolean | undefined; invert_media?: boolean | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined }
  'botInlineResult': { _: 'botInlineResult'; id: string; type: string; title?: string | undefined; description?: string | undefined; url?: string | undefined; thumb?: Types['WebDocument'] | undefined; content?: Types['WebDocument'] | undefined; send_message: Types['BotInlineMessage'] }
  'botMenuButton': { _: 'botMenuButton'; text: string; url: string }
  'botMenuButtonCommands': { _: 'botMenuButtonCommands' }
  'botMenuButtonDefault': { _: 'botMenuButtonDefault' }
  'botPreviewMedia': { _: 'botPreviewMedia'; date: number; media: Types['MessageMedia'] }
  'botVerification': { _: 'botVerification'; bot_id: bigint; icon: bigint; description: string }
  'botVerifierSettings': { _: 'botVerifierSettings'; can_modify_custom_description?: boolean | undefined; icon: bigint; company: string; custom_description?: string | undefined }
  'bots.accessSettings': { _: 'bots.accessSettings'; restricted?: boolean | undefined; add_users?: Types['User'][] | undefined }
  'bots.botInfo': { _: 'bots.botInfo'; name: string; about: string; description: string }
  'bots.exportedBotToken': { _: 'bots.exportedBotToken'; token: string }
  'bots.popularAppBots': { _: 'bots.popularAppBots'; next_offset?: string | undefined; users: Types['User'][] }
  'bots.previewInfo': { _: 'bots.previewInfo'; media: Types['BotPreviewMedia'][]; lang_codes: string[] }
  'bots.requestedButton': { _: 'bots.requestedButton'; webapp_req_id: string }
  'businessAwayMessage': { _: 'businessAwayMessage'; offline_only?: boolean | undefined; shortcut_id: number; schedule: Types['BusinessAwayMessageSchedule']; recipients: Types['BusinessRecipients'] }
  'businessAwayMessageScheduleAlways': { _: 'businessAwayMessageScheduleAlways' }
  'businessAwayMessageScheduleCustom': { _: 'businessAwayMessageScheduleCustom'; start_date: number; end_date: number }
  'businessAwayMessageScheduleOutsideWorkHours': { _: 'businessAwayMessageScheduleOutsideWorkHours' }
  'businessBotRecipients': { _: 'businessBotRecipients'; existing_chats?: boolean | undefined; new_chats?: boolean | undefined; contacts?: boolean | undefined; non_contacts?: boolean | undefined; exclude_selected?: boolean | undefined; users?: bigint[] | undefined; exclude_users?: bigint[] | undefined }
  'businessBotRights': { _: 'businessBotRights'; reply?: boolean | undefined; read_messages?: boolean | undefined; delete_sent_messages?: boolean | undefined; delete_received_messages?: boolean | undefined; edit_name?: boolean | undefined; edit_bio?: boolean | undefined; edit_profile_photo?: boolean | undefined; edit_username?: boolean | undefined; view_gifts?: boolean | undefined; sell_gifts?: boolean | undefined; change_gift_settings?: boolean | undefined; transfer_and_upgrade_gifts?: boolean | undefined; transfer_stars?: boolean | undefined; manage_stories?: boolean | undefined }
  'businessChatLink': { _: 'businessChatLink'; link: string; message: string; entities?: Types['MessageEntity'][] | undefined; title?: string | undefined; views: number }
  'businessGreetingMessage': { _: 'businessGreetingMessage'; shortcut_id: number; recipients: Types['BusinessRecipients']; no_activity_days: number }
  'businessIntro': { _: 'businessIntro'; title: string; description: string; sticker?: Types['Document'] | undefined }
  'businessLocation': { _: 'businessLocation'; geo_point?: Types['GeoPoint'] | undefined; address: string }
  'businessRecipients': { _: 'businessRecipients'; existing_chats?: boolean | undefined; new_chats?: boolean | undefined; contacts?: boolean | undefined; non_contacts?: boolean | undefined; exclude_selected?: boolean | undefined; users?: bigint[] | undefined }
  'businessWeeklyOpen': { _: 'businessWeeklyOpen'; start_minute: number; end_minute: number }
  'businessWorkHours': { _: 'businessWorkHours'; open_now?: boolean | undefined; timezone_id: string; weekly_open: Types['BusinessWeeklyOpen'][] }
  'buttonTypeDefault': { _: 'buttonTypeDefault' }
  'buttonTypeRequestGeoLocation': { _: 'buttonTypeRequestGeoLocation' }
  'buttonTypeRequestPeer': { _: 'buttonTypeRequestPeer'; button_id: number; peer_type: Types['RequestPeerType']; max_quantity: number }
  'buttonTypeRequestPhone': { _: 'buttonTypeRequestPhone' }
  'buttonTypeRequestPoll': { _: 'buttonTypeRequestPoll'; quiz?: boolean | undefined }
  'buttonTypeSimpleWebView': { _: 'buttonTypeSimpleWebView'; url: string }
  'cdnConfig': { _: 'cdnConfig'; public_keys: Types['CdnPublicKey'][] }
  'cdnPublicKey': { _: 'cdnPublicKey'; dc_id: number; public_key: string }
  'channel': { _: 'channel'; creator?: boolean | undefined; left?: boolean | undefined; broadcast?: boolean | undefined; verified?: boolean | undefined; megagroup?: boolean | undefined; restricted?: boolean | undefined; signatures?: boolean | undefined; min?: boolean | undefined; scam?: boolean | undefined; has_link?: boolean | undefined; has_geo?: boolean | undefined; slowmode_enabled?: boolean | undefined; call_active?: boolean | undefined; call_not_empty?: boolean | undefined; fake?: boolean | undefined; gigagroup?: boolean | undefined; noforwards?: boolean | undefined; join_to_send?: boolean | undefined; join_request?: boolean | undefined; forum?: boolean | undefined; stories_hidden?: boolean | undefined; stories_hidden_min?: boolean | undefined; stories_unavailable?: boolean | undefined; signature_profiles?: boolean | undefined; autotranslation?: boolean | undefined; broadcast_messages_allowed?: boolean | undefined; monoforum?: boolean | undefined; forum_tabs?: boolean | undefined; id: bigint; access_hash?: bigint | undefined; title: string; username?: string | undefined; photo: Types['ChatPhoto']; date: number; restriction_reason?: Types['RestrictionReason'][] | undefined; admin_rights?: Types['ChatAdminRights'] | undefined; banned_rights?: Types['ChatBannedRights'] | undefined; default_banned_rights?: Types['ChatBannedRights'] | undefined; participants_count?: number | undefined; usernames?: Types['Username'][] | undefined; stories_max_id?: Types['RecentStory'] | undefined; color?: Types['PeerColor'] | undefined; profile_color?: Types['PeerColor'] | undefined; emoji_status?: Types['EmojiStatus'] | undefined; level?: number | undefined; subscription_until_date?: number | undefined; bot_verification_icon?: bigint | undefined; send_paid_messages_stars?: bigint | undefined; linked_monoforum_id?: bigint | undefined; linked_community_id?: bigint | undefined }
  'channelAdminLogEvent': { _: 'channelAdminLogEvent'; id: bigint; date: number; user_id: bigint; action: Types['ChannelAdminLogEventAction'] }
  'channelAdminLogEventActionChangeAbout': { _: 'channelAdminLogEventActionChangeAbout'; prev_value: string; new_value: string }
  'channelAdminLogEventActionChangeAvailableReactions': { _: 'channelAdminLogEventActionChangeAvailableReactions'; prev_value: Types['ChatReactions']; new_value: Types['ChatReactions'] }
  'channelAdminLogEventActionChangeEmojiStatus': { _: 'channelAdminLogEventActionChangeEmojiStatus'; prev_value: Types['EmojiStatus']; new_value: Types['EmojiStatus'] }
  'channelAdminLogEventActionChangeEmojiStickerSet': { _: 'channelAdminLogEventActionChangeEmojiStickerSet'; prev_stickerset: Types['InputStickerSet']; new_stickerset: Types['InputStickerSet'] }
  'channelAdminLogEventActionChangeHistoryTTL': { _: 'channelAdminLogEventActionChangeHistoryTTL'; prev_value: number; new_value: number }
  'channelAdminLogEventActionChangeLinkedChat': { _: 'channelAdminLogEventActionChangeLinkedChat'; prev_value: bigint; new_value: bigint }
  'channelAdminLogEventActionChangeLocation': { _: 'channelAdminLogEventActionChangeLocation'; prev_value: Types['ChannelLocation']; new_value: Types['ChannelLocation'] }
  'channelAdminLogEventActionChangePeerColor': { _: 'channelAdminLogEventActionChangePeerColor'; prev_value: Types['PeerColor']; new_value: Types['PeerColor'] }
  'channelAdminLogEventActionChangePhoto': { _: 'channelAdminLogEventActionChangePhoto'; prev_photo: Types['Photo']; new_photo: Types['Photo'] }
  'channelAdminLogEventActionChangeProfilePeerColor': { _: 'channelAdminLogEventActionChangeProfilePeerColor'; prev_value: Types['PeerColor']; new_value: Types['PeerColor'] }
  'channelAdminLogEventActionChangeStickerSet': { _: 'channelAdminLogEventActionChangeStickerSet'; prev_stickerset: Types['InputStickerSet']; new_stickerset: Types['InputStickerSet'] }
  'channelAdminLogEventActionChangeTitle': { _: 'channelAdminLogEventActionChangeTitle'; prev_value: string; new_value: string }
  'channelAdminLogEventActionChangeUsername': { _: 'channelAdminLogEventActionChangeUsername'; prev_value: string; new_value: string }
  'channelAdminLogEventActionChangeUsernames': { _: 'channelAdminLogEventActionChangeUsernames'; prev_value: string[]; new_value: string[] }
  'channelAdminLogEventActionChangeWallpaper': { _: 'channelAdminLogEventActionChangeWallpaper'; prev_value: Types['WallPaper']; new_value: Types['WallPaper'] }
  'channelAdminLogEventActionCreateTopic': { _: 'channelAdminLogEventActionCreateTopic'; topic: Types['ForumTopic'] }
  'channelAdminLogEventActionDefaultBannedRights': { _: 'channelAdminLogEventActionDefaultBannedRights'; prev_banned_rights: Types['ChatBannedRights']; new_banned_rights: Types['ChatBannedRights'] }
  'channelAdminLogEventActionDeleteMessage': { _: 'channelAdminLogEventActionDeleteMessage'; message: Types['Message'] }
  'channelAdminLogEventActionDeleteTopic': { _: 'channelAdminLogEventActionDeleteTopic'; topic: Types['ForumTopic'] }
  'channelAdminLogEventActionDiscardGroupCall': { _: 'channelAdminLogEventActionDiscardGroupCall'; call: Types['InputGroupCall'] }
  'channelAdminLogEventActionEditMessage': { _: 'channelAdminLogEventActionEditMessage'; prev_message: Types['Message']; new_message: Types['Message'] }
  'channelAdminLogEventActionEditTopic': { _: 'channelAdminLogEventActionEditTopic'; prev_topic: Types['ForumTopic']; new_topic: Types['ForumTopic'] }
  'channelAdminLogEventActionExportedInviteDelete': { _: 'channelAdminLogEventActionExportedInviteDelete'; invite: Types['ExportedChatInvite'] }
  'channelAdminLogEventActionExportedInviteEdit': { _: 'channelAdminLogEventActionExportedInviteEdit'; prev_invite: Types['ExportedChatInvite']; new_invite: Types['ExportedChatInvite'] }
  'channelAdminLogEventActionExportedInviteRevoke': { _: 'channelAdminLogEventActionExportedInviteRevoke'; invite: Types['ExportedChatInvite'] }
  'channelAdminLogEventActionParticipantEditRank': { _: 'channelAdminLogEventActionParticipantEditRank'; user_id: bigint; prev_rank: string; new_rank: string }
  'channelAdminLogEventActionParticipantInvite': { _: 'channelAdminLogEventActionParticipantInvite'; participant: Types['ChannelParticipant'] }
  'channelAdminLogEventActionParticipantJoin': { _: 'channelAdminLogEventActionParticipantJoin' }
  'channelAdminLogEventActionParticipantJoinByInvite': { _: 'channelAdminLogEventActionParticipantJoinByInvite'; via_chatlist?: boolean | undefined; invite: Types['ExportedChatInvite'] }
  'channelAdminLogEventActionParticipantJoinByRequest': { _: 'channelAdminLogEventActionParticipantJoinByRequest'; invite: Types['ExportedChatInvite']; approved_by: bigint }
  'channelAdminLogEventActionParticipantLeave': { _: 'channelAdminLogEventActionParticipantLeave' }
  'channelAdminLogEventActionParticipantMute': { _: 'channelAdminLogEventActionParticipantMute'; participant: Types['GroupCallParticipant'] }
  'channelAdminLogEventActionParticipantSubExtend': { _: 'channelAdminLogEventActionParticipantSubExtend'; prev_participant: Types['ChannelParticipant']; new_participant: Types['ChannelParticipant'] }
  'channelAdminLogEventActionParticipantToggleAdmin': { _: 'channelAdminLogEventActionParticipantToggleAdmin'; prev_participant: Types['ChannelParticipant']; new_participant: Types['ChannelParticipant'] }
  'channelAdminLogEventActionParticipantToggleBan': { _: 'channelAdminLogEventActionParticipantToggleBan'; prev_participant: Types['ChannelParticipant']; new_participant: Types['ChannelParticipant'] }
  'channelAdminLogEventActionParticipantUnmute': { _: 'channelAdminLogEventActionParticipantUnmute'; participant: Types['GroupCallParticipant'] }
  'channelAdminLogEventActionParticipantVolume': { _: 'channelAdminLogEventActionParticipantVolume'; participant: Types['GroupCallParticipant'] }
  'channelAdminLogEventActionPinTopic': { _: 'channelAdminLogEventActionPinTopic'; prev_topic?: Types['ForumTopic'] | undefined; new_topic?: Types['ForumTopic'] | undefined }
  'channelAdminLogEventActionSendMessage': { _: 'channelAdminLogEventActionSendMessage'; message: Types['Message'] }
  'channelAdminLogEventActionStartGroupCall': { _: 'channelAdminLogEventActionStartGroupCall'; call: Types['InputGroupCall'] }
  'channelAdminLogEventActionStopPoll': { _: 'channelAdminLogEventActionStopPoll'; message: Types['Message'] }
  'channelAdminLogEventActionToggleAntiSpam': { _: 'channelAdminLogEventActionToggleAntiSpam'; new_value: boolean }
  'channelAdminLogEventActionToggleAutotranslation': { _: 'channelAdminLogEventActionToggleAutotranslation'; new_value: boolean }
  'channelAdminLogEventActionToggleForum': { _: 'channelAdminLogEventActionToggleForum'; new_value: boolean }
  'channelAdminLogEventActionToggleGroupCallSetting': { _: 'channelAdminLogEventActionToggleGroupCallSetting'; join_muted: boolean }
  'channelAdminLogEventActionToggleInvites': { _: 'channelAdminLogEventActionToggleInvites'; new_value: boolean }
  'channelAdminLogEventActionToggleNoForwards': { _: 'channelAdminLogEventActionToggleNoForwards'; new_value: boolean }
  'channelAdminLogEventActionTogglePreHistoryHidden': { _: 'channelAdminLogEventActionTogglePreHistoryHidden'; new_value: boolean }
  'channelAdminLogEventActionToggleSignatureProfiles': { _: 'channelAdminLogEventActionToggleSignatureProfiles'; new_value: boolean }
  'channelAdminLogEventActionToggleSignatures': { _: 'channelAdminLogEventActionToggleSignatures'; new_value: boolean }
  'channelAdminLogEventActionToggleSlowMode': { _: 'channelAdminLogEventActionToggleSlowMode'; prev_value: number; new_value: number }
  'channelAdminLogEventActionUpdatePinned': { _: 'channelAdminLogEventActionUpdatePinned'; message: Types['Message'] }
  'channelAdminLogEventsFilter': { _: 'channelAdminLogEventsFilter'; join?: boolean | undefined; leave?: boolean | undefined; invite?: boolean | undefined; ban?: boolean | undefined; unban?: boolean | undefined; kick?: boolean | undefined; unkick?: boolean | undefined; promote?: boolean | undefined; demote?: boolean | undefined; info?: boolean | undefined; settings?: boolean | undefined; pinned?: boolean | undefined; edit?: boolean | undefined; delete?: boolean | undefined; group_call?: boolean | undefined; invites?: boolean | undefined; send?: boolean | undefined; forums?: boolean | undefined; sub_extend?: boolean | undefined; edit_rank?: boolean | undefined }
  'channelForbidden': { _: 'channelForbidden'; broadcast?: boolean | undefined; megagroup?: boolean | undefined; monoforum?: boolean | undefined; id: bigint; access_hash: bigint; title: string; until_date?: number | undefined }
  'channelFull': { _: 'channelFull'; can_view_participants?: boolean | undefined; can_set_username?: boolean | undefined; can_set_stickers?: boolean | undefined; hidden_prehistory?: boolean | undefined; can_set_location?: boolean | undefined; has_scheduled?: boolean | undefined; can_view_stats?: boolean | undefined; blocked?: boolean | undefined; can_delete_channel?: boolean | undefined; antispam?: boolean | undefined; participants_hidden?: boolean | undefined; translations_disabled?: boolean | undefined; stories_pinned_available?: boolean | undefined; view_forum_as_messages?: boolean | undefined; restricted_sponsored?: boolean | undefined; can_view_revenue?: boolean | undefined; paid_media_allowed?: boolean | undefined; can_view_stars_revenue?: boolean | undefined; paid_reactions_available?: boolean | undefined; stargifts_available?: boolean | undefined; paid_messages_available?: boolean | undefined; has_welcome_messages?: boolean | undefined; id: bigint; about: string; participants_count?: number | undefined; admins_count?: number | undefined; kicked_count?: number | undefined; banned_count?: number | undefined; online_count?: number | undefined; read_inbox_max_id: number; read_outbox_max_id: number; unread_count: number; chat_photo: Types['Photo']; notify_settings: Types['PeerNotifySettings']; exported_invite?: Types['ExportedChatInvite'] | undefined; bot_info: Types['BotInfo'][]; migrated_from_chat_id?: bigint | undefined; migrated_from_max_id?: number | undefined; pinned_msg_id?: number | undefined; stickerset?: Types['StickerSet'] | undefined; available_min_id?: number | undefined; folder_id?: number | undefined; linked_chat_id?: bigint | undefined; location?: Types['ChannelLocation'] | undefined; slowmode_seconds?: number | undefined; slowmode_next_send_date?: number | undefined; stats_dc?: number | undefined; pts: number; call?: Types['InputGroupCall'] | undefined; ttl_period?: number | undefined; pending_suggestions?: string[] | undefined; groupcall_default_join_as?: Types['Peer'] | undefined; theme_emoticon?: string | undefined; requests_pending?: number | undefined; recent_requesters?: bigint[] | undefined; default_send_as?: Types['Peer'] | undefined; available_reactions?: Types['ChatReactions'] | undefined; reactions_limit?: number | undefined; stories?: Types['PeerStories'] | undefined; wallpaper?: Types['WallPaper'] | undefined; boosts_applied?: number | undefined; boosts_unrestrict?: number | undefined; emojiset?: Types['StickerSet'] | undefined; bot_verification?: Types['BotVerification'] | undefined; stargifts_count?: number | undefined; send_paid_messages_stars?: bigint | undefined; main_tab?: Types['ProfileTab'] | undefined; guard_bot_id?: bigint | undefined }
  'channelLocation': { _: 'channelLocation'; geo_point: Types['GeoPoint']; address: string }
  'channelLocationEmpty': { _: 'channelLocationEmpty' }
  'channelMessagesFilter': { _: 'channelMessagesFilter'; exclude_new_messages?: boolean | undefined; ranges: Types['MessageRange'][] }
  'channelMessagesFilterEmpty': { _: 'channelMessagesFilterEmpty' }
  'channelParticipant': { _: 'channelParticipant'; user_id: bigint; date: number; subscription_until_date?: number | undefined; rank?: string | undefined }
  'channelParticipantAdmin': { _: 'channelParticipantAdmin'; can_edit?: boolean | undefined; self?: boolean | undefined; user_id: bigint; inviter_id?: bigint | undefined; promoted_by: bigint; date: number; admin_rights: Types['ChatAdminRights']; rank?: string | undefined }
  'channelParticipantBanned': { _: 'channelParticipantBanned'; left?: boolean | undefined; peer: Types['Peer']; kicked_by: bigint; date: number; banned_rights: Types['ChatBannedRights']; rank?: string | undefined }
  'channelParticipantCreator': { _: 'channelParticipantCreator'; user_id: bigint; admin_rights: Types['ChatAdminRights']; rank?: string | undefined }
  'channelParticipantLeft': { _: 'channelParticipantLeft'; peer: Types['Peer'] }
  'channelParticipantSelf': { _: 'channelParticipantSelf'; via_request?: boolean | undefined; user_id: bigint; inviter_id: bigint; date: number; subscription_until_date?: number | undefined; rank?: string | undefined }
  'channelParticipantsAdmins': { _: 'channelParticipantsAdmins' }
  'channelParticipantsBanned': { _: 'channelParticipantsBanned'; q: string }
  'channelParticipantsBots': { _: 'channelParticipantsBots' }
  'channelParticipantsContacts': { _: 'channelParticipantsContacts'; q: string }
  'channelParticipantsKicked': { _: 'channelParticipantsKicked'; q: string }
  'channelParticipantsMentions': { _: 'channelParticipantsMentions'; q?: string | undefined; top_msg_id?: number | undefined }
  'channelParticipantsRecent': { _: 'channelParticipantsRecent' }
  'channelParticipantsSearch': { _: 'channelParticipantsSearch'; q: string }
  'channels.adminLogResults': { _: 'channels.adminLogResults'; events: Types['ChannelAdminLogEvent'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'channels.channelParticipant': { _: 'channels.channelParticipant'; participant: Types['ChannelParticipant']; chats: Types['Chat'][]; users: Types['User'][] }
  'channels.channelParticipants': { _: 'channels.channelParticipants'; count: number; participants: Types['ChannelParticipant'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'channels.channelParticipantsNotModified': { _: 'channels.channelParticipantsNotModified' }
  'channels.sendAsPeers': { _: 'channels.sendAsPeers'; peers: Types['SendAsPeer'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'channels.sponsoredMessageReportResultAdsHidden': { _: 'channels.sponsoredMessageReportResultAdsHidden' }
  'channels.sponsoredMessageReportResultChooseOption': { _: 'channels.sponsoredMessageReportResultChooseOption'; title: string; options: Types['SponsoredMessageReportOption'][] }
  'channels.sponsoredMessageReportResultReported': { _: 'channels.sponsoredMessageReportResultReported' }
  'chat': { _: 'chat'; creator?: boolean | undefined; left?: boolean | undefined; deactivated?: boolean | undefined; call_active?: boolean | undefined; call_not_empty?: boolean | undefined; noforwards?: boolean | undefined; id: bigint; title: string; photo: Types['ChatPhoto']; participants_count: number; date: number; version: number; migrated_to?: Types['InputChannel'] | undefined; admin_rights?: Types['ChatAdminRights'] | undefined; default_banned_rights?: Types['ChatBannedRights'] | undefined }
  'chatAdminRights': { _: 'chatAdminRights'; change_info?: boolean | undefined; post_messages?: boolean | undefined; edit_messages?: boolean | undefined; delete_messages?: boolean | undefined; ban_users?: boolean | undefined; invite_users?: boolean | undefined; pin_messages?: boolean | undefined; add_admins?: boolean | undefined; anonymous?: boolean | undefined; manage_call?: boolean | undefined; other?: boolean | undefined; manage_topics?: boolean | undefined; post_stories?: boolean | undefined; edit_stories?: boolean | undefined; delete_stories?: boolean | undefined; manage_direct_messages?: boolean | undefined; manage_ranks?: boolean | undefined; manage_linked_peers?: boolean | undefined; manage_welcome_messages?: boolean | undefined }
  'chatAdminWithInvites': { _: 'chatAdminWithInvites'; admin_id: bigint; invites_count: number; revoked_invites_count: number }
  'chatBannedRights': { _: 'chatBannedRights'; view_messages?: boolean | undefined; send_messages?: boolean | undefined; send_media?: boolean | undefined; send_stickers?: boolean | undefined; send_gifs?: boolean | undefined; send_games?: boolean | undefined; send_inline?: boolean | undefined; embed_links?: boolean | undefined; send_polls?: boolean | undefined; change_info?: boolean | undefined; invite_users?: boolean | undefined; pin_messages?: boolean | undefined; manage_topics?: boolean | undefined; send_photos?: boolean | undefined; send_videos?: boolean | undefined; send_roundvideos?: boolean | undefined; send_audios?: boolean | undefined; send_voices?: boolean | undefined; send_docs?: boolean | undefined; send_plain?: boolean | undefined; edit_rank?: boolean | undefined; send_reactions?: boolean | undefined; manage_linked_peers?: boolean | undefined; until_date: number }
  'chatEmpty': { _: 'chatEmpty'; id: bigint }
  'chatForbidden': { _: 'chatForbidden'; id: bigint; title: string }
  'chatFull': { _: 'chatFull'; can_set_username?: boolean | undefined; has_scheduled?: boolean | undefined; translations_disabled?: boolean | undefined; has_welcome_messages?: boolean | undefined; id: bigint; about: string; participants: Types['ChatParticipants']; chat_photo?: Types['Photo'] | undefined; notify_settings: Types['PeerNotifySettings']; exported_invite?: Types['ExportedChatInvite'] | undefined; bot_info?: Types['BotInfo'][] | undefined; pinned_msg_id?: number | undefined; folder_id?: number | undefined; call?: Types['InputGroupCall'] | undefined; ttl_period?: number | undefined; groupcall_default_join_as?: Types['Peer'] | undefined; theme_emoticon?: string | undefined; requests_pending?: number | undefined; recent_requesters?: bigint[] | undefined; available_reactions?: Types['ChatReactions'] | undefined; reactions_limit?: number | undefined }
  'chatInvite': { _: 'chatInvite'; channel?: boolean | undefined; broadcast?: boolean | undefined; public?: boolean | undefined; megagroup?: boolean | undefined; request_needed?: boolean | undefined; verified?: boolean | undefined; scam?: boolean | undefined; fake?: boolean | undefined; can_refulfill_subscription?: boolean | undefined; title: string; about?: string | undefined; photo: Types['Photo']; participants_count: number; participants?: Types['User'][] | undefined; color: number; subscription_pricing?: Types['StarsSubscriptionPricing'] | undefined; subscription_form_id?: bigint | undefined; bot_verification?: Types['BotVerification'] | undefined }
  'chatInviteAlready': { _: 'chatInviteAlready'; chat: Types['Chat'] }
  'chatInviteExported': { _: 'chatInviteExported'; revoked?: boolean | undefined; permanent?: boolean | undefined; request_needed?: boolean | undefined; link: string; admin_id: bigint; date: number; start_date?: number | undefined; expire_date?: number | undefined; usage_limit?: number | undefined; usage?: number | undefined; requested?: number | undefined; subscription_expired?: number | undefined; title?: string | undefined; subscription_pricing?: Types['StarsSubscriptionPricing'] | undefined }
  'chatInviteImporter': { _: 'chatInviteImporter'; requested?: boolean | undefined; via_chatlist?: boolean | undefined; user_id: bigint; date: number; about?: string | undefined; approved_by?: bigint | undefined }
  'chatInvitePeek': { _: 'chatInvitePeek'; chat: Types['Chat']; expires: number }
  'chatInvitePublicJoinRequests': { _: 'chatInvitePublicJoinRequests' }
  'chatOnlines': { _: 'chatOnlines'; onlines: number }
  'chatParticipant': { _: 'chatParticipant'; user_id: bigint; inviter_id: bigint; date: number; rank?: string | undefined }
  'chatParticipantAdmin': { _: 'chatParticipantAdmin'; user_id: bigint; inviter_id: bigint; date: number; rank?: string | undefined }
  'chatParticipantCreator': { _: 'chatParticipantCreator'; user_id: bigint; rank?: string | undefined }
  'chatParticipants': { _: 'chatParticipants'; chat_id: bigint; participants: Types['ChatParticipant'][]; version: number }
  'chatParticipantsForbidden': { _: 'chatParticipantsForbidden'; chat_id: bigint; self_participant?: Types['ChatParticipant'] | undefined }
  'chatPhoto': { _: 'chatPhoto'; has_video?: boolean | undefined; photo_id: bigint; stripped_thumb?: Uint8Array | undefined; dc_id: number }
  'chatPhotoEmpty': { _: 'chatPhotoEmpty' }
  'chatReactionsAll': { _: 'chatReactionsAll'; allow_custom?: boolean | undefined }
  'chatReactionsNone': { _: 'chatReactionsNone' }
  'chatReactionsSome': { _: 'chatReactionsSome'; reactions: Types['Reaction'][] }
  'chatTheme': { _: 'chatTheme'; emoticon: string }
  'chatThemeUniqueGift': { _: 'chatThemeUniqueGift'; gift: Types['StarGift']; theme_settings: Types['ThemeSettings'][] }
  'chatlists.chatlistInvite': { _: 'chatlists.chatlistInvite'; title_noanimate?: boolean | undefined; title: Types['TextWithEntities']; emoticon?: string | undefined; peers: Types['Peer'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'chatlists.chatlistInviteAlready': { _: 'chatlists.chatlistInviteAlready'; filter_id: number; missing_peers: Types['Peer'][]; already_peers: Types['Peer'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'chatlists.chatlistUpdates': { _: 'chatlists.chatlistUpdates'; missing_peers: Types['Peer'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'chatlists.exportedChatlistInvite': { _: 'chatlists.exportedChatlistInvite'; filter: Types['DialogFilter']; invite: Types['ExportedChatlistInvite'] }
  'chatlists.exportedInvites': { _: 'chatlists.exportedInvites'; invites: Types['ExportedChatlistInvite'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'codeSettings': { _: 'codeSettings'; allow_flashcall?: boolean | undefined; current_number?: boolean | undefined; allow_app_hash?: boolean | undefined; allow_missed_call?: boolean | undefined; allow_firebase?: boolean | undefined; unknown_number?: boolean | undefined; logout_tokens?: Uint8Array[] | undefined; token?: string | undefined; app_sandbox?: boolean | undefined }
  'communities.participantJoinedChats': { _: 'communities.participantJoinedChats'; creator_chat_ids: bigint[]; joined_chat_ids: bigint[]; chats: Types['Chat'][]; users: Types['User'][] }
  'communities.peerLinkRequests': { _: 'communities.peerLinkRequests'; total_count: number; requests: Types['CommunityPeerRequest'][]; next_offset?: string | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'community': { _: 'community'; creator?: boolean | undefined; left?: boolean | undefined; min?: boolean | undefined; collapsed_in_dialogs?: boolean | undefined; id: bigint; access_hash?: bigint | undefined; title: string; photo: Types['ChatPhoto']; date: number; admin_rights?: Types['ChatAdminRights'] | undefined; default_banned_rights?: Types['ChatBannedRights'] | undefined }
  'communityForbidden': { _: 'communityForbidden'; id: bigint; access_hash?: bigint | undefined; title: string }
  'communityFull': { _: 'communityFull'; id: bigint; about: string; chat_photo: Types['Photo']; linked_peers: Types['CommunityPeer'][]; admins_count?: number | undefined; kicked_count?: number | undefined; peer_link_requests_pending?: number | undefined }
  'communityPeer': { _: 'communityPeer'; can_view_history?: boolean | undefined; visible?: boolean | undefined; peer: Types['Peer'] }
  'communityPeerRequest': { _: 'communityPeerRequest'; visible?: boolean | undefined; peer: Types['Peer']; requested_by: bigint; date: number }
  'config': { _: 'config'; default_p2p_contacts?: boolean | undefined; preload_featured_stickers?: boolean | undefined; revoke_pm_inbox?: boolean | undefined; blocked_mode?: boolean | undefined; force_try_ipv6?: boolean | undefined; date: number; expires: number; test_mode: boolean; this_dc: number; dc_options: Types['DcOption'][]; dc_txt_domain_name: string; chat_size_max: number; megagroup_size_max: number; forwarded_count_max: number; online_update_period_ms: number; offline_blur_timeout_ms: number; offline_idle_timeout_ms: number; online_cloud_timeout_ms: number; notify_cloud_delay_ms: number; notify_default_delay_ms: number; push_chat_period_ms: number; push_chat_limit: number; edit_time_limit: number; revoke_time_limit: number; revoke_pm_time_limit: number; rating_e_decay: number; stickers_recent_limit: number; channels_read_media_period: number; tmp_sessions?: number | undefined; call_receive_timeout_ms: number; call_ring_timeout_ms: number; call_connect_timeout_ms: number; call_packet_timeout_ms: number; me_url_prefix: string; autoupdate_url_prefix?: string | undefined; gif_search_username?: string | undefined; venue_search_username?: string | undefined; img_search_username?: string | undefined; static_maps_provider?: string | undefined; caption_length_max: number; message_length_max: number; webfile_dc_id: number; suggested_lang_code?: string | undefined; lang_pack_version?: number | undefined; base_lang_pack_version?: number | undefined; reactions_default?: Types['Reaction'] | undefined; autologin_token?: string | undefined }
  'connectedBot': { _: 'connectedBot'; bot_id: bigint; recipients: Types['BusinessBotRecipients']; rights: Types['BusinessBotRights']; device?: string | undefined; date?: number | undefined; location?: string | undefined }
  'connectedBotStarRef': { _: 'connectedBotStarRef'; revoked?: boolean | undefined; url: string; date: number; bot_id: bigint; commission_permille: number; duration_months?: number | undefined; participants: bigint; revenue: bigint }
  'contact': { _: 'contact'; user_id: bigint; mutual: boolean }
  'contactBirthday': { _: 'contactBirthday'; contact_id: bigint; birthday: Types['Birthday'] }
  'contactStatus': { _: 'contactStatus'; user_id: bigint; status: Types['UserStatus'] }
  'contacts.blocked': { _: 'contacts.blocked'; blocked: Types['PeerBlocked'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'contacts.blockedSlice': { _: 'contacts.blockedSlice'; count: number; blocked: Types['PeerBlocked'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'contacts.contactBirthdays': { _: 'contacts.contactBirthdays'; contacts: Types['ContactBirthday'][]; users: Types['User'][] }
  'contacts.contacts': { _: 'contacts.contacts'; contacts: Types['Contact'][]; saved_count: number; users: Types['User'][] }
  'contacts.contactsNotModified': { _: 'contacts.contactsNotModified' }
  'contacts.found': { _: 'contacts.found'; my_results: Types['Peer'][]; results: Types['Peer'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'contacts.importedContacts': { _: 'contacts.importedContacts'; imported: Types['ImportedContact'][]; popular_invites: Types['PopularContact'][]; retry_contacts: bigint[]; users: Types['User'][] }
  'contacts.resolvedPeer': { _: 'contacts.resolvedPeer'; peer: Types['Peer']; chats: Types['Chat'][]; users: Types['User'][] }
  'contacts.sponsoredPeers': { _: 'contacts.sponsoredPeers'; peers: Types['SponsoredPeer'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'contacts.sponsoredPeersEmpty': { _: 'contacts.sponsoredPeersEmpty' }
  'contacts.topPeers': { _: 'contacts.topPeers'; categories: Types['TopPeerCategoryPeers'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'contacts.topPeersDisabled': { _: 'contacts.topPeersDisabled' }
  'contacts.topPeersNotModified': { _: 'contacts.topPeersNotModified' }
  'dataJSON': { _: 'dataJSON'; data: string }
  'dcOption': { _: 'dcOption'; ipv6?: boolean | undefined; media_only?: boolean | undefined; tcpo_only?: boolean | undefined; cdn?: boolean | undefined; static?: boolean | undefined; this_port_only?: boolean | undefined; id: number; ip_address: string; port: number; secret?: Uint8Array | undefined }
  'defaultHistoryTTL': { _: 'defaultHistoryTTL'; period: number }
  'dialog': { _: 'dialog'; pinned?: boolean | undefined; unread_mark?: boolean | undefined; view_forum_as_messages?: boolean | undefined; peer: Types['Peer']; top_message: number; read_inbox_max_id: number; read_outbox_max_id: number; unread_count: number; unread_mentions_count: number; unread_reactions_count: number; unread_poll_votes_count: number; notify_settings: Types['PeerNotifySettings']; pts?: number | undefined; draft?: Types['DraftMessage'] | undefined; folder_id?: number | undefined; ttl_period?: number | undefined }
  'dialogCommunity': { _: 'dialogCommunity'; pinned?: boolean | undefined; community_id: bigint; notify_settings: Types['PeerNotifySettings'] }
  'dialogFilter': { _: 'dialogFilter'; contacts?: boolean | undefined; non_contacts?: boolean | undefined; groups?: boolean | undefined; broadcasts?: boolean | undefined; bots?: boolean | undefined; exclude_muted?: boolean | undefined; exclude_read?: boolean | undefined; exclude_archived?: boolean | undefined; title_noanimate?: boolean | undefined; id: number; title: Types['TextWithEntities']; emoticon?: string | undefined; color?: number | undefined; pinned_peers: Types['InputPeer'][]; include_peers: Types['InputPeer'][]; exclude_peers: Types['InputPeer'][] }
  'dialogFilterChatlist': { _: 'dialogFilterChatlist'; has_my_invites?: boolean | undefined; title_noanimate?: boolean | undefined; id: number; title: Types['TextWithEntities']; emoticon?: string | undefined; color?: number | undefined; pinned_peers: Types['InputPeer'][]; include_peers: Types['InputPeer'][] }
  'dialogFilterDefault': { _: 'dialogFilterDefault' }
  'dialogFilterSuggested': { _: 'dialogFilterSuggested'; filter: Types['DialogFilter']; description: string }
  'dialogFolder': { _: 'dialogFolder'; pinned?: boolean | undefined; folder: Types['Folder']; peer: Types['Peer']; top_message: number; unread_muted_peers_count: number; unread_unmuted_peers_count: number; unread_muted_messages_count: number; unread_unmuted_messages_count: number }
  'dialogPeer': { _: 'dialogPeer'; peer: Types['Peer'] }
  'dialogPeerCommunity': { _: 'dialogPeerCommunity'; community_id: bigint }
  'dialogPeerFolder': { _: 'dialogPeerFolder'; folder_id: number }
  'disallowedGiftsSettings': { _: 'disallowedGiftsSettings'; disallow_unlimited_stargifts?: boolean | undefined; disallow_limited_stargifts?: boolean | undefined; disallow_unique_stargifts?: boolean | undefined; disallow_premium_gifts?: boolean | undefined; disallow_stargifts_from_channels?: boolean | undefined }
  'document': { _: 'document'; id: bigint; access_hash: bigint; file_reference: Uint8Array; date: number; mime_type: string; size: bigint; thumbs?: Types['PhotoSize'][] | undefined; video_thumbs?: Types['VideoSize'][] | undefined; dc_id: number; attributes: Types['DocumentAttribute'][] }
  'documentAttributeAnimated': { _: 'documentAttributeAnimated' }
  'documentAttributeAudio': { _: 'documentAttributeAudio'; voice?: boolean | undefined; duration: number; title?: string | undefined; performer?: string | undefined; waveform?: Uint8Array | undefined }
  'documentAttributeCustomEmoji': { _: 'documentAttributeCustomEmoji'; free?: boolean | undefined; text_color?: boolean | undefined; alt: string; stickerset: Types['InputStickerSet'] }
  'documentAttributeFilename': { _: 'documentAttributeFilename'; file_name: string }
  'documentAttributeHasStickers': { _: 'documentAttributeHasStickers' }
  'documentAttributeImageSize': { _: 'documentAttributeImageSize'; w: number; h: number }
  'documentAttributeSticker': { _: 'documentAttributeSticker'; mask?: boolean | undefined; alt: string; stickerset: Types['InputStickerSet']; mask_coords?: Types['MaskCoords'] | undefined }
  'documentAttributeVideo': { _: 'documentAttributeVideo'; round_message?: boolean | undefined; supports_streaming?: boolean | undefined; nosound?: boolean | undefined; duration: number; w: number; h: number; preload_prefix_size?: number | undefined; video_start_ts?: number | undefined; video_codec?: string | undefined }
  'documentEmpty': { _: 'documentEmpty'; id: bigint }
  'draftMessage': { _: 'draftMessage'; no_webpage?: boolean | undefined; invert_media?: boolean | undefined; reply_to?: Types['InputReplyTo'] | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; media?: Types['InputMedia'] | undefined; date: number; effect?: bigint | undefined; suggested_post?: Types['SuggestedPost'] | undefined; rich_message?: Types['RichMessage'] | undefined }
  'draftMessageEmpty': { _: 'draftMessageEmpty'; date?: number | undefined }
  'emailVerificationApple': { _: 'emailVerificationApple'; token: string }
  'emailVerificationCode': { _: 'emailVerificationCode'; code: string }
  'emailVerificationGoogle': { _: 'emailVerificationGoogle'; token: string }
  'emailVerifyPurposeLoginChange': { _: 'emailVerifyPurposeLoginChange' }
  'emailVerifyPurposeLoginSetup': { _: 'emailVerifyPurposeLoginSetup'; phone_number: string; phone_code_hash: string }
  'emailVerifyPurposePassport': { _: 'emailVerifyPurposePassport' }
  'emojiGroup': { _: 'emojiGroup'; title: string; icon_emoji_id: bigint; emoticons: string[] }
  'emojiGroupGreeting': { _: 'emojiGroupGreeting'; title: string; icon_emoji_id: bigint; emoticons: string[] }
  'emojiGroupPremium': { _: 'emojiGroupPremium'; title: string; icon_emoji_id: bigint }
  'emojiKeyword': { _: 'emojiKeyword'; keyword: string; emoticons: string[] }
  'emojiKeywordDeleted': { _: 'emojiKeywordDeleted'; keyword: string; emoticons: string[] }
  'emojiKeywordsDifference': { _: 'emojiKeywordsDifference'; lang_code: string; from_version: number; version: number; keywords: Types['EmojiKeyword'][] }
  'emojiLanguage': { _: 'emojiLanguage'; lang_code: string }
  'emojiList': { _: 'emojiList'; hash: bigint; document_id: bigint[] }
  'emojiListNotModified': { _: 'emojiListNotModified' }
  'emojiStatus': { _: 'emojiStatus'; document_id: bigint; until?: number | undefined }
  'emojiStatusCollectible': { _: 'emojiStatusCollectible'; collectible_id: bigint; document_id: bigint; title: string; slug: string; pattern_document_id: bigint; center_color: number; edge_color: number; pattern_color: number; text_color: number; until?: number | undefined }
  'emojiStatusEmpty': { _: 'emojiStatusEmpty' }
  'emojiURL': { _: 'emojiURL'; url: string }
  'encryptedChat': { _: 'encryptedChat'; id: number; access_hash: bigint; date: number; admin_id: bigint; participant_id: bigint; g_a_or_b: Uint8Array; key_fingerprint: bigint }
  'encryptedChatDiscarded': { _: 'encryptedChatDiscarded'; history_deleted?: boolean | undefined; id: number }
  'encryptedChatEmpty': { _: 'encryptedChatEmpty'; id: number }
  'encryptedChatRequested': { _: 'encryptedChatRequested'; folder_id?: number | undefined; id: number; access_hash: bigint; date: number; admin_id: bigint; participant_id: bigint; g_a: Uint8Array }
  'encryptedChatWaiting': { _: 'encryptedChatWaiting'; id: number; access_hash: bigint; date: number; admin_id: bigint; participant_id: bigint }
  'encryptedFile': { _: 'encryptedFile'; id: bigint; access_hash: bigint; size: bigint; dc_id: number; key_fingerprint: number }
  'encryptedFileEmpty': { _: 'encryptedFileEmpty' }
  'encryptedMessage': { _: 'encryptedMessage'; random_id: bigint; chat_id: number; date: number; bytes: Uint8Array; file: Types['EncryptedFile'] }
  'encryptedMessageService': { _: 'encryptedMessageService'; random_id: bigint; chat_id: number; date: number; bytes: Uint8Array }
  'ephemeral.welcomeMessages': { _: 'ephemeral.welcomeMessages'; hash: bigint; messages: Types['EphemeralMessage'][] }
  'ephemeral.welcomeMessagesNotModified': { _: 'ephemeral.welcomeMessagesNotModified' }
  'ephemeralMessage': { _: 'ephemeralMessage'; out?: boolean | undefined; welcome_template?: boolean | undefined; invert_media?: boolean | undefined; noforwards?: boolean | undefined; id: number; from_id: Types['Peer']; peer_id?: Types['Peer'] | undefined; receiver_id: bigint; top_msg_id?: number | undefined; date: number; message: string; entities?: Types['MessageEntity'][] | undefined; media?: Types['MessageMedia'] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined; reply_to?: Types['MessageReplyHeader'] | undefined; rich_message?: Types['RichMessage'] | undefined; chat_instance?: bigint | undefined; anchor_msg_id?: number | undefined }
  'error': { _: 'error'; code: number; text: string }
  'exportedChatlistInvite': { _: 'exportedChatlistInvite'; title: string; url: string; peers: Types['Peer'][] }
  'exportedContactToken': { _: 'exportedContactToken'; url: string; expires: number }
  'exportedMessageLink': { _: 'exportedMessageLink'; link: string; html: string }
  'exportedStoryLink': { _: 'exportedStoryLink'; link: string }
  'factCheck': { _: 'factCheck'; need_check?: boolean | undefined; country?: string | undefined; text?: Types['TextWithEntities'] | undefined; hash: bigint }
  'fileHash': { _: 'fileHash'; offset: bigint; limit: number; hash: Uint8Array }
  'folder': { _: 'folder'; autofill_new_broadcasts?: boolean | undefined; autofill_public_groups?: boolean | undefined; autofill_new_correspondents?: boolean | undefined; id: number; title: string; photo?: Types['ChatPhoto'] | undefined }
  'folderPeer': { _: 'folderPeer'; peer: Types['Peer']; folder_id: number }
  'forumTopic': { _: 'forumTopic'; my?: boolean | undefined; closed?: boolean | undefined; pinned?: boolean | undefined; short?: boolean | undefined; hidden?: boolean | undefined; title_missing?: boolean | undefined; id: number; date: number; peer: Types['Peer']; title: string; icon_color: number; icon_emoji_id?: bigint | undefined; top_message: number; read_inbox_max_id: number; read_outbox_max_id: number; unread_count: number; unread_mentions_count: number; unread_reactions_count: number; unread_poll_votes_count: number; from_id: Types['Peer']; notify_settings: Types['PeerNotifySettings']; draft?: Types['DraftMessage'] | undefined }
  'forumTopicDeleted': { _: 'forumTopicDeleted'; id: number }
  'foundStory': { _: 'foundStory'; peer: Types['Peer']; story: Types['StoryItem'] }
  'fragment.collectibleInfo': { _: 'fragment.collectibleInfo'; purchase_date: number; currency: string; amount: bigint; crypto_currency: string; crypto_amount: bigint; url: string }
  'game': { _: 'game'; id: bigint; access_hash: bigint; short_name: string; title: string; description: string; photo: Types['Photo']; document?: Types['Document'] | undefined }
  'geoPoint': { _: 'geoPoint'; long: number; lat: number; access_hash: bigint; accuracy_radius?: number | undefined }
  'geoPointAddress': { _: 'geoPointAddress'; country_iso2: string; state?: string | undefined; city?: string | undefined; street?: string | undefined }
  'geoPointEmpty': { _: 'geoPointEmpty' }
  'globalPrivacySettings': { _: 'globalPrivacySettings'; archive_and_mute_new_noncontact_peers?: boolean | undefined; keep_archived_unmuted?: boolean | undefined; keep_archived_folders?: boolean | undefined; hide_read_marks?: boolean | undefined; new_noncontact_peers_require_premium?: boolean | undefined; display_gifts_button?: boolean | undefined; noncontact_peers_paid_stars?: bigint | undefined; disallowed_gifts?: Types['DisallowedGiftsSettings'] | undefined }
  'groupCall': { _: 'groupCall'; join_muted?: boolean | undefined; can_change_join_muted?: boolean | undefined; join_date_asc?: boolean | undefined; schedule_start_subscribed?: boolean | undefined; can_start_video?: boolean | undefined; record_video_active?: boolean | undefined; rtmp_stream?: boolean | undefined; listeners_hidden?: boolean | undefined; conference?: boolean | undefined; creator?: boolean | undefined; messages_enabled?: boolean | undefined; can_change_messages_enabled?: boolean | undefined; min?: boolean | undefined; id: bigint; access_hash: bigint; participants_count: number; title?: string | undefined; stream_dc_id?: number | undefined; record_start_date?: number | undefined; schedule_date?: number | undefined; unmuted_video_count?: number | undefined; unmuted_video_limit: number; version: number; invite_link?: string | undefined; send_paid_messages_stars?: bigint | undefined; default_send_as?: Types['Peer'] | undefined }
  'groupCallDiscarded': { _: 'groupCallDiscarded'; id: bigint; access_hash: bigint; duration: number }
  'groupCallDonor': { _: 'groupCallDonor'; anonymous?: boolean | undefined; top?: boolean | undefined; my?: boolean | undefined; peer_id?: Types['Peer'] | undefined; stars: bigint }
  'groupCallMessage': { _: 'groupCallMessage'; from_admin?: boolean | undefined; id: number; from_id: Types['Peer']; date: number; message: Types['TextWithEntities']; paid_message_stars?: bigint | undefined }
  'groupCallParticipant': { _: 'groupCallParticipant'; muted?: boolean | undefined; left?: boolean | undefined; can_self_unmute?: boolean | undefined; just_joined?: boolean | undefined; versioned?: boolean | undefined; min?: boolean | undefined; muted_by_you?: boolean | undefined; volume_by_admin?: boolean | undefined; self?: boolean | undefined; video_joined?: boolean | undefined; peer: Types['Peer']; date: number; active_date?: number | undefined; source: number; volume?: number | undefined; about?: string | undefined; raise_hand_rating?: bigint | undefined; video?: Types['GroupCallParticipantVideo'] | undefined; presentation?: Types['GroupCallParticipantVideo'] | undefined; paid_stars_total?: bigint | undefined }
  'groupCallParticipantVideo': { _: 'groupCallParticipantVideo'; paused?: boolean | undefined; endpoint: string; source_groups: Types['GroupCallParticipantVideoSourceGroup'][]; audio_source?: number | undefined }
  'groupCallParticipantVideoSourceGroup': { _: 'groupCallParticipantVideoSourceGroup'; semantics: string; sources: number[] }
  'groupCallStreamChannel': { _: 'groupCallStreamChannel'; channel: number; scale: number; last_timestamp_ms: bigint }
  'help.appConfig': { _: 'help.appConfig'; hash: number; config: Types['JSONValue'] }
  'help.appConfigNotModified': { _: 'help.appConfigNotModified' }
  'help.appUpdate': { _: 'help.appUpdate'; can_not_skip?: boolean | undefined; id: number; version: string; text: string; entities: Types['MessageEntity'][]; document?: Types['Document'] | undefined; url?: string | undefined; sticker?: Types['Document'] | undefined }
  'help.countriesList': { _: 'help.countriesList'; countries: Types['help.Country'][]; hash: number }
  'help.countriesListNotModified': { _: 'help.countriesListNotModified' }
  'help.country': { _: 'help.country'; hidden?: boolean | undefined; iso2: string; default_name: string; name?: string | undefined; country_codes: Types['help.CountryCode'][] }
  'help.countryCode': { _: 'help.countryCode'; country_code: string; prefixes?: string[] | undefined; patterns?: string[] | undefined }
  'help.deepLinkInfo': { _: 'help.deepLinkInfo'; update_app?: boolean | undefined; message: string; entities?: Types['MessageEntity'][] | undefined }
  'help.deepLinkInfoEmpty': { _: 'help.deepLinkInfoEmpty' }
  'help.inviteText': { _: 'help.inviteText'; message: string }
  'help.noAppUpdate': { _: 'help.noAppUpdate' }
  'help.passportConfig': { _: 'help.passportConfig'; hash: number; countries_langs: Types['DataJSON'] }
  'help.passportConfigNotModified': { _: 'help.passportConfigNotModified' }
  'help.peerColorOption': { _: 'help.peerColorOption'; hidden?: boolean | undefined; color_id: number; colors?: Types['help.PeerColorSet'] | undefined; dark_colors?: Types['help.PeerColorSet'] | undefined; channel_min_level?: number | undefined; group_min_level?: number | undefined }
  'help.peerColorProfileSet': { _: 'help.peerColorProfileSet'; palette_colors: number[]; bg_colors: number[]; story_colors: number[] }
  'help.peerColorSet': { _: 'help.peerColorSet'; colors: number[] }
  'help.peerColors': { _: 'help.peerColors'; hash: number; colors: Types['help.PeerColorOption'][] }
  'help.peerColorsNotModified': { _: 'help.peerColorsNotModified' }
  'help.premiumPromo': { _: 'help.premiumPromo'; status_text: string; status_entities: Types['MessageEntity'][]; video_sections: string[]; videos: Types['Document'][]; period_options: Types['PremiumSubscriptionOption'][]; users: Types['User'][] }
  'help.promoData': { _: 'help.promoData'; proxy?: boolean | undefined; expires: number; peer?: Types['Peer'] | undefined; psa_type?: string | undefined; psa_message?: string | undefined; pending_suggestions: string[]; dismissed_suggestions: string[]; custom_pending_suggestion?: Types['PendingSuggestion'] | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'help.promoDataEmpty': { _: 'help.promoDataEmpty'; expires: number }
  'help.recentMeUrls': { _: 'help.recentMeUrls'; urls: Types['RecentMeUrl'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'help.support': { _: 'help.support'; phone_number: string; user: Types['User'] }
  'help.supportName': { _: 'help.supportName'; name: string }
  'help.termsOfService': { _: 'help.termsOfService'; popup?: boolean | undefined; id: Types['DataJSON']; text: string; entities: Types['MessageEntity'][]; min_age_confirm?: number | undefined }
  'help.termsOfServiceUpdate': { _: 'help.termsOfServiceUpdate'; expires: number; terms_of_service: Types['help.TermsOfService'] }
  'help.termsOfServiceUpdateEmpty': { _: 'help.termsOfServiceUpdateEmpty'; expires: number }
  'help.timezonesList': { _: 'help.timezonesList'; timezones: Types['Timezone'][]; hash: number }
  'help.timezonesListNotModified': { _: 'help.timezonesListNotModified' }
  'help.userInfo': { _: 'help.userInfo'; message: string; entities: Types['MessageEntity'][]; author: string; date: number }
  'help.userInfoEmpty': { _: 'help.userInfoEmpty' }
  'highScore': { _: 'highScore'; pos: number; user_id: bigint; score: number }
  'importedContact': { _: 'importedContact'; user_id: bigint; client_id: bigint }
  'inlineBotSwitchPM': { _: 'inlineBotSwitchPM'; text: string; start_param: string }
  'inlineBotWebView': { _: 'inlineBotWebView'; text: string; url: string }
  'inlineButtonTypeBuy': { _: 'inlineButtonTypeBuy' }
  'inlineButtonTypeCallback': { _: 'inlineButtonTypeCallback'; requires_password?: boolean | undefined; data: Uint8Array }
  'inlineButtonTypeCopy': { _: 'inlineButtonTypeCopy'; copy_text: string }
  'inlineButtonTypeDisabled': { _: 'inlineButtonTypeDisabled' }
  'inlineButtonTypeGame': { _: 'inlineButtonTypeGame' }
  'inlineButtonTypeSwitchInline': { _: 'inlineButtonTypeSwitchInline'; same_peer?: boolean | undefined; query: string; peer_types?: Types['InlineQueryPeerType'][] | undefined }
  'inlineButtonTypeUrl': { _: 'inlineButtonTypeUrl'; url: string }
  'inlineButtonTypeUrlAuth': { _: 'inlineButtonTypeUrlAuth'; fwd_text?: string | undefined; url: string; button_id: number }
  'inlineButtonTypeUserProfile': { _: 'inlineButtonTypeUserProfile'; user_id: bigint }
  'inlineButtonTypeWebView': { _: 'inlineButtonTypeWebView'; url: string }
  'inlineQueryPeerTypeBotPM': { _: 'inlineQueryPeerTypeBotPM' }
  'inlineQueryPeerTypeBroadcast': { _: 'inlineQueryPeerTypeBroadcast' }
  'inlineQueryPeerTypeChat': { _: 'inlineQueryPeerTypeChat' }
  'inlineQueryPeerTypeMegagroup': { _: 'inlineQueryPeerTypeMegagroup' }
  'inlineQueryPeerTypePM': { _: 'inlineQueryPeerTypePM' }
  'inlineQueryPeerTypeSameBotPM': { _: 'inlineQueryPeerTypeSameBotPM' }
  'inputAiComposeToneDefault': { _: 'inputAiComposeToneDefault'; tone: string }
  'inputAiComposeToneID': { _: 'inputAiComposeToneID'; id: bigint; access_hash: bigint }
  'inputAiComposeToneSingleUse': { _: 'inputAiComposeToneSingleUse'; custom_prompt: string }
  'inputAiComposeToneSlug': { _: 'inputAiComposeToneSlug'; slug: string }
  'inputAppEvent': { _: 'inputAppEvent'; time: number; type: string; peer: bigint; data: Types['JSONValue'] }
  'inputBotAppID': { _: 'inputBotAppID'; id: bigint; access_hash: bigint }
  'inputBotAppShortName': { _: 'inputBotAppShortName'; bot_id: Types['InputUser']; short_name: string }
  'inputBotInlineMessageGame': { _: 'inputBotInlineMessageGame'; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineMessageID': { _: 'inputBotInlineMessageID'; dc_id: number; id: bigint; access_hash: bigint }
  'inputBotInlineMessageID64': { _: 'inputBotInlineMessageID64'; dc_id: number; owner_id: bigint; id: number; access_hash: bigint }
  'inputBotInlineMessageMediaAuto': { _: 'inputBotInlineMessageMediaAuto'; invert_media?: boolean | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineMessageMediaContact': { _: 'inputBotInlineMessageMediaContact'; phone_number: string; first_name: string; last_name: string; vcard: string; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineMessageMediaGeo': { _: 'inputBotInlineMessageMediaGeo'; geo_point: Types['InputGeoPoint']; heading?: number | undefined; period?: number | undefined; proximity_notification_radius?: number | undefined; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineMessageMediaInvoice': { _: 'inputBotInlineMessageMediaInvoice'; title: string; description: string; photo?: Types['InputWebDocument'] | undefined; invoice: Types['Invoice']; payload: Uint8Array; provider: string; provider_data: Types['DataJSON']; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineMessageMediaVenue': { _: 'inputBotInlineMessageMediaVenue'; geo_point: Types['InputGeoPoint']; title: string; address: string; provider: string; venue_id: string; venue_type: string; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineMessageMediaWebPage': { _: 'inputBotInlineMessageMediaWebPage'; invert_media?: boolean | undefined; force_large_media?: boolean | undefined; force_small_media?: boolean | undefined; optional?: boolean | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; url: string; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineMessageRichMessage': { _: 'inputBotInlineMessageRichMessage'; reply_markup?: Types['ReplyMarkup'] | undefined; rich_message: Types['InputRichMessage'] }
  'inputBotInlineMessageText': { _: 'inputBotInlineMessageText'; no_webpage?: boolean | undefined; invert_media?: boolean | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined }
  'inputBotInlineResult': { _: 'inputBotInlineResult'; id: string; type: string; title?: string | undefined; description?: string | undefined; url?: string | undefined; thumb?: Types['InputWebDocument'] | undefined; content?: Types['InputWebDocument'] | undefined; send_message: Types['InputBotInlineMessage'] }
  'inputBotInlineResultDocument': { _: 'inputBotInlineResultDocument'; id: string; type: string; title?: string | undefined; description?: string | undefined; document: Types['InputDocument']; send_message: Types['InputBotInlineMessage'] }
  'inputBotInlineResultGame': { _: 'inputBotInlineResultGame'; id: string; short_name: string; send_message: Types['InputBotInlineMessage'] }
  'inputBotInlineResultPhoto': { _: 'inputBotInlineResultPhoto'; id: string; type: string; photo: Types['InputPhoto']; send_message: Types['InputBotInlineMessage'] }
  'inputBusinessAwayMessage': { _: 'inputBusinessAwayMessage'; offline_only?: boolean | undefined; shortcut_id: number; schedule: Types['BusinessAwayMessageSchedule']; recipients: Types['InputBusinessRecipients'] }
  'inputBusinessBotRecipients': { _: 'inputBusinessBotRecipients'; existing_chats?: boolean | undefined; new_chats?: boolean | undefined; contacts?: boolean | undefined; non_contacts?: boolean | undefined; exclude_selected?: boolean | undefined; users?: Types['InputUser'][] | undefined; exclude_users?: Types['InputUser'][] | undefined }
  'inputBusinessChatLink': { _: 'inputBusinessChatLink'; message: string; entities?: Types['MessageEntity'][] | undefined; title?: string | undefined }
  'inputBusinessGreetingMessage': { _: 'inputBusinessGreetingMessage'; shortcut_id: number; recipients: Types['InputBusinessRecipients']; no_activity_days: number }
  'inputBusinessIntro': { _: 'inputBusinessIntro'; title: string; description: string; sticker?: Types['InputDocument'] | undefined }
  'inputBusinessRecipients': { _: 'inputBusinessRecipients'; existing_chats?: boolean | undefined; new_chats?: boolean | undefined; contacts?: boolean | undefined; non_contacts?: boolean | undefined; exclude_selected?: boolean | undefined; users?: Types['InputUser'][] | undefined }
  'inputButtonTypeRequestPeer': { _: 'inputButtonTypeRequestPeer'; name_requested?: boolean | undefined; username_requested?: boolean | undefined; photo_requested?: boolean | undefined; button_id: number; peer_type: Types['RequestPeerType']; max_quantity: number }
  'inputChannel': { _: 'inputChannel'; channel_id: bigint; access_hash: bigint }
  'inputChannelEmpty': { _: 'inputChannelEmpty' }
  'inputChannelFromMessage': { _: 'inputChannelFromMessage'; peer: Types['InputPeer']; msg_id: number; channel_id: bigint }
  'inputChatPhoto': { _: 'inputChatPhoto'; id: Types['InputPhoto'] }
  'inputChatPhotoEmpty': { _: 'inputChatPhotoEmpty' }
  'inputChatTheme': { _: 'inputChatTheme'; emoticon: string }
  'inputChatThemeEmpty': { _: 'inputChatThemeEmpty' }
  'inputChatThemeUniqueGift': { _: 'inputChatThemeUniqueGift'; slug: string }
  'inputChatUploadedPhoto': { _: 'inputChatUploadedPhoto'; file?: Types['InputFile'] | undefined; video?: Types['InputFile'] | undefined; video_start_ts?: number | undefined; video_emoji_markup?: Types['VideoSize'] | undefined }
  'inputChatlistDialogFilter': { _: 'inputChatlistDialogFilter'; filter_id: number }
  'inputCheckPasswordEmpty': { _: 'inputCheckPasswordEmpty' }
  'inputCheckPasswordSRP': { _: 'inputCheckPasswordSRP'; srp_id: bigint; A: Uint8Array; M1: Uint8Array }
  'inputClientProxy': { _: 'inputClientProxy'; address: string; port: number }
  'inputCollectiblePhone': { _: 'inputCollectiblePhone'; phone: string }
  'inputCollectibleUsername': { _: 'inputCollectibleUsername'; username: string }
  'inputDialogPeer': { _: 'inputDialogPeer'; peer: Types['InputPeer'] }
  'inputDialogPeerCommunity': { _: 'inputDialogPeerCommunity'; community: Types['InputChannel'] }
  'inputDialogPeerFolder': { _: 'inputDialogPeerFolder'; folder_id: number }
  'inputDocument': { _: 'inputDocument'; id: bigint; access_hash: bigint; file_reference: Uint8Array }
  'inputDocumentEmpty': { _: 'inputDocumentEmpty' }
  'inputDocumentFileLocation': { _: 'inputDocumentFileLocation'; id: bigint; access_hash: bigint; file_reference: Uint8Array; thumb_size: string }
  'inputEmojiStatusCollectible': { _: 'inputEmojiStatusCollectible'; collectible_id: bigint; until?: number | undefined }
  'inputEncryptedChat': { _: 'inputEncryptedChat'; chat_id: number; access_hash: bigint }
  'inputEncryptedFile': { _: 'inputEncryptedFile'; id: bigint; access_hash: bigint }
  'inputEncryptedFileBigUploaded': { _: 'inputEncryptedFileBigUploaded'; id: bigint; parts: number; key_fingerprint: number }
  'inputEncryptedFileEmpty': { _: 'inputEncryptedFileEmpty' }
  'inputEncryptedFileLocation': { _: 'inputEncryptedFileLocation'; id: bigint; access_hash: bigint }
  'inputEncryptedFileUploaded': { _: 'inputEncryptedFileUploaded'; id: bigint; parts: number; md5_checksum: string; key_fingerprint: number }
  'inputFile': { _: 'inputFile'; id: bigint; parts: number; name: string; md5_checksum: string }
  'inputFileBig': { _: 'inputFileBig'; id: bigint; parts: number; name: string }
  'inputFileLocation': { _: 'inputFileLocation'; volume_id: bigint; local_id: number; secret: bigint; file_reference: Uint8Array }
  'inputFileStoryDocument': { _: 'inputFileStoryDocument'; id: Types['InputDocument'] }
  'inputFolderPeer': { _: 'inputFolderPeer'; peer: Types['InputPeer']; folder_id: number }
  'inputGameID': { _: 'inputGameID'; id: bigint; access_hash: bigint }
  'inputGameShortName': { _: 'inputGameShortName'; bot_id: Types['InputUser']; short_name: string }
  'inputGeoPoint': { _: 'inputGeoPoint'; lat: number; long: number; accuracy_radius?: number | undefined }
  'inputGeoPointEmpty': { _: 'inputGeoPointEmpty' }
  'inputGroupCall': { _: 'inputGroupCall'; id: bigint; access_hash: bigint }
  'inputGroupCallInviteMessage': { _: 'inputGroupCallInviteMessage'; msg_id: number }
  'inputGroupCallSlug': { _: 'inputGroupCallSlug'; slug: string }
  'inputGroupCallStream': { _: 'inputGroupCallStream'; call: Types['InputGroupCall']; time_ms: bigint; scale: number; video_channel?: number | undefined; video_quality?: number | undefined }
  'inputInlineButtonTypeUrlAuth': { _: 'inputInlineButtonTypeUrlAuth'; request_write_access?: boolean | undefined; fwd_text?: string | undefined; url: string; bot?: Types['InputUser'] | undefined }
  'inputInlineButtonTypeUserProfile': { _: 'inputInlineButtonTypeUserProfile'; user_id: Types['InputUser'] }
  'inputInvoiceBusinessBotTransferStars': { _: 'inputInvoiceBusinessBotTransferStars'; bot: Types['InputUser']; stars: bigint }
  'inputInvoiceChatInviteSubscription': { _: 'inputInvoiceChatInviteSubscription'; hash: string }
  'inputInvoiceMessage': { _: 'inputInvoiceMessage'; peer: Types['InputPeer']; msg_id: number }
  'inputInvoicePremiumAuthCode': { _: 'inputInvoicePremiumAuthCode'; purpose: Types['InputStorePaymentPurpose'] }
  'inputInvoicePremiumGiftCode': { _: 'inputInvoicePremiumGiftCode'; purpose: Types['InputStorePaymentPurpose']; option: Types['PremiumGiftCodeOption'] }
  'inputInvoicePremiumGiftStars': { _: 'inputInvoicePremiumGiftStars'; user_id: Types['InputUser']; months: number; message?: Types['TextWithEntities'] | undefined }
  'inputInvoiceSlug': { _: 'inputInvoiceSlug'; slug: string }
  'inputInvoiceStarGift': { _: 'inputInvoiceStarGift'; hide_name?: boolean | undefined; include_upgrade?: boolean | undefined; peer: Types['InputPeer']; gift_id: bigint; message?: Types['TextWithEntities'] | undefined }
  'inputInvoiceStarGiftAuctionBid': { _: 'inputInvoiceStarGiftAuctionBid'; hide_name?: boolean | undefined; update_bid?: boolean | undefined; peer?: Types['InputPeer'] | undefined; gift_id: bigint; bid_amount: bigint; message?: Types['TextWithEntities'] | undefined }
  'inputInvoiceStarGiftDropOriginalDetails': { _: 'inputInvoiceStarGiftDropOriginalDetails'; stargift: Types['InputSavedStarGift'] }
  'inputInvoiceStarGiftPrepaidUpgrade': { _: 'inputInvoiceStarGiftPrepaidUpgrade'; peer: Types['InputPeer']; hash: string }
  'inputInvoiceStarGiftResale': { _: 'inputInvoiceStarGiftResale'; ton?: boolean | undefined; show_name?: boolean | undefined; slug: string; to_id: Types['InputPeer']; message?: Types['TextWithEntities'] | undefined }
  'inputInvoiceStarGiftTransfer': { _: 'inputInvoiceStarGiftTransfer'; stargift: Types['InputSavedStarGift']; to_id: Types['InputPeer'] }
  'inputInvoiceStarGiftUpgrade': { _: 'inputInvoiceStarGiftUpgrade'; keep_original_details?: boolean | undefined; stargift: Types['InputSavedStarGift'] }
  'inputInvoiceStars': { _: 'inputInvoiceStars'; purpose: Types['InputStorePaymentPurpose'] }
  'inputMediaAreaChannelPost': { _: 'inputMediaAreaChannelPost'; coordinates: Types['MediaAreaCoordinates']; channel: Types['InputChannel']; msg_id: number }
  'inputMediaAreaVenue': { _: 'inputMediaAreaVenue'; coordinates: Types['MediaAreaCoordinates']; query_id: bigint; result_id: string }
  'inputMediaContact': { _: 'inputMediaContact'; phone_number: string; first_name: string; last_name: string; vcard: string }
  'inputMediaDice': { _: 'inputMediaDice'; emoticon: string }
  'inputMediaDocument': { _: 'inputMediaDocument'; spoiler?: boolean | undefined; id: Types['InputDocument']; video_cover?: Types['InputPhoto'] | undefined; video_timestamp?: number | undefined; ttl_seconds?: number | undefined; query?: string | undefined }
  'inputMediaDocumentExternal': { _: 'inputMediaDocumentExternal'; spoiler?: boolean | undefined; url: string; ttl_seconds?: number | undefined; video_cover?: Types['InputPhoto'] | undefined; video_timestamp?: number | undefined }
  'inputMediaEmpty': { _: 'inputMediaEmpty' }
  'inputMediaGame': { _: 'inputMediaGame'; id: Types['InputGame'] }
  'inputMediaGeoLive': { _: 'inputMediaGeoLive'; stopped?: boolean | undefined; geo_point: Types['InputGeoPoint']; heading?: number | undefined; period?: number | undefined; proximity_notification_radius?: number | undefined }
  'inputMediaGeoPoint': { _: 'inputMediaGeoPoint'; geo_point: Types['InputGeoPoint'] }
  'inputMediaInvoice': { _: 'inputMediaInvoice'; title: string; description: string; photo?: Types['InputWebDocument'] | undefined; invoice: Types['Invoice']; payload: Uint8Array; provider?: string | undefined; provider_data: Types['DataJSON']; start_param?: string | undefined; extended_media?: Types['InputMedia'] | undefined }
  'inputMediaPaidMedia': { _: 'inputMediaPaidMedia'; stars_amount: bigint; extended_media: Types['InputMedia'][]; payload?: string | undefined }
  'inputMediaPhoto': { _: 'inputMediaPhoto'; spoiler?: boolean | undefined; live_photo?: boolean | undefined; id: Types['InputPhoto']; ttl_seconds?: number | undefined; video?: Types['InputDocument'] | undefined }
  'inputMediaPhotoExternal': { _: 'inputMediaPhotoExternal'; spoiler?: boolean | undefined; url: string; ttl_seconds?: number | undefined }
  'inputMediaPoll': { _: 'inputMediaPoll'; poll: Types['Poll']; correct_answers?: number[] | undefined; attached_media?: Types['InputMedia'] | undefined; solution?: string | undefined; solution_entities?: Types['MessageEntity'][] | undefined; solution_media?: Types['InputMedia'] | undefined }
  'inputMediaStakeDice': { _: 'inputMediaStakeDice'; game_hash: string; ton_amount: bigint; client_seed: Uint8Array }
  'inputMediaStory': { _: 'inputMediaStory'; peer: Types['InputPeer']; id: number }
  'inputMediaTodo': { _: 'inputMediaTodo'; todo: Types['TodoList'] }
  'inputMediaUploadedDocument': { _: 'inputMediaUploadedDocument'; nosound_video?: boolean | undefined; force_file?: boolean | undefined; spoiler?: boolean | undefined; file: Types['InputFile']; thumb?: Types['InputFile'] | undefined; mime_type: string; attributes: Types['DocumentAttribute'][]; stickers?: Types['InputDocument'][] | undefined; video_cover?: Types['InputPhoto'] | undefined; video_timestamp?: number | undefined; ttl_seconds?: number | undefined }
  'inputMediaUploadedPhoto': { _: 'inputMediaUploadedPhoto'; spoiler?: boolean | undefined; live_photo?: boolean | undefined; file: Types['InputFile']; stickers?: Types['InputDocument'][] | undefined; ttl_seconds?: number | undefined; video?: Types['InputDocument'] | undefined }
  'inputMediaVenue': { _: 'inputMediaVenue'; geo_point: Types['InputGeoPoint']; title: string; address: string; provider: string; venue_id: string; venue_type: string }
  'inputMediaWebPage': { _: 'inputMediaWebPage'; force_large_media?: boolean | undefined; force_small_media?: boolean | undefined; optional?: boolean | undefined; url: string }
  'inputMessageCallbackQuery': { _: 'inputMessageCallbackQuery'; id: number; query_id: bigint }
  'inputMessageEntityMentionName': { _: 'inputMessageEntityMentionName'; offset: number; length: number; user_id: Types['InputUser'] }
  'inputMessageID': { _: 'inputMessageID'; id: number }
  'inputMessagePinned': { _: 'inputMessagePinned' }
  'inputMessageReadMetric': { _: 'inputMessageReadMetric'; msg_id: number; view_id: bigint; time_in_view_ms: number; active_time_in_view_ms: number; height_to_viewport_ratio_permille: number; seen_range_ratio_permille: number }
  'inputMessageReplyTo': { _: 'inputMessageReplyTo'; id: number }
  'inputMessagesFilterChatPhotos': { _: 'inputMessagesFilterChatPhotos' }
  'inputMessagesFilterContacts': { _: 'inputMessagesFilterContacts' }
  'inputMessagesFilterDocument': { _: 'inputMessagesFilterDocument' }
  'inputMessagesFilterEmpty': { _: 'inputMessagesFilterEmpty' }
  'inputMessagesFilterGeo': { _: 'inputMessagesFilterGeo' }
  'inputMessagesFilterGif': { _: 'inputMessagesFilterGif' }
  'inputMessagesFilterMusic': { _: 'inputMessagesFilterMusic' }
  'inputMessagesFilterMyMentions': { _: 'inputMessagesFilterMyMentions' }
  'inputMessagesFilterPhoneCalls': { _: 'inputMessagesFilterPhoneCalls'; missed?: boolean | undefined }
  'inputMessagesFilterPhotoVideo': { _: 'inputMessagesFilterPhotoVideo' }
  'inputMessagesFilterPhotos': { _: 'inputMessagesFilterPhotos' }
  'inputMessagesFilterPinned': { _: 'inputMessagesFilterPinned' }
  'inputMessagesFilterPoll': { _: 'inputMessagesFilterPoll' }
  'inputMessagesFilterRoundVideo': { _: 'inputMessagesFilterRoundVideo' }
  'inputMessagesFilterRoundVoice': { _: 'inputMessagesFilterRoundVoice' }
  'inputMessagesFilterUrl': { _: 'inputMessagesFilterUrl' }
  'inputMessagesFilterVideo': { _: 'inputMessagesFilterVideo' }
  'inputMessagesFilterVoice': { _: 'inputMessagesFilterVoice' }
  'inputNotifyBroadcasts': { _: 'inputNotifyBroadcasts' }
  'inputNotifyChats': { _: 'inputNotifyChats' }
  'inputNotifyCommunity': { _: 'inputNotifyCommunity'; community: Types['InputChannel'] }
  'inputNotifyForumTopic': { _: 'inputNotifyForumTopic'; peer: Types['InputPeer']; top_msg_id: number }
  'inputNotifyPeer': { _: 'inputNotifyPeer'; peer: Types['InputPeer'] }
  'inputNotifyUsers': { _: 'inputNotifyUsers' }
  'inputPageBlockMap': { _: 'inputPageBlockMap'; geo: Types['InputGeoPoint']; zoom: number; w: number; h: number; caption: Types['PageCaption'] }
  'inputPasskeyCredentialFirebasePNV': { _: 'inputPasskeyCredentialFirebasePNV'; pnv_token: string }
  'inputPasskeyCredentialPublicKey': { _: 'inputPasskeyCredentialPublicKey'; id: string; raw_id: string; response: Types['InputPasskeyResponse'] }
  'inputPasskeyResponseLogin': { _: 'inputPasskeyResponseLogin'; client_data: Types['DataJSON']; authenticator_data: Uint8Array; signature: Uint8Array; user_handle: string }
  'inputPasskeyResponseRegister': { _: 'inputPasskeyResponseRegister'; client_data: Types['DataJSON']; attestation_data: Uint8Array }
  'inputPaymentCredentials': { _: 'inputPaymentCredentials'; save?: boolean | undefined; data: Types['DataJSON'] }
  'inputPaymentCredentialsApplePay': { _: 'inputPaymentCredentialsApplePay'; payment_data: Types['DataJSON'] }
  'inputPaymentCredentialsGooglePay': { _: 'inputPaymentCredentialsGooglePay'; payment_token: Types['DataJSON'] }
  'inputPaymentCredentialsSaved': { _: 'inputPaymentCredentialsSaved'; id: string; tmp_password: Uint8Array }
  'inputPeerChannel': { _: 'inputPeerChannel'; channel_id: bigint; access_hash: bigint }
  'inputPeerChannelFromMessage': { _: 'inputPeerChannelFromMessage'; peer: Types['InputPeer']; msg_id: number; channel_id: bigint }
  'inputPeerChat': { _: 'inputPeerChat'; chat_id: bigint }
  'inputPeerColorCollectible': { _: 'inputPeerColorCollectible'; collectible_id: bigint }
  'inputPeerEmpty': { _: 'inputPeerEmpty' }
  'inputPeerNotifySettings': { _: 'inputPeerNotifySettings'; show_previews?: boolean | undefined; silent?: boolean | undefined; mute_until?: number | undefined; sound?: Types['NotificationSound'] | undefined; stories_muted?: boolean | undefined; stories_hide_sender?: boolean | undefined; stories_sound?: Types['NotificationSound'] | undefined }
  'inputPeerPhotoFileLocation': { _: 'inputPeerPhotoFileLocation'; big?: boolean | undefined; peer: Types['InputPeer']; photo_id: bigint }
  'inputPeerSelf': { _: 'inputPeerSelf' }
  'inputPeerUser': { _: 'inputPeerUser'; user_id: bigint; access_hash: bigint }
  'inputPeerUserFromMessage': { _: 'inputPeerUserFromMessage'; peer: Types['InputPeer']; msg_id: number; user_id: bigint }
  'inputPhoneCall': { _: 'inputPhoneCall'; id: bigint; access_hash: bigint }
  'inputPhoneContact': { _: 'inputPhoneContact'; client_id: bigint; phone: string; first_name: string; last_name: string; note?: Types['TextWithEntities'] | undefined }
  'inputPhoto': { _: 'inputPhoto'; id: bigint; access_hash: bigint; file_reference: Uint8Array }
  'inputPhotoEmpty': { _: 'inputPhotoEmpty' }
  'inputPhotoFileLocation': { _: 'inputPhotoFileLocation'; id: bigint; access_hash: bigint; file_reference: Uint8Array; thumb_size: string }
  'inputPhotoLegacyFileLocation': { _: 'inputPhotoLegacyFileLocation'; id: bigint; access_hash: bigint; file_reference: Uint8Array; volume_id: bigint; local_id: number; secret: bigint }
  'inputPollAnswer': { _: 'inputPollAnswer'; text: Types['TextWithEntities']; media?: Types['InputMedia'] | undefined }
  'inputPrivacyKeyAbout': { _: 'inputPrivacyKeyAbout' }
  'inputPrivacyKeyAddedByPhone': { _: 'inputPrivacyKeyAddedByPhone' }
  'inputPrivacyKeyBirthday': { _: 'inputPrivacyKeyBirthday' }
  'inputPrivacyKeyChatInvite': { _: 'inputPrivacyKeyChatInvite' }
  'inputPrivacyKeyForwards': { _: 'inputPrivacyKeyForwards' }
  'inputPrivacyKeyNoPaidMessages': { _: 'inputPrivacyKeyNoPaidMessages' }
  'inputPrivacyKeyPhoneCall': { _: 'inputPrivacyKeyPhoneCall' }
  'inputPrivacyKeyPhoneNumber': { _: 'inputPrivacyKeyPhoneNumber' }
  'inputPrivacyKeyPhoneP2P': { _: 'inputPrivacyKeyPhoneP2P' }
  'inputPrivacyKeyProfilePhoto': { _: 'inputPrivacyKeyProfilePhoto' }
  'inputPrivacyKeySavedMusic': { _: 'inputPrivacyKeySavedMusic' }
  'inputPrivacyKeyStarGiftsAutoSave': { _: 'inputPrivacyKeyStarGiftsAutoSave' }
  'inputPrivacyKeyStatusTimestamp': { _: 'inputPrivacyKeyStatusTimestamp' }
  'inputPrivacyKeyVoiceMessages': { _: 'inputPrivacyKeyVoiceMessages' }
  'inputPrivacyValueAllowAll': { _: 'inputPrivacyValueAllowAll' }
  'inputPrivacyValueAllowBots': { _: 'inputPrivacyValueAllowBots' }
  'inputPrivacyValueAllowChatParticipants': { _: 'inputPrivacyValueAllowChatParticipants'; chats: bigint[] }
  'inputPrivacyValueAllowCloseFriends': { _: 'inputPrivacyValueAllowCloseFriends' }
  'inputPrivacyValueAllowContacts': { _: 'inputPrivacyValueAllowContacts' }
  'inputPrivacyValueAllowPremium': { _: 'inputPrivacyValueAllowPremium' }
  'inputPrivacyValueAllowUsers': { _: 'inputPrivacyValueAllowUsers'; users: Types['InputUser'][] }
  'inputPrivacyValueDisallowAll': { _: 'inputPrivacyValueDisallowAll' }
  'inputPrivacyValueDisallowBots': { _: 'inputPrivacyValueDisallowBots' }
  'inputPrivacyValueDisallowChatParticipants': { _: 'inputPrivacyValueDisallowChatParticipants'; chats: bigint[] }
  'inputPrivacyValueDisallowContacts': { _: 'inputPrivacyValueDisallowContacts' }
  'inputPrivacyValueDisallowUsers': { _: 'inputPrivacyValueDisallowUsers'; users: Types['InputUser'][] }
  'inputQuickReplyShortcut': { _: 'inputQuickReplyShortcut'; shortcut: string }
  'inputQuickReplyShortcutId': { _: 'inputQuickReplyShortcutId'; shortcut_id: number }
  'inputReplyToEphemeralMessage': { _: 'inputReplyToEphemeralMessage'; id: number }
  'inputReplyToMessage': { _: 'inputReplyToMessage'; reply_to_msg_id: number; top_msg_id?: number | undefined; reply_to_peer_id?: Types['InputPeer'] | undefined; quote_text?: string | undefined; quote_entities?: Types['MessageEntity'][] | undefined; quote_offset?: number | undefined; monoforum_peer_id?: Types['InputPeer'] | undefined; todo_item_id?: number | undefined; poll_option?: Uint8Array | undefined }
  'inputReplyToMonoForum': { _: 'inputReplyToMonoForum'; monoforum_peer_id: Types['InputPeer'] }
  'inputReplyToStory': { _: 'inputReplyToStory'; peer: Types['InputPeer']; story_id: number }
  'inputReportReasonChildAbuse': { _: 'inputReportReasonChildAbuse' }
  'inputReportReasonCopyright': { _: 'inputReportReasonCopyright' }
  'inputReportReasonFake': { _: 'inputReportReasonFake' }
  'inputReportReasonGeoIrrelevant': { _: 'inputReportReasonGeoIrrelevant' }
  'inputReportReasonIllegalDrugs': { _: 'inputReportReasonIllegalDrugs' }
  'inputReportReasonOther': { _: 'inputReportReasonOther' }
  'inputReportReasonPersonalDetails': { _: 'inputReportReasonPersonalDetails' }
  'inputReportReasonPornography': { _: 'inputReportReasonPornography' }
  'inputReportReasonSpam': { _: 'inputReportReasonSpam' }
  'inputReportReasonViolence': { _: 'inputReportReasonViolence' }
  'inputRichFileDocument': { _: 'inputRichFileDocument'; id: string; document: Types['InputDocument'] }
  'inputRichFilePhoto': { _: 'inputRichFilePhoto'; id: string; photo: Types['InputPhoto'] }
  'inputRichMessage': { _: 'inputRichMessage'; rtl?: boolean | undefined; noautolink?: boolean | undefined; blocks: Types['PageBlock'][]; photos?: Types['InputPhoto'][] | undefined; documents?: Types['InputDocument'][] | undefined; users?: Types['InputUser'][] | undefined }
  'inputRichMessageHTML': { _: 'inputRichMessageHTML'; rtl?: boolean | undefined; noautolink?: boolean | undefined; html: string; files?: Types['InputRichFile'][] | undefined }
  'inputRichMessageMarkdown': { _: 'inputRichMessageMarkdown'; rtl?: boolean | undefined; noautolink?: boolean | undefined; markdown: string; files?: Types['InputRichFile'][] | undefined }
  'inputSavedStarGiftChat': { _: 'inputSavedStarGiftChat'; peer: Types['InputPeer']; saved_id: bigint }
  'inputSavedStarGiftSlug': { _: 'inputSavedStarGiftSlug'; slug: string }
  'inputSavedStarGiftUser': { _: 'inputSavedStarGiftUser'; msg_id: number }
  'inputSecureFile': { _: 'inputSecureFile'; id: bigint; access_hash: bigint }
  'inputSecureFileLocation': { _: 'inputSecureFileLocation'; id: bigint; access_hash: bigint }
  'inputSecureFileUploaded': { _: 'inputSecureFileUploaded'; id: bigint; parts: number; md5_checksum: string; file_hash: Uint8Array; secret: Uint8Array }
  'inputSecureValue': { _: 'inputSecureValue'; type: Types['SecureValueType']; data?: Types['SecureData'] | undefined; front_side?: Types['InputSecureFile'] | undefined; reverse_side?: Types['InputSecureFile'] | undefined; selfie?: Types['InputSecureFile'] | undefined; translation?: Types['InputSecureFile'][] | undefined; files?: Types['InputSecureFile'][] | undefined; plain_data?: Types['SecurePlainData'] | undefined }
  'inputSendMessageRichMessageDraftAction': { _: 'inputSendMessageRichMessageDraftAction'; can_stop?: boolean | undefined; keep_on_stop?: boolean | undefined; random_id: bigint; rich_message: Types['InputRichMessage'] }
  'inputSingleMedia': { _: 'inputSingleMedia'; media: Types['InputMedia']; random_id: bigint; message: string; entities?: Types['MessageEntity'][] | undefined }
  'inputStarGiftAuction': { _: 'inputStarGiftAuction'; gift_id: bigint }
  'inputStarGiftAuctionSlug': { _: 'inputStarGiftAuctionSlug'; slug: string }
  'inputStarsTransaction': { _: 'inputStarsTransaction'; refund?: boolean | undefined; id: string }
  'inputStickerSetAnimatedEmoji': { _: 'inputStickerSetAnimatedEmoji' }
  'inputStickerSetAnimatedEmojiAnimations': { _: 'inputStickerSetAnimatedEmojiAnimations' }
  'inputStickerSetDice': { _: 'inputStickerSetDice'; emoticon: string }
  'inputStickerSetEmojiChannelDefaultStatuses': { _: 'inputStickerSetEmojiChannelDefaultStatuses' }
  'inputStickerSetEmojiDefaultStatuses': { _: 'inputStickerSetEmojiDefaultStatuses' }
  'inputStickerSetEmojiDefaultTopicIcons': { _: 'inputStickerSetEmojiDefaultTopicIcons' }
  'inputStickerSetEmojiGenericAnimations': { _: 'inputStickerSetEmojiGenericAnimations' }
  'inputStickerSetEmpty': { _: 'inputStickerSetEmpty' }
  'inputStickerSetID': { _: 'inputStickerSetID'; id: bigint; access_hash: bigint }
  'inputStickerSetItem': { _: 'inputStickerSetItem'; document: Types['InputDocument']; emoji: string; mask_coords?: Types['MaskCoords'] | undefined; keywords?: string | undefined }
  'inputStickerSetPremiumGifts': { _: 'inputStickerSetPremiumGifts' }
  'inputStickerSetShortName': { _: 'inputStickerSetShortName'; short_name: string }
  'inputStickerSetThumb': { _: 'inputStickerSetThumb'; stickerset: Types['InputStickerSet']; thumb_version: number }
  'inputStickerSetTonGifts': { _: 'inputStickerSetTonGifts' }
  'inputStickeredMediaDocument': { _: 'inputStickeredMediaDocument'; id: Types['InputDocument'] }
  'inputStickeredMediaPhoto': { _: 'inputStickeredMediaPhoto'; id: Types['InputPhoto'] }
  'inputStorePaymentAuthCode': { _: 'inputStorePaymentAuthCode'; restore?: boolean | undefined; phone_number: string; phone_code_hash: string; premium_days: number; currency: string; amount: bigint }
  'inputStorePaymentGiftPremium': { _: 'inputStorePaymentGiftPremium'; user_id: Types['InputUser']; currency: string; amount: bigint }
  'inputStorePaymentPremiumGiftCode': { _: 'inputStorePaymentPremiumGiftCode'; users: Types['InputUser'][]; boost_peer?: Types['InputPeer'] | undefined; currency: string; amount: bigint; message?: Types['TextWithEntities'] | undefined }
  'inputStorePaymentPremiumGiveaway': { _: 'inputStorePaymentPremiumGiveaway'; only_new_subscribers?: boolean | undefined; winners_are_visible?: boolean | undefined; boost_peer: Types['InputPeer']; additional_peers?: Types['InputPeer'][] | undefined; countries_iso2?: string[] | undefined; prize_description?: string | undefined; random_id: bigint; until_date: number; currency: string; amount: bigint }
  'inputStorePaymentPremiumSubscription': { _: 'inputStorePaymentPremiumSubscription'; restore?: boolean | undefined; upgrade?: boolean | undefined }
  'inputStorePaymentStarsGift': { _: 'inputStorePaymentStarsGift'; user_id: Types['InputUser']; stars: bigint; currency: string; amount: bigint }
  'inputStorePaymentStarsGiveaway': { _: 'inputStorePaymentStarsGiveaway'; only_new_subscribers?: boolean | undefined; winners_are_visible?: boolean | undefined; stars: bigint; boost_peer: Types['InputPeer']; additional_peers?: Types['InputPeer'][] | undefined; countries_iso2?: string[] | undefined; prize_description?: string | undefined; random_id: bigint; until_date: number; currency: string; amount: bigint; users: number }
  'inputStorePaymentStarsTopup': { _: 'inputStorePaymentStarsTopup'; stars: bigint; currency: string; amount: bigint; spend_purpose_peer?: Types['InputPeer'] | undefined }
  'inputTakeoutFileLocation': { _: 'inputTakeoutFileLocation' }
  'inputTheme': { _: 'inputTheme'; id: bigint; access_hash: bigint }
  'inputThemeSettings': { _: 'inputThemeSettings'; message_colors_animated?: boolean | undefined; base_theme: Types['BaseTheme']; accent_color: number; outbox_accent_color?: number | undefined; message_colors?: number[] | undefined; wallpaper?: Types['InputWallPaper'] | undefined; wallpaper_settings?: Types['WallPaperSettings'] | undefined }
  'inputThemeSlug': { _: 'inputThemeSlug'; slug: string }
  'inputUser': { _: 'inputUser'; user_id: bigint; access_hash: bigint }
  'inputUserEmpty': { _: 'inputUserEmpty' }
  'inputUserFromMessage': { _: 'inputUserFromMessage'; peer: Types['InputPeer']; msg_id: number; user_id: bigint }
  'inputUserSelf': { _: 'inputUserSelf' }
  'inputWallPaper': { _: 'inputWallPaper'; id: bigint; access_hash: bigint }
  'inputWallPaperNoFile': { _: 'inputWallPaperNoFile'; id: bigint }
  'inputWallPaperSlug': { _: 'inputWallPaperSlug'; slug: string }
  'inputWebDocument': { _: 'inputWebDocument'; url: string; size: number; mime_type: string; attributes: Types['DocumentAttribute'][] }
  'inputWebFileAudioAlbumThumbLocation': { _: 'inputWebFileAudioAlbumThumbLocation'; small?: boolean | undefined; document?: Types['InputDocument'] | undefined; title?: string | undefined; performer?: string | undefined }
  'inputWebFileGeoPointLocation': { _: 'inputWebFileGeoPointLocation'; geo_point: Types['InputGeoPoint']; access_hash: bigint; w: number; h: number; zoom: number; scale: number }
  'inputWebFileLocation': { _: 'inputWebFileLocation'; url: string; access_hash: bigint }
  'invoice': { _: 'invoice'; test?: boolean | undefined; name_requested?: boolean | undefined; phone_requested?: boolean | undefined; email_requested?: boolean | undefined; shipping_address_requested?: boolean | undefined; flexible?: boolean | undefined; phone_to_provider?: boolean | undefined; email_to_provider?: boolean | undefined; recurring?: boolean | undefined; currency: string; prices: Types['LabeledPrice'][]; max_tip_amount?: bigint | undefined; suggested_tip_amounts?: bigint[] | undefined; terms_url?: string | undefined; subscription_period?: number | undefined }
  'joinChatBotResultApproved': { _: 'joinChatBotResultApproved' }
  'joinChatBotResultDeclined': { _: 'joinChatBotResultDeclined' }
  'joinChatBotResultQueued': { _: 'joinChatBotResultQueued' }
  'joinChatBotResultWebView': { _: 'joinChatBotResultWebView'; url: string }
  'jsonArray': { _: 'jsonArray'; value: Types['JSONValue'][] }
  'jsonBool': { _: 'jsonBool'; value: boolean }
  'jsonNull': { _: 'jsonNull' }
  'jsonNumber': { _: 'jsonNumber'; value: number }
  'jsonObject': { _: 'jsonObject'; value: Types['JSONObjectValue'][] }
  'jsonObjectValue': { _: 'jsonObjectValue'; key: string; value: Types['JSONValue'] }
  'jsonString': { _: 'jsonString'; value: string }
  'keyboardButton': { _: 'keyboardButton'; style?: Types['KeyboardButtonStyle'] | undefined; text: string; type: Types['ButtonType'] }
  'keyboardButtonRow': { _: 'keyboardButtonRow'; buttons: Types['KeyboardButton'][] }
  'keyboardButtonStyle': { _: 'keyboardButtonStyle'; bg_primary?: boolean | undefined; bg_danger?: boolean | undefined; bg_success?: boolean | undefined; icon?: bigint | undefined }
  'keyboardInlineButton': { _: 'keyboardInlineButton'; style?: Types['KeyboardButtonStyle'] | undefined; text: string; type: Types['InlineButtonType'] }
  'keyboardInlineButtonRow': { _: 'keyboardInlineButtonRow'; buttons: Types['KeyboardInlineButton'][] }
  'labeledPrice': { _: 'labeledPrice'; label: string; amount: bigint }
  'langPackDifference': { _: 'langPackDifference'; lang_code: string; from_version: number; version: number; strings: Types['LangPackString'][] }
  'langPackLanguage': { _: 'langPackLanguage'; official?: boolean | undefined; rtl?: boolean | undefined; beta?: boolean | undefined; name: string; native_name: string; lang_code: string; base_lang_code?: string | undefined; plural_code: string; strings_count: number; translated_count: number; translations_url: string }
  'langPackString': { _: 'langPackString'; key: string; value: string }
  'langPackStringDeleted': { _: 'langPackStringDeleted'; key: string }
  'langPackStringPluralized': { _: 'langPackStringPluralized'; key: string; zero_value?: string | undefined; one_value?: string | undefined; two_value?: string | undefined; few_value?: string | undefined; many_value?: string | undefined; other_value: string }
  'maskCoords': { _: 'maskCoords'; n: number; x: number; y: number; zoom: number }
  'mediaAreaChannelPost': { _: 'mediaAreaChannelPost'; coordinates: Types['MediaAreaCoordinates']; channel_id: bigint; msg_id: number }
  'mediaAreaCoordinates': { _: 'mediaAreaCoordinates'; x: number; y: number; w: number; h: number; rotation: number; radius?: number | undefined }
  'mediaAreaGeoPoint': { _: 'mediaAreaGeoPoint'; coordinates: Types['MediaAreaCoordinates']; geo: Types['GeoPoint']; address?: Types['GeoPointAddress'] | undefined }
  'mediaAreaStarGift': { _: 'mediaAreaStarGift'; coordinates: Types['MediaAreaCoordinates']; slug: string }
  'mediaAreaSuggestedReaction': { _: 'mediaAreaSuggestedReaction'; dark?: boolean | undefined; flipped?: boolean | undefined; coordinates: Types['MediaAreaCoordinates']; reaction: Types['Reaction'] }
  'mediaAreaUrl': { _: 'mediaAreaUrl'; coordinates: Types['MediaAreaCoordinates']; url: string }
  'mediaAreaVenue': { _: 'mediaAreaVenue'; coordinates: Types['MediaAreaCoordinates']; geo: Types['GeoPoint']; title: string; address: string; provider: string; venue_id: string; venue_type: string }
  'mediaAreaWeather': { _: 'mediaAreaWeather'; coordinates: Types['MediaAreaCoordinates']; emoji: string; temperature_c: number; color: number }
  'message': { _: 'message'; out?: boolean | undefined; mentioned?: boolean | undefined; media_unread?: boolean | undefined; silent?: boolean | undefined; post?: boolean | undefined; from_scheduled?: boolean | undefined; legacy?: boolean | undefined; edit_hide?: boolean | undefined; pinned?: boolean | undefined; noforwards?: boolean | undefined; invert_media?: boolean | undefined; offline?: boolean | undefined; video_processing_pending?: boolean | undefined; paid_suggested_post_stars?: boolean | undefined; paid_suggested_post_ton?: boolean | undefined; id: number; from_id?: Types['Peer'] | undefined; from_boosts_applied?: number | undefined; from_rank?: string | undefined; peer_id: Types['Peer']; saved_peer_id?: Types['Peer'] | undefined; fwd_from?: Types['MessageFwdHeader'] | undefined; via_bot_id?: bigint | undefined; via_business_bot_id?: bigint | undefined; guestchat_via_from?: Types['Peer'] | undefined; reply_to?: Types['MessageReplyHeader'] | undefined; date: number; message: string; media?: Types['MessageMedia'] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined; entities?: Types['MessageEntity'][] | undefined; views?: number | undefined; forwards?: number | undefined; replies?: Types['MessageReplies'] | undefined; edit_date?: number | undefined; post_author?: string | undefined; grouped_id?: bigint | undefined; reactions?: Types['MessageReactions'] | undefined; restriction_reason?: Types['RestrictionReason'][] | undefined; ttl_period?: number | undefined; quick_reply_shortcut_id?: number | undefined; effect?: bigint | undefined; factcheck?: Types['FactCheck'] | undefined; report_delivery_until_date?: number | undefined; paid_message_stars?: bigint | undefined; suggested_post?: Types['SuggestedPost'] | undefined; schedule_repeat_period?: number | undefined; summary_from_language?: string | undefined; rich_message?: Types['RichMessage'] | undefined }
  'messageActionBoostApply': { _: 'messageActionBoostApply'; boosts: number }
  'messageActionBotAllowed': { _: 'messageActionBotAllowed'; attach_menu?: boolean | undefined; from_request?: boolean | undefined; domain?: string | undefined; app?: Types['BotApp'] | undefined }
  'messageActionChangeCommunity': { _: 'messageActionChangeCommunity'; community_id?: bigint | undefined }
  'messageActionChangeCreator': { _: 'messageActionChangeCreator'; new_creator_id: bigint }
  'messageActionChannelCreate': { _: 'messageActionChannelCreate'; title: string }
  'messageActionChannelMigrateFrom': { _: 'messageActionChannelMigrateFrom'; title: string; chat_id: bigint }
  'messageActionChatAddUser': { _: 'messageActionChatAddUser'; users: bigint[] }
  'messageActionChatCreate': { _: 'messageActionChatCreate'; title: string; users: bigint[] }
  'messageActionChatDeletePhoto': { _: 'messageActionChatDeletePhoto' }
  'messageActionChatDeleteUser': { _: 'messageActionChatDeleteUser'; user_id: bigint }
  'messageActionChatEditPhoto': { _: 'messageActionChatEditPhoto'; photo: Types['Photo'] }
  'messageActionChatEditTitle': { _: 'messageActionChatEditTitle'; title: string }
  'messageActionChatJoinedByLink': { _: 'messageActionChatJoinedByLink'; inviter_id: bigint }
  'messageActionChatJoinedByRequest': { _: 'messageActionChatJoinedByRequest' }
  'messageActionChatJoinedViaCommunity': { _: 'messageActionChatJoinedViaCommunity'; community_id: bigint }
  'messageActionChatMigrateTo': { _: 'messageActionChatMigrateTo'; channel_id: bigint }
  'messageActionConferenceCall': { _: 'messageActionConferenceCall'; missed?: boolean | undefined; active?: boolean | undefined; video?: boolean | undefined; call_id: bigint; duration?: number | undefined; other_participants?: Types['Peer'][] | undefined }
  'messageActionContactSignUp': { _: 'messageActionContactSignUp' }
  'messageActionCustomAction': { _: 'messageActionCustomAction'; message: string }
  'messageActionEmpty': { _: 'messageActionEmpty' }
  'messageActionGameScore': { _: 'messageActionGameScore'; game_id: bigint; score: number }
  'messageActionGeoProximityReached': { _: 'messageActionGeoProximityReached'; from_id: Types['Peer']; to_id: Types['Peer']; distance: number }
  'messageActionGiftCode': { _: 'messageActionGiftCode'; via_giveaway?: boolean | undefined; unclaimed?: boolean | undefined; boost_peer?: Types['Peer'] | undefined; days: number; slug: string; currency?: string | undefined; amount?: bigint | undefined; crypto_currency?: string | undefined; crypto_amount?: bigint | undefined; message?: Types['TextWithEntities'] | undefined }
  'messageActionGiftPremium': { _: 'messageActionGiftPremium'; currency: string; amount: bigint; days: number; crypto_currency?: string | undefined; crypto_amount?: bigint | undefined; message?: Types['TextWithEntities'] | undefined }
  'messageActionGiftStars': { _: 'messageActionGiftStars'; currency: string; amount: bigint; stars: bigint; crypto_currency?: string | undefined; crypto_amount?: bigint | undefined; transaction_id?: string | undefined }
  'messageActionGiftTon': { _: 'messageActionGiftTon'; currency: string; amount: bigint; crypto_currency: string; crypto_amount: bigint; transaction_id?: string | undefined }
  'messageActionGiveawayLaunch': { _: 'messageActionGiveawayLaunch'; stars?: bigint | undefined }
  'messageActionGiveawayResults': { _: 'messageActionGiveawayResults'; stars?: boolean | undefined; winners_count: number; unclaimed_count: number }
  'messageActionGroupCall': { _: 'messageActionGroupCall'; call: Types['InputGroupCall']; duration?: number | undefined }
  'messageActionGroupCallScheduled': { _: 'messageActionGroupCallScheduled'; call: Types['InputGroupCall']; schedule_date: number }
  'messageActionHistoryClear': { _: 'messageActionHistoryClear' }
  'messageActionInviteToGroupCall': { _: 'messageActionInviteToGroupCall'; call: Types['InputGroupCall']; users: bigint[] }
  'messageActionManagedBotCreated': { _: 'messageActionManagedBotCreated'; bot_id: bigint }
  'messageActionNewCreatorPending': { _: 'messageActionNewCreatorPending'; new_creator_id: bigint }
  'messageActionNoForwardsRequest': { _: 'messageActionNoForwardsRequest'; expired?: boolean | undefined; prev_value: boolean; new_value: boolean }
  'messageActionNoForwardsToggle': { _: 'messageActionNoForwardsToggle'; prev_value: boolean; new_value: boolean }
  'messageActionPaidMessagesPrice': { _: 'messageActionPaidMessagesPrice'; broadcast_messages_allowed?: boolean | undefined; stars: bigint }
  'messageActionPaidMessagesRefunded': { _: 'messageActionPaidMessagesRefunded'; count: number; stars: bigint }
  'messageActionPaymentRefunded': { _: 'messageActionPaymentRefunded'; peer: Types['Peer']; currency: string; total_amount: bigint; payload?: Uint8Array | undefined; charge: Types['PaymentCharge'] }
  'messageActionPaymentSent': { _: 'messageActionPaymentSent'; recurring_init?: boolean | undefined; recurring_used?: boolean | undefined; currency: string; total_amount: bigint; invoice_slug?: string | undefined; subscription_until_date?: number | undefined }
  'messageActionPaymentSentMe': { _: 'messageActionPaymentSentMe'; recurring_init?: boolean | undefined; recurring_used?: boolean | undefined; currency: string; total_amount: bigint; payload: Uint8Array; info?: Types['PaymentRequestedInfo'] | undefined; shipping_option_id?: string | undefined; charge: Types['PaymentCharge']; subscription_until_date?: number | undefined }
  'messageActionPhoneCall': { _: 'messageActionPhoneCall'; video?: boolean | undefined; call_id: bigint; reason?: Types['PhoneCallDiscardReason'] | undefined; duration?: number | undefined }
  'messageActionPinMessage': { _: 'messageActionPinMessage' }
  'messageActionPollAppendAnswer': { _: 'messageActionPollAppendAnswer'; answer: Types['PollAnswer'] }
  'messageActionPollDeleteAnswer': { _: 'messageActionPollDeleteAnswer'; answer: Types['PollAnswer'] }
  'messageActionPrizeStars': { _: 'messageActionPrizeStars'; unclaimed?: boolean | undefined; stars: bigint; transaction_id: string; boost_peer: Types['Peer']; giveaway_msg_id: number }
  'messageActionRequestedPeer': { _: 'messageActionRequestedPeer'; button_id: number; peers: Types['Peer'][] }
  'messageActionRequestedPeerSentMe': { _: 'messageActionRequestedPeerSentMe'; button_id: number; peers: Types['RequestedPeer'][] }
  'messageActionScreenshotTaken': { _: 'messageActionScreenshotTaken' }
  'messageActionSecureValuesSent': { _: 'messageActionSecureValuesSent'; types: Types['SecureValueType'][] }
  'messageActionSecureValuesSentMe': { _: 'messageActionSecureValuesSentMe'; values: Types['SecureValue'][]; credentials: Types['SecureCredentialsEncrypted'] }
  'messageActionSetChatTheme': { _: 'messageActionSetChatTheme'; theme: Types['ChatTheme'] }
  'messageActionSetChatWallPaper': { _: 'messageActionSetChatWallPaper'; same?: boolean | undefined; for_both?: boolean | undefined; wallpaper: Types['WallPaper'] }
  'messageActionSetMessagesTTL': { _: 'messageActionSetMessagesTTL'; period: number; auto_setting_from?: bigint | undefined }
  'messageActionStarGift': { _: 'messageActionStarGift'; name_hidden?: boolean | undefined; saved?: boolean | undefined; converted?: boolean | undefined; upgraded?: boolean | undefined; refunded?: boolean | undefined; can_upgrade?: boolean | undefined; prepaid_upgrade?: boolean | undefined; upgrade_separate?: boolean | undefined; auction_acquired?: boolean | undefined; gift: Types['StarGift']; message?: Types['TextWithEntities'] | undefined; convert_stars?: bigint | undefined; upgrade_msg_id?: number | undefined; upgrade_stars?: bigint | undefined; from_id?: Types['Peer'] | undefined; peer?: Types['Peer'] | undefined; saved_id?: bigint | undefined; prepaid_upgrade_hash?: string | undefined; gift_msg_id?: number | undefined; to_id?: Types['Peer'] | undefined; gift_num?: number | undefined }
  'messageActionStarGiftPurchaseOffer': { _: 'messageActionStarGiftPurchaseOffer'; accepted?: boolean | undefined; declined?: boolean | undefined; gift: Types['StarGift']; price: Types['StarsAmount']; expires_at: number }
  'messageActionStarGiftPurchaseOfferDeclined': { _: 'messageActionStarGiftPurchaseOfferDeclined'; expired?: boolean | undefined; gift: Types['StarGift']; price: Types['StarsAmount'] }
  'messageActionStarGiftUnique': { _: 'messageActionStarGiftUnique'; upgrade?: boolean | undefined; transferred?: boolean | undefined; saved?: boolean | undefined; refunded?: boolean | undefined; prepaid_upgrade?: boolean | undefined; assigned?: boolean | undefined; from_offer?: boolean | undefined; craft?: boolean | undefined; name_hidden?: boolean | undefined; gift: Types['StarGift']; can_export_at?: number | undefined; transfer_stars?: bigint | undefined; from_id?: Types['Peer'] | undefined; peer?: Types['Peer'] | undefined; saved_id?: bigint | undefined; resale_amount?: Types['StarsAmount'] | undefined; can_transfer_at?: number | undefined; can_resell_at?: number | undefined; drop_original_details_stars?: bigint | undefined; can_craft_at?: number | undefined; message?: Types['TextWithEntities'] | undefined }
  'messageActionSuggestBirthday': { _: 'messageActionSuggestBirthday'; birthday: Types['Birthday'] }
  'messageActionSuggestProfilePhoto': { _: 'messageActionSuggestProfilePhoto'; photo: Types['Photo'] }
  'messageActionSuggestedPostApproval': { _: 'messageActionSuggestedPostApproval'; rejected?: boolean | undefined; balance_too_low?: boolean | undefined; reject_comment?: string | undefined; schedule_date?: number | undefined; price?: Types['StarsAmount'] | undefined }
  'messageActionSuggestedPostRefund': { _: 'messageActionSuggestedPostRefund'; payer_initiated?: boolean | undefined }
  'messageActionSuggestedPostSuccess': { _: 'messageActionSuggestedPostSuccess'; price: Types['StarsAmount'] }
  'messageActionTodoAppendTasks': { _: 'messageActionTodoAppendTasks'; list: Types['TodoItem'][] }
  'messageActionTodoCompletions': { _: 'messageActionTodoCompletions'; completed: number[]; incompleted: number[] }
  'messageActionTopicCreate': { _: 'messageActionTopicCreate'; title_missing?: boolean | undefined; title: string; icon_color: number; icon_emoji_id?: bigint | undefined }
  'messageActionTopicEdit': { _: 'messageActionTopicEdit'; title?: string | undefined; icon_emoji_id?: bigint | undefined; closed?: boolean | undefined; hidden?: boolean | undefined }
  'messageActionWebViewDataSent': { _: 'messageActionWebViewDataSent'; text: string }
  'messageActionWebViewDataSentMe': { _: 'messageActionWebViewDataSentMe'; text: string; data: string }
  'messageEmpty': { _: 'messageEmpty'; id: number; peer_id?: Types['Peer'] | undefined }
  'messageEntityBankCard': { _: 'messageEntityBankCard'; offset: number; length: number }
  'messageEntityBlockquote': { _: 'messageEntityBlockquote'; collapsed?: boolean | undefined; offset: number; length: number }
  'messageEntityBold': { _: 'messageEntityBold'; offset: number; length: number }
  'messageEntityBotCommand': { _: 'messageEntityBotCommand'; offset: number; length: number }
  'messageEntityCashtag': { _: 'messageEntityCashtag'; offset: number; length: number }
  'messageEntityCode': { _: 'messageEntityCode'; offset: number; length: number }
  'messageEntityCustomEmoji': { _: 'messageEntityCustomEmoji'; offset: number; length: number; document_id: bigint }
  'messageEntityDiffDelete': { _: 'messageEntityDiffDelete'; offset: number; length: number }
  'messageEntityDiffInsert': { _: 'messageEntityDiffInsert'; offset: number; length: number }
  'messageEntityDiffReplace': { _: 'messageEntityDiffReplace'; offset: number; length: number; old_text: string }
  'messageEntityEmail': { _: 'messageEntityEmail'; offset: number; length: number }
  'messageEntityFormattedDate': { _: 'messageEntityFormattedDate'; relative?: boolean | undefined; short_time?: boolean | undefined; long_time?: boolean | undefined; short_date?: boolean | undefined; long_date?: boolean | undefined; day_of_week?: boolean | undefined; offset: number; length: number; date: number }
  'messageEntityHashtag': { _: 'messageEntityHashtag'; offset: number; length: number }
  'messageEntityItalic': { _: 'messageEntityItalic'; offset: number; length: number }
  'messageEntityMention': { _: 'messageEntityMention'; offset: number; length: number }
  'messageEntityMentionName': { _: 'messageEntityMentionName'; offset: number; length: number; user_id: bigint }
  'messageEntityPhone': { _: 'messageEntityPhone'; offset: number; length: number }
  'messageEntityPre': { _: 'messageEntityPre'; offset: number; length: number; language: string }
  'messageEntitySpoiler': { _: 'messageEntitySpoiler'; offset: number; length: number }
  'messageEntityStrike': { _: 'messageEntityStrike'; offset: number; length: number }
  'messageEntityTextUrl': { _: 'messageEntityTextUrl'; offset: number; length: number; url: string }
  'messageEntityUnderline': { _: 'messageEntityUnderline'; offset: number; length: number }
  'messageEntityUnknown': { _: 'messageEntityUnknown'; offset: number; length: number }
  'messageEntityUrl': { _: 'messageEntityUrl'; offset: number; length: number }
  'messageExtendedMedia': { _: 'messageExtendedMedia'; media: Types['MessageMedia'] }
  'messageExtendedMediaPreview': { _: 'messageExtendedMediaPreview'; w?: number | undefined; h?: number | undefined; thumb?: Types['PhotoSize'] | undefined; video_duration?: number | undefined }
  'messageFwdHeader': { _: 'messageFwdHeader'; imported?: boolean | undefined; saved_out?: boolean | undefined; from_id?: Types['Peer'] | undefined; from_name?: string | undefined; date: number; channel_post?: number | undefined; post_author?: string | undefined; saved_from_peer?: Types['Peer'] | undefined; saved_from_msg_id?: number | undefined; saved_from_id?: Types['Peer'] | undefined; saved_from_name?: string | undefined; saved_date?: number | undefined; psa_type?: string | undefined }
  'messageMediaContact': { _: 'messageMediaContact'; phone_number: string; first_name: string; last_name: string; vcard: string; user_id: bigint }
  'messageMediaDice': { _: 'messageMediaDice'; value: number; emoticon: string; game_outcome?: Types['messages.EmojiGameOutcome'] | undefined }
  'messageMediaDocument': { _: 'messageMediaDocument'; nopremium?: boolean | undefined; spoiler?: boolean | undefined; video?: boolean | undefined; round?: boolean | undefined; voice?: boolean | undefined; document?: Types['Document'] | undefined; alt_documents?: Types['Document'][] | undefined; video_cover?: Types['Photo'] | undefined; video_timestamp?: number | undefined; ttl_seconds?: number | undefined }
  'messageMediaEmpty': { _: 'messageMediaEmpty' }
  'messageMediaGame': { _: 'messageMediaGame'; game: Types['Game'] }
  'messageMediaGeo': { _: 'messageMediaGeo'; geo: Types['GeoPoint'] }
  'messageMediaGeoLive': { _: 'messageMediaGeoLive'; geo: Types['GeoPoint']; heading?: number | undefined; period: number; proximity_notification_radius?: number | undefined }
  'messageMediaGiveaway': { _: 'messageMediaGiveaway'; only_new_subscribers?: boolean | undefined; winners_are_visible?: boolean | undefined; channels: bigint[]; countries_iso2?: string[] | undefined; prize_description?: string | undefined; quantity: number; months?: number | undefined; stars?: bigint | undefined; until_date: number }
  'messageMediaGiveawayResults': { _: 'messageMediaGiveawayResults'; only_new_subscribers?: boolean | undefined; refunded?: boolean | undefined; channel_id: bigint; additional_peers_count?: number | undefined; launch_msg_id: number; winners_count: number; unclaimed_count: number; winners: bigint[]; months?: number | undefined; stars?: bigint | undefined; prize_description?: string | undefined; until_date: number }
  'messageMediaInvoice': { _: 'messageMediaInvoice'; shipping_address_requested?: boolean | undefined; test?: boolean | undefined; title: string; description: string; photo?: Types['WebDocument'] | undefined; receipt_msg_id?: number | undefined; currency: string; total_amount: bigint; start_param: string; extended_media?: Types['MessageExtendedMedia'] | undefined }
  'messageMediaPaidMedia': { _: 'messageMediaPaidMedia'; stars_amount: bigint; extended_media: Types['MessageExtendedMedia'][] }
  'messageMediaPhoto': { _: 'messageMediaPhoto'; spoiler?: boolean | undefined; live_photo?: boolean | undefined; photo?: Types['Photo'] | undefined; ttl_seconds?: number | undefined; video?: Types['Document'] | undefined }
  'messageMediaPoll': { _: 'messageMediaPoll'; poll: Types['Poll']; results: Types['PollResults']; attached_media?: Types['MessageMedia'] | undefined }
  'messageMediaStory': { _: 'messageMediaStory'; via_mention?: boolean | undefined; peer: Types['Peer']; id: number; story?: Types['StoryItem'] | undefined }
  'messageMediaToDo': { _: 'messageMediaToDo'; todo: Types['TodoList']; completions?: Types['TodoCompletion'][] | undefined }
  'messageMediaUnsupported': { _: 'messageMediaUnsupported' }
  'messageMediaVenue': { _: 'messageMediaVenue'; geo: Types['GeoPoint']; title: string; address: string; provider: string; venue_id: string; venue_type: string }
  'messageMediaVideoStream': { _: 'messageMediaVideoStream'; rtmp_stream?: boolean | undefined; call: Types['InputGroupCall'] }
  'messageMediaWebPage': { _: 'messageMediaWebPage'; force_large_media?: boolean | undefined; force_small_media?: boolean | undefined; manual?: boolean | undefined; safe?: boolean | undefined; webpage: Types['WebPage'] }
  'messagePeerReaction': { _: 'messagePeerReaction'; big?: boolean | undefined; unread?: boolean | undefined; my?: boolean | undefined; peer_id: Types['Peer']; date: number; reaction: Types['Reaction'] }
  'messagePeerVote': { _: 'messagePeerVote'; peer: Types['Peer']; option: Uint8Array; date: number }
  'messagePeerVoteInputOption': { _: 'messagePeerVoteInputOption'; peer: Types['Peer']; date: number }
  'messagePeerVoteMultiple': { _: 'messagePeerVoteMultiple'; peer: Types['Peer']; options: Uint8Array[]; date: number }
  'messageRange': { _: 'messageRange'; min_id: number; max_id: number }
  'messageReactions': { _: 'messageReactions'; min?: boolean | undefined; can_see_list?: boolean | undefined; reactions_as_tags?: boolean | undefined; results: Types['ReactionCount'][]; recent_reactions?: Types['MessagePeerReaction'][] | undefined; top_reactors?: Types['MessageReactor'][] | undefined }
  'messageReactor': { _: 'messageReactor'; top?: boolean | undefined; my?: boolean | undefined; anonymous?: boolean | undefined; peer_id?: Types['Peer'] | undefined; count: number }
  'messageReplies': { _: 'messageReplies'; comments?: boolean | undefined; replies: number; replies_pts: number; recent_repliers?: Types['Peer'][] | undefined; channel_id?: bigint | undefined; max_id?: number | undefined; read_max_id?: number | undefined }
  'messageReplyHeader': { _: 'messageReplyHeader'; reply_to_scheduled?: boolean | undefined; forum_topic?: boolean | undefined; quote?: boolean | undefined; reply_to_ephemeral?: boolean | undefined; reply_to_msg_id?: number | undefined; reply_to_peer_id?: Types['Peer'] | undefined; reply_from?: Types['MessageFwdHeader'] | undefined; reply_media?: Types['MessageMedia'] | undefined; reply_to_top_id?: number | undefined; quote_text?: string | undefined; quote_entities?: Types['MessageEntity'][] | undefined; quote_offset?: number | undefined; todo_item_id?: number | undefined; poll_option?: Uint8Array | undefined }
  'messageReplyStoryHeader': { _: 'messageReplyStoryHeader'; peer: Types['Peer']; story_id: number }
  'messageReportOption': { _: 'messageReportOption'; text: string; option: Uint8Array }
  'messageService': { _: 'messageService'; legacy_ios?: boolean | undefined; out?: boolean | undefined; mentioned?: boolean | undefined; media_unread?: boolean | undefined; reactions_are_possible?: boolean | undefined; silent?: boolean | undefined; post?: boolean | undefined; legacy?: boolean | undefined; id: number; from_id?: Types['Peer'] | undefined; peer_id: Types['Peer']; saved_peer_id?: Types['Peer'] | undefined; reply_to?: Types['MessageReplyHeader'] | undefined; date: number; action: Types['MessageAction']; reactions?: Types['MessageReactions'] | undefined; ttl_period?: number | undefined }
  'messageViews': { _: 'messageViews'; views?: number | undefined; forwards?: number | undefined; replies?: Types['MessageReplies'] | undefined }
  'messages.affectedFoundMessages': { _: 'messages.affectedFoundMessages'; pts: number; pts_count: number; offset: number; messages: number[] }
  'messages.affectedHistory': { _: 'messages.affectedHistory'; pts: number; pts_count: number; offset: number }
  'messages.affectedMessages': { _: 'messages.affectedMessages'; pts: number; pts_count: number }
  'messages.allStickers': { _: 'messages.allStickers'; hash: bigint; sets: Types['StickerSet'][] }
  'messages.allStickersNotModified': { _: 'messages.allStickersNotModified' }
  'messages.archivedStickers': { _: 'messages.archivedStickers'; count: number; sets: Types['StickerSetCovered'][] }
  'messages.availableEffects': { _: 'messages.availableEffects'; hash: number; effects: Types['AvailableEffect'][]; documents: Types['Document'][] }
  'messages.availableEffectsNotModified': { _: 'messages.availableEffectsNotModified' }
  'messages.availableReactions': { _: 'messages.availableReactions'; hash: number; reactions: Types['AvailableReaction'][] }
  'messages.availableReactionsNotModified': { _: 'messages.availableReactionsNotModified' }
  'messages.botApp': { _: 'messages.botApp'; inactive?: boolean | undefined; request_write_access?: boolean | undefined; has_settings?: boolean | undefined; app: Types['BotApp'] }
  'messages.botCallbackAnswer': { _: 'messages.botCallbackAnswer'; alert?: boolean | undefined; has_url?: boolean | undefined; native_ui?: boolean | undefined; message?: string | undefined; url?: string | undefined; cache_time: number }
  'messages.botPreparedInlineMessage': { _: 'messages.botPreparedInlineMessage'; id: string; expire_date: number }
  'messages.botResults': { _: 'messages.botResults'; gallery?: boolean | undefined; query_id: bigint; next_offset?: string | undefined; switch_pm?: Types['InlineBotSwitchPM'] | undefined; switch_webview?: Types['InlineBotWebView'] | undefined; results: Types['BotInlineResult'][]; cache_time: number; users: Types['User'][] }
  'messages.channelMessages': { _: 'messages.channelMessages'; inexact?: boolean | undefined; pts: number; count: number; offset_id_offset?: number | undefined; messages: Types['Message'][]; topics: Types['ForumTopic'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.chatAdminsWithInvites': { _: 'messages.chatAdminsWithInvites'; admins: Types['ChatAdminWithInvites'][]; users: Types['User'][] }
  'messages.chatFull': { _: 'messages.chatFull'; full_chat: Types['ChatFull']; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.chatInviteImporters': { _: 'messages.chatInviteImporters'; count: number; importers: Types['ChatInviteImporter'][]; users: Types['User'][] }
  'messages.chatInviteJoinResultOk': { _: 'messages.chatInviteJoinResultOk'; updates: Types['Updates'] }
  'messages.chatInviteJoinResultWebView': { _: 'messages.chatInviteJoinResultWebView'; bot_id: bigint; query_id: bigint; users: Types['User'][] }
  'messages.chats': { _: 'messages.chats'; chats: Types['Chat'][] }
  'messages.chatsSlice': { _: 'messages.chatsSlice'; count: number; chats: Types['Chat'][] }
  'messages.checkedHistoryImportPeer': { _: 'messages.checkedHistoryImportPeer'; confirm_text: string }
  'messages.composedMessageWithAI': { _: 'messages.composedMessageWithAI'; result_text: Types['TextWithEntities']; diff_text?: Types['TextWithEntities'] | undefined }
  'messages.composedRichMessageWithAI': { _: 'messages.composedRichMessageWithAI'; result: Types['RichMessage'] }
  'messages.dhConfig': { _: 'messages.dhConfig'; g: number; p: Uint8Array; version: number; random: Uint8Array }
  'messages.dhConfigNotModified': { _: 'messages.dhConfigNotModified'; random: Uint8Array }
  'messages.dialogFilters': { _: 'messages.dialogFilters'; tags_enabled?: boolean | undefined; filters: Types['DialogFilter'][] }
  'messages.dialogs': { _: 'messages.dialogs'; dialogs: Types['Dialog'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.dialogsNotModified': { _: 'messages.dialogsNotModified'; count: number }
  'messages.dialogsSlice': { _: 'messages.dialogsSlice'; count: number; dialogs: Types['Dialog'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.discussionMessage': { _: 'messages.discussionMessage'; messages: Types['Message'][]; max_id?: number | undefined; read_inbox_max_id?: number | undefined; read_outbox_max_id?: number | undefined; unread_count: number; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.emojiGameDiceInfo': { _: 'messages.emojiGameDiceInfo'; game_hash: string; prev_stake: bigint; current_streak: number; params: number[]; plays_left?: number | undefined }
  'messages.emojiGameOutcome': { _: 'messages.emojiGameOutcome'; seed: Uint8Array; stake_ton_amount: bigint; ton_amount: bigint }
  'messages.emojiGameUnavailable': { _: 'messages.emojiGameUnavailable' }
  'messages.emojiGroups': { _: 'messages.emojiGroups'; hash: number; groups: Types['EmojiGroup'][] }
  'messages.emojiGroupsNotModified': { _: 'messages.emojiGroupsNotModified' }
  'messages.exportedChatInvite': { _: 'messages.exportedChatInvite'; invite: Types['ExportedChatInvite']; users: Types['User'][] }
  'messages.exportedChatInviteReplaced': { _: 'messages.exportedChatInviteReplaced'; invite: Types['ExportedChatInvite']; new_invite: Types['ExportedChatInvite']; users: Types['User'][] }
  'messages.exportedChatInvites': { _: 'messages.exportedChatInvites'; count: number; invites: Types['ExportedChatInvite'][]; users: Types['User'][] }
  'messages.favedStickers': { _: 'messages.favedStickers'; hash: bigint; packs: Types['StickerPack'][]; stickers: Types['Document'][] }
  'messages.favedStickersNotModified': { _: 'messages.favedStickersNotModified' }
  'messages.featuredStickers': { _: 'messages.featuredStickers'; premium?: boolean | undefined; hash: bigint; count: number; sets: Types['StickerSetCovered'][]; unread: bigint[] }
  'messages.featuredStickersNotModified': { _: 'messages.featuredStickersNotModified'; count: number }
  'messages.forumTopics': { _: 'messages.forumTopics'; order_by_create_date?: boolean | undefined; count: number; topics: Types['ForumTopic'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][]; pts: number }
  'messages.foundStickerSets': { _: 'messages.foundStickerSets'; hash: bigint; sets: Types['StickerSetCovered'][] }
  'messages.foundStickerSetsNotModified': { _: 'messages.foundStickerSetsNotModified' }
  'messages.foundStickers': { _: 'messages.foundStickers'; next_offset?: number | undefined; hash: bigint; stickers: Types['Document'][] }
  'messages.foundStickersNotModified': { _: 'messages.foundStickersNotModified'; next_offset?: number | undefined }
  'messages.highScores': { _: 'messages.highScores'; scores: Types['HighScore'][]; users: Types['User'][] }
  'messages.historyImport': { _: 'messages.historyImport'; id: bigint }
  'messages.historyImportParsed': { _: 'messages.historyImportParsed'; pm?: boolean | undefined; group?: boolean | undefined; title?: string | undefined }
  'messages.inactiveChats': { _: 'messages.inactiveChats'; dates: number[]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.invitedUsers': { _: 'messages.invitedUsers'; updates: Types['Updates']; missing_invitees: Types['MissingInvitee'][] }
  'messages.messageEditData': { _: 'messages.messageEditData'; caption?: boolean | undefined }
  'messages.messageReactionsList': { _: 'messages.messageReactionsList'; count: number; reactions: Types['MessagePeerReaction'][]; chats: Types['Chat'][]; users: Types['User'][]; next_offset?: string | undefined }
  'messages.messageViews': { _: 'messages.messageViews'; views: Types['MessageViews'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.messages': { _: 'messages.messages'; messages: Types['Message'][]; topics: Types['ForumTopic'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.messagesNotModified': { _: 'messages.messagesNotModified'; count: number }
  'messages.messagesSlice': { _: 'messages.messagesSlice'; inexact?: boolean | undefined; count: number; next_rate?: number | undefined; offset_id_offset?: number | undefined; search_flood?: Types['SearchPostsFlood'] | undefined; messages: Types['Message'][]; topics: Types['ForumTopic'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.myStickers': { _: 'messages.myStickers'; count: number; sets: Types['StickerSetCovered'][] }
  'messages.peerDialogs': { _: 'messages.peerDialogs'; dialogs: Types['Dialog'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][]; state: Types['updates.State'] }
  'messages.peerSettings': { _: 'messages.peerSettings'; settings: Types['PeerSettings']; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.preparedInlineMessage': { _: 'messages.preparedInlineMessage'; query_id: bigint; result: Types['BotInlineResult']; peer_types: Types['InlineQueryPeerType'][]; cache_time: number; users: Types['User'][] }
  'messages.quickReplies': { _: 'messages.quickReplies'; quick_replies: Types['QuickReply'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.quickRepliesNotModified': { _: 'messages.quickRepliesNotModified' }
  'messages.reactions': { _: 'messages.reactions'; hash: bigint; reactions: Types['Reaction'][] }
  'messages.reactionsNotModified': { _: 'messages.reactionsNotModified' }
  'messages.recentStickers': { _: 'messages.recentStickers'; hash: bigint; packs: Types['StickerPack'][]; stickers: Types['Document'][]; dates: number[] }
  'messages.recentStickersNotModified': { _: 'messages.recentStickersNotModified' }
  'messages.savedDialogs': { _: 'messages.savedDialogs'; dialogs: Types['SavedDialog'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.savedDialogsNotModified': { _: 'messages.savedDialogsNotModified'; count: number }
  'messages.savedDialogsSlice': { _: 'messages.savedDialogsSlice'; count: number; dialogs: Types['SavedDialog'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.savedGifs': { _: 'messages.savedGifs'; hash: bigint; gifs: Types['Document'][] }
  'messages.savedGifsNotModified': { _: 'messages.savedGifsNotModified' }
  'messages.savedReactionTags': { _: 'messages.savedReactionTags'; tags: Types['SavedReactionTag'][]; hash: bigint }
  'messages.savedReactionTagsNotModified': { _: 'messages.savedReactionTagsNotModified' }
  'messages.searchCounter': { _: 'messages.searchCounter'; inexact?: boolean | undefined; filter: Types['MessagesFilter']; count: number }
  'messages.searchResultsCalendar': { _: 'messages.searchResultsCalendar'; inexact?: boolean | undefined; count: number; min_date: number; min_msg_id: number; offset_id_offset?: number | undefined; periods: Types['SearchResultsCalendarPeriod'][]; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.searchResultsPositions': { _: 'messages.searchResultsPositions'; count: number; positions: Types['SearchResultsPosition'][] }
  'messages.sentEncryptedFile': { _: 'messages.sentEncryptedFile'; date: number; file: Types['EncryptedFile'] }
  'messages.sentEncryptedMessage': { _: 'messages.sentEncryptedMessage'; date: number }
  'messages.sponsoredMessages': { _: 'messages.sponsoredMessages'; posts_between?: number | undefined; start_delay?: number | undefined; between_delay?: number | undefined; messages: Types['SponsoredMessage'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.sponsoredMessagesEmpty': { _: 'messages.sponsoredMessagesEmpty' }
  'messages.stickerSet': { _: 'messages.stickerSet'; set: Types['StickerSet']; packs: Types['StickerPack'][]; keywords: Types['StickerKeyword'][]; documents: Types['Document'][] }
  'messages.stickerSetInstallResultArchive': { _: 'messages.stickerSetInstallResultArchive'; sets: Types['StickerSetCovered'][] }
  'messages.stickerSetInstallResultSuccess': { _: 'messages.stickerSetInstallResultSuccess' }
  'messages.stickerSetNotModified': { _: 'messages.stickerSetNotModified' }
  'messages.stickers': { _: 'messages.stickers'; hash: bigint; stickers: Types['Document'][] }
  'messages.stickersNotModified': { _: 'messages.stickersNotModified' }
  'messages.transcribedAudio': { _: 'messages.transcribedAudio'; pending?: boolean | undefined; transcription_id: bigint; text: string; trial_remains_num?: number | undefined; trial_remains_until_date?: number | undefined }
  'messages.translateResult': { _: 'messages.translateResult'; result: Types['TextWithEntities'][] }
  'messages.translatedRichMessage': { _: 'messages.translatedRichMessage'; result: Types['RichMessage'][] }
  'messages.votesList': { _: 'messages.votesList'; count: number; votes: Types['MessagePeerVote'][]; chats: Types['Chat'][]; users: Types['User'][]; next_offset?: string | undefined }
  'messages.webPage': { _: 'messages.webPage'; webpage: Types['WebPage']; chats: Types['Chat'][]; users: Types['User'][] }
  'messages.webPagePreview': { _: 'messages.webPagePreview'; media: Types['MessageMedia']; chats: Types['Chat'][]; users: Types['User'][] }
  'missingInvitee': { _: 'missingInvitee'; premium_would_allow_invite?: boolean | undefined; premium_required_for_pm?: boolean | undefined; user_id: bigint }
  'monoForumDialog': { _: 'monoForumDialog'; unread_mark?: boolean | undefined; nopaid_messages_exception?: boolean | undefined; peer: Types['Peer']; top_message: number; read_inbox_max_id: number; read_outbox_max_id: number; unread_count: number; unread_reactions_count: number; draft?: Types['DraftMessage'] | undefined }
  'myBoost': { _: 'myBoost'; slot: number; peer?: Types['Peer'] | undefined; date: number; expires: number; cooldown_until_date?: number | undefined }
  'nearestDc': { _: 'nearestDc'; country: string; this_dc: number; nearest_dc: number }
  'notificationSoundDefault': { _: 'notificationSoundDefault' }
  'notificationSoundLocal': { _: 'notificationSoundLocal'; title: string; data: string }
  'notificationSoundNone': { _: 'notificationSoundNone' }
  'notificationSoundRingtone': { _: 'notificationSoundRingtone'; id: bigint }
  'notifyBroadcasts': { _: 'notifyBroadcasts' }
  'notifyChats': { _: 'notifyChats' }
  'notifyCommunity': { _: 'notifyCommunity'; community_id: bigint }
  'notifyForumTopic': { _: 'notifyForumTopic'; peer: Types['Peer']; top_msg_id: number }
  'notifyPeer': { _: 'notifyPeer'; peer: Types['Peer'] }
  'notifyUsers': { _: 'notifyUsers' }
  'outboxReadDate': { _: 'outboxReadDate'; date: number }
  'page': { _: 'page'; part?: boolean | undefined; rtl?: boolean | undefined; v2?: boolean | undefined; url: string; blocks: Types['PageBlock'][]; photos: Types['Photo'][]; documents: Types['Document'][]; views?: number | undefined }
  'pageBlockAnchor': { _: 'pageBlockAnchor'; name: string }
  'pageBlockAudio': { _: 'pageBlockAudio'; audio_id: bigint; caption: Types['PageCaption'] }
  'pageBlockAuthorDate': { _: 'pageBlockAuthorDate'; author: Types['RichText']; published_date: number }
  'pageBlockBlockquote': { _: 'pageBlockBlockquote'; collapsed?: boolean | undefined; text: Types['RichText']; caption: Types['RichText'] }
  'pageBlockBlockquoteBlocks': { _: 'pageBlockBlockquoteBlocks'; blocks: Types['PageBlock'][]; caption: Types['RichText'] }
  'pageBlockButtonRow': { _: 'pageBlockButtonRow'; align_left?: boolean | undefined; align_center?: boolean | undefined; align_right?: boolean | undefined; buttons: Types['PageButton'][] }
  'pageBlockChannel': { _: 'pageBlockChannel'; channel: Types['Chat'] }
  'pageBlockCollage': { _: 'pageBlockCollage'; items: Types['PageBlock'][]; caption: Types['PageCaption'] }
  'pageBlockCover': { _: 'pageBlockCover'; cover: Types['PageBlock'] }
  'pageBlockDetails': { _: 'pageBlockDetails'; open?: boolean | undefined; blocks: Types['PageBlock'][]; title: Types['RichText'] }
  'pageBlockDivider': { _: 'pageBlockDivider' }
  'pageBlockDocument': { _: 'pageBlockDocument'; document_id: bigint; caption: Types['PageCaption'] }
  'pageBlockEmbed': { _: 'pageBlockEmbed'; full_width?: boolean | undefined; allow_scrolling?: boolean | undefined; url?: string | undefined; html?: string | undefined; poster_photo_id?: bigint | undefined; w?: number | undefined; h?: number | undefined; caption: Types['PageCaption'] }
  'pageBlockEmbedPost': { _: 'pageBlockEmbedPost'; url: string; webpage_id: bigint; author_photo_id: bigint; author: string; date: number; blocks: Types['PageBlock'][]; caption: Types['PageCaption'] }
  'pageBlockFooter': { _: 'pageBlockFooter'; text: Types['RichText'] }
  'pageBlockHeader': { _: 'pageBlockHeader'; text: Types['RichText'] }
  'pageBlockHeading1': { _: 'pageBlockHeading1'; text: Types['RichText'] }
  'pageBlockHeading2': { _: 'pageBlockHeading2'; text: Types['RichText'] }
  'pageBlockHeading3': { _: 'pageBlockHeading3'; text: Types['RichText'] }
  'pageBlockHeading4': { _: 'pageBlockHeading4'; text: Types['RichText'] }
  'pageBlockHeading5': { _: 'pageBlockHeading5'; text: Types['RichText'] }
  'pageBlockHeading6': { _: 'pageBlockHeading6'; text: Types['RichText'] }
  'pageBlockKicker': { _: 'pageBlockKicker'; text: Types['RichText'] }
  'pageBlockList': { _: 'pageBlockList'; items: Types['PageListItem'][] }
  'pageBlockMap': { _: 'pageBlockMap'; geo: Types['GeoPoint']; zoom: number; w: number; h: number; caption: Types['PageCaption'] }
  'pageBlockMath': { _: 'pageBlockMath'; source: string }
  'pageBlockOrderedList': { _: 'pageBlockOrderedList'; reversed?: boolean | undefined; items: Types['PageListOrderedItem'][]; start?: number | undefined; type?: string | undefined }
  'pageBlockParagraph': { _: 'pageBlockParagraph'; text: Types['RichText'] }
  'pageBlockPhoto': { _: 'pageBlockPhoto'; spoiler?: boolean | undefined; photo_id: bigint; caption: Types['PageCaption']; url?: string | undefined; webpage_id?: bigint | undefined }
  'pageBlockPreformatted': { _: 'pageBlockPreformatted'; text: Types['RichText']; language: string }
  'pageBlockPullquote': { _: 'pageBlockPullquote'; text: Types['RichText']; caption: Types['RichText'] }
  'pageBlockRelatedArticles': { _: 'pageBlockRelatedArticles'; title: Types['RichText']; articles: Types['PageRelatedArticle'][] }
  'pageBlockSlideshow': { _: 'pageBlockSlideshow'; items: Types['PageBlock'][]; caption: Types['PageCaption'] }
  'pageBlockSubheader': { _: 'pageBlockSubheader'; text: Types['RichText'] }
  'pageBlockSubtitle': { _: 'pageBlockSubtitle'; text: Types['RichText'] }
  'pageBlockTable': { _: 'pageBlockTable'; bordered?: boolean | undefined; striped?: boolean | undefined; compact?: boolean | undefined; title: Types['RichText']; rows: Types['PageTableRow'][] }
  'pageBlockThinking': { _: 'pageBlockThinking'; text: Types['RichText'] }
  'pageBlockTitle': { _: 'pageBlockTitle'; text: Types['RichText'] }
  'pageBlockUnsupported': { _: 'pageBlockUnsupported' }
  'pageBlockVideo': { _: 'pageBlockVideo'; autoplay?: boolean | undefined; loop?: boolean | undefined; spoiler?: boolean | undefined; video_id: bigint; caption: Types['PageCaption'] }
  'pageButton': { _: 'pageButton'; text: Types['RichText']; type: Types['InlineButtonType']; style?: Types['RichButtonStyle'] | undefined }
  'pageCaption': { _: 'pageCaption'; text: Types['RichText']; credit: Types['RichText'] }
  'pageListItemBlocks': { _: 'pageListItemBlocks'; checkbox?: boolean | undefined; checked?: boolean | undefined; blocks: Types['PageBlock'][] }
  'pageListItemText': { _: 'pageListItemText'; checkbox?: boolean | undefined; checked?: boolean | undefined; text: Types['RichText'] }
  'pageListOrderedItemBlocks': { _: 'pageListOrderedItemBlocks'; checkbox?: boolean | undefined; checked?: boolean | undefined; num?: string | undefined; blocks: Types['PageBlock'][]; value?: number | undefined; type?: string | undefined }
  'pageListOrderedItemText': { _: 'pageListOrderedItemText'; checkbox?: boolean | undefined; checked?: boolean | undefined; num?: string | undefined; text: Types['RichText']; value?: number | undefined; type?: string | undefined }
  'pageRelatedArticle': { _: 'pageRelatedArticle'; url: string; webpage_id: bigint; title?: string | undefined; description?: string | undefined; photo_id?: bigint | undefined; author?: string | undefined; published_date?: number | undefined }
  'pageTableCell': { _: 'pageTableCell'; header?: boolean | undefined; align_center?: boolean | undefined; align_right?: boolean | undefined; valign_middle?: boolean | undefined; valign_bottom?: boolean | undefined; text?: Types['RichText'] | undefined; colspan?: number | undefined; rowspan?: number | undefined }
  'pageTableRow': { _: 'pageTableRow'; cells: Types['PageTableCell'][] }
  'paidReactionPrivacyAnonymous': { _: 'paidReactionPrivacyAnonymous' }
  'paidReactionPrivacyDefault': { _: 'paidReactionPrivacyDefault' }
  'paidReactionPrivacyPeer': { _: 'paidReactionPrivacyPeer'; peer: Types['InputPeer'] }
  'passkey': { _: 'passkey'; id: string; name: string; date: number; software_emoji_id?: bigint | undefined; last_usage_date?: number | undefined }
  'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow': { _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow'; salt1: Uint8Array; salt2: Uint8Array; g: number; p: Uint8Array }
  'passwordKdfAlgoUnknown': { _: 'passwordKdfAlgoUnknown' }
  'paymentCharge': { _: 'paymentCharge'; id: string; provider_charge_id: string }
  'paymentFormMethod': { _: 'paymentFormMethod'; url: string; title: string }
  'paymentRequestedInfo': { _: 'paymentRequestedInfo'; name?: string | undefined; phone?: string | undefined; email?: string | undefined; shipping_address?: Types['PostAddress'] | undefined }
  'paymentSavedCredentialsCard': { _: 'paymentSavedCredentialsCard'; id: string; title: string }
  'payments.bankCardData': { _: 'payments.bankCardData'; title: string; open_urls: Types['BankCardOpenUrl'][] }
  'payments.checkCanSendGiftResultFail': { _: 'payments.checkCanSendGiftResultFail'; reason: Types['TextWithEntities'] }
  'payments.checkCanSendGiftResultOk': { _: 'payments.checkCanSendGiftResultOk' }
  'payments.checkedGiftCode': { _: 'payments.checkedGiftCode'; via_giveaway?: boolean | undefined; from_id?: Types['Peer'] | undefined; giveaway_msg_id?: number | undefined; to_id?: bigint | undefined; date: number; days: number; used_date?: number | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'payments.connectedStarRefBots': { _: 'payments.connectedStarRefBots'; count: number; connected_bots: Types['ConnectedBotStarRef'][]; users: Types['User'][] }
  'payments.exportedInvoice': { _: 'payments.exportedInvoice'; url: string }
  'payments.giveawayInfo': { _: 'payments.giveawayInfo'; participating?: boolean | undefined; preparing_results?: boolean | undefined; start_date: number; joined_too_early_date?: number | undefined; admin_disallowed_chat_id?: bigint | undefined; disallowed_country?: string | undefined }
  'payments.giveawayInfoResults': { _: 'payments.giveawayInfoResults'; winner?: boolean | undefined; refunded?: boolean | undefined; start_date: number; gift_code_slug?: string | undefined; stars_prize?: bigint | undefined; finish_date: number; winners_count: number; activated_count?: number | undefined }
  'payments.paymentForm': { _: 'payments.paymentForm'; can_save_credentials?: boolean | undefined; password_missing?: boolean | undefined; form_id: bigint; bot_id: bigint; title: string; description: string; photo?: Types['WebDocument'] | undefined; invoice: Types['Invoice']; provider_id: bigint; url: string; native_provider?: string | undefined; native_params?: Types['DataJSON'] | undefined; additional_methods?: Types['PaymentFormMethod'][] | undefined; saved_info?: Types['PaymentRequestedInfo'] | undefined; saved_credentials?: Types['PaymentSavedCredentials'][] | undefined; users: Types['User'][] }
  'payments.paymentFormStarGift': { _: 'payments.paymentFormStarGift'; form_id: bigint; invoice: Types['Invoice'] }
  'payments.paymentFormStars': { _: 'payments.paymentFormStars'; form_id: bigint; bot_id: bigint; title: string; description: string; photo?: Types['WebDocument'] | undefined; invoice: Types['Invoice']; users: Types['User'][] }
  'payments.paymentReceipt': { _: 'payments.paymentReceipt'; date: number; bot_id: bigint; provider_id: bigint; title: string; description: string; photo?: Types['WebDocument'] | undefined; invoice: Types['Invoice']; info?: Types['PaymentRequestedInfo'] | undefined; shipping?: Types['ShippingOption'] | undefined; tip_amount?: bigint | undefined; currency: string; total_amount: bigint; credentials_title: string; users: Types['User'][] }
  'payments.paymentReceiptStars': { _: 'payments.paymentReceiptStars'; date: number; bot_id: bigint; title: string; description: string; photo?: Types['WebDocument'] | undefined; invoice: Types['Invoice']; currency: string; total_amount: bigint; transaction_id: string; users: Types['User'][] }
  'payments.paymentResult': { _: 'payments.paymentResult'; updates: Types['Updates'] }
  'payments.paymentVerificationNeeded': { _: 'payments.paymentVerificationNeeded'; url: string }
  'payments.resaleStarGifts': { _: 'payments.resaleStarGifts'; count: number; gifts: Types['StarGift'][]; next_offset?: string | undefined; attributes?: Types['StarGiftAttribute'][] | undefined; attributes_hash?: bigint | undefined; chats: Types['Chat'][]; counters?: Types['StarGiftAttributeCounter'][] | undefined; users: Types['User'][] }
  'payments.savedInfo': { _: 'payments.savedInfo'; has_saved_credentials?: boolean | undefined; saved_info?: Types['PaymentRequestedInfo'] | undefined }
  'payments.savedStarGifts': { _: 'payments.savedStarGifts'; count: number; chat_notifications_enabled?: boolean | undefined; gifts: Types['SavedStarGift'][]; next_offset?: string | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'payments.starGiftActiveAuctions': { _: 'payments.starGiftActiveAuctions'; auctions: Types['StarGiftActiveAuctionState'][]; users: Types['User'][]; chats: Types['Chat'][] }
  'payments.starGiftActiveAuctionsNotModified': { _: 'payments.starGiftActiveAuctionsNotModified' }
  'payments.starGiftAuctionAcquiredGifts': { _: 'payments.starGiftAuctionAcquiredGifts'; gifts: Types['StarGiftAuctionAcquiredGift'][]; users: Types['User'][]; chats: Types['Chat'][] }
  'payments.starGiftAuctionState': { _: 'payments.starGiftAuctionState'; gift: Types['StarGift']; state: Types['StarGiftAuctionState']; user_state: Types['StarGiftAuctionUserState']; timeout: number; users: Types['User'][]; chats: Types['Chat'][] }
  'payments.starGiftCollections': { _: 'payments.starGiftCollections'; collections: Types['StarGiftCollection'][] }
  'payments.starGiftCollectionsNotModified': { _: 'payments.starGiftCollectionsNotModified' }
  'payments.starGiftUpgradeAttributes': { _: 'payments.starGiftUpgradeAttributes'; attributes: Types['StarGiftAttribute'][] }
  'payments.starGiftUpgradePreview': { _: 'payments.starGiftUpgradePreview'; sample_attributes: Types['StarGiftAttribute'][]; prices: Types['StarGiftUpgradePrice'][]; next_prices: Types['StarGiftUpgradePrice'][] }
  'payments.starGiftWithdrawalUrl': { _: 'payments.starGiftWithdrawalUrl'; url: string }
  'payments.starGifts': { _: 'payments.starGifts'; hash: number; gifts: Types['StarGift'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'payments.starGiftsNotModified': { _: 'payments.starGiftsNotModified' }
  'payments.starsRevenueAdsAccountUrl': { _: 'payments.starsRevenueAdsAccountUrl'; url: string }
  'payments.starsRevenueStats': { _: 'payments.starsRevenueStats'; top_hours_graph?: Types['StatsGraph'] | undefined; revenue_graph: Types['StatsGraph']; status: Types['StarsRevenueStatus']; usd_rate: number }
  'payments.starsRevenueWithdrawalUrl': { _: 'payments.starsRevenueWithdrawalUrl'; url: string }
  'payments.starsStatus': { _: 'payments.starsStatus'; balance: Types['StarsAmount']; subscriptions?: Types['StarsSubscription'][] | undefined; subscriptions_next_offset?: string | undefined; subscriptions_missing_balance?: bigint | undefined; history?: Types['StarsTransaction'][] | undefined; next_offset?: string | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'payments.suggestedStarRefBots': { _: 'payments.suggestedStarRefBots'; count: number; suggested_bots: Types['StarRefProgram'][]; users: Types['User'][]; next_offset?: string | undefined }
  'payments.uniqueStarGift': { _: 'payments.uniqueStarGift'; gift: Types['StarGift']; chats: Types['Chat'][]; users: Types['User'][] }
  'payments.uniqueStarGiftValueInfo': { _: 'payments.uniqueStarGiftValueInfo'; last_sale_on_fragment?: boolean | undefined; value_is_average?: boolean | undefined; currency: string; value: bigint; initial_sale_date: number; initial_sale_stars: bigint; initial_sale_price: bigint; last_sale_date?: number | undefined; last_sale_price?: bigint | undefined; floor_price?: bigint | undefined; average_price?: bigint | undefined; listed_count?: number | undefined; fragment_listed_count?: number | undefined; fragment_listed_url?: string | undefined }
  'payments.validatedRequestedInfo': { _: 'payments.validatedRequestedInfo'; id?: string | undefined; shipping_options?: Types['ShippingOption'][] | undefined }
  'peerBlocked': { _: 'peerBlocked'; peer_id: Types['Peer']; date: number }
  'peerChannel': { _: 'peerChannel'; channel_id: bigint }
  'peerChat': { _: 'peerChat'; chat_id: bigint }
  'peerColor': { _: 'peerColor'; color?: number | undefined; background_emoji_id?: bigint | undefined }
  'peerColorCollectible': { _: 'peerColorCollectible'; collectible_id: bigint; gift_emoji_id: bigint; background_emoji_id: bigint; accent_color: number; colors: number[]; dark_accent_color?: number | undefined; dark_colors?: number[] | undefined }
  'peerLocated': { _: 'peerLocated'; peer: Types['Peer']; expires: number; distance: number }
  'peerNotifySettings': { _: 'peerNotifySettings'; show_previews?: boolean | undefined; silent?: boolean | undefined; mute_until?: number | undefined; ios_sound?: Types['NotificationSound'] | undefined; android_sound?: Types['NotificationSound'] | undefined; other_sound?: Types['NotificationSound'] | undefined; stories_muted?: boolean | undefined; stories_hide_sender?: boolean | undefined; stories_ios_sound?: Types['NotificationSound'] | undefined; stories_android_sound?: Types['NotificationSound'] | undefined; stories_other_sound?: Types['NotificationSound'] | undefined }
  'peerSelfLocated': { _: 'peerSelfLocated'; expires: number }
  'peerSettings': { _: 'peerSettings'; report_spam?: boolean | undefined; add_contact?: boolean | undefined; block_contact?: boolean | undefined; share_contact?: boolean | undefined; need_contacts_exception?: boolean | undefined; report_geo?: boolean | undefined; autoarchived?: boolean | undefined; invite_members?: boolean | undefined; request_chat_broadcast?: boolean | undefined; business_bot_paused?: boolean | undefined; business_bot_can_reply?: boolean | undefined; geo_distance?: number | undefined; request_chat_title?: string | undefined; request_chat_date?: number | undefined; business_bot_id?: bigint | undefined; business_bot_manage_url?: string | undefined; charge_paid_message_stars?: bigint | undefined; registration_month?: string | undefined; phone_country?: string | undefined; name_change_date?: number | undefined; photo_change_date?: number | undefined }
  'peerStories': { _: 'peerStories'; peer: Types['Peer']; max_read_id?: number | undefined; stories: Types['StoryItem'][] }
  'peerUser': { _: 'peerUser'; user_id: bigint }
  'pendingSuggestion': { _: 'pendingSuggestion'; suggestion: string; title: Types['TextWithEntities']; description: Types['TextWithEntities']; url: string }
  'phone.exportedGroupCallInvite': { _: 'phone.exportedGroupCallInvite'; link: string }
  'phone.groupCall': { _: 'phone.groupCall'; call: Types['GroupCall']; participants: Types['GroupCallParticipant'][]; participants_next_offset: string; chats: Types['Chat'][]; users: Types['User'][] }
  'phone.groupCallStars': { _: 'phone.groupCallStars'; total_stars: bigint; top_donors: Types['GroupCallDonor'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'phone.groupCallStreamChannels': { _: 'phone.groupCallStreamChannels'; channels: Types['GroupCallStreamChannel'][] }
  'phone.groupCallStreamRtmpUrl': { _: 'phone.groupCallStreamRtmpUrl'; url: string; key: string }
  'phone.groupParticipants': { _: 'phone.groupParticipants'; count: number; participants: Types['GroupCallParticipant'][]; next_offset: string; chats: Types['Chat'][]; users: Types['User'][]; version: number }
  'phone.joinAsPeers': { _: 'phone.joinAsPeers'; peers: Types['Peer'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'phone.phoneCall': { _: 'phone.phoneCall'; phone_call: Types['PhoneCall']; users: Types['User'][] }
  'phoneCall': { _: 'phoneCall'; p2p_allowed?: boolean | undefined; video?: boolean | undefined; conference_supported?: boolean | undefined; id: bigint; access_hash: bigint; date: number; admin_id: bigint; participant_id: bigint; g_a_or_b: Uint8Array; key_fingerprint: bigint; protocol: Types['PhoneCallProtocol']; connections: Types['PhoneConnection'][]; start_date: number; custom_parameters?: Types['DataJSON'] | undefined }
  'phoneCallAccepted': { _: 'phoneCallAccepted'; video?: boolean | undefined; id: bigint; access_hash: bigint; date: number; admin_id: bigint; participant_id: bigint; g_b: Uint8Array; protocol: Types['PhoneCallProtocol'] }
  'phoneCallDiscardReasonBusy': { _: 'phoneCallDiscardReasonBusy' }
  'phoneCallDiscardReasonDisconnect': { _: 'phoneCallDiscardReasonDisconnect' }
  'phoneCallDiscardReasonHangup': { _: 'phoneCallDiscardReasonHangup' }
  'phoneCallDiscardReasonMigrateConferenceCall': { _: 'phoneCallDiscardReasonMigrateConferenceCall'; slug: string }
  'phoneCallDiscardReasonMissed': { _: 'phoneCallDiscardReasonMissed' }
  'phoneCallDiscarded': { _: 'phoneCallDiscarded'; need_rating?: boolean | undefined; need_debug?: boolean | undefined; video?: boolean | undefined; id: bigint; reason?: Types['PhoneCallDiscardReason'] | undefined; duration?: number | undefined }
  'phoneCallEmpty': { _: 'phoneCallEmpty'; id: bigint }
  'phoneCallProtocol': { _: 'phoneCallProtocol'; udp_p2p?: boolean | undefined; udp_reflector?: boolean | undefined; min_layer: number; max_layer: number; library_versions: string[] }
  'phoneCallRequested': { _: 'phoneCallRequested'; video?: boolean | undefined; id: bigint; access_hash: bigint; date: number; admin_id: bigint; participant_id: bigint; g_a_hash: Uint8Array; protocol: Types['PhoneCallProtocol'] }
  'phoneCallWaiting': { _: 'phoneCallWaiting'; video?: boolean | undefined; id: bigint; access_hash: bigint; date: number; admin_id: bigint; participant_id: bigint; protocol: Types['PhoneCallProtocol']; receive_date?: number | undefined }
  'phoneConnection': { _: 'phoneConnection'; tcp?: boolean | undefined; id: bigint; ip: string; ipv6: string; port: number; peer_tag: Uint8Array }
  'phoneConnectionWebrtc': { _: 'phoneConnectionWebrtc'; turn?: boolean | undefined; stun?: boolean | undefined; id: bigint; ip: string; ipv6: string; port: number; username: string; password: string }
  'photo': { _: 'photo'; has_stickers?: boolean | undefined; id: bigint; access_hash: bigint; file_reference: Uint8Array; date: number; sizes: Types['PhotoSize'][]; video_sizes?: Types['VideoSize'][] | undefined; dc_id: number }
  'photoCachedSize': { _: 'photoCachedSize'; type: string; w: number; h: number; bytes: Uint8Array }
  'photoEmpty': { _: 'photoEmpty'; id: bigint }
  'photoPathSize': { _: 'photoPathSize'; type: string; bytes: Uint8Array }
  'photoSize': { _: 'photoSize'; type: string; w: number; h: number; size: number }
  'photoSizeEmpty': { _: 'photoSizeEmpty'; type: string }
  'photoSizeProgressive': { _: 'photoSizeProgressive'; type: string; w: number; h: number; sizes: number[] }
  'photoStrippedSize': { _: 'photoStrippedSize'; type: string; bytes: Uint8Array }
  'photos.photo': { _: 'photos.photo'; photo: Types['Photo']; users: Types['User'][] }
  'photos.photos': { _: 'photos.photos'; photos: Types['Photo'][]; users: Types['User'][] }
  'photos.photosSlice': { _: 'photos.photosSlice'; count: number; photos: Types['Photo'][]; users: Types['User'][] }
  'poll': { _: 'poll'; id: bigint; closed?: boolean | undefined; public_voters?: boolean | undefined; multiple_choice?: boolean | undefined; quiz?: boolean | undefined; open_answers?: boolean | undefined; revoting_disabled?: boolean | undefined; shuffle_answers?: boolean | undefined; hide_results_until_close?: boolean | undefined; creator?: boolean | undefined; subscribers_only?: boolean | undefined; question: Types['TextWithEntities']; answers: Types['PollAnswer'][]; close_period?: number | undefined; close_date?: number | undefined; countries_iso2?: string[] | undefined; hash: bigint }
  'pollAnswer': { _: 'pollAnswer'; text: Types['TextWithEntities']; option: Uint8Array; media?: Types['MessageMedia'] | undefined; added_by?: Types['Peer'] | undefined; date?: number | undefined }
  'pollAnswerVoters': { _: 'pollAnswerVoters'; chosen?: boolean | undefined; correct?: boolean | undefined; option: Uint8Array; voters?: number | undefined; recent_voters?: Types['Peer'][] | undefined }
  'pollResults': { _: 'pollResults'; min?: boolean | undefined; has_unread_votes?: boolean | undefined; can_view_stats?: boolean | undefined; results?: Types['PollAnswerVoters'][] | undefined; total_voters?: number | undefined; recent_voters?: Types['Peer'][] | undefined; solution?: string | undefined; solution_entities?: Types['MessageEntity'][] | undefined; solution_media?: Types['MessageMedia'] | undefined }
  'popularContact': { _: 'popularContact'; client_id: bigint; importers: number }
  'postAddress': { _: 'postAddress'; street_line1: string; street_line2: string; city: string; state: string; country_iso2: string; post_code: string }
  'postInteractionCountersMessage': { _: 'postInteractionCountersMessage'; msg_id: number; views: number; forwards: number; reactions: number }
  'postInteractionCountersStory': { _: 'postInteractionCountersStory'; story_id: number; views: number; forwards: number; reactions: number }
  'premium.boostsList': { _: 'premium.boostsList'; count: number; boosts: Types['Boost'][]; next_offset?: string | undefined; users: Types['User'][] }
  'premium.boostsStatus': { _: 'premium.boostsStatus'; my_boost?: boolean | undefined; level: number; current_level_boosts: number; boosts: number; gift_boosts?: number | undefined; next_level_boosts?: number | undefined; premium_audience?: Types['StatsPercentValue'] | undefined; boost_url: string; prepaid_giveaways?: Types['PrepaidGiveaway'][] | undefined; my_boost_slots?: number[] | undefined }
  'premium.myBoosts': { _: 'premium.myBoosts'; my_boosts: Types['MyBoost'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'premiumGiftCodeOption': { _: 'premiumGiftCodeOption'; users: number; months: number; store_product?: string | undefined; store_quantity?: number | undefined; currency: string; amount: bigint }
  'premiumSubscriptionOption': { _: 'premiumSubscriptionOption'; current?: boolean | undefined; can_purchase_upgrade?: boolean | undefined; transaction?: string | undefined; months: number; currency: string; amount: bigint; bot_url: string; store_product?: string | undefined }
  'prepaidGiveaway': { _: 'prepaidGiveaway'; id: bigint; months: number; quantity: number; date: number }
  'prepaidStarsGiveaway': { _: 'prepaidStarsGiveaway'; id: bigint; stars: bigint; quantity: number; boosts: number; date: number }
  'privacyKeyAbout': { _: 'privacyKeyAbout' }
  'privacyKeyAddedByPhone': { _: 'privacyKeyAddedByPhone' }
  'privacyKeyBirthday': { _: 'privacyKeyBirthday' }
  'privacyKeyChatInvite': { _: 'privacyKeyChatInvite' }
  'privacyKeyForwards': { _: 'privacyKeyForwards' }
  'privacyKeyNoPaidMessages': { _: 'privacyKeyNoPaidMessages' }
  'privacyKeyPhoneCall': { _: 'privacyKeyPhoneCall' }
  'privacyKeyPhoneNumber': { _: 'privacyKeyPhoneNumber' }
  'privacyKeyPhoneP2P': { _: 'privacyKeyPhoneP2P' }
  'privacyKeyProfilePhoto': { _: 'privacyKeyProfilePhoto' }
  'privacyKeySavedMusic': { _: 'privacyKeySavedMusic' }
  'privacyKeyStarGiftsAutoSave': { _: 'privacyKeyStarGiftsAutoSave' }
  'privacyKeyStatusTimestamp': { _: 'privacyKeyStatusTimestamp' }
  'privacyKeyVoiceMessages': { _: 'privacyKeyVoiceMessages' }
  'privacyValueAllowAll': { _: 'privacyValueAllowAll' }
  'privacyValueAllowBots': { _: 'privacyValueAllowBots' }
  'privacyValueAllowChatParticipants': { _: 'privacyValueAllowChatParticipants'; chats: bigint[] }
  'privacyValueAllowCloseFriends': { _: 'privacyValueAllowCloseFriends' }
  'privacyValueAllowContacts': { _: 'privacyValueAllowContacts' }
  'privacyValueAllowPremium': { _: 'privacyValueAllowPremium' }
  'privacyValueAllowUsers': { _: 'privacyValueAllowUsers'; users: bigint[] }
  'privacyValueDisallowAll': { _: 'privacyValueDisallowAll' }
  'privacyValueDisallowBots': { _: 'privacyValueDisallowBots' }
  'privacyValueDisallowChatParticipants': { _: 'privacyValueDisallowChatParticipants'; chats: bigint[] }
  'privacyValueDisallowContacts': { _: 'privacyValueDisallowContacts' }
  'privacyValueDisallowUsers': { _: 'privacyValueDisallowUsers'; users: bigint[] }
  'profileTabFiles': { _: 'profileTabFiles' }
  'profileTabGifs': { _: 'profileTabGifs' }
  'profileTabGifts': { _: 'profileTabGifts' }
  'profileTabLinks': { _: 'profileTabLinks' }
  'profileTabMedia': { _: 'profileTabMedia' }
  'profileTabMusic': { _: 'profileTabMusic' }
  'profileTabPosts': { _: 'profileTabPosts' }
  'profileTabVoice': { _: 'profileTabVoice' }
  'publicForwardMessage': { _: 'publicForwardMessage'; message: Types['Message'] }
  'publicForwardStory': { _: 'publicForwardStory'; peer: Types['Peer']; story: Types['StoryItem'] }
  'quickReply': { _: 'quickReply'; shortcut_id: number; shortcut: string; top_message: number; count: number }
  'reactionCount': { _: 'reactionCount'; chosen_order?: number | undefined; reaction: Types['Reaction']; count: number }
  'reactionCustomEmoji': { _: 'reactionCustomEmoji'; document_id: bigint }
  'reactionEmoji': { _: 'reactionEmoji'; emoticon: string }
  'reactionEmpty': { _: 'reactionEmpty' }
  'reactionNotificationsFromAll': { _: 'reactionNotificationsFromAll' }
  'reactionNotificationsFromContacts': { _: 'reactionNotificationsFromContacts' }
  'reactionPaid': { _: 'reactionPaid' }
  'reactionsNotifySettings': { _: 'reactionsNotifySettings'; messages_notify_from?: Types['ReactionNotificationsFrom'] | undefined; stories_notify_from?: Types['ReactionNotificationsFrom'] | undefined; poll_votes_notify_from?: Types['ReactionNotificationsFrom'] | undefined; sound: Types['NotificationSound']; show_previews: boolean }
  'readParticipantDate': { _: 'readParticipantDate'; user_id: bigint; date: number }
  'receivedNotifyMessage': { _: 'receivedNotifyMessage'; id: number; flags: number }
  'recentMeUrlChat': { _: 'recentMeUrlChat'; url: string; chat_id: bigint }
  'recentMeUrlChatInvite': { _: 'recentMeUrlChatInvite'; url: string; chat_invite: Types['ChatInvite'] }
  'recentMeUrlStickerSet': { _: 'recentMeUrlStickerSet'; url: string; set: Types['StickerSetCovered'] }
  'recentMeUrlUnknown': { _: 'recentMeUrlUnknown'; url: string }
  'recentMeUrlUser': { _: 'recentMeUrlUser'; url: string; user_id: bigint }
  'recentStory': { _: 'recentStory'; live?: boolean | undefined; max_id?: number | undefined }
  'replyInlineMarkup': { _: 'replyInlineMarkup'; force_reply?: boolean | undefined; rows: Types['KeyboardInlineButtonRow'][] }
  'replyKeyboardForceReply': { _: 'replyKeyboardForceReply'; single_use?: boolean | undefined; selective?: boolean | undefined; placeholder?: string | undefined }
  'replyKeyboardHide': { _: 'replyKeyboardHide'; selective?: boolean | undefined }
  'replyKeyboardMarkup': { _: 'replyKeyboardMarkup'; resize?: boolean | undefined; single_use?: boolean | undefined; selective?: boolean | undefined; persistent?: boolean | undefined; force_reply?: boolean | undefined; rows: Types['KeyboardButtonRow'][]; placeholder?: string | undefined }
  'reportResultAddComment': { _: 'reportResultAddComment'; optional?: boolean | undefined; option: Uint8Array }
  'reportResultChooseOption': { _: 'reportResultChooseOption'; title: string; options: Types['MessageReportOption'][] }
  'reportResultReported': { _: 'reportResultReported' }
  'requestPeerTypeBroadcast': { _: 'requestPeerTypeBroadcast'; creator?: boolean | undefined; has_username?: boolean | undefined; user_admin_rights?: Types['ChatAdminRights'] | undefined; bot_admin_rights?: Types['ChatAdminRights'] | undefined }
  'requestPeerTypeChat': { _: 'requestPeerTypeChat'; creator?: boolean | undefined; bot_participant?: boolean | undefined; has_username?: boolean | undefined; forum?: boolean | undefined; user_admin_rights?: Types['ChatAdminRights'] | undefined; bot_admin_rights?: Types['ChatAdminRights'] | undefined }
  'requestPeerTypeCreateBot': { _: 'requestPeerTypeCreateBot'; bot_managed?: boolean | undefined; suggested_name?: string | undefined; suggested_username?: string | undefined }
  'requestPeerTypeUser': { _: 'requestPeerTypeUser'; bot?: boolean | undefined; premium?: boolean | undefined }
  'requestedPeerChannel': { _: 'requestedPeerChannel'; channel_id: bigint; title?: string | undefined; username?: string | undefined; photo?: Types['Photo'] | undefined }
  'requestedPeerChat': { _: 'requestedPeerChat'; chat_id: bigint; title?: string | undefined; photo?: Types['Photo'] | undefined }
  'requestedPeerUser': { _: 'requestedPeerUser'; user_id: bigint; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined; photo?: Types['Photo'] | undefined }
  'requirementToContactEmpty': { _: 'requirementToContactEmpty' }
  'requirementToContactPaidMessages': { _: 'requirementToContactPaidMessages'; stars_amount: bigint }
  'requirementToContactPremium': { _: 'requirementToContactPremium' }
  'restrictionReason': { _: 'restrictionReason'; platform: string; reason: string; text: string }
  'richButtonStyle': { _: 'richButtonStyle'; bg_primary?: boolean | undefined; bg_danger?: boolean | undefined; bg_success?: boolean | undefined; link?: boolean | undefined }
  'richMessage': { _: 'richMessage'; rtl?: boolean | undefined; part?: boolean | undefined; blocks: Types['PageBlock'][]; photos: Types['Photo'][]; documents: Types['Document'][] }
  'savedDialog': { _: 'savedDialog'; pinned?: boolean | undefined; peer: Types['Peer']; top_message: number }
  'savedPhoneContact': { _: 'savedPhoneContact'; phone: string; first_name: string; last_name: string; date: number }
  'savedReactionTag': { _: 'savedReactionTag'; reaction: Types['Reaction']; title?: string | undefined; count: number }
  'savedStarGift': { _: 'savedStarGift'; name_hidden?: boolean | undefined; unsaved?: boolean | undefined; refunded?: boolean | undefined; can_upgrade?: boolean | undefined; pinned_to_top?: boolean | undefined; upgrade_separate?: boolean | undefined; from_id?: Types['Peer'] | undefined; date: number; gift: Types['StarGift']; message?: Types['TextWithEntities'] | undefined; msg_id?: number | undefined; saved_id?: bigint | undefined; convert_stars?: bigint | undefined; upgrade_stars?: bigint | undefined; can_export_at?: number | undefined; transfer_stars?: bigint | undefined; can_transfer_at?: number | undefined; can_resell_at?: number | undefined; collection_id?: number[] | undefined; prepaid_upgrade_hash?: string | undefined; drop_original_details_stars?: bigint | undefined; gift_num?: number | undefined; can_craft_at?: number | undefined }
  'searchPostsFlood': { _: 'searchPostsFlood'; query_is_free?: boolean | undefined; total_daily: number; remains: number; wait_till?: number | undefined; stars_amount: bigint }
  'searchResultPosition': { _: 'searchResultPosition'; msg_id: number; date: number; offset: number }
  'searchResultsCalendarPeriod': { _: 'searchResultsCalendarPeriod'; date: number; min_msg_id: number; max_msg_id: number; count: number }
  'secureCredentialsEncrypted': { _: 'secureCredentialsEncrypted'; data: Uint8Array; hash: Uint8Array; secret: Uint8Array }
  'secureData': { _: 'secureData'; data: Uint8Array; data_hash: Uint8Array; secret: Uint8Array }
  'secureFile': { _: 'secureFile'; id: bigint; access_hash: bigint; size: bigint; dc_id: number; date: number; file_hash: Uint8Array; secret: Uint8Array }
  'secureFileEmpty': { _: 'secureFileEmpty' }
  'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000': { _: 'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000'; salt: Uint8Array }
  'securePasswordKdfAlgoSHA512': { _: 'securePasswordKdfAlgoSHA512'; salt: Uint8Array }
  'securePasswordKdfAlgoUnknown': { _: 'securePasswordKdfAlgoUnknown' }
  'securePlainEmail': { _: 'securePlainEmail'; email: string }
  'securePlainPhone': { _: 'securePlainPhone'; phone: string }
  'secureRequiredType': { _: 'secureRequiredType'; native_names?: boolean | undefined; selfie_required?: boolean | undefined; translation_required?: boolean | undefined; type: Types['SecureValueType'] }
  'secureRequiredTypeOneOf': { _: 'secureRequiredTypeOneOf'; types: Types['SecureRequiredType'][] }
  'secureSecretSettings': { _: 'secureSecretSettings'; secure_algo: Types['SecurePasswordKdfAlgo']; secure_secret: Uint8Array; secure_secret_id: bigint }
  'secureValue': { _: 'secureValue'; type: Types['SecureValueType']; data?: Types['SecureData'] | undefined; front_side?: Types['SecureFile'] | undefined; reverse_side?: Types['SecureFile'] | undefined; selfie?: Types['SecureFile'] | undefined; translation?: Types['SecureFile'][] | undefined; files?: Types['SecureFile'][] | undefined; plain_data?: Types['SecurePlainData'] | undefined; hash: Uint8Array }
  'secureValueError': { _: 'secureValueError'; type: Types['SecureValueType']; hash: Uint8Array; text: string }
  'secureValueErrorData': { _: 'secureValueErrorData'; type: Types['SecureValueType']; data_hash: Uint8Array; field: string; text: string }
  'secureValueErrorFile': { _: 'secureValueErrorFile'; type: Types['SecureValueType']; file_hash: Uint8Array; text: string }
  'secureValueErrorFiles': { _: 'secureValueErrorFiles'; type: Types['SecureValueType']; file_hash: Uint8Array[]; text: string }
  'secureValueErrorFrontSide': { _: 'secureValueErrorFrontSide'; type: Types['SecureValueType']; file_hash: Uint8Array; text: string }
  'secureValueErrorReverseSide': { _: 'secureValueErrorReverseSide'; type: Types['SecureValueType']; file_hash: Uint8Array; text: string }
  'secureValueErrorSelfie': { _: 'secureValueErrorSelfie'; type: Types['SecureValueType']; file_hash: Uint8Array; text: string }
  'secureValueErrorTranslationFile': { _: 'secureValueErrorTranslationFile'; type: Types['SecureValueType']; file_hash: Uint8Array; text: string }
  'secureValueErrorTranslationFiles': { _: 'secureValueErrorTranslationFiles'; type: Types['SecureValueType']; file_hash: Uint8Array[]; text: string }
  'secureValueHash': { _: 'secureValueHash'; type: Types['SecureValueType']; hash: Uint8Array }
  'secureValueTypeAddress': { _: 'secureValueTypeAddress' }
  'secureValueTypeBankStatement': { _: 'secureValueTypeBankStatement' }
  'secureValueTypeDriverLicense': { _: 'secureValueTypeDriverLicense' }
  'secureValueTypeEmail': { _: 'secureValueTypeEmail' }
  'secureValueTypeIdentityCard': { _: 'secureValueTypeIdentityCard' }
  'secureValueTypeInternalPassport': { _: 'secureValueTypeInternalPassport' }
  'secureValueTypePassport': { _: 'secureValueTypePassport' }
  'secureValueTypePassportRegistration': { _: 'secureValueTypePassportRegistration' }
  'secureValueTypePersonalDetails': { _: 'secureValueTypePersonalDetails' }
  'secureValueTypePhone': { _: 'secureValueTypePhone' }
  'secureValueTypeRentalAgreement': { _: 'secureValueTypeRentalAgreement' }
  'secureValueTypeTemporaryRegistration': { _: 'secureValueTypeTemporaryRegistration' }
  'secureValueTypeUtilityBill': { _: 'secureValueTypeUtilityBill' }
  'sendAsPeer': { _: 'sendAsPeer'; premium_required?: boolean | undefined; peer: Types['Peer'] }
  'sendMessageCancelAction': { _: 'sendMessageCancelAction' }
  'sendMessageChooseContactAction': { _: 'sendMessageChooseContactAction' }
  'sendMessageChooseStickerAction': { _: 'sendMessageChooseStickerAction' }
  'sendMessageEmojiInteraction': { _: 'sendMessageEmojiInteraction'; emoticon: string; msg_id: number; interaction: Types['DataJSON'] }
  'sendMessageEmojiInteractionSeen': { _: 'sendMessageEmojiInteractionSeen'; emoticon: string }
  'sendMessageGamePlayAction': { _: 'sendMessageGamePlayAction' }
  'sendMessageGeoLocationAction': { _: 'sendMessageGeoLocationAction' }
  'sendMessageHistoryImportAction': { _: 'sendMessageHistoryImportAction'; progress: number }
  'sendMessageRecordAudioAction': { _: 'sendMessageRecordAudioAction' }
  'sendMessageRecordRoundAction': { _: 'sendMessageRecordRoundAction' }
  'sendMessageRecordVideoAction': { _: 'sendMessageRecordVideoAction' }
  'sendMessageRichMessageDraftAction': { _: 'sendMessageRichMessageDraftAction'; can_stop?: boolean | undefined; keep_on_stop?: boolean | undefined; random_id: bigint; rich_message: Types['RichMessage'] }
  'sendMessageStopDraftAction': { _: 'sendMessageStopDraftAction'; random_id: bigint }
  'sendMessageTextDraftAction': { _: 'sendMessageTextDraftAction'; can_stop?: boolean | undefined; keep_on_stop?: boolean | undefined; random_id: bigint; text: Types['TextWithEntities'] }
  'sendMessageTypingAction': { _: 'sendMessageTypingAction' }
  'sendMessageUploadAudioAction': { _: 'sendMessageUploadAudioAction'; progress: number }
  'sendMessageUploadDocumentAction': { _: 'sendMessageUploadDocumentAction'; progress: number }
  'sendMessageUploadPhotoAction': { _: 'sendMessageUploadPhotoAction'; progress: number }
  'sendMessageUploadRoundAction': { _: 'sendMessageUploadRoundAction'; progress: number }
  'sendMessageUploadVideoAction': { _: 'sendMessageUploadVideoAction'; progress: number }
  'shippingOption': { _: 'shippingOption'; id: string; title: string; prices: Types['LabeledPrice'][] }
  'smsJob': { _: 'smsJob'; job_id: string; phone_number: string; text: string }
  'smsjobs.eligibleToJoin': { _: 'smsjobs.eligibleToJoin'; terms_url: string; monthly_sent_sms: number }
  'smsjobs.status': { _: 'smsjobs.status'; allow_international?: boolean | undefined; recent_sent: number; recent_since: number; recent_remains: number; total_sent: number; total_since: number; last_gift_slug?: string | undefined; terms_url: string }
  'speakingInGroupCallAction': { _: 'speakingInGroupCallAction' }
  'sponsoredMessage': { _: 'sponsoredMessage'; recommended?: boolean | undefined; can_report?: boolean | undefined; random_id: Uint8Array; url: string; title: string; message: string; entities?: Types['MessageEntity'][] | undefined; photo?: Types['Photo'] | undefined; media?: Types['MessageMedia'] | undefined; color?: Types['PeerColor'] | undefined; button_text: string; sponsor_info?: string | undefined; additional_info?: string | undefined; min_display_duration?: number | undefined; max_display_duration?: number | undefined }
  'sponsoredMessageReportOption': { _: 'sponsoredMessageReportOption'; text: string; option: Uint8Array }
  'sponsoredPeer': { _: 'sponsoredPeer'; random_id: Uint8Array; peer: Types['Peer']; sponsor_info?: string | undefined; additional_info?: string | undefined }
  'starGift': { _: 'starGift'; limited?: boolean | undefined; sold_out?: boolean | undefined; birthday?: boolean | undefined; require_premium?: boolean | undefined; limited_per_user?: boolean | undefined; peer_color_available?: boolean | undefined; auction?: boolean | undefined; id: bigint; sticker: Types['Document']; stars: bigint; availability_remains?: number | undefined; availability_total?: number | undefined; availability_resale?: bigint | undefined; convert_stars: bigint; first_sale_date?: number | undefined; last_sale_date?: number | undefined; upgrade_stars?: bigint | undefined; resell_min_stars?: bigint | undefined; title?: string | undefined; released_by?: Types['Peer'] | undefined; per_user_total?: number | undefined; per_user_remains?: number | undefined; locked_until_date?: number | undefined; auction_slug?: string | undefined; gifts_per_round?: number | undefined; auction_start_date?: number | undefined; upgrade_variants?: number | undefined; background?: Types['StarGiftBackground'] | undefined }
  'starGiftActiveAuctionState': { _: 'starGiftActiveAuctionState'; gift: Types['StarGift']; state: Types['StarGiftAuctionState']; user_state: Types['StarGiftAuctionUserState'] }
  'starGiftAttributeBackdrop': { _: 'starGiftAttributeBackdrop'; name: string; backdrop_id: number; center_color: number; edge_color: number; pattern_color: number; text_color: number; rarity: Types['StarGiftAttributeRarity'] }
  'starGiftAttributeCounter': { _: 'starGiftAttributeCounter'; attribute: Types['StarGiftAttributeId']; count: number }
  'starGiftAttributeIdBackdrop': { _: 'starGiftAttributeIdBackdrop'; backdrop_id: number }
  'starGiftAttributeIdModel': { _: 'starGiftAttributeIdModel'; document_id: bigint }
  'starGiftAttributeIdPattern': { _: 'starGiftAttributeIdPattern'; document_id: bigint }
  'starGiftAttributeModel': { _: 'starGiftAttributeModel'; crafted?: boolean | undefined; name: string; document: Types['Document']; rarity: Types['StarGiftAttributeRarity'] }
  'starGiftAttributeOriginalDetails': { _: 'starGiftAttributeOriginalDetails'; sender_id?: Types['Peer'] | undefined; recipient_id: Types['Peer']; date: number; message?: Types['TextWithEntities'] | undefined }
  'starGiftAttributePattern': { _: 'starGiftAttributePattern'; name: string; document: Types['Document']; rarity: Types['StarGiftAttributeRarity'] }
  'starGiftAttributeRarity': { _: 'starGiftAttributeRarity'; permille: number }
  'starGiftAttributeRarityEpic': { _: 'starGiftAttributeRarityEpic' }
  'starGiftAttributeRarityLegendary': { _: 'starGiftAttributeRarityLegendary' }
  'starGiftAttributeRarityRare': { _: 'starGiftAttributeRarityRare' }
  'starGiftAttributeRarityUncommon': { _: 'starGiftAttributeRarityUncommon' }
  'starGiftAuctionAcquiredGift': { _: 'starGiftAuctionAcquiredGift'; name_hidden?: boolean | undefined; peer: Types['Peer']; date: number; bid_amount: bigint; round: number; pos: number; message?: Types['TextWithEntities'] | undefined; gift_num?: number | undefined }
  'starGiftAuctionRound': { _: 'starGiftAuctionRound'; num: number; duration: number }
  'starGiftAuctionRoundExtendable': { _: 'starGiftAuctionRoundExtendable'; num: number; duration: number; extend_top: number; extend_window: number }
  'starGiftAuctionState': { _: 'starGiftAuctionState'; version: number; start_date: number; end_date: number; min_bid_amount: bigint; bid_levels: Types['AuctionBidLevel'][]; top_bidders: bigint[]; next_round_at: number; last_gift_num: number; gifts_left: number; current_round: number; total_rounds: number; rounds: Types['StarGiftAuctionRound'][] }
  'starGiftAuctionStateFinished': { _: 'starGiftAuctionStateFinished'; start_date: number; end_date: number; average_price: bigint; listed_count?: number | undefined; fragment_listed_count?: number | undefined; fragment_listed_url?: string | undefined }
  'starGiftAuctionStateNotModified': { _: 'starGiftAuctionStateNotModified' }
  'starGiftAuctionUserState': { _: 'starGiftAuctionUserState'; returned?: boolean | undefined; bid_amount?: bigint | undefined; bid_date?: number | undefined; min_bid_amount?: bigint | undefined; bid_peer?: Types['Peer'] | undefined; acquired_count: number }
  'starGiftBackground': { _: 'starGiftBackground'; center_color: number; edge_color: number; text_color: number }
  'starGiftCollection': { _: 'starGiftCollection'; collection_id: number; title: string; icon?: Types['Document'] | undefined; gifts_count: number; hash: bigint }
  'starGiftUnique': { _: 'starGiftUnique'; require_premium?: boolean | undefined; resale_ton_only?: boolean | undefined; theme_available?: boolean | undefined; burned?: boolean | undefined; crafted?: boolean | undefined; id: bigint; gift_id: bigint; title: string; slug: string; num: number; owner_id?: Types['Peer'] | undefined; owner_name?: string | undefined; owner_address?: string | undefined; attributes: Types['StarGiftAttribute'][]; availability_issued: number; availability_total: number; gift_address?: string | undefined; resell_amount?: Types['StarsAmount'][] | undefined; released_by?: Types['Peer'] | undefined; value_amount?: bigint | undefined; value_currency?: string | undefined; value_usd_amount?: bigint | undefined; theme_peer?: Types['Peer'] | undefined; peer_color?: Types['PeerColor'] | undefined; host_id?: Types['Peer'] | undefined; offer_min_stars?: number | undefined; craft_chance_permille?: number | undefined }
  'starGiftUpgradePrice': { _: 'starGiftUpgradePrice'; date: number; upgrade_stars: bigint }
  'starRefProgram': { _: 'starRefProgram'; bot_id: bigint; commission_permille: number; duration_months?: number | undefined; end_date?: number | undefined; daily_revenue_per_user?: Types['StarsAmount'] | undefined }
  'starsAmount': { _: 'starsAmount'; amount: bigint; nanos: number }
  'starsGiftOption': { _: 'starsGiftOption'; extended?: boolean | undefined; stars: bigint; store_product?: string | undefined; currency: string; amount: bigint }
  'starsGiveawayOption': { _: 'starsGiveawayOption'; extended?: boolean | undefined; default?: boolean | undefined; stars: bigint; yearly_boosts: number; store_product?: string | undefined; currency: string; amount: bigint; winners: Types['StarsGiveawayWinnersOption'][] }
  'starsGiveawayWinnersOption': { _: 'starsGiveawayWinnersOption'; default?: boolean | undefined; users: number; per_user_stars: bigint }
  'starsRating': { _: 'starsRating'; level: number; current_level_stars: bigint; stars: bigint; next_level_stars?: bigint | undefined }
  'starsRevenueStatus': { _: 'starsRevenueStatus'; withdrawal_enabled?: boolean | undefined; current_balance: Types['StarsAmount']; available_balance: Types['StarsAmount']; overall_revenue: Types['StarsAmount']; next_withdrawal_at?: number | undefined }
  'starsSubscription': { _: 'starsSubscription'; canceled?: boolean | undefined; can_refulfill?: boolean | undefined; missing_balance?: boolean | undefined; bot_canceled?: boolean | undefined; id: string; peer: Types['Peer']; until_date: number; pricing: Types['StarsSubscriptionPricing']; chat_invite_hash?: string | undefined; title?: string | undefined; photo?: Types['WebDocument'] | undefined; invoice_slug?: string | undefined }
  'starsSubscriptionPricing': { _: 'starsSubscriptionPricing'; period: number; amount: bigint }
  'starsTonAmount': { _: 'starsTonAmount'; amount: bigint }
  'starsTopupOption': { _: 'starsTopupOption'; extended?: boolean | undefined; stars: bigint; store_product?: string | undefined; currency: string; amount: bigint }
  'starsTransaction': { _: 'starsTransaction'; refund?: boolean | undefined; pending?: boolean | undefined; failed?: boolean | undefined; gift?: boolean | undefined; reaction?: boolean | undefined; stargift_upgrade?: boolean | undefined; business_transfer?: boolean | undefined; stargift_resale?: boolean | undefined; posts_search?: boolean | undefined; stargift_prepaid_upgrade?: boolean | undefined; stargift_drop_original_details?: boolean | undefined; phonegroup_message?: boolean | undefined; stargift_auction_bid?: boolean | undefined; offer?: boolean | undefined; id: string; amount: Types['StarsAmount']; date: number; peer: Types['StarsTransactionPeer']; title?: string | undefined; description?: string | undefined; photo?: Types['WebDocument'] | undefined; transaction_date?: number | undefined; transaction_url?: string | undefined; bot_payload?: Uint8Array | undefined; msg_id?: number | undefined; extended_media?: Types['MessageMedia'][] | undefined; subscription_period?: number | undefined; giveaway_post_id?: number | undefined; stargift?: Types['StarGift'] | undefined; floodskip_number?: number | undefined; starref_commission_permille?: number | undefined; starref_peer?: Types['Peer'] | undefined; starref_amount?: Types['StarsAmount'] | undefined; paid_messages?: number | undefined; premium_gift_months?: number | undefined; ads_proceeds_from_date?: number | undefined; ads_proceeds_to_date?: number | undefined }
  'starsTransactionPeer': { _: 'starsTransactionPeer'; peer: Types['Peer'] }
  'starsTransactionPeerAPI': { _: 'starsTransactionPeerAPI' }
  'starsTransactionPeerAds': { _: 'starsTransactionPeerAds' }
  'starsTransactionPeerAppStore': { _: 'starsTransactionPeerAppStore' }
  'starsTransactionPeerFragment': { _: 'starsTransactionPeerFragment' }
  'starsTransactionPeerPlayMarket': { _: 'starsTransactionPeerPlayMarket' }
  'starsTransactionPeerPremiumBot': { _: 'starsTransactionPeerPremiumBot' }
  'starsTransactionPeerUnsupported': { _: 'starsTransactionPeerUnsupported' }
  'stats.broadcastStats': { _: 'stats.broadcastStats'; period: Types['StatsDateRangeDays']; followers: Types['StatsAbsValueAndPrev']; views_per_post: Types['StatsAbsValueAndPrev']; shares_per_post: Types['StatsAbsValueAndPrev']; reactions_per_post: Types['StatsAbsValueAndPrev']; views_per_story: Types['StatsAbsValueAndPrev']; shares_per_story: Types['StatsAbsValueAndPrev']; reactions_per_story: Types['StatsAbsValueAndPrev']; enabled_notifications: Types['StatsPercentValue']; growth_graph: Types['StatsGraph']; followers_graph: Types['StatsGraph']; mute_graph: Types['StatsGraph']; top_hours_graph: Types['StatsGraph']; interactions_graph: Types['StatsGraph']; iv_interactions_graph: Types['StatsGraph']; views_by_source_graph: Types['StatsGraph']; new_followers_by_source_graph: Types['StatsGraph']; languages_graph: Types['StatsGraph']; reactions_by_emotion_graph: Types['StatsGraph']; story_interactions_graph: Types['StatsGraph']; story_reactions_by_emotion_graph: Types['StatsGraph']; recent_posts_interactions: Types['PostInteractionCounters'][] }
  'stats.megagroupStats': { _: 'stats.megagroupStats'; period: Types['StatsDateRangeDays']; members: Types['StatsAbsValueAndPrev']; messages: Types['StatsAbsValueAndPrev']; viewers: Types['StatsAbsValueAndPrev']; posters: Types['StatsAbsValueAndPrev']; growth_graph: Types['StatsGraph']; members_graph: Types['StatsGraph']; new_members_by_source_graph: Types['StatsGraph']; languages_graph: Types['StatsGraph']; messages_graph: Types['StatsGraph']; actions_graph: Types['StatsGraph']; top_hours_graph: Types['StatsGraph']; weekdays_graph: Types['StatsGraph']; top_posters: Types['StatsGroupTopPoster'][]; top_admins: Types['StatsGroupTopAdmin'][]; top_inviters: Types['StatsGroupTopInviter'][]; users: Types['User'][] }
  'stats.messageStats': { _: 'stats.messageStats'; views_graph: Types['StatsGraph']; reactions_by_emotion_graph: Types['StatsGraph'] }
  'stats.pollStats': { _: 'stats.pollStats'; votes_graph: Types['StatsGraph'] }
  'stats.publicForwards': { _: 'stats.publicForwards'; count: number; forwards: Types['PublicForward'][]; next_offset?: string | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'stats.storyStats': { _: 'stats.storyStats'; views_graph: Types['StatsGraph']; reactions_by_emotion_graph: Types['StatsGraph'] }
  'statsAbsValueAndPrev': { _: 'statsAbsValueAndPrev'; current: number; previous: number }
  'statsDateRangeDays': { _: 'statsDateRangeDays'; min_date: number; max_date: number }
  'statsGraph': { _: 'statsGraph'; json: Types['DataJSON']; zoom_token?: string | undefined }
  'statsGraphAsync': { _: 'statsGraphAsync'; token: string }
  'statsGraphError': { _: 'statsGraphError'; error: string }
  'statsGroupTopAdmin': { _: 'statsGroupTopAdmin'; user_id: bigint; deleted: number; kicked: number; banned: number }
  'statsGroupTopInviter': { _: 'statsGroupTopInviter'; user_id: bigint; invitations: number }
  'statsGroupTopPoster': { _: 'statsGroupTopPoster'; user_id: bigint; messages: number; avg_chars: number }
  'statsPercentValue': { _: 'statsPercentValue'; part: number; total: number }
  'statsURL': { _: 'statsURL'; url: string }
  'stickerKeyword': { _: 'stickerKeyword'; document_id: bigint; keyword: string[] }
  'stickerPack': { _: 'stickerPack'; emoticon: string; documents: bigint[] }
  'stickerSet': { _: 'stickerSet'; animated?: boolean | undefined; videos?: boolean | undefined; archived?: boolean | undefined; official?: boolean | undefined; masks?: boolean | undefined; emojis?: boolean | undefined; text_color?: boolean | undefined; channel_emoji_status?: boolean | undefined; creator?: boolean | undefined; installed_date?: number | undefined; id: bigint; access_hash: bigint; title: string; short_name: string; thumbs?: Types['PhotoSize'][] | undefined; thumb_dc_id?: number | undefined; thumb_version?: number | undefined; thumb_document_id?: bigint | undefined; count: number; hash: number }
  'stickerSetCovered': { _: 'stickerSetCovered'; set: Types['StickerSet']; cover: Types['Document'] }
  'stickerSetFullCovered': { _: 'stickerSetFullCovered'; set: Types['StickerSet']; packs: Types['StickerPack'][]; keywords: Types['StickerKeyword'][]; documents: Types['Document'][] }
  'stickerSetMultiCovered': { _: 'stickerSetMultiCovered'; set: Types['StickerSet']; covers: Types['Document'][] }
  'stickerSetNoCovered': { _: 'stickerSetNoCovered'; set: Types['StickerSet'] }
  'stickers.suggestedShortName': { _: 'stickers.suggestedShortName'; short_name: string }
  'storage.fileGif': { _: 'storage.fileGif' }
  'storage.fileJpeg': { _: 'storage.fileJpeg' }
  'storage.fileMov': { _: 'storage.fileMov' }
  'storage.fileMp3': { _: 'storage.fileMp3' }
  'storage.fileMp4': { _: 'storage.fileMp4' }
  'storage.filePartial': { _: 'storage.filePartial' }
  'storage.filePdf': { _: 'storage.filePdf' }
  'storage.filePng': { _: 'storage.filePng' }
  'storage.fileUnknown': { _: 'storage.fileUnknown' }
  'storage.fileWebp': { _: 'storage.fileWebp' }
  'stories.albums': { _: 'stories.albums'; hash: bigint; albums: Types['StoryAlbum'][] }
  'stories.albumsNotModified': { _: 'stories.albumsNotModified' }
  'stories.allStories': { _: 'stories.allStories'; has_more?: boolean | undefined; count: number; state: string; peer_stories: Types['PeerStories'][]; chats: Types['Chat'][]; users: Types['User'][]; stealth_mode: Types['StoriesStealthMode'] }
  'stories.allStoriesNotModified': { _: 'stories.allStoriesNotModified'; state: string; stealth_mode: Types['StoriesStealthMode'] }
  'stories.canSendStoryCount': { _: 'stories.canSendStoryCount'; count_remains: number }
  'stories.foundStories': { _: 'stories.foundStories'; count: number; stories: Types['FoundStory'][]; next_offset?: string | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'stories.peerStories': { _: 'stories.peerStories'; stories: Types['PeerStories']; chats: Types['Chat'][]; users: Types['User'][] }
  'stories.stories': { _: 'stories.stories'; count: number; stories: Types['StoryItem'][]; pinned_to_top?: number[] | undefined; chats: Types['Chat'][]; users: Types['User'][] }
  'stories.storyReactionsList': { _: 'stories.storyReactionsList'; count: number; reactions: Types['StoryReaction'][]; chats: Types['Chat'][]; users: Types['User'][]; next_offset?: string | undefined }
  'stories.storyViews': { _: 'stories.storyViews'; views: Types['StoryViews'][]; users: Types['User'][] }
  'stories.storyViewsList': { _: 'stories.storyViewsList'; count: number; views_count: number; forwards_count: number; reactions_count: number; views: Types['StoryView'][]; chats: Types['Chat'][]; users: Types['User'][]; next_offset?: string | undefined }
  'storiesStealthMode': { _: 'storiesStealthMode'; active_until_date?: number | undefined; cooldown_until_date?: number | undefined }
  'storyAlbum': { _: 'storyAlbum'; album_id: number; title: string; icon_photo?: Types['Photo'] | undefined; icon_video?: Types['Document'] | undefined }
  'storyFwdHeader': { _: 'storyFwdHeader'; modified?: boolean | undefined; from?: Types['Peer'] | undefined; from_name?: string | undefined; story_id?: number | undefined }
  'storyItem': { _: 'storyItem'; pinned?: boolean | undefined; public?: boolean | undefined; close_friends?: boolean | undefined; min?: boolean | undefined; noforwards?: boolean | undefined; edited?: boolean | undefined; contacts?: boolean | undefined; selected_contacts?: boolean | undefined; out?: boolean | undefined; id: number; date: number; from_id?: Types['Peer'] | undefined; fwd_from?: Types['StoryFwdHeader'] | undefined; expire_date: number; caption?: string | undefined; entities?: Types['MessageEntity'][] | undefined; media: Types['MessageMedia']; media_areas?: Types['MediaArea'][] | undefined; privacy?: Types['PrivacyRule'][] | undefined; views?: Types['StoryViews'] | undefined; sent_reaction?: Types['Reaction'] | undefined; albums?: number[] | undefined; music?: Types['Document'] | undefined }
  'storyItemDeleted': { _: 'storyItemDeleted'; id: number }
  'storyItemSkipped': { _: 'storyItemSkipped'; close_friends?: boolean | undefined; live?: boolean | undefined; id: number; date: number; expire_date: number }
  'storyReaction': { _: 'storyReaction'; peer_id: Types['Peer']; date: number; reaction: Types['Reaction'] }
  'storyReactionPublicForward': { _: 'storyReactionPublicForward'; message: Types['Message'] }
  'storyReactionPublicRepost': { _: 'storyReactionPublicRepost'; peer_id: Types['Peer']; story: Types['StoryItem'] }
  'storyView': { _: 'storyView'; blocked?: boolean | undefined; blocked_my_stories_from?: boolean | undefined; user_id: bigint; date: number; reaction?: Types['Reaction'] | undefined }
  'storyViewPublicForward': { _: 'storyViewPublicForward'; blocked?: boolean | undefined; blocked_my_stories_from?: boolean | undefined; message: Types['Message'] }
  'storyViewPublicRepost': { _: 'storyViewPublicRepost'; blocked?: boolean | undefined; blocked_my_stories_from?: boolean | undefined; peer_id: Types['Peer']; story: Types['StoryItem'] }
  'storyViews': { _: 'storyViews'; has_viewers?: boolean | undefined; views_count: number; forwards_count?: number | undefined; reactions?: Types['ReactionCount'][] | undefined; reactions_count?: number | undefined; recent_viewers?: bigint[] | undefined }
  'suggestedPost': { _: 'suggestedPost'; accepted?: boolean | undefined; rejected?: boolean | undefined; price?: Types['StarsAmount'] | undefined; schedule_date?: number | undefined }
  'textAnchor': { _: 'textAnchor'; text: Types['RichText']; name: string }
  'textAutoEmail': { _: 'textAutoEmail'; text: Types['RichText'] }
  'textAutoPhone': { _: 'textAutoPhone'; text: Types['RichText'] }
  'textAutoUrl': { _: 'textAutoUrl'; text: Types['RichText'] }
  'textBankCard': { _: 'textBankCard'; text: Types['RichText'] }
  'textBold': { _: 'textBold'; text: Types['RichText'] }
  'textBotCommand': { _: 'textBotCommand'; text: Types['RichText'] }
  'textButton': { _: 'textButton'; text: Types['RichText']; type: Types['InlineButtonType']; style?: Types['RichButtonStyle'] | undefined }
  'textCashtag': { _: 'textCashtag'; text: Types['RichText'] }
  'textConcat': { _: 'textConcat'; texts: Types['RichText'][] }
  'textCustomEmoji': { _: 'textCustomEmoji'; document_id: bigint; alt: string }
  'textDate': { _: 'textDate'; relative?: boolean | undefined; short_time?: boolean | undefined; long_time?: boolean | undefined; short_date?: boolean | undefined; long_date?: boolean | undefined; day_of_week?: boolean | undefined; text: Types['RichText']; date: number }
  'textDiff': { _: 'textDiff'; text: Types['RichText']; old_text: Types['RichText'] }
  'textEmail': { _: 'textEmail'; text: Types['RichText']; email: string }
  'textEmpty': { _: 'textEmpty' }
  'textFixed': { _: 'textFixed'; text: Types['RichText'] }
  'textHashtag': { _: 'textHashtag'; text: Types['RichText'] }
  'textImage': { _: 'textImage'; document_id: bigint; w: number; h: number }
  'textItalic': { _: 'textItalic'; text: Types['RichText'] }
  'textMarked': { _: 'textMarked'; text: Types['RichText'] }
  'textMath': { _: 'textMath'; source: string }
  'textMention': { _: 'textMention'; text: Types['RichText'] }
  'textMentionName': { _: 'textMentionName'; text: Types['RichText']; user_id: bigint }
  'textPhone': { _: 'textPhone'; text: Types['RichText']; phone: string }
  'textPlain': { _: 'textPlain'; text: string }
  'textSpoiler': { _: 'textSpoiler'; text: Types['RichText'] }
  'textStrike': { _: 'textStrike'; text: Types['RichText'] }
  'textSubscript': { _: 'textSubscript'; text: Types['RichText'] }
  'textSuperscript': { _: 'textSuperscript'; text: Types['RichText'] }
  'textUnderline': { _: 'textUnderline'; text: Types['RichText'] }
  'textUrl': { _: 'textUrl'; text: Types['RichText']; url: string; webpage_id: bigint }
  'textWithEntities': { _: 'textWithEntities'; text: string; entities: Types['MessageEntity'][] }
  'theme': { _: 'theme'; creator?: boolean | undefined; default?: boolean | undefined; for_chat?: boolean | undefined; id: bigint; access_hash: bigint; slug: string; title: string; document?: Types['Document'] | undefined; settings?: Types['ThemeSettings'][] | undefined; emoticon?: string | undefined; installs_count?: number | undefined }
  'themeSettings': { _: 'themeSettings'; message_colors_animated?: boolean | undefined; base_theme: Types['BaseTheme']; accent_color: number; outbox_accent_color?: number | undefined; message_colors?: number[] | undefined; wallpaper?: Types['WallPaper'] | undefined }
  'timezone': { _: 'timezone'; id: string; name: string; utc_offset: number }
  'todoCompletion': { _: 'todoCompletion'; id: number; completed_by: Types['Peer']; date: number }
  'todoItem': { _: 'todoItem'; id: number; title: Types['TextWithEntities'] }
  'todoList': { _: 'todoList'; others_can_append?: boolean | undefined; others_can_complete?: boolean | undefined; title: Types['TextWithEntities']; list: Types['TodoItem'][] }
  'topPeer': { _: 'topPeer'; peer: Types['Peer']; rating: number }
  'topPeerCategoryBotsApp': { _: 'topPeerCategoryBotsApp' }
  'topPeerCategoryBotsGuestChat': { _: 'topPeerCategoryBotsGuestChat' }
  'topPeerCategoryBotsInline': { _: 'topPeerCategoryBotsInline' }
  'topPeerCategoryBotsPM': { _: 'topPeerCategoryBotsPM' }
  'topPeerCategoryChannels': { _: 'topPeerCategoryChannels' }
  'topPeerCategoryCorrespondents': { _: 'topPeerCategoryCorrespondents' }
  'topPeerCategoryForwardChats': { _: 'topPeerCategoryForwardChats' }
  'topPeerCategoryForwardUsers': { _: 'topPeerCategoryForwardUsers' }
  'topPeerCategoryGroups': { _: 'topPeerCategoryGroups' }
  'topPeerCategoryPeers': { _: 'topPeerCategoryPeers'; category: Types['TopPeerCategory']; count: number; peers: Types['TopPeer'][] }
  'topPeerCategoryPhoneCalls': { _: 'topPeerCategoryPhoneCalls' }
  'updateAiComposeTones': { _: 'updateAiComposeTones' }
  'updateAttachMenuBots': { _: 'updateAttachMenuBots' }
  'updateAutoSaveSettings': { _: 'updateAutoSaveSettings' }
  'updateBotBusinessConnect': { _: 'updateBotBusinessConnect'; connection: Types['BotBusinessConnection']; qts: number }
  'updateBotCallbackQuery': { _: 'updateBotCallbackQuery'; query_id: bigint; user_id: bigint; peer: Types['Peer']; msg_id: number; chat_instance: bigint; data?: Uint8Array | undefined; game_short_name?: string | undefined }
  'updateBotChatBoost': { _: 'updateBotChatBoost'; peer: Types['Peer']; boost: Types['Boost']; qts: number }
  'updateBotChatInviteRequester': { _: 'updateBotChatInviteRequester'; peer: Types['Peer']; date: number; user_id: bigint; about: string; invite: Types['ExportedChatInvite']; qts: number; query_id?: bigint | undefined }
  'updateBotCommands': { _: 'updateBotCommands'; peer: Types['Peer']; bot_id: bigint; commands: Types['BotCommand'][] }
  'updateBotDeleteBusinessMessage': { _: 'updateBotDeleteBusinessMessage'; connection_id: string; peer: Types['Peer']; messages: number[]; qts: number }
  'updateBotEditBusinessMessage': { _: 'updateBotEditBusinessMessage'; connection_id: string; message: Types['Message']; reply_to_message?: Types['Message'] | undefined; qts: number }
  'updateBotGuestChatQuery': { _: 'updateBotGuestChatQuery'; query_id: bigint; message: Types['Message']; reference_messages?: Types['Message'][] | undefined; qts: number }
  'updateBotInlineQuery': { _: 'updateBotInlineQuery'; query_id: bigint; user_id: bigint; query: string; geo?: Types['GeoPoint'] | undefined; peer_type?: Types['InlineQueryPeerType'] | undefined; offset: string }
  'updateBotInlineSend': { _: 'updateBotInlineSend'; user_id: bigint; query: string; geo?: Types['GeoPoint'] | undefined; id: string; msg_id?: Types['InputBotInlineMessageID'] | undefined }
  'updateBotMenuButton': { _: 'updateBotMenuButton'; bot_id: bigint; button: Types['BotMenuButton'] }
  'updateBotMessageReaction': { _: 'updateBotMessageReaction'; peer: Types['Peer']; msg_id: number; date: number; actor: Types['Peer']; old_reactions: Types['Reaction'][]; new_reactions: Types['Reaction'][]; qts: number }
  'updateBotMessageReactions': { _: 'updateBotMessageReactions'; peer: Types['Peer']; msg_id: number; date: number; reactions: Types['ReactionCount'][]; qts: number }
  'updateBotNewBusinessMessage': { _: 'updateBotNewBusinessMessage'; connection_id: string; message: Types['Message']; reply_to_message?: Types['Message'] | undefined; qts: number }
  'updateBotPrecheckoutQuery': { _: 'updateBotPrecheckoutQuery'; query_id: bigint; user_id: bigint; payload: Uint8Array; info?: Types['PaymentRequestedInfo'] | undefined; shipping_option_id?: string | undefined; currency: string; total_amount: bigint }
  'updateBotPurchasedPaidMedia': { _: 'updateBotPurchasedPaidMedia'; user_id: bigint; payload: string; qts: number }
  'updateBotShippingQuery': { _: 'updateBotShippingQuery'; query_id: bigint; user_id: bigint; payload: Uint8Array; shipping_address: Types['PostAddress'] }
  'updateBotStarsSubscription': { _: 'updateBotStarsSubscription'; canceled?: boolean | undefined; payment_failed?: boolean | undefined; restored?: boolean | undefined; user_id: bigint; payload: Uint8Array; qts: number }
  'updateBotStopped': { _: 'updateBotStopped'; user_id: bigint; date: number; stopped: boolean; qts: number }
  'updateBotWebhookJSON': { _: 'updateBotWebhookJSON'; data: Types['DataJSON'] }
  'updateBotWebhookJSONQuery': { _: 'updateBotWebhookJSONQuery'; query_id: bigint; data: Types['DataJSON']; timeout: number }
  'updateBusinessBotCallbackQuery': { _: 'updateBusinessBotCallbackQuery'; query_id: bigint; user_id: bigint; connection_id: string; message: Types['Message']; reply_to_message?: Types['Message'] | undefined; chat_instance: bigint; data?: Uint8Array | undefined }
  'updateChannel': { _: 'updateChannel'; channel_id: bigint }
  'updateChannelAvailableMessages': { _: 'updateChannelAvailableMessages'; channel_id: bigint; available_min_id: number }
  'updateChannelMessageForwards': { _: 'updateChannelMessageForwards'; channel_id: bigint; id: number; forwards: number }
  'updateChannelMessageViews': { _: 'updateChannelMessageViews'; channel_id: bigint; id: number; views: number }
  'updateChannelParticipant': { _: 'updateChannelParticipant'; via_chatlist?: boolean | undefined; channel_id: bigint; date: number; actor_id: bigint; user_id: bigint; prev_participant?: Types['ChannelParticipant'] | undefined; new_participant?: Types['ChannelParticipant'] | undefined; invite?: Types['ExportedChatInvite'] | undefined; qts: number }
  'updateChannelReadMessagesContents': { _: 'updateChannelReadMessagesContents'; channel_id: bigint; top_msg_id?: number | undefined; saved_peer_id?: Types['Peer'] | undefined; messages: number[] }
  'updateChannelTooLong': { _: 'updateChannelTooLong'; channel_id: bigint; pts?: number | undefined }
  'updateChannelUserTyping': { _: 'updateChannelUserTyping'; channel_id: bigint; top_msg_id?: number | undefined; from_id: Types['Peer']; action: Types['SendMessageAction'] }
  'updateChannelViewForumAsMessages': { _: 'updateChannelViewForumAsMessages'; channel_id: bigint; enabled: boolean }
  'updateChannelWebPage': { _: 'updateChannelWebPage'; channel_id: bigint; webpage: Types['WebPage']; pts: number; pts_count: number }
  'updateChat': { _: 'updateChat'; chat_id: bigint }
  'updateChatDefaultBannedRights': { _: 'updateChatDefaultBannedRights'; peer: Types['Peer']; default_banned_rights: Types['ChatBannedRights']; version: number }
  'updateChatParticipant': { _: 'updateChatParticipant'; chat_id: bigint; date: number; actor_id: bigint; user_id: bigint; prev_participant?: Types['ChatParticipant'] | undefined; new_participant?: Types['ChatParticipant'] | undefined; invite?: Types['ExportedChatInvite'] | undefined; qts: number }
  'updateChatParticipantAdd': { _: 'updateChatParticipantAdd'; chat_id: bigint; user_id: bigint; inviter_id: bigint; date: number; version: number }
  'updateChatParticipantAdmin': { _: 'updateChatParticipantAdmin'; chat_id: bigint; user_id: bigint; is_admin: boolean; version: number }
  'updateChatParticipantDelete': { _: 'updateChatParticipantDelete'; chat_id: bigint; user_id: bigint; version: number }
  'updateChatParticipantRank': { _: 'updateChatParticipantRank'; chat_id: bigint; user_id: bigint; rank: string; version: number }
  'updateChatParticipants': { _: 'updateChatParticipants'; participants: Types['ChatParticipants'] }
  'updateChatUserTyping': { _: 'updateChatUserTyping'; chat_id: bigint; from_id: Types['Peer']; action: Types['SendMessageAction'] }
  'updateConfig': { _: 'updateConfig' }
  'updateContactsReset': { _: 'updateContactsReset' }
  'updateDcOptions': { _: 'updateDcOptions'; dc_options: Types['DcOption'][] }
  'updateDeleteChannelMessages': { _: 'updateDeleteChannelMessages'; channel_id: bigint; messages: number[]; pts: number; pts_count: number }
  'updateDeleteEphemeralMessages': { _: 'updateDeleteEphemeralMessages'; peer: Types['Peer']; ids: number[] }
  'updateDeleteGroupCallMessages': { _: 'updateDeleteGroupCallMessages'; call: Types['InputGroupCall']; messages: number[] }
  'updateDeleteMessages': { _: 'updateDeleteMessages'; messages: number[]; pts: number; pts_count: number }
  'updateDeleteQuickReply': { _: 'updateDeleteQuickReply'; shortcut_id: number }
  'updateDeleteQuickReplyMessages': { _: 'updateDeleteQuickReplyMessages'; shortcut_id: number; messages: number[] }
  'updateDeleteScheduledMessages': { _: 'updateDeleteScheduledMessages'; peer: Types['Peer']; messages: number[]; sent_messages?: number[] | undefined }
  'updateDialogFilter': { _: 'updateDialogFilter'; id: number; filter?: Types['DialogFilter'] | undefined }
  'updateDialogFilterOrder': { _: 'updateDialogFilterOrder'; order: number[] }
  'updateDialogFilters': { _: 'updateDialogFilters' }
  'updateDialogPinned': { _: 'updateDialogPinned'; pinned?: boolean | undefined; folder_id?: number | undefined; peer: Types['DialogPeer'] }
  'updateDialogUnreadMark': { _: 'updateDialogUnreadMark'; unread?: boolean | undefined; peer: Types['DialogPeer']; saved_peer_id?: Types['Peer'] | undefined }
  'updateDraftMessage': { _: 'updateDraftMessage'; peer: Types['Peer']; top_msg_id?: number | undefined; saved_peer_id?: Types['Peer'] | undefined; draft: Types['DraftMessage'] }
  'updateEditChannelMessage': { _: 'updateEditChannelMessage'; message: Types['Message']; pts: number; pts_count: number }
  'updateEditEphemeralMessage': { _: 'updateEditEphemeralMessage'; message: Types['EphemeralMessage'] }
  'updateEditMessage': { _: 'updateEditMessage'; message: Types['Message']; pts: number; pts_count: number }
  'updateEmojiGameInfo': { _: 'updateEmojiGameInfo'; info: Types['messages.EmojiGameInfo'] }
  'updateEncryptedChatTyping': { _: 'updateEncryptedChatTyping'; chat_id: number }
  'updateEncryptedMessagesRead': { _: 'updateEncryptedMessagesRead'; chat_id: number; max_date: number; date: number }
  'updateEncryption': { _: 'updateEncryption'; chat: Types['EncryptedChat']; date: number }
  'updateEphemeralBotCallbackQuery': { _: 'updateEphemeralBotCallbackQuery'; query_id: bigint; user_id: bigint; peer?: Types['Peer'] | undefined; msg_id: number; data: Uint8Array; chat_instance?: bigint | undefined; message: Types['EphemeralMessage'] }
  'updateFavedStickers': { _: 'updateFavedStickers' }
  'updateFolderPeers': { _: 'updateFolderPeers'; folder_peers: Types['FolderPeer'][]; pts: number; pts_count: number }
  'updateGeoLiveViewed': { _: 'updateGeoLiveViewed'; peer: Types['Peer']; msg_id: number }
  'updateGroupCall': { _: 'updateGroupCall'; live_story?: boolean | undefined; peer?: Types['Peer'] | undefined; call: Types['GroupCall'] }
  'updateGroupCallChainBlocks': { _: 'updateGroupCallChainBlocks'; call: Types['InputGroupCall']; sub_chain_id: number; blocks: Uint8Array[]; next_offset: number }
  'updateGroupCallConnection': { _: 'updateGroupCallConnection'; presentation?: boolean | undefined; params: Types['DataJSON'] }
  'updateGroupCallEncryptedMessage': { _: 'updateGroupCallEncryptedMessage'; call: Types['InputGroupCall']; from_id: Types['Peer']; encrypted_message: Uint8Array }
  'updateGroupCallMessage': { _: 'updateGroupCallMessage'; call: Types['InputGroupCall']; message: Types['GroupCallMessage'] }
  'updateGroupCallParticipants': { _: 'updateGroupCallParticipants'; call: Types['InputGroupCall']; participants: Types['GroupCallParticipant'][]; version: number }
  'updateInlineBotCallbackQuery': { _: 'updateInlineBotCallbackQuery'; query_id: bigint; user_id: bigint; msg_id: Types['InputBotInlineMessageID']; chat_instance: bigint; data?: Uint8Array | undefined; game_short_name?: string | undefined }
  'updateJoinChatWebViewDecision': { _: 'updateJoinChatWebViewDecision'; peer: Types['Peer']; query_id: bigint; result: Types['JoinChatBotResult'] }
  'updateLangPack': { _: 'updateLangPack'; difference: Types['LangPackDifference'] }
  'updateLangPackTooLong': { _: 'updateLangPackTooLong'; lang_code: string }
  'updateLoginToken': { _: 'updateLoginToken' }
  'updateManagedBot': { _: 'updateManagedBot'; user_id: bigint; bot_id: bigint; qts: number }
  'updateMessageExtendedMedia': { _: 'updateMessageExtendedMedia'; peer: Types['Peer']; msg_id: number; extended_media: Types['MessageExtendedMedia'][] }
  'updateMessageID': { _: 'updateMessageID'; id: number; random_id: bigint }
  'updateMessagePoll': { _: 'updateMessagePoll'; peer?: Types['Peer'] | undefined; msg_id?: number | undefined; top_msg_id?: number | undefined; poll_id: bigint; poll?: Types['Poll'] | undefined; results: Types['PollResults'] }
  'updateMessagePollVote': { _: 'updateMessagePollVote'; poll_id: bigint; peer: Types['Peer']; options: Uint8Array[]; positions: number[]; qts: number }
  'updateMessageReactions': { _: 'updateMessageReactions'; peer: Types['Peer']; msg_id: number; top_msg_id?: number | undefined; saved_peer_id?: Types['Peer'] | undefined; reactions: Types['MessageReactions'] }
  'updateMonoForumNoPaidException': { _: 'updateMonoForumNoPaidException'; exception?: boolean | undefined; channel_id: bigint; saved_peer_id: Types['Peer'] }
  'updateMoveStickerSetToTop': { _: 'updateMoveStickerSetToTop'; masks?: boolean | undefined; emojis?: boolean | undefined; stickerset: bigint }
  'updateNewAuthorization': { _: 'updateNewAuthorization'; unconfirmed?: boolean | undefined; hash: bigint; date?: number | undefined; device?: string | undefined; location?: string | undefined }
  'updateNewBotConnection': { _: 'updateNewBotConnection'; confirmed?: boolean | undefined; bot_id: bigint; date?: number | undefined; device?: string | undefined; location?: string | undefined }
  'updateNewChannelMessage': { _: 'updateNewChannelMessage'; message: Types['Message']; pts: number; pts_count: number }
  'updateNewEncryptedMessage': { _: 'updateNewEncryptedMessage'; message: Types['EncryptedMessage']; qts: number }
  'updateNewEphemeralMessage': { _: 'updateNewEphemeralMessage'; message: Types['EphemeralMessage'] }
  'updateNewMessage': { _: 'updateNewMessage'; message: Types['Message']; pts: number; pts_count: number }
  'updateNewQuickReply': { _: 'updateNewQuickReply'; quick_reply: Types['QuickReply'] }
  'updateNewScheduledMessage': { _: 'updateNewScheduledMessage'; message: Types['Message'] }
  'updateNewStickerSet': { _: 'updateNewStickerSet'; stickerset: Types['messages.StickerSet'] }
  'updateNewStoryReaction': { _: 'updateNewStoryReaction'; story_id: number; peer: Types['Peer']; reaction: Types['Reaction'] }
  'updateNotifySettings': { _: 'updateNotifySettings'; peer: Types['NotifyPeer']; notify_settings: Types['PeerNotifySettings'] }
  'updatePaidReactionPrivacy': { _: 'updatePaidReactionPrivacy'; private: Types['PaidReactionPrivacy'] }
  'updatePeerBlocked': { _: 'updatePeerBlocked'; blocked?: boolean | undefined; blocked_my_stories_from?: boolean | undefined; peer_id: Types['Peer'] }
  'updatePeerHistoryTTL': { _: 'updatePeerHistoryTTL'; peer: Types['Peer']; ttl_period?: number | undefined }
  'updatePeerLocated': { _: 'updatePeerLocated'; peers: Types['PeerLocated'][] }
  'updatePeerSettings': { _: 'updatePeerSettings'; peer: Types['Peer']; settings: Types['PeerSettings'] }
  'updatePeerWallpaper': { _: 'updatePeerWallpaper'; wallpaper_overridden?: boolean | undefined; peer: Types['Peer']; wallpaper?: Types['WallPaper'] | undefined }
  'updatePendingJoinRequests': { _: 'updatePendingJoinRequests'; peer: Types['Peer']; requests_pending: number; recent_requesters: bigint[] }
  'updatePhoneCall': { _: 'updatePhoneCall'; phone_call: Types['PhoneCall'] }
  'updatePhoneCallSignalingData': { _: 'updatePhoneCallSignalingData'; phone_call_id: bigint; data: Uint8Array }
  'updatePinnedChannelMessages': { _: 'updatePinnedChannelMessages'; pinned?: boolean | undefined; channel_id: bigint; messages: number[]; pts: number; pts_count: number }
  'updatePinnedDialogs': { _: 'updatePinnedDialogs'; folder_id?: number | undefined; order?: Types['DialogPeer'][] | undefined }
  'updatePinnedForumTopic': { _: 'updatePinnedForumTopic'; pinned?: boolean | undefined; peer: Types['Peer']; topic_id: number }
  'updatePinnedForumTopics': { _: 'updatePinnedForumTopics'; peer: Types['Peer']; order?: number[] | undefined }
  'updatePinnedMessages': { _: 'updatePinnedMessages'; pinned?: boolean | undefined; peer: Types['Peer']; messages: number[]; pts: number; pts_count: number }
  'updatePinnedSavedDialogs': { _: 'updatePinnedSavedDialogs'; order?: Types['DialogPeer'][] | undefined }
  'updatePrivacy': { _: 'updatePrivacy'; key: Types['PrivacyKey']; rules: Types['PrivacyRule'][] }
  'updatePtsChanged': { _: 'updatePtsChanged' }
  'updateQuickReplies': { _: 'updateQuickReplies'; quick_replies: Types['QuickReply'][] }
  'updateQuickReplyMessage': { _: 'updateQuickReplyMessage'; message: Types['Message'] }
  'updateReadChannelDiscussionInbox': { _: 'updateReadChannelDiscussionInbox'; channel_id: bigint; top_msg_id: number; read_max_id: number; broadcast_id?: bigint | undefined; broadcast_post?: number | undefined }
  'updateReadChannelDiscussionOutbox': { _: 'updateReadChannelDiscussionOutbox'; channel_id: bigint; top_msg_id: number; read_max_id: number }
  'updateReadChannelInbox': { _: 'updateReadChannelInbox'; folder_id?: number | undefined; channel_id: bigint; max_id: number; still_unread_count: number; pts: number }
  'updateReadChannelOutbox': { _: 'updateReadChannelOutbox'; channel_id: bigint; max_id: number }
  'updateReadFeaturedEmojiStickers': { _: 'updateReadFeaturedEmojiStickers' }
  'updateReadFeaturedStickers': { _: 'updateReadFeaturedStickers' }
  'updateReadHistoryInbox': { _: 'updateReadHistoryInbox'; folder_id?: number | undefined; peer: Types['Peer']; top_msg_id?: number | undefined; max_id: number; still_unread_count: number; pts: number; pts_count: number }
  'updateReadHistoryOutbox': { _: 'updateReadHistoryOutbox'; peer: Types['Peer']; max_id: number; pts: number; pts_count: number }
  'updateReadMessagesContents': { _: 'updateReadMessagesContents'; messages: number[]; pts: number; pts_count: number; date?: number | undefined }
  'updateReadMonoForumInbox': { _: 'updateReadMonoForumInbox'; channel_id: bigint; saved_peer_id: Types['Peer']; read_max_id: number }
  'updateReadMonoForumOutbox': { _: 'updateReadMonoForumOutbox'; channel_id: bigint; saved_peer_id: Types['Peer']; read_max_id: number }
  'updateReadStories': { _: 'updateReadStories'; peer: Types['Peer']; max_id: number }
  'updateRecentEmojiStatuses': { _: 'updateRecentEmojiStatuses' }
  'updateRecentReactions': { _: 'updateRecentReactions' }
  'updateRecentStickers': { _: 'updateRecentStickers' }
  'updateSavedDialogPinned': { _: 'updateSavedDialogPinned'; pinned?: boolean | undefined; peer: Types['DialogPeer'] }
  'updateSavedGifs': { _: 'updateSavedGifs' }
  'updateSavedReactionTags': { _: 'updateSavedReactionTags' }
  'updateSavedRingtones': { _: 'updateSavedRingtones' }
  'updateSentPhoneCode': { _: 'updateSentPhoneCode'; sent_code: Types['auth.SentCode'] }
  'updateSentStoryReaction': { _: 'updateSentStoryReaction'; peer: Types['Peer']; story_id: number; reaction: Types['Reaction'] }
  'updateServiceNotification': { _: 'updateServiceNotification'; popup?: boolean | undefined; invert_media?: boolean | undefined; inbox_date?: number | undefined; type: string; message: string; media: Types['MessageMedia']; entities: Types['MessageEntity'][] }
  'updateShort': { _: 'updateShort'; update: Types['Update']; date: number }
  'updateShortChatMessage': { _: 'updateShortChatMessage'; out?: boolean | undefined; mentioned?: boolean | undefined; media_unread?: boolean | undefined; silent?: boolean | undefined; id: number; from_id: bigint; chat_id: bigint; message: string; pts: number; pts_count: number; date: number; fwd_from?: Types['MessageFwdHeader'] | undefined; via_bot_id?: bigint | undefined; reply_to?: Types['MessageReplyHeader'] | undefined; entities?: Types['MessageEntity'][] | undefined; ttl_period?: number | undefined }
  'updateShortMessage': { _: 'updateShortMessage'; out?: boolean | undefined; mentioned?: boolean | undefined; media_unread?: boolean | undefined; silent?: boolean | undefined; id: number; user_id: bigint; message: string; pts: number; pts_count: number; date: number; fwd_from?: Types['MessageFwdHeader'] | undefined; via_bot_id?: bigint | undefined; reply_to?: Types['MessageReplyHeader'] | undefined; entities?: Types['MessageEntity'][] | undefined; ttl_period?: number | undefined }
  'updateShortSentMessage': { _: 'updateShortSentMessage'; out?: boolean | undefined; id: number; pts: number; pts_count: number; date: number; media?: Types['MessageMedia'] | undefined; entities?: Types['MessageEntity'][] | undefined; ttl_period?: number | undefined }
  'updateSmsJob': { _: 'updateSmsJob'; job_id: string }
  'updateStarGiftAuctionState': { _: 'updateStarGiftAuctionState'; gift_id: bigint; state: Types['StarGiftAuctionState'] }
  'updateStarGiftAuctionUserState': { _: 'updateStarGiftAuctionUserState'; gift_id: bigint; user_state: Types['StarGiftAuctionUserState'] }
  'updateStarGiftCraftFail': { _: 'updateStarGiftCraftFail' }
  'updateStarsBalance': { _: 'updateStarsBalance'; balance: Types['StarsAmount'] }
  'updateStarsRevenueStatus': { _: 'updateStarsRevenueStatus'; peer: Types['Peer']; status: Types['StarsRevenueStatus'] }
  'updateStickerSets': { _: 'updateStickerSets'; masks?: boolean | undefined; emojis?: boolean | undefined }
  'updateStickerSetsOrder': { _: 'updateStickerSetsOrder'; masks?: boolean | undefined; emojis?: boolean | undefined; order: bigint[] }
  'updateStoriesStealthMode': { _: 'updateStoriesStealthMode'; stealth_mode: Types['StoriesStealthMode'] }
  'updateStory': { _: 'updateStory'; peer: Types['Peer']; story: Types['StoryItem'] }
  'updateStoryID': { _: 'updateStoryID'; id: number; random_id: bigint }
  'updateTheme': { _: 'updateTheme'; theme: Types['Theme'] }
  'updateTranscribedAudio': { _: 'updateTranscribedAudio'; pending?: boolean | undefined; peer: Types['Peer']; msg_id: number; transcription_id: bigint; text: string }
  'updateUser': { _: 'updateUser'; user_id: bigint }
  'updateUserEmojiStatus': { _: 'updateUserEmojiStatus'; user_id: bigint; emoji_status: Types['EmojiStatus'] }
  'updateUserName': { _: 'updateUserName'; user_id: bigint; first_name: string; last_name: string; usernames: Types['Username'][] }
  'updateUserPhone': { _: 'updateUserPhone'; user_id: bigint; phone: string }
  'updateUserStatus': { _: 'updateUserStatus'; user_id: bigint; status: Types['UserStatus'] }
  'updateUserTyping': { _: 'updateUserTyping'; user_id: bigint; top_msg_id?: number | undefined; action: Types['SendMessageAction'] }
  'updateWebBrowserException': { _: 'updateWebBrowserException'; delete?: boolean | undefined; open_external_browser?: boolean | undefined; exception: Types['WebDomainException'] }
  'updateWebBrowserSettings': { _: 'updateWebBrowserSettings'; open_external_browser?: boolean | undefined; display_close_button?: boolean | undefined }
  'updateWebPage': { _: 'updateWebPage'; webpage: Types['WebPage']; pts: number; pts_count: number }
  'updateWebViewResultSent': { _: 'updateWebViewResultSent'; query_id: bigint }
  'updates': { _: 'updates'; updates: Types['Update'][]; users: Types['User'][]; chats: Types['Chat'][]; date: number; seq: number }
  'updates.channelDifference': { _: 'updates.channelDifference'; final?: boolean | undefined; pts: number; timeout?: number | undefined; new_messages: Types['Message'][]; other_updates: Types['Update'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'updates.channelDifferenceEmpty': { _: 'updates.channelDifferenceEmpty'; final?: boolean | undefined; pts: number; timeout?: number | undefined }
  'updates.channelDifferenceTooLong': { _: 'updates.channelDifferenceTooLong'; final?: boolean | undefined; timeout?: number | undefined; dialog: Types['Dialog']; messages: Types['Message'][]; chats: Types['Chat'][]; users: Types['User'][] }
  'updates.difference': { _: 'updates.difference'; new_messages: Types['Message'][]; new_encrypted_messages: Types['EncryptedMessage'][]; other_updates: Types['Update'][]; chats: Types['Chat'][]; users: Types['User'][]; state: Types['updates.State'] }
  'updates.differenceEmpty': { _: 'updates.differenceEmpty'; date: number; seq: number }
  'updates.differenceSlice': { _: 'updates.differenceSlice'; new_messages: Types['Message'][]; new_encrypted_messages: Types['EncryptedMessage'][]; other_updates: Types['Update'][]; chats: Types['Chat'][]; users: Types['User'][]; intermediate_state: Types['updates.State'] }
  'updates.differenceTooLong': { _: 'updates.differenceTooLong'; pts: number }
  'updates.state': { _: 'updates.state'; pts: number; qts: number; date: number; seq: number; unread_count: number }
  'updatesCombined': { _: 'updatesCombined'; updates: Types['Update'][]; users: Types['User'][]; chats: Types['Chat'][]; date: number; seq_start: number; seq: number }
  'updatesTooLong': { _: 'updatesTooLong' }
  'upload.cdnFile': { _: 'upload.cdnFile'; bytes: Uint8Array }
  'upload.cdnFileReuploadNeeded': { _: 'upload.cdnFileReuploadNeeded'; request_token: Uint8Array }
  'upload.file': { _: 'upload.file'; type: Types['storage.FileType']; mtime: number; bytes: Uint8Array }
  'upload.fileCdnRedirect': { _: 'upload.fileCdnRedirect'; dc_id: number; file_token: Uint8Array; encryption_key: Uint8Array; encryption_iv: Uint8Array; file_hashes: Types['FileHash'][] }
  'upload.webFile': { _: 'upload.webFile'; size: number; mime_type: string; file_type: Types['storage.FileType']; mtime: number; bytes: Uint8Array }
  'urlAuthResultAccepted': { _: 'urlAuthResultAccepted'; url?: string | undefined }
  'urlAuthResultDefault': { _: 'urlAuthResultDefault' }
  'urlAuthResultRequest': { _: 'urlAuthResultRequest'; request_write_access?: boolean | undefined; request_phone_number?: boolean | undefined; match_codes_first?: boolean | undefined; is_app?: boolean | undefined; bot: Types['User']; domain: string; browser?: string | undefined; platform?: string | undefined; ip?: string | undefined; region?: string | undefined; match_codes?: string[] | undefined; user_id_hint?: bigint | undefined; verified_app_name?: string | undefined }
  'user': { _: 'user'; self?: boolean | undefined; contact?: boolean | undefined; mutual_contact?: boolean | undefined; deleted?: boolean | undefined; bot?: boolean | undefined; bot_chat_history?: boolean | undefined; bot_nochats?: boolean | undefined; verified?: boolean | undefined; restricted?: boolean | undefined; min?: boolean | undefined; bot_inline_geo?: boolean | undefined; support?: boolean | undefined; scam?: boolean | undefined; apply_min_photo?: boolean | undefined; fake?: boolean | undefined; bot_attach_menu?: boolean | undefined; premium?: boolean | undefined; attach_menu_enabled?: boolean | undefined; bot_can_edit?: boolean | undefined; close_friend?: boolean | undefined; stories_hidden?: boolean | undefined; stories_unavailable?: boolean | undefined; contact_require_premium?: boolean | undefined; bot_business?: boolean | undefined; bot_has_main_app?: boolean | undefined; bot_forum_view?: boolean | undefined; bot_forum_can_manage_topics?: boolean | undefined; bot_can_manage_bots?: boolean | undefined; bot_guestchat?: boolean | undefined; bot_guard?: boolean | undefined; id: bigint; access_hash?: bigint | undefined; first_name?: string | undefined; last_name?: string | undefined; username?: string | undefined; phone?: string | undefined; photo?: Types['UserProfilePhoto'] | undefined; status?: Types['UserStatus'] | undefined; bot_info_version?: number | undefined; restriction_reason?: Types['RestrictionReason'][] | undefined; bot_inline_placeholder?: string | undefined; lang_code?: string | undefined; emoji_status?: Types['EmojiStatus'] | undefined; usernames?: Types['Username'][] | undefined; stories_max_id?: Types['RecentStory'] | undefined; color?: Types['PeerColor'] | undefined; profile_color?: Types['PeerColor'] | undefined; bot_active_users?: number | undefined; bot_verification_icon?: bigint | undefined; send_paid_messages_stars?: bigint | undefined; linked_community_id?: bigint | undefined }
  'userEmpty': { _: 'userEmpty'; id: bigint }
  'userFull': { _: 'userFull'; blocked?: boolean | undefined; phone_calls_available?: boolean | undefined; phone_calls_private?: boolean | undefined; can_pin_message?: boolean | undefined; has_scheduled?: boolean | undefined; video_calls_available?: boolean | undefined; voice_messages_forbidden?: boolean | undefined; translations_disabled?: boolean | undefined; stories_pinned_available?: boolean | undefined; blocked_my_stories_from?: boolean | undefined; wallpaper_overridden?: boolean | undefined; contact_require_premium?: boolean | undefined; read_dates_private?: boolean | undefined; sponsored_enabled?: boolean | undefined; can_view_revenue?: boolean | undefined; bot_can_manage_emoji_status?: boolean | undefined; display_gifts_button?: boolean | undefined; noforwards_my_enabled?: boolean | undefined; noforwards_peer_enabled?: boolean | undefined; unofficial_security_risk?: boolean | undefined; id: bigint; about?: string | undefined; settings: Types['PeerSettings']; personal_photo?: Types['Photo'] | undefined; profile_photo?: Types['Photo'] | undefined; fallback_photo?: Types['Photo'] | undefined; notify_settings: Types['PeerNotifySettings']; bot_info?: Types['BotInfo'] | undefined; pinned_msg_id?: number | undefined; common_chats_count: number; folder_id?: number | undefined; ttl_period?: number | undefined; theme?: Types['ChatTheme'] | undefined; private_forward_name?: string | undefined; bot_group_admin_rights?: Types['ChatAdminRights'] | undefined; bot_broadcast_admin_rights?: Types['ChatAdminRights'] | undefined; wallpaper?: Types['WallPaper'] | undefined; stories?: Types['PeerStories'] | undefined; business_work_hours?: Types['BusinessWorkHours'] | undefined; business_location?: Types['BusinessLocation'] | undefined; business_greeting_message?: Types['BusinessGreetingMessage'] | undefined; business_away_message?: Types['BusinessAwayMessage'] | undefined; business_intro?: Types['BusinessIntro'] | undefined; birthday?: Types['Birthday'] | undefined; personal_channel_id?: bigint | undefined; personal_channel_message?: number | undefined; stargifts_count?: number | undefined; starref_program?: Types['StarRefProgram'] | undefined; bot_verification?: Types['BotVerification'] | undefined; send_paid_messages_stars?: bigint | undefined; disallowed_gifts?: Types['DisallowedGiftsSettings'] | undefined; stars_rating?: Types['StarsRating'] | undefined; stars_my_pending_rating?: Types['StarsRating'] | undefined; stars_my_pending_rating_date?: number | undefined; main_tab?: Types['ProfileTab'] | undefined; saved_music?: Types['Document'] | undefined; note?: Types['TextWithEntities'] | undefined; bot_manager_id?: bigint | undefined }
  'userProfilePhoto': { _: 'userProfilePhoto'; has_video?: boolean | undefined; personal?: boolean | undefined; photo_id: bigint; stripped_thumb?: Uint8Array | undefined; dc_id: number }
  'userProfilePhotoEmpty': { _: 'userProfilePhotoEmpty' }
  'userStatusEmpty': { _: 'userStatusEmpty' }
  'userStatusLastMonth': { _: 'userStatusLastMonth'; by_me?: boolean | undefined }
  'userStatusLastWeek': { _: 'userStatusLastWeek'; by_me?: boolean | undefined }
  'userStatusOffline': { _: 'userStatusOffline'; was_online: number }
  'userStatusOnline': { _: 'userStatusOnline'; expires: number }
  'userStatusRecently': { _: 'userStatusRecently'; by_me?: boolean | undefined }
  'username': { _: 'username'; editable?: boolean | undefined; active?: boolean | undefined; username: string }
  'users.savedMusic': { _: 'users.savedMusic'; count: number; documents: Types['Document'][] }
  'users.savedMusicNotModified': { _: 'users.savedMusicNotModified'; count: number }
  'users.userFull': { _: 'users.userFull'; full_user: Types['UserFull']; chats: Types['Chat'][]; users: Types['User'][] }
  'users.users': { _: 'users.users'; users: Types['User'][] }
  'users.usersSlice': { _: 'users.usersSlice'; count: number; users: Types['User'][] }
  'videoSize': { _: 'videoSize'; type: string; w: number; h: number; size: number; video_start_ts?: number | undefined }
  'videoSizeEmojiMarkup': { _: 'videoSizeEmojiMarkup'; emoji_id: bigint; background_colors: number[] }
  'videoSizeStickerMarkup': { _: 'videoSizeStickerMarkup'; stickerset: Types['InputStickerSet']; sticker_id: bigint; background_colors: number[] }
  'wallPaper': { _: 'wallPaper'; id: bigint; creator?: boolean | undefined; default?: boolean | undefined; pattern?: boolean | undefined; dark?: boolean | undefined; access_hash: bigint; slug: string; document: Types['Document']; settings?: Types['WallPaperSettings'] | undefined }
  'wallPaperNoFile': { _: 'wallPaperNoFile'; id: bigint; default?: boolean | undefined; dark?: boolean | undefined; settings?: Types['WallPaperSettings'] | undefined }
  'wallPaperSettings': { _: 'wallPaperSettings'; blur?: boolean | undefined; motion?: boolean | undefined; background_color?: number | undefined; second_background_color?: number | undefined; third_background_color?: number | undefined; fourth_background_color?: number | undefined; intensity?: number | undefined; rotation?: number | undefined; emoticon?: string | undefined }
  'webAuthorization': { _: 'webAuthorization'; hash: bigint; bot_id: bigint; domain: string; browser: string; platform: string; date_created: number; date_active: number; ip: string; region: string }
  'webDocument': { _: 'webDocument'; url: string; access_hash: bigint; size: number; mime_type: string; attributes: Types['DocumentAttribute'][] }
  'webDocumentNoProxy': { _: 'webDocumentNoProxy'; url: string; size: number; mime_type: string; attributes: Types['DocumentAttribute'][] }
  'webDomainException': { _: 'webDomainException'; domain: string; url: string; title: string; favicon?: bigint | undefined }
  'webPage': { _: 'webPage'; has_large_media?: boolean | undefined; video_cover_photo?: boolean | undefined; id: bigint; url: string; display_url: string; hash: number; type?: string | undefined; site_name?: string | undefined; title?: string | undefined; description?: string | undefined; photo?: Types['Photo'] | undefined; embed_url?: string | undefined; embed_type?: string | undefined; embed_width?: number | undefined; embed_height?: number | undefined; duration?: number | undefined; author?: string | undefined; document?: Types['Document'] | undefined; cached_page?: Types['Page'] | undefined; attributes?: Types['WebPageAttribute'][] | undefined }
  'webPageAttributeAiComposeTone': { _: 'webPageAttributeAiComposeTone'; emoji_id: bigint }
  'webPageAttributeStarGiftAuction': { _: 'webPageAttributeStarGiftAuction'; gift: Types['StarGift']; end_date: number }
  'webPageAttributeStarGiftCollection': { _: 'webPageAttributeStarGiftCollection'; icons: Types['Document'][] }
  'webPageAttributeStickerSet': { _: 'webPageAttributeStickerSet'; emojis?: boolean | undefined; text_color?: boolean | undefined; stickers: Types['Document'][] }
  'webPageAttributeStory': { _: 'webPageAttributeStory'; peer: Types['Peer']; id: number; story?: Types['StoryItem'] | undefined }
  'webPageAttributeTheme': { _: 'webPageAttributeTheme'; documents?: Types['Document'][] | undefined; settings?: Types['ThemeSettings'] | undefined }
  'webPageAttributeUniqueStarGift': { _: 'webPageAttributeUniqueStarGift'; gift: Types['StarGift'] }
  'webPageEmpty': { _: 'webPageEmpty'; id: bigint; url?: string | undefined }
  'webPageNotModified': { _: 'webPageNotModified'; cached_page_views?: number | undefined }
  'webPagePending': { _: 'webPagePending'; id: bigint; url?: string | undefined; date: number }
  'webViewMessageSent': { _: 'webViewMessageSent'; msg_id?: Types['InputBotInlineMessageID'] | undefined }
  'webViewResultUrl': { _: 'webViewResultUrl'; fullsize?: boolean | undefined; fullscreen?: boolean | undefined; same_origin?: boolean | undefined; query_id?: bigint | undefined; url: string }
}

export interface Types {
  'AccountDaysTTL': Constructors['accountDaysTTL']
  'AiComposeTone': Constructors['aiComposeTone'] | Constructors['aiComposeToneDefault']
  'AiComposeToneExample': Constructors['aiComposeToneExample']
  'AttachMenuBot': Constructors['attachMenuBot']
  'AttachMenuBotIcon': Constructors['attachMenuBotIcon']
  'AttachMenuBotIconColor': Constructors['attachMenuBotIconColor']
  'AttachMenuBots': Constructors['attachMenuBots'] | Constructors['attachMenuBotsNotModified']
  'AttachMenuBotsBot': Constructors['attachMenuBotsBot']
  'AttachMenuPeerType': Constructors['attachMenuPeerTypeBotPM'] | Constructors['attachMenuPeerTypeBroadcast'] | Constructors['attachMenuPeerTypeChat'] | Constructors['attachMenuPeerTypePM'] | Constructors['attachMenuPeerTypeSameBotPM']
  'AuctionBidLevel': Constructors['auctionBidLevel']
  'Authorization': Constructors['authorization']
  'AutoDownloadSettings': Constructors['autoDownloadSettings']
  'AutoSaveException': Constructors['autoSaveException']
  'AutoSaveSettings': Constructors['autoSaveSettings']
  'AvailableEffect': Constructors['availableEffect']
  'AvailableReaction': Constructors['availableReaction']
  'BankCardOpenUrl': Constructors['bankCardOpenUrl']
  'BaseTheme': Constructors['baseThemeArctic'] | Constructors['baseThemeClassic'] | Constructors['baseThemeDay'] | Constructors['baseThemeNight'] | Constructors['baseThemeTinted']
  'Birthday': Constructors['birthday']
  'Boost': Constructors['boost']
  'BotApp': Constructors['botApp'] | Constructors['botAppNotModified']
  'BotAppSettings': Constructors['botAppSettings']
  'BotBusinessConnection': Constructors['botBusinessConnection']
  'BotCommand': Constructors['botCommand']
  'BotCommandScope': Constructors['botCommandScopeChatAdmins'] | Constructors['botCommandScopeChats'] | Constructors['botCommandScopeDefault'] | Constructors['botCommandScopePeer'] | Constructors['botCommandScopePeerAdmins'] | Constructors['botCommandScopePeerUser'] | Constructors['botCommandScopeUsers']
  'BotInfo': Constructors['botInfo']
  'BotInlineMessage': Constructors['botInlineMessageMediaAuto'] | Constructors['botInlineMessageMediaContact'] | Constructors['botInlineMessageMediaGeo'] | Constructors['botInlineMessageMediaInvoice'] | Constructors['botInlineMessageMediaVenue'] | Constructors['botInlineMessageMediaWebPage'] | Constructors['botInlineMessageRichMessage'] | Constructors['botInlineMessageText']
  'BotInlineResult': Constructors['botInlineMediaResult'] | Constructors['botInlineResult']
  'BotMenuButton': Constructors['botMenuButton'] | Constructors['botMenuButtonCommands'] | Constructors['botMenuButtonDefault']
  'BotPreviewMedia': Constructors['botPreviewMedia']
  'BotVerification': Constructors['botVerification']
  'BotVerifierSettings': Constructors['botVerifierSettings']
  'BusinessAwayMessage': Constructors['businessAwayMessage']
  'BusinessAwayMessageSchedule': Constructors['businessAwayMessageScheduleAlways'] | Constructors['businessAwayMessageScheduleCustom'] | Constructors['businessAwayMessageScheduleOutsideWorkHours']
  'BusinessBotRecipients': Constructors['businessBotRecipients']
  'BusinessBotRights': Constructors['businessBotRights']
  'BusinessChatLink': Constructors['businessChatLink']
  'BusinessGreetingMessage': Constructors['businessGreetingMessage']
  'BusinessIntro': Constructors['businessIntro']
  'BusinessLocation': Constructors['businessLocation']
  'BusinessRecipients': Constructors['businessRecipients']
  'BusinessWeeklyOpen': Constructors['businessWeeklyOpen']
  'BusinessWorkHours': Constructors['businessWorkHours']
  'ButtonType': Constructors['buttonTypeDefault'] | Constructors['buttonTypeRequestGeoLocation'] | Constructors['buttonTypeRequestPeer'] | Constructors['buttonTypeRequestPhone'] | Constructors['buttonTypeRequestPoll'] | Constructors['buttonTypeSimpleWebView'] | Constructors['inputButtonTypeRequestPeer']
  'CdnConfig': Constructors['cdnConfig']
  'CdnPublicKey': Constructors['cdnPublicKey']
  'ChannelAdminLogEvent': Constructors['channelAdminLogEvent']
  'ChannelAdminLogEventAction': Constructors['channelAdminLogEventActionChangeAbout'] | Constructors['channelAdminLogEventActionChangeAvailableReactions'] | Constructors['channelAdminLogEventActionChangeEmojiStatus'] | Constructors['channelAdminLogEventActionChangeEmojiStickerSet'] | Constructors['channelAdminLogEventActionChangeHistoryTTL'] | Constructors['channelAdminLogEventActionChangeLinkedChat'] | Constructors['channelAdminLogEventActionChangeLocation'] | Constructors['channelAdminLogEventActionChangePeerColor'] | Constructors['channelAdminLogEventActionChangePhoto'] | Constructors['channelAdminLogEventActionChangeProfilePeerColor'] | Constructors['channelAdminLogEventActionChangeStickerSet'] | Constructors['channelAdminLogEventActionChangeTitle'] | Constructors['channelAdminLogEventActionChangeUsername'] | Constructors['channelAdminLogEventActionChangeUsernames'] | Constructors['channelAdminLogEventActionChangeWallpaper'] | Constructors['channelAdminLogEventActionCreateTopic'] | Constructors['channelAdminLogEventActionDefaultBannedRights'] | Constructors['channelAdminLogEventActionDeleteMessage'] | Constructors['channelAdminLogEventActionDeleteTopic'] | Constructors['channelAdminLogEventActionDiscardGroupCall'] | Constructors['channelAdminLogEventActionEditMessage'] | Constructors['channelAdminLogEventActionEditTopic'] | Constructors['channelAdminLogEventActionExportedInviteDelete'] | Constructors['channelAdminLogEventActionExportedInviteEdit'] | Constructors['channelAdminLogEventActionExportedInviteRevoke'] | Constructors['channelAdminLogEventActionParticipantEditRank'] | Constructors['channelAdminLogEventActionParticipantInvite'] | Constructors['channelAdminLogEventActionParticipantJoin'] | Constructors['channelAdminLogEventActionParticipantJoinByInvite'] | Constructors['channelAdminLogEventActionParticipantJoinByRequest'] | Constructors['channelAdminLogEventActionParticipantLeave'] | Constructors['channelAdminLogEventActionParticipantMute'] | Constructors['channelAdminLogEventActionParticipantSubExtend'] | Constructors['channelAdminLogEventActionParticipantToggleAdmin'] | Constructors['channelAdminLogEventActionParticipantToggleBan'] | Constructors['channelAdminLogEventActionParticipantUnmute'] | Constructors['channelAdminLogEventActionParticipantVolume'] | Constructors['channelAdminLogEventActionPinTopic'] | Constructors['channelAdminLogEventActionSendMessage'] | Constructors['channelAdminLogEventActionStartGroupCall'] | Constructors['channelAdminLogEventActionStopPoll'] | Constructors['channelAdminLogEventActionToggleAntiSpam'] | Constructors['channelAdminLogEventActionToggleAutotranslation'] | Constructors['channelAdminLogEventActionToggleForum'] | Constructors['channelAdminLogEventActionToggleGroupCallSetting'] | Constructors['channelAdminLogEventActionToggleInvites'] | Constructors['channelAdminLogEventActionToggleNoForwards'] | Constructors['channelAdminLogEventActionTogglePreHistoryHidden'] | Constructors['channelAdminLogEventActionToggleSignatureProfiles'] | Constructors['channelAdminLogEventActionToggleSignatures'] | Constructors['channelAdminLogEventActionToggleSlowMode'] | Constructors['channelAdminLogEventActionUpdatePinned']
  'ChannelAdminLogEventsFilter': Constructors['channelAdminLogEventsFilter']
  'ChannelLocation': Constructors['channelLocation'] | Constructors['channelLocationEmpty']
  'ChannelMessagesFilter': Constructors['channelMessagesFilter'] | Constructors['channelMessagesFilterEmpty']
  'ChannelParticipant': Constructors['channelParticipant'] | Constructors['channelParticipantAdmin'] | Constructors['channelParticipantBanned'] | Constructors['channelParticipantCreator'] | Constructors['channelParticipantLeft'] | Constructors['channelParticipantSelf']
  'ChannelParticipantsFilter': Constructors['channelParticipantsAdmins'] | Constructors['channelParticipantsBanned'] | Constructors['channelParticipantsBots'] | Constructors['channelParticipantsContacts'] | Constructors['channelParticipantsKicked'] | Constructors['channelParticipantsMentions'] | Constructors['channelParticipantsRecent'] | Constructors['channelParticipantsSearch']
  'Chat': Constructors['channel'] | Constructors['channelForbidden'] | Constructors['chat'] | Constructors['chatEmpty'] | Constructors['chatForbidden'] | Constructors['community'] | Constructors['communityForbidden']
  'ChatAdminRights': Constructors['chatAdminRights']
  'ChatAdminWithInvites': Constructors['chatAdminWithInvites']
  'ChatBannedRights': Constructors['chatBannedRights']
  'ChatFull': Constructors['channelFull'] | Constructors['chatFull'] | Constructors['communityFull']
  'ChatInvite': Constructors['chatInvite'] | Constructors['chatInviteAlready'] | Constructors['chatInvitePeek']
  'ChatInviteImporter': Constructors['chatInviteImporter']
  'ChatOnlines': Constructors['chatOnlines']
  'ChatParticipant': Constructors['chatParticipant'] | Constructors['chatParticipantAdmin'] | Constructors['chatParticipantCreator']
  'ChatParticipants': Constructors['chatParticipants'] | Constructors['chatParticipantsForbidden']
  'ChatPhoto': Constructors['chatPhoto'] | Constructors['chatPhotoEmpty']
  'ChatReactions': Constructors['chatReactionsAll'] | Constructors['chatReactionsNone'] | Constructors['chatReactionsSome']
  'ChatTheme': Constructors['chatTheme'] | Constructors['chatThemeUniqueGift']
  'CodeSettings': Constructors['codeSettings']
  'CommunityPeer': Constructors['communityPeer']
  'CommunityPeerRequest': Constructors['communityPeerRequest']
  'Config': Constructors['config']
  'ConnectedBot': Constructors['connectedBot']
  'ConnectedBotStarRef': Constructors['connectedBotStarRef']
  'Contact': Constructors['contact']
  'ContactBirthday': Constructors['contactBirthday']
  'ContactStatus': Constructors['contactStatus']
  'DataJSON': Constructors['dataJSON']
  'DcOption': Constructors['dcOption']
  'DefaultHistoryTTL': Constructors['defaultHistoryTTL']
  'Dialog': Constructors['dialog'] | Constructors['dialogCommunity'] | Constructors['dialogFolder']
  'DialogFilter': Constructors['dialogFilter'] | Constructors['dialogFilterChatlist'] | Constructors['dialogFilterDefault']
  'DialogFilterSuggested': Constructors['dialogFilterSuggested']
  'DialogPeer': Constructors['dialogPeer'] | Constructors['dialogPeerCommunity'] | Constructors['dialogPeerFolder']
  'DisallowedGiftsSettings': Constructors['disallowedGiftsSettings']
  'Document': Constructors['document'] | Constructors['documentEmpty']
  'DocumentAttribute': Constructors['documentAttributeAnimated'] | Constructors['documentAttributeAudio'] | Constructors['documentAttributeCustomEmoji'] | Constructors['documentAttributeFilename'] | Constructors['documentAttributeHasStickers'] | Constructors['documentAttributeImageSize'] | Constructors['documentAttributeSticker'] | Constructors['documentAttributeVideo']
  'DraftMessage': Constructors['draftMessage'] | Constructors['draftMessageEmpty']
  'EmailVerification': Constructors['emailVerificationApple'] | Constructors['emailVerificationCode'] | Constructors['emailVerificationGoogle']
  'EmailVerifyPurpose': Constructors['emailVerifyPurposeLoginChange'] | Constructors['emailVerifyPurposeLoginSetup'] | Constructors['emailVerifyPurposePassport']
  'EmojiGroup': Constructors['emojiGroup'] | Constructors['emojiGroupGreeting'] | Constructors['emojiGroupPremium']
  'EmojiKeyword': Constructors['emojiKeyword'] | Constructors['emojiKeywordDeleted']
  'EmojiKeywordsDifference': Constructors['emojiKeywordsDifference']
  'EmojiLanguage': Constructors['emojiLanguage']
  'EmojiList': Constructors['emojiList'] | Constructors['emojiListNotModified']
  'EmojiStatus': Constructors['emojiStatus'] | Constructors['emojiStatusCollectible'] | Constructors['emojiStatusEmpty'] | Constructors['inputEmojiStatusCollectible']
  'EmojiURL': Constructors['emojiURL']
  'EncryptedChat': Constructors['encryptedChat'] | Constructors['encryptedChatDiscarded'] | Constructors['encryptedChatEmpty'] | Constructors['encryptedChatRequested'] | Constructors['encryptedChatWaiting']
  'EncryptedFile': Constructors['encryptedFile'] | Constructors['encryptedFileEmpty']
  'EncryptedMessage': Constructors['encryptedMessage'] | Constructors['encryptedMessageService']
  'EphemeralMessage': Constructors['ephemeralMessage']
  'Error': Constructors['error']
  'ExportedChatInvite': Constructors['chatInviteExported'] | Constructors['chatInvitePublicJoinRequests']
  'ExportedChatlistInvite': Constructors['exportedChatlistInvite']
  'ExportedContactToken': Constructors['exportedContactToken']
  'ExportedMessageLink': Constructors['exportedMessageLink']
  'ExportedStoryLink': Constructors['exportedStoryLink']
  'FactCheck': Constructors['factCheck']
  'FileHash': Constructors['fileHash']
  'Folder': Constructors['folder']
  'FolderPeer': Constructors['folderPeer']
  'ForumTopic': Constructors['forumTopic'] | Constructors['forumTopicDeleted']
  'FoundStory': Constructors['foundStory']
  'Game': Constructors['game']
  'GeoPoint': Constructors['geoPoint'] | Constructors['geoPointEmpty']
  'GeoPointAddress': Constructors['geoPointAddress']
  'GlobalPrivacySettings': Constructors['globalPrivacySettings']
  'GroupCall': Constructors['groupCall'] | Constructors['groupCallDiscarded']
  'GroupCallDonor': Constructors['groupCallDonor']
  'GroupCallMessage': Constructors['groupCallMessage']
  'GroupCallParticipant': Constructors['groupCallParticipant']
  'GroupCallParticipantVideo': Constructors['groupCallParticipantVideo']
  'GroupCallParticipantVideoSourceGroup': Constructors['groupCallParticipantVideoSourceGroup']
  'GroupCallStreamChannel': Constructors['groupCallStreamChannel']
  'HighScore': Constructors['highScore']
  'ImportedContact': Constructors['importedContact']
  'InlineBotSwitchPM': Constructors['inlineBotSwitchPM']
  'InlineBotWebView': Constructors['inlineBotWebView']
  'InlineButtonType': Constructors['inlineButtonTypeBuy'] | Constructors['inlineButtonTypeCallback'] | Constructors['inlineButtonTypeCopy'] | Constructors['inlineButtonTypeDisabled'] | Constructors['inlineButtonTypeGame'] | Constructors['inlineButtonTypeSwitchInline'] | Constructors['inlineButtonTypeUrl'] | Constructors['inlineButtonTypeUrlAuth'] | Constructors['inlineButtonTypeUserProfile'] | Constructors['inlineButtonTypeWebView'] | Constructors['inputInlineButtonTypeUrlAuth'] | Constructors['inputInlineButtonTypeUserProfile']
  'InlineQueryPeerType': Constructors['inlineQueryPeerTypeBotPM'] | Constructors['inlineQueryPeerTypeBroadcast'] | Constructors['inlineQueryPeerTypeChat'] | Constructors['inlineQueryPeerTypeMegagroup'] | Constructors['inlineQueryPeerTypePM'] | Constructors['inlineQueryPeerTypeSameBotPM']
  'InputAiComposeTone': Constructors['inputAiComposeToneDefault'] | Constructors['inputAiComposeToneID'] | Constructors['inputAiComposeToneSingleUse'] | Constructors['inputAiComposeToneSlug']
  'InputAppEvent': Constructors['inputAppEvent']
  'InputBotApp': Constructors['inputBotAppID'] | Constructors['inputBotAppShortName']
  'InputBotInlineMessage': Constructors['inputBotInlineMessageGame'] | Constructors['inputBotInlineMessageMediaAuto'] | Constructors['inputBotInlineMessageMediaContact'] | Constructors['inputBotInlineMessageMediaGeo'] | Constructors['inputBotInlineMessageMediaInvoice'] | Constructors['inputBotInlineMessageMediaVenue'] | Constructors['inputBotInlineMessageMediaWebPage'] | Constructors['inputBotInlineMessageRichMessage'] | Constructors['inputBotInlineMessageText']
  'InputBotInlineMessageID': Constructors['inputBotInlineMessageID'] | Constructors['inputBotInlineMessageID64']
  'InputBotInlineResult': Constructors['inputBotInlineResult'] | Constructors['inputBotInlineResultDocument'] | Constructors['inputBotInlineResultGame'] | Constructors['inputBotInlineResultPhoto']
  'InputBusinessAwayMessage': Constructors['inputBusinessAwayMessage']
  'InputBusinessBotRecipients': Constructors['inputBusinessBotRecipients']
  'InputBusinessChatLink': Constructors['inputBusinessChatLink']
  'InputBusinessGreetingMessage': Constructors['inputBusinessGreetingMessage']
  'InputBusinessIntro': Constructors['inputBusinessIntro']
  'InputBusinessRecipients': Constructors['inputBusinessRecipients']
  'InputChannel': Constructors['inputChannel'] | Constructors['inputChannelEmpty'] | Constructors['inputChannelFromMessage']
  'InputChatPhoto': Constructors['inputChatPhoto'] | Constructors['inputChatPhotoEmpty'] | Constructors['inputChatUploadedPhoto']
  'InputChatTheme': Constructors['inputChatTheme'] | Constructors['inputChatThemeEmpty'] | Constructors['inputChatThemeUniqueGift']
  'InputChatlist': Constructors['inputChatlistDialogFilter']
  'InputCheckPasswordSRP': Constructors['inputCheckPasswordEmpty'] | Constructors['inputCheckPasswordSRP']
  'InputClientProxy': Constructors['inputClientProxy']
  'InputCollectible': Constructors['inputCollectiblePhone'] | Constructors['inputCollectibleUsername']
  'InputContact': Constructors['inputPhoneContact']
  'InputDialogPeer': Constructors['inputDialogPeer'] | Constructors['inputDialogPeerCommunity'] | Constructors['inputDialogPeerFolder']
  'InputDocument': Constructors['inputDocument'] | Constructors['inputDocumentEmpty']
  'InputEncryptedChat': Constructors['inputEncryptedChat']
  'InputEncryptedFile': Constructors['inputEncryptedFile'] | Constructors['inputEncryptedFileBigUploaded'] | Constructors['inputEncryptedFileEmpty'] | Constructors['inputEncryptedFileUploaded']
  'InputFile': Constructors['inputFile'] | Constructors['inputFileBig'] | Constructors['inputFileStoryDocument']
  'InputFileLocation': Constructors['inputDocumentFileLocation'] | Constructors['inputEncryptedFileLocation'] | Constructors['inputFileLocation'] | Constructors['inputGroupCallStream'] | Constructors['inputPeerPhotoFileLocation'] | Constructors['inputPhotoFileLocation'] | Constructors['inputPhotoLegacyFileLocation'] | Constructors['inputSecureFileLocation'] | Constructors['inputStickerSetThumb'] | Constructors['inputTakeoutFileLocation']
  'InputFolderPeer': Constructors['inputFolderPeer']
  'InputGame': Constructors['inputGameID'] | Constructors['inputGameShortName']
  'InputGeoPoint': Constructors['inputGeoPoint'] | Constructors['inputGeoPointEmpty']
  'InputGroupCall': Constructors['inputGroupCall'] | Constructors['inputGroupCallInviteMessage'] | Constructors['inputGroupCallSlug']
  'InputInvoice': Constructors['inputInvoiceBusinessBotTransferStars'] | Constructors['inputInvoiceChatInviteSubscription'] | Constructors['inputInvoiceMessage'] | Constructors['inputInvoicePremiumAuthCode'] | Constructors['inputInvoicePremiumGiftCode'] | Constructors['inputInvoicePremiumGiftStars'] | Constructors['inputInvoiceSlug'] | Constructors['inputInvoiceStarGift'] | Constructors['inputInvoiceStarGiftAuctionBid'] | Constructors['inputInvoiceStarGiftDropOriginalDetails'] | Constructors['inputInvoiceStarGiftPrepaidUpgrade'] | Constructors['inputInvoiceStarGiftResale'] | Constructors['inputInvoiceStarGiftTransfer'] | Constructors['inputInvoiceStarGiftUpgrade'] | Constructors['inputInvoiceStars']
  'InputMedia': Constructors['inputMediaContact'] | Constructors['inputMediaDice'] | Constructors['inputMediaDocument'] | Constructors['inputMediaDocumentExternal'] | Constructors['inputMediaEmpty'] | Constructors['inputMediaGame'] | Constructors['inputMediaGeoLive'] | Constructors['inputMediaGeoPoint'] | Constructors['inputMediaInvoice'] | Constructors['inputMediaPaidMedia'] | Constructors['inputMediaPhoto'] | Constructors['inputMediaPhotoExternal'] | Constructors['inputMediaPoll'] | Constructors['inputMediaStakeDice'] | Constructors['inputMediaStory'] | Constructors['inputMediaTodo'] | Constructors['inputMediaUploadedDocument'] | Constructors['inputMediaUploadedPhoto'] | Constructors['inputMediaVenue'] | Constructors['inputMediaWebPage']
  'InputMessage': Constructors['inputMessageCallbackQuery'] | Constructors['inputMessageID'] | Constructors['inputMessagePinned'] | Constructors['inputMessageReplyTo']
  'InputMessageReadMetric': Constructors['inputMessageReadMetric']
  'InputNotifyPeer': Constructors['inputNotifyBroadcasts'] | Constructors['inputNotifyChats'] | Constructors['inputNotifyCommunity'] | Constructors['inputNotifyForumTopic'] | Constructors['inputNotifyPeer'] | Constructors['inputNotifyUsers']
  'InputPasskeyCredential': Constructors['inputPasskeyCredentialFirebasePNV'] | Constructors['inputPasskeyCredentialPublicKey']
  'InputPasskeyResponse': Constructors['inputPasskeyResponseLogin'] | Constructors['inputPasskeyResponseRegister']
  'InputPaymentCredentials': Constructors['inputPaymentCredentials'] | Constructors['inputPaymentCredentialsApplePay'] | Constructors['inputPaymentCredentialsGooglePay'] | Constructors['inputPaymentCredentialsSaved']
  'InputPeer': Constructors['inputPeerChannel'] | Constructors['inputPeerChannelFromMessage'] | Constructors['inputPeerChat'] | Constructors['inputPeerEmpty'] | Constructors['inputPeerSelf'] | Constructors['inputPeerUser'] | Constructors['inputPeerUserFromMessage']
  'InputPeerNotifySettings': Constructors['inputPeerNotifySettings']
  'InputPhoneCall': Constructors['inputPhoneCall']
  'InputPhoto': Constructors['inputPhoto'] | Constructors['inputPhotoEmpty']
  'InputPrivacyKey': Constructors['inputPrivacyKeyAbout'] | Constructors['inputPrivacyKeyAddedByPhone'] | Constructors['inputPrivacyKeyBirthday'] | Constructors['inputPrivacyKeyChatInvite'] | Constructors['inputPrivacyKeyForwards'] | Constructors['inputPrivacyKeyNoPaidMessages'] | Constructors['inputPrivacyKeyPhoneCall'] | Constructors['inputPrivacyKeyPhoneNumber'] | Constructors['inputPrivacyKeyPhoneP2P'] | Constructors['inputPrivacyKeyProfilePhoto'] | Constructors['inputPrivacyKeySavedMusic'] | Constructors['inputPrivacyKeyStarGiftsAutoSave'] | Constructors['inputPrivacyKeyStatusTimestamp'] | Constructors['inputPrivacyKeyVoiceMessages']
  'InputPrivacyRule': Constructors['inputPrivacyValueAllowAll'] | Constructors['inputPrivacyValueAllowBots'] | Constructors['inputPrivacyValueAllowChatParticipants'] | Constructors['inputPrivacyValueAllowCloseFriends'] | Constructors['inputPrivacyValueAllowContacts'] | Constructors['inputPrivacyValueAllowPremium'] | Constructors['inputPrivacyValueAllowUsers'] | Constructors['inputPrivacyValueDisallowAll'] | Constructors['inputPrivacyValueDisallowBots'] | Constructors['inputPrivacyValueDisallowChatParticipants'] | Constructors['inputPrivacyValueDisallowContacts'] | Constructors['inputPrivacyValueDisallowUsers']
  'InputQuickReplyShortcut': Constructors['inputQuickReplyShortcut'] | Constructors['inputQuickReplyShortcutId']
  'InputReplyTo': Constructors['inputReplyToEphemeralMessage'] | Constructors['inputReplyToMessage'] | Constructors['inputReplyToMonoForum'] | Constructors['inputReplyToStory']
  'InputRichFile': Constructors['inputRichFileDocument'] | Constructors['inputRichFilePhoto']
  'InputRichMessage': Constructors['inputRichMessage'] | Constructors['inputRichMessageHTML'] | Constructors['inputRichMessageMarkdown']
  'InputSavedStarGift': Constructors['inputSavedStarGiftChat'] | Constructors['inputSavedStarGiftSlug'] | Constructors['inputSavedStarGiftUser']
  'InputSecureFile': Constructors['inputSecureFile'] | Constructors['inputSecureFileUploaded']
  'InputSecureValue': Constructors['inputSecureValue']
  'InputSingleMedia': Constructors['inputSingleMedia']
  'InputStarGiftAuction': Constructors['inputStarGiftAuction'] | Constructors['inputStarGiftAuctionSlug']
  'InputStarsTransaction': Constructors['inputStarsTransaction']
  'InputStickerSet': Constructors['inputStickerSetAnimatedEmoji'] | Constructors['inputStickerSetAnimatedEmojiAnimations'] | Constructors['inputStickerSetDice'] | Constructors['inputStickerSetEmojiChannelDefaultStatuses'] | Constructors['inputStickerSetEmojiDefaultStatuses'] | Constructors['inputStickerSetEmojiDefaultTopicIcons'] | Constructors['inputStickerSetEmojiGenericAnimations'] | Constructors['inputStickerSetEmpty'] | Constructors['inputStickerSetID'] | Constructors['inputStickerSetPremiumGifts'] | Constructors['inputStickerSetShortName'] | Constructors['inputStickerSetTonGifts']
  'InputStickerSetItem': Constructors['inputStickerSetItem']
  'InputStickeredMedia': Constructors['inputStickeredMediaDocument'] | Constructors['inputStickeredMediaPhoto']
  'InputStorePaymentPurpose': Constructors['inputStorePaymentAuthCode'] | Constructors['inputStorePaymentGiftPremium'] | Constructors['inputStorePaymentPremiumGiftCode'] | Constructors['inputStorePaymentPremiumGiveaway'] | Constructors['inputStorePaymentPremiumSubscription'] | Constructors['inputStorePaymentStarsGift'] | Constructors['inputStorePaymentStarsGiveaway'] | Constructors['inputStorePaymentStarsTopup']
  'InputTheme': Constructors['inputTheme'] | Constructors['inputThemeSlug']
  'InputThemeSettings': Constructors['inputThemeSettings']
  'InputUser': Constructors['inputUser'] | Constructors['inputUserEmpty'] | Constructors['inputUserFromMessage'] | Constructors['inputUserSelf']
  'InputWallPaper': Constructors['inputWallPaper'] | Constructors['inputWallPaperNoFile'] | Constructors['inputWallPaperSlug']
  'InputWebDocument': Constructors['inputWebDocument']
  'InputWebFileLocation': Constructors['inputWebFileAudioAlbumThumbLocation'] | Constructors['inputWebFileGeoPointLocation'] | Constructors['inputWebFileLocation']
  'Invoice': Constructors['invoice']
  'JSONObjectValue': Constructors['jsonObjectValue']
  'JSONValue': Constructors['jsonArray'] | Constructors['jsonBool'] | Constructors['jsonNull'] | Constructors['jsonNumber'] | Constructors['jsonObject'] | Constructors['jsonString']
  'JoinChatBotResult': Constructors['joinChatBotResultApproved'] | Constructors['joinChatBotResultDeclined'] | Constructors['joinChatBotResultQueued'] | Constructors['joinChatBotResultWebView']
  'KeyboardButton': Constructors['keyboardButton']
  'KeyboardButtonRow': Constructors['keyboardButtonRow']
  'KeyboardButtonStyle': Constructors['keyboardButtonStyle']
  'KeyboardInlineButton': Constructors['keyboardInlineButton']
  'KeyboardInlineButtonRow': Constructors['keyboardInlineButtonRow']
  'LabeledPrice': Constructors['labeledPrice']
  'LangPackDifference': Constructors['langPackDifference']
  'LangPackLanguage': Constructors['langPackLanguage']
  'LangPackString': Constructors['langPackString'] | Constructors['langPackStringDeleted'] | Constructors['langPackStringPluralized']
  'MaskCoords': Constructors['maskCoords']
  'MediaArea': Constructors['inputMediaAreaChannelPost'] | Constructors['inputMediaAreaVenue'] | Constructors['mediaAreaChannelPost'] | Constructors['mediaAreaGeoPoint'] | Constructors['mediaAreaStarGift'] | Constructors['mediaAreaSuggestedReaction'] | Constructors['mediaAreaUrl'] | Constructors['mediaAreaVenue'] | Constructors['mediaAreaWeather']
  'MediaAreaCoordinates': Constructors['mediaAreaCoordinates']
  'Message': Constructors['message'] | Constructors['messageEmpty'] | Constructors['messageService']
  'MessageAction': Constructors['messageActionBoostApply'] | Constructors['messageActionBotAllowed'] | Constructors['messageActionChangeCommunity'] | Constructors['messageActionChangeCreator'] | Constructors['messageActionChannelCreate'] | Constructors['messageActionChannelMigrateFrom'] | Constructors['messageActionChatAddUser'] | Constructors['messageActionChatCreate'] | Constructors['messageActionChatDeletePhoto'] | Constructors['messageActionChatDeleteUser'] | Constructors['messageActionChatEditPhoto'] | Constructors['messageActionChatEditTitle'] | Constructors['messageActionChatJoinedByLink'] | Constructors['messageActionChatJoinedByRequest'] | Constructors['messageActionChatJoinedViaCommunity'] | Constructors['messageActionChatMigrateTo'] | Constructors['messageActionConferenceCall'] | Constructors['messageActionContactSignUp'] | Constructors['messageActionCustomAction'] | Constructors['messageActionEmpty'] | Constructors['messageActionGameScore'] | Constructors['messageActionGeoProximityReached'] | Constructors['messageActionGiftCode'] | Constructors['messageActionGiftPremium'] | Constructors['messageActionGiftStars'] | Constructors['messageActionGiftTon'] | Constructors['messageActionGiveawayLaunch'] | Constructors['messageActionGiveawayResults'] | Constructors['messageActionGroupCall'] | Constructors['messageActionGroupCallScheduled'] | Constructors['messageActionHistoryClear'] | Constructors['messageActionInviteToGroupCall'] | Constructors['messageActionManagedBotCreated'] | Constructors['messageActionNewCreatorPending'] | Constructors['messageActionNoForwardsRequest'] | Constructors['messageActionNoForwardsToggle'] | Constructors['messageActionPaidMessagesPrice'] | Constructors['messageActionPaidMessagesRefunded'] | Constructors['messageActionPaymentRefunded'] | Constructors['messageActionPaymentSent'] | Constructors['messageActionPaymentSentMe'] | Constructors['messageActionPhoneCall'] | Constructors['messageActionPinMessage'] | Constructors['messageActionPollAppendAnswer'] | Constructors['messageActionPollDeleteAnswer'] | Constructors['messageActionPrizeStars'] | Constructors['messageActionRequestedPeer'] | Constructors['messageActionRequestedPeerSentMe'] | Constructors['messageActionScreenshotTaken'] | Constructors['messageActionSecureValuesSent'] | Constructors['messageActionSecureValuesSentMe'] | Constructors['messageActionSetChatTheme'] | Constructors['messageActionSetChatWallPaper'] | Constructors['messageActionSetMessagesTTL'] | Constructors['messageActionStarGift'] | Constructors['messageActionStarGiftPurchaseOffer'] | Constructors['messageActionStarGiftPurchaseOfferDeclined'] | Constructors['messageActionStarGiftUnique'] | Constructors['messageActionSuggestBirthday'] | Constructors['messageActionSuggestProfilePhoto'] | Constructors['messageActionSuggestedPostApproval'] | Constructors['messageActionSuggestedPostRefund'] | Constructors['messageActionSuggestedPostSuccess'] | Constructors['messageActionTodoAppendTasks'] | Constructors['messageActionTodoCompletions'] | Constructors['messageActionTopicCreate'] | Constructors['messageActionTopicEdit'] | Constructors['messageActionWebViewDataSent'] | Constructors['messageActionWebViewDataSentMe']
  'MessageEntity': Constructors['inputMessageEntityMentionName'] | Constructors['messageEntityBankCard'] | Constructors['messageEntityBlockquote'] | Constructors['messageEntityBold'] | Constructors['messageEntityBotCommand'] | Constructors['messageEntityCashtag'] | Constructors['messageEntityCode'] | Constructors['messageEntityCustomEmoji'] | Constructors['messageEntityDiffDelete'] | Constructors['messageEntityDiffInsert'] | Constructors['messageEntityDiffReplace'] | Constructors['messageEntityEmail'] | Constructors['messageEntityFormattedDate'] | Constructors['messageEntityHashtag'] | Constructors['messageEntityItalic'] | Constructors['messageEntityMention'] | Constructors['messageEntityMentionName'] | Constructors['messageEntityPhone'] | Constructors['messageEntityPre'] | Constructors['messageEntitySpoiler'] | Constructors['messageEntityStrike'] | Constructors['messageEntityTextUrl'] | Constructors['messageEntityUnderline'] | Constructors['messageEntityUnknown'] | Constructors['messageEntityUrl']
  'MessageExtendedMedia': Constructors['messageExtendedMedia'] | Constructors['messageExtendedMediaPreview']
  'MessageFwdHeader': Constructors['messageFwdHeader']
  'MessageMedia': Constructors['messageMediaContact'] | Constructors['messageMediaDice'] | Constructors['messageMediaDocument'] | Constructors['messageMediaEmpty'] | Constructors['messageMediaGame'] | Constructors['messageMediaGeo'] | Constructors['messageMediaGeoLive'] | Constructors['messageMediaGiveaway'] | Constructors['messageMediaGiveawayResults'] | Constructors['messageMediaInvoice'] | Constructors['messageMediaPaidMedia'] | Constructors['messageMediaPhoto'] | Constructors['messageMediaPoll'] | Constructors['messageMediaStory'] | Constructors['messageMediaToDo'] | Constructors['messageMediaUnsupported'] | Constructors['messageMediaVenue'] | Constructors['messageMediaVideoStream'] | Constructors['messageMediaWebPage']
  'MessagePeerReaction': Constructors['messagePeerReaction']
  'MessagePeerVote': Constructors['messagePeerVote'] | Constructors['messagePeerVoteInputOption'] | Constructors['messagePeerVoteMultiple']
  'MessageRange': Constructors['messageRange']
  'MessageReactions': Constructors['messageReactions']
  'MessageReactor': Constructors['messageReactor']
  'MessageReplies': Constructors['messageReplies']
  'MessageReplyHeader': Constructors['messageReplyHeader'] | Constructors['messageReplyStoryHeader']
  'MessageReportOption': Constructors['messageReportOption']
  'MessageViews': Constructors['messageViews']
  'MessagesFilter': Constructors['inputMessagesFilterChatPhotos'] | Constructors['inputMessagesFilterContacts'] | Constructors['inputMessagesFilterDocument'] | Constructors['inputMessagesFilterEmpty'] | Constructors['inputMessagesFilterGeo'] | Constructors['inputMessagesFilterGif'] | Constructors['inputMessagesFilterMusic'] | Constructors['inputMessagesFilterMyMentions'] | Constructors['inputMessagesFilterPhoneCalls'] | Constructors['inputMessagesFilterPhotoVideo'] | Constructors['inputMessagesFilterPhotos'] | Constructors['inputMessagesFilterPinned'] | Constructors['inputMessagesFilterPoll'] | Constructors['inputMessagesFilterRoundVideo'] | Constructors['inputMessagesFilterRoundVoice'] | Constructors['inputMessagesFilterUrl'] | Constructors['inputMessagesFilterVideo'] | Constructors['inputMessagesFilterVoice']
  'MissingInvitee': Constructors['missingInvitee']
  'MyBoost': Constructors['myBoost']
  'NearestDc': Constructors['nearestDc']
  'NotificationSound': Constructors['notificationSoundDefault'] | Constructors['notificationSoundLocal'] | Constructors['notificationSoundNone'] | Constructors['notificationSoundRingtone']
  'NotifyPeer': Constructors['notifyBroadcasts'] | Constructors['notifyChats'] | Constructors['notifyCommunity'] | Constructors['notifyForumTopic'] | Constructors['notifyPeer'] | Constructors['notifyUsers']
  'OutboxReadDate': Constructors['outboxReadDate']
  'Page': Constructors['page']
  'PageBlock': Constructors['inputPageBlockMap'] | Constructors['pageBlockAnchor'] | Constructors['pageBlockAudio'] | Constructors['pageBlockAuthorDate'] | Constructors['pageBlockBlockquote'] | Constructors['pageBlockBlockquoteBlocks'] | Constructors['pageBlockButtonRow'] | Constructors['pageBlockChannel'] | Constructors['pageBlockCollage'] | Constructors['pageBlockCover'] | Constructors['pageBlockDetails'] | Constructors['pageBlockDivider'] | Constructors['pageBlockDocument'] | Constructors['pageBlockEmbed'] | Constructors['pageBlockEmbedPost'] | Constructors['pageBlockFooter'] | Constructors['pageBlockHeader'] | Constructors['pageBlockHeading1'] | Constructors['pageBlockHeading2'] | Constructors['pageBlockHeading3'] | Constructors['pageBlockHeading4'] | Constructors['pageBlockHeading5'] | Constructors['pageBlockHeading6'] | Constructors['pageBlockKicker'] | Constructors['pageBlockList'] | Constructors['pageBlockMap'] | Constructors['pageBlockMath'] | Constructors['pageBlockOrderedList'] | Constructors['pageBlockParagraph'] | Constructors['pageBlockPhoto'] | Constructors['pageBlockPreformatted'] | Constructors['pageBlockPullquote'] | Constructors['pageBlockRelatedArticles'] | Constructors['pageBlockSlideshow'] | Constructors['pageBlockSubheader'] | Constructors['pageBlockSubtitle'] | Constructors['pageBlockTable'] | Constructors['pageBlockThinking'] | Constructors['pageBlockTitle'] | Constructors['pageBlockUnsupported'] | Constructors['pageBlockVideo']
  'PageButton': Constructors['pageButton']
  'PageCaption': Constructors['pageCaption']
  'PageListItem': Constructors['pageListItemBlocks'] | Constructors['pageListItemText']
  'PageListOrderedItem': Constructors['pageListOrderedItemBlocks'] | Constructors['pageListOrderedItemText']
  'PageRelatedArticle': Constructors['pageRelatedArticle']
  'PageTableCell': Constructors['pageTableCell']
  'PageTableRow': Constructors['pageTableRow']
  'PaidReactionPrivacy': Constructors['paidReactionPrivacyAnonymous'] | Constructors['paidReactionPrivacyDefault'] | Constructors['paidReactionPrivacyPeer']
  'Passkey': Constructors['passkey']
  'PasswordKdfAlgo': Constructors['passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow'] | Constructors['passwordKdfAlgoUnknown']
  'PaymentCharge': Constructors['paymentCharge']
  'PaymentFormMethod': Constructors['paymentFormMethod']
  'PaymentRequestedInfo': Constructors['paymentRequestedInfo']
  'PaymentSavedCredentials': Constructors['paymentSavedCredentialsCard']
  'Peer': Constructors['peerChannel'] | Constructors['peerChat'] | Constructors['peerUser']
  'PeerBlocked': Constructors['peerBlocked']
  'PeerColor': Constructors['inputPeerColorCollectible'] | Constructors['peerColor'] | Constructors['peerColorCollectible']
  'PeerLocated': Constructors['peerLocated'] | Constructors['peerSelfLocated']
  'PeerNotifySettings': Constructors['peerNotifySettings']
  'PeerSettings': Constructors['peerSettings']
  'PeerStories': Constructors['peerStories']
  'PendingSuggestion': Constructors['pendingSuggestion']
  'PhoneCall': Constructors['phoneCall'] | Constructors['phoneCallAccepted'] | Constructors['phoneCallDiscarded'] | Constructors['phoneCallEmpty'] | Constructors['phoneCallRequested'] | Constructors['phoneCallWaiting']
  'PhoneCallDiscardReason': Constructors['phoneCallDiscardReasonBusy'] | Constructors['phoneCallDiscardReasonDisconnect'] | Constructors['phoneCallDiscardReasonHangup'] | Constructors['phoneCallDiscardReasonMigrateConferenceCall'] | Constructors['phoneCallDiscardReasonMissed']
  'PhoneCallProtocol': Constructors['phoneCallProtocol']
  'PhoneConnection': Constructors['phoneConnection'] | Constructors['phoneConnectionWebrtc']
  'Photo': Constructors['photo'] | Constructors['photoEmpty']
  'PhotoSize': Constructors['photoCachedSize'] | Constructors['photoPathSize'] | Constructors['photoSize'] | Constructors['photoSizeEmpty'] | Constructors['photoSizeProgressive'] | Constructors['photoStrippedSize']
  'Poll': Constructors['poll']
  'PollAnswer': Constructors['inputPollAnswer'] | Constructors['pollAnswer']
  'PollAnswerVoters': Constructors['pollAnswerVoters']
  'PollResults': Constructors['pollResults']
  'PopularContact': Constructors['popularContact']
  'PostAddress': Constructors['postAddress']
  'PostInteractionCounters': Constructors['postInteractionCountersMessage'] | Constructors['postInteractionCountersStory']
  'PremiumGiftCodeOption': Constructors['premiumGiftCodeOption']
  'PremiumSubscriptionOption': Constructors['premiumSubscriptionOption']
  'PrepaidGiveaway': Constructors['prepaidGiveaway'] | Constructors['prepaidStarsGiveaway']
  'PrivacyKey': Constructors['privacyKeyAbout'] | Constructors['privacyKeyAddedByPhone'] | Constructors['privacyKeyBirthday'] | Constructors['privacyKeyChatInvite'] | Constructors['privacyKeyForwards'] | Constructors['privacyKeyNoPaidMessages'] | Constructors['privacyKeyPhoneCall'] | Constructors['privacyKeyPhoneNumber'] | Constructors['privacyKeyPhoneP2P'] | Constructors['privacyKeyProfilePhoto'] | Constructors['privacyKeySavedMusic'] | Constructors['privacyKeyStarGiftsAutoSave'] | Constructors['privacyKeyStatusTimestamp'] | Constructors['privacyKeyVoiceMessages']
  'PrivacyRule': Constructors['privacyValueAllowAll'] | Constructors['privacyValueAllowBots'] | Constructors['privacyValueAllowChatParticipants'] | Constructors['privacyValueAllowCloseFriends'] | Constructors['privacyValueAllowContacts'] | Constructors['privacyValueAllowPremium'] | Constructors['privacyValueAllowUsers'] | Constructors['privacyValueDisallowAll'] | Constructors['privacyValueDisallowBots'] | Constructors['privacyValueDisallowChatParticipants'] | Constructors['privacyValueDisallowContacts'] | Constructors['privacyValueDisallowUsers']
  'ProfileTab': Constructors['profileTabFiles'] | Constructors['profileTabGifs'] | Constructors['profileTabGifts'] | Constructors['profileTabLinks'] | Constructors['profileTabMedia'] | Constructors['profileTabMusic'] | Constructors['profileTabPosts'] | Constructors['profileTabVoice']
  'PublicForward': Constructors['publicForwardMessage'] | Constructors['publicForwardStory']
  'QuickReply': Constructors['quickReply']
  'Reaction': Constructors['reactionCustomEmoji'] | Constructors['reactionEmoji'] | Constructors['reactionEmpty'] | Constructors['reactionPaid']
  'ReactionCount': Constructors['reactionCount']
  'ReactionNotificationsFrom': Constructors['reactionNotificationsFromAll'] | Constructors['reactionNotificationsFromContacts']
  'ReactionsNotifySettings': Constructors['reactionsNotifySettings']
  'ReadParticipantDate': Constructors['readParticipantDate']
  'ReceivedNotifyMessage': Constructors['receivedNotifyMessage']
  'RecentMeUrl': Constructors['recentMeUrlChat'] | Constructors['recentMeUrlChatInvite'] | Constructors['recentMeUrlStickerSet'] | Constructors['recentMeUrlUnknown'] | Constructors['recentMeUrlUser']
  'RecentStory': Constructors['recentStory']
  'ReplyMarkup': Constructors['replyInlineMarkup'] | Constructors['replyKeyboardForceReply'] | Constructors['replyKeyboardHide'] | Constructors['replyKeyboardMarkup']
  'ReportReason': Constructors['inputReportReasonChildAbuse'] | Constructors['inputReportReasonCopyright'] | Constructors['inputReportReasonFake'] | Constructors['inputReportReasonGeoIrrelevant'] | Constructors['inputReportReasonIllegalDrugs'] | Constructors['inputReportReasonOther'] | Constructors['inputReportReasonPersonalDetails'] | Constructors['inputReportReasonPornography'] | Constructors['inputReportReasonSpam'] | Constructors['inputReportReasonViolence']
  'ReportResult': Constructors['reportResultAddComment'] | Constructors['reportResultChooseOption'] | Constructors['reportResultReported']
  'RequestPeerType': Constructors['requestPeerTypeBroadcast'] | Constructors['requestPeerTypeChat'] | Constructors['requestPeerTypeCreateBot'] | Constructors['requestPeerTypeUser']
  'RequestedPeer': Constructors['requestedPeerChannel'] | Constructors['requestedPeerChat'] | Constructors['requestedPeerUser']
  'RequirementToContact': Constructors['requirementToContactEmpty'] | Constructors['requirementToContactPaidMessages'] | Constructors['requirementToContactPremium']
  'RestrictionReason': Constructors['restrictionReason']
  'RichButtonStyle': Constructors['richButtonStyle']
  'RichMessage': Constructors['richMessage']
  'RichText': Constructors['textAnchor'] | Constructors['textAutoEmail'] | Constructors['textAutoPhone'] | Constructors['textAutoUrl'] | Constructors['textBankCard'] | Constructors['textBold'] | Constructors['textBotCommand'] | Constructors['textButton'] | Constructors['textCashtag'] | Constructors['textConcat'] | Constructors['textCustomEmoji'] | Constructors['textDate'] | Constructors['textDiff'] | Constructors['textEmail'] | Constructors['textEmpty'] | Constructors['textFixed'] | Constructors['textHashtag'] | Constructors['textImage'] | Constructors['textItalic'] | Constructors['textMarked'] | Constructors['textMath'] | Constructors['textMention'] | Constructors['textMentionName'] | Constructors['textPhone'] | Constructors['textPlain'] | Constructors['textSpoiler'] | Constructors['textStrike'] | Constructors['textSubscript'] | Constructors['textSuperscript'] | Constructors['textUnderline'] | Constructors['textUrl']
  'SavedContact': Constructors['savedPhoneContact']
  'SavedDialog': Constructors['monoForumDialog'] | Constructors['savedDialog']
  'SavedReactionTag': Constructors['savedReactionTag']
  'SavedStarGift': Constructors['savedStarGift']
  'SearchPostsFlood': Constructors['searchPostsFlood']
  'SearchResultsCalendarPeriod': Constructors['searchResultsCalendarPeriod']
  'SearchResultsPosition': Constructors['searchResultPosition']
  'SecureCredentialsEncrypted': Constructors['secureCredentialsEncrypted']
  'SecureData': Constructors['secureData']
  'SecureFile': Constructors['secureFile'] | Constructors['secureFileEmpty']
  'SecurePasswordKdfAlgo': Constructors['securePasswordKdfAlgoPBKDF2HMACSHA512iter100000'] | Constructors['securePasswordKdfAlgoSHA512'] | Constructors['securePasswordKdfAlgoUnknown']
  'SecurePlainData': Constructors['securePlainEmail'] | Constructors['securePlainPhone']
  'SecureRequiredType': Constructors['secureRequiredType'] | Constructors['secureRequiredTypeOneOf']
  'SecureSecretSettings': Constructors['secureSecretSettings']
  'SecureValue': Constructors['secureValue']
  'SecureValueError': Constructors['secureValueError'] | Constructors['secureValueErrorData'] | Constructors['secureValueErrorFile'] | Constructors['secureValueErrorFiles'] | Constructors['secureValueErrorFrontSide'] | Constructors['secureValueErrorReverseSide'] | Constructors['secureValueErrorSelfie'] | Constructors['secureValueErrorTranslationFile'] | Constructors['secureValueErrorTranslationFiles']
  'SecureValueHash': Constructors['secureValueHash']
  'SecureValueType': Constructors['secureValueTypeAddress'] | Constructors['secureValueTypeBankStatement'] | Constructors['secureValueTypeDriverLicense'] | Constructors['secureValueTypeEmail'] | Constructors['secureValueTypeIdentityCard'] | Constructors['secureValueTypeInternalPassport'] | Constructors['secureValueTypePassport'] | Constructors['secureValueTypePassportRegistration'] | Constructors['secureValueTypePersonalDetails'] | Constructors['secureValueTypePhone'] | Constructors['secureValueTypeRentalAgreement'] | Constructors['secureValueTypeTemporaryRegistration'] | Constructors['secureValueTypeUtilityBill']
  'SendAsPeer': Constructors['sendAsPeer']
  'SendMessageAction': Constructors['inputSendMessageRichMessageDraftAction'] | Constructors['sendMessageCancelAction'] | Constructors['sendMessageChooseContactAction'] | Constructors['sendMessageChooseStickerAction'] | Constructors['sendMessageEmojiInteraction'] | Constructors['sendMessageEmojiInteractionSeen'] | Constructors['sendMessageGamePlayAction'] | Constructors['sendMessageGeoLocationAction'] | Constructors['sendMessageHistoryImportAction'] | Constructors['sendMessageRecordAudioAction'] | Constructors['sendMessageRecordRoundAction'] | Constructors['sendMessageRecordVideoAction'] | Constructors['sendMessageRichMessageDraftAction'] | Constructors['sendMessageStopDraftAction'] | Constructors['sendMessageTextDraftAction'] | Constructors['sendMessageTypingAction'] | Constructors['sendMessageUploadAudioAction'] | Constructors['sendMessageUploadDocumentAction'] | Constructors['sendMessageUploadPhotoAction'] | Constructors['sendMessageUploadRoundAction'] | Constructors['sendMessageUploadVideoAction'] | Constructors['speakingInGroupCallAction']
  'ShippingOption': Constructors['shippingOption']
  'SmsJob': Constructors['smsJob']
  'SponsoredMessage': Constructors['sponsoredMessage']
  'SponsoredMessageReportOption': Constructors['sponsoredMessageReportOption']
  'SponsoredPeer': Constructors['sponsoredPeer']
  'StarGift': Constructors['starGift'] | Constructors['starGiftUnique']
  'StarGiftActiveAuctionState': Constructors['starGiftActiveAuctionState']
  'StarGiftAttribute': Constructors['starGiftAttributeBackdrop'] | Constructors['starGiftAttributeModel'] | Constructors['starGiftAttributeOriginalDetails'] | Constructors['starGiftAttributePattern']
  'StarGiftAttributeCounter': Constructors['starGiftAttributeCounter']
  'StarGiftAttributeId': Constructors['starGiftAttributeIdBackdrop'] | Constructors['starGiftAttributeIdModel'] | Constructors['starGiftAttributeIdPattern']
  'StarGiftAttributeRarity': Constructors['starGiftAttributeRarity'] | Constructors['starGiftAttributeRarityEpic'] | Constructors['starGiftAttributeRarityLegendary'] | Constructors['starGiftAttributeRarityRare'] | Constructors['starGiftAttributeRarityUncommon']
  'StarGiftAuctionAcquiredGift': Constructors['starGiftAuctionAcquiredGift']
  'StarGiftAuctionRound': Constructors['starGiftAuctionRound'] | Constructors['starGiftAuctionRoundExtendable']
  'StarGiftAuctionState': Constructors['starGiftAuctionState'] | Constructors['starGiftAuctionStateFinished'] | Constructors['starGiftAuctionStateNotModified']
  'StarGiftAuctionUserState': Constructors['starGiftAuctionUserState']
  'StarGiftBackground': Constructors['starGiftBackground']
  'StarGiftCollection': Constructors['starGiftCollection']
  'StarGiftUpgradePrice': Constructors['starGiftUpgradePrice']
  'StarRefProgram': Constructors['starRefProgram']
  'StarsAmount': Constructors['starsAmount'] | Constructors['starsTonAmount']
  'StarsGiftOption': Constructors['starsGiftOption']
  'StarsGiveawayOption': Constructors['starsGiveawayOption']
  'StarsGiveawayWinnersOption': Constructors['starsGiveawayWinnersOption']
  'StarsRating': Constructors['starsRating']
  'StarsRevenueStatus': Constructors['starsRevenueStatus']
  'StarsSubscription': Constructors['starsSubscription']
  'StarsSubscriptionPricing': Constructors['starsSubscriptionPricing']
  'StarsTopupOption': Constructors['starsTopupOption']
  'StarsTransaction': Constructors['starsTransaction']
  'StarsTransactionPeer': Constructors['starsTransactionPeer'] | Constructors['starsTransactionPeerAPI'] | Constructors['starsTransactionPeerAds'] | Constructors['starsTransactionPeerAppStore'] | Constructors['starsTransactionPeerFragment'] | Constructors['starsTransactionPeerPlayMarket'] | Constructors['starsTransactionPeerPremiumBot'] | Constructors['starsTransactionPeerUnsupported']
  'StatsAbsValueAndPrev': Constructors['statsAbsValueAndPrev']
  'StatsDateRangeDays': Constructors['statsDateRangeDays']
  'StatsGraph': Constructors['statsGraph'] | Constructors['statsGraphAsync'] | Constructors['statsGraphError']
  'StatsGroupTopAdmin': Constructors['statsGroupTopAdmin']
  'StatsGroupTopInviter': Constructors['statsGroupTopInviter']
  'StatsGroupTopPoster': Constructors['statsGroupTopPoster']
  'StatsPercentValue': Constructors['statsPercentValue']
  'StatsURL': Constructors['statsURL']
  'StickerKeyword': Constructors['stickerKeyword']
  'StickerPack': Constructors['stickerPack']
  'StickerSet': Constructors['stickerSet']
  'StickerSetCovered': Constructors['stickerSetCovered'] | Constructors['stickerSetFullCovered'] | Constructors['stickerSetMultiCovered'] | Constructors['stickerSetNoCovered']
  'StoriesStealthMode': Constructors['storiesStealthMode']
  'StoryAlbum': Constructors['storyAlbum']
  'StoryFwdHeader': Constructors['storyFwdHeader']
  'StoryItem': Constructors['storyItem'] | Constructors['storyItemDeleted'] | Constructors['storyItemSkipped']
  'StoryReaction': Constructors['storyReaction'] | Constructors['storyReactionPublicForward'] | Constructors['storyReactionPublicRepost']
  'StoryView': Constructors['storyView'] | Constructors['storyViewPublicForward'] | Constructors['storyViewPublicRepost']
  'StoryViews': Constructors['storyViews']
  'SuggestedPost': Constructors['suggestedPost']
  'TextWithEntities': Constructors['textWithEntities']
  'Theme': Constructors['theme']
  'ThemeSettings': Constructors['themeSettings']
  'Timezone': Constructors['timezone']
  'TodoCompletion': Constructors['todoCompletion']
  'TodoItem': Constructors['todoItem']
  'TodoList': Constructors['todoList']
  'TopPeer': Constructors['topPeer']
  'TopPeerCategory': Constructors['topPeerCategoryBotsApp'] | Constructors['topPeerCategoryBotsGuestChat'] | Constructors['topPeerCategoryBotsInline'] | Constructors['topPeerCategoryBotsPM'] | Constructors['topPeerCategoryChannels'] | Constructors['topPeerCategoryCorrespondents'] | Constructors['topPeerCategoryForwardChats'] | Constructors['topPeerCategoryForwardUsers'] | Constructors['topPeerCategoryGroups'] | Constructors['topPeerCategoryPhoneCalls']
  'TopPeerCategoryPeers': Constructors['topPeerCategoryPeers']
  'Update': Constructors['updateAiComposeTones'] | Constructors['updateAttachMenuBots'] | Constructors['updateAutoSaveSettings'] | Constructors['updateBotBusinessConnect'] | Constructors['updateBotCallbackQuery'] | Constructors['updateBotChatBoost'] | Constructors['updateBotChatInviteRequester'] | Constructors['updateBotCommands'] | Constructors['updateBotDeleteBusinessMessage'] | Constructors['updateBotEditBusinessMessage'] | Constructors['updateBotGuestChatQuery'] | Constructors['updateBotInlineQuery'] | Constructors['updateBotInlineSend'] | Constructors['updateBotMenuButton'] | Constructors['updateBotMessageReaction'] | Constructors['updateBotMessageReactions'] | Constructors['updateBotNewBusinessMessage'] | Constructors['updateBotPrecheckoutQuery'] | Constructors['updateBotPurchasedPaidMedia'] | Constructors['updateBotShippingQuery'] | Constructors['updateBotStarsSubscription'] | Constructors['updateBotStopped'] | Constructors['updateBotWebhookJSON'] | Constructors['updateBotWebhookJSONQuery'] | Constructors['updateBusinessBotCallbackQuery'] | Constructors['updateChannel'] | Constructors['updateChannelAvailableMessages'] | Constructors['updateChannelMessageForwards'] | Constructors['updateChannelMessageViews'] | Constructors['updateChannelParticipant'] | Constructors['updateChannelReadMessagesContents'] | Constructors['updateChannelTooLong'] | Constructors['updateChannelUserTyping'] | Constructors['updateChannelViewForumAsMessages'] | Constructors['updateChannelWebPage'] | Constructors['updateChat'] | Constructors['updateChatDefaultBannedRights'] | Constructors['updateChatParticipant'] | Constructors['updateChatParticipantAdd'] | Constructors['updateChatParticipantAdmin'] | Constructors['updateChatParticipantDelete'] | Constructors['updateChatParticipantRank'] | Constructors['updateChatParticipants'] | Constructors['updateChatUserTyping'] | Constructors['updateConfig'] | Constructors['updateContactsReset'] | Constructors['updateDcOptions'] | Constructors['updateDeleteChannelMessages'] | Constructors['updateDeleteEphemeralMessages'] | Constructors['updateDeleteGroupCallMessages'] | Constructors['updateDeleteMessages'] | Constructors['updateDeleteQuickReply'] | Constructors['updateDeleteQuickReplyMessages'] | Constructors['updateDeleteScheduledMessages'] | Constructors['updateDialogFilter'] | Constructors['updateDialogFilterOrder'] | Constructors['updateDialogFilters'] | Constructors['updateDialogPinned'] | Constructors['updateDialogUnreadMark'] | Constructors['updateDraftMessage'] | Constructors['updateEditChannelMessage'] | Constructors['updateEditEphemeralMessage'] | Constructors['updateEditMessage'] | Constructors['updateEmojiGameInfo'] | Constructors['updateEncryptedChatTyping'] | Constructors['updateEncryptedMessagesRead'] | Constructors['updateEncryption'] | Constructors['updateEphemeralBotCallbackQuery'] | Constructors['updateFavedStickers'] | Constructors['updateFolderPeers'] | Constructors['updateGeoLiveViewed'] | Constructors['updateGroupCall'] | Constructors['updateGroupCallChainBlocks'] | Constructors['updateGroupCallConnection'] | Constructors['updateGroupCallEncryptedMessage'] | Constructors['updateGroupCallMessage'] | Constructors['updateGroupCallParticipants'] | Constructors['updateInlineBotCallbackQuery'] | Constructors['updateJoinChatWebViewDecision'] | Constructors['updateLangPack'] | Constructors['updateLangPackTooLong'] | Constructors['updateLoginToken'] | Constructors['updateManagedBot'] | Constructors['updateMessageExtendedMedia'] | Constructors['updateMessageID'] | Constructors['updateMessagePoll'] | Constructors['updateMessagePollVote'] | Constructors['updateMessageReactions'] | Constructors['updateMonoForumNoPaidException'] | Constructors['updateMoveStickerSetToTop'] | Constructors['updateNewAuthorization'] | Constructors['updateNewBotConnection'] | Constructors['updateNewChannelMessage'] | Constructors['updateNewEncryptedMessage'] | Constructors['updateNewEphemeralMessage'] | Constructors['updateNewMessage'] | Constructors['updateNewQuickReply'] | Constructors['updateNewScheduledMessage'] | Constructors['updateNewStickerSet'] | Constructors['updateNewStoryReaction'] | Constructors['updateNotifySettings'] | Constructors['updatePaidReactionPrivacy'] | Constructors['updatePeerBlocked'] | Constructors['updatePeerHistoryTTL'] | Constructors['updatePeerLocated'] | Constructors['updatePeerSettings'] | Constructors['updatePeerWallpaper'] | Constructors['updatePendingJoinRequests'] | Constructors['updatePhoneCall'] | Constructors['updatePhoneCallSignalingData'] | Constructors['updatePinnedChannelMessages'] | Constructors['updatePinnedDialogs'] | Constructors['updatePinnedForumTopic'] | Constructors['updatePinnedForumTopics'] | Constructors['updatePinnedMessages'] | Constructors['updatePinnedSavedDialogs'] | Constructors['updatePrivacy'] | Constructors['updatePtsChanged'] | Constructors['updateQuickReplies'] | Constructors['updateQuickReplyMessage'] | Constructors['updateReadChannelDiscussionInbox'] | Constructors['updateReadChannelDiscussionOutbox'] | Constructors['updateReadChannelInbox'] | Constructors['updateReadChannelOutbox'] | Constructors['updateReadFeaturedEmojiStickers'] | Constructors['updateReadFeaturedStickers'] | Constructors['updateReadHistoryInbox'] | Constructors['updateReadHistoryOutbox'] | Constructors['updateReadMessagesContents'] | Constructors['updateReadMonoForumInbox'] | Constructors['updateReadMonoForumOutbox'] | Constructors['updateReadStories'] | Constructors['updateRecentEmojiStatuses'] | Constructors['updateRecentReactions'] | Constructors['updateRecentStickers'] | Constructors['updateSavedDialogPinned'] | Constructors['updateSavedGifs'] | Constructors['updateSavedReactionTags'] | Constructors['updateSavedRingtones'] | Constructors['updateSentPhoneCode'] | Constructors['updateSentStoryReaction'] | Constructors['updateServiceNotification'] | Constructors['updateSmsJob'] | Constructors['updateStarGiftAuctionState'] | Constructors['updateStarGiftAuctionUserState'] | Constructors['updateStarGiftCraftFail'] | Constructors['updateStarsBalance'] | Constructors['updateStarsRevenueStatus'] | Constructors['updateStickerSets'] | Constructors['updateStickerSetsOrder'] | Constructors['updateStoriesStealthMode'] | Constructors['updateStory'] | Constructors['updateStoryID'] | Constructors['updateTheme'] | Constructors['updateTranscribedAudio'] | Constructors['updateUser'] | Constructors['updateUserEmojiStatus'] | Constructors['updateUserName'] | Constructors['updateUserPhone'] | Constructors['updateUserStatus'] | Constructors['updateUserTyping'] | Constructors['updateWebBrowserException'] | Constructors['updateWebBrowserSettings'] | Constructors['updateWebPage'] | Constructors['updateWebViewResultSent']
  'Updates': Constructors['updateShort'] | Constructors['updateShortChatMessage'] | Constructors['updateShortMessage'] | Constructors['updateShortSentMessage'] | Constructors['updates'] | Constructors['updatesCombined'] | Constructors['updatesTooLong']
  'UrlAuthResult': Constructors['urlAuthResultAccepted'] | Constructors['urlAuthResultDefault'] | Constructors['urlAuthResultRequest']
  'User': Constructors['user'] | Constructors['userEmpty']
  'UserFull': Constructors['userFull']
  'UserProfilePhoto': Constructors['userProfilePhoto'] | Constructors['userProfilePhotoEmpty']
  'UserStatus': Constructors['userStatusEmpty'] | Constructors['userStatusLastMonth'] | Constructors['userStatusLastWeek'] | Constructors['userStatusOffline'] | Constructors['userStatusOnline'] | Constructors['userStatusRecently']
  'Username': Constructors['username']
  'VideoSize': Constructors['videoSize'] | Constructors['videoSizeEmojiMarkup'] | Constructors['videoSizeStickerMarkup']
  'WallPaper': Constructors['wallPaper'] | Constructors['wallPaperNoFile']
  'WallPaperSettings': Constructors['wallPaperSettings']
  'WebAuthorization': Constructors['webAuthorization']
  'WebDocument': Constructors['webDocument'] | Constructors['webDocumentNoProxy']
  'WebDomainException': Constructors['webDomainException']
  'WebPage': Constructors['webPage'] | Constructors['webPageEmpty'] | Constructors['webPageNotModified'] | Constructors['webPagePending']
  'WebPageAttribute': Constructors['webPageAttributeAiComposeTone'] | Constructors['webPageAttributeStarGiftAuction'] | Constructors['webPageAttributeStarGiftCollection'] | Constructors['webPageAttributeStickerSet'] | Constructors['webPageAttributeStory'] | Constructors['webPageAttributeTheme'] | Constructors['webPageAttributeUniqueStarGift']
  'WebViewMessageSent': Constructors['webViewMessageSent']
  'WebViewResult': Constructors['webViewResultUrl']
  'account.AuthorizationForm': Constructors['account.authorizationForm']
  'account.Authorizations': Constructors['account.authorizations']
  'account.AutoDownloadSettings': Constructors['account.autoDownloadSettings']
  'account.AutoSaveSettings': Constructors['account.autoSaveSettings']
  'account.BusinessChatLinks': Constructors['account.businessChatLinks']
  'account.ChatThemes': Constructors['account.chatThemes'] | Constructors['account.chatThemesNotModified']
  'account.ConnectedBots': Constructors['account.connectedBots']
  'account.ContentSettings': Constructors['account.contentSettings']
  'account.EmailVerified': Constructors['account.emailVerified'] | Constructors['account.emailVerifiedLogin']
  'account.EmojiStatuses': Constructors['account.emojiStatuses'] | Constructors['account.emojiStatusesNotModified']
  'account.PaidMessagesRevenue': Constructors['account.paidMessagesRevenue']
  'account.PasskeyRegistrationOptions': Constructors['account.passkeyRegistrationOptions']
  'account.Passkeys': Constructors['account.passkeys']
  'account.Password': Constructors['account.password']
  'account.PasswordInputSettings': Constructors['account.passwordInputSettings']
  'account.PasswordSettings': Constructors['account.passwordSettings']
  'account.PrivacyRules': Constructors['account.privacyRules']
  'account.ResetPasswordResult': Constructors['account.resetPasswordFailedWait'] | Constructors['account.resetPasswordOk'] | Constructors['account.resetPasswordRequestedWait']
  'account.ResolvedBusinessChatLinks': Constructors['account.resolvedBusinessChatLinks']
  'account.SavedMusicIds': Constructors['account.savedMusicIds'] | Constructors['account.savedMusicIdsNotModified']
  'account.SavedRingtone': Constructors['account.savedRingtone'] | Constructors['account.savedRingtoneConverted']
  'account.SavedRingtones': Constructors['account.savedRingtones'] | Constructors['account.savedRingtonesNotModified']
  'account.SentEmailCode': Constructors['account.sentEmailCode']
  'account.Takeout': Constructors['account.takeout']
  'account.Themes': Constructors['account.themes'] | Constructors['account.themesNotModified']
  'account.TmpPassword': Constructors['account.tmpPassword']
  'account.WallPapers': Constructors['account.wallPapers'] | Constructors['account.wallPapersNotModified']
  'account.WebAuthorizations': Constructors['account.webAuthorizations']
  'account.WebBrowserSettings': Constructors['account.webBrowserSettings'] | Constructors['account.webBrowserSettingsNotModified']
  'aicompose.Tones': Constructors['aicompose.tones'] | Constructors['aicompose.tonesNotModified']
  'auth.Authorization': Constructors['auth.authorization'] | Constructors['auth.authorizationSignUpRequired']
  'auth.CodeType': Constructors['auth.codeTypeCall'] | Constructors['auth.codeTypeFlashCall'] | Constructors['auth.codeTypeFragmentSms'] | Constructors['auth.codeTypeMissedCall'] | Constructors['auth.codeTypeSms']
  'auth.ExportedAuthorization': Constructors['auth.exportedAuthorization']
  'auth.FirebasePnvIntent': Constructors['auth.firebasePnvIntent']
  'auth.LoggedOut': Constructors['auth.loggedOut']
  'auth.LoginToken': Constructors['auth.loginToken'] | Constructors['auth.loginTokenMigrateTo'] | Constructors['auth.loginTokenSuccess']
  'auth.PasskeyLoginOptions': Constructors['auth.passkeyLoginOptions']
  'auth.PasswordRecovery': Constructors['auth.passwordRecovery']
  'auth.SentCode': Constructors['auth.sentCode'] | Constructors['auth.sentCodePaymentRequired'] | Constructors['auth.sentCodeSuccess']
  'auth.SentCodeType': Constructors['auth.sentCodeTypeApp'] | Constructors['auth.sentCodeTypeCall'] | Constructors['auth.sentCodeTypeEmailCode'] | Constructors['auth.sentCodeTypeFirebaseSms'] | Constructors['auth.sentCodeTypeFlashCall'] | Constructors['auth.sentCodeTypeFragmentSms'] | Constructors['auth.sentCodeTypeMissedCall'] | Constructors['auth.sentCodeTypeSetUpEmailRequired'] | Constructors['auth.sentCodeTypeSms'] | Constructors['auth.sentCodeTypeSmsPhrase'] | Constructors['auth.sentCodeTypeSmsWord']
  'bots.AccessSettings': Constructors['bots.accessSettings']
  'bots.BotInfo': Constructors['bots.botInfo']
  'bots.ExportedBotToken': Constructors['bots.exportedBotToken']
  'bots.PopularAppBots': Constructors['bots.popularAppBots']
  'bots.PreviewInfo': Constructors['bots.previewInfo']
  'bots.RequestedButton': Constructors['bots.requestedButton']
  'channels.AdminLogResults': Constructors['channels.adminLogResults']
  'channels.ChannelParticipant': Constructors['channels.channelParticipant']
  'channels.ChannelParticipants': Constructors['channels.channelParticipants'] | Constructors['channels.channelParticipantsNotModified']
  'channels.SendAsPeers': Constructors['channels.sendAsPeers']
  'channels.SponsoredMessageReportResult': Constructors['channels.sponsoredMessageReportResultAdsHidden'] | Constructors['channels.sponsoredMessageReportResultChooseOption'] | Constructors['channels.sponsoredMessageReportResultReported']
  'chatlists.ChatlistInvite': Constructors['chatlists.chatlistInvite'] | Constructors['chatlists.chatlistInviteAlready']
  'chatlists.ChatlistUpdates': Constructors['chatlists.chatlistUpdates']
  'chatlists.ExportedChatlistInvite': Constructors['chatlists.exportedChatlistInvite']
  'chatlists.ExportedInvites': Constructors['chatlists.exportedInvites']
  'communities.ParticipantJoinedChats': Constructors['communities.participantJoinedChats']
  'communities.PeerLinkRequests': Constructors['communities.peerLinkRequests']
  'contacts.Blocked': Constructors['contacts.blocked'] | Constructors['contacts.blockedSlice']
  'contacts.ContactBirthdays': Constructors['contacts.contactBirthdays']
  'contacts.Contacts': Constructors['contacts.contacts'] | Constructors['contacts.contactsNotModified']
  'contacts.Found': Constructors['contacts.found']
  'contacts.ImportedContacts': Constructors['contacts.importedContacts']
  'contacts.ResolvedPeer': Constructors['contacts.resolvedPeer']
  'contacts.SponsoredPeers': Constructors['contacts.sponsoredPeers'] | Constructors['contacts.sponsoredPeersEmpty']
  'contacts.TopPeers': Constructors['contacts.topPeers'] | Constructors['contacts.topPeersDisabled'] | Constructors['contacts.topPeersNotModified']
  'ephemeral.WelcomeMessages': Constructors['ephemeral.welcomeMessages'] | Constructors['ephemeral.welcomeMessagesNotModified']
  'fragment.CollectibleInfo': Constructors['fragment.collectibleInfo']
  'help.AppConfig': Constructors['help.appConfig'] | Constructors['help.appConfigNotModified']
  'help.AppUpdate': Constructors['help.appUpdate'] | Constructors['help.noAppUpdate']
  'help.CountriesList': Constructors['help.countriesList'] | Constructors['help.countriesListNotModified']
  'help.Country': Constructors['help.country']
  'help.CountryCode': Constructors['help.countryCode']
  'help.DeepLinkInfo': Constructors['help.deepLinkInfo'] | Constructors['help.deepLinkInfoEmpty']
  'help.InviteText': Constructors['help.inviteText']
  'help.PassportConfig': Constructors['help.passportConfig'] | Constructors['help.passportConfigNotModified']
  'help.PeerColorOption': Constructors['help.peerColorOption']
  'help.PeerColorSet': Constructors['help.peerColorProfileSet'] | Constructors['help.peerColorSet']
  'help.PeerColors': Constructors['help.peerColors'] | Constructors['help.peerColorsNotModified']
  'help.PremiumPromo': Constructors['help.premiumPromo']
  'help.PromoData': Constructors['help.promoData'] | Constructors['help.promoDataEmpty']
  'help.RecentMeUrls': Constructors['help.recentMeUrls']
  'help.Support': Constructors['help.support']
  'help.SupportName': Constructors['help.supportName']
  'help.TermsOfService': Constructors['help.termsOfService']
  'help.TermsOfServiceUpdate': Constructors['help.termsOfServiceUpdate'] | Constructors['help.termsOfServiceUpdateEmpty']
  'help.TimezonesList': Constructors['help.timezonesList'] | Constructors['help.timezonesListNotModified']
  'help.UserInfo': Constructors['help.userInfo'] | Constructors['help.userInfoEmpty']
  'messages.AffectedFoundMessages': Constructors['messages.affectedFoundMessages']
  'messages.AffectedHistory': Constructors['messages.affectedHistory']
  'messages.AffectedMessages': Constructors['messages.affectedMessages']
  'messages.AllStickers': Constructors['messages.allStickers'] | Constructors['messages.allStickersNotModified']
  'messages.ArchivedStickers': Constructors['messages.archivedStickers']
  'messages.AvailableEffects': Constructors['messages.availableEffects'] | Constructors['messages.availableEffectsNotModified']
  'messages.AvailableReactions': Constructors['messages.availableReactions'] | Constructors['messages.availableReactionsNotModified']
  'messages.BotApp': Constructors['messages.botApp']
  'messages.BotCallbackAnswer': Constructors['messages.botCallbackAnswer']
  'messages.BotPreparedInlineMessage': Constructors['messages.botPreparedInlineMessage']
  'messages.BotResults': Constructors['messages.botResults']
  'messages.ChatAdminsWithInvites': Constructors['messages.chatAdminsWithInvites']
  'messages.ChatFull': Constructors['messages.chatFull']
  'messages.ChatInviteImporters': Constructors['messages.chatInviteImporters']
  'messages.ChatInviteJoinResult': Constructors['messages.chatInviteJoinResultOk'] | Constructors['messages.chatInviteJoinResultWebView']
  'messages.Chats': Constructors['messages.chats'] | Constructors['messages.chatsSlice']
  'messages.CheckedHistoryImportPeer': Constructors['messages.checkedHistoryImportPeer']
  'messages.ComposedMessageWithAI': Constructors['messages.composedMessageWithAI']
  'messages.ComposedRichMessageWithAI': Constructors['messages.composedRichMessageWithAI']
  'messages.DhConfig': Constructors['messages.dhConfig'] | Constructors['messages.dhConfigNotModified']
  'messages.DialogFilters': Constructors['messages.dialogFilters']
  'messages.Dialogs': Constructors['messages.dialogs'] | Constructors['messages.dialogsNotModified'] | Constructors['messages.dialogsSlice']
  'messages.DiscussionMessage': Constructors['messages.discussionMessage']
  'messages.EmojiGameInfo': Constructors['messages.emojiGameDiceInfo'] | Constructors['messages.emojiGameUnavailable']
  'messages.EmojiGameOutcome': Constructors['messages.emojiGameOutcome']
  'messages.EmojiGroups': Constructors['messages.emojiGroups'] | Constructors['messages.emojiGroupsNotModified']
  'messages.ExportedChatInvite': Constructors['messages.exportedChatInvite'] | Constructors['messages.exportedChatInviteReplaced']
  'messages.ExportedChatInvites': Constructors['messages.exportedChatInvites']
  'messages.FavedStickers': Constructors['messages.favedStickers'] | Constructors['messages.favedStickersNotModified']
  'messages.FeaturedStickers': Constructors['messages.featuredStickers'] | Constructors['messages.featuredStickersNotModified']
  'messages.ForumTopics': Constructors['messages.forumTopics']
  'messages.FoundStickerSets': Constructors['messages.foundStickerSets'] | Constructors['messages.foundStickerSetsNotModified']
  'messages.FoundStickers': Constructors['messages.foundStickers'] | Constructors['messages.foundStickersNotModified']
  'messages.HighScores': Constructors['messages.highScores']
  'messages.HistoryImport': Constructors['messages.historyImport']
  'messages.HistoryImportParsed': Constructors['messages.historyImportParsed']
  'messages.InactiveChats': Constructors['messages.inactiveChats']
  'messages.InvitedUsers': Constructors['messages.invitedUsers']
  'messages.MessageEditData': Constructors['messages.messageEditData']
  'messages.MessageReactionsList': Constructors['messages.messageReactionsList']
  'messages.MessageViews': Constructors['messages.messageViews']
  'messages.Messages': Constructors['messages.channelMessages'] | Constructors['messages.messages'] | Constructors['messages.messagesNotModified'] | Constructors['messages.messagesSlice']
  'messages.MyStickers': Constructors['messages.myStickers']
  'messages.PeerDialogs': Constructors['messages.peerDialogs']
  'messages.PeerSettings': Constructors['messages.peerSettings']
  'messages.PreparedInlineMessage': Constructors['messages.preparedInlineMessage']
  'messages.QuickReplies': Constructors['messages.quickReplies'] | Constructors['messages.quickRepliesNotModified']
  'messages.Reactions': Constructors['messages.reactions'] | Constructors['messages.reactionsNotModified']
  'messages.RecentStickers': Constructors['messages.recentStickers'] | Constructors['messages.recentStickersNotModified']
  'messages.SavedDialogs': Constructors['messages.savedDialogs'] | Constructors['messages.savedDialogsNotModified'] | Constructors['messages.savedDialogsSlice']
  'messages.SavedGifs': Constructors['messages.savedGifs'] | Constructors['messages.savedGifsNotModified']
  'messages.SavedReactionTags': Constructors['messages.savedReactionTags'] | Constructors['messages.savedReactionTagsNotModified']
  'messages.SearchCounter': Constructors['messages.searchCounter']
  'messages.SearchResultsCalendar': Constructors['messages.searchResultsCalendar']
  'messages.SearchResultsPositions': Constructors['messages.searchResultsPositions']
  'messages.SentEncryptedMessage': Constructors['messages.sentEncryptedFile'] | Constructors['messages.sentEncryptedMessage']
  'messages.SponsoredMessages': Constructors['messages.sponsoredMessages'] | Constructors['messages.sponsoredMessagesEmpty']
  'messages.StickerSet': Constructors['messages.stickerSet'] | Constructors['messages.stickerSetNotModified']
  'messages.StickerSetInstallResult': Constructors['messages.stickerSetInstallResultArchive'] | Constructors['messages.stickerSetInstallResultSuccess']
  'messages.Stickers': Constructors['messages.stickers'] | Constructors['messages.stickersNotModified']
  'messages.TranscribedAudio': Constructors['messages.transcribedAudio']
  'messages.TranslatedRichMessage': Constructors['messages.translatedRichMessage']
  'messages.TranslatedText': Constructors['messages.translateResult']
  'messages.VotesList': Constructors['messages.votesList']
  'messages.WebPage': Constructors['messages.webPage']
  'messages.WebPagePreview': Constructors['messages.webPagePreview']
  'payments.BankCardData': Constructors['payments.bankCardData']
  'payments.CheckCanSendGiftResult': Constructors['payments.checkCanSendGiftResultFail'] | Constructors['payments.checkCanSendGiftResultOk']
  'payments.CheckedGiftCode': Constructors['payments.checkedGiftCode']
  'payments.ConnectedStarRefBots': Constructors['payments.connectedStarRefBots']
  'payments.ExportedInvoice': Constructors['payments.exportedInvoice']
  'payments.GiveawayInfo': Constructors['payments.giveawayInfo'] | Constructors['payments.giveawayInfoResults']
  'payments.PaymentForm': Constructors['payments.paymentForm'] | Constructors['payments.paymentFormStarGift'] | Constructors['payments.paymentFormStars']
  'payments.PaymentReceipt': Constructors['payments.paymentReceipt'] | Constructors['payments.paymentReceiptStars']
  'payments.PaymentResult': Constructors['payments.paymentResult'] | Constructors['payments.paymentVerificationNeeded']
  'payments.ResaleStarGifts': Constructors['payments.resaleStarGifts']
  'payments.SavedInfo': Constructors['payments.savedInfo']
  'payments.SavedStarGifts': Constructors['payments.savedStarGifts']
  'payments.StarGiftActiveAuctions': Constructors['payments.starGiftActiveAuctions'] | Constructors['payments.starGiftActiveAuctionsNotModified']
  'payments.StarGiftAuctionAcquiredGifts': Constructors['payments.starGiftAuctionAcquiredGifts']
  'payments.StarGiftAuctionState': Constructors['payments.starGiftAuctionState']
  'payments.StarGiftCollections': Constructors['payments.starGiftCollections'] | Constructors['payments.starGiftCollectionsNotModified']
  'payments.StarGiftUpgradeAttributes': Constructors['payments.starGiftUpgradeAttributes']
  'payments.StarGiftUpgradePreview': Constructors['payments.starGiftUpgradePreview']
  'payments.StarGiftWithdrawalUrl': Constructors['payments.starGiftWithdrawalUrl']
  'payments.StarGifts': Constructors['payments.starGifts'] | Constructors['payments.starGiftsNotModified']
  'payments.StarsRevenueAdsAccountUrl': Constructors['payments.starsRevenueAdsAccountUrl']
  'payments.StarsRevenueStats': Constructors['payments.starsRevenueStats']
  'payments.StarsRevenueWithdrawalUrl': Constructors['payments.starsRevenueWithdrawalUrl']
  'payments.StarsStatus': Constructors['payments.starsStatus']
  'payments.SuggestedStarRefBots': Constructors['payments.suggestedStarRefBots']
  'payments.UniqueStarGift': Constructors['payments.uniqueStarGift']
  'payments.UniqueStarGiftValueInfo': Constructors['payments.uniqueStarGiftValueInfo']
  'payments.ValidatedRequestedInfo': Constructors['payments.validatedRequestedInfo']
  'phone.ExportedGroupCallInvite': Constructors['phone.exportedGroupCallInvite']
  'phone.GroupCall': Constructors['phone.groupCall']
  'phone.GroupCallStars': Constructors['phone.groupCallStars']
  'phone.GroupCallStreamChannels': Constructors['phone.groupCallStreamChannels']
  'phone.GroupCallStreamRtmpUrl': Constructors['phone.groupCallStreamRtmpUrl']
  'phone.GroupParticipants': Constructors['phone.groupParticipants']
  'phone.JoinAsPeers': Constructors['phone.joinAsPeers']
  'phone.PhoneCall': Constructors['phone.phoneCall']
  'photos.Photo': Constructors['photos.photo']
  'photos.Photos': Constructors['photos.photos'] | Constructors['photos.photosSlice']
  'premium.BoostsList': Constructors['premium.boostsList']
  'premium.BoostsStatus': Constructors['premium.boostsStatus']
  'premium.MyBoosts': Constructors['premium.myBoosts']
  'smsjobs.EligibilityToJoin': Constructors['smsjobs.eligibleToJoin']
  'smsjobs.Status': Constructors['smsjobs.status']
  'stats.BroadcastStats': Constructors['stats.broadcastStats']
  'stats.MegagroupStats': Constructors['stats.megagroupStats']
  'stats.MessageStats': Constructors['stats.messageStats']
  'stats.PollStats': Constructors['stats.pollStats']
  'stats.PublicForwards': Constructors['stats.publicForwards']
  'stats.StoryStats': Constructors['stats.storyStats']
  'stickers.SuggestedShortName': Constructors['stickers.suggestedShortName']
  'storage.FileType': Constructors['storage.fileGif'] | Constructors['storage.fileJpeg'] | Constructors['storage.fileMov'] | Constructors['storage.fileMp3'] | Constructors['storage.fileMp4'] | Constructors['storage.filePartial'] | Constructors['storage.filePdf'] | Constructors['storage.filePng'] | Constructors['storage.fileUnknown'] | Constructors['storage.fileWebp']
  'stories.Albums': Constructors['stories.albums'] | Constructors['stories.albumsNotModified']
  'stories.AllStories': Constructors['stories.allStories'] | Constructors['stories.allStoriesNotModified']
  'stories.CanSendStoryCount': Constructors['stories.canSendStoryCount']
  'stories.FoundStories': Constructors['stories.foundStories']
  'stories.PeerStories': Constructors['stories.peerStories']
  'stories.Stories': Constructors['stories.stories']
  'stories.StoryReactionsList': Constructors['stories.storyReactionsList']
  'stories.StoryViews': Constructors['stories.storyViews']
  'stories.StoryViewsList': Constructors['stories.storyViewsList']
  'updates.ChannelDifference': Constructors['updates.channelDifference'] | Constructors['updates.channelDifferenceEmpty'] | Constructors['updates.channelDifferenceTooLong']
  'updates.Difference': Constructors['updates.difference'] | Constructors['updates.differenceEmpty'] | Constructors['updates.differenceSlice'] | Constructors['updates.differenceTooLong']
  'updates.State': Constructors['updates.state']
  'upload.CdnFile': Constructors['upload.cdnFile'] | Constructors['upload.cdnFileReuploadNeeded']
  'upload.File': Constructors['upload.file'] | Constructors['upload.fileCdnRedirect']
  'upload.WebFile': Constructors['upload.webFile']
  'users.SavedMusic': Constructors['users.savedMusic'] | Constructors['users.savedMusicNotModified']
  'users.UserFull': Constructors['users.userFull']
  'users.Users': Constructors['users.users'] | Constructors['users.usersSlice']
}

export interface Methods {
  'account.acceptAuthorization': { request: { _: 'account.acceptAuthorization'; bot_id: bigint; scope: string; public_key: string; value_hashes: Types['SecureValueHash'][]; credentials: Types['SecureCredentialsEncrypted'] }; result: boolean }
  'account.cancelPasswordEmail': { request: { _: 'account.cancelPasswordEmail' }; result: boolean }
  'account.changeAuthorizationSettings': { request: { _: 'account.changeAuthorizationSettings'; confirmed?: boolean | undefined; hash: bigint; encrypted_requests_disabled?: boolean | undefined; call_requests_disabled?: boolean | undefined }; result: boolean }
  'account.changePhone': { request: { _: 'account.changePhone'; phone_number: string; phone_code_hash: string; phone_code: string }; result: Types['User'] }
  'account.checkUsername': { request: { _: 'account.checkUsername'; username: string }; result: boolean }
  'account.clearRecentEmojiStatuses': { request: { _: 'account.clearRecentEmojiStatuses' }; result: boolean }
  'account.confirmBotConnection': { request: { _: 'account.confirmBotConnection'; bot_id: Types['InputUser'] }; result: boolean }
  'account.confirmPasswordEmail': { request: { _: 'account.confirmPasswordEmail'; code: string }; result: boolean }
  'account.confirmPhone': { request: { _: 'account.confirmPhone'; phone_code_hash: string; phone_code: string }; result: boolean }
  'account.createBusinessChatLink': { request: { _: 'account.createBusinessChatLink'; link: Types['InputBusinessChatLink'] }; result: Types['BusinessChatLink'] }
  'account.createTheme': { request: { _: 'account.createTheme'; slug: string; title: string; document?: Types['InputDocument'] | undefined; settings?: Types['InputThemeSettings'][] | undefined }; result: Types['Theme'] }
  'account.declinePasswordReset': { request: { _: 'account.declinePasswordReset' }; result: boolean }
  'account.deleteAccount': { request: { _: 'account.deleteAccount'; reason: string; password?: Types['InputCheckPasswordSRP'] | undefined }; result: boolean }
  'account.deleteAutoSaveExceptions': { request: { _: 'account.deleteAutoSaveExceptions' }; result: boolean }
  'account.deleteBusinessChatLink': { request: { _: 'account.deleteBusinessChatLink'; slug: string }; result: boolean }
  'account.deletePasskey': { request: { _: 'account.deletePasskey'; id: string }; result: boolean }
  'account.deleteSecureValue': { request: { _: 'account.deleteSecureValue'; types: Types['SecureValueType'][] }; result: boolean }
  'account.deleteWebBrowserSettingsExceptions': { request: { _: 'account.deleteWebBrowserSettingsExceptions' }; result: Types['account.WebBrowserSettings'] }
  'account.disablePeerConnectedBot': { request: { _: 'account.disablePeerConnectedBot'; peer: Types['InputPeer'] }; result: boolean }
  'account.editBusinessChatLink': { request: { _: 'account.editBusinessChatLink'; slug: string; link: Types['InputBusinessChatLink'] }; result: Types['BusinessChatLink'] }
  'account.finishTakeoutSession': { request: { _: 'account.finishTakeoutSession'; success?: boolean | undefined }; result: boolean }
  'account.getAccountTTL': { request: { _: 'account.getAccountTTL' }; result: Types['AccountDaysTTL'] }
  'account.getAllSecureValues': { request: { _: 'account.getAllSecureValues' }; result: Types['SecureValue'][] }
  'account.getAuthorizationForm': { request: { _: 'account.getAuthorizationForm'; bot_id: bigint; scope: string; public_key: string }; result: Types['account.AuthorizationForm'] }
  'account.getAuthorizations': { request: { _: 'account.getAuthorizations' }; result: Types['account.Authorizations'] }
  'account.getAutoDownloadSettings': { request: { _: 'account.getAutoDownloadSettings' }; result: Types['account.AutoDownloadSettings'] }
  'account.getAutoSaveSettings': { request: { _: 'account.getAutoSaveSettings' }; result: Types['account.AutoSaveSettings'] }
  'account.getBotBusinessConnection': { request: { _: 'account.getBotBusinessConnection'; connection_id: string }; result: Types['Updates'] }
  'account.getBusinessChatLinks': { request: { _: 'account.getBusinessChatLinks' }; result: Types['account.BusinessChatLinks'] }
  'account.getChannelDefaultEmojiStatuses': { request: { _: 'account.getChannelDefaultEmojiStatuses'; hash: bigint }; result: Types['account.EmojiStatuses'] }
  'account.getChannelRestrictedStatusEmojis': { request: { _: 'account.getChannelRestrictedStatusEmojis'; hash: bigint }; result: Types['EmojiList'] }
  'account.getChatThemes': { request: { _: 'account.getChatThemes'; hash: bigint }; result: Types['account.Themes'] }
  'account.getCollectibleEmojiStatuses': { request: { _: 'account.getCollectibleEmojiStatuses'; hash: bigint }; result: Types['account.EmojiStatuses'] }
  'account.getConnectedBots': { request: { _: 'account.getConnectedBots' }; result: Types['account.ConnectedBots'] }
  'account.getContactSignUpNotification': { request: { _: 'account.getContactSignUpNotification' }; result: boolean }
  'account.getContentSettings': { request: { _: 'account.getContentSettings' }; result: Types['account.ContentSettings'] }
  'account.getDefaultBackgroundEmojis': { request: { _: 'account.getDefaultBackgroundEmojis'; hash: bigint }; result: Types['EmojiList'] }
  'account.getDefaultEmojiStatuses': { request: { _: 'account.getDefaultEmojiStatuses'; hash: bigint }; result: Types['account.EmojiStatuses'] }
  'account.getDefaultGroupPhotoEmojis': { request: { _: 'account.getDefaultGroupPhotoEmojis'; hash: bigint }; result: Types['EmojiList'] }
  'account.getDefaultProfilePhotoEmojis': { request: { _: 'account.getDefaultProfilePhotoEmojis'; hash: bigint }; result: Types['EmojiList'] }
  'account.getGlobalPrivacySettings': { request: { _: 'account.getGlobalPrivacySettings' }; result: Types['GlobalPrivacySettings'] }
  'account.getMultiWallPapers': { request: { _: 'account.getMultiWallPapers'; wallpapers: Types['InputWallPaper'][] }; result: Types['WallPaper'][] }
  'account.getNotifyExceptions': { request: { _: 'account.getNotifyExceptions'; compare_sound?: boolean | undefined; compare_stories?: boolean | undefined; peer?: Types['InputNotifyPeer'] | undefined }; result: Types['Updates'] }
  'account.getNotifySettings': { request: { _: 'account.getNotifySettings'; peer: Types['InputNotifyPeer'] }; result: Types['PeerNotifySettings'] }
  'account.getPaidMessagesRevenue': { request: { _: 'account.getPaidMessagesRevenue'; parent_peer?: Types['InputPeer'] | undefined; user_id: Types['InputUser'] }; result: Types['account.PaidMessagesRevenue'] }
  'account.getPasskeys': { request: { _: 'account.getPasskeys' }; result: Types['account.Passkeys'] }
  'account.getPassword': { request: { _: 'account.getPassword' }; result: Types['account.Password'] }
  'account.getPasswordSettings': { request: { _: 'account.getPasswordSettings'; password: Types['InputCheckPasswordSRP'] }; result: Types['account.PasswordSettings'] }
  'account.getPrivacy': { request: { _: 'account.getPrivacy'; key: Types['InputPrivacyKey'] }; result: Types['account.PrivacyRules'] }
  'account.getReactionsNotifySettings': { request: { _: 'account.getReactionsNotifySettings' }; result: Types['ReactionsNotifySettings'] }
  'account.getRecentEmojiStatuses': { request: { _: 'account.getRecentEmojiStatuses'; hash: bigint }; result: Types['account.EmojiStatuses'] }
  'account.getSavedMusicIds': { request: { _: 'account.getSavedMusicIds'; hash: bigint }; result: Types['account.SavedMusicIds'] }
  'account.getSavedRingtones': { request: { _: 'account.getSavedRingtones'; hash: bigint }; result: Types['account.SavedRingtones'] }
  'account.getSecureValue': { request: { _: 'account.getSecureValue'; types: Types['SecureValueType'][] }; result: Types['SecureValue'][] }
  'account.getTheme': { request: { _: 'account.getTheme'; format: string; theme: Types['InputTheme'] }; result: Types['Theme'] }
  'account.getThemes': { request: { _: 'account.getThemes'; format: string; hash: bigint }; result: Types['account.Themes'] }
  'account.getTmpPassword': { request: { _: 'account.getTmpPassword'; password: Types['InputCheckPasswordSRP']; period: number }; result: Types['account.TmpPassword'] }
  'account.getUniqueGiftChatThemes': { request: { _: 'account.getUniqueGiftChatThemes'; offset: string; limit: number; hash: bigint }; result: Types['account.ChatThemes'] }
  'account.getWallPaper': { request: { _: 'account.getWallPaper'; wallpaper: Types['InputWallPaper'] }; result: Types['WallPaper'] }
  'account.getWallPapers': { request: { _: 'account.getWallPapers'; hash: bigint }; result: Types['account.WallPapers'] }
  'account.getWebAuthorizations': { request: { _: 'account.getWebAuthorizations' }; result: Types['account.WebAuthorizations'] }
  'account.getWebBrowserSettings': { request: { _: 'account.getWebBrowserSettings'; hash: bigint }; result: Types['account.WebBrowserSettings'] }
  'account.initPasskeyRegistration': { request: { _: 'account.initPasskeyRegistration' }; result: Types['account.PasskeyRegistrationOptions'] }
  'account.initTakeoutSession': { request: { _: 'account.initTakeoutSession'; contacts?: boolean | undefined; message_users?: boolean | undefined; message_chats?: boolean | undefined; message_megagroups?: boolean | undefined; message_channels?: boolean | undefined; files?: boolean | undefined; file_max_size?: bigint | undefined }; result: Types['account.Takeout'] }
  'account.installTheme': { request: { _: 'account.installTheme'; dark?: boolean | undefined; theme?: Types['InputTheme'] | undefined; format?: string | undefined; base_theme?: Types['BaseTheme'] | undefined }; result: boolean }
  'account.installWallPaper': { request: { _: 'account.installWallPaper'; wallpaper: Types['InputWallPaper']; settings: Types['WallPaperSettings'] }; result: boolean }
  'account.invalidateSignInCodes': { request: { _: 'account.invalidateSignInCodes'; codes: string[] }; result: boolean }
  'account.registerDevice': { request: { _: 'account.registerDevice'; no_muted?: boolean | undefined; token_type: number; token: string; app_sandbox: boolean; secret: Uint8Array; other_uids: bigint[] }; result: boolean }
  'account.registerPasskey': { request: { _: 'account.registerPasskey'; credential: Types['InputPasskeyCredential'] }; result: Types['Passkey'] }
  'account.reorderUsernames': { request: { _: 'account.reorderUsernames'; order: string[] }; result: boolean }
  'account.reportPeer': { request: { _: 'account.reportPeer'; peer: Types['InputPeer']; reason: Types['ReportReason']; message: string }; result: boolean }
  'account.reportProfilePhoto': { request: { _: 'account.reportProfilePhoto'; peer: Types['InputPeer']; photo_id: Types['InputPhoto']; reason: Types['ReportReason']; message: string }; result: boolean }
  'account.resendPasswordEmail': { request: { _: 'account.resendPasswordEmail' }; result: boolean }
  'account.resetAuthorization': { request: { _: 'account.resetAuthorization'; hash: bigint }; result: boolean }
  'account.resetNotifySettings': { request: { _: 'account.resetNotifySettings' }; result: boolean }
  'account.resetPassword': { request: { _: 'account.resetPassword' }; result: Types['account.ResetPasswordResult'] }
  'account.resetWallPapers': { request: { _: 'account.resetWallPapers' }; result: boolean }
  'account.resetWebAuthorization': { request: { _: 'account.resetWebAuthorization'; hash: bigint }; result: boolean }
  'account.resetWebAuthorizations': { request: { _: 'account.resetWebAuthorizations' }; result: boolean }
  'account.resolveBusinessChatLink': { request: { _: 'account.resolveBusinessChatLink'; slug: string }; result: Types['account.ResolvedBusinessChatLinks'] }
  'account.saveAutoDownloadSettings': { request: { _: 'account.saveAutoDownloadSettings'; low?: boolean | undefined; high?: boolean | undefined; settings: Types['AutoDownloadSettings'] }; result: boolean }
  'account.saveAutoSaveSettings': { request: { _: 'account.saveAutoSaveSettings'; users?: boolean | undefined; chats?: boolean | undefined; broadcasts?: boolean | undefined; peer?: Types['InputPeer'] | undefined; settings: Types['AutoSaveSettings'] }; result: boolean }
  'account.saveMusic': { request: { _: 'account.saveMusic'; unsave?: boolean | undefined; id: Types['InputDocument']; after_id?: Types['InputDocument'] | undefined }; result: boolean }
  'account.saveRingtone': { request: { _: 'account.saveRingtone'; id: Types['InputDocument']; unsave: boolean }; result: Types['account.SavedRingtone'] }
  'account.saveSecureValue': { request: { _: 'account.saveSecureValue'; value: Types['InputSecureValue']; secure_secret_id: bigint }; result: Types['SecureValue'] }
  'account.saveTheme': { request: { _: 'account.saveTheme'; theme: Types['InputTheme']; unsave: boolean }; result: boolean }
  'account.saveWallPaper': { request: { _: 'account.saveWallPaper'; wallpaper: Types['InputWallPaper']; unsave: boolean; settings: Types['WallPaperSettings'] }; result: boolean }
  'account.sendChangePhoneCode': { request: { _: 'account.sendChangePhoneCode'; phone_number: string; settings: Types['CodeSettings'] }; result: Types['auth.SentCode'] }
  'account.sendConfirmPhoneCode': { request: { _: 'account.sendConfirmPhoneCode'; hash: string; settings: Types['CodeSettings'] }; result: Types['auth.SentCode'] }
  'account.sendVerifyEmailCode': { request: { _: 'account.sendVerifyEmailCode'; purpose: Types['EmailVerifyPurpose']; email: string }; result: Types['account.SentEmailCode'] }
  'account.sendVerifyPhoneCode': { request: { _: 'account.sendVerifyPhoneCode'; phone_number: string; settings: Types['CodeSettings'] }; result: Types['auth.SentCode'] }
  'account.setAccountTTL': { request: { _: 'account.setAccountTTL'; ttl: Types['AccountDaysTTL'] }; result: boolean }
  'account.setAuthorizationTTL': { request: { _: 'account.setAuthorizationTTL'; authorization_ttl_days: number }; result: boolean }
  'account.setContactSignUpNotification': { request: { _: 'account.setContactSignUpNotification'; silent: boolean }; result: boolean }
  'account.setContentSettings': { request: { _: 'account.setContentSettings'; sensitive_enabled?: boolean | undefined }; result: boolean }
  'account.setGlobalPrivacySettings': { request: { _: 'account.setGlobalPrivacySettings'; settings: Types['GlobalPrivacySettings'] }; result: Types['GlobalPrivacySettings'] }
  'account.setMainProfileTab': { request: { _: 'account.setMainProfileTab'; tab: Types['ProfileTab'] }; result: boolean }
  'account.setPrivacy': { request: { _: 'account.setPrivacy'; key: Types['InputPrivacyKey']; rules: Types['InputPrivacyRule'][] }; result: Types['account.PrivacyRules'] }
  'account.setReactionsNotifySettings': { request: { _: 'account.setReactionsNotifySettings'; settings: Types['ReactionsNotifySettings'] }; result: Types['ReactionsNotifySettings'] }
  'account.toggleConnectedBotPaused': { request: { _: 'account.toggleConnectedBotPaused'; peer: Types['InputPeer']; paused: boolean }; result: boolean }
  'account.toggleNoPaidMessagesException': { request: { _: 'account.toggleNoPaidMessagesException'; refund_charged?: boolean | undefined; require_payment?: boolean | undefined; parent_peer?: Types['InputPeer'] | undefined; user_id: Types['InputUser'] }; result: boolean }
  'account.toggleSponsoredMessages': { request: { _: 'account.toggleSponsoredMessages'; enabled: boolean }; result: boolean }
  'account.toggleUsername': { request: { _: 'account.toggleUsername'; username: string; active: boolean }; result: boolean }
  'account.toggleWebBrowserSettingsException': { request: { _: 'account.toggleWebBrowserSettingsException'; delete?: boolean | undefined; open_external_browser?: boolean | undefined; url: string }; result: Types['Updates'] }
  'account.unregisterDevice': { request: { _: 'account.unregisterDevice'; token_type: number; token: string; other_uids: bigint[] }; result: boolean }
  'account.updateBirthday': { request: { _: 'account.updateBirthday'; birthday?: Types['Birthday'] | undefined }; result: boolean }
  'account.updateBusinessAwayMessage': { request: { _: 'account.updateBusinessAwayMessage'; message?: Types['InputBusinessAwayMessage'] | undefined }; result: boolean }
  'account.updateBusinessGreetingMessage': { request: { _: 'account.updateBusinessGreetingMessage'; message?: Types['InputBusinessGreetingMessage'] | undefined }; result: boolean }
  'account.updateBusinessIntro': { request: { _: 'account.updateBusinessIntro'; intro?: Types['InputBusinessIntro'] | undefined }; result: boolean }
  'account.updateBusinessLocation': { request: { _: 'account.updateBusinessLocation'; geo_point?: Types['InputGeoPoint'] | undefined; address?: string | undefined }; result: boolean }
  'account.updateBusinessWorkHours': { request: { _: 'account.updateBusinessWorkHours'; business_work_hours?: Types['BusinessWorkHours'] | undefined }; result: boolean }
  'account.updateColor': { request: { _: 'account.updateColor'; for_profile?: boolean | undefined; color?: Types['PeerColor'] | undefined }; result: boolean }
  'account.updateConnectedBot': { request: { _: 'account.updateConnectedBot'; deleted?: boolean | undefined; rights?: Types['BusinessBotRights'] | undefined; bot: Types['InputUser']; recipients: Types['InputBusinessBotRecipients'] }; result: Types['Updates'] }
  'account.updateDeviceLocked': { request: { _: 'account.updateDeviceLocked'; period: number }; result: boolean }
  'account.updateEmojiStatus': { request: { _: 'account.updateEmojiStatus'; emoji_status: Types['EmojiStatus'] }; result: boolean }
  'account.updateNotifySettings': { request: { _: 'account.updateNotifySettings'; peer: Types['InputNotifyPeer']; settings: Types['InputPeerNotifySettings'] }; result: boolean }
  'account.updatePasswordSettings': { request: { _: 'account.updatePasswordSettings'; password: Types['InputCheckPasswordSRP']; new_settings: Types['account.PasswordInputSettings'] }; result: boolean }
  'account.updatePersonalChannel': { request: { _: 'account.updatePersonalChannel'; channel: Types['InputChannel'] }; result: boolean }
  'account.updateProfile': { request: { _: 'account.updateProfile'; first_name?: string | undefined; last_name?: string | undefined; about?: string | undefined }; result: Types['User'] }
  'account.updateStatus': { request: { _: 'account.updateStatus'; offline: boolean }; result: boolean }
  'account.updateTheme': { request: { _: 'account.updateTheme'; format: string; theme: Types['InputTheme']; slug?: string | undefined; title?: string | undefined; document?: Types['InputDocument'] | undefined; settings?: Types['InputThemeSettings'][] | undefined }; result: Types['Theme'] }
  'account.updateUsername': { request: { _: 'account.updateUsername'; username: string }; result: Types['User'] }
  'account.updateWebBrowserSettings': { request: { _: 'account.updateWebBrowserSettings'; open_external_browser?: boolean | undefined; display_close_button?: boolean | undefined }; result: Types['account.WebBrowserSettings'] }
  'account.uploadRingtone': { request: { _: 'account.uploadRingtone'; file: Types['InputFile']; file_name: string; mime_type: string }; result: Types['Document'] }
  'account.uploadTheme': { request: { _: 'account.uploadTheme'; file: Types['InputFile']; thumb?: Types['InputFile'] | undefined; file_name: string; mime_type: string }; result: Types['Document'] }
  'account.uploadWallPaper': { request: { _: 'account.uploadWallPaper'; for_chat?: boolean | undefined; file: Types['InputFile']; mime_type: string; settings: Types['WallPaperSettings'] }; result: Types['WallPaper'] }
  'account.verifyEmail': { request: { _: 'account.verifyEmail'; purpose: Types['EmailVerifyPurpose']; verification: Types['EmailVerification'] }; result: Types['account.EmailVerified'] }
  'account.verifyPhone': { request: { _: 'account.verifyPhone'; phone_number: string; phone_code_hash: string; phone_code: string }; result: boolean }
  'aicompose.createTone': { request: { _: 'aicompose.createTone'; display_author?: boolean | undefined; emoji_id: bigint; title: string; prompt: string }; result: Types['AiComposeTone'] }
  'aicompose.deleteTone': { request: { _: 'aicompose.deleteTone'; tone: Types['InputAiComposeTone'] }; result: boolean }
  'aicompose.getTone': { request: { _: 'aicompose.getTone'; tone: Types['InputAiComposeTone'] }; result: Types['aicompose.Tones'] }
  'aicompose.getToneExample': { request: { _: 'aicompose.getToneExample'; tone: Types['InputAiComposeTone']; num: number }; result: Types['AiComposeToneExample'] }
  'aicompose.getTones': { request: { _: 'aicompose.getTones'; hash: bigint }; result: Types['aicompose.Tones'] }
  'aicompose.saveTone': { request: { _: 'aicompose.saveTone'; tone: Types['InputAiComposeTone']; unsave: boolean }; result: boolean }
  'aicompose.updateTone': { request: { _: 'aicompose.updateTone'; tone: Types['InputAiComposeTone']; display_author?: boolean | undefined; emoji_id?: bigint | undefined; title?: string | undefined; prompt?: string | undefined }; result: Types['AiComposeTone'] }
  'auth.acceptLoginToken': { request: { _: 'auth.acceptLoginToken'; token: Uint8Array }; result: Types['Authorization'] }
  'auth.bindTempAuthKey': { request: { _: 'auth.bindTempAuthKey'; perm_auth_key_id: bigint; nonce: bigint; expires_at: number; encrypted_message: Uint8Array }; result: boolean }
  'auth.cancelCode': { request: { _: 'auth.cancelCode'; phone_number: string; phone_code_hash: string }; result: boolean }
  'auth.checkPaidAuth': { request: { _: 'auth.checkPaidAuth'; phone_number: string; phone_code_hash: string; form_id: bigint }; result: Types['auth.SentCode'] }
  'auth.checkPassword': { request: { _: 'auth.checkPassword'; password: Types['InputCheckPasswordSRP'] }; result: Types['auth.Authorization'] }
  'auth.checkRecoveryPassword': { request: { _: 'auth.checkRecoveryPassword'; code: string }; result: boolean }
  'auth.dropTempAuthKeys': { request: { _: 'auth.dropTempAuthKeys'; except_auth_keys: bigint[] }; result: boolean }
  'auth.exportAuthorization': { request: { _: 'auth.exportAuthorization'; dc_id: number }; result: Types['auth.ExportedAuthorization'] }
  'auth.exportLoginToken': { request: { _: 'auth.exportLoginToken'; api_id: number; api_hash: string; except_ids: bigint[] }; result: Types['auth.LoginToken'] }
  'auth.finishFirebasePnvLogin': { request: { _: 'auth.finishFirebasePnvLogin'; google_token: string }; result: Types['auth.Authorization'] }
  'auth.finishPasskeyLogin': { request: { _: 'auth.finishPasskeyLogin'; credential: Types['InputPasskeyCredential']; from_dc_id?: number | undefined; from_auth_key_id?: bigint | undefined }; result: Types['auth.Authorization'] }
  'auth.firebasePnvSignUp': { request: { _: 'auth.firebasePnvSignUp'; no_joined_notifications?: boolean | undefined; first_name: string; last_name: string }; result: Types['auth.Authorization'] }
  'auth.importAuthorization': { request: { _: 'auth.importAuthorization'; id: bigint; bytes: Uint8Array }; result: Types['auth.Authorization'] }
  'auth.importBotAuthorization': { request: { _: 'auth.importBotAuthorization'; flags: number; api_id: number; api_hash: string; bot_auth_token: string }; result: Types['auth.Authorization'] }
  'auth.importLoginToken': { request: { _: 'auth.importLoginToken'; token: Uint8Array }; result: Types['auth.LoginToken'] }
  'auth.importWebTokenAuthorization': { request: { _: 'auth.importWebTokenAuthorization'; api_id: number; api_hash: string; web_auth_token: string }; result: Types['auth.Authorization'] }
  'auth.initFirebasePnvLogin': { request: { _: 'auth.initFirebasePnvLogin'; api_id: number; api_hash: string }; result: Types['auth.FirebasePnvIntent'] }
  'auth.initPasskeyLogin': { request: { _: 'auth.initPasskeyLogin'; api_id: number; api_hash: string }; result: Types['auth.PasskeyLoginOptions'] }
  'auth.logOut': { request: { _: 'auth.logOut' }; result: Types['auth.LoggedOut'] }
  'auth.recoverPassword': { request: { _: 'auth.recoverPassword'; code: string; new_settings?: Types['account.PasswordInputSettings'] | undefined }; result: Types['auth.Authorization'] }
  'auth.reportMissingCode': { request: { _: 'auth.reportMissingCode'; phone_number: string; phone_code_hash: string; mnc: string }; result: boolean }
  'auth.requestFirebaseSms': { request: { _: 'auth.requestFirebaseSms'; phone_number: string; phone_code_hash: string; safety_net_token?: string | undefined; play_integrity_token?: string | undefined; ios_push_secret?: string | undefined }; result: boolean }
  'auth.requestPasswordRecovery': { request: { _: 'auth.requestPasswordRecovery' }; result: Types['auth.PasswordRecovery'] }
  'auth.resendCode': { request: { _: 'auth.resendCode'; phone_number: string; phone_code_hash: string; reason?: string | undefined }; result: Types['auth.SentCode'] }
  'auth.resetAuthorizations': { request: { _: 'auth.resetAuthorizations' }; result: boolean }
  'auth.resetLoginEmail': { request: { _: 'auth.resetLoginEmail'; phone_number: string; phone_code_hash: string }; result: Types['auth.SentCode'] }
  'auth.sendCode': { request: { _: 'auth.sendCode'; phone_number: string; api_id: number; api_hash: string; settings: Types['CodeSettings'] }; result: Types['auth.SentCode'] }
  'auth.signIn': { request: { _: 'auth.signIn'; phone_number: string; phone_code_hash: string; phone_code?: string | undefined; email_verification?: Types['EmailVerification'] | undefined }; result: Types['auth.Authorization'] }
  'auth.signUp': { request: { _: 'auth.signUp'; no_joined_notifications?: boolean | undefined; phone_number: string; phone_code_hash: string; first_name: string; last_name: string }; result: Types['auth.Authorization'] }
  'bots.addPreviewMedia': { request: { _: 'bots.addPreviewMedia'; bot: Types['InputUser']; lang_code: string; media: Types['InputMedia'] }; result: Types['BotPreviewMedia'] }
  'bots.allowSendMessage': { request: { _: 'bots.allowSendMessage'; bot: Types['InputUser'] }; result: Types['Updates'] }
  'bots.answerWebhookJSONQuery': { request: { _: 'bots.answerWebhookJSONQuery'; query_id: bigint; data: Types['DataJSON'] }; result: boolean }
  'bots.canSendMessage': { request: { _: 'bots.canSendMessage'; bot: Types['InputUser'] }; result: boolean }
  'bots.checkDownloadFileParams': { request: { _: 'bots.checkDownloadFileParams'; bot: Types['InputUser']; file_name: string; url: string }; result: boolean }
  'bots.checkUsername': { request: { _: 'bots.checkUsername'; username: string }; result: boolean }
  'bots.createBot': { request: { _: 'bots.createBot'; via_deeplink?: boolean | undefined; name: string; username: string; manager_id: Types['InputUser'] }; result: Types['User'] }
  'bots.deletePreviewMedia': { request: { _: 'bots.deletePreviewMedia'; bot: Types['InputUser']; lang_code: string; media: Types['InputMedia'][] }; result: boolean }
  'bots.editAccessSettings': { request: { _: 'bots.editAccessSettings'; restricted?: boolean | undefined; bot: Types['InputUser']; add_users?: Types['InputUser'][] | undefined }; result: boolean }
  'bots.editPreviewMedia': { request: { _: 'bots.editPreviewMedia'; bot: Types['InputUser']; lang_code: string; media: Types['InputMedia']; new_media: Types['InputMedia'] }; result: Types['BotPreviewMedia'] }
  'bots.exportBotToken': { request: { _: 'bots.exportBotToken'; bot: Types['InputUser']; revoke: boolean }; result: Types['bots.ExportedBotToken'] }
  'bots.getAccessSettings': { request: { _: 'bots.getAccessSettings'; bot: Types['InputUser'] }; result: Types['bots.AccessSettings'] }
  'bots.getAdminedBots': { request: { _: 'bots.getAdminedBots' }; result: Types['User'][] }
  'bots.getBotCommands': { request: { _: 'bots.getBotCommands'; scope: Types['BotCommandScope']; lang_code: string }; result: Types['BotCommand'][] }
  'bots.getBotInfo': { request: { _: 'bots.getBotInfo'; bot?: Types['InputUser'] | undefined; lang_code: string }; result: Types['bots.BotInfo'] }
  'bots.getBotMenuButton': { request: { _: 'bots.getBotMenuButton'; user_id: Types['InputUser'] }; result: Types['BotMenuButton'] }
  'bots.getBotRecommendations': { request: { _: 'bots.getBotRecommendations'; bot: Types['InputUser'] }; result: Types['users.Users'] }
  'bots.getPopularAppBots': { request: { _: 'bots.getPopularAppBots'; offset: string; limit: number }; result: Types['bots.PopularAppBots'] }
  'bots.getPreviewInfo': { request: { _: 'bots.getPreviewInfo'; bot: Types['InputUser']; lang_code: string }; result: Types['bots.PreviewInfo'] }
  'bots.getPreviewMedias': { request: { _: 'bots.getPreviewMedias'; bot: Types['InputUser'] }; result: Types['BotPreviewMedia'][] }
  'bots.getRequestedWebViewButton': { request: { _: 'bots.getRequestedWebViewButton'; bot: Types['InputUser']; webapp_req_id: string }; result: Types['KeyboardButton'] }
  'bots.invokeWebViewCustomMethod': { request: { _: 'bots.invokeWebViewCustomMethod'; bot: Types['InputUser']; custom_method: string; params: Types['DataJSON'] }; result: Types['DataJSON'] }
  'bots.reorderPreviewMedias': { request: { _: 'bots.reorderPreviewMedias'; bot: Types['InputUser']; lang_code: string; order: Types['InputMedia'][] }; result: boolean }
  'bots.reorderUsernames': { request: { _: 'bots.reorderUsernames'; bot: Types['InputUser']; order: string[] }; result: boolean }
  'bots.requestWebViewButton': { request: { _: 'bots.requestWebViewButton'; user_id: Types['InputUser']; button: Types['KeyboardButton'] }; result: Types['bots.RequestedButton'] }
  'bots.resetBotCommands': { request: { _: 'bots.resetBotCommands'; scope: Types['BotCommandScope']; lang_code: string }; result: boolean }
  'bots.sendCustomRequest': { request: { _: 'bots.sendCustomRequest'; custom_method: string; params: Types['DataJSON'] }; result: Types['DataJSON'] }
  'bots.setBotBroadcastDefaultAdminRights': { request: { _: 'bots.setBotBroadcastDefaultAdminRights'; admin_rights: Types['ChatAdminRights'] }; result: boolean }
  'bots.setBotCommands': { request: { _: 'bots.setBotCommands'; scope: Types['BotCommandScope']; lang_code: string; commands: Types['BotCommand'][] }; result: boolean }
  'bots.setBotGroupDefaultAdminRights': { request: { _: 'bots.setBotGroupDefaultAdminRights'; admin_rights: Types['ChatAdminRights'] }; result: boolean }
  'bots.setBotInfo': { request: { _: 'bots.setBotInfo'; bot?: Types['InputUser'] | undefined; lang_code: string; name?: string | undefined; about?: string | undefined; description?: string | undefined }; result: boolean }
  'bots.setBotMenuButton': { request: { _: 'bots.setBotMenuButton'; user_id: Types['InputUser']; button: Types['BotMenuButton'] }; result: boolean }
  'bots.setCustomVerification': { request: { _: 'bots.setCustomVerification'; enabled?: boolean | undefined; bot?: Types['InputUser'] | undefined; peer: Types['InputPeer']; custom_description?: string | undefined }; result: boolean }
  'bots.setJoinChatResults': { request: { _: 'bots.setJoinChatResults'; query_id: bigint; result: Types['JoinChatBotResult'] }; result: boolean }
  'bots.toggleUserEmojiStatusPermission': { request: { _: 'bots.toggleUserEmojiStatusPermission'; bot: Types['InputUser']; enabled: boolean }; result: boolean }
  'bots.toggleUsername': { request: { _: 'bots.toggleUsername'; bot: Types['InputUser']; username: string; active: boolean }; result: boolean }
  'bots.updateStarRefProgram': { request: { _: 'bots.updateStarRefProgram'; bot: Types['InputUser']; commission_permille: number; duration_months?: number | undefined }; result: Types['StarRefProgram'] }
  'bots.updateUserEmojiStatus': { request: { _: 'bots.updateUserEmojiStatus'; user_id: Types['InputUser']; emoji_status: Types['EmojiStatus'] }; result: boolean }
  'channels.checkSearchPostsFlood': { request: { _: 'channels.checkSearchPostsFlood'; query?: string | undefined }; result: Types['SearchPostsFlood'] }
  'channels.checkUsername': { request: { _: 'channels.checkUsername'; channel: Types['InputChannel']; username: string }; result: boolean }
  'channels.convertToGigagroup': { request: { _: 'channels.convertToGigagroup'; channel: Types['InputChannel'] }; result: Types['Updates'] }
  'channels.createChannel': { request: { _: 'channels.createChannel'; broadcast?: boolean | undefined; megagroup?: boolean | undefined; for_import?: boolean | undefined; forum?: boolean | undefined; title: string; about: string; geo_point?: Types['InputGeoPoint'] | undefined; address?: string | undefined; ttl_period?: number | undefined }; result: Types['Updates'] }
  'channels.deactivateAllUsernames': { request: { _: 'channels.deactivateAllUsernames'; channel: Types['InputChannel'] }; result: boolean }
  'channels.deleteChannel': { request: { _: 'channels.deleteChannel'; channel: Types['InputChannel'] }; result: Types['Updates'] }
  'channels.deleteHistory': { request: { _: 'channels.deleteHistory'; for_everyone?: boolean | undefined; channel: Types['InputChannel']; max_id: number }; result: Types['Updates'] }
  'channels.deleteMessages': { request: { _: 'channels.deleteMessages'; channel: Types['InputChannel']; id: number[] }; result: Types['messages.AffectedMessages'] }
  'channels.deleteParticipantHistory': { request: { _: 'channels.deleteParticipantHistory'; channel: Types['InputChannel']; participant: Types['InputPeer'] }; result: Types['messages.AffectedHistory'] }
  'channels.editAdmin': { request: { _: 'channels.editAdmin'; channel: Types['InputChannel']; user_id: Types['InputUser']; admin_rights: Types['ChatAdminRights']; rank?: string | undefined }; result: Types['Updates'] }
  'channels.editBanned': { request: { _: 'channels.editBanned'; channel: Types['InputChannel']; participant: Types['InputPeer']; banned_rights: Types['ChatBannedRights'] }; result: Types['Updates'] }
  'channels.editLocation': { request: { _: 'channels.editLocation'; channel: Types['InputChannel']; geo_point: Types['InputGeoPoint']; address: string }; result: boolean }
  'channels.editPhoto': { request: { _: 'channels.editPhoto'; channel: Types['InputChannel']; photo: Types['InputChatPhoto'] }; result: Types['Updates'] }
  'channels.editTitle': { request: { _: 'channels.editTitle'; channel: Types['InputChannel']; title: string }; result: Types['Updates'] }
  'channels.exportMessageLink': { request: { _: 'channels.exportMessageLink'; grouped?: boolean | undefined; thread?: boolean | undefined; channel: Types['InputChannel']; id: number }; result: Types['ExportedMessageLink'] }
  'channels.getAdminLog': { request: { _: 'channels.getAdminLog'; channel: Types['InputChannel']; q: string; events_filter?: Types['ChannelAdminLogEventsFilter'] | undefined; admins?: Types['InputUser'][] | undefined; max_id: bigint; min_id: bigint; limit: number }; result: Types['channels.AdminLogResults'] }
  'channels.getAdminedPublicChannels': { request: { _: 'channels.getAdminedPublicChannels'; by_location?: boolean | undefined; check_limit?: boolean | undefined; for_personal?: boolean | undefined; for_community_peer?: boolean | undefined }; result: Types['messages.Chats'] }
  'channels.getChannelRecommendations': { request: { _: 'channels.getChannelRecommendations'; channel?: Types['InputChannel'] | undefined }; result: Types['messages.Chats'] }
  'channels.getChannels': { request: { _: 'channels.getChannels'; id: Types['InputChannel'][] }; result: Types['messages.Chats'] }
  'channels.getFullChannel': { request: { _: 'channels.getFullChannel'; channel: Types['InputChannel'] }; result: Types['messages.ChatFull'] }
  'channels.getGroupsForDiscussion': { request: { _: 'channels.getGroupsForDiscussion' }; result: Types['messages.Chats'] }
  'channels.getInactiveChannels': { request: { _: 'channels.getInactiveChannels' }; result: Types['messages.InactiveChats'] }
  'channels.getLeftChannels': { request: { _: 'channels.getLeftChannels'; offset: number }; result: Types['messages.Chats'] }
  'channels.getMessageAuthor': { request: { _: 'channels.getMessageAuthor'; channel: Types['InputChannel']; id: number }; result: Types['User'] }
  'channels.getMessages': { request: { _: 'channels.getMessages'; channel: Types['InputChannel']; id: Types['InputMessage'][] }; result: Types['messages.Messages'] }
  'channels.getParticipant': { request: { _: 'channels.getParticipant'; channel: Types['InputChannel']; participant: Types['InputPeer'] }; result: Types['channels.ChannelParticipant'] }
  'channels.getParticipants': { request: { _: 'channels.getParticipants'; channel: Types['InputChannel']; filter: Types['ChannelParticipantsFilter']; offset: number; limit: number; hash: bigint }; result: Types['channels.ChannelParticipants'] }
  'channels.getSendAs': { request: { _: 'channels.getSendAs'; for_paid_reactions?: boolean | undefined; for_live_stories?: boolean | undefined; peer: Types['InputPeer'] }; result: Types['channels.SendAsPeers'] }
  'channels.inviteToChannel': { request: { _: 'channels.inviteToChannel'; channel: Types['InputChannel']; users: Types['InputUser'][] }; result: Types['messages.InvitedUsers'] }
  'channels.joinChannel': { request: { _: 'channels.joinChannel'; channel: Types['InputChannel'] }; result: Types['messages.ChatInviteJoinResult'] }
  'channels.leaveChannel': { request: { _: 'channels.leaveChannel'; channel: Types['InputChannel'] }; result: Types['Updates'] }
  'channels.readHistory': { request: { _: 'channels.readHistory'; channel: Types['InputChannel']; max_id: number }; result: boolean }
  'channels.readMessageContents': { request: { _: 'channels.readMessageContents'; channel: Types['InputChannel']; id: number[] }; result: boolean }
  'channels.reorderUsernames': { request: { _: 'channels.reorderUsernames'; channel: Types['InputChannel']; order: string[] }; result: boolean }
  'channels.reportAntiSpamFalsePositive': { request: { _: 'channels.reportAntiSpamFalsePositive'; channel: Types['InputChannel']; msg_id: number }; result: boolean }
  'channels.reportSpam': { request: { _: 'channels.reportSpam'; channel: Types['InputChannel']; participant: Types['InputPeer']; id: number[] }; result: boolean }
  'channels.restrictSponsoredMessages': { request: { _: 'channels.restrictSponsoredMessages'; channel: Types['InputChannel']; restricted: boolean }; result: Types['Updates'] }
  'channels.searchPosts': { request: { _: 'channels.searchPosts'; hashtag?: string | undefined; query?: string | undefined; offset_rate: number; offset_peer: Types['InputPeer']; offset_id: number; limit: number; allow_paid_stars?: bigint | undefined }; result: Types['messages.Messages'] }
  'channels.setBoostsToUnblockRestrictions': { request: { _: 'channels.setBoostsToUnblockRestrictions'; channel: Types['InputChannel']; boosts: number }; result: Types['Updates'] }
  'channels.setDiscussionGroup': { request: { _: 'channels.setDiscussionGroup'; broadcast: Types['InputChannel']; group: Types['InputChannel'] }; result: boolean }
  'channels.setEmojiStickers': { request: { _: 'channels.setEmojiStickers'; channel: Types['InputChannel']; stickerset: Types['InputStickerSet'] }; result: boolean }
  'channels.setMainProfileTab': { request: { _: 'channels.setMainProfileTab'; channel: Types['InputChannel']; tab: Types['ProfileTab'] }; result: boolean }
  'channels.setStickers': { request: { _: 'channels.setStickers'; channel: Types['InputChannel']; stickerset: Types['InputStickerSet'] }; result: boolean }
  'channels.toggleAntiSpam': { request: { _: 'channels.toggleAntiSpam'; channel: Types['InputChannel']; enabled: boolean }; result: Types['Updates'] }
  'channels.toggleAutotranslation': { request: { _: 'channels.toggleAutotranslation'; channel: Types['InputChannel']; enabled: boolean }; result: Types['Updates'] }
  'channels.toggleForum': { request: { _: 'channels.toggleForum'; channel: Types['InputChannel']; enabled: boolean; tabs: boolean }; result: Types['Updates'] }
  'channels.toggleJoinRequest': { request: { _: 'channels.toggleJoinRequest'; apply_to_invites?: boolean | undefined; channel: Types['InputChannel']; enabled: boolean; guard_bot?: Types['InputUser'] | undefined }; result: Types['Updates'] }
  'channels.toggleJoinToSend': { request: { _: 'channels.toggleJoinToSend'; channel: Types['InputChannel']; enabled: boolean }; result: Types['Updates'] }
  'channels.toggleParticipantsHidden': { request: { _: 'channels.toggleParticipantsHidden'; channel: Types['InputChannel']; enabled: boolean }; result: Types['Updates'] }
  'channels.togglePreHistoryHidden': { request: { _: 'channels.togglePreHistoryHidden'; channel: Types['InputChannel']; enabled: boolean }; result: Types['Updates'] }
  'channels.toggleSignatures': { request: { _: 'channels.toggleSignatures'; signatures_enabled?: boolean | undefined; profiles_enabled?: boolean | undefined; channel: Types['InputChannel'] }; result: Types['Updates'] }
  'channels.toggleSlowMode': { request: { _: 'channels.toggleSlowMode'; channel: Types['InputChannel']; seconds: number }; result: Types['Updates'] }
  'channels.toggleUsername': { request: { _: 'channels.toggleUsername'; channel: Types['InputChannel']; username: string; active: boolean }; result: boolean }
  'channels.toggleViewForumAsMessages': { request: { _: 'channels.toggleViewForumAsMessages'; channel: Types['InputChannel']; enabled: boolean }; result: Types['Updates'] }
  'channels.updateColor': { request: { _: 'channels.updateColor'; for_profile?: boolean | undefined; channel: Types['InputChannel']; color?: number | undefined; background_emoji_id?: bigint | undefined }; result: Types['Updates'] }
  'channels.updateEmojiStatus': { request: { _: 'channels.updateEmojiStatus'; channel: Types['InputChannel']; emoji_status: Types['EmojiStatus'] }; result: Types['Updates'] }
  'channels.updatePaidMessagesPrice': { request: { _: 'channels.updatePaidMessagesPrice'; broadcast_messages_allowed?: boolean | undefined; channel: Types['InputChannel']; send_paid_messages_stars: bigint }; result: Types['Updates'] }
  'channels.updateUsername': { request: { _: 'channels.updateUsername'; channel: Types['InputChannel']; username: string }; result: boolean }
  'chatlists.checkChatlistInvite': { request: { _: 'chatlists.checkChatlistInvite'; slug: string }; result: Types['chatlists.ChatlistInvite'] }
  'chatlists.deleteExportedInvite': { request: { _: 'chatlists.deleteExportedInvite'; chatlist: Types['InputChatlist']; slug: string }; result: boolean }
  'chatlists.editExportedInvite': { request: { _: 'chatlists.editExportedInvite'; chatlist: Types['InputChatlist']; slug: string; title?: string | undefined; peers?: Types['InputPeer'][] | undefined }; result: Types['ExportedChatlistInvite'] }
  'chatlists.exportChatlistInvite': { request: { _: 'chatlists.exportChatlistInvite'; chatlist: Types['InputChatlist']; title: string; peers: Types['InputPeer'][] }; result: Types['chatlists.ExportedChatlistInvite'] }
  'chatlists.getChatlistUpdates': { request: { _: 'chatlists.getChatlistUpdates'; chatlist: Types['InputChatlist'] }; result: Types['chatlists.ChatlistUpdates'] }
  'chatlists.getExportedInvites': { request: { _: 'chatlists.getExportedInvites'; chatlist: Types['InputChatlist'] }; result: Types['chatlists.ExportedInvites'] }
  'chatlists.getLeaveChatlistSuggestions': { request: { _: 'chatlists.getLeaveChatlistSuggestions'; chatlist: Types['InputChatlist'] }; result: Types['Peer'][] }
  'chatlists.hideChatlistUpdates': { request: { _: 'chatlists.hideChatlistUpdates'; chatlist: Types['InputChatlist'] }; result: boolean }
  'chatlists.joinChatlistInvite': { request: { _: 'chatlists.joinChatlistInvite'; slug: string; peers: Types['InputPeer'][] }; result: Types['Updates'] }
  'chatlists.joinChatlistUpdates': { request: { _: 'chatlists.joinChatlistUpdates'; chatlist: Types['InputChatlist']; peers: Types['InputPeer'][] }; result: Types['Updates'] }
  'chatlists.leaveChatlist': { request: { _: 'chatlists.leaveChatlist'; chatlist: Types['InputChatlist']; peers: Types['InputPeer'][] }; result: Types['Updates'] }
  'communities.create': { request: { _: 'communities.create'; hidden?: boolean | undefined; title: string; about?: string | undefined; peer: Types['InputPeer'] }; result: Types['Updates'] }
  'communities.getJoinedCommunities': { request: { _: 'communities.getJoinedCommunities' }; result: Types['messages.Chats'] }
  'communities.getParticipantJoinedChats': { request: { _: 'communities.getParticipantJoinedChats'; community: Types['InputChannel']; participant: Types['InputPeer'] }; result: Types['communities.ParticipantJoinedChats'] }
  'communities.getPeerLinkRequests': { request: { _: 'communities.getPeerLinkRequests'; community: Types['InputChannel']; offset: string; limit: number }; result: Types['communities.PeerLinkRequests'] }
  'communities.toggleAllPeerLinkRequestApproval': { request: { _: 'communities.toggleAllPeerLinkRequestApproval'; reject?: boolean | undefined; community: Types['InputChannel'] }; result: boolean }
  'communities.toggleCommunityCollapsedInDialogs': { request: { _: 'communities.toggleCommunityCollapsedInDialogs'; collapsed?: boolean | undefined; community: Types['InputChannel'] }; result: Types['Updates'] }
  'communities.toggleParticipantBanned': { request: { _: 'communities.toggleParticipantBanned'; unban?: boolean | undefined; community: Types['InputChannel']; participant: Types['InputPeer'] }; result: boolean }
  'communities.togglePeerLink': { request: { _: 'communities.togglePeerLink'; visible?: boolean | undefined; hidden?: boolean | undefined; deleted?: boolean | undefined; community: Types['InputChannel']; peer: Types['InputPeer'] }; result: boolean }
  'communities.togglePeerLinkRequestApproval': { request: { _: 'communities.togglePeerLinkRequestApproval'; reject?: boolean | undefined; community: Types['InputChannel']; peer: Types['InputPeer'] }; result: boolean }
  'contacts.acceptContact': { request: { _: 'contacts.acceptContact'; id: Types['InputUser'] }; result: Types['Updates'] }
  'contacts.addContact': { request: { _: 'contacts.addContact'; add_phone_privacy_exception?: boolean | undefined; id: Types['InputUser']; first_name: string; last_name: string; phone: string; note?: Types['TextWithEntities'] | undefined }; result: Types['Updates'] }
  'contacts.block': { request: { _: 'contacts.block'; my_stories_from?: boolean | undefined; id: Types['InputPeer'] }; result: boolean }
  'contacts.blockFromReplies': { request: { _: 'contacts.blockFromReplies'; delete_message?: boolean | undefined; delete_history?: boolean | undefined; report_spam?: boolean | undefined; msg_id: number }; result: Types['Updates'] }
  'contacts.deleteByPhones': { request: { _: 'contacts.deleteByPhones'; phones: string[] }; result: boolean }
  'contacts.deleteContacts': { request: { _: 'contacts.deleteContacts'; id: Types['InputUser'][] }; result: Types['Updates'] }
  'contacts.editCloseFriends': { request: { _: 'contacts.editCloseFriends'; id: bigint[] }; result: boolean }
  'contacts.exportContactToken': { request: { _: 'contacts.exportContactToken' }; result: Types['ExportedContactToken'] }
  'contacts.getBirthdays': { request: { _: 'contacts.getBirthdays' }; result: Types['contacts.ContactBirthdays'] }
  'contacts.getBlocked': { request: { _: 'contacts.getBlocked'; my_stories_from?: boolean | undefined; offset: number; limit: number }; result: Types['contacts.Blocked'] }
  'contacts.getContactIDs': { request: { _: 'contacts.getContactIDs'; hash: bigint }; result: number[] }
  'contacts.getContacts': { request: { _: 'contacts.getContacts'; hash: bigint }; result: Types['contacts.Contacts'] }
  'contacts.getLocated': { request: { _: 'contacts.getLocated'; background?: boolean | undefined; geo_point: Types['InputGeoPoint']; self_expires?: number | undefined }; result: Types['Updates'] }
  'contacts.getSaved': { request: { _: 'contacts.getSaved' }; result: Types['SavedContact'][] }
  'contacts.getSponsoredPeers': { request: { _: 'contacts.getSponsoredPeers'; q: string }; result: Types['contacts.SponsoredPeers'] }
  'contacts.getStatuses': { request: { _: 'contacts.getStatuses' }; result: Types['ContactStatus'][] }
  'contacts.getTopPeers': { request: { _: 'contacts.getTopPeers'; correspondents?: boolean | undefined; bots_pm?: boolean | undefined; bots_inline?: boolean | undefined; phone_calls?: boolean | undefined; forward_users?: boolean | undefined; forward_chats?: boolean | undefined; groups?: boolean | undefined; channels?: boolean | undefined; bots_app?: boolean | undefined; bots_guestchat?: boolean | undefined; offset: number; limit: number; hash: bigint }; result: Types['contacts.TopPeers'] }
  'contacts.importContactToken': { request: { _: 'contacts.importContactToken'; token: string }; result: Types['User'] }
  'contacts.importContacts': { request: { _: 'contacts.importContacts'; contacts: Types['InputContact'][] }; result: Types['contacts.ImportedContacts'] }
  'contacts.resetSaved': { request: { _: 'contacts.resetSaved' }; result: boolean }
  'contacts.resetTopPeerRating': { request: { _: 'contacts.resetTopPeerRating'; category: Types['TopPeerCategory']; peer: Types['InputPeer'] }; result: boolean }
  'contacts.resolvePhone': { request: { _: 'contacts.resolvePhone'; phone: string }; result: Types['contacts.ResolvedPeer'] }
  'contacts.resolveUsername': { request: { _: 'contacts.resolveUsername'; username: string; referer?: string | undefined }; result: Types['contacts.ResolvedPeer'] }
  'contacts.search': { request: { _: 'contacts.search'; broadcasts?: boolean | undefined; bots?: boolean | undefined; q: string; limit: number }; result: Types['contacts.Found'] }
  'contacts.setBlocked': { request: { _: 'contacts.setBlocked'; my_stories_from?: boolean | undefined; id: Types['InputPeer'][]; limit: number }; result: boolean }
  'contacts.toggleTopPeers': { request: { _: 'contacts.toggleTopPeers'; enabled: boolean }; result: boolean }
  'contacts.unblock': { request: { _: 'contacts.unblock'; my_stories_from?: boolean | undefined; id: Types['InputPeer'] }; result: boolean }
  'contacts.updateContactNote': { request: { _: 'contacts.updateContactNote'; id: Types['InputUser']; note: Types['TextWithEntities'] }; result: boolean }
  'ephemeral.deleteAllWelcomeMessages': { request: { _: 'ephemeral.deleteAllWelcomeMessages'; peer: Types['InputPeer'] }; result: boolean }
  'ephemeral.deleteMessage': { request: { _: 'ephemeral.deleteMessage'; peer?: Types['InputPeer'] | undefined; receiver_id: Types['InputUser']; id: number }; result: boolean }
  'ephemeral.deleteWelcomeMessage': { request: { _: 'ephemeral.deleteWelcomeMessage'; peer: Types['InputPeer']; id: number }; result: boolean }
  'ephemeral.editMessage': { request: { _: 'ephemeral.editMessage'; invert_media?: boolean | undefined; welcome?: boolean | undefined; peer?: Types['InputPeer'] | undefined; receiver_id: Types['InputUser']; id: number; message?: string | undefined; media?: Types['InputMedia'] | undefined; entities?: Types['MessageEntity'][] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined; rich_message?: Types['InputRichMessage'] | undefined }; result: Types['Updates'] }
  'ephemeral.getCallbackAnswer': { request: { _: 'ephemeral.getCallbackAnswer'; peer: Types['InputPeer']; id: number; data?: Uint8Array | undefined }; result: Types['messages.BotCallbackAnswer'] }
  'ephemeral.getWelcomeMessages': { request: { _: 'ephemeral.getWelcomeMessages'; peer: Types['InputPeer']; hash: bigint }; result: Types['ephemeral.WelcomeMessages'] }
  'ephemeral.reportMessage': { request: { _: 'ephemeral.reportMessage'; peer: Types['InputPeer']; id: number; option: Uint8Array; message: string }; result: Types['ReportResult'] }
  'ephemeral.sendMessage': { request: { _: 'ephemeral.sendMessage'; invert_media?: boolean | undefined; welcome?: boolean | undefined; anchor?: boolean | undefined; noforwards?: boolean | undefined; peer?: Types['InputPeer'] | undefined; receiver_id: Types['InputUser']; query_id?: bigint | undefined; message: string; entities?: Types['MessageEntity'][] | undefined; media?: Types['InputMedia'] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined; rich_message?: Types['InputRichMessage'] | undefined; random_id: bigint; reply_to?: Types['InputReplyTo'] | undefined }; result: Types['Updates'] }
  'folders.editPeerFolders': { request: { _: 'folders.editPeerFolders'; folder_peers: Types['InputFolderPeer'][] }; result: Types['Updates'] }
  'fragment.getCollectibleInfo': { request: { _: 'fragment.getCollectibleInfo'; collectible: Types['InputCollectible'] }; result: Types['fragment.CollectibleInfo'] }
  'help.acceptTermsOfService': { request: { _: 'help.acceptTermsOfService'; id: Types['DataJSON'] }; result: boolean }
  'help.dismissSuggestion': { request: { _: 'help.dismissSuggestion'; peer: Types['InputPeer']; suggestion: string }; result: boolean }
  'help.editUserInfo': { request: { _: 'help.editUserInfo'; user_id: Types['InputUser']; message: string; entities: Types['MessageEntity'][] }; result: Types['help.UserInfo'] }
  'help.getAppConfig': { request: { _: 'help.getAppConfig'; hash: number }; result: Types['help.AppConfig'] }
  'help.getAppUpdate': { request: { _: 'help.getAppUpdate'; source: string }; result: Types['help.AppUpdate'] }
  'help.getCdnConfig': { request: { _: 'help.getCdnConfig' }; result: Types['CdnConfig'] }
  'help.getConfig': { request: { _: 'help.getConfig' }; result: Types['Config'] }
  'help.getCountriesList': { request: { _: 'help.getCountriesList'; lang_code: string; hash: number }; result: Types['help.CountriesList'] }
  'help.getDeepLinkInfo': { request: { _: 'help.getDeepLinkInfo'; path: string }; result: Types['help.DeepLinkInfo'] }
  'help.getInviteText': { request: { _: 'help.getInviteText' }; result: Types['help.InviteText'] }
  'help.getNearestDc': { request: { _: 'help.getNearestDc' }; result: Types['NearestDc'] }
  'help.getPassportConfig': { request: { _: 'help.getPassportConfig'; hash: number }; result: Types['help.PassportConfig'] }
  'help.getPeerColors': { request: { _: 'help.getPeerColors'; hash: number }; result: Types['help.PeerColors'] }
  'help.getPeerProfileColors': { request: { _: 'help.getPeerProfileColors'; hash: number }; result: Types['help.PeerColors'] }
  'help.getPremiumPromo': { request: { _: 'help.getPremiumPromo' }; result: Types['help.PremiumPromo'] }
  'help.getPromoData': { request: { _: 'help.getPromoData' }; result: Types['help.PromoData'] }
  'help.getRecentMeUrls': { request: { _: 'help.getRecentMeUrls'; referer: string }; result: Types['help.RecentMeUrls'] }
  'help.getSupport': { request: { _: 'help.getSupport' }; result: Types['help.Support'] }
  'help.getSupportName': { request: { _: 'help.getSupportName' }; result: Types['help.SupportName'] }
  'help.getTermsOfServiceUpdate': { request: { _: 'help.getTermsOfServiceUpdate' }; result: Types['help.TermsOfServiceUpdate'] }
  'help.getTimezonesList': { request: { _: 'help.getTimezonesList'; hash: number }; result: Types['help.TimezonesList'] }
  'help.getUserInfo': { request: { _: 'help.getUserInfo'; user_id: Types['InputUser'] }; result: Types['help.UserInfo'] }
  'help.hidePromoData': { request: { _: 'help.hidePromoData'; peer: Types['InputPeer'] }; result: boolean }
  'help.saveAppLog': { request: { _: 'help.saveAppLog'; events: Types['InputAppEvent'][] }; result: boolean }
  'help.setBotUpdatesStatus': { request: { _: 'help.setBotUpdatesStatus'; pending_updates_count: number; message: string }; result: boolean }
  'initConnection': { request: { _: 'initConnection'; api_id: number; device_model: string; system_version: string; app_version: string; system_lang_code: string; lang_pack: string; lang_code: string; proxy?: Types['InputClientProxy'] | undefined; params?: Types['JSONValue'] | undefined; query: Uint8Array }; result: unknown }
  'invokeAfterMsg': { request: { _: 'invokeAfterMsg'; msg_id: bigint; query: Uint8Array }; result: unknown }
  'invokeAfterMsgs': { request: { _: 'invokeAfterMsgs'; msg_ids: bigint[]; query: Uint8Array }; result: unknown }
  'invokeWithApnsSecret': { request: { _: 'invokeWithApnsSecret'; nonce: string; secret: string; query: Uint8Array }; result: unknown }
  'invokeWithBusinessConnection': { request: { _: 'invokeWithBusinessConnection'; connection_id: string; query: Uint8Array }; result: unknown }
  'invokeWithGooglePlayIntegrity': { request: { _: 'invokeWithGooglePlayIntegrity'; nonce: string; token: string; query: Uint8Array }; result: unknown }
  'invokeWithLayer': { request: { _: 'invokeWithLayer'; layer: number; query: Uint8Array }; result: unknown }
  'invokeWithMessagesRange': { request: { _: 'invokeWithMessagesRange'; range: Types['MessageRange']; query: Uint8Array }; result: unknown }
  'invokeWithReCaptcha': { request: { _: 'invokeWithReCaptcha'; token: string; query: Uint8Array }; result: unknown }
  'invokeWithTakeout': { request: { _: 'invokeWithTakeout'; takeout_id: bigint; query: Uint8Array }; result: unknown }
  'invokeWithoutUpdates': { request: { _: 'invokeWithoutUpdates'; query: Uint8Array }; result: unknown }
  'langpack.getDifference': { request: { _: 'langpack.getDifference'; lang_pack: string; lang_code: string; from_version: number }; result: Types['LangPackDifference'] }
  'langpack.getLangPack': { request: { _: 'langpack.getLangPack'; lang_pack: string; lang_code: string }; result: Types['LangPackDifference'] }
  'langpack.getLanguage': { request: { _: 'langpack.getLanguage'; lang_pack: string; lang_code: string }; result: Types['LangPackLanguage'] }
  'langpack.getLanguages': { request: { _: 'langpack.getLanguages'; lang_pack: string }; result: Types['LangPackLanguage'][] }
  'langpack.getStrings': { request: { _: 'langpack.getStrings'; lang_pack: string; lang_code: string; keys: string[] }; result: Types['LangPackString'][] }
  'messages.acceptEncryption': { request: { _: 'messages.acceptEncryption'; peer: Types['InputEncryptedChat']; g_b: Uint8Array; key_fingerprint: bigint }; result: Types['EncryptedChat'] }
  'messages.acceptUrlAuth': { request: { _: 'messages.acceptUrlAuth'; write_allowed?: boolean | undefined; share_phone_number?: boolean | undefined; peer?: Types['InputPeer'] | undefined; msg_id?: number | undefined; button_id?: number | undefined; url?: string | undefined; match_code?: string | undefined }; result: Types['UrlAuthResult'] }
  'messages.addChatUser': { request: { _: 'messages.addChatUser'; chat_id: bigint; user_id: Types['InputUser']; fwd_limit: number }; result: Types['messages.InvitedUsers'] }
  'messages.addPollAnswer': { request: { _: 'messages.addPollAnswer'; peer: Types['InputPeer']; msg_id: number; answer: Types['PollAnswer'] }; result: Types['Updates'] }
  'messages.appendTodoList': { request: { _: 'messages.appendTodoList'; peer: Types['InputPeer']; msg_id: number; list: Types['TodoItem'][] }; result: Types['Updates'] }
  'messages.checkChatInvite': { request: { _: 'messages.checkChatInvite'; hash: string }; result: Types['ChatInvite'] }
  'messages.checkHistoryImport': { request: { _: 'messages.checkHistoryImport'; import_head: string }; result: Types['messages.HistoryImportParsed'] }
  'messages.checkHistoryImportPeer': { request: { _: 'messages.checkHistoryImportPeer'; peer: Types['InputPeer'] }; result: Types['messages.CheckedHistoryImportPeer'] }
  'messages.checkQuickReplyShortcut': { request: { _: 'messages.checkQuickReplyShortcut'; shortcut: string }; result: boolean }
  'messages.checkUrlAuthMatchCode': { request: { _: 'messages.checkUrlAuthMatchCode'; url: string; match_code: string }; result: boolean }
  'messages.clearAllDrafts': { request: { _: 'messages.clearAllDrafts' }; result: boolean }
  'messages.clearRecentReactions': { request: { _: 'messages.clearRecentReactions' }; result: boolean }
  'messages.clearRecentStickers': { request: { _: 'messages.clearRecentStickers'; attached?: boolean | undefined }; result: boolean }
  'messages.clickSponsoredMessage': { request: { _: 'messages.clickSponsoredMessage'; media?: boolean | undefined; fullscreen?: boolean | undefined; random_id: Uint8Array }; result: boolean }
  'messages.composeMessageWithAI': { request: { _: 'messages.composeMessageWithAI'; proofread?: boolean | undefined; emojify?: boolean | undefined; text: Types['TextWithEntities']; translate_to_lang?: string | undefined; tone?: Types['InputAiComposeTone'] | undefined }; result: Types['messages.ComposedMessageWithAI'] }
  'messages.composeRichMessageWithAI': { request: { _: 'messages.composeRichMessageWithAI'; proofread?: boolean | undefined; emojify?: boolean | undefined; text?: Types['InputRichMessage'] | undefined; translate_to_lang?: string | undefined; tone?: Types['InputAiComposeTone'] | undefined }; result: Types['messages.ComposedRichMessageWithAI'] }
  'messages.createChat': { request: { _: 'messages.createChat'; users: Types['InputUser'][]; title: string; ttl_period?: number | undefined }; result: Types['messages.InvitedUsers'] }
  'messages.createForumTopic': { request: { _: 'messages.createForumTopic'; title_missing?: boolean | undefined; peer: Types['InputPeer']; title: string; icon_color?: number | undefined; icon_emoji_id?: bigint | undefined; random_id: bigint; send_as?: Types['InputPeer'] | undefined }; result: Types['Updates'] }
  'messages.declineUrlAuth': { request: { _: 'messages.declineUrlAuth'; url: string }; result: boolean }
  'messages.deleteChat': { request: { _: 'messages.deleteChat'; chat_id: bigint }; result: boolean }
  'messages.deleteChatUser': { request: { _: 'messages.deleteChatUser'; revoke_history?: boolean | undefined; chat_id: bigint; user_id: Types['InputUser'] }; result: Types['Updates'] }
  'messages.deleteExportedChatInvite': { request: { _: 'messages.deleteExportedChatInvite'; peer: Types['InputPeer']; link: string }; result: boolean }
  'messages.deleteFactCheck': { request: { _: 'messages.deleteFactCheck'; peer: Types['InputPeer']; msg_id: number }; result: Types['Updates'] }
  'messages.deleteHistory': { request: { _: 'messages.deleteHistory'; just_clear?: boolean | undefined; revoke?: boolean | undefined; peer: Types['InputPeer']; max_id: number; min_date?: number | undefined; max_date?: number | undefined }; result: Types['messages.AffectedHistory'] }
  'messages.deleteMessages': { request: { _: 'messages.deleteMessages'; revoke?: boolean | undefined; id: number[] }; result: Types['messages.AffectedMessages'] }
  'messages.deleteParticipantReaction': { request: { _: 'messages.deleteParticipantReaction'; peer: Types['InputPeer']; msg_id: number; participant: Types['InputPeer'] }; result: Types['Updates'] }
  'messages.deleteParticipantReactions': { request: { _: 'messages.deleteParticipantReactions'; peer: Types['InputPeer']; participant: Types['InputPeer'] }; result: boolean }
  'messages.deletePhoneCallHistory': { request: { _: 'messages.deletePhoneCallHistory'; revoke?: boolean | undefined }; result: Types['messages.AffectedFoundMessages'] }
  'messages.deletePollAnswer': { request: { _: 'messages.deletePollAnswer'; peer: Types['InputPeer']; msg_id: number; option: Uint8Array }; result: Types['Updates'] }
  'messages.deleteQuickReplyMessages': { request: { _: 'messages.deleteQuickReplyMessages'; shortcut_id: number; id: number[] }; result: Types['Updates'] }
  'messages.deleteQuickReplyShortcut': { request: { _: 'messages.deleteQuickReplyShortcut'; shortcut_id: number }; result: boolean }
  'messages.deleteRevokedExportedChatInvites': { request: { _: 'messages.deleteRevokedExportedChatInvites'; peer: Types['InputPeer']; admin_id: Types['InputUser'] }; result: boolean }
  'messages.deleteSavedHistory': { request: { _: 'messages.deleteSavedHistory'; parent_peer?: Types['InputPeer'] | undefined; peer: Types['InputPeer']; max_id: number; min_date?: number | undefined; max_date?: number | undefined }; result: Types['messages.AffectedHistory'] }
  'messages.deleteScheduledMessages': { request: { _: 'messages.deleteScheduledMessages'; peer: Types['InputPeer']; id: number[] }; result: Types['Updates'] }
  'messages.deleteTopicHistory': { request: { _: 'messages.deleteTopicHistory'; peer: Types['InputPeer']; top_msg_id: number }; result: Types['messages.AffectedHistory'] }
  'messages.discardEncryption': { request: { _: 'messages.discardEncryption'; delete_history?: boolean | undefined; chat_id: number }; result: boolean }
  'messages.editChatAbout': { request: { _: 'messages.editChatAbout'; peer: Types['InputPeer']; about: string }; result: boolean }
  'messages.editChatAdmin': { request: { _: 'messages.editChatAdmin'; chat_id: bigint; user_id: Types['InputUser']; is_admin: boolean }; result: boolean }
  'messages.editChatCreator': { request: { _: 'messages.editChatCreator'; peer: Types['InputPeer']; user_id: Types['InputUser']; password: Types['InputCheckPasswordSRP'] }; result: Types['Updates'] }
  'messages.editChatDefaultBannedRights': { request: { _: 'messages.editChatDefaultBannedRights'; peer: Types['InputPeer']; banned_rights: Types['ChatBannedRights'] }; result: Types['Updates'] }
  'messages.editChatParticipantRank': { request: { _: 'messages.editChatParticipantRank'; peer: Types['InputPeer']; participant: Types['InputPeer']; rank: string }; result: Types['Updates'] }
  'messages.editChatPhoto': { request: { _: 'messages.editChatPhoto'; chat_id: bigint; photo: Types['InputChatPhoto'] }; result: Types['Updates'] }
  'messages.editChatTitle': { request: { _: 'messages.editChatTitle'; chat_id: bigint; title: string }; result: Types['Updates'] }
  'messages.editExportedChatInvite': { request: { _: 'messages.editExportedChatInvite'; revoked?: boolean | undefined; peer: Types['InputPeer']; link: string; expire_date?: number | undefined; usage_limit?: number | undefined; request_needed?: boolean | undefined; title?: string | undefined }; result: Types['messages.ExportedChatInvite'] }
  'messages.editFactCheck': { request: { _: 'messages.editFactCheck'; peer: Types['InputPeer']; msg_id: number; text: Types['TextWithEntities'] }; result: Types['Updates'] }
  'messages.editForumTopic': { request: { _: 'messages.editForumTopic'; peer: Types['InputPeer']; topic_id: number; title?: string | undefined; icon_emoji_id?: bigint | undefined; closed?: boolean | undefined; hidden?: boolean | undefined }; result: Types['Updates'] }
  'messages.editInlineBotMessage': { request: { _: 'messages.editInlineBotMessage'; no_webpage?: boolean | undefined; invert_media?: boolean | undefined; id: Types['InputBotInlineMessageID']; message?: string | undefined; media?: Types['InputMedia'] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined; entities?: Types['MessageEntity'][] | undefined; rich_message?: Types['InputRichMessage'] | undefined }; result: boolean }
  'messages.editMessage': { request: { _: 'messages.editMessage'; no_webpage?: boolean | undefined; invert_media?: boolean | undefined; peer: Types['InputPeer']; id: number; message?: string | undefined; media?: Types['InputMedia'] | undefined; reply_markup?: Types['ReplyMarkup'] | undefined; entities?: Types['MessageEntity'][] | undefined; schedule_date?: number | undefined; schedule_repeat_period?: number | undefined; quick_reply_shortcut_id?: number | undefined; rich_message?: Types['InputRichMessage'] | undefined }; result: Types['Updates'] }
  'messages.editQuickReplyShortcut': { request: { _: 'messages.editQuickReplyShortcut'; shortcut_id: number; shortcut: string }; result: boolean }
  'messages.exportChatInvite': { request: { _: 'messages.exportChatInvite'; legacy_revoke_permanent?: boolean | undefined; request_needed?: boolean | undefined; peer: Types['InputPeer']; expire_date?: number | undefined; usage_limit?: number | undefined; title?: string | undefined; subscription_pricing?: Types['StarsSubscriptionPricing'] | undefined }; result: Types['ExportedChatInvite'] }
  'messages.faveSticker': { request: { _: 'messages.faveSticker'; id: Types['InputDocument']; unfave: boolean }; result: boolean }
  'messages.forwardMessages': { request: { _: 'messages.forwardMessages'; silent?: boolean | undefined; background?: boolean | undefined; with_my_score?: boolean | undefined; drop_author?: boolean | undefined; drop_media_captions?: boolean | undefined; noforwards?: boolean | undefined; allow_paid_floodskip?: boolean | undefined; from_ephemeral?: boolean | undefined; from_peer: Types['InputPeer']; id: number[]; random_id: bigint[]; to_peer: Types['InputPeer']; top_msg_id?: number | undefined; reply_to?: Types['InputReplyTo'] | undefined; schedule_date?: number | undefined; schedule_repeat_period?: number | undefined; send_as?: Types['InputPeer'] | undefined; quick_reply_shortcut?: Types['InputQuickReplyShortcut'] | undefined; effect?: bigint | undefined; video_timestamp?: number | undefined; allow_paid_stars?: bigint | undefined; suggested_post?: Types['SuggestedPost'] | undefined }; result: Types['Updates'] }
  'messages.getAdminsWithInvites': { request: { _: 'messages.getAdminsWithInvites'; peer: Types['InputPeer'] }; result: Types['messages.ChatAdminsWithInvites'] }
  'messages.getAllDrafts': { request: { _: 'messages.getAllDrafts' }; result: Types['Updates'] }
  'messages.getAllStickers': { request: { _: 'messages.getAllStickers'; hash: bigint }; result: Types['messages.AllStickers'] }
  'messages.getArchivedStickers': { request: { _: 'messages.getArchivedStickers'; masks?: boolean | undefined; emojis?: boolean | undefined; offset_id: bigint; limit: number }; result: Types['messages.ArchivedStickers'] }
  'messages.getAttachMenuBot': { request: { _: 'messages.getAttachMenuBot'; bot: Types['InputUser'] }; result: Types['AttachMenuBotsBot'] }
  'messages.getAttachMenuBots': { request: { _: 'messages.getAttachMenuBots'; hash: bigint }; result: Types['AttachMenuBots'] }
  'messages.getAttachedStickers': { request: { _: 'messages.getAttachedStickers'; media: Types['InputStickeredMedia'] }; result: Types['StickerSetCovered'][] }
  'messages.getAvailableEffects': { request: { _: 'messages.getAvailableEffects'; hash: number }; result: Types['messages.AvailableEffects'] }
  'messages.getAvailableReactions': { request: { _: 'messages.getAvailableReactions'; hash: number }; result: Types['messages.AvailableReactions'] }
  'messages.getBotApp': { request: { _: 'messages.getBotApp'; app: Types['InputBotApp']; hash: bigint }; result: Types['messages.BotApp'] }
  'messages.getBotCallbackAnswer': { request: { _: 'messages.getBotCallbackAnswer'; game?: boolean | undefined; peer: Types['InputPeer']; msg_id: number; data?: Uint8Array | undefined; password?: Types['InputCheckPasswordSRP'] | undefined }; result: Types['messages.BotCallbackAnswer'] }
  'messages.getChatInviteImporters': { request: { _: 'messages.getChatInviteImporters'; requested?: boolean | undefined; subscription_expired?: boolean | undefined; peer: Types['InputPeer']; link?: string | undefined; q?: string | undefined; offset_date: number; offset_user: Types['InputUser']; limit: number }; result: Types['messages.ChatInviteImporters'] }
  'messages.getChats': { request: { _: 'messages.getChats'; id: bigint[] }; result: Types['messages.Chats'] }
  'messages.getCommonChats': { request: { _: 'messages.getCommonChats'; user_id: Types['InputUser']; max_id: bigint; limit: number }; result: Types['messages.Chats'] }
  'messages.getCustomEmojiDocuments': { request: { _: 'messages.getCustomEmojiDocuments'; document_id: bigint[] }; result: Types['Document'][] }
  'messages.getDefaultHistoryTTL': { request: { _: 'messages.getDefaultHistoryTTL' }; result: Types['DefaultHistoryTTL'] }
  'messages.getDefaultTagReactions': { request: { _: 'messages.getDefaultTagReactions'; hash: bigint }; result: Types['messages.Reactions'] }
  'messages.getDhConfig': { request: { _: 'messages.getDhConfig'; version: number; random_length: number }; result: Types['messages.DhConfig'] }
  'messages.getDialogFilters': { request: { _: 'messages.getDialogFilters' }; result: Types['messages.DialogFilters'] }
  'messages.getDialogUnreadMarks': { request: { _: 'messages.getDialogUnreadMarks'; parent_peer?: Types['InputPeer'] | undefined }; result: Types['DialogPeer'][] }
  'messages.getDialogs': { request: { _: 'messages.getDialogs'; exclude_pinned?: boolean | undefined; folder_id?: number | undefined; offset_date: number; offset_id: number; offset_peer: Types['InputPeer']; limit: number; hash: bigint }; result: Types['messages.Dialogs'] }
  'messages.getDiscussionMessage': { request: { _: 'messages.getDiscussionMessage'; peer: Types['InputPeer']; msg_id: number }; result: Types['messages.DiscussionMessage'] }
  'messages.getDocumentByHash': { request: { _: 'messages.getDocumentByHash'; sha256: Uint8Array; size: bigint; mime_type: string }; result: Types['Document'] }
  'messages.getEmojiGameInfo': { request: { _: 'messages.getEmojiGameInfo' }; result: Types['messages.EmojiGameInfo'] }
  'messages.getEmojiGroups': { request: { _: 'messages.getEmojiGroups'; hash: number }; result: Types['messages.EmojiGroups'] }
  'messages.getEmojiKeywords': { request: { _: 'messages.getEmojiKeywords'; lang_code: string }; result: Types['EmojiKeywordsDifference'] }
  'messages.getEmojiKeywordsDifference': { request: { _: 'messages.getEmojiKeywordsDifference'; lang_code: string; from_version: number }; result: Types['EmojiKeywordsDifference'] }
  'messages.getEmojiKeywordsLanguages': { request: { _: 'messages.getEmojiKeywordsLanguages'; lang_codes: string[] }; result: Types['EmojiLanguage'][] }
  'messages.getEmojiProfilePhotoGroups': { request: { _: 'messages.getEmojiProfilePhotoGroups'; hash: number }; result: Types['messages.EmojiGroups'] }
  'messages.getEmojiStatusGroups': { request: { _: 'messages.getEmojiStatusGroups'; hash: number }; result: Types['messages.EmojiGroups'] }
  'messages.getEmojiStickerGroups': { request: { _: 'messages.getEmojiStickerGroups'; hash: number }; result: Types['messages.EmojiGroups'] }
  'messages.getEmojiStickers': { request: { _: 'messages.getEmojiStickers'; hash: bigint }; result: Types['messages.AllStickers'] }
  'messages.getEmojiURL': { request: { _: 'messages.getEmojiURL'; lang_code: string }; result: Types['EmojiURL'] }
  'messages.getExportedChatInvite': { request: { _: 'messages.getExportedChatInvite'; peer: Types['InputPeer']; link: string }; result: Types['messages.ExportedChatInvite'] }
  'messages.getExportedChatInvites': { request: { _: 'messages.getExportedChatInvites'; revoked?: boolean | undefined; peer: Types['InputPeer']; admin_id: Types['InputUser']; offset_date?: number | undefined; offset_link?: string | undefined; limit: number }; result: Types['messages.ExportedChatInvites'] }
  'messages.getExtendedMedia': { request: { _: 'messages.getExtendedMedia'; peer: Types['InputPeer']; id: number[] }; result: Types['Updates'] }
  'messages.getFactCheck': { request: { _: 'messages.getFactCheck'; peer: Types['InputPeer']; msg_id: number[] }; result: Types['FactCheck'][] }
  'messages.getFavedStickers': { request: { _: 'messages.getFavedStickers'; hash: bigint }; result: Types['messages.FavedStickers'] }
  'messages.getFeaturedEmojiStickers': { request: { _: 'messages.getFeaturedEmojiStickers'; hash: bigint }; result: Types['messages.FeaturedStickers'] }
  'messages.getFeaturedStickers': { request: { _: 'messages.getFeaturedStickers'; hash: bigint }; result: Types['messages.FeaturedStickers'] }
  'messages.getForumTopics': { request: { _: 'messages.getForumTopics'; peer: Types['InputPeer']; q?: string | undefined; offset_date: number; offset_id: number; offset_topic: number; limit: number }; result: Types['messages.ForumTopics'] }
  'messages.getForumTopicsByID': { request: { _: 'messages.getForumTopicsByID'; peer: Types['InputPeer']; topics: number[] }; result: Types['messages.ForumTopics'] }
  'messages.getFullChat': { request: { _: 'messages.getFullChat'; chat_id: bigint }; result: Types['messages.ChatFull'] }
  'messages.getFutureChatCreatorAfterLeave': { request: { _: 'messages.getFutureChatCreatorAfterLeave'; peer: Types['InputPeer'] }; result: Types['User'] }
  'messages.getGameHighScores': { request: { _: 'messages.getGameHighScores'; peer: Types['InputPeer']; id: number; user_id: Types['InputUser'] }; result: Types['messages.HighScores'] }
  'messages.getHistory': { request: { _: 'messages.getHistory'; peer: Types['InputPeer']; offset_id: number; offset_date: number; add_offset: number; limit: number; max_id: number; min_id: number; hash: bigint }; result: Types['messages.Messages'] }
  'messages.getInlineBotResults': { request: { _: 'messages.getInlineBotResults'; bot: Types['InputUser']; peer: Types['InputPeer']; geo_point?: Types['InputGeoPoint'] | undefined; query: string; offset: string }; result: Types['messages.BotResults'] }
  'messages.getInlineGameHighScores': { request: { _: 'messages.getInlineGameHighScores'; id: Types['InputBotInlineMessageID']; user_id: Types['InputUser'] }; result: Types['messages.HighScores'] }
  'messages.getMaskStickers': { request: { _: 'messages.getMaskStickers'; hash: bigint }; result: Types['messages.AllStickers'] }
  'messages.getMessageEditData': { request: { _: 'messages.getMessageEditData'; peer: Types['InputPeer']; id: number }; result: Types['messages.MessageEditData'] }
  'messages.getMessageReactionsList': { request: { _: 'messages.getMessageReactionsList'; peer: Types['InputPeer']; id: number; reaction?: Types['Reaction'] | undefined; offset?: string | undefined; limit: number }; result: Types['messages.MessageReactionsList'] }
  'messages.getMessageReadParticipants': { request: { _: 'messages.getMessageReadParticipants'; peer: Types['InputPeer']; msg_id: number }; result: Types['ReadParticipantDate'][] }
  'messages.getMessages': { request: { _: 'messages.getMessages'; id: Types['InputMessage'][] }; result: Types['messages.Messages'] }
  'messages.getMessagesReactions': { request: { _: 'messages.getMessagesReactions'; peer: Types['InputPeer']; id: number[] }; result: Types['Updates'] }
  'messages.getMessagesViews': { request: { _: 'messages.getMessagesViews'; peer: Types['InputPeer']; id: number[]; increment: boolean }; result: Types['messages.MessageViews'] }
  'messages.getMyStickers': { request: { _: 'messages.getMyStickers'; offset_id: bigint; limit: number }; result: Types['messages.MyStickers'] }
  'messages.getOldFeaturedStickers': { request: { _: 'messages.getOldFeaturedStickers'; offset: number; limit: number; hash: bigint }; result: Types['messages.FeaturedStickers'] }
  'messages.getOnlines': { request: { _: 'messages.getOnlines'; peer: Types['InputPeer'] }; result: Types['ChatOnlines'] }
  'messages.getOutboxReadDate': { request: { _: 'messages.getOutboxReadDate'; peer: Types['InputPeer']; msg_id: number }; result: Types['OutboxReadDate'] }
  'messages.getPaidReactionPrivacy': { request: { _: 'messages.getPaidReactionPrivacy' }; result: Types['Updates'] }
  'messages.getPeerDialogs': { request: { _: 'messages.getPeerDialogs'; peers: Types['InputDialogPeer'][] }; result: Types['messages.PeerDialogs'] }
  'messages.getPeerSettings': { request: { _: 'messages.getPeerSettings'; peer: Types['InputPeer'] }; result: Types['messages.PeerSettings'] }
  'messages.getPersonalChannelHistory': { request: { _: 'messages.getPersonalChannelHistory'; user_id: Types['InputUser']; limit: number; max_id: number; min_id: number; hash: bigint }; result: Types['messages.Messages'] }
  'messages.getPinnedDialogs': { request: { _: 'messages.getPinnedDialogs'; folder_id: number }; result: Types['messages.PeerDialogs'] }
  'messages.getPinnedSavedDialogs': { request: { _: 'messages.getPinnedSavedDialogs' }; result: Types['messages.SavedDialogs'] }
  'messages.getPollResults': { request: { _: 'messages.getPollResults'; peer: Types['InputPeer']; msg_id: number; poll_hash: bigint }; result: Types['Updates'] }
  'messages.getPollVotes': { request: { _: 'messages.getPollVotes'; peer: Types['InputPeer']; id: number; option?: Uint8Array | undefined; offset?: string | undefined; limit: number }; result: Types['messages.VotesList'] }
  'messages.getPreparedInlineMessage': { request: { _: 'messages.getPreparedInlineMessage'; bot: Types['InputUser']; id: string }; result: Types['messages.PreparedInlineMessage'] }
  'messages.getQuickReplies': { request: { _: 'messages.getQuickReplies'; hash: bigint }; result: Types['messages.QuickReplies'] }
  'messages.getQuickReplyMessages': { request: { _: 'messages.getQuickReplyMessages'; shortcut_id: number; id?: number[] | undefined; hash: bigint }; result: Types['messages.Messages'] }
  'messages.getRecentLocations': { request: { _: 'messages.getRecentLocations'; peer: Types['InputPeer']; limit: number; hash: bigint }; result: Types['messages.Messages'] }
  'messages.getRecentReactions': { request: { _: 'messages.getRecentReactions'; limit: number; hash: bigint }; result: Types['messages.Reactions'] }
  'messages.getRecentStickers': { request: { _: 'messages.getRecentStickers'; attached?: boolean | undefined; hash: bigint }; result: Types['messages.RecentStickers'] }
  'messages.getReplies': { request: { _: 'messages.getReplies'; peer: Types['InputPeer']; msg_id: number; offset_id: number; offset_date: number; add_offset: number; limit: number; max_id: number; min_id: number; hash: bigint }; result: Types['messages.Messages'] }
  'messages.getRichMessage': { request: { _: 'messages.getRichMessage'; peer: Types['InputPeer']; id: number }; result: Types['messages.Messages'] }
  'messages.getSavedDialogs': { request: { _: 'messages.getSavedDialogs'; exclude_pinned?: boolean | undefined; parent_peer?: Types['InputPeer'] | undefined; offset_date: number; offset_id: number; offset_peer: Types['InputPeer']; limit: number; hash: bigint }; result: Types['messages.SavedDialogs'] }
  'messages.getSavedDialogsByID': { request: { _: 'messages.getSavedDialogsByID'; parent_peer?: Types['InputPeer'] | undefined; ids: Types['InputPeer'][] }; result: Types['messages.SavedDialogs'] }
  'messages.getSavedGifs': { request: { _: 'messages.getSavedGifs'; hash: bigint }; result: Types['messages.SavedGifs'] }
  'messages.getSavedHistory': { request: { _: 'messages.getSavedHistory'; parent_peer?: Types['InputPeer'] | undefined; peer: Types['InputPeer']; offset_id: number; offset_date: number; add_offset: number; limit: number; max_id: number; min_id: number; hash: bigint }; result: Types['messages.Messages'] }
  'messages.getSavedReactionTags': { request: { _: 'messages.getSavedReactionTags'; peer?: Types['InputPeer'] | undefined; hash: bigint }; result: Types['messages.SavedReactionTags'] }
  'messages.getScheduledHistory': { request: { _: 'messages.getScheduledHistory'; peer: Types['InputPeer']; hash: bigint }; result: Types['messages.Messages'] }
  'messages.getScheduledMessages': { request: { _: 'messages.getScheduledMessages'; peer: Types['InputPeer']; id: number[] }; result: Types['messages.Messages'] }
  'messages.getSearchCounters': { request: { _: 'messages.getSearchCounters'; peer: Types['InputPeer']; saved_peer_id?: Types['InputPeer'] | undefined; top_msg_id?: number | undefined; filters: Types['MessagesFilter'][] }; result: Types['messages.SearchCounter'][] }
  'messages.getSearchResultsCalendar': { request: { _: 'messages.getSearchResultsCalendar'; peer: Types['InputPeer']; saved_peer_id?: Types['InputPeer'] | undefined; filter: Types['MessagesFilter']; offset_id: number; offset_date: number }; result: Types['messages.SearchResultsCalendar'] }
  'messages.getSearchResultsPositions': { request: { _: 'messages.getSearchResultsPositions'; peer: Types['InputPeer']; saved_peer_id?: Types['InputPeer'] | undefined; filter: Types['MessagesFilter']; offset_id: number; limit: number }; result: Types['messages.SearchResultsPositions'] }
  'messages.getSplitRanges': { request: { _: 'messages.getSplitRanges' }; result: Types['MessageRange'][] }
  'messages.getSponsoredMessages': { request: { _: 'messages.getSponsoredMessages'; peer: Types['InputPeer']; msg_id?: number | undefined }; result: Types['messages.SponsoredMessages'] }
  'messages.getStickerSet': { request: { _: 'messages.getStickerSet'; stickerset: Types['InputStickerSet']; hash: number }; result: Types['messages.StickerSet'] }
  'messages.getStickers': { request: { _: 'messages.getStickers'; emoticon: string; hash: bigint }; result: Types['messages.Stickers'] }
  'messages.getSuggestedDialogFilters': { request: { _: 'messages.getSuggestedDialogFilters' }; result: Types['DialogFilterSuggested'][] }
  'messages.getTopReactions': { request: { _: 'messages.getTopReactions'; limit: number; hash: bigint }; result: Types['messages.Reactions'] }
  'messages.getUnreadMentions': { request: { _: 'messages.getUnreadMentions'; peer: Types['InputPeer']; top_msg_id?: number | undefined; offset_id: number; add_offset: number; limit: number; max_id: number; min_id: number }; result: Types['messages.Messages'] }
  'messages.getUnreadPollVotes': { request: { _: 'messages.getUnreadPollVotes'; peer: Types['InputPeer']; top_msg_id?: number | undefined; offset_id: number; add_offset: number; limit: number; max_id: number; min_id: number }; result: Types['messages.Messages'] }
  'messages.getUnreadReactions': { request: { _: 'messages.getUnreadReactions'; peer: Types['InputPeer']; top_msg_id?: number | undefined; saved_peer_id?: Types['InputPeer'] | undefined; offset_id: number; add_offset: number; limit: number; max_id: number; min_id: number }; result: Types['messages.Messages'] }
  'messages.getWebPage': { request: { _: 'messages.getWebPage'; url: string; hash: number }; result: Types['messages.WebPage'] }
  'messages.getWebPagePreview': { request: { _: 'messages.getWebPagePreview'; message: string; entities?: Types['MessageEntity'][] | undefined }; result: Types['messages.WebPagePreview'] }
  'messages.hideAllChatJoinRequests': { request: { _: 'messages.hideAllChatJoinRequests'; approved?: boolean | undefined; peer: Types['InputPeer']; link?: string | undefined }; result: Types['Updates'] }
  'messages.hideChatJoinRequest': { request: { _: 'messages.hideChatJoinRequest'; approved?: boolean | undefined; peer: Types['InputPeer']; user_id: Types['InputUser'] }; result: Types['Updates'] }
  'messages.hidePeerSettingsBar': { request: { _: 'messages.hidePeerSettingsBar'; peer: Types['InputPeer'] }; result: boolean }
  'messages.importChatInvite': { request: { _: 'messages.importChatInvite'; hash: string }; result: Types['messages.ChatInviteJoinResult'] }
  'messages.initHistoryImport': { request: { _: 'messages.initHistoryImport'; peer: Types['InputPeer']; file: Types['InputFile']; media_count: number }; result: Types['messages.HistoryImport'] }
  'messages.installStickerSet': { request: { _: 'messages.installStickerSet'; stickerset: Types['InputStickerSet']; archived: boolean }; result: Types['messages.StickerSetInstallResult'] }
  'messages.markDialogUnread': { request: { _: 'messages.markDialogUnread'; unread?: boolean | undefined; parent_peer?: Types['InputPeer'] | undefined; peer: Types['InputDialogPeer'] }; result: boolean }
  'messages.migrateChat': { request: { _: 'messages.migrateChat'; chat_id: bigint }; result: Types['Updates'] }
  'messages.prolongWebView': { request: { _: 'messages.prolongWebView'; silent?: boolean | undefined; peer: Types['InputPeer']; bot: Types['InputUser']; query_id: bigint; reply_to?: Types['InputReplyTo'] | undefined; send_as?: Types['InputPeer'] | undefined }; result: boolean }
  'messages.rateTranscribedAudio': { request: { _: 'messages.rateTranscribedAudio'; peer: Types['InputPeer']; msg_id: number; transcription_id: bigint; good: boolean }; result: boolean }
  'messages.readDiscussion': { request: { _: 'messages.readDiscussion'; peer: Types['InputPeer']; msg_id: number; read_max_id: number }; result: boolean }
  'messages.readEncryptedHistory': { request: { _: 'messages.readEncryptedHistory'; peer: Types['InputEncryptedChat']; max_date: number }; result: boolean }
  'messages.readFeaturedStickers': { request: { _: 'messages.readFeaturedStickers'; id: bigint[] }; result: boolean }
  'messages.readHistory': { request: { _: 'messages.readHistory'; peer: Types['InputPeer']; max_id: number }; result: Types['messages.AffectedMessages'] }
  'messages.readMentions': { request: { _: 'messages.readMentions'; peer: Types['InputPeer']; top_msg_id?: number | undefined }; result: Types['messages.AffectedHistory'] }
  'messages.readMessageContents': { request: { _: 'messages.readMessageContents'; id: number[] }; result: Types['messages.AffectedMessages'] }
  'messages.readPollVotes': { request: { _: 'messages.readPollVotes'; peer: Types['InputPeer']; top_msg_id?: number | undefined }; result: Types['messages.AffectedHistory'] }
  'messages.readReactions': { request: { _: 'messages.readReactions'; peer: Types['InputPeer']; top_msg_id?: number | undefined; saved_peer_id?: Types['InputPeer'] | undefined }; result: Types['messages.AffectedHistory'] }
  'messages.readSavedHistory': { request: { _: 'messages.readSavedHistory'; parent_peer: Types['InputPeer']; peer: Types['InputPeer']; max_id: number }; result: boolean }
  'messages.receivedMessages': { request: { _: 'messages.receivedMessages'; max_id: number }; result: Types['ReceivedNotifyMessage'][] }
  'messages.receivedQueue': { request: { _: 'messages.receivedQueue'; max_qts: number }; result: bigint[] }
  'messages.reorderPinnedDialogs': { request: { _: 'messages.reorderPinnedDialogs'; force?: boolean | undefined; folder_id: number; order: Types['InputDialogPeer'][] }; result: boolean }
  'messages.reorderPinnedForumTopics': { request: { _: 'messages.reorderPinnedForumTopics'; force?: boolean | undefined; peer: Types['InputPeer']; order: number[] }; result: Types['Updates'] }
  'messages.reorderPinnedSavedDialogs': { request: { _: 'messages.reorderPinnedSavedDialogs'; force?: boolean | undefined; order: Types['InputDialogPeer'][] }; result: boolean }
  'messages.reorderQuickReplies': { request: { _: 'messages.reorderQuickReplies'; order: number[] }; result: boolean }
  'messages.reorderStickerSets': { request: { _: 'messages.reorderStickerSets'; masks?: boolean | undefined; emojis?: boolean | undefined; order: bigint[] }; result: boolean }
  'messages.report': { request: { _: 'messages.report'; peer: Types['InputPeer']; id: number[]; option: Uint8Array; message: string }; result: Types['ReportResult'] }
  'messages.reportEncryptedSpam': { request: { _: 'messages.reportEncryptedSpam'; peer: Types['InputEncryptedChat'] }; result: boolean }
  'messages.reportMessagesDelivery': { request: { _: 'messages.reportMessagesDelivery'; push?: boolean | undefined; peer: Types['InputPeer']; id: number[] }; result: boolean }
  'messages.reportMusicListen': { request: { _: 'messages.reportMusicListen'; id: Types['InputDocument']; listened_duration: number }; result: boolean }
  'messages.reportReaction': { request: { _: 'messages.reportReaction'; peer: Types['InputPeer']; id: number; reaction_peer: Types['InputPeer'] }; result: boolean }
  'messages.reportReadMetrics': { request: { _: 'messages.reportReadMetrics'; peer: Types['InputPeer']; metrics: Types['InputMessageReadMetric'][] }; result: boolean }
  'messages.reportSpam': { request: { _: 'messages.reportSpam'; peer: Types['InputPeer'] }; result: boolean }
  'messages.reportSponsoredMessage': { request: { _: 'messages.reportSponsoredMessage'; random_id: Uint8Array; option: Uint8Array }; result: Types['channels.SponsoredMessageReportResult'] }
  'messages.requestAppWebView': { request: { _: 'messages.requestAppWebView'; write_allowed?: boolean | undefined; compact?: boolean | undefined; fullscreen?: boolean | undefined; peer: Types['InputPeer']; app: Types['InputBotApp']; start_param?: string | undefined; theme_params?: Types['DataJSON'] | undefined; platform: string }; result: Types['WebViewResult'] }
  'messages.requestChatJoinWebView': { request: { _: 'messages.requestChatJoinWebView'; query_id: bigint; theme_params?: Types['DataJSON'] | undefined; platform: string }; result: Types['WebViewResult'] }
  'messages.requestEncryption': { request: { _: 'messages.requestEncryption'; user_id: Types['InputUser']; random_id: number; g_a: Uint8Array }; result: Types['EncryptedChat'] }
  'messages.requestMainWebView': { request: { _: 'messages.requestMainWebView'; compact?: boolean | undefined; fullscreen?: boolean | undefined; peer: Types['InputPeer']; bot: Types['InputUser']; start_param?: string | undefined; theme_params?: Types['DataJSON'] | undefined; platform: string }; result: Types['WebViewResult'] }
  'messages.requestSimpleWebView': { request: { _: 'messages.requestSimpleWebView'; from_switch_webview?: boolean | undefined; from_side_menu?: boolean | undefined; compact?: boolean | undefined; fullscreen?: boolean | undefined; bot: Types['InputUser']; url?: string | undefined; start_param?: string | undefined; theme_params?: Types['DataJSON'] | undefined; platform: string }; result: Types['WebViewResult'] }
  'messages.requestUrlAuth': { request: { _: 'messages.requestUrlAuth'; peer?: Types['InputPeer'] | undefined; msg_id?: number | undefined; button_id?: number | undefined; url?: string | undefined; in_app_origin?: string | undefined }; result: Types['UrlAuthResult'] }
  'messages.requestWebView': { request: { _: 'messages.requestWebView'; from_bot_menu?: boolean | undefined; silent?: boolean | undefined; compact?: boolean | undefined; fullscreen?: boolean | undefined; peer: Types['InputPeer']; bot: Types['InputUser']; url?: string | undefined; start_param?: string | undefined; theme_params?: Types['DataJSON'] | undefined; platform: string; reply_to?: Types['InputReplyTo'] | undefined; send_as?: Types['InputPeer'] | undefined }; result: Types['WebViewResult'] }
  'messages.saveDefaultSendAs': { request: { _: 'messages.saveDefaultSendAs'; peer: Types['InputPeer']; send_as: Types['InputPeer'] }; result: boolean }
  'messages.saveDraft': { request: { _: 'messages.saveDraft'; no_webpage?: boolean | undefined; invert_media?: boolean | undefined; reply_to?: Types['InputReplyTo'] | undefined; peer: Types['InputPeer']; message: string; entities?: Types['MessageEntity'][] | undefined; media?: Types['InputMedia'] | undefined; effect?: bigint | undefined; suggested_post?: Types['SuggestedPost'] | undefined; rich_message?: Types['InputRichMessage'] | undefined }; result: boolean }
  'messages.saveGif': { request: { _: 'messages.saveGif'; id: Types['InputDocument']; unsave: boolean }; result: boolean }
  'messages.savePreparedInlineMessage': { request: { _: 'messages.savePreparedInlineMessage'; result: Types['InputBotInlineResult']; user_id: Types['InputUser']; peer_types?: Types['InlineQueryPeerType'][] | undefined }; result: Types['messages.BotPreparedInlineMessage'] }
  'messages.saveRecentSticker': { request: { _: 'messages.saveRecentSticker'; attached?: boolean | undefined; id: Types['InputDocument']; unsave: boolean }; result: boolean }
  'messages.search': { request: { _: 'messages.search'; peer: Types['InputPeer']; q: string; from_id?: Types['InputPeer'] | undefined; saved_peer_id?: Types['InputPeer'] | undefined; saved_reaction?: Types['Reaction'][] | undefined; top_msg_id?: number | undefined; filter: Types['MessagesFilter']; min_date: number; max_date: number; offset_id: number; add_offset: number; limit: number; max_id: number; min_id: number; hash: bigint }; result: Types['messages.Messages'] }
  'messages.searchCustomEmoji': { request: { _: 'messages.searchCustomEmoji'; emoticon: string; hash: bigint }; result: Types['EmojiList'] }
  'messages.searchEmojiStickerSets': { request: { _: 'messages.searchEmojiStickerSets'; exclude_featured?: boolean | undefined; q: string; hash: bigint }; result: Types['messages.FoundStickerSets'] }
  'messages.searchGlobal': { request: { _: 'messages.searchGlobal'; broadcasts_only?: boolean | undefined; groups_only?: boolean | undefined; users_only?: boolean | undefined; folder_id?: number | undefined; community?: Types['InputChannel'] | undefined; q: string; filter: Types['MessagesFilter']; min_date: number; max_date: number; offset_rate: number; offset_peer: Types['InputPeer']; offset_id: number; limit: number }; result: Types['messages.Messages'] }
  'messages.searchSentMedia': { request: { _: 'messages.searchSentMedia'; q: string; filter: Types['MessagesFilter']; limit: number }; result: Types['messages.Messages'] }
  'messages.searchStickerSets': { request: { _: 'messages.searchStickerSets'; exclude_featured?: boolean | undefined; q: string; hash: bigint }; result: Types['messages.FoundStickerSets'] }
  'messages.searchStickers': { request: { _: 'messages.searchStickers'; emojis?: boolean | undefined; q: string; emoticon: string; lang_code: string[]; offset: number; limit: number; hash: bigint }; result: Types['messages.FoundStickers'] }
  'messages.sendBotRequestedPeer': { request: { _: 'messages.sendBotRequestedPeer'; peer: Types['InputPeer']; msg_id?: number | undefined; webapp_req_id?: string | undefined; button_id: number; requested_peers: Types['InputPeer'][] }; result: Types['Updates'] }
  'messages.sendEncrypted': { request: { _: 'messages.sendEncrypted'; silent?: boolean | undefined; peer: Types['InputEncryptedChat']; random_id: bigint; data: Uint8Array }; result: Types['messages.SentEncryptedMessage'] }
  'messages.sendEncryptedFile': { request: { _: 'messages.sendEncryptedFile'; silent?: boolean | undefined; peer: Types['InputEncryptedChat']; random_id: bigint; data: Uint8Array; file: Types['InputEncryptedFile'] }; result: Types['messages.SentEncryptedMessage'] }
  'messages.sendEncryptedService': { request: { _: 'messages.sendEncryptedService'; peer: Types['InputEncryptedChat']; random_id: bigint; data: Uint8Array }; result: Types['messages.SentEncryptedMessage'] }
  'messages.sendInlineBotResult': { request: { _: 'messages.sendInlineBotResult'; silent?: boolean | undefined; background?: boolean | undefined; clear_draft?: boolean | undefined; hide_via?: boolean | undefined; peer: Types['InputPeer']; reply_to?: Types['InputReplyTo'] | undefined; random_id: bigint; query_id: bigint; id: string; schedule_date?: number | undefined; send_as?: Types['InputPeer'] | undefined; quick_reply_shortcut?: Types['InputQuickReplyShortcut'] | undefined; allow_paid_stars?: bigint | undefined }; result: Types['Updates'] }
  'messages.sendMedia': { request: { _: 'messages.sendMedia'; silent?: boolean | undefined; background?: boolean | undefined; clear_draft?: boolean | undefined; noforwards?: boolean | undefined; update_stickersets_order?: boolean | undefined; invert_media?: boolean | undefined; allow_paid_floodskip?: boolean | undefined; peer: Types['InputPeer']; reply_to?: Types['InputReplyTo'] | undefined; media: Types['InputMedia']; message: string; random_id: bigint; reply_markup?: Types['ReplyMarkup'] | undefined; entities?: Types['MessageEntity'][] | undefined; schedule_date?: number | undefined; schedule_repeat_period?: number | undefined; send_as?: Types['InputPeer'] | undefined; quick_reply_shortcut?: Types['InputQuickReplyShortcut'] | undefined; effect?: bigint | undefined; allow_paid_stars?: bigint | undefined; suggested_post?: Types['SuggestedPost'] | undefined }; result: Types['Updates'] }
  'messages.sendMessage': { request: { _: 'messages.sendMessage'; no_webpage?: boolean | undefined; silent?: boolean | undefined; background?: boolean | undefined; clear_draft?: boolean | undefined; noforwards?: boolean | undefined; update_stickersets_order?: boolean | undefined; invert_media?: boolean | undefined; allow_paid_floodskip?: boolean | undefined; peer: Types['InputPeer']; reply_to?: Types['InputReplyTo'] | undefined; message: string; random_id: bigint; reply_markup?: Types['ReplyMarkup'] | undefined; entities?: Types['MessageEntity'][] | undefined; schedule_date?: number | undefined; schedule_repeat_period?: number | undefined; send_as?: Types['InputPeer'] | undefined; quick_reply_shortcut?: Types['InputQuickReplyShortcut'] | undefined; effect?: bigint | undefined; allow_paid_stars?: bigint | undefined; suggested_post?: Types['SuggestedPost'] | undefined; rich_message?: Types['InputRichMessage'] | undefined }; result: Types['Updates'] }
  'messages.sendMultiMedia': { request: { _: 'messages.sendMultiMedia'; silent?: boolean | undefined; background?: boolean | undefined; clear_draft?: boolean | undefined; noforwards?: boolean | undefined; update_stickersets_order?: boolean | undefined; invert_media?: boolean | undefined; allow_paid_floodskip?: boolean | undefined; peer: Types['InputPeer']; reply_to?: Types['InputReplyTo'] | undefined; multi_media: Types['InputSingleMedia'][]; schedule_date?: number | undefined; send_as?: Types['InputPeer'] | undefined; quick_reply_shortcut?: Types['InputQuickReplyShortcut'] | undefined; effect?: bigint | undefined; allow_paid_stars?: bigint | undefined }; result: Types['Updates'] }
  'messages.sendPaidReaction': { request: { _: 'messages.sendPaidReaction'; peer: Types['InputPeer']; msg_id: number; count: number; random_id: bigint; private?: Types['PaidReactionPrivacy'] | undefined }; result: Types['Updates'] }
  'messages.sendQuickReplyMessages': { request: { _: 'messages.sendQuickReplyMessages'; peer: Types['InputPeer']; shortcut_id: number; id: number[]; random_id: bigint[] }; result: Types['Updates'] }
  'messages.sendReaction': { request: { _: 'messages.sendReaction'; big?: boolean | undefined; add_to_recent?: boolean | undefined; peer: Types['InputPeer']; msg_id: number; reaction?: Types['Reaction'][] | undefined }; result: Types['Updates'] }
  'messages.sendScheduledMessages': { request: { _: 'messages.sendScheduledMessages'; peer: Types['InputPeer']; id: number[] }; result: Types['Updates'] }
  'messages.sendScreenshotNotification': { request: { _: 'messages.sendScreenshotNotification'; peer: Types['InputPeer']; reply_to: Types['InputReplyTo']; random_id: bigint }; result: Types['Updates'] }
  'messages.sendVote': { request: { _: 'messages.sendVote'; peer: Types['InputPeer']; msg_id: number; options: Uint8Array[] }; result: Types['Updates'] }
  'messages.sendWebViewData': { request: { _: 'messages.sendWebViewData'; bot: Types['InputUser']; random_id: bigint; button_text: string; data: string }; result: Types['Updates'] }
  'messages.sendWebViewResultMessage': { request: { _: 'messages.sendWebViewResultMessage'; bot_query_id: string; result: Types['InputBotInlineResult'] }; result: Types['WebViewMessageSent'] }
  'messages.setBotCallbackAnswer': { request: { _: 'messages.setBotCallbackAnswer'; alert?: boolean | undefined; query_id: bigint; message?: string | undefined; url?: string | undefined; cache_time: number }; result: boolean }
  'messages.setBotGuestChatResult': { request: { _: 'messages.setBotGuestChatResult'; query_id: bigint; result: Types['InputBotInlineResult'] }; result: Types['InputBotInlineMessageID'] }
  'messages.setBotPrecheckoutResults': { request: { _: 'messages.setBotPrecheckoutResults'; success?: boolean | undefined; query_id: bigint; error?: string | undefined }; result: boolean }
  'messages.setBotShippingResults': { request: { _: 'messages.setBotShippingResults'; query_id: bigint; error?: string | undefined; shipping_options?: Types['ShippingOption'][] | undefined }; result: boolean }
  'messages.setChatAvailableReactions': { request: { _: 'messages.setChatAvailableReactions'; peer: Types['InputPeer']; available_reactions: Types['ChatReactions']; reactions_limit?: number | undefined; paid_enabled?: boolean | undefined }; result: Types['Updates'] }
  'messages.setChatTheme': { request: { _: 'messages.setChatTheme'; peer: Types['InputPeer']; theme: Types['InputChatTheme'] }; result: Types['Updates'] }
  'messages.setChatWallPaper': { request: { _: 'messages.setChatWallPaper'; for_both?: boolean | undefined; revert?: boolean | undefined; peer: Types['InputPeer']; wallpaper?: Types['InputWallPaper'] | undefined; settings?: Types['WallPaperSettings'] | undefined; id?: number | undefined }; result: Types['Updates'] }
  'messages.setDefaultHistoryTTL': { request: { _: 'messages.setDefaultHistoryTTL'; period: number }; result: boolean }
  'messages.setDefaultReaction': { request: { _: 'messages.setDefaultReaction'; reaction: Types['Reaction'] }; result: boolean }
  'messages.setEncryptedTyping': { request: { _: 'messages.setEncryptedTyping'; peer: Types['InputEncryptedChat']; typing: boolean }; result: boolean }
  'messages.setGameScore': { request: { _: 'messages.setGameScore'; edit_message?: boolean | undefined; force?: boolean | undefined; peer: Types['InputPeer']; id: number; user_id: Types['InputUser']; score: number }; result: Types['Updates'] }
  'messages.setHistoryTTL': { request: { _: 'messages.setHistoryTTL'; peer: Types['InputPeer']; period: number }; result: Types['Updates'] }
  'messages.setInlineBotResults': { request: { _: 'messages.setInlineBotResults'; gallery?: boolean | undefined; private?: boolean | undefined; query_id: bigint; results: Types['InputBotInlineResult'][]; cache_time: number; next_offset?: string | undefined; switch_pm?: Types['InlineBotSwitchPM'] | undefined; switch_webview?: Types['InlineBotWebView'] | undefined }; result: boolean }
  'messages.setInlineGameScore': { request: { _: 'messages.setInlineGameScore'; edit_message?: boolean | undefined; force?: boolean | undefined; id: Types['InputBotInlineMessageID']; user_id: Types['InputUser']; score: number }; result: boolean }
  'messages.setTyping': { request: { _: 'messages.setTyping'; peer: Types['InputPeer']; top_msg_id?: number | undefined; action: Types['SendMessageAction'] }; result: boolean }
  'messages.startBot': { request: { _: 'messages.startBot'; bot: Types['InputUser']; peer: Types['InputPeer']; random_id: bigint; start_param: string }; result: Types['Updates'] }
  'messages.startHistoryImport': { request: { _: 'messages.startHistoryImport'; peer: Types['InputPeer']; import_id: bigint }; result: boolean }
  'messages.summarizeText': { request: { _: 'messages.summarizeText'; peer: Types['InputPeer']; id: number; to_lang?: string | undefined; tone?: string | undefined }; result: Types['TextWithEntities'] }
  'messages.toggleBotInAttachMenu': { request: { _: 'messages.toggleBotInAttachMenu'; write_allowed?: boolean | undefined; bot: Types['InputUser']; enabled: boolean }; result: boolean }
  'messages.toggleDialogFilterTags': { request: { _: 'messages.toggleDialogFilterTags'; enabled: boolean }; result: boolean }
  'messages.toggleDialogPin': { request: { _: 'messages.toggleDialogPin'; pinned?: boolean | undefined; peer: Types['InputDialogPeer'] }; result: boolean }
  'messages.toggleNoForwards': { request: { _: 'messages.toggleNoForwards'; peer: Types['InputPeer']; enabled: boolean; request_msg_id?: number | undefined }; result: Types['Updates'] }
  'messages.togglePaidReactionPrivacy': { request: { _: 'messages.togglePaidReactionPrivacy'; peer: Types['InputPeer']; msg_id: number; private: Types['PaidReactionPrivacy'] }; result: boolean }
  'messages.togglePeerTranslations': { request: { _: 'messages.togglePeerTranslations'; disabled?: boolean | undefined; peer: Types['InputPeer'] }; result: boolean }
  'messages.toggleSavedDialogPin': { request: { _: 'messages.toggleSavedDialogPin'; pinned?: boolean | undefined; peer: Types['InputDialogPeer'] }; result: boolean }
  'messages.toggleStickerSets': { request: { _: 'messages.toggleStickerSets'; uninstall?: boolean | undefined; archive?: boolean | undefined; unarchive?: boolean | undefined; stickersets: Types['InputStickerSet'][] }; result: boolean }
  'messages.toggleSuggestedPostApproval': { request: { _: 'messages.toggleSuggestedPostApproval'; reject?: boolean | undefined; peer: Types['InputPeer']; msg_id: number; schedule_date?: number | undefined; reject_comment?: string | undefined }; result: Types['Updates'] }
  'messages.toggleTodoCompleted': { request: { _: 'messages.toggleTodoCompleted'; peer: Types['InputPeer']; msg_id: number; completed: number[]; incompleted: number[] }; result: Types['Updates'] }
  'messages.transcribeAudio': { request: { _: 'messages.transcribeAudio'; peer: Types['InputPeer']; msg_id: number }; result: Types['messages.TranscribedAudio'] }
  'messages.translateRichMessage': { request: { _: 'messages.translateRichMessage'; peer?: Types['InputPeer'] | undefined; id?: number[] | undefined; text?: Types['InputRichMessage'][] | undefined; to_lang: string; tone?: string | undefined }; result: Types['messages.TranslatedRichMessage'] }
  'messages.translateText': { request: { _: 'messages.translateText'; peer?: Types['InputPeer'] | undefined; id?: number[] | undefined; text?: Types['TextWithEntities'][] | undefined; to_lang: string; tone?: string | undefined }; result: Types['messages.TranslatedText'] }
  'messages.uninstallStickerSet': { request: { _: 'messages.uninstallStickerSet'; stickerset: Types['InputStickerSet'] }; result: boolean }
  'messages.unpinAllMessages': { request: { _: 'messages.unpinAllMessages'; peer: Types['InputPeer']; top_msg_id?: number | undefined; saved_peer_id?: Types['InputPeer'] | undefined }; result: Types['messages.AffectedHistory'] }
  'messages.updateDialogFilter': { request: { _: 'messages.updateDialogFilter'; id: number; filter?: Types['DialogFilter'] | undefined }; result: boolean }
  'messages.updateDialogFiltersOrder': { request: { _: 'messages.updateDialogFiltersOrder'; order: number[] }; result: boolean }
  'messages.updatePinnedForumTopic': { request: { _: 'messages.updatePinnedForumTopic'; peer: Types['InputPeer']; topic_id: number; pinned: boolean }; result: Types['Updates'] }
  'messages.updatePinnedMessage': { request: { _: 'messages.updatePinnedMessage'; silent?: boolean | undefined; unpin?: boolean | undefined; pm_oneside?: boolean | undefined; peer: Types['InputPeer']; id: number }; result: Types['Updates'] }
  'messages.updateSavedReactionTag': { request: { _: 'messages.updateSavedReactionTag'; reaction: Types['Reaction']; title?: string | undefined }; result: boolean }
  'messages.uploadEncryptedFile': { request: { _: 'messages.uploadEncryptedFile'; peer: Types['InputEncryptedChat']; file: Types['InputEncryptedFile'] }; result: Types['EncryptedFile'] }
  'messages.uploadImportedMedia': { request: { _: 'messages.uploadImportedMedia'; peer: Types['InputPeer']; import_id: bigint; file_name: string; media: Types['InputMedia'] }; result: Types['MessageMedia'] }
  'messages.uploadMedia': { request: { _: 'messages.uploadMedia'; business_connection_id?: string | undefined; peer: Types['InputPeer']; media: Types['InputMedia'] }; result: Types['MessageMedia'] }
  'messages.viewSponsoredMessage': { request: { _: 'messages.viewSponsoredMessage'; random_id: Uint8Array }; result: boolean }
  'payments.applyGiftCode': { request: { _: 'payments.applyGiftCode'; slug: string }; result: Types['Updates'] }
  'payments.assignAppStoreTransaction': { request: { _: 'payments.assignAppStoreTransaction'; receipt: Uint8Array; purpose: Types['InputStorePaymentPurpose'] }; result: Types['Updates'] }
  'payments.assignPlayMarketTransaction': { request: { _: 'payments.assignPlayMarketTransaction'; receipt: Types['DataJSON']; purpose: Types['InputStorePaymentPurpose'] }; result: Types['Updates'] }
  'payments.botCancelStarsSubscription': { request: { _: 'payments.botCancelStarsSubscription'; restore?: boolean | undefined; user_id: Types['InputUser']; charge_id: string }; result: boolean }
  'payments.canPurchaseStore': { request: { _: 'payments.canPurchaseStore'; purpose: Types['InputStorePaymentPurpose'] }; result: boolean }
  'payments.changeStarsSubscription': { request: { _: 'payments.changeStarsSubscription'; peer: Types['InputPeer']; subscription_id: string; canceled?: boolean | undefined }; result: boolean }
  'payments.checkCanSendGift': { request: { _: 'payments.checkCanSendGift'; gift_id: bigint }; result: Types['payments.CheckCanSendGiftResult'] }
  'payments.checkGiftCode': { request: { _: 'payments.checkGiftCode'; slug: string }; result: Types['payments.CheckedGiftCode'] }
  'payments.clearSavedInfo': { request: { _: 'payments.clearSavedInfo'; credentials?: boolean | undefined; info?: boolean | undefined }; result: boolean }
  'payments.connectStarRefBot': { request: { _: 'payments.connectStarRefBot'; peer: Types['InputPeer']; bot: Types['InputUser'] }; result: Types['payments.ConnectedStarRefBots'] }
  'payments.convertStarGift': { request: { _: 'payments.convertStarGift'; stargift: Types['InputSavedStarGift'] }; result: boolean }
  'payments.craftStarGift': { request: { _: 'payments.craftStarGift'; stargift: Types['InputSavedStarGift'][] }; result: Types['Updates'] }
  'payments.createStarGiftCollection': { request: { _: 'payments.createStarGiftCollection'; peer: Types['InputPeer']; title: string; stargift: Types['InputSavedStarGift'][] }; result: Types['StarGiftCollection'] }
  'payments.deleteStarGiftCollection': { request: { _: 'payments.deleteStarGiftCollection'; peer: Types['InputPeer']; collection_id: number }; result: boolean }
  'payments.editConnectedStarRefBot': { request: { _: 'payments.editConnectedStarRefBot'; revoked?: boolean | undefined; peer: Types['InputPeer']; link: string }; result: Types['payments.ConnectedStarRefBots'] }
  'payments.exportInvoice': { request: { _: 'payments.exportInvoice'; invoice_media: Types['InputMedia'] }; result: Types['payments.ExportedInvoice'] }
  'payments.fulfillStarsSubscription': { request: { _: 'payments.fulfillStarsSubscription'; peer: Types['InputPeer']; subscription_id: string }; result: boolean }
  'payments.getBankCardData': { request: { _: 'payments.getBankCardData'; number: string }; result: Types['payments.BankCardData'] }
  'payments.getConnectedStarRefBot': { request: { _: 'payments.getConnectedStarRefBot'; peer: Types['InputPeer']; bot: Types['InputUser'] }; result: Types['payments.ConnectedStarRefBots'] }
  'payments.getConnectedStarRefBots': { request: { _: 'payments.getConnectedStarRefBots'; peer: Types['InputPeer']; offset_date?: number | undefined; offset_link?: string | undefined; limit: number }; result: Types['payments.ConnectedStarRefBots'] }
  'payments.getCraftStarGifts': { request: { _: 'payments.getCraftStarGifts'; gift_id: bigint; offset: string; limit: number }; result: Types['payments.SavedStarGifts'] }
  'payments.getGiveawayInfo': { request: { _: 'payments.getGiveawayInfo'; peer: Types['InputPeer']; msg_id: number }; result: Types['payments.GiveawayInfo'] }
  'payments.getPaymentForm': { request: { _: 'payments.getPaymentForm'; invoice: Types['InputInvoice']; theme_params?: Types['DataJSON'] | undefined }; result: Types['payments.PaymentForm'] }
  'payments.getPaymentReceipt': { request: { _: 'payments.getPaymentReceipt'; peer: Types['InputPeer']; msg_id: number }; result: Types['payments.PaymentReceipt'] }
  'payments.getPremiumGiftCodeOptions': { request: { _: 'payments.getPremiumGiftCodeOptions'; boost_peer?: Types['InputPeer'] | undefined }; result: Types['PremiumGiftCodeOption'][] }
  'payments.getResaleStarGifts': { request: { _: 'payments.getResaleStarGifts'; sort_by_price?: boolean | undefined; sort_by_num?: boolean | undefined; for_craft?: boolean | undefined; stars_only?: boolean | undefined; attributes_hash?: bigint | undefined; gift_id: bigint; attributes?: Types['StarGiftAttributeId'][] | undefined; offset: string; limit: number }; result: Types['payments.ResaleStarGifts'] }
  'payments.getSavedInfo': { request: { _: 'payments.getSavedInfo' }; result: Types['payments.SavedInfo'] }
  'payments.getSavedStarGift': { request: { _: 'payments.getSavedStarGift'; stargift: Types['InputSavedStarGift'][] }; result: Types['payments.SavedStarGifts'] }
  'payments.getSavedStarGifts': { request: { _: 'payments.getSavedStarGifts'; exclude_unsaved?: boolean | undefined; exclude_saved?: boolean | undefined; exclude_unlimited?: boolean | undefined; exclude_unique?: boolean | undefined; sort_by_value?: boolean | undefined; exclude_upgradable?: boolean | undefined; exclude_unupgradable?: boolean | undefined; peer_color_available?: boolean | undefined; exclude_hosted?: boolean | undefined; peer: Types['InputPeer']; collection_id?: number | undefined; offset: string; limit: number }; result: Types['payments.SavedStarGifts'] }
  'payments.getStarGiftActiveAuctions': { request: { _: 'payments.getStarGiftActiveAuctions'; hash: bigint }; result: Types['payments.StarGiftActiveAuctions'] }
  'payments.getStarGiftAuctionAcquiredGifts': { request: { _: 'payments.getStarGiftAuctionAcquiredGifts'; gift_id: bigint }; result: Types['payments.StarGiftAuctionAcquiredGifts'] }
  'payments.getStarGiftAuctionState': { request: { _: 'payments.getStarGiftAuctionState'; auction: Types['InputStarGiftAuction']; version: number }; result: Types['payments.StarGiftAuctionState'] }
  'payments.getStarGiftCollections': { request: { _: 'payments.getStarGiftCollections'; peer: Types['InputPeer']; hash: bigint }; result: Types['payments.StarGiftCollections'] }
  'payments.getStarGiftUpgradeAttributes': { request: { _: 'payments.getStarGiftUpgradeAttributes'; gift_id: bigint }; result: Types['payments.StarGiftUpgradeAttributes'] }
  'payments.getStarGiftUpgradePreview': { request: { _: 'payments.getStarGiftUpgradePreview'; gift_id: bigint }; result: Types['payments.StarGiftUpgradePreview'] }
  'payments.getStarGiftWithdrawalUrl': { request: { _: 'payments.getStarGiftWithdrawalUrl'; stargift: Types['InputSavedStarGift']; password: Types['InputCheckPasswordSRP'] }; result: Types['payments.StarGiftWithdrawalUrl'] }
  'payments.getStarGifts': { request: { _: 'payments.getStarGifts'; hash: number }; result: Types['payments.StarGifts'] }
  'payments.getStarsGiftOptions': { request: { _: 'payments.getStarsGiftOptions'; user_id?: Types['InputUser'] | undefined }; result: Types['StarsGiftOption'][] }
  'payments.getStarsGiveawayOptions': { request: { _: 'payments.getStarsGiveawayOptions' }; result: Types['StarsGiveawayOption'][] }
  'payments.getStarsRevenueAdsAccountUrl': { request: { _: 'payments.getStarsRevenueAdsAccountUrl'; peer: Types['InputPeer'] }; result: Types['payments.StarsRevenueAdsAccountUrl'] }
  'payments.getStarsRevenueStats': { request: { _: 'payments.getStarsRevenueStats'; dark?: boolean | undefined; ton?: boolean | undefined; peer: Types['InputPeer'] }; result: Types['payments.StarsRevenueStats'] }
  'payments.getStarsRevenueWithdrawalUrl': { request: { _: 'payments.getStarsRevenueWithdrawalUrl'; ton?: boolean | undefined; peer: Types['InputPeer']; amount?: bigint | undefined; password: Types['InputCheckPasswordSRP'] }; result: Types['payments.StarsRevenueWithdrawalUrl'] }
  'payments.getStarsStatus': { request: { _: 'payments.getStarsStatus'; ton?: boolean | undefined; peer: Types['InputPeer'] }; result: Types['payments.StarsStatus'] }
  'payments.getStarsSubscriptions': { request: { _: 'payments.getStarsSubscriptions'; missing_balance?: boolean | undefined; peer: Types['InputPeer']; offset: string }; result: Types['payments.StarsStatus'] }
  'payments.getStarsTopupOptions': { request: { _: 'payments.getStarsTopupOptions' }; result: Types['StarsTopupOption'][] }
  'payments.getStarsTransactions': { request: { _: 'payments.getStarsTransactions'; inbound?: boolean | undefined; outbound?: boolean | undefined; ascending?: boolean | undefined; ton?: boolean | undefined; subscription_id?: string | undefined; peer: Types['InputPeer']; offset: string; limit: number }; result: Types['payments.StarsStatus'] }
  'payments.getStarsTransactionsByID': { request: { _: 'payments.getStarsTransactionsByID'; ton?: boolean | undefined; peer: Types['InputPeer']; id: Types['InputStarsTransaction'][] }; result: Types['payments.StarsStatus'] }
  'payments.getSuggestedStarRefBots': { request: { _: 'payments.getSuggestedStarRefBots'; order_by_revenue?: boolean | undefined; order_by_date?: boolean | undefined; peer: Types['InputPeer']; offset: string; limit: number }; result: Types['payments.SuggestedStarRefBots'] }
  'payments.getUniqueStarGift': { request: { _: 'payments.getUniqueStarGift'; slug: string }; result: Types['payments.UniqueStarGift'] }
  'payments.getUniqueStarGiftValueInfo': { request: { _: 'payments.getUniqueStarGiftValueInfo'; slug: string }; result: Types['payments.UniqueStarGiftValueInfo'] }
  'payments.launchPrepaidGiveaway': { request: { _: 'payments.launchPrepaidGiveaway'; peer: Types['InputPeer']; giveaway_id: bigint; purpose: Types['InputStorePaymentPurpose'] }; result: Types['Updates'] }
  'payments.refundStarsCharge': { request: { _: 'payments.refundStarsCharge'; user_id: Types['InputUser']; charge_id: string }; result: Types['Updates'] }
  'payments.reorderStarGiftCollections': { request: { _: 'payments.reorderStarGiftCollections'; peer: Types['InputPeer']; order: number[] }; result: boolean }
  'payments.resolveStarGiftOffer': { request: { _: 'payments.resolveStarGiftOffer'; decline?: boolean | undefined; offer_msg_id: number }; result: Types['Updates'] }
  'payments.saveStarGift': { request: { _: 'payments.saveStarGift'; unsave?: boolean | undefined; stargift: Types['InputSavedStarGift'] }; result: boolean }
  'payments.sendPaymentForm': { request: { _: 'payments.sendPaymentForm'; form_id: bigint; invoice: Types['InputInvoice']; requested_info_id?: string | undefined; shipping_option_id?: string | undefined; credentials: Types['InputPaymentCredentials']; tip_amount?: bigint | undefined }; result: Types['payments.PaymentResult'] }
  'payments.sendStarGiftOffer': { request: { _: 'payments.sendStarGiftOffer'; peer: Types['InputPeer']; slug: string; price: Types['StarsAmount']; duration: number; random_id: bigint; allow_paid_stars?: bigint | undefined }; result: Types['Updates'] }
  'payments.sendStarsForm': { request: { _: 'payments.sendStarsForm'; form_id: bigint; invoice: Types['InputInvoice'] }; result: Types['payments.PaymentResult'] }
  'payments.toggleChatStarGiftNotifications': { request: { _: 'payments.toggleChatStarGiftNotifications'; enabled?: boolean | undefined; peer: Types['InputPeer'] }; result: boolean }
  'payments.toggleStarGiftsPinnedToTop': { request: { _: 'payments.toggleStarGiftsPinnedToTop'; peer: Types['InputPeer']; stargift: Types['InputSavedStarGift'][] }; result: boolean }
  'payments.transferStarGift': { request: { _: 'payments.transferStarGift'; stargift: Types['InputSavedStarGift']; to_id: Types['InputPeer'] }; result: Types['Updates'] }
  'payments.updateStarGiftCollection': { request: { _: 'payments.updateStarGiftCollection'; peer: Types['InputPeer']; collection_id: number; title?: string | undefined; delete_stargift?: Types['InputSavedStarGift'][] | undefined; add_stargift?: Types['InputSavedStarGift'][] | undefined; order?: Types['InputSavedStarGift'][] | undefined }; result: Types['StarGiftCollection'] }
  'payments.updateStarGiftPrice': { request: { _: 'payments.updateStarGiftPrice'; stargift: Types['InputSavedStarGift']; resell_amount: Types['StarsAmount'] }; result: Types['Updates'] }
  'payments.upgradeStarGift': { request: { _: 'payments.upgradeStarGift'; keep_original_details?: boolean | undefined; stargift: Types['InputSavedStarGift'] }; result: Types['Updates'] }
  'payments.validateRequestedInfo': { request: { _: 'payments.validateRequestedInfo'; save?: boolean | undefined; invoice: Types['InputInvoice']; info: Types['PaymentRequestedInfo'] }; result: Types['payments.ValidatedRequestedInfo'] }
  'phone.acceptCall': { request: { _: 'phone.acceptCall'; peer: Types['InputPhoneCall']; g_b: Uint8Array; protocol: Types['PhoneCallProtocol'] }; result: Types['phone.PhoneCall'] }
  'phone.checkGroupCall': { request: { _: 'phone.checkGroupCall'; call: Types['InputGroupCall']; sources: number[] }; result: number[] }
  'phone.confirmCall': { request: { _: 'phone.confirmCall'; peer: Types['InputPhoneCall']; g_a: Uint8Array; key_fingerprint: bigint; protocol: Types['PhoneCallProtocol'] }; result: Types['phone.PhoneCall'] }
  'phone.createConferenceCall': { request: { _: 'phone.createConferenceCall'; muted?: boolean | undefined; video_stopped?: boolean | undefined; join?: boolean | undefined; random_id: number; public_key?: Uint8Array | undefined; block?: Uint8Array | undefined; params?: Types['DataJSON'] | undefined }; result: Types['Updates'] }
  'phone.createGroupCall': { request: { _: 'phone.createGroupCall'; rtmp_stream?: boolean | undefined; peer: Types['InputPeer']; random_id: number; title?: string | undefined; schedule_date?: number | undefined }; result: Types['Updates'] }
  'phone.declineConferenceCallInvite': { request: { _: 'phone.declineConferenceCallInvite'; msg_id: number }; result: Types['Updates'] }
  'phone.deleteConferenceCallParticipants': { request: { _: 'phone.deleteConferenceCallParticipants'; only_left?: boolean | undefined; kick?: boolean | undefined; call: Types['InputGroupCall']; ids: bigint[]; block: Uint8Array }; result: Types['Updates'] }
  'phone.deleteGroupCallMessages': { request: { _: 'phone.deleteGroupCallMessages'; report_spam?: boolean | undefined; call: Types['InputGroupCall']; messages: number[] }; result: Types['Updates'] }
  'phone.deleteGroupCallParticipantMessages': { request: { _: 'phone.deleteGroupCallParticipantMessages'; report_spam?: boolean | undefined; call: Types['InputGroupCall']; participant: Types['InputPeer'] }; result: Types['Updates'] }
  'phone.discardCall': { request: { _: 'phone.discardCall'; video?: boolean | undefined; peer: Types['InputPhoneCall']; duration: number; reason: Types['PhoneCallDiscardReason']; connection_id: bigint }; result: Types['Updates'] }
  'phone.discardGroupCall': { request: { _: 'phone.discardGroupCall'; call: Types['InputGroupCall'] }; result: Types['Updates'] }
  'phone.editGroupCallParticipant': { request: { _: 'phone.editGroupCallParticipant'; call: Types['InputGroupCall']; participant: Types['InputPeer']; muted?: boolean | undefined; volume?: number | undefined; raise_hand?: boolean | undefined; video_stopped?: boolean | undefined; video_paused?: boolean | undefined; presentation_paused?: boolean | undefined }; result: Types['Updates'] }
  'phone.editGroupCallTitle': { request: { _: 'phone.editGroupCallTitle'; call: Types['InputGroupCall']; title: string }; result: Types['Updates'] }
  'phone.exportGroupCallInvite': { request: { _: 'phone.exportGroupCallInvite'; can_self_unmute?: boolean | undefined; call: Types['InputGroupCall'] }; result: Types['phone.ExportedGroupCallInvite'] }
  'phone.getCallConfig': { request: { _: 'phone.getCallConfig' }; result: Types['DataJSON'] }
  'phone.getGroupCall': { request: { _: 'phone.getGroupCall'; call: Types['InputGroupCall']; limit: number }; result: Types['phone.GroupCall'] }
  'phone.getGroupCallChainBlocks': { request: { _: 'phone.getGroupCallChainBlocks'; call: Types['InputGroupCall']; sub_chain_id: number; offset: number; limit: number }; result: Types['Updates'] }
  'phone.getGroupCallJoinAs': { request: { _: 'phone.getGroupCallJoinAs'; peer: Types['InputPeer'] }; result: Types['phone.JoinAsPeers'] }
  'phone.getGroupCallStars': { request: { _: 'phone.getGroupCallStars'; call: Types['InputGroupCall'] }; result: Types['phone.GroupCallStars'] }
  'phone.getGroupCallStreamChannels': { request: { _: 'phone.getGroupCallStreamChannels'; call: Types['InputGroupCall'] }; result: Types['phone.GroupCallStreamChannels'] }
  'phone.getGroupCallStreamRtmpUrl': { request: { _: 'phone.getGroupCallStreamRtmpUrl'; live_story?: boolean | undefined; peer: Types['InputPeer']; revoke: boolean }; result: Types['phone.GroupCallStreamRtmpUrl'] }
  'phone.getGroupParticipants': { request: { _: 'phone.getGroupParticipants'; call: Types['InputGroupCall']; ids: Types['InputPeer'][]; sources: number[]; offset: string; limit: number }; result: Types['phone.GroupParticipants'] }
  'phone.inviteConferenceCallParticipant': { request: { _: 'phone.inviteConferenceCallParticipant'; video?: boolean | undefined; call: Types['InputGroupCall']; user_id: Types['InputUser'] }; result: Types['Updates'] }
  'phone.inviteToGroupCall': { request: { _: 'phone.inviteToGroupCall'; call: Types['InputGroupCall']; users: Types['InputUser'][] }; result: Types['Updates'] }
  'phone.joinGroupCall': { request: { _: 'phone.joinGroupCall'; muted?: boolean | undefined; video_stopped?: boolean | undefined; call: Types['InputGroupCall']; join_as: Types['InputPeer']; invite_hash?: string | undefined; public_key?: Uint8Array | undefined; block?: Uint8Array | undefined; params: Types['DataJSON'] }; result: Types['Updates'] }
  'phone.joinGroupCallPresentation': { request: { _: 'phone.joinGroupCallPresentation'; call: Types['InputGroupCall']; params: Types['DataJSON'] }; result: Types['Updates'] }
  'phone.leaveGroupCall': { request: { _: 'phone.leaveGroupCall'; call: Types['InputGroupCall']; source: number }; result: Types['Updates'] }
  'phone.leaveGroupCallPresentation': { request: { _: 'phone.leaveGroupCallPresentation'; call: Types['InputGroupCall'] }; result: Types['Updates'] }
  'phone.receivedCall': { request: { _: 'phone.receivedCall'; peer: Types['InputPhoneCall'] }; result: boolean }
  'phone.requestCall': { request: { _: 'phone.requestCall'; video?: boolean | undefined; user_id: Types['InputUser']; random_id: number; g_a_hash: Uint8Array; protocol: Types['PhoneCallProtocol'] }; result: Types['phone.PhoneCall'] }
  'phone.saveCallDebug': { request: { _: 'phone.saveCallDebug'; peer: Types['InputPhoneCall']; debug: Types['DataJSON'] }; result: boolean }
  'phone.saveCallLog': { request: { _: 'phone.saveCallLog'; peer: Types['InputPhoneCall']; file: Types['InputFile'] }; result: boolean }
  'phone.saveDefaultGroupCallJoinAs': { request: { _: 'phone.saveDefaultGroupCallJoinAs'; peer: Types['InputPeer']; join_as: Types['InputPeer'] }; result: boolean }
  'phone.saveDefaultSendAs': { request: { _: 'phone.saveDefaultSendAs'; call: Types['InputGroupCall']; send_as: Types['InputPeer'] }; result: boolean }
  'phone.sendConferenceCallBroadcast': { request: { _: 'phone.sendConferenceCallBroadcast'; call: Types['InputGroupCall']; block: Uint8Array }; result: Types['Updates'] }
  'phone.sendGroupCallEncryptedMessage': { request: { _: 'phone.sendGroupCallEncryptedMessage'; call: Types['InputGroupCall']; encrypted_message: Uint8Array }; result: boolean }
  'phone.sendGroupCallMessage': { request: { _: 'phone.sendGroupCallMessage'; call: Types['InputGroupCall']; random_id: bigint; message: Types['TextWithEntities']; allow_paid_stars?: bigint | undefined; send_as?: Types['InputPeer'] | undefined }; result: Types['Updates'] }
  'phone.sendSignalingData': { request: { _: 'phone.sendSignalingData'; peer: Types['InputPhoneCall']; data: Uint8Array }; result: boolean }
  'phone.setCallRating': { request: { _: 'phone.setCallRating'; user_initiative?: boolean | undefined; peer: Types['InputPhoneCall']; rating: number; comment: string }; result: Types['Updates'] }
  'phone.startScheduledGroupCall': { request: { _: 'phone.startScheduledGroupCall'; call: Types['InputGroupCall'] }; result: Types['Updates'] }
  'phone.toggleGroupCallRecord': { request: { _: 'phone.toggleGroupCallRecord'; start?: boolean | undefined; video?: boolean | undefined; call: Types['InputGroupCall']; title?: string | undefined; video_portrait?: boolean | undefined }; result: Types['Updates'] }
  'phone.toggleGroupCallSettings': { request: { _: 'phone.toggleGroupCallSettings'; reset_invite_hash?: boolean | undefined; call: Types['InputGroupCall']; join_muted?: boolean | undefined; messages_enabled?: boolean | undefined; send_paid_messages_stars?: bigint | undefined }; result: Types['Updates'] }
  'phone.toggleGroupCallStartSubscription': { request: { _: 'phone.toggleGroupCallStartSubscription'; call: Types['InputGroupCall']; subscribed: boolean }; result: Types['Updates'] }
  'photos.deletePhotos': { request: { _: 'photos.deletePhotos'; id: Types['InputPhoto'][] }; result: bigint[] }
  'photos.getUserPhotos': { request: { _: 'photos.getUserPhotos'; user_id: Types['InputUser']; offset: number; max_id: bigint; limit: number }; result: Types['photos.Photos'] }
  'photos.updateProfilePhoto': { request: { _: 'photos.updateProfilePhoto'; fallback?: boolean | undefined; bot?: Types['InputUser'] | undefined; id: Types['InputPhoto'] }; result: Types['photos.Photo'] }
  'photos.uploadContactProfilePhoto': { request: { _: 'photos.uploadContactProfilePhoto'; suggest?: boolean | undefined; save?: boolean | undefined; user_id: Types['InputUser']; file?: Types['InputFile'] | undefined; video?: Types['InputFile'] | undefined; video_start_ts?: number | undefined; video_emoji_markup?: Types['VideoSize'] | undefined }; result: Types['photos.Photo'] }
  'photos.uploadProfilePhoto': { request: { _: 'photos.uploadProfilePhoto'; fallback?: boolean | undefined; bot?: Types['InputUser'] | undefined; file?: Types['InputFile'] | undefined; video?: Types['InputFile'] | undefined; video_start_ts?: number | undefined; video_emoji_markup?: Types['VideoSize'] | undefined }; result: Types['photos.Photo'] }
  'premium.applyBoost': { request: { _: 'premium.applyBoost'; slots?: number[] | undefined; peer: Types['InputPeer'] }; result: Types['premium.MyBoosts'] }
  'premium.getBoostsList': { request: { _: 'premium.getBoostsList'; gifts?: boolean | undefined; peer: Types['InputPeer']; offset: string; limit: number }; result: Types['premium.BoostsList'] }
  'premium.getBoostsStatus': { request: { _: 'premium.getBoostsStatus'; peer: Types['InputPeer'] }; result: Types['premium.BoostsStatus'] }
  'premium.getMyBoosts': { request: { _: 'premium.getMyBoosts' }; result: Types['premium.MyBoosts'] }
  'premium.getUserBoosts': { request: { _: 'premium.getUserBoosts'; peer: Types['InputPeer']; user_id: Types['InputUser'] }; result: Types['premium.BoostsList'] }
  'smsjobs.finishJob': { request: { _: 'smsjobs.finishJob'; job_id: string; error?: string | undefined }; result: boolean }
  'smsjobs.getSmsJob': { request: { _: 'smsjobs.getSmsJob'; job_id: string }; result: Types['SmsJob'] }
  'smsjobs.getStatus': { request: { _: 'smsjobs.getStatus' }; result: Types['smsjobs.Status'] }
  'smsjobs.isEligibleToJoin': { request: { _: 'smsjobs.isEligibleToJoin' }; result: Types['smsjobs.EligibilityToJoin'] }
  'smsjobs.join': { request: { _: 'smsjobs.join' }; result: boolean }
  'smsjobs.leave': { request: { _: 'smsjobs.leave' }; result: boolean }
  'smsjobs.updateSettings': { request: { _: 'smsjobs.updateSettings'; allow_international?: boolean | undefined }; result: boolean }
  'stats.getBroadcastStats': { request: { _: 'stats.getBroadcastStats'; dark?: boolean | undefined; channel: Types['InputChannel'] }; result: Types['stats.BroadcastStats'] }
  'stats.getMegagroupStats': { request: { _: 'stats.getMegagroupStats'; dark?: boolean | undefined; channel: Types['InputChannel'] }; result: Types['stats.MegagroupStats'] }
  'stats.getMessagePublicForwards': { request: { _: 'stats.getMessagePublicForwards'; channel: Types['InputChannel']; msg_id: number; offset: string; limit: number }; result: Types['stats.PublicForwards'] }
  'stats.getMessageStats': { request: { _: 'stats.getMessageStats'; dark?: boolean | undefined; channel: Types['InputChannel']; msg_id: number }; result: Types['stats.MessageStats'] }
  'stats.getPollStats': { request: { _: 'stats.getPollStats'; dark?: boolean | undefined; peer: Types['InputPeer']; msg_id: number }; result: Types['stats.PollStats'] }
  'stats.getStoryPublicForwards': { request: { _: 'stats.getStoryPublicForwards'; peer: Types['InputPeer']; id: number; offset: string; limit: number }; result: Types['stats.PublicForwards'] }
  'stats.getStoryStats': { request: { _: 'stats.getStoryStats'; dark?: boolean | undefined; peer: Types['InputPeer']; id: number }; result: Types['stats.StoryStats'] }
  'stats.loadAsyncGraph': { request: { _: 'stats.loadAsyncGraph'; token: string; x?: bigint | undefined }; result: Types['StatsGraph'] }
  'stickers.addStickerToSet': { request: { _: 'stickers.addStickerToSet'; stickerset: Types['InputStickerSet']; sticker: Types['InputStickerSetItem'] }; result: Types['messages.StickerSet'] }
  'stickers.changeSticker': { request: { _: 'stickers.changeSticker'; sticker: Types['InputDocument']; emoji?: string | undefined; mask_coords?: Types['MaskCoords'] | undefined; keywords?: string | undefined }; result: Types['messages.StickerSet'] }
  'stickers.changeStickerPosition': { request: { _: 'stickers.changeStickerPosition'; sticker: Types['InputDocument']; position: number }; result: Types['messages.StickerSet'] }
  'stickers.checkShortName': { request: { _: 'stickers.checkShortName'; short_name: string }; result: boolean }
  'stickers.createStickerSet': { request: { _: 'stickers.createStickerSet'; animated?: boolean | undefined; videos?: boolean | undefined; masks?: boolean | undefined; emojis?: boolean | undefined; text_color?: boolean | undefined; user_id: Types['InputUser']; title: string; short_name: string; thumb?: Types['InputDocument'] | undefined; stickers: Types['InputStickerSetItem'][]; software?: string | undefined }; result: Types['messages.StickerSet'] }
  'stickers.deleteStickerSet': { request: { _: 'stickers.deleteStickerSet'; stickerset: Types['InputStickerSet'] }; result: boolean }
  'stickers.removeStickerFromSet': { request: { _: 'stickers.removeStickerFromSet'; sticker: Types['InputDocument'] }; result: Types['messages.StickerSet'] }
  'stickers.renameStickerSet': { request: { _: 'stickers.renameStickerSet'; stickerset: Types['InputStickerSet']; title: string }; result: Types['messages.StickerSet'] }
  'stickers.replaceSticker': { request: { _: 'stickers.replaceSticker'; sticker: Types['InputDocument']; new_sticker: Types['InputStickerSetItem'] }; result: Types['messages.StickerSet'] }
  'stickers.setStickerSetThumb': { request: { _: 'stickers.setStickerSetThumb'; stickerset: Types['InputStickerSet']; thumb?: Types['InputDocument'] | undefined; thumb_document_id?: bigint | undefined }; result: Types['messages.StickerSet'] }
  'stickers.suggestShortName': { request: { _: 'stickers.suggestShortName'; title: string }; result: Types['stickers.SuggestedShortName'] }
  'stories.activateStealthMode': { request: { _: 'stories.activateStealthMode'; past?: boolean | undefined; future?: boolean | undefined }; result: Types['Updates'] }
  'stories.canSendStory': { request: { _: 'stories.canSendStory'; peer: Types['InputPeer'] }; result: Types['stories.CanSendStoryCount'] }
  'stories.createAlbum': { request: { _: 'stories.createAlbum'; peer: Types['InputPeer']; title: string; stories: number[] }; result: Types['StoryAlbum'] }
  'stories.deleteAlbum': { request: { _: 'stories.deleteAlbum'; peer: Types['InputPeer']; album_id: number }; result: boolean }
  'stories.deleteStories': { request: { _: 'stories.deleteStories'; peer: Types['InputPeer']; id: number[] }; result: number[] }
  'stories.editStory': { request: { _: 'stories.editStory'; peer: Types['InputPeer']; id: number; media?: Types['InputMedia'] | undefined; media_areas?: Types['MediaArea'][] | undefined; caption?: string | undefined; entities?: Types['MessageEntity'][] | undefined; privacy_rules?: Types['InputPrivacyRule'][] | undefined; music?: Types['InputDocument'] | undefined }; result: Types['Updates'] }
  'stories.exportStoryLink': { request: { _: 'stories.exportStoryLink'; peer: Types['InputPeer']; id: number }; result: Types['ExportedStoryLink'] }
  'stories.getAlbumStories': { request: { _: 'stories.getAlbumStories'; peer: Types['InputPeer']; album_id: number; offset: number; limit: number }; result: Types['stories.Stories'] }
  'stories.getAlbums': { request: { _: 'stories.getAlbums'; peer: Types['InputPeer']; hash: bigint }; result: Types['stories.Albums'] }
  'stories.getAllReadPeerStories': { request: { _: 'stories.getAllReadPeerStories' }; result: Types['Updates'] }
  'stories.getAllStories': { request: { _: 'stories.getAllStories'; next?: boolean | undefined; hidden?: boolean | undefined; state?: string | undefined }; result: Types['stories.AllStories'] }
  'stories.getChatsToSend': { request: { _: 'stories.getChatsToSend' }; result: Types['messages.Chats'] }
  'stories.getPeerMaxIDs': { request: { _: 'stories.getPeerMaxIDs'; id: Types['InputPeer'][] }; result: Types['RecentStory'][] }
  'stories.getPeerStories': { request: { _: 'stories.getPeerStories'; peer: Types['InputPeer'] }; result: Types['stories.PeerStories'] }
  'stories.getPinnedStories': { request: { _: 'stories.getPinnedStories'; peer: Types['InputPeer']; offset_id: number; limit: number }; result: Types['stories.Stories'] }
  'stories.getStoriesArchive': { request: { _: 'stories.getStoriesArchive'; peer: Types['InputPeer']; offset_id: number; limit: number }; result: Types['stories.Stories'] }
  'stories.getStoriesByID': { request: { _: 'stories.getStoriesByID'; peer: Types['InputPeer']; id: number[] }; result: Types['stories.Stories'] }
  'stories.getStoriesViews': { request: { _: 'stories.getStoriesViews'; peer: Types['InputPeer']; id: number[] }; result: Types['stories.StoryViews'] }
  'stories.getStoryReactionsList': { request: { _: 'stories.getStoryReactionsList'; forwards_first?: boolean | undefined; peer: Types['InputPeer']; id: number; reaction?: Types['Reaction'] | undefined; offset?: string | undefined; limit: number }; result: Types['stories.StoryReactionsList'] }
  'stories.getStoryViewsList': { request: { _: 'stories.getStoryViewsList'; just_contacts?: boolean | undefined; reactions_first?: boolean | undefined; forwards_first?: boolean | undefined; peer: Types['InputPeer']; q?: string | undefined; id: number; offset: string; limit: number }; result: Types['stories.StoryViewsList'] }
  'stories.incrementStoryViews': { request: { _: 'stories.incrementStoryViews'; peer: Types['InputPeer']; id: number[] }; result: boolean }
  'stories.readStories': { request: { _: 'stories.readStories'; peer: Types['InputPeer']; max_id: number }; result: number[] }
  'stories.reorderAlbums': { request: { _: 'stories.reorderAlbums'; peer: Types['InputPeer']; order: number[] }; result: boolean }
  'stories.report': { request: { _: 'stories.report'; peer: Types['InputPeer']; id: number[]; option: Uint8Array; message: string }; result: Types['ReportResult'] }
  'stories.searchPosts': { request: { _: 'stories.searchPosts'; hashtag?: string | undefined; area?: Types['MediaArea'] | undefined; peer?: Types['InputPeer'] | undefined; offset: string; limit: number }; result: Types['stories.FoundStories'] }
  'stories.sendReaction': { request: { _: 'stories.sendReaction'; add_to_recent?: boolean | undefined; peer: Types['InputPeer']; story_id: number; reaction: Types['Reaction'] }; result: Types['Updates'] }
  'stories.sendStory': { request: { _: 'stories.sendStory'; pinned?: boolean | undefined; noforwards?: boolean | undefined; fwd_modified?: boolean | undefined; peer: Types['InputPeer']; media: Types['InputMedia']; media_areas?: Types['MediaArea'][] | undefined; caption?: string | undefined; entities?: Types['MessageEntity'][] | undefined; privacy_rules: Types['InputPrivacyRule'][]; random_id: bigint; period?: number | undefined; fwd_from_id?: Types['InputPeer'] | undefined; fwd_from_story?: number | undefined; albums?: number[] | undefined; music?: Types['InputDocument'] | undefined }; result: Types['Updates'] }
  'stories.startLive': { request: { _: 'stories.startLive'; pinned?: boolean | undefined; noforwards?: boolean | undefined; rtmp_stream?: boolean | undefined; peer: Types['InputPeer']; caption?: string | undefined; entities?: Types['MessageEntity'][] | undefined; privacy_rules: Types['InputPrivacyRule'][]; random_id: bigint; messages_enabled?: boolean | undefined; send_paid_messages_stars?: bigint | undefined }; result: Types['Updates'] }
  'stories.toggleAllStoriesHidden': { request: { _: 'stories.toggleAllStoriesHidden'; hidden: boolean }; result: boolean }
  'stories.togglePeerStoriesHidden': { request: { _: 'stories.togglePeerStoriesHidden'; peer: Types['InputPeer']; hidden: boolean }; result: boolean }
  'stories.togglePinned': { request: { _: 'stories.togglePinned'; peer: Types['InputPeer']; id: number[]; pinned: boolean }; result: number[] }
  'stories.togglePinnedToTop': { request: { _: 'stories.togglePinnedToTop'; peer: Types['InputPeer']; id: number[] }; result: boolean }
  'stories.updateAlbum': { request: { _: 'stories.updateAlbum'; peer: Types['InputPeer']; album_id: number; title?: string | undefined; delete_stories?: number[] | undefined; add_stories?: number[] | undefined; order?: number[] | undefined }; result: Types['StoryAlbum'] }
  'updates.getChannelDifference': { request: { _: 'updates.getChannelDifference'; force?: boolean | undefined; channel: Types['InputChannel']; filter: Types['ChannelMessagesFilter']; pts: number; limit: number }; result: Types['updates.ChannelDifference'] }
  'updates.getDifference': { request: { _: 'updates.getDifference'; pts: number; pts_limit?: number | undefined; pts_total_limit?: number | undefined; date: number; qts: number; qts_limit?: number | undefined }; result: Types['updates.Difference'] }
  'updates.getState': { request: { _: 'updates.getState' }; result: Types['updates.State'] }
  'upload.getCdnFile': { request: { _: 'upload.getCdnFile'; file_token: Uint8Array; offset: bigint; limit: number }; result: Types['upload.CdnFile'] }
  'upload.getCdnFileHashes': { request: { _: 'upload.getCdnFileHashes'; file_token: Uint8Array; offset: bigint }; result: Types['FileHash'][] }
  'upload.getFile': { request: { _: 'upload.getFile'; precise?: boolean | undefined; cdn_supported?: boolean | undefined; location: Types['InputFileLocation']; offset: bigint; limit: number }; result: Types['upload.File'] }
  'upload.getFileHashes': { request: { _: 'upload.getFileHashes'; location: Types['InputFileLocation']; offset: bigint }; result: Types['FileHash'][] }
  'upload.getWebFile': { request: { _: 'upload.getWebFile'; location: Types['InputWebFileLocation']; offset: number; limit: number }; result: Types['upload.WebFile'] }
  'upload.reuploadCdnFile': { request: { _: 'upload.reuploadCdnFile'; file_token: Uint8Array; request_token: Uint8Array }; result: Types['FileHash'][] }
  'upload.saveBigFilePart': { request: { _: 'upload.saveBigFilePart'; file_id: bigint; file_part: number; file_total_parts: number; bytes: Uint8Array }; result: boolean }
  'upload.saveFilePart': { request: { _: 'upload.saveFilePart'; file_id: bigint; file_part: number; bytes: Uint8Array }; result: boolean }
  'users.getFullUser': { request: { _: 'users.getFullUser'; id: Types['InputUser'] }; result: Types['users.UserFull'] }
  'users.getRequirementsToContact': { request: { _: 'users.getRequirementsToContact'; id: Types['InputUser'][] }; result: Types['RequirementToContact'][] }
  'users.getSavedMusic': { request: { _: 'users.getSavedMusic'; id: Types['InputUser']; offset: number; limit: number; hash: bigint }; result: Types['users.SavedMusic'] }
  'users.getSavedMusicByID': { request: { _: 'users.getSavedMusicByID'; id: Types['InputUser']; documents: Types['InputDocument'][] }; result: Types['users.SavedMusic'] }
  'users.getUsers': { request: { _: 'users.getUsers'; id: Types['InputUser'][] }; result: Types['User'][] }
  'users.setSecureValueErrors': { request: { _: 'users.setSecureValueErrors'; id: Types['InputUser']; errors: Types['SecureValueError'][] }; result: boolean }
  'users.suggestBirthday': { request: { _: 'users.suggestBirthday'; id: Types['InputUser']; birthday: Types['Birthday'] }; result: Types['Updates'] }
}
