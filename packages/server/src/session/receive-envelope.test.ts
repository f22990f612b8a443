import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import { TlWriter } from '@longshore/protocol/tl/writer'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'
import { messageIdAt } from './message-rules.ts'

const SECOND = 1000

suite('a message id that breaks the rules', () => {
  for (const [name, idOf, code] of [
    ['five minutes in the past', (now: number) => messageIdAt(now - 301 * SECOND) & ~3n, 16],
    ['half a minute in the future', (now: number) => messageIdAt(now + 31 * SECOND) & ~3n, 17],
    ['not divisible by four', (now: number) => messageIdAt(now) | 1n, 18],
  ] as const) {
    test(`${name}: the client is told ${code}, and nothing is run`, async () => {
      const server = new RawServer()
      const client = await server.client()
      const msgId = client.send(word('hello'), { msgId: idOf(server.time.clock()) })
      const bad = await client.expect('bad_msg_notification')
      assert.deepEqual([bad.bad_msg_id, bad.bad_msg_seqno, bad.error_code], [msgId, 1, code])
      const [first] = await client.untilPong()
      assert.equal(first?.name, 'new_session_created', 'the session begins with the first good message')
      assert.deepEqual(server.heard, [])
    })

    test(`${name}, in a container: the others are run`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      const msgId = idOf(server.time.clock())
      const items = [
        { msgId, seqNo: 1, body: word('bad') },
        { msgId: client.nextId(), seqNo: 3, body: word('good') },
      ]
      // An id from the future needs a container from a later future, which is refused as a whole.
      const containerId = code === 17 ? msgId + 4n : client.nextId()
      const fault = code === 17 ? [containerId, 17] : [msgId, code]
      client.send(writeContainer(items), { msgId: containerId, seqNo: 4 })
      const bad = await client.expect('bad_msg_notification')
      assert.deepEqual([bad.bad_msg_id, bad.error_code], fault)
      await client.untilPong()
      assert.deepEqual(server.heard, code === 17 ? [] : ['good'])
    })
  }
})

suite('a container', () => {
  test('holds several requests, each of which is answered', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const { msgIds } = client.sendContainer([word('one'), word('two')])
    const answers = [await client.expect('rpc_result'), await client.expect('rpc_result')]
    assert.deepEqual(
      answers.map(({ req_msg_id }) => req_msg_id),
      msgIds,
    )
    assert.deepEqual(
      answers.map(({ result }) => readWord(result)),
      ['one', 'two'],
    )
    assert.ok(answers[0]?.container, 'answers that are ready together travel together')
    assert.equal(answers[0]?.container, answers[1]?.container)
  })

  test('begins a session at the lowest id inside', async () => {
    const server = new RawServer()
    const client = await server.client()
    const { msgIds } = client.sendContainer([word('one'), word('two')])
    assert.equal((await client.expect('new_session_created')).first_msg_id, msgIds[0])
  })

  const item = (client: RawClient, msgId = client.nextId()) => ({ msgId, seqNo: 1, body: word('one') })
  for (const [name, code, make] of [
    [
      'whose id is not above those inside',
      64,
      (client: RawClient) => {
        const inside = item(client)
        return { body: writeContainer([inside]), msgId: inside.msgId }
      },
    ],
    ['with an odd seq_no', 34, (client: RawClient) => ({ body: writeContainer([item(client)]), seqNo: 5 })],
    [
      'inside a container',
      64,
      (client: RawClient) => {
        const inner = writeContainer([item(client)])
        const writer = new TlWriter()
        writer.raw(writeContainer([{ ...item(client), body: word('much longer than it needs to be') }]))
        const body = writer.finish().slice(0, 8 + 16 + inner.length)
        body.set(inner, 24)
        new DataView(body.buffer).setInt32(20, inner.length, true)
        return { body }
      },
    ],
    [
      'that says it holds more than it does',
      64,
      (client: RawClient) => {
        const body = writeContainer([item(client)]).slice()
        new DataView(body.buffer).setInt32(4, 2, true)
        return { body }
      },
    ],
    [
      'of more messages than allowed',
      64,
      (client: RawClient) => {
        const body = writeContainer([item(client)]).slice()
        new DataView(body.buffer).setInt32(4, 2 ** 31 - 1, true)
        return { body }
      },
    ],
  ] as const) {
    test(`${name} is refused with ${code}, and nothing of it is run`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      const { body, ...fields } = make(client)
      const msgId = client.send(body, { seqNo: 2, ...fields })
      const bad = await client.expect('bad_msg_notification')
      assert.deepEqual([bad.bad_msg_id, bad.error_code], [msgId, code])
      await client.untilPong()
      assert.deepEqual(server.heard, [])
    })
  }

  test('that comes twice is refused with 19', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const body = writeContainer([item(client)])
    const msgId = client.nextId()
    client.send(body, { msgId, seqNo: 2 })
    await client.expect('rpc_result')
    client.send(body, { msgId, seqNo: 2 })
    const bad = await client.expect('bad_msg_notification')
    assert.deepEqual([bad.bad_msg_id, bad.error_code], [msgId, 19])
    assert.deepEqual(server.heard, ['one'])
  })

  test('may hold nothing', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.sendContainer([])
    assert.deepEqual(await client.untilPong(), [])
  })

  test('of 1024 requests is answered, request by request', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.sendContainer(Array.from({ length: 1024 }, (_, index) => word(`${index}`)))
    for (let index = 0; index < 1024; index++) await client.expect('rpc_result')
    assert.equal(new Set(server.heard).size, 1024)
  })
})
