import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { MessageIdSource } from '@longshore/protocol/mtproto/message/message-id'
import { SequenceNumbers } from '@longshore/protocol/mtproto/message/sequence-number'

export interface MessageNumber {
  readonly msgId: bigint
  readonly seqNo: number
}

/** A session's name and the numbers of its messages; beginning a new session is beginning new numbers. */
export class Numbering {
  /** "64 random bits chosen by the client" */
  readonly sessionId: bigint
  readonly #ids: MessageIdSource
  readonly #sequence = new SequenceNumbers()

  /** @param now the server's time in Unix milliseconds */
  constructor(crypto: CryptoProvider, now: () => number) {
    const random = crypto.randomBytes(8)
    this.sessionId = new DataView(random.buffer, random.byteOffset, 8).getBigInt64(0, true)
    this.#ids = new MessageIdSource(now)
  }

  /** @param contentRelated whether the server must acknowledge the message */
  next(contentRelated: boolean): MessageNumber {
    return { msgId: this.#ids.next('client'), seqNo: this.#sequence.next(contentRelated) }
  }
}
