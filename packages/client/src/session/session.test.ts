import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzip } from '@longshore/protocol/mtproto/message/gzip'
import { timeOfMessageId } from '@longshore/protocol/mtproto/message/message-id'
import { mtprotoCodec } from '@longshore/protocol/schema/codec'
import type { MtprotoConstructors } from '@longshore/protocol/schema/mtproto-types.gen'
import { FakeClock, settled } from '../../test/fake-clock.ts'
import { body, type Seen, SessionServer, textOf } from '../../test/session-server.ts'
import { SessionError } from './query.ts'

/** A server with a connected client that has sent these calls. */
async function serverWithCalls(texts: string[], options?: ConstructorParameters<typeof SessionServer>[0]) {
  const server = new SessionServer(options)
  server.connect()
  const answers = texts.map((text) => server.session.call(body(text)))
  // A test that ends early must not end in an unhandled rejection.
  for (const answer of answers) answer.catch(() => {})
  await settled()
  return { server, answers, calls: server.takeCalls() }
}

function first<T>(items: readonly T[]): T {
  const [item] = items
  assert.ok(item !== undefined, 'there is none')
  return item
}

function badMsg(call: { msgId: bigint }, error_code: number): MtprotoConstructors['bad_msg_notification'] {
  return { _: 'bad_msg_notification', bad_msg_id: call.msgId, bad_msg_seqno: 0, error_code }
}

test('a call gets the answer with its id, in whatever order answers come', async () => {
  const { server, answers, calls } = await serverWithCalls(['one', 'two'])
  assert.deepEqual(calls.map(textOf), ['one', 'two'])
  for (const call of calls.toReversed()) server.answer(call, body(`${textOf(call)}!`))
  const texts = (await Promise.all(answers)).map((result) => textOf({ body: result }))
  assert.deepEqual(texts, ['one!', 'two!'])
  assert.equal(server.session.busy, false)
})

test('what is called in one moment travels in one container, numbered as the rules say', async () => {
  const { server, calls } = await serverWithCalls(['one', 'two', 'three'])
  assert.equal(new Set(calls.map(({ envelopeId }) => envelopeId)).size, 1)
  assert.deepEqual(
    calls.map(({ seqNo }) => seqNo),
    [1, 3, 5],
  )
  const ids = [...calls.map(({ msgId }) => msgId), first(calls).envelopeId]
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => (a < b ? -1 : 1)),
  )
  assert.ok(ids.every((id) => id % 4n === 0n))
  assert.equal(timeOfMessageId(first(ids)), server.clock.now())
})

test('large messages travel alone', async () => {
  const { calls } = await serverWithCalls(['small', 'x'.repeat(33 * 1024), 'small too'])
  const alone = calls.filter(({ envelopeId, msgId }) => envelopeId === msgId)
  assert.deepEqual(
    alone.map(({ body: { length } }) => length),
    [33 * 1024 + 4],
  )
})

test('an rpc_error is thrown with its name and number', async () => {
  const { server, answers, calls } = await serverWithCalls(['one'])
  const error = { _: 'rpc_error', error_code: 420, error_message: 'FLOOD_WAIT_7' } as const
  server.answer(first(calls), mtprotoCodec.encode(error))
  await assert.rejects(first(answers), { code: 420, template: 'FLOOD_WAIT_X', x: 7 })
})

test('packed answers are unpacked', async () => {
  const { server, answers, calls } = await serverWithCalls(['one'])
  const packed = { _: 'gzip_packed', packed_data: await gzip(body('unpacked'.repeat(1000))) }
  server.answer(first(calls), mtprotoCodec.encode(packed))
  assert.match(textOf({ body: await first(answers) }), /^(unpacked){1000}$/)
})

test('what is packed and is no gzip fails its call only', async () => {
  const { server, answers, calls } = await serverWithCalls(['one', 'two'])
  const packed = { _: 'gzip_packed', packed_data: Uint8Array.of(1, 2, 3) }
  server.answer(first(calls), mtprotoCodec.encode(packed))
  await assert.rejects(first(answers), { name: 'GzipError' })
  server.answer(calls[1] as Seen, body('fine'))
  assert.equal(textOf({ body: (await answers[1]) ?? new Uint8Array() }), 'fine')
})

test('updates come in the order they were sent, packed or not', async () => {
  const { server } = await serverWithCalls([])
  await serverKnows(server)
  const packed = { _: 'gzip_packed', packed_data: await gzip(server.update('first')) }
  server.send(packed)
  server.sendContainer([server.update('second'), server.update('third')])
  while (server.updates.length < 3) await settled()
  assert.deepEqual(server.updates, ['first', 'second', 'third'])
})

