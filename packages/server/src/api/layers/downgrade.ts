import { apiCodec } from '@longshore/protocol/schema/codec'
import { downgradeButton, downgradeInlineRow } from './buttons.ts'
import type { Fields } from './fields.ts'

interface Downgrade {
  /** The last layer that needs it. */
  readonly upTo: number
  /** The object in the older shape; undefined where it must be left out. */
  readonly change: (object: Fields, layer: number) => Fields | undefined
}

/** Objects that an older layer cannot have just by leaving out fields, by name. */
export const downgrades: ReadonlyMap<string, Downgrade> = new Map([
  ['messageReplyHeader', { upTo: 165, change: onlyWithMessageId }],
  ['replyInlineMarkup', { upTo: 228, change: inlineMarkup }],
  ['keyboardButton', { upTo: 228, change: downgradeButton }],
  ['draftMessage', { upTo: 165, change: replyById }],
  ['stories.allStories', { upTo: 163, change: storiesOfUsers }],
  ['payments.starsStatus', { upTo: 194, change: starsInWhole }],
  ['updatePaidReactionPrivacy', { upTo: 198, change: notPrivate }],
  ['updateShort', { upTo: 228, change: shortUpdate }],
  ['dialogFilter', { upTo: 195, change: plainlyTitled }],
  ['updatePeerBlocked', { upTo: 160, change: saidInFull }],
  ['config', { upTo: 153, change: configWithLimits }],
])

/** A reply to anything but a message (a story, a quote from elsewhere) has no header there. */
function onlyWithMessageId(header: Fields): Fields | undefined {
  return header.reply_to_msg_id === undefined ? undefined : header
}

function inlineMarkup(markup: Fields, layer: number): Fields {
  return { ...markup, rows: (markup.rows as Fields[]).map((row) => downgradeInlineRow(row, layer)) }
}

/** A draft named what it replies to by its id alone. */
function replyById({ reply_to, ...draft }: Fields): Fields {
  return { ...draft, reply_to_msg_id: (reply_to as Fields | undefined)?.reply_to_msg_id } as Fields
}

/** Only users had stories, and here nobody has any. */
function storiesOfUsers({ peer_stories: _, ...all }: Fields): Fields {
  return { ...all, user_stories: [] } as unknown as Fields
}

/** Stars were not divided; the history was always there. */
function starsInWhole({ balance, history = [], ...status }: Fields): Fields {
  return { ...status, balance: (balance as Fields).amount, history } as unknown as Fields
}

/** The titles of folders were words alone. */
function plainlyTitled(filter: Fields): Fields {
  return { ...filter, title: (filter.title as Fields).text }
}

/** Whether somebody is blocked was a word, not a flag. */
function saidInFull(update: Fields): Fields {
  return { ...update, blocked: update.blocked === true }
}

/** An update that the layer does not know leaves an envelope without updates. */
function shortUpdate(short: Fields, layer: number): Fields {
  const { _: name } = short.update as Fields
  if (apiCodec.definition(name, layer) !== undefined) return short
  return { _: 'updates', updates: [], users: [], chats: [], date: short.date, seq: 0 }
}

/** It was shown or not. */
function notPrivate(update: Fields): Fields {
  return { ...update, private: false } as Fields
}

/** These limits are in help.getAppConfig alone since then; a test holds both to the same numbers. */
function configWithLimits(config: Fields): Fields {
  return {
    ...config,
    saved_gifs_limit: 200,
    stickers_faved_limit: 5,
    pinned_dialogs_count_max: 5,
    pinned_infolder_count_max: 100,
  }
}
