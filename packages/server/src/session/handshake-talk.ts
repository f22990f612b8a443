import type { ServerHandshake } from '@longshore/protocol/mtproto/handshake/server-flow'

/** What is said without a key: over one connection, or over several requests of HTTP. */
export class HandshakeTalk {
  handshake: ServerHandshake | undefined
  /** The answer to the newest plain message. */
  turn: Promise<void> = Promise.resolve()
  messages = 0
}
