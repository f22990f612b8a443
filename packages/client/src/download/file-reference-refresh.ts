import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { orAborted } from '../time/abort.ts'
import { type LocatedFile, locate } from './locate.ts'

type Location = Type<'InputFileLocation'>

/** What renews a file reference. */
export interface RenewOptions {
  /** The message that shows the file, where only a document, photo or location is given: asked again, it gives a fresh one. */
  readonly origin?: Constructor<'message'> | undefined
  /** The chat the message is in; needed where that is a channel. */
  readonly peer?: Type<'InputPeer'> | undefined
}

/** For one call, which may have to be made more than once. */
export interface LocationUse {
  /** To be asked when the call is sent, not before it waits for its turn. */
  readonly location: () => Location
  /** @returns whether the call can be made again: its refusal was the reference's, and that has been renewed */
  readonly mend: (refusal: unknown) => Promise<boolean>
}

/** Renewals in a row of which the server takes none: then it means something else. */
const mostInVain = 5

/**
 * The location of a file, kept usable: "the file download operation may return a FILE_REFERENCE_EXPIRED error (or
 * another error starting with FILE_REFERENCE_): in this case, the file_reference field of the input location must be
 * refreshed" (api/files). All who find it expired share one renewal. However short references live, it is renewed as
 * often as it takes, as long as calls succeed between.
 */
export class FreshLocation {
  readonly #rpc: Rpc
  readonly #file: LocatedFile
  readonly #origin: Constructor<'message'> | undefined
  readonly #peer: Type<'InputPeer'> | undefined
  #current: Location
  #renewing: Promise<void> | undefined
  /** Renewals since a call succeeded. */
  #inVain = 0

  constructor(rpc: Rpc, file: LocatedFile, { origin = file.origin, peer }: RenewOptions) {
    this.#rpc = rpc
    this.#file = file
    this.#origin = origin
    this.#peer = peer
    this.#current = file.location
  }

  /** Runs a call that needs the location, which mends it where the one it had is refused, and is made again. */
  async use<T>(call: (use: LocationUse) => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#renewing !== undefined) await orAborted(this.#renewing, signal)
    let sent = this.#current
    const result = await call({
      location: () => {
        sent = this.#current
        return sent
      },
      mend: async (refusal) => {
        if (!isReferenceError(refusal)) return false
        // Otherwise another call has had it renewed in the meantime.
        if (this.#current === sent) await orAborted(this.#renewed(refusal), signal)
        return true
      },
    })
    this.#inVain = 0
    return result
  }

  /** Goes on for the others when one who waits for it leaves. */
  #renewed(error: unknown): Promise<void> {
    if (this.#renewing === undefined) {
      if (this.#inVain === mostInVain) throw error
      this.#inVain++
      this.#renewing = this.#renew(error).finally(() => {
        this.#renewing = undefined
      })
    }
    return this.#renewing
  }

  /** Asks for the message that shows the file once more. Throws the server's error when that does not help. */
  async #renew(error: unknown): Promise<void> {
    const message = this.#origin && (await readAgain(this.#rpc, this.#origin, this.#peer))
    const fresh = message?.media && locate(message.media).location
    if (fresh === undefined || !sameFile(fresh, this.#file.location)) throw error
    if (isSame(fresh.file_reference, referenceOf(this.#current))) throw error
    // All but the reference stays: it may be a thumbnail of that file.
    this.#current = { ...this.#file.location, file_reference: fresh.file_reference } as Location
  }
}

type WithReference = Constructor<'inputDocumentFileLocation'> | Constructor<'inputPhotoFileLocation'>

function isReferenceError(error: unknown): boolean {
  return error instanceof RpcError && error.code === 400 && error.text.startsWith('FILE_REFERENCE_')
}

/** "messages.getMessages / channels.getMessages" for files of messages (api/file-references). */
async function readAgain(
  rpc: Rpc,
  origin: Constructor<'message'>,
  peer: Type<'InputPeer'> | undefined,
): Promise<Constructor<'message'> | undefined> {
  const id: Type<'InputMessage'>[] = [{ _: 'inputMessageID', id: origin.id }]
  const channel = channelOf(origin, peer)
  const found = channel
    ? await rpc.call('channels.getMessages', { channel, id })
    : await rpc.call('messages.getMessages', { id })
  if (found._ === 'messages.messagesNotModified') return undefined
  return found.messages.find(
    (message): message is Constructor<'message'> => message._ === 'message' && message.id === origin.id,
  )
}

function channelOf(
  origin: Constructor<'message'>,
  peer: Type<'InputPeer'> | undefined,
): Type<'InputChannel'> | undefined {
  if (origin.peer_id._ !== 'peerChannel') return undefined
  const { channel_id } = origin.peer_id
  const access_hash = peer?._ === 'inputPeerChannel' && peer.channel_id === channel_id ? peer.access_hash : 0n
  return { _: 'inputChannel', channel_id, access_hash }
}

function sameFile(fresh: Location, old: Location): fresh is WithReference {
  return 'id' in fresh && 'id' in old && 'file_reference' in fresh && fresh._ === old._ && fresh.id === old.id
}

function referenceOf(location: Location): Uint8Array {
  return 'file_reference' in location ? location.file_reference : new Uint8Array()
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
