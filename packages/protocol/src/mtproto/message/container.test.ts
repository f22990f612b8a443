import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TlError } from '../../tl/reader.ts'
import { TlWriter } from '../../tl/writer.ts'
import { type ContainedMessage, isContainer, readContainer, writeContainer } from './container.ts'

function item(i: number, length = 8): ContainedMessage {
  return { msgId: BigInt(4 * i), seqNo: i, body: new Uint8Array(length).fill(1) }
}

function rawContainer(count: number, ...items: [length: number, body: Uint8Array][]): Uint8Array {
  const writer = new TlWriter()
  writer.uint(0x73f1f8dc)
  writer.int(count)
  for (const [length, body] of items) {
    writer.long(4n)
    writer.int(1)
    writer.int(length)
    writer.raw(body)
  }
  return writer.finish()
}

test('what is written is read', () => {
  for (const count of [0, 1, 2, 1024]) {
    const messages = Array.from({ length: count }, (_, i) => item(i, 4 + 4 * (i % 5)))
    const body = writeContainer(messages)
    assert.ok(isContainer(body))
    assert.deepEqual(readContainer(body), messages)
  }
})

test('the layout is the one of the page: id, count, then msg_id, seqno, bytes, body', () => {
  const body = writeContainer([{ msgId: 0x0102030405060708n, seqNo: 9, body: Uint8Array.of(1, 2, 3, 4) }])
  const expected = 'dcf8f173 01000000 0807060504030201 09000000 04000000 01020304'
  assert.equal(Buffer.from(body).toString('hex'), expected.replaceAll(' ', ''))
})

test('bodies are views', () => {
  const body = writeContainer([item(1)])
  assert.equal(readContainer(body)[0]?.body.buffer, body.buffer)
})

const nested = writeContainer([])
const refused: [string, Uint8Array][] = [
  ['something else', Uint8Array.of(1, 2, 3, 4, 0, 0, 0, 0)],
  ['nothing', new Uint8Array()],
  ['1025 messages', rawContainer(1025)],
  ['minus one message', rawContainer(-1)],
  ['fewer messages than announced', rawContainer(2, [8, new Uint8Array(8)])],
  ['more bytes than announced', rawContainer(0, [8, new Uint8Array(8)])],
  ['a length beyond the end', rawContainer(1, [12, new Uint8Array(8)])],
  ['a negative length', rawContainer(1, [-4, new Uint8Array(8)])],
  ['an odd length', rawContainer(1, [5, new Uint8Array(5)])],
  ['an empty message', rawContainer(1, [0, new Uint8Array(0)])],
  ['a container inside', rawContainer(1, [nested.length, nested])],
]

for (const [name, body] of refused) {
  test(`refuses ${name}`, () => assert.throws(() => readContainer(body), TlError))
}

test('does not write what it would not read', () => {
  assert.throws(() => writeContainer(Array.from({ length: 1025 }, (_, i) => item(i))), TlError)
  assert.throws(() => writeContainer([item(1, 5)]), TlError)
  assert.throws(() => writeContainer([item(1, 0)]), TlError)
  assert.throws(() => writeContainer([{ ...item(1), body: nested }]), TlError)
})
