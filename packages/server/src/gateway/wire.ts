/** What happens on a wire. */
export interface WireEvents {
  /** Bytes came, cut anywhere. They are good until this returns. */
  data(chunk: Uint8Array): void
  /** Everything written has gone out. */
  drained(): void
  /** The wire has ended, for whatever reason; nothing more happens. */
  closed(): void
}

/** A two-way stream of bytes: a TCP connection, a WebSocket, or two ends of a test in memory. */
export interface Wire {
  /** Address of the other end, without a port. */
  readonly remoteAddress: string
  /** Whether the other end must disguise its stream, as over WebSocket. */
  readonly mustBeObfuscated: boolean
  /** Bytes written that have not gone out. */
  readonly bufferedBytes: number
  /** Begins: before, nothing happens. Call it once. */
  open(events: WireEvents): void
  /** Writes the chunks one after the other. They must not be changed before `written` is called, if it ever is. */
  write(chunks: readonly Uint8Array[], written?: () => void): void
  /** Whether the next reads may bring as much as has come; else they bring little, for whom nobody has promised memory. */
  readWide(isWide: boolean): void
  /** Stops reading; what is under way may still come. */
  pause(): void
  resume(): void
  /** Ends after what was written. */
  close(): void
  /** Ends at once. */
  destroy(): void
}
