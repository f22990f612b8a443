import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { AuthKey } from '@longshore/protocol/mtproto/message/auth-key'
import { settle } from '@longshore/testing/fake-time'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, readWord, word } from '@longshore/testing/raw-server'
import type { Caller } from './dispatcher.ts'
import type { Others } from './others.ts'

const USER = 5n
const MINUTE = 60_000

/** What a server tells the others, as lines. */
class Heard implements Others {
  readonly lines: string[] = []
  /** The others hear when this resolves. */
  hears: Promise<void> = Promise.resolve()

  async temporaryKeyMade(id: bigint): Promise<void> {
    this.lines.push(`made ${id}`)
    await this.hears
  }
  temporaryKeyGone(id: bigint): void {
    this.lines.push(`gone ${id}`)
  }
  async temporaryKeysDropped(ids: readonly bigint[]): Promise<void> {
    this.lines.push(`dropped ${ids}`)
    await this.hears
  }
  async claimSession(): Promise<bigint> {
    return 0n
  }
  async keyChanged(id: bigint): Promise<void> {
    this.lines.push(`changed ${id}`)
    await this.hears
  }
  async listening(user: bigint, layer: number): Promise<void> {
    this.lines.push(`${user} listens in ${layer}`)
    await this.hears
  }
  notListening(user: bigint, layer: number): void {
    this.lines.push(`${user} does not listen in ${layer}`)
  }
}

/** Has the API do something for the caller of a request. @returns when it was answered */
async function has(
  server: RawServer,
  client: RawClient,
  work: (caller: Caller) => Promise<void>,
): Promise<void> {
  server.on('do', async (caller) => {
    await work(caller)
    return { body: word('done'), compressible: true }
  })
  client.send(word('do'))
  await client.expect('rpc_result')
  await settle()
}

async function listens(server: RawServer, client: RawClient, layer = 158): Promise<void> {
  await has(server, client, async (caller) => {
    await caller.setUser(USER)
    await caller.setLayer(layer)
    caller.receivesUpdates = true
    await caller.reachable()
  })
}

const words = async (client: RawClient) =>
  (await client.untilPong()).filter(({ name }) => name === 'update').map(({ body }) => readWord(body))

suite('other processes are told', () => {
  test('before a request is answered that signs a key in, describes it anew or deletes it', async () => {
    const others = new Heard()
    const server = new RawServer({ others })
    const authKey = await server.newKey()
    const other = await server.newKey()
    const client = await server.greeted({ authKey })
    await has(server, client, (caller) => caller.setUser(USER))
    await has(server, client, (caller) => caller.setLayer(158))
    await has(server, client, (caller) => caller.setLayer(158))
    await has(server, client, (caller) => caller.destroyKey(other.id))
    assert.deepEqual(others.lines, [`changed ${authKey.id}`, `changed ${authKey.id}`, `changed ${other.id}`])
    const gate = Promise.withResolvers<void>()
    others.hears = gate.promise
    let isAnswered = false
    const answered = has(server, client, (caller) => caller.setUser(undefined)).then(() => {
      isAnswered = true
    })
    await settle()
    assert.equal(isAnswered, false, 'not before the others have heard')
    gate.resolve()
    await answered
  })

  test('who listens in which layer, once; and some time after the session is gone, that nobody does', async () => {
    const others = new Heard()
    const server = new RawServer({ others })
    const client = await server.greeted()
    await listens(server, client)
    await has(server, client, (caller) => caller.reachable())
    const listening = () => others.lines.filter((line) => line.includes('listen'))
    assert.deepEqual(listening(), [`${USER} listens in 158`])
    server.time.advance(MINUTE)
    assert.deepEqual(listening(), [`${USER} listens in 158`], 'as long as there is the session')
    client.connection.wire.hangUp()
    server.time.advance(12 * MINUTE)
    assert.deepEqual(listening(), [`${USER} listens in 158`, `${USER} does not listen in 158`])
  })

  test('of a temporary key before its handshake ends, and when it is gone', async () => {
    const others = new Heard()
    const server = new RawServer({ others })
    const { authKey } = await server
      .connect()
      .handshake(server.crypto, server.rsaKey, server.time.clock, { expiresIn: 60 })
    assert.deepEqual(others.lines, [`made ${authKey.id}`])
    server.time.advance(2 * MINUTE)
    assert.deepEqual(others.lines, [`made ${authKey.id}`, `gone ${authKey.id}`])
  })
})

suite('what another process did', () => {
  /** Two servers with the same keys, and a client of the second one. */
  async function besides(): Promise<{
    authKey: AuthKey
    first: RawServer
    second: RawServer
    client: RawClient
  }> {
    const first = new RawServer()
    const second = new RawServer({ keyStore: first.keyStore, time: first.time })
    const authKey = await first.newKey()
    return { authKey, first, second, client: await second.greeted({ authKey }) }
  }

  test('to the user of a key holds from then on', async () => {
    const { authKey, first, second, client } = await besides()
    const userSeen = async () => {
      let user: bigint | undefined
      await has(second, client, async (caller) => {
        user = caller.userId
      })
      return user
    }
    assert.equal(await userSeen(), undefined)
    await first.keyStore.setUser(authKey.id, USER)
    await second.mtproto.keyChangedElsewhere(authKey.id)
    assert.equal(await userSeen(), USER)
    await first.keyStore.setUser(authKey.id, undefined)
    await second.mtproto.keyChangedElsewhere(authKey.id)
    assert.equal(await userSeen(), undefined)
  })

  test('to a key that is gone ends its connections', async () => {
    const { authKey, first, second, client } = await besides()
    await first.keyStore.delete(authKey.id)
    await second.mtproto.keyChangedElsewhere(authKey.id)
    await settle()
    assert.equal(client.connection.wire.isClosed, true)
  })

  test('its updates reach the sessions here; whose layer it did not write is told that something is missing', async () => {
    const { second, client } = await besides()
    await listens(second, client)
    await client.untilPong()
    second.mtproto.pushFromElsewhere(USER, new Map([[158, word('news')]]), undefined)
    assert.deepEqual(await words(client), ['news'])
    second.mtproto.pushFromElsewhere(USER, new Map([[229, word('more')]]), undefined)
    const names = (await client.untilPong()).map(({ name }) => name)
    assert.ok(names.includes('new_session_created'), `${names}`)
  })
})
