import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { deflateSync, gzipSync } from 'node:zlib'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import { TlReader } from '@longshore/protocol/tl/reader'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'
import { defaultSessionLimits } from './limits.ts'
import { serviceMessage } from './service-message.ts'

const packed = (body: Uint8Array) => serviceMessage({ _: 'gzip_packed', packed_data: gzipSync(body) })

async function nextError(client: RawClient): Promise<MtprotoConstructors['rpc_error']> {
  const { result } = await client.expect('rpc_result')
  return mtprotoCodec.readExact(result) as MtprotoConstructors['rpc_error']
}

suite('a request', () => {
  test('is answered in rpc_result, with an odd seq_no since it must be acknowledged', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(word('hello'))
    const result = await client.expect('rpc_result')
    assert.equal(result.req_msg_id, msgId)
    assert.equal(readWord(result.result), 'hello')
    assert.equal(result.seqNo % 2, 1)
    assert.equal(result.msgId % 4n, 1n, 'an answer is 1 mod 4')
  })

  test('with an even seq_no is refused with 35, and may come again better', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(word('hello'), { seqNo: 4 })
    const bad = await client.expect('bad_msg_notification')
    assert.deepEqual([bad.bad_msg_id, bad.bad_msg_seqno, bad.error_code], [msgId, 4, 35])
    client.send(word('hello'), { msgId, seqNo: 5 })
    await client.expect('rpc_result')
  })

  test('out of order is run all the same', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const earlier = client.nextId()
    client.send(word('later'), { seqNo: 9 })
    client.send(word('earlier'), { msgId: earlier, seqNo: 99 })
    await client.expect('rpc_result')
    await client.expect('rpc_result')
    assert.deepEqual(server.heard, ['later', 'earlier'])
  })

  test('that fails is answered with the error of the API', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    server.on('part', () => Promise.reject(new RpcError('FILE_PART_X_MISSING', { x: 7 })))
    client.send(word('part'))
    const error = await nextError(client)
    assert.deepEqual(error, { _: 'rpc_error', error_code: 400, error_message: 'FILE_PART_7_MISSING' })
    assert.deepEqual(server.errors, [])
  })

  for (const [name, reply] of [
    ['fails for another reason', () => Promise.reject(new Error('the disk is on fire'))],
    [
      'throws at once',
      () => {
        throw new Error('the disk is on fire')
      },
    ],
    ['is answered with what is no TL', () => ({ body: new Uint8Array(3), compressible: true })],
  ] as const) {
    test(`that ${name} is answered with 500, and only the log knows why`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      server.on('save', reply)
      client.send(word('save'))
      const error = await nextError(client)
      assert.equal(error.error_code, 500)
      assert.match(error.error_message, /^[A-Z_]+$/)
      assert.equal(server.errors.length, 2)
    })
  }

  test('does not wait for those before it', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    let finish = () => {}
    server.on(
      'slow',
      () => new Promise((resolve) => (finish = () => resolve({ body: word('slow'), compressible: true }))),
    )
    client.send(word('slow'))
    client.send(word('quick'))
    assert.equal(readWord((await client.expect('rpc_result')).result), 'quick')
    finish()
    assert.equal(readWord((await client.expect('rpc_result')).result), 'slow')
  })

  test('that takes long is acknowledged before it is answered', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    server.on('never', () => new Promise(() => {}))
    client.acknowledged.length = 0
    const msgId = client.send(word('never'))
    await client.untilPong()
    server.time.advance(300)
    await client.untilPong()
    assert.ok(client.acknowledged.includes(msgId))
  })
})

suite('a service message', () => {
  for (const [name, body] of [
    ['that only servers send', serviceMessage({ _: 'rpc_answer_unknown' })],
    ['for HTTP', serviceMessage({ _: 'http_wait', max_delay: 0, wait_after: 0, max_wait: 25000 })],
    ['that is cut off', serviceMessage({ _: 'msgs_ack', msg_ids: [1n, 2n] }).slice(0, 16)],
    [
      'with bytes behind its end',
      new Uint8Array([...serviceMessage({ _: 'msgs_ack', msg_ids: [] }), 0, 0, 0, 0]),
    ],
    ['without even an id', new Uint8Array()],
  ] as const) {
    test(`${name} is passed over`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      client.send(body, { seqNo: 2 })
      assert.deepEqual(await client.untilPong(), [])
      assert.deepEqual(server.errors, [])
    })
  }
})

