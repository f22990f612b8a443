/** One packet of a transport, without what the transport adds. */
export interface Frame {
  /** May be a view of the chunk it came in. Exactly 4 bytes from the server, no quick ack: a negative transport error. */
  payload: Uint8Array
  /**
   * On the server: the client asks for a quick acknowledgement of this frame. On the client: the frame is one; its
   * payload is the token, 4 bytes little-endian.
   */
  quickAck: boolean
}

/** `padded` is the padded intermediate transport. */
export type TransportKind = 'abridged' | 'intermediate' | 'padded' | 'full'

/** Bytes that no transport, or not the one chosen, would send: the connection is of no further use. */
export class TransportError extends Error {
  override readonly name = 'TransportError'
}
