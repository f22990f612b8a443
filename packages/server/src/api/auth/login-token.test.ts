import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

/** The token a client shows now; it must not be logged in. */
async function shown(client: ApiClient, except_ids: bigint[] = []): Promise<Uint8Array> {
  const answer = await client.call({ _: 'auth.exportLoginToken', api_id: 1, api_hash: '', except_ids })
  assert(answer._ === 'auth.loginToken')
  return answer.token
}

const exported = { _: 'auth.exportLoginToken', api_id: 1, api_hash: '', except_ids: [] as bigint[] } as const

function accept(client: ApiClient, token: Uint8Array) {
  return client.call({ _: 'auth.acceptLoginToken', token })
}

suite('logging in by a token that is shown', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`who is signed in lets a client in, which hears of it at once, at layer ${layer}`, async () => {
      const network = await ApiNetwork.open()
      const [ada, screen] = [await network.login(1), await network.client({ layer })]
      const token = await shown(screen)
      const authorization = await accept(ada, token)
      assert.equal(authorization.hash, screen.authKeyId)
      assert.equal(authorization.device_model, 'test')
      assert.equal(screen.userId, undefined)

      const [told] = screen.forgetUpdates()
      assert(told && 'update' in told)
      assert.deepEqual(told.update, { _: 'updateLoginToken' })
      const success = await screen.call({ ...exported })
      assert(success._ === 'auth.loginTokenSuccess')
      assert(success.authorization._ === 'auth.authorization' && success.authorization.user._ === 'user')
      assert.deepEqual([success.authorization.user.id, success.authorization.user.self], [ada.userId, true])
      assert.equal(screen.userId, ada.userId)
    })
  }

  test('a client that missed the answer asks again, and is told the same', async () => {
    const network = await ApiNetwork.open()
    const [ada, screen] = [await network.login(1), await network.client()]
    await accept(ada, await shown(screen))
    for (let i = 0; i < 2; i++) assert.equal((await screen.call({ ...exported }))._, 'auth.loginTokenSuccess')
  })

  test('a token holds for half a minute; what was accepted in its last moment can be used still', async () => {
    const network = await ApiNetwork.open()
    const [ada, screen] = [await network.login(1), await network.client()]
    const answer = await screen.call({ ...exported })
    assert(answer._ === 'auth.loginToken')
    assert.equal(answer.expires, Math.floor(network.time.clock() / 1000) + 30)
    await network.time.advance(31_000)
    await assert.rejects(accept(ada, answer.token), refused('AUTH_TOKEN_EXPIRED'))
    const next = await shown(screen)
    await network.time.advance(30_000)
    await accept(ada, next)
    await network.time.advance(30_000)
    assert.equal((await screen.call({ ...exported }))._, 'auth.loginTokenSuccess')
  })

  test('what was accepted and not used in a minute lets nobody in', async () => {
    const network = await ApiNetwork.open()
    const [ada, screen] = [await network.login(1), await network.client()]
    await accept(ada, await shown(screen))
    await network.time.advance(120_000)
    await shown(screen)
    assert.equal(screen.userId, undefined)
  })

  test('the one before the newest can be accepted too, while a camera is held to it', async () => {
    const network = await ApiNetwork.open()
    const [ada, screen] = [await network.login(1), await network.client()]
    const former = await shown(screen)
    await shown(screen)
    await accept(ada, former)
    assert.equal((await screen.call({ ...exported }))._, 'auth.loginTokenSuccess')
  })

  test('a token is accepted once', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob, screen] = [await network.login(1), await network.login(2), await network.client()]
    const token = await shown(screen)
    const both = await Promise.allSettled([accept(ada, token), accept(bob, token)])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await assert.rejects(accept(bob, token), refused('AUTH_TOKEN_ALREADY_ACCEPTED'))
  })

  test('accounts that the client has already are excepted', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob, screen] = [await network.login(1), await network.login(2), await network.client()]
    const token = await shown(screen, [ada.id])
    await assert.rejects(accept(ada, token), refused('AUTH_TOKEN_EXCEPTION'))
    await accept(bob, token)
    await screen.call({ ...exported })
    assert.equal(screen.userId, bob.userId)
  })

  test('what is no token is refused, and bots accept none', async () => {
    const network = await ApiNetwork.open()
    const [ada, screen] = [await network.login(1), await network.client()]
    for (const token of [new Uint8Array(0), new Uint8Array(32), new Uint8Array(1000)]) {
      await assert.rejects(accept(ada, token), refused('AUTH_TOKEN_INVALID'))
      await assert.rejects(screen.call({ _: 'auth.importLoginToken', token }), refused('AUTH_TOKEN_INVALID'))
    }
    const bot = await network.bot('harbour_bot')
    await assert.rejects(accept(bot, await shown(screen)), refused('BOT_METHOD_INVALID'))
    await assert.rejects(screen.call({ ...exported, api_id: 0 }), refused('API_ID_INVALID'))
  })

  test('who only saw the token cannot use it, before or after it was accepted', async () => {
    const network = await ApiNetwork.open()
    const [ada, screen, thief] = [await network.login(1), await network.client(), await network.client()]
    const token = await shown(screen)
    const steal = () => thief.call({ _: 'auth.importLoginToken', token })
    await assert.rejects(steal(), refused('AUTH_TOKEN_INVALID'))
    await accept(ada, token)
    await assert.rejects(steal(), refused('AUTH_TOKEN_INVALID'))
    assert.equal(thief.userId, undefined)
    assert.equal(thief.pushed.length, 0)
  })

  test('a client that began at another data center is sent here, with another token', async () => {
    const network = await ApiNetwork.open()
    const [ada, elsewhere] = [await network.login(1), await network.client()]
    elsewhere.namedDc = 4
    const token = await shown(elsewhere)
    await accept(ada, token)
    const moved = await elsewhere.call({ ...exported })
    assert(moved._ === 'auth.loginTokenMigrateTo')
    assert.equal(moved.dc_id, 2)
    assert.notDeepEqual(moved.token, token)
    assert.equal(elsewhere.userId, undefined)

    const here = await network.client()
    const imported = { _: 'auth.importLoginToken', token: moved.token } as const
    assert.equal((await here.call(imported))._, 'auth.loginTokenSuccess')
    assert.equal(here.userId, ada.userId)
    const other = await network.client()
    await assert.rejects(other.call(imported), refused('AUTH_TOKEN_ALREADY_ACCEPTED'))
  })
})
