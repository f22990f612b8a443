import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { canPost } from '../../../chats/rights.ts'
import { decodeContent } from '../../../messages/message-content.ts'
import type { Outgoing } from '../../../messages/messages.ts'
import { boxFor, type Place } from '../../../messages/place.ts'
import type { BoxChange, MessageRecord } from '../../../storage/ports/message-store.ts'
import { isUserPeer, type PeerId } from '../../../storage/ports/peer-id.ts'
import { announceToAll } from '../../announce.ts'
import type { Services } from '../../context.ts'
import { arrivalOf } from '../arrival.ts'
import { shownBy } from '../media.ts'
import { placeOf } from '../place.ts'
import { announceUnscheduled } from './announce-scheduled.ts'

/**
 * Sends what was scheduled and is due, and tells everyone; to be called now and then. What fails keeps nothing else from
 * being sent, and is tried again the next time.
 */
export async function sendDue(services: Services): Promise<void> {
  const due = await services.messages.scheduled.due((user) => services.updates.listens(user))
  const outcomes: PromiseSettledResult<void>[] = []
  for (const together of inOneGo(due))
    outcomes.push(...(await Promise.allSettled([sendAndTell(services, together)])))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

async function sendAndTell(services: Services, together: readonly MessageRecord[]): Promise<void> {
  const { changes, sent } = await sendTogether(services, together)
  await announceToAll(services, changes)
  await announceUnscheduled(services, together, sent)
}

/** Messages of one dialog that are sent at once: albums stay albums. */
export function inOneGo(records: readonly MessageRecord[]): MessageRecord[][] {
  const key = ({ owner, peer, sender, groupedId, id }: MessageRecord) =>
    [owner, peer, sender, groupedId ?? `single ${id}`].join(' ')
  return [...Map.groupBy(records, key).values()].map((group) => group.toSorted((a, b) => a.id - b.id))
}

/**
 * Sends what was scheduled together. Dying in between leaves no message unsent, and none is sent twice. Where its sender may
 * not write any more, or nobody is there, it is only scheduled no more.
 *
 * @returns what boxes went through, and the ids of what was sent in the sender's box
 */
export async function sendTogether(
  services: Services,
  records: readonly MessageRecord[],
): Promise<{ changes: BoxChange[]; sent: number[] | undefined }> {
  const [first] = records
  const place = first && (await placeToWrite(first.sender, first.peer, services))
  if (!place) {
    await services.messages.scheduled.remove(records)
    return { changes: [], sent: undefined }
  }
  const outgoing = await Promise.all(records.map((record) => outgoingOf(record, services)))
  const outcomes = await sendWithReplies(services, first.sender, place, outgoing)
  await services.messages.scheduled.remove(records)
  const copies = outcomes.flatMap((outcome) => outcome.copies)
  const changes = outcomes.flatMap(({ repeated, copies: all }) => (repeated ? [] : all.map(arrivalOf)))
  const box = boxFor(first.sender, place)
  return { changes, sent: copies.filter(({ owner }) => owner === box).map(({ id }) => id) }
}

/** What a message replied to may be gone when its time comes: then it is no reply. */
async function sendWithReplies(
  { messages }: Services,
  sender: bigint,
  place: Place,
  outgoing: readonly Outgoing[],
): ReturnType<Services['messages']['send']> {
  try {
    return await messages.send(sender, place, outgoing)
  } catch (error) {
    if (!(error instanceof RpcError && error.is('REPLY_MESSAGE_ID_INVALID'))) throw error
    return messages.send(
      sender,
      place,
      outgoing.map((message) => ({ ...message, replyTo: undefined })),
    )
  }
}

/** The same random id for the same scheduled message, so that dying before it was removed sends it once. */
async function outgoingOf(record: MessageRecord, services: Services): Promise<Outgoing> {
  const { reply_to, ...content } = decodeContent(record.body)
  return {
    text: record.text,
    content: { ...content, from_scheduled: true },
    shows: await shownBy(record, services),
    groupedId: record.groupedId,
    replyTo: reply_to?._ === 'messageReplyHeader' ? reply_to : undefined,
    randomId: randomIdOf(record, services),
  }
}

function randomIdOf({ owner, id, sender }: MessageRecord, { crypto }: Services): bigint {
  const hash = crypto.sha256(new TextEncoder().encode(`scheduled ${owner} ${id} ${sender}`))
  return new DataView(hash.buffer, hash.byteOffset).getBigInt64(0)
}

async function placeToWrite(sender: bigint, peer: PeerId, services: Services): Promise<Place | undefined> {
  if (isUserPeer(peer)) {
    const user = await services.accounts.user(peer)
    return user && placeOf({ kind: 'user', id: peer, user }, sender, services)
  }
  const known = await services.chats.known(peer, sender)
  if (!known?.member || !canPost(known.chat, known.member)) return undefined
  return placeOf(
    { ...known, kind: known.chat.kind === 'group' ? 'group' : 'channel', id: peer },
    sender,
    services,
  )
}
