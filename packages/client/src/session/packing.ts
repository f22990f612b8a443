import { type Body, lengthOf } from '@longshore/protocol/mtproto/message/body'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import type { MessageNumber, Numbering } from './numbering.ts'

/** A message on its way out. */
export interface Outgoing {
  readonly body: Body
  /** Whether the server must acknowledge it: calls and pings. */
  readonly contentRelated: boolean
  /** Sent before under this number, and sent again under it. */
  readonly number?: MessageNumber | undefined
  /** Told the number it gets, and the id of the envelope it travels in: its own or its container's. */
  readonly onNumbered?: ((number: MessageNumber, envelopeId: bigint) => void) | undefined
}

/** What one envelope carries. */
export interface NumberedMessage extends MessageNumber {
  readonly body: Body
}

/** Messages beyond this travel alone: copying them into a container would only cost. */
const largestContained = 32 * 1024
const mostBytesContained = 64 * 1024
/** The server takes 1024. */
const mostContained = 1000

/**
 * Numbers messages and puts small ones together. The numbers grow in the order of sending, and a container's id is
 * greater than those inside it.
 */
export function pack(outgoing: readonly Outgoing[], numbering: Numbering): NumberedMessage[] {
  return groups(outgoing).map((group) => {
    const numbered = group.map((message) => ({
      message,
      number: message.number ?? numbering.next(message.contentRelated),
    }))
    const [only] = numbered
    // "a message that got lost must not be sent again alone under the same msg_id"
    if (only && numbered.length === 1 && only.message.number === undefined) {
      only.message.onNumbered?.(only.number, only.number.msgId)
      return { ...only.number, body: only.message.body }
    }
    const container = numbering.next(false)
    for (const { message, number } of numbered) message.onNumbered?.(number, container.msgId)
    return {
      ...container,
      body: writeContainer(numbered.map(({ message, number }) => ({ ...number, body: message.body }))),
    }
  })
}

function groups(outgoing: readonly Outgoing[]): Outgoing[][] {
  const made: Outgoing[][] = []
  let small: Outgoing[] = []
  let smallBytes = 0
  for (const message of outgoing) {
    const length = lengthOf(message.body)
    if (length > largestContained) {
      made.push([message])
      continue
    }
    if (small.length === 0 || small.length === mostContained || smallBytes + length > mostBytesContained) {
      small = []
      smallBytes = 0
      made.push(small)
    }
    small.push(message)
    smallBytes += length
  }
  return made
}
