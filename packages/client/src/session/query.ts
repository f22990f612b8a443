import type { Body } from '@longshore/protocol/mtproto/message/body'
import type { MessageNumber } from './numbering.ts'

/** A call from its first sending to its answer, whatever number it has in between. */
export interface Query {
  readonly body: Body
  readonly answer: (result: Uint8Array) => void
  readonly fail: (error: unknown) => void
  /** Absent until it is sent. */
  number?: MessageNumber | undefined
  /** The id under which it travelled: the container's, where it was in one. */
  envelopeId: bigint
  /** How often the server refused to look at it on this connection. */
  refusals: number
}

/** A session that cannot go on, or a message the server will not take. */
export class SessionError extends Error {
  override readonly name = 'SessionError'
}
