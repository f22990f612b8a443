import { oldButtonNames, upgradeInlineRow, upgradeReplyButton } from './buttons.ts'
import type { Fields } from './fields.ts'
import { peerOf } from './peers.ts'

type Upgrade = (object: Fields) => Fields

/** Old methods that are not simply the newest one with fields missing, by id. */
export const methodUpgrades: ReadonlyMap<number, Upgrade> = new Map([
  [0x1cc20387, replyToMessage], // messages.sendMessage, layers to 159
  [0x7547c966, replyToMessage], // messages.sendMedia, layers to 159
  [0xb6f11a1c, replyToMessage], // messages.sendMultiMedia, layers to 159
  [0xd3fbdccb, replyToMessage], // messages.sendInlineBotResult, layers to 159
  [0xb4331e3f, replyToMessage], // messages.saveDraft, layers to 165
  [0x0b471137, storyOfUser], // stories.getPinnedStories, layers to 163
  [0x22126127, storyOfUser], // stories.incrementStoryViews, layers to 163
  [0xedc5105b, storyOfUser], // stories.readStories, layers to 163
  [0x6a15cf46, storyOfUser], // stories.getStoriesByID, layers to 163
  [0x1f5bc5d2, ownStories], // stories.getStoriesArchive, layers to 163
  [0x9a75d6a6, ownStories], // stories.getStoriesViews, layers to 163
  [0x673ac2f9, withoutLimit], // payments.getStarsTransactions, layers to 181
  [0xfe74ef9f, fromTheBeginning], // account.getUniqueGiftChatThemes, layers to 215
  [0x98914110, withoutCopy], // help.getAppConfig, layers to 152
])

/** The same for objects inside methods, by name: each of these tells by its fields which layer it is of. */
export const objectUpgrades: ReadonlyMap<string, Upgrade> = new Map([
  ['replyInlineMarkup', inlineMarkup],
  ...oldButtonNames.map((name): [string, Upgrade] => [name, upgradeReplyButton]),
  ['inputReplyToStory', storyOfUser],
  ['inputMediaStory', storyOfUser],
  ['inputMediaPoll', pollMedia],
  ['poll', poll],
  ['pollAnswer', pollAnswer],
  ['dialogFilter', titled],
  ['dialogFilterChatlist', titled],
])

/** Until layer 159 (drafts: 165) a reply was two fields of the method. */
function replyToMessage({ reply_to_msg_id, top_msg_id, ...rest }: Fields): Fields {
  if (reply_to_msg_id === undefined) return rest as Fields
  const topic = top_msg_id === undefined ? {} : { top_msg_id }
  return { ...rest, reply_to: { _: 'inputReplyToMessage', reply_to_msg_id, ...topic } } as Fields
}

/** A page had the length that the server chose. */
function withoutLimit(request: Fields): Fields {
  return { ...request, limit: 100 } as Fields
}

/** Pages were numbered. */
function fromTheBeginning(request: Fields): Fields {
  return { ...request, offset: '' } as Fields
}

/** A client that names no hash is told everything. */
function withoutCopy(request: Fields): Fields {
  return { ...request, hash: 0 }
}

/** Layers to 228. */
function inlineMarkup(markup: Fields): Fields {
  const rows = markup.rows as Fields[]
  return rows.some(({ _ }) => _ === 'keyboardButtonRow')
    ? { ...markup, rows: rows.map(upgradeInlineRow) }
    : markup
}

/** Layers to 173 (stories in replies) and 163 (stories as media): only users had stories. */
function storyOfUser({ user_id, ...rest }: Fields): Fields {
  return (user_id === undefined ? rest : { ...rest, peer: peerOf(user_id as Fields) }) as Fields
}

/** Layers to 163: nobody had an archive but oneself. */
function ownStories(request: Fields): Fields {
  return { ...request, peer: { _: 'inputPeerSelf' } } as Fields
}

/** Layers to 223 name correct answers by their bytes, later ones by their places. */
function pollMedia(media: Fields): Fields {
  const correct = media.correct_answers as (number | Uint8Array)[] | undefined
  if (correct === undefined) return media
  const answers = (media.poll as Fields).answers as Fields[]
  const placeOf = (option: number | Uint8Array) =>
    typeof option === 'number' ? option : answers.findIndex((answer) => areEqual(answer.option, option))
  return { ...media, correct_answers: correct.map(placeOf) }
}

function areEqual(a: unknown, b: Uint8Array): boolean {
  return a instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** Layers to 178 have plain text, and only 225 has the hash. */
function poll(object: Fields): Fields {
  return { hash: 0n, ...object, question: styledText(object.question) }
}

/** Layers to 178 have plain text. */
function pollAnswer(answer: Fields): Fields {
  return { ...answer, text: styledText(answer.text) }
}

/** Folders have plain titles in layers to 195. */
function titled(filter: Fields): Fields {
  return { ...filter, title: styledText(filter.title) }
}

function styledText(text: unknown): unknown {
  return typeof text === 'string' ? { _: 'textWithEntities', text, entities: [] } : text
}
