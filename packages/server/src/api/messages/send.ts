import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { botFather } from '../../accounts/service-users.ts'
import type { Outgoing, ShownFile } from '../../messages/messages.ts'
import { boxFor } from '../../messages/place.ts'
import type { BoxChange, BoxOwner, MessageRecord } from '../../storage/ports/message-store.ts'
import { announce } from '../announce.ts'
import { answerAsBotFather } from '../bot-father/answer.ts'
import type { Context, SentMessages } from '../context.ts'
import type { DialogPeer } from '../peers.ts'
import { shapeChanges, updatesOf } from '../shapes/updates.ts'
import { rememberSent } from '../stickers/sent-lately.ts'
import { arrivalOf } from './arrival.ts'
import { ownPostRead } from './own-post-read.ts'
import { placeOf } from './place.ts'

/** A message that is put together only if it has not been sent before. */
export interface ToSend {
  readonly randomId: bigint
  compose(): Promise<Omit<Outgoing, 'randomId'>>
}

/**
 * Sends messages, tells everyone, and answers the sender's Updates: for each message an updateMessageID with its
 * random id and exactly one updateNewMessage or updateNewChannelMessage.
 *
 * A client that lost the answer sends again under the same random ids; it gets the original Updates, and nothing is
 * sent twice.
 *
 * @throws RpcError RANDOM_ID_EMPTY, RANDOM_ID_DUPLICATE
 */
export async function send(
  context: Context,
  peer: DialogPeer,
  messages: readonly ToSend[],
): Promise<Constructor<'updates'>> {
  const randomIds = messages.map(({ randomId }) => randomId)
  checkRandomIds(randomIds)
  const key = [context.userId, peer.id, ...randomIds].join(' ')
  const { sent, told } = await context.sending.run(key, () => sendNew(context, peer, messages))

  const ids = sent.map(
    ({ id }, i): Type<'Update'> => ({ _: 'updateMessageID', id, random_id: randomIds[i] ?? 0n }),
  )
  const box = boxFor(context.userId, peer)
  const news = told ?? (await shapeChanges(context, context.userId, box, sent.map(arrivalOf)))
  const read = await ownPostRead(peer, context)
  return updatesOf(context, [...ids, ...read, ...news.updates], news.users, news.chats)
}

export function checkRandomIds(randomIds: readonly bigint[]): void {
  if (randomIds.includes(0n)) throw new RpcError('RANDOM_ID_EMPTY')
  if (new Set(randomIds).size < randomIds.length) throw new RpcError('RANDOM_ID_DUPLICATE')
}

async function sendNew(
  context: Context,
  peer: DialogPeer,
  messages: readonly ToSend[],
): Promise<SentMessages> {
  const { userId } = context
  const box = boxFor(userId, peer)
  const earlier = await context.messages.store.sentUnder(
    userId,
    messages.map(({ randomId }) => randomId),
  )
  for (const message of earlier.values()) originalOf(message, peer, box)
  const outgoing: Outgoing[] = []
  for (const { randomId, compose } of messages)
    if (!earlier.has(randomId)) outgoing.push({ ...(await compose()), randomId })

  const outcomes = await context.messages.send(userId, await placeOf(peer, userId, context), outgoing)
  const changes: BoxChange[] = []
  const sent = new Map(earlier)
  for (const [i, { repeated, copies }] of outcomes.entries()) {
    sent.set(outgoing[i]?.randomId ?? 0n, copies.find(({ owner }) => owner === box) ?? 'deleted')
    if (!repeated) changes.push(...copies.map(arrivalOf))
  }
  const told = await announce(context, changes)
  if (peer.id === botFather) await answerNew(context, outgoing, outcomes)
  await rememberSent(newFilesOf(outgoing), context)
  const areNew = earlier.size === 0 && outcomes.every(({ repeated }) => !repeated)
  return {
    sent: messages.map(({ randomId }) => originalOf(sent.get(randomId), peer, box)),
    told: areNew ? told : undefined,
  }
}

async function answerNew(
  context: Context,
  outgoing: readonly Outgoing[],
  outcomes: Awaited<ReturnType<Context['messages']['send']>>,
): Promise<void> {
  for (const [i, { repeated, copies }] of outcomes.entries()) {
    const message = outgoing[i]
    if (message && !repeated) await answerAsBotFather(context, message, copies)
  }
}

/** What somebody forwards was sent by others. */
function newFilesOf(outgoing: readonly Outgoing[]): ShownFile[] {
  return outgoing.flatMap(({ content, shows }) => (content.fwd_from ? [] : (shows ?? [])))
}

/** A random id that stands for something else than what is asked for now cannot be used again. */
export function originalOf(
  sent: MessageRecord | 'deleted' | undefined,
  peer: DialogPeer,
  box: BoxOwner,
): MessageRecord {
  if (sent === undefined || sent === 'deleted' || sent.peer !== peer.id || sent.owner !== box)
    throw new RpcError('RANDOM_ID_DUPLICATE')
  return sent
}