/** Lets the server see the client's session. */
async function serverKnows(server: SessionServer): Promise<void> {
  server.session.ping(75)
  await settled()
  server.take()
}

test('a wrong salt is replaced, and what it was refused for is sent again', async () => {
  const { server, answers, calls } = await serverWithCalls(['one', 'two'], { salt: 0n })
  const { envelopeId } = first(calls)
  const notice = {
    _: 'bad_server_salt',
    bad_msg_id: envelopeId,
    bad_msg_seqno: 0,
    error_code: 48,
    new_server_salt: 99n,
  }
  server.send(notice, { salt: 99n })
  await settled()
  const again = server.takeCalls()
  assert.deepEqual(again.map(textOf), ['one', 'two'])
  assert.ok(again.every(({ salt }) => salt === 99n))
  assert.ok(again.every(({ msgId }) => msgId > envelopeId))
  for (const call of again) server.answer(call, body('yes'))
  await Promise.all(answers)
})

test('a server that refuses for ever is given up', async () => {
  const { server, answers, calls } = await serverWithCalls(['one'])
  let call = first(calls)
  for (let refusals = 0; refusals < 5; refusals++) {
    server.send(badMsg(call, 20))
    await settled()
    call = first(server.takeCalls())
  }
  server.send(badMsg(call, 20))
  await assert.rejects(first(answers), SessionError)
  assert.equal(server.session.busy, false)
})

test('a call whose answer is lost with one connection after the other is asked anew each time', async () => {
  const { server, answers, calls } = await serverWithCalls(['one'])
  let call = first(calls)
  for (let losses = 0; losses < 10; losses++) {
    server.session.detach()
    server.connect()
    await settled()
    assert.equal(first(server.takeCalls()).msgId, call.msgId)
    // The answer is not kept any more.
    server.send(badMsg(call, 20))
    await settled()
    call = first(server.takeCalls())
  }
  server.answer(call, body('yes'))
  assert.equal(textOf({ body: await first(answers) }), 'yes')
})

for (const [name, code, off, newSession] of [
  ['behind', 16, 3_600_000, false],
  ['behind by years', 16, 3e11, false],
  ['ahead', 17, -3_600_000, true],
] as const) {
  test(`a clock that is ${name} is put right, and the call sent again with the right time`, async () => {
    const { server, answers, calls } = await serverWithCalls(['one'])
    server.now = () => server.clock.now() + off
    const { sessionId } = first(calls)
    server.send(badMsg(first(calls), code))
    await settled()
    const again = first(server.takeCalls())
    assert.ok(Math.abs(timeOfMessageId(again.msgId) - server.now()) < 2)
    assert.equal(again.sessionId !== sessionId, newSession)
    server.answer(again, body('yes'))
    await first(answers)
  })
}

test('a first message tells the time when the handshake has not', async () => {
  const { server, answers, calls } = await serverWithCalls(['one'], { timeKnown: false })
  server.now = () => server.clock.now() + 3_600_000
  const late = new SessionServer({ clock: new FakeClock(server.now()) }).nextId()
  server.answer(first(calls), body('yes'), { msgId: late })
  await first(answers)
})

for (const code of [32, 33]) {
  test(`numbers out of step (${code}) begin a new session, with all calls`, async () => {
    const { server, answers, calls } = await serverWithCalls(['one', 'two'])
    const { sessionId } = first(calls)
    server.send(badMsg(first(calls), code))
    await settled()
    const again = server.takeCalls()
    assert.deepEqual(again.map(textOf).toSorted(), ['one', 'two'])
    assert.ok(again.every((call) => call.sessionId !== sessionId))
    assert.deepEqual(
      again.map(({ seqNo }) => seqNo),
      [1, 3],
    )
    for (const call of again) server.answer(call, body('yes'))
    await Promise.all(answers)
  })
}

test('new sessions without end are given up as well', async () => {
  const { server, answers, calls } = await serverWithCalls(['one'])
  let call = first(calls)
  for (let refusals = 0; refusals < 5; refusals++) {
    server.send(badMsg(call, 33))
    await settled()
    call = first(server.takeCalls())
  }
  server.send(badMsg(call, 33))
  await assert.rejects(first(answers), SessionError)
  await settled()
  assert.deepEqual([server.takeCalls(), server.session.busy], [[], false])
})

for (const code of [18, 19, 20, 64]) {
  test(`a message refused with ${code} is sent again under a new id`, async () => {
    const { server, calls } = await serverWithCalls(['one'])
    server.send(badMsg(first(calls), code))
    await settled()
    const again = first(server.takeCalls())
    assert.ok(again.msgId > first(calls).msgId)
    assert.equal(again.sessionId, first(calls).sessionId)
  })
}

