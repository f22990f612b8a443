/** Bytes both ways, without borders: a TCP connection, a WebSocket, or a pair in memory. */
export interface ByteStream {
  /**
   * Sends the chunks in order, together where it can; what cannot leave at once waits in memory. They must not be
   * changed before `written` is called, if it ever is.
   */
  write(chunks: readonly Uint8Array[], written?: () => void): void
  /** Bytes written here that have not left this machine. */
  unsent(): number
  /** Ends it at once; `onClose` is not called for that. */
  close(): void
}

export interface ByteStreamEvents {
  /** The chunk is good until this returns. */
  onBytes(chunk: Uint8Array): void
  /** Called once when the other side or the network ends the stream. */
  onClose(error?: Error): void
}

/** Where a data center listens. */
export interface DcAddress {
  readonly id: number
  readonly host: string
  readonly port: number
  /** A data center of a test network: in the key exchange its number is greater by 10000 (mtproto/auth_key). */
  readonly test?: boolean | undefined
  /** WebSocket only: wss instead of ws. */
  readonly tls?: boolean | undefined
}

/** Opens a byte stream; rejects with `ConnectionError`, or with the signal's reason. No event comes before it resolves. */
export type Dial = (address: DcAddress, events: ByteStreamEvents, signal: AbortSignal) => Promise<ByteStream>
