import type {
  MessageDraft,
  MessageRecord,
  MessageStore,
  MessageWindow,
} from '@longshore/server/storage/ports/message-store'
import { channelPeer, groupPeer } from '@longshore/server/storage/ports/peer-id'

export const ada = 2n ** 40n + 1n
export const bob = 7n
export const cy = 8n
export const group = groupPeer(3n)
export const channel = channelPeer(4n)
export const otherChannel = channelPeer(5n)

export const all: MessageWindow = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 100 }

/** A message of one user to another, or to itself. */
export function draft(from: bigint, to: bigint, more: Partial<MessageDraft> = {}): MessageDraft {
  const body = Uint8Array.of(1)
  const mine = { owner: from, peer: to, body }
  return {
    sender: from,
    date: 1000,
    groupedId: undefined,
    text: 'Hello',
    searchText: 'hello',
    kind: undefined,
    file: undefined,
    companion: undefined,
    randomId: undefined,
    mediaUnread: false,
    copies: from === to ? [mine] : [mine, { owner: to, peer: from, body: Uint8Array.of(2) }],
    ...more,
  }
}

/** A message to the three in their group. */
export function inGroup(from: bigint, more: Partial<MessageDraft> = {}): MessageDraft {
  const members = [from, ...[ada, bob, cy].filter((member) => member !== from)]
  const copies = members.map((owner) => ({ owner, peer: group, body: Uint8Array.of(1) }))
  return draft(from, from, { ...more, copies })
}

/** A message in a channel. */
export function post(from: bigint, more: Partial<MessageDraft> = {}, to = channel): MessageDraft {
  return draft(from, from, { ...more, copies: [{ owner: to, peer: to, body: Uint8Array.of(1) }] })
}

export async function send(store: MessageStore, ...drafts: MessageDraft[]): Promise<MessageRecord[]> {
  return (await store.append(drafts)).flatMap(({ copies }) => copies)
}

/** Ada's box with messages 1 to `count` to Bob, a second apart. */
export async function filled(store: MessageStore, count: number): Promise<MessageStore> {
  for (let i = 1; i <= count; i++)
    await store.append([draft(ada, bob, { date: 1000 + i, text: `T${i}`, searchText: `t${i}` })])
  return store
}
