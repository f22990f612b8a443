/** An HTTP request with MTProto in it: it gets one envelope for an answer, and is over (mtproto/transports, HTTP). */
export interface SingleAnswer {
  /** What came with it is being worked on: before that has an answer, little is worth the only one it can give. */
  readonly isBusy: boolean
  /** Its time is up: it answers with what there is, be it next to nothing. */
  readonly isDue: boolean
  /** Whether all of its answer went out, so that nothing of it need be sent again when the client comes back. */
  readonly hasArrived: boolean
  /** http_wait: milliseconds, from the beginning, after which it answers in any case. */
  waitAtMost(milliseconds: number): void
  /** http_wait: milliseconds for which a first answer waits for others that are being made. */
  gatherAtMost(milliseconds: number): void
  /** There is an answer. @returns whether it waits for others that are being made, for a while */
  gathers(): boolean
}

/** Waits until an answer of so many bytes may be made, where it may not at once. */
export type Room = (bytes: number) => Promise<void> | undefined

/** A connection as sessions see it: whole payloads go out, work is admitted, nothing else. */
export interface Link {
  readonly remoteAddress: string
  /** Where one answer is all that can be sent. */
  readonly single?: SingleAnswer | undefined
  /** More output waits than the connection should hold: nothing new should be begun for it. */
  readonly congested: boolean
  /** Sends an encrypted or plain message, whose memory is given back when it has gone out. */
  send(payload: Uint8Array): void
  /** -404, -429 or -444, as a frame of 4 bytes (mtproto/mtproto-transports, Transport errors). */
  sendTransportError(code: number): void
  sendQuickAck(token: number): void
  /**
   * Runs work that holds `bytes` of a request, at once or when earlier work has ended: reading stops as long as some has
   * to wait. It asks for the room that its answer takes. The work must not fail.
   */
  run(bytes: number, work: (room: Room) => Promise<void>): void
  /** A frame of so many bytes, which was held until now, has been opened: what it asks for is known, or that it is nothing. */
  opened(bytes: number): void
  /** Closes after what was sent; nothing is received any more. */
  close(): void
}
