import type { ByteQueue } from './byte-queue.ts'
import type { Frame } from './frame.ts'

/** How one transport marks where its frames begin and end: one side's view of one connection. */
export interface Framing {
  /** What the client sends once, before its first frame, when the transport is not obfuscated. */
  readonly tag: Uint8Array
  /** Takes the next frame out of the queue; undefined, and nothing taken, while it is not whole. */
  read(queue: ByteQueue): Frame | undefined
  /** The chunks to write for a payload, in order. */
  frame(payload: Uint8Array, quickAck: boolean): Uint8Array[]
  /** The server's quick acknowledgement; no chunks where the transport has none. */
  quickAck(token: number): Uint8Array[]
}

export interface FramingOptions {
  /** Which end this is: the two mark quick acknowledgements differently. */
  side: 'client' | 'server'
  /** Longest payload to accept, in bytes. */
  maxFrame: number
}