for (const code of [34, 35, 99]) {
  test(`a message refused with ${code} fails its call`, async () => {
    const { server, answers, calls } = await serverWithCalls(['one'])
    server.send(badMsg(first(calls), code))
    await assert.rejects(first(answers), SessionError)
  })
}

test('a lost connection: calls go again under their ids, inside a container, and are answered once', async () => {
  const { server, answers, calls } = await serverWithCalls(['one'])
  server.session.detach()
  await server.clock.advance(1000)
  server.connect()
  await settled()
  const again = first(server.takeCalls())
  assert.equal(again.msgId, first(calls).msgId)
  assert.equal(again.seqNo, first(calls).seqNo)
  assert.ok(again.envelopeId > again.msgId)
  server.answer(again, body('yes'))
  server.answer(again, body('no'))
  assert.equal(textOf({ body: await first(answers) }), 'yes')
})

test('calls the server has forgotten by now go again under new ids', async () => {
  const { server, calls } = await serverWithCalls(['one'])
  server.session.detach()
  await server.clock.advance(201_000)
  server.connect()
  await settled()
  const again = first(server.takeCalls())
  assert.ok(again.msgId > first(calls).msgId)
  assert.equal(again.seqNo, first(calls).seqNo + 2)
  server.answer(again, body('yes'))
  assert.equal(server.session.busy, false)
})

test('a connection that is lost before anything could leave loses nothing and doubles nothing', async () => {
  const { server } = await serverWithCalls(['one'])
  server.session.detach()
  server.connect()
  server.session.detach()
  server.connect()
  await settled()
  assert.deepEqual(server.takeCalls().map(textOf), ['one'])
})

test('calls made without a connection wait for one', async () => {
  const server = new SessionServer()
  void server.session.call(body('one'))
  await settled()
  assert.equal(server.envelopes.length, 0)
  assert.ok(server.session.busy)
  server.connect()
  await settled()
  assert.deepEqual(server.takeCalls().map(textOf), ['one'])
})

test('a new session of the server: what it never saw is sent again, what it saw is not', async () => {
  const server = new SessionServer()
  server.connect()
  for (const text of ['one', 'two']) {
    void server.session.call(body(text))
    await settled()
  }
  const [, two] = server.takeCalls()
  server.send({ _: 'new_session_created', first_msg_id: two?.msgId, unique_id: 1n, server_salt: 5n } as {
    _: string
  })
  await settled()
  const again = server.takeCalls()
  assert.deepEqual(again.map(textOf), ['one'])
  assert.ok(again.every(({ salt }) => salt === 5n))
})

test('a container counts by its own id when the server names the first message it saw', async () => {
  const { server, calls } = await serverWithCalls(['one', 'two'])
  const { envelopeId } = first(calls)
  server.send({ _: 'new_session_created', first_msg_id: envelopeId, unique_id: 1n, server_salt: 1n } as {
    _: string
  })
  await settled()
  assert.deepEqual(server.takeCalls(), [])
})

test('only a further session of the server means that updates may be lost', async () => {
  const { server } = await serverWithCalls(['one'])
  const created = (unique_id: bigint) =>
    server.send({ _: 'new_session_created', first_msg_id: 0n, unique_id, server_salt: 1n } as { _: string })
  created(1n)
  created(1n)
  assert.equal(server.gaps, 0)
  created(2n)
  assert.equal(server.gaps, 1)
})

test('messages of another session, with an even id, or out of time are passed over', async () => {
  const { server } = await serverWithCalls(['one'])
  const odd = server.nextId()
  const at = (seconds: number) => odd + (BigInt(seconds) << 32n)
  server.send(server.update(), { sessionId: 12345n })
  server.send(server.update(), { msgId: at(0) - 1n })
  server.send(server.update(), { msgId: at(31) })
  server.send(server.update(), { msgId: at(-301) })
  await settled()
  assert.deepEqual(server.updates, [])
  server.send(server.update('in time'), { msgId: at(29) })
  server.send(server.update('in time too'), { msgId: at(-299) })
  await settled()
  assert.deepEqual(server.updates, ['in time', 'in time too'])
})

test('a message that comes twice counts once and is acknowledged twice', async () => {
  const { server } = await serverWithCalls(['one'])
  const msgId = server.nextId()
  for (let times = 0; times < 2; times++) server.send(server.update('once'), { msgId })
  await server.clock.advance(5000)
  assert.deepEqual(server.updates, ['once'])
  assert.deepEqual(server.takeService(), [{ _: 'msgs_ack', msg_ids: [msgId, msgId] }])
})

