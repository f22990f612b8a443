import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import type { Constructor } from '@longshore/protocol/schema/api'
import { type Rpc, RpcError } from '../rpc/call.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import { isGone } from '../upload/prepare-document.ts'
import { type AlbumItem, AlbumMaker, type AlbumMedia } from './album-media.ts'
import { inputPeer, type MessageOptions, type Peer } from './send-document.ts'
import { messageIn } from './sent-messages.ts'

/** "maximum 10 per media group" (api/files, "Albums, grouped media") */
export const largestAlbum = 10

export type AlbumOptions = Pick<MessageOptions, 'silent' | 'replyTo' | 'signal'>

/** What became of one file of an album. */
export type AlbumOutcome =
  | { readonly item: AlbumItem; readonly message: Constructor<'message'> }
  /** The server makes nothing of this file: the album went without it. */
  | { readonly item: AlbumItem; readonly error: RpcError }

interface Means {
  readonly rpc: Rpc
  readonly crypto: CryptoProvider
}

/**
 * Sends files that the server holds as one album (messages.sendMultiMedia): photos and videos together, or music, or
 * documents. Of each upload a photo or document is made by messages.uploadMedia before, so that parts the server has lost
 * can be saved again; where it has a known document no more, all of those are uploaded. All of it is sent, or nothing.
 *
 * @returns the messages as the server keeps them, in the order of the items
 * @throws {TransferError} none, or more than {@link largestAlbum}
 */
export async function sendHeldAlbum(
  means: Means,
  peer: Peer,
  items: readonly AlbumItem[],
  options: AlbumOptions,
): Promise<Constructor<'message'>[]> {
  checkCount(items)
  const maker = new AlbumMaker(means, peer, options.signal)
  const album: AlbumMedia[] = []
  for (const item of items) album.push(await maker.make(item))
  return await sendShown(means.rpc, peer, { maker, album }, options)
}

/**
 * As {@link sendHeldAlbum}, but each file answers for itself: the album goes without those of which the server makes
 * nothing, such as pictures it cannot read. The caption of one that is left out goes to the nearest without one.
 *
 * @returns what became of each item, in their order
 */
export async function sendHeldAlbumEach(
  means: Means,
  peer: Peer,
  items: readonly AlbumItem[],
  options: AlbumOptions,
): Promise<AlbumOutcome[]> {
  checkCount(items)
  const maker = new AlbumMaker(means, peer, options.signal)
  const made: (AlbumMedia | { readonly item: AlbumItem; readonly error: RpcError })[] = []
  for (const item of items)
    made.push(
      await maker.make(item).catch((error: unknown) => {
        if (isAboutFile(error)) return { item, error }
        throw error
      }),
    )
  const left = made.filter((one) => 'media' in one)
  const lost = made.flatMap((one, place) =>
    'error' in one && one.item.caption ? [{ place, ...one.item }] : [],
  )
  const album = lost.reduce((rest, { place, ...captioned }) => {
    const at = made.slice(0, place).filter((one) => 'media' in one).length
    return withCaption(rest, at, captioned)
  }, left)
  if (album.length === 0) return made.filter((one) => 'error' in one)
  const messages = await sendShown(means.rpc, peer, { maker, album }, options)
  const sent = new Map(left.map((one, index) => [one, messages[index]]))
  return made.map((one) => {
    if ('error' in one) return one
    const message = sent.get(one)
    if (message === undefined) throw new TransferError('the server sent fewer messages than there are files')
    return { item: one.item, message }
  })
}

/** Whether the server refused this very file, rather than the chat, the account, or everything for a while. */
function isAboutFile(error: unknown): error is RpcError {
  return error instanceof RpcError && error.code === 400 && !/^(PEER|CHAT|CHANNEL|USER)_/.test(error.text)
}

/** Puts a caption under the item at that place, or else the one nearest to it that has none. */
function withCaption(
  album: readonly AlbumMedia[],
  place: number,
  { caption, entities }: Pick<AlbumItem, 'caption' | 'entities'>,
): AlbumMedia[] {
  const [nearest] = album
    .map((one, index) => ({ one, distance: index >= place ? index - place : place - index - 0.5 }))
    .filter(({ one }) => !one.item.caption)
    .sort((a, b) => a.distance - b.distance)
  return album.map((one) =>
    one === nearest?.one ? { ...one, item: { ...one.item, caption, entities } } : one,
  )
}

function checkCount(items: readonly AlbumItem[]): void {
  if (items.length === 0 || items.length > largestAlbum)
    throw new TransferError(`an album has 1 to ${largestAlbum} files, not ${items.length}`)
}

/** Sends them, replacing and renewing what was shown no more or has waited too long meanwhile. */
async function sendShown(
  rpc: Rpc,
  peer: Peer,
  { maker, album }: { maker: AlbumMaker; album: readonly AlbumMedia[] },
  options: AlbumOptions,
): Promise<Constructor<'message'>[]> {
  let shown = album
  // Each one may have to be renewed, and once more while others were.
  for (let renewals = 0; ; renewals++) {
    try {
      return await send(rpc, peer, shown, options)
    } catch (error) {
      if (!isGone(error) || renewals === 2 * album.length) throw error
      shown = await shownAgain(maker, shown, error)
    }
  }
}

/** @throws the refusal, where nothing can be done about it */
async function shownAgain(
  maker: AlbumMaker,
  album: readonly AlbumMedia[],
  refusal: RpcError,
): Promise<AlbumMedia[]> {
  const hasKnown = album.some(({ known }) => known !== undefined)
  const expired = refusal.x === undefined ? undefined : album[refusal.x]
  if (!hasKnown && expired === undefined) throw refusal
  const again: AlbumMedia[] = []
  for (const one of album) {
    if (hasKnown) again.push(await maker.replaced(one))
    else again.push(one === expired ? await maker.renewed(one) : one)
  }
  return again
}

async function send(
  rpc: Rpc,
  peer: Peer,
  album: readonly AlbumMedia[],
  { silent, replyTo, signal }: AlbumOptions,
): Promise<Constructor<'message'>[]> {
  const multi_media = album.map(({ item: { caption = '', entities }, media, randomId }) => ({
    _: 'inputSingleMedia' as const,
    media,
    random_id: randomId,
    message: caption,
    entities,
  }))
  const request = { silent, reply_to: replyTo, peer: inputPeer(peer), multi_media }
  const updates = await rpc.call('messages.sendMultiMedia', request, { signal })
  return album.map(({ randomId }) => messageIn(updates, randomId))
}
