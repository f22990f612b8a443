import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RawServer, word } from '@longshore/testing/raw-server'

suite('destroy_auth_key', () => {
  test('is confirmed, then the key is unknown and all its connections are closed', async () => {
    const server = new RawServer()
    const authKey = await server.newKey()
    const client = await server.greeted({ authKey })
    const other = await server.greeted({ authKey })
    client.sendService({ _: 'destroy_auth_key' })
    await client.expect('destroy_auth_key_ok')
    assert.deepEqual([client.connection.wire.isClosed, other.connection.wire.isClosed], [true, true])
    assert.equal(await server.keyStore.get(authKey.id), undefined)

    client.use(server.connect()).send(word('hello'))
    assert.equal(await client.connection.transportError(), -404)
    assert.deepEqual(server.heard, [])
  })

  test('leaves other keys alone', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    const stranger = await server.greeted()
    client.sendService({ _: 'destroy_auth_key' })
    await client.expect('destroy_auth_key_ok')
    assert.deepEqual(await stranger.untilPong(), [])
  })

  test('ends the logins that were imported from its own, with their connections', async () => {
    const server = new RawServer()
    const [own, other] = [await server.newKey(), await server.newKey()]
    const [client, imported] = [
      await server.greeted({ authKey: own }),
      await server.greeted({ authKey: other }),
    ]
    const stranger = await server.greeted()
    server.imported.set(own.id, [other.id, own.id])
    client.sendService({ _: 'destroy_auth_key' })
    await client.expect('destroy_auth_key_ok')
    assert.equal(await server.keyStore.get(other.id), undefined)
    assert.deepEqual(
      [client, imported].map(({ connection }) => connection.wire.isClosed),
      [true, true],
    )
    assert.deepEqual(await stranger.untilPong(), [])
  })

  test('fails when the store fails, and the key goes on', async () => {
    const server = new RawServer()
    const client = await server.greeted()
    server.keyStore.delete = () => Promise.reject(new Error('the disk is on fire'))
    client.sendService({ _: 'destroy_auth_key' })
    await client.expect('destroy_auth_key_fail')
    assert.deepEqual(await client.untilPong(), [])
    assert.equal(server.errors.length, 2)
  })
})
