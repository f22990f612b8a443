import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { FakeTime } from '@longshore/testing/fake-time'
import { RawServer, word } from '@longshore/testing/raw-server'
import { Salts } from './salts.ts'

const MINUTE = 60
/** The beginning of a period of salts. */
const START = 1800 * 1_000_000
const FIRST_SALT = 77n

const keyMadeAt = (createdAt: number, id = 5n) => ({ authKey: { id }, firstSalt: FIRST_SALT, createdAt })
const salts = new Salts(nodeCrypto, new Uint8Array(32).fill(1))

suite('salts', () => {
  const key = keyMadeAt(START - 24 * 60 * MINUTE)
  const salt = salts.current(key, START)

  for (const [when, seconds, isAccepted] of [
    ['is accepted in its half hour', 0, true],
    ['is accepted at the end of it', 30 * MINUTE - 1, true],
    ['is accepted for half an hour more', 60 * MINUTE - 1, true],
    ['is refused afterwards', 60 * MINUTE, false],
    ['is accepted a minute early, for fast clocks', -MINUTE, true],
    ['is refused earlier', -MINUTE - 1, false],
  ] as const) {
    test(`a salt ${when}`, () => assert.equal(salts.accepts(key, salt, START + seconds), isAccepted))
  }

  for (const [when, seconds, isAccepted] of [
    ['is accepted at once', 0, true],
    ['is accepted as long as the salt of its period', 50 * MINUTE - 1, true],
    ['is refused afterwards', 50 * MINUTE, false],
  ] as const) {
    test(`the salt of a handshake ten minutes into a period ${when}`, () => {
      const createdAt = START + 10 * MINUTE
      assert.equal(salts.accepts(keyMadeAt(createdAt), FIRST_SALT, createdAt + seconds), isAccepted)
    })
  }

  test('salts change every half hour and differ from key to key', () => {
    assert.equal(salts.current(key, START + 30 * MINUTE - 1), salt)
    assert.notEqual(salts.current(key, START + 30 * MINUTE), salt)
    assert.notEqual(salts.current(keyMadeAt(0, 6n), START), salt)
  })

  test('salts depend on the secret alone, so that a restart changes nothing', () => {
    assert.equal(new Salts(nodeCrypto, new Uint8Array(32).fill(1)).current(key, START), salt)
    assert.notEqual(new Salts(nodeCrypto, new Uint8Array(32).fill(2)).current(key, START), salt)
  })

  for (const [asked, given] of [
    [1, 1],
    [64, 64],
    [65, 64],
    [0, 1],
    [-5, 1],
    [2 ** 31 - 1, 64],
  ] as const) {
    test(`asked for ${asked} future salts it gives ${given}`, () => {
      assert.equal(salts.future(key, START, asked).length, given)
    })
  }

  test('future salts are those that will be accepted, each in its time', () => {
    const future = salts.future(key, START + 5, 3)
    assert.deepEqual(
      future.map(({ validSince, validUntil }) => [validSince - START, validUntil - START]),
      [
        [0, 3600],
        [1800, 5400],
        [3600, 7200],
      ],
    )
    for (const { validSince, validUntil, salt: futureSalt } of future) {
      assert.ok(salts.accepts(key, futureSalt, validSince))
      assert.ok(salts.accepts(key, futureSalt, validUntil - 1))
      assert.ok(!salts.accepts(key, futureSalt, validUntil))
    }
  })
})

suite('a wrong salt', () => {
  test('is answered with the right one, and the request is not run', async () => {
    const server = new RawServer()
    const client = await server.client({ salt: 0n })
    const msgId = client.send(word('hello'))
    const bad = await client.expect('bad_server_salt')
    assert.deepEqual([bad.bad_msg_id, bad.bad_msg_seqno, bad.error_code], [msgId, 1, 48])
    assert.deepEqual(server.heard, [])

    client.salt = bad.new_server_salt
    client.send(word('hello'))
    await client.expect('new_session_created')
    await client.expect('rpc_result')
    assert.deepEqual(server.heard, ['hello'])
  })

  test('of a container names the container, and nothing inside is run', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const { msgId } = client.sendContainer([word('one'), word('two')], { salt: 1n })
    assert.equal((await client.expect('bad_server_salt')).bad_msg_id, msgId)
    assert.deepEqual(await client.untilPong(), [])
    assert.deepEqual(server.heard, [])
  })

  test('comes after two half hours with the old one', async () => {
    const server = new RawServer({ time: new FakeTime(START * 1000) })
    const client = await server.greeted()
    client.salt = salts.current(keyMadeAt(0), START)
    client.send(word('made with another secret'))
    client.salt = (await client.expect('bad_server_salt')).new_server_salt
    server.time.advance(59 * MINUTE * 1000)
    client.use(server.connect())
    client.send(word('still valid'))
    await client.expect('new_session_created')
    await client.expect('rpc_result')
    server.time.advance(MINUTE * 1000)
    client.send(word('too old'))
    await client.expect('bad_server_salt')
    assert.deepEqual(server.heard, ['still valid'])
  })

  test('is none on another server with the same secret', async () => {
    const first = new RawServer()
    const client = await first.greeted()
    client.sendService({ _: 'get_future_salts', num: 1 })
    client.salt = (await client.expect('future_salts')).salts[0]?.salt ?? 0n
    await first.mtproto.close()

    const second = new RawServer({ time: first.time, keyStore: first.keyStore })
    client.use(second.connect())
    client.send(word('after the restart'))
    await client.expect('new_session_created')
    await client.expect('rpc_result')
  })
})
