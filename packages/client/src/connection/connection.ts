import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { ClientTransport } from '@longshore/protocol/mtproto/transport/client-transport'
import type { TransportKind } from '@longshore/protocol/mtproto/transport/frame'
import type { ByteStream, DcAddress, Dial } from './byte-stream.ts'
import { ConnectionError, TransportRefusal } from './connection-error.ts'

/** How MTProto's payloads are framed on the way (mtproto-transports). */
export interface TransportChoice {
  readonly kind: TransportKind
  readonly obfuscated: boolean
}

/** Answers of upload.getFile have up to 1 MB; nothing the server sends comes near this. */
const longestFrame = 4 * 1024 * 1024

/** Gets what arrives on a connection. */
export interface Receiver {
  /** Bytes have come, perhaps of a payload that is not whole yet. */
  bytes?(): void
  /** What it throws closes the connection. */
  payload(payload: Uint8Array): void
  /** Nothing more will come. */
  end?(): void
}

/** One connection to a data center, from its first byte to its last: payloads both ways. */
export class Connection {
  receiver: Receiver = { payload: () => {} }
  /** Resolves with the reason when the connection has ended, by whomever. */
  readonly closed: Promise<Error>

  readonly #transport: ClientTransport
  #stream: ByteStream | undefined
  #settleClosed: (reason: Error) => void = () => {}
  #received = 0
  #written = 0

  /** Rejects with `ConnectionError`, or with the signal's reason. */
  static async open(options: {
    dial: Dial
    address: DcAddress
    transport: TransportChoice
    crypto: CryptoProvider
    signal: AbortSignal
  }): Promise<Connection> {
    const { dial, address, transport, crypto, signal } = options
    const connection = new Connection(
      new ClientTransport({ ...transport, dcId: address.id, crypto, maxFrame: longestFrame }),
    )
    const events = {
      onBytes: (chunk: Uint8Array) => connection.#take(chunk),
      onClose: (error?: Error) =>
        connection.close(error ?? new ConnectionError('the server closed the connection')),
    }
    const stream = await dial(address, events, signal)
    connection.#stream = stream
    const opening = connection.#transport.start()
    if (opening.length > 0) stream.write([opening])
    return connection
  }

  private constructor(transport: ClientTransport) {
    this.#transport = transport
    this.closed = new Promise((resolve) => {
      this.#settleClosed = resolve
    })
  }

  /** Bytes that have arrived so far: while they grow, the other side is alive. */
  get received(): number {
    return this.#received
  }

  /** Bytes sent here that have not left this machine. */
  get unsent(): number {
    return this.#stream?.unsent() ?? 0
  }

  /** Bytes that have left this machine so far. */
  get sent(): number {
    return this.#written - this.unsent
  }

  /**
   * The payload is given away: it may be disguised where it lies, and its memory is given back when it has gone out. Sent
   * to nobody once the connection is closed: whoever waits for an answer learns that from `closed`.
   */
  send(payload: Uint8Array): void {
    const chunks = this.#transport.frame(payload)
    for (const chunk of chunks) this.#written += chunk.length
    this.#stream?.write(chunks, () => frameMemory.giveBack(payload))
  }

  close(reason: Error = new ConnectionError('the connection was closed')): void {
    if (this.#stream === undefined) return
    this.#stream.close()
    this.#stream = undefined
    // What arrived before the end has arrived.
    this.receiver.end?.()
    this.#settleClosed(reason)
  }

  /** Does something with what arrived here; what it throws closes the connection. */
  orClose(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.close(error instanceof Error ? error : new ConnectionError(String(error)))
    }
  }

  #take(chunk: Uint8Array): void {
    if (this.#stream === undefined) return
    this.#received += chunk.length
    this.receiver.bytes?.()
    this.orClose(() => {
      for (const { payload, quickAck } of this.#transport.push(chunk)) {
        const refusal = quickAck ? undefined : refusalIn(payload)
        if (refusal) throw refusal
        if (!quickAck) this.receiver.payload(payload)
      }
    })
  }
}

/** "payload of exactly 4 bytes": a transport error, int32 below zero. */
function refusalIn(payload: Uint8Array): TransportRefusal | undefined {
  if (payload.length !== 4) return undefined
  return new TransportRefusal(new DataView(payload.buffer, payload.byteOffset, 4).getInt32(0, true))
}
