import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import { type LocatedFile, locate } from './locate.ts'

type Location = Type<'InputFileLocation'>

/**
 * The location of a file, kept usable: "the file download operation may return a FILE_REFERENCE_EXPIRED error (or
 * another error starting with FILE_REFERENCE_): in this case, the file_reference field of the input location must be
 * refreshed" (api/files). All who find it expired share one renewal.
 */
export class FreshLocation {
  readonly #rpc: Rpc
  readonly #file: LocatedFile
  readonly #peer: Type<'InputPeer'> | undefined
  #current: Location
  #renewing: Promise<Location> | undefined
  /** The location the server took last; one it never took is not renewed again. */
  #proven: Location

  /** @param peer the chat of the message that shows the file; needed where that is a channel */
  constructor(rpc: Rpc, file: LocatedFile, peer: Type<'InputPeer'> | undefined) {
    this.#rpc = rpc
    this.#file = file
    this.#peer = peer
    this.#current = file.location
    this.#proven = file.location
  }

  /** Runs a call that needs the location, and once more with a fresh reference when the one it had is refused. */
  async use<T>(call: (location: Location) => Promise<T>, signal: AbortSignal): Promise<T> {
    const location = (await this.#renewing) ?? this.#current
    try {
      return await this.#prove(location, call)
    } catch (error) {
      if (!isReferenceError(error)) throw error
      return await this.#prove(await this.#renewed(location, error, signal), call)
    }
  }

  async #prove<T>(location: Location, call: (location: Location) => Promise<T>): Promise<T> {
    const result = await call(location)
    if (location === this.#current) this.#proven = location
    return result
  }

  async #renewed(refused: Location, error: unknown, signal: AbortSignal): Promise<Location> {
    if (this.#renewing !== undefined) return await this.#renewing
    // Another call has renewed it in the meantime.
    if (this.#current !== refused) return this.#current
    if (refused !== this.#proven) throw error
    this.#renewing = this.#renew(error, signal).finally(() => {
      this.#renewing = undefined
    })
    return await this.#renewing
  }

  /** Asks for the message that shows the file once more. Throws the server's error when that does not help. */
  async #renew(error: unknown, signal: AbortSignal): Promise<Location> {
    const { origin, location: old } = this.#file
    const message = origin && (await readAgain(this.#rpc, origin, this.#peer, signal))
    const media = message?.media
    if (media === undefined) throw error
    const { location } = locate(media)
    if (!sameFile(location, old)) throw error
    this.#current = location
    return location
  }
}

function isReferenceError(error: unknown): boolean {
  return error instanceof RpcError && error.code === 400 && error.text.startsWith('FILE_REFERENCE_')
}

/** "messages.getMessages / channels.getMessages" for files of messages (api/file-references). */
async function readAgain(
  rpc: Rpc,
  origin: Constructor<'message'>,
  peer: Type<'InputPeer'> | undefined,
  signal: AbortSignal | undefined,
): Promise<Constructor<'message'> | undefined> {
  const id: Type<'InputMessage'>[] = [{ _: 'inputMessageID', id: origin.id }]
  const channel = channelOf(origin, peer)
  const found = channel
    ? await rpc.call('channels.getMessages', { channel, id }, { signal })
    : await rpc.call('messages.getMessages', { id }, { signal })
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

function sameFile(a: Location, b: Location): boolean {
  return a._ === b._ && 'id' in a && 'id' in b && a.id === b.id
}
