import type { CryptoProvider } from '../../crypto/provider.ts'
import { ByteQueue } from './byte-queue.ts'
import { type Frame, TransportError, type TransportKind } from './frame.ts'
import type { Framing } from './framing.ts'
import { framingOf } from './framings.ts'
import { deobfuscate, OBFUSCATED_HEADER, type Obfuscation } from './obfuscation.ts'
import { type Opening, recognise } from './recognise.ts'

/** Bytes that {@link recognise} needs at most. */
const LONGEST_OPENING = 8

export interface ServerTransportOptions {
  crypto: CryptoProvider
  /** Longest payload to accept, in bytes. */
  maxFrame: number
  /** Accept nothing but obfuscated streams, as WebSocket demands. */
  obfuscatedOnly?: boolean | undefined
}

/** The server's end of one connection: recognises the client's transport by its first bytes and speaks it. */
export class ServerTransport {
  readonly #options: ServerTransportOptions
  readonly #queue: ByteQueue
  #framing: Framing | undefined
  #obfuscation: Obfuscation | undefined
  #name: string | undefined
  #failure: TransportError | undefined

  constructor(options: ServerTransportOptions) {
    this.#options = options
    this.#queue = new ByteQueue()
  }

  /** 'full', 'obfuscated intermediate', ...; undefined until enough bytes have come. */
  get name(): string | undefined {
    return this.#name
  }

  /** Bytes of the frame that has begun, as far as its header tells; little while it does not. */
  get wanted(): number {
    return this.#queue.wanted
  }

  /** Bytes of memory that a frame takes which is not whole yet. Its first 16 KiB do not take more than twice as many. */
  get held(): number {
    return this.#queue.capacity
  }

  /**
   * Takes the next bytes of the stream, cut anywhere, and returns the frames that are whole now. The chunk, which may be
   * decrypted where it lies, may be used again afterwards.
   *
   * @throws TransportError when the stream cannot be understood, now and at every later call; close the connection
   */
  push(chunk: Uint8Array): Frame[] {
    if (this.#failure !== undefined) throw this.#failure
    try {
      return this.#frames(chunk)
    } catch (error) {
      if (error instanceof TransportError) this.#failure = error
      throw error
    }
  }

  /**
   * The chunks to write for a payload, in order; the payload may be one of them, encrypted where it lies.
   *
   * @throws TransportError while the transport is not known
   */
  frame(payload: Uint8Array): Uint8Array[] {
    return this.#outgoing(this.#known().frame(payload, false))
  }

  /** The chunks of a quick acknowledgement, none where the transport cannot carry it. `token` has bit 31 set. */
  quickAck(token: number): Uint8Array[] {
    return this.#outgoing(this.#known().quickAck(token))
  }

  /** The connection is over: nothing more is pushed. */
  drop(): void {
    this.#queue.drop()
  }

  #frames(chunk: Uint8Array): Frame[] {
    const frames: Frame[] = []
    this.#obfuscation?.incoming.applyTo(chunk)
    for (let taken = 0; taken < chunk.length; ) {
      taken += this.#queue.fill(chunk, taken)
      if (this.#framing === undefined) {
        this.#framing = this.#recognise()
        // The queue holds no more than the header that says how what follows is disguised.
        this.#obfuscation?.incoming.applyTo(chunk.subarray(taken))
      }
      for (let frame = this.#framing?.read(this.#queue); frame; frame = this.#framing?.read(this.#queue))
        frames.push(frame)
    }
    return frames
  }

  #recognise(): Framing | undefined {
    const start = this.#queue.peek(Math.min(this.#queue.length, LONGEST_OPENING))
    const opening = this.#options.obfuscatedOnly ? 'obfuscated' : start && recognise(start)
    if (opening === undefined) return undefined
    if (opening === 'obfuscated') return this.#deobfuscate()
    const kind = expectTransport(opening)
    const framing = this.#framingOf(kind)
    this.#queue.take(framing.tag.length)
    this.#name = kind
    return framing
  }

  #deobfuscate(): Framing | undefined {
    const header = this.#queue.take(OBFUSCATED_HEADER)
    if (header === undefined) return undefined
    const { kind, ...obfuscation } = deobfuscate(this.#options.crypto, header)
    this.#obfuscation = obfuscation
    this.#name = `obfuscated ${kind}`
    return this.#framingOf(kind)
  }

  #framingOf(kind: TransportKind): Framing {
    const { crypto, maxFrame } = this.#options
    return framingOf(kind, { side: 'server', crypto, maxFrame })
  }

  #known(): Framing {
    if (this.#framing === undefined) throw new TransportError('the client has not yet shown its transport')
    return this.#framing
  }

  #outgoing(chunks: Uint8Array[]): Uint8Array[] {
    for (const chunk of chunks) this.#obfuscation?.outgoing.applyTo(chunk)
    return chunks
  }
}

function expectTransport(opening: Exclude<Opening, 'obfuscated'>): TransportKind {
  if (opening === 'http')
    throw new TransportError('this looks like HTTP: only the TCP transports of MTProto are spoken here')
  if (opening === 'tls') throw new TransportError('this looks like TLS: MTProto is spoken here without it')
  return opening
}
