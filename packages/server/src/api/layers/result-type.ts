import { isObject } from './fields.ts'

/** Methods that answer another type to layers up to `upTo`: there the answer is this field of today's. */
const fieldAnswers: ReadonlyMap<string, { readonly upTo: number; readonly field: string }> = new Map([
  ['messages.createChat', { upTo: 176, field: 'updates' }],
  ['messages.addChatUser', { upTo: 176, field: 'updates' }],
  ['channels.inviteToChannel', { upTo: 176, field: 'updates' }],
  ['channels.joinChannel', { upTo: 226, field: 'updates' }],
  ['messages.importChatInvite', { upTo: 226, field: 'updates' }],
  ['messages.getWebPagePreview', { upTo: 196, field: 'media' }],
  ['messages.getWebPage', { upTo: 164, field: 'webpage' }],
  ['messages.getDialogFilters', { upTo: 175, field: 'filters' }],
])

/** Until layer 216 the newest stories were plain ids. */
const lastLayerOfStoryIds = 216

/** A method's answer of the newest layer as the answer type of an older one. */
export function downgradeResult(method: string, value: unknown, layer: number): unknown {
  if (method === 'stories.getPeerMaxIDs' && layer <= lastLayerOfStoryIds && Array.isArray(value))
    return value.map(({ max_id }) => max_id ?? 0)
  const answer = fieldAnswers.get(method)
  return answer !== undefined && layer <= answer.upTo && isObject(value) ? value[answer.field] : value
}
