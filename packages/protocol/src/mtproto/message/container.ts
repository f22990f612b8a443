import { TlError, TlReader } from '../../tl/reader.ts'
import { TlWriter } from '../../tl/writer.ts'
import { type Body, lengthOf, piecesOf } from './body.ts'

export const MSG_CONTAINER = 0x73f1f8dc
const START_OF_CONTAINER = [0xdc, 0xf8, 0xf1, 0x73] as const
/** "A container may only be used to transmit up to 1024 messages" (mtproto/service_messages, Containers). */
export const MAX_CONTAINED = 1024
/** msg_id, seqno, bytes */
const ITEM_HEADER = 16

export interface ContainedMessage {
  msgId: bigint
  seqNo: number
  /** A multiple of 4 bytes. */
  body: Uint8Array
}

/** Whether a message body is a container. */
export function isContainer(body: Uint8Array): boolean {
  // Asked of every message: a reader of its own would cost more than the question.
  return body.length >= 4 && START_OF_CONTAINER.every((byte, index) => body[index] === byte)
}

/**
 * Reads a message body that is a container, id included. Bodies are views.
 *
 * @throws TlError when it is none, has more than 1024 messages or one that is a container, or does not fill the body
 */
export function readContainer(body: Uint8Array): ContainedMessage[] {
  const reader = new TlReader(body)
  const id = reader.uint()
  if (id !== MSG_CONTAINER) throw new TlError(`${id.toString(16)} is not a container`)
  const count = reader.uint()
  if (count > MAX_CONTAINED) throw new TlError(`a container of ${count} messages`)
  const messages = Array.from({ length: count }, () => readItem(reader))
  reader.expectEnd()
  return messages
}

/** A message on its way into a container. */
export interface MessageToContain {
  readonly msgId: bigint
  readonly seqNo: number
  /** A multiple of 4 bytes. */
  readonly body: Body
}

/**
 * The body of a container message. Mind the transport's limit: 16 bytes come on top of each body, and 8 of all.
 *
 * @throws TlError for what {@link readContainer} would refuse
 */
export function writeContainer(messages: readonly MessageToContain[]): Uint8Array {
  if (messages.length > MAX_CONTAINED) throw new TlError(`a container of ${messages.length} messages`)
  const length = messages.reduce((sum, { body }) => sum + ITEM_HEADER + lengthOf(body), 8)
  const writer = new TlWriter(length)
  writer.uint(MSG_CONTAINER)
  writer.int(messages.length)
  for (const { msgId, seqNo, body } of messages) {
    const pieces = piecesOf(body)
    expectItem(lengthOf(body), pieces[0])
    writer.long(msgId)
    writer.int(seqNo)
    writer.int(lengthOf(body))
    for (const piece of pieces) writer.raw(piece)
  }
  return writer.finish()
}

function readItem(reader: TlReader): ContainedMessage {
  const msgId = reader.long()
  const seqNo = reader.int()
  const body = reader.raw(reader.uint())
  expectItem(body.length, body)
  return { msgId, seqNo, body }
}

/** "A container may not carry other containers": they would have no end. */
function expectItem(length: number, start: Uint8Array = new Uint8Array(0)): void {
  if (length < 4 || length % 4 !== 0) throw new TlError(`a container with a message of ${length} bytes`)
  if (isContainer(start)) throw new TlError('a container inside a container')
}
