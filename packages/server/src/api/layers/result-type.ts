import { type Fields, isObject } from './fields.ts'

interface OldAnswer {
  /** The last layer that has it. */
  readonly upTo: number
  readonly of: (answer: unknown) => unknown
}

/** Methods that answer another type to older layers. */
const oldAnswers: ReadonlyMap<string, OldAnswer> = new Map([
  ['messages.createChat', { upTo: 176, of: field('updates') }],
  ['messages.addChatUser', { upTo: 176, of: field('updates') }],
  ['channels.inviteToChannel', { upTo: 176, of: field('updates') }],
  ['channels.joinChannel', { upTo: 226, of: field('updates') }],
  ['messages.importChatInvite', { upTo: 226, of: field('updates') }],
  ['messages.getWebPagePreview', { upTo: 196, of: field('media') }],
  ['messages.getWebPage', { upTo: 164, of: field('webpage') }],
  ['messages.getDialogFilters', { upTo: 175, of: field('filters') }],
  ['bots.getBotInfo', { upTo: 157, of: aboutAndDescription }],
  ['help.getAppConfig', { upTo: 152, of: field('config') }],
  // The newest stories were plain ids, and so were the readers of a message.
  ['users.getStoriesMaxIDs', { upTo: 163, of: ofEach(({ max_id }) => max_id ?? 0) }],
  ['stories.getPeerMaxIDs', { upTo: 216, of: ofEach(({ max_id }) => max_id ?? 0) }],
  ['messages.getMessageReadParticipants', { upTo: 153, of: ofEach(({ user_id }) => user_id) }],
])

/** A method's answer of the newest layer as the answer type of an older one. */
export function downgradeResult(method: string, value: unknown, layer: number): unknown {
  const answer = oldAnswers.get(method)
  return answer !== undefined && layer <= answer.upTo ? answer.of(value) : value
}

function field(name: string): OldAnswer['of'] {
  return (answer) => (isObject(answer) ? answer[name] : answer)
}

function aboutAndDescription(info: unknown): unknown {
  return isObject(info) && info._ === 'bots.botInfo' ? [info.about, info.description] : info
}

function ofEach(part: (item: Fields) => unknown): OldAnswer['of'] {
  return (answer) => (Array.isArray(answer) ? answer.map(part) : answer)
}
