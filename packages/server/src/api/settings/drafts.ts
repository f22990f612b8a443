import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import type { PeerId } from '../../storage/ports/peer-id.ts'
import type { Context, Services } from '../context.ts'
import { shapePeer } from '../shapes/peers.ts'
import { tellOthers } from '../updates/tell-others.ts'

type Draft = Constructor<'draftMessage'>

/** Drafts of one user. */
export const mostDrafts = 1000

/** What a user began to write, by peer. */
export async function draftsOf(
  { settings }: Pick<Services, 'settings'>,
  user: bigint,
  peers: readonly PeerId[],
): Promise<ReadonlyMap<PeerId, Draft>> {
  const kept = await settings.get(user, 'draft', peers.map(String))
  return new Map(Array.from(kept, ([key, value]) => [BigInt(key), decode(value)]))
}

/** All of them, the newest first. */
export async function allDrafts(context: Context): Promise<{ peer: PeerId; draft: Draft }[]> {
  const kept = await context.settings.all(context.userId, 'draft')
  return kept.map(({ key, value }) => ({ peer: BigInt(key), draft: decode(value) }))
}

export function encodeDraft(draft: Draft): Uint8Array {
  return apiCodec.encode(draft)
}

/** Takes a draft away, which may have become a message, and tells the caller's other sessions. */
export async function clearDraft(peer: PeerId, context: Context): Promise<void> {
  if (!(await context.settings.remove(context.userId, 'draft', String(peer)))) return
  await tellOthers(context, draftUpdate(peer, { _: 'draftMessageEmpty', date: context.now() }))
}

export function draftUpdate(peer: PeerId, draft: Type<'DraftMessage'>): Constructor<'updateDraftMessage'> {
  return { _: 'updateDraftMessage', peer: shapePeer(peer), draft }
}

function decode(value: Uint8Array): Draft {
  return apiCodec.readExact(value) as Draft
}