test('a message under another key ends the connection', async () => {
  const { server } = await serverWithCalls(['one'])
  assert.throws(() => server.receive(new Uint8Array(88)), { name: 'EnvelopeError' })
})

test('acknowledgements go along with what is sent next', async () => {
  const { server } = await serverWithCalls(['one'])
  const msgId = server.send(server.update())
  void server.session.call(body('two')).catch(() => {})
  await settled()
  assert.deepEqual(server.takeService(), [{ _: 'msgs_ack', msg_ids: [msgId] }])
  await server.clock.advance(60_000)
  assert.deepEqual(server.takeService(), [])
})

test('sixteen acknowledgements do not wait', async () => {
  const { server } = await serverWithCalls(['one'])
  for (let count = 0; count < 16; count++) server.send(server.update())
  await settled()
  assert.equal(server.takeService().length, 1)
})

test('what needs no acknowledgement gets none', async () => {
  const { server } = await serverWithCalls(['one'])
  server.send({ _: 'pong', msg_id: 0n, ping_id: 0n } as { _: string }, { seqNo: 0 })
  await server.clock.advance(60_000)
  assert.deepEqual(server.takeService(), [])
})

test('an aborted call rejects at once, is dropped on the server, and its late answer harms nobody', async () => {
  const server = new SessionServer()
  server.connect()
  const stop = new AbortController()
  const answer = server.session.call(body('one'), stop.signal)
  await settled()
  const call = first(server.takeCalls())
  stop.abort(new Error('enough'))
  await assert.rejects(answer, /enough/)
  await settled()
  assert.deepEqual(server.takeService(), [{ _: 'rpc_drop_answer', req_msg_id: call.msgId }])
  server.answer(call, body('late'))
  assert.equal(server.session.busy, false)
})

test('a call aborted before it left never leaves', async () => {
  const server = new SessionServer()
  const stop = new AbortController()
  const answer = server.session.call(body('one'), stop.signal)
  stop.abort(new Error('enough'))
  await assert.rejects(answer, /enough/)
  server.connect()
  await settled()
  assert.deepEqual(server.take(), [])
})

test('an answer the server only tells of is asked for, unless it has come', async () => {
  const { server, calls } = await serverWithCalls(['one'])
  const answer_msg_id = server.nextId()
  const info = { _: 'msg_detailed_info', msg_id: first(calls).msgId, answer_msg_id, bytes: 1, status: 0 }
  server.send(info, { seqNo: 0 })
  await settled()
  assert.deepEqual(server.takeService(), [{ _: 'msg_resend_req', msg_ids: [answer_msg_id] }])
  server.answer(first(calls), body('yes'), { msgId: answer_msg_id })
  server.send(info, { seqNo: 0 })
  await server.clock.advance(5000)
  assert.deepEqual(server.takeService(), [{ _: 'msgs_ack', msg_ids: [answer_msg_id, answer_msg_id] }])
})

test('the server may ask for a call again', async () => {
  const { server, calls } = await serverWithCalls(['one', 'two'])
  server.send({ _: 'msg_resend_req', msg_ids: [first(calls).msgId] } as { _: string }, { seqNo: 0 })
  await settled()
  assert.deepEqual(
    server.takeCalls().map(({ msgId }) => msgId),
    [first(calls).msgId],
  )
})

test('a call that is answered after all is not sent again', async () => {
  const { server, calls } = await serverWithCalls(['one'])
  server.send({ _: 'msg_resend_req', msg_ids: [first(calls).msgId] } as { _: string }, { seqNo: 0 })
  server.answer(first(calls), body('yes'))
  await settled()
  assert.deepEqual(server.takeCalls(), [])
  assert.equal(server.session.busy, false)
})

test('a ping is numbered as content and asks the server to hang up', async () => {
  const server = new SessionServer()
  server.connect()
  server.session.ping(75)
  await settled()
  const ping = first(server.take())
  assert.equal(ping.seqNo, 1)
  const { _, disconnect_delay } = mtprotoCodec.readExact(ping.body) as unknown as Record<string, unknown>
  assert.deepEqual([_, disconnect_delay], ['ping_delay_disconnect', 75])
})

test('when all is given up, every call learns why', async () => {
  const { server, answers } = await serverWithCalls(['one', 'two'])
  server.session.detach()
  answers.push(server.session.call(body('three')))
  server.session.failAll(new Error('over'))
  for (const answer of answers) await assert.rejects(answer, /over/)
  assert.equal(server.session.busy, false)
})