suite('a packed message', () => {
  test('is run as what it holds', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    client.send(packed(word('hello')), { seqNo: 3 })
    assert.equal(readWord((await client.expect('rpc_result')).result), 'hello')
  })

  test('may be zlib, as mtcute packs it under Node', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const packed_data = deflateSync(word('hello'))
    client.send(serviceMessage({ _: 'gzip_packed', packed_data }), { seqNo: 3 })
    assert.equal(readWord((await client.expect('rpc_result')).result), 'hello')
  })

  test('may lie in a container', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const items = [{ msgId: client.nextId(), seqNo: 3, body: packed(word('one')) }]
    client.send(writeContainer(items), { seqNo: 4 })
    assert.equal(readWord((await client.expect('rpc_result')).result), 'one')
  })

  test('may be a service message', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(packed(serviceMessage({ _: 'msgs_state_req', msg_ids: [] })), { seqNo: 2 })
    assert.equal((await client.expect('msgs_state_info')).req_msg_id, msgId)
  })

  test('with an even seq_no that holds a request is refused with 35', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const msgId = client.send(packed(word('hello')), { seqNo: 4 })
    const bad = await client.expect('bad_msg_notification')
    assert.deepEqual([bad.bad_msg_id, bad.error_code], [msgId, 35])
    assert.deepEqual(server.heard, [])
    client.send(packed(word('hello')), { msgId, seqNo: 5 })
    assert.equal((await client.expect('rpc_result')).req_msg_id, msgId, 'a better one may follow')
  })

  for (const [name, inside] of [
    ['a container', writeContainer([])],
    ['another packed message', packed(word('hello'))],
  ] as const) {
    test(`that holds ${name} is refused with 64`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      client.send(packed(inside), { seqNo: 3 })
      assert.equal((await client.expect('bad_msg_notification')).error_code, 64)
      assert.deepEqual(server.heard, [])
    })
  }

  for (const [name, body] of [
    ['a bomb', packed(new Uint8Array(64 * 1024 * 1024))],
    ['one byte more than allowed', packed(new Uint8Array(defaultSessionLimits.unpackedBytes + 1))],
    ['no gzip', serviceMessage({ _: 'gzip_packed', packed_data: new Uint8Array(40) })],
    [
      'gzip that is cut off',
      serviceMessage({ _: 'gzip_packed', packed_data: gzipSync(word('x')).slice(0, 20) }),
    ],
    ['bytes that are longer than the message', packed(word('hello')).slice(0, 20)],
  ] as const) {
    test(`that holds ${name} is an error, and the next request is run`, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      client.send(body, { seqNo: 3 })
      assert.deepEqual(await nextError(client), {
        _: 'rpc_error',
        error_code: 400,
        error_message: 'INPUT_FETCH_FAIL',
      })
      client.send(word('hello'))
      await client.expect('rpc_result')
      assert.deepEqual(server.heard, ['hello'])
    })
  }
})

suite('an answer', () => {
  const long = 'all work and no play '.repeat(200)
  for (const [name, compressible, answer, isPacked] of [
    ['that is long and repeats itself is packed', true, word(long), true],
    ['that is short is not packed', true, word('x'.repeat(900)), false],
    ['of file bytes is not packed', false, word(long), false],
    ['that packing does not shorten is not packed', true, randomBody(4096), false],
  ] as const) {
    test(name, async () => {
      const server = new RawServer()
      const client = await server.greeted()
      server.on('get', () => ({ body: answer, compressible }))
      client.send(word('get'))
      const { result } = await client.expect('rpc_result')
      const id = new TlReader(result).uint()
      assert.equal(mtprotoCodec.knows(id)?.name === 'gzip_packed', isPacked)
      if (!isPacked) assert.deepEqual(result, answer)
    })
  }
})

/** Bytes without any pattern, the same every time. */
function randomBody(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}
