import type { Pieces } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Body } from '@longshore/protocol/mtproto/message/body'
import type { TlObject } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { TlReader } from '@longshore/protocol/tl/reader'
import { type ClientInfo, withInitConnection } from './init-connection.ts'

/** What carries encoded methods to the server. */
export interface Carrier {
  call(body: Body, signal?: AbortSignal): Promise<Uint8Array>
}

/**
 * Calls methods over one connection, in the newest layer. Until a call has succeeded on a connection, all of them carry
 * initConnection: whichever the server sees first tells it whom it talks to.
 */
export class InitialisedCalls {
  readonly #carrier: Carrier
  readonly #client: ClientInfo
  #initialised = false

  constructor(carrier: Carrier, client: ClientInfo) {
    this.#carrier = carrier
    this.#client = client
  }

  /** A new connection: the server must be told again. */
  forget(): void {
    this.#initialised = false
  }

  async call(request: TlObject, signal?: AbortSignal): Promise<unknown> {
    const bare = apiCodec.encodePieces(request)
    const answer = await this.#carry(bare, signal).catch((error: unknown) => {
      if (!wantsInitConnection(error)) throw error
      this.forget()
      return this.#carry(bare, signal)
    })
    return apiCodec.readResult(request._, new TlReader(answer))
  }

  async #carry(bare: Pieces, signal: AbortSignal | undefined): Promise<Uint8Array> {
    if (this.#initialised) return await this.#carrier.call(bare, signal)
    const answer = await this.#carrier.call(withInitConnection(bare, this.#client), signal)
    this.#initialised = true
    return answer
  }
}

/** The server does not know the layer and client of this connection (any more). */
function wantsInitConnection(error: unknown): boolean {
  return (
    error instanceof RpcError && (error.is('CONNECTION_NOT_INITED') || error.is('CONNECTION_LAYER_INVALID'))
  )
}
