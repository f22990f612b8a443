import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import { longestMessage } from '../../messages/text-rules.ts'
import type { Handler } from '../handler.ts'
import { dialogPeer } from '../peers.ts'
import { clearDraft, draftUpdate, encodeDraft, mostDrafts } from '../settings/drafts.ts'
import { tellOthers } from '../updates/tell-others.ts'
import { saidEntities } from './entities.ts'
import { repliesToNothing } from './reply.ts'

/** Bytes of a draft with all that belongs to it. */
const mostBytes = 64 * 1024

/** What the caller began to write to a peer, for its other sessions; an empty one takes it away. */
export const saveDraft: Handler<'messages.saveDraft'> = async (request, context) => {
  const peer = await dialogPeer(request.peer, context)
  const { message, no_webpage, invert_media, effect } = request
  const reply_to = request.reply_to && repliesToNothing(request.reply_to) ? undefined : request.reply_to
  if (message === '' && reply_to === undefined) {
    await clearDraft(peer.id, context)
    return true
  }
  // In UTF-16 units: a draft may be longer than what can be sent, but not without end.
  if (message.length > 2 * longestMessage) throw new RpcError('MESSAGE_TOO_LONG')
  const draft: Constructor<'draftMessage'> = {
    _: 'draftMessage',
    no_webpage,
    invert_media,
    reply_to,
    message,
    entities: await saidEntities(message, request.entities, context),
    date: context.now(),
    effect,
  }
  const kept = { key: String(peer.id), value: encodeDraft(draft) }
  if (kept.value.length > mostBytes) throw new RpcError('MESSAGE_TOO_LONG')
  if (!(await context.settings.put(context.userId, 'draft', kept, mostDrafts)))
    throw new RpcError('FLOOD_WAIT_X', { x: 3600 })
  await tellOthers(context, draftUpdate(peer.id, draft))
  return true
}
