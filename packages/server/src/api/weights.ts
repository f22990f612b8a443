import { RANGE_CHUNK } from '@longshore/protocol/files/range-rules'
import type { MethodName, Request, TlObject } from '@longshore/protocol/schema/api'

const KiB = 1024
/** A message with a text, who sent it, and what it shows; few have more. */
const ITEM = 2 * KiB
/** What is longer is a part of a file. */
const MOST = RANGE_CHUNK

type Weights = { readonly [M in MethodName]?: (request: Request<M>) => number }

/** Methods whose answers follow another rule than that of `weightOf`. */
const weights: Weights = {
  'upload.getFile': ({ limit }) => limit,
  // 8 windows of 128 KiB to a request at most, each a hash.
  'upload.getFileHashes': () => KiB,
  'updates.getDifference': ({ pts_limit }) => (pts_limit ?? 100) * ITEM,
  'messages.getStickerSet': () => 200 * KiB,
  'messages.getAllStickers': () => 100 * KiB,
  'messages.getPinnedDialogs': () => 100 * KiB,
  'contacts.getContacts': () => 200 * KiB,
  'channels.getFullChannel': () => 64 * KiB,
  'messages.getFullChat': () => 64 * KiB,
}

/**
 * Bytes that the answer to a request may have: an estimate, by which the server sees to it that there is room before it
 * begins. An answer has as many items as were asked for, by `limit` or by naming them, unless its method says otherwise.
 * Asked of the request itself, whatever wrappers it came in.
 */
export function weightOf(request: TlObject): number {
  const weigh = weights[request._ as MethodName] as ((request: TlObject) => number) | undefined
  const bytes = weigh ? weigh(request) : itemsAskedFor(request) * ITEM
  return Math.min(Math.max(bytes, 0), MOST)
}

function itemsAskedFor(request: TlObject): number {
  let items = 0
  for (const value of Object.values(request)) {
    if (Array.isArray(value)) items = Math.max(items, value.length)
  }
  const { limit } = request as { limit?: unknown }
  return typeof limit === 'number' ? Math.max(items, limit) : items
}
