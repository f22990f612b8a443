import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RawServer, word } from '@longshore/testing/raw-server'

suite('destroy_session', () => {
  test('forgets another session of the key', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const main = await server.greeted({ authKey })
    const other = await server.greeted({ authKey, sessionId: -5n })
    main.sendService({ _: 'destroy_session', session_id: -5n })
    assert.equal((await main.expect('destroy_session_ok')).session_id, -5n)
    other.send(word('hello'))
    await other.expect('new_session_created')
  })

  test('cannot forget the own session, nor one of another key, nor one that never was', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const stranger = await server.greeted()
    for (const session_id of [client.sessionId, stranger.sessionId, 9n]) {
      client.sendService({ _: 'destroy_session', session_id })
      assert.equal((await client.expect('destroy_session_none')).session_id, session_id)
    }
    for (const each of [client, stranger]) {
      assert.deepEqual(await each.untilPong(), [], 'the session goes on')
    }
  })
})
