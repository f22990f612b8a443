import type { Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import type { Context } from '../context.ts'

/** Of one user: more than anybody decides while a client of it is away. */
const mostKept = 200

/**
 * What an update is about that tells how something is now, and has no `pts` by which clients would miss it; undefined
 * where a client that was away asks anyway, by its hash of a list.
 */
function subjectOf(update: Type<'Update'>): string | undefined {
  switch (update._) {
    case 'updateDialogPinned':
    case 'updateSavedDialogPinned':
    case 'updateDialogUnreadMark':
    case 'updateDraftMessage':
    case 'updateNotifySettings':
      return JSON.stringify(update.peer, digits)
    case 'updatePeerBlocked':
      return JSON.stringify(update.peer_id, digits)
    case 'updatePinnedDialogs':
      return String(update.folder_id ?? 0)
    case 'updateDialogFilter':
      return String(update.id)
    case 'updatePinnedSavedDialogs':
    case 'updateDialogFilterOrder':
      return ''
    default:
      return undefined
  }
}

/** Keeps an update for the user's clients that are away (updates.getDifference). */
export async function keepLasting(update: Type<'Update'>, { settings, userId, now }: Context): Promise<void> {
  const subject = subjectOf(update)
  if (subject === undefined) return
  const lasting = { key: `${update._} ${subject}`, date: now(), body: apiCodec.encode(update) }
  await settings.updates.keep(userId, lasting, mostKept)
}

/** What other clients of the caller decided at that time or later; 0 stands for a client that knows no time. */
export async function lastingSince(date: number, { settings, userId }: Context): Promise<Type<'Update'>[]> {
  if (date <= 0) return []
  const kept = await settings.updates.since(userId, date)
  return kept.map(({ body }) => apiCodec.readExact(body) as Type<'Update'>)
}

function digits(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}
