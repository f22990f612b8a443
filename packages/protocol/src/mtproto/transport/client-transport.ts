import type { CryptoProvider } from '../../crypto/provider.ts'
import { ByteQueue } from './byte-queue.ts'
import type { Frame, TransportKind } from './frame.ts'
import type { Framing } from './framing.ts'
import { framingOf } from './framings.ts'
import { type Obfuscation, obfuscate } from './obfuscation.ts'

export type { TransportKind } from './frame.ts'

export interface ClientTransportOptions {
  kind: TransportKind
  /** Disguise the stream; WebSocket demands it. Not with the full transport. */
  obfuscated: boolean
  /** Written into obfuscated streams for proxies: negative for a media DC, plus 10000 for a test DC. */
  dcId: number
  crypto: CryptoProvider
  /** Longest payload to accept, in bytes. */
  maxFrame: number
}

/** The client's end of one connection. */
export class ClientTransport {
  readonly #queue: ByteQueue
  readonly #framing: Framing
  readonly #obfuscation: (Obfuscation & { header: Uint8Array }) | undefined

  /** @throws RangeError for an obfuscated full transport, which does not exist */
  constructor({ kind, obfuscated, dcId, crypto, maxFrame }: ClientTransportOptions) {
    this.#queue = new ByteQueue()
    if (obfuscated && kind === 'full') throw new RangeError('the full transport cannot be obfuscated')
    this.#framing = framingOf(kind, { side: 'client', crypto, maxFrame })
    this.#obfuscation = obfuscated ? obfuscate(crypto, this.#framing.tag, dcId) : undefined
  }

  /** The bytes that go out before all others; none for the full transport. */
  start(): Uint8Array {
    return this.#obfuscation?.header ?? this.#framing.tag
  }

  /**
   * Takes the next bytes of the stream, cut anywhere, and returns the frames that are whole now: messages, transport
   * errors (a payload of 4 bytes) and quick acknowledgements. The chunk, which may be decrypted where it lies, may be used
   * again afterwards.
   *
   * @throws TransportError when the stream cannot be understood: close the connection
   */
  push(chunk: Uint8Array): Frame[] {
    this.#obfuscation?.incoming.applyTo(chunk)
    const frames: Frame[] = []
    for (let taken = 0; taken < chunk.length; ) {
      taken += this.#queue.fill(chunk, taken)
      for (let frame = this.#framing.read(this.#queue); frame; frame = this.#framing.read(this.#queue))
        frames.push(frame)
    }
    return frames
  }

  /**
   * The chunks to write for a payload, in order; the payload may be one of them, encrypted where it lies.
   *
   * @param quickAck ask for a quick acknowledgement; the full transport has none
   */
  frame(payload: Uint8Array, quickAck = false): Uint8Array[] {
    const chunks = this.#framing.frame(payload, quickAck)
    for (const chunk of chunks) this.#obfuscation?.outgoing.applyTo(chunk)
    return chunks
  }
}
