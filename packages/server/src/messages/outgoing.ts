import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type {
  BoxOwner,
  MediaKind,
  MessageDraft,
  MessageRecord,
  MessageStore,
} from '../storage/ports/message-store.ts'
import { disappears, encodeContent, encodeService, type MessageContent } from './message-content.ts'
import { boxFor, copiesIn, type Place } from './place.ts'
import { shownFiles } from './shown-files.ts'

/** What is shown by a message, where it is a document or a photo. */
export interface ShownFile {
  readonly id: bigint
  readonly kind: MediaKind
  readonly fileName: string
  /** Shown together with it: the photo that covers a video, the film of a live photo. */
  readonly companion?: bigint | undefined
}

/** The words and the media of a message. */
export interface Composed {
  readonly text: string
  /** Without `reply_to`, which differs from box to box. */
  readonly content: MessageContent
  readonly shows: ShownFile | undefined
}

/** A message to be sent. */
export interface Outgoing extends Composed {
  readonly randomId: bigint | undefined
  readonly groupedId: bigint | undefined
  /** In the words of the sender's box. */
  readonly replyTo: Constructor<'messageReplyHeader'> | undefined
}

/** What somebody did, to be told to everyone in a place. */
export interface Deed {
  readonly action: Type<'MessageAction'>
  readonly shows?: ShownFile | undefined
  /** The message it was done to, in the words of the box of who did it. */
  readonly to?: number | undefined
  readonly silent?: boolean | undefined
}

/** Whom a message comes from, where it goes, and when (unix seconds). */
export interface Sending {
  readonly sender: bigint
  readonly place: Place
  readonly date: number
}

/** @throws RpcError REPLY_MESSAGE_ID_INVALID, MESSAGE_TOO_LONG */
export async function draftOf(
  store: MessageStore,
  { sender, place, date }: Sending,
  message: Outgoing,
): Promise<MessageDraft> {
  const content = { ...message.content, ...(place.kind === 'channel' && place.posts ? ofAPost : {}) }
  const repliesTo = await repliedIn(store, sender, place, message.replyTo)
  const bodyFor = bodiesOf(message.replyTo, repliesTo, (reply_to) => encodeContent({ ...content, reply_to }))
  return {
    sender,
    date,
    groupedId: message.groupedId,
    randomId: message.randomId,
    mediaUnread: place.id !== sender && isToBeSeen(message),
    ...columnsOf(message),
    copies: copiesIn(place, sender).map((copy) => ({ ...copy, body: bodyFor(copy.owner) })),
  }
}

export async function serviceDraftOf(
  store: MessageStore,
  { sender, place, date }: Sending,
  { action, shows, to, silent }: Deed,
): Promise<MessageDraft> {
  const content = { action, silent, post: place.kind === 'channel' && place.posts }
  const reply = to === undefined ? undefined : ({ _: 'messageReplyHeader', reply_to_msg_id: to } as const)
  const repliesTo = await repliedIn(store, sender, place, reply)
  const bodyFor = bodiesOf(reply, repliesTo, (reply_to) => encodeService({ ...content, reply_to }))
  return {
    sender,
    date,
    groupedId: undefined,
    randomId: undefined,
    mediaUnread: false,
    text: '',
    searchText: '',
    kind: action._ === 'messageActionChatEditPhoto' ? 'chat photo' : undefined,
    file: shows?.id,
    companion: shows?.companion,
    copies: copiesIn(place, sender).map((copy) => ({ ...copy, body: bodyFor(copy.owner) })),
  }
}

type Reply = Constructor<'messageReplyHeader'>

/** What each box keeps of a message: in each its reply has another id, or none where that message is not. */
function bodiesOf(
  reply: Reply | undefined,
  repliesTo: ReadonlyMap<BoxOwner, number> | undefined,
  encode: (reply: Reply | undefined) => Uint8Array,
): (owner: BoxOwner) => Uint8Array {
  const bodies = new Map<number | undefined, Uint8Array>()
  return (owner) => {
    const replied = repliesTo?.get(owner)
    const body =
      bodies.get(replied) ??
      encode(reply && replied !== undefined ? { ...reply, reply_to_msg_id: replied } : undefined)
    bodies.set(replied, body)
    return body
  }
}

/** What the columns of a message say of it. */
export function columnsOf({
  text,
  shows,
}: Composed): Pick<MessageRecord, 'text' | 'searchText' | 'kind' | 'file' | 'companion'> {
  return {
    text,
    searchText: `${text} ${shows?.fileName ?? ''}`.toLowerCase(),
    kind: shows?.kind,
    file: shows?.id,
    companion: shows?.companion,
  }
}

/** Files of a message that it shows no more once it is edited. */
export function noLongerShown(message: MessageRecord, edited: Composed): bigint[] {
  const kept = shownFiles(columnsOf(edited))
  return shownFiles(message).filter((file) => !kept.includes(file))
}

/** Those who see a post of a channel are counted, beginning with its author. */
const ofAPost = { post: true, views: 1, forwards: 0 }

/** Voices, round videos and media that disappears carry a mark until they were heard or seen. */
function isToBeSeen({ content, shows }: Composed): boolean {
  return disappears(content.media) || shows?.kind === 'voice' || shows?.kind === 'round'
}

/** The id of the replied message in each box that still has it. */
async function repliedIn(
  store: MessageStore,
  sender: bigint,
  place: Place,
  reply: Constructor<'messageReplyHeader'> | undefined,
): Promise<ReadonlyMap<BoxOwner, number> | undefined> {
  if (!reply) return undefined
  const [replied] = await store.messages(boxFor(sender, place), [reply.reply_to_msg_id ?? 0])
  if (replied?.peer !== place.id) throw new RpcError('REPLY_MESSAGE_ID_INVALID')
  const copies = await store.copies(replied.origin)
  return new Map(copies.map(({ owner, id }) => [owner, id]))
}
