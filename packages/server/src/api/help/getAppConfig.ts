import type { Type } from '@longshore/protocol/schema/api'
import type { ApiConfig } from '../config.ts'
import type { Handler } from '../handler.ts'
import { pinnedLimits } from '../messages/dialogs/limits.ts'
import { filterLimits } from '../messages/filters/kept-filters.ts'

type Json = number | string | boolean | readonly Json[] | { readonly [key: string]: Json }

/** What clients assume of the network (api/config, client configuration), where it is about files and messages. */
function values(config: ApiConfig): Record<string, Json> {
  return {
    upload_max_fileparts_default: config.maxFileParts.default,
    upload_max_fileparts_premium: config.maxFileParts.premium,
    small_queue_max_active_operations_count: 5,
    large_queue_max_active_operations_count: 2,
    upload_premium_speedup_upload: 10,
    upload_premium_speedup_download: 10,
    upload_premium_speedup_notify_period: 3600,
    caption_length_limit_default: 1024,
    caption_length_limit_premium: 1024,
    round_video_encoding: {
      diameter: 384,
      video_bitrate: 1000,
      audio_bitrate: 64,
      max_size: 12_582_912,
    },
    saved_gifs_limit_default: 200,
    saved_gifs_limit_premium: 400,
    dialog_filters_limit_default: filterLimits.default.filters,
    dialog_filters_limit_premium: filterLimits.premium.filters,
    dialog_filters_chats_limit_default: filterLimits.default.chats,
    dialog_filters_chats_limit_premium: filterLimits.premium.chats,
    dialogs_pinned_limit_default: pinnedLimits.default[0],
    dialogs_pinned_limit_premium: pinnedLimits.premium[0],
    dialogs_folder_pinned_limit_default: pinnedLimits.default[1],
    dialogs_folder_pinned_limit_premium: pinnedLimits.premium[1],
    stickers_faved_limit_default: 5,
    stickers_faved_limit_premium: 10,
    stickers_emoji_cache_time: 86_400,
    ringtone_duration_max: 5,
    ringtone_size_max: 307_200,
    ringtone_saved_count_max: 100,
    video_ignore_alt_documents: false,
    story_caption_length_limit_default: 200,
    story_caption_length_limit_premium: 2048,
    bot_preview_medias_max: 12,
    quick_replies_limit: 100,
    quick_reply_messages_limit: 20,
    about_length_limit_default: 70,
    about_length_limit_premium: 70,
    whitelisted_domains: ['t.me', 'telegram.me', 'telegram.dog', 'telegram.org', 'telesco.pe'],
    emojies_sounds: {},
    premium_purchase_blocked: true,
    // Who read a message is told to nobody.
    chat_read_mark_size_threshold: 0,
    chat_read_mark_expire_period: 0,
    test: config.testMode,
  }
}

/** The client configuration, unless the client has it already: `hash` tells. */
export const getAppConfig: Handler<'help.getAppConfig'> = async (request, { config, crypto }) => {
  const wanted = values(config)
  const digest = crypto.sha256(new TextEncoder().encode(JSON.stringify(wanted)))
  const hash = new DataView(digest.buffer, digest.byteOffset).getUint32(0) >>> 1 || 1 // 0 means "no copy yet".
  if (request.hash === hash) return { _: 'help.appConfigNotModified' }
  return { _: 'help.appConfig', hash, config: jsonValue(wanted) }
}

function jsonValue(value: Json): Type<'JSONValue'> {
  if (typeof value === 'number') return { _: 'jsonNumber', value }
  if (typeof value === 'string') return { _: 'jsonString', value }
  if (typeof value === 'boolean') return { _: 'jsonBool', value }
  if (isList(value)) return { _: 'jsonArray', value: value.map(jsonValue) }
  return {
    _: 'jsonObject',
    value: Object.entries(value).map(([key, field]) => ({
      _: 'jsonObjectValue',
      key,
      value: jsonValue(field),
    })),
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
