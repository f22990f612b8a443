import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const isFlood = (error: unknown): boolean => error instanceof RpcError && error.is('FLOOD_WAIT_X')

async function refusedUntilFlood(
  attempt: () => Promise<unknown>,
  error: Parameters<typeof refused>[0],
  most: number,
) {
  for (let i = 0; i < most; i++) await assert.rejects(attempt(), refused(error))
  await assert.rejects(attempt(), isFlood)
}

suite('whatever could be guessed is limited', () => {
  test('tokens of bots, by address; the right one is no guess', async () => {
    const network = await ApiNetwork.open()
    const { token } = await network.api.createBot({ name: 'Crane', username: 'crane_bot' })
    const client = await network.client()
    const login = (bot_auth_token: string) =>
      client.call({ _: 'auth.importBotAuthorization', flags: 0, api_id: 1, api_hash: '', bot_auth_token })
    for (let i = 0; i < 40; i++) await login(token)
    await refusedUntilFlood(() => login(`${token}x`), 'ACCESS_TOKEN_INVALID', 30)
  })

  test('passwords', async () => {
    const client = await (await ApiNetwork.open()).client()
    const password = { _: 'inputCheckPasswordEmpty' } as const
    await refusedUntilFlood(
      () => client.call({ _: 'auth.checkPassword', password }),
      'PASSWORD_HASH_INVALID',
      30,
    )
  })

  test('usernames that nobody has, by user', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const username = 'nobody_here'
    const resolve = () => ada.call({ _: 'contacts.resolveUsername', username })
    await refusedUntilFlood(resolve, 'USERNAME_NOT_OCCUPIED', 200)
    await assert.rejects(ada.call({ _: 'account.checkUsername', username }), isFlood)
    assert.equal(await bob.call({ _: 'account.checkUsername', username }), true)
  })

  test('phone numbers, one by one', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const resolve = () => ada.call({ _: 'contacts.resolvePhone', phone: '9996620999' })
    await refusedUntilFlood(resolve, 'PHONE_NOT_OCCUPIED', 200)
  })

  test('phone numbers by the hundred: what is too much is for later, and then there is a wait', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const book = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        _: 'inputPhoneContact' as const,
        client_id: BigInt(i),
        phone: `${9_996_621_002 + i}`,
        first_name: 'B',
        last_name: '',
      }))
    const some = await ada.call({ _: 'contacts.importContacts', contacts: book(300) })
    assert.deepEqual([some.imported[0]?.user_id, some.retry_contacts], [bob.id, []])
    const more = await ada.call({ _: 'contacts.importContacts', contacts: book(300) })
    assert.equal(more.retry_contacts.length, 100)
    await assert.rejects(ada.call({ _: 'contacts.importContacts', contacts: book(1) }), isFlood)
    network.time.advance(3_601_000)
    assert.equal((await ada.call({ _: 'contacts.importContacts', contacts: book(1) })).imported.length, 1)
  })
})

suite('a login that was carried over', () => {
  async function carried() {
    const network = await ApiNetwork.open()
    const here = await network.login(1)
    const { id, bytes } = await here.call({ _: 'auth.exportAuthorization', dc_id: 1 })
    const newClient = async () => {
      const client = await network.client()
      client.namedDc = 1
      return client
    }
    return { network, here, newClient, request: { _: 'auth.importAuthorization', id, bytes } as const }
  }

  test('works once', async () => {
    const { newClient, request } = await carried()
    const there = await newClient()
    await there.call(request)
    await assert.rejects((await newClient()).call(request), refused('AUTH_BYTES_INVALID'))
    await assert.rejects(there.call(request), refused('AUTH_BYTES_INVALID'))
  })

  test('ends when the login it came from ends, and its bytes with it', async () => {
    const { here, newClient, request } = await carried()
    const there = await newClient()
    await there.call(request)
    const { bytes } = await here.call({ _: 'auth.exportAuthorization', dc_id: 1 })
    await here.call({ _: 'auth.logOut' })
    assert.deepEqual(here.destroyed, [there.authKeyId])
    await assert.rejects((await newClient()).call({ ...request, bytes }), refused('AUTH_BYTES_INVALID'))
  })

  test('ends when the key it came from is destroyed, and its bytes with it', async () => {
    const { network, here, newClient, request } = await carried()
    const there = await newClient()
    await there.call(request)
    const { bytes } = await here.call({ _: 'auth.exportAuthorization', dc_id: 1 })
    assert.deepEqual(await network.api.dispatcher.endedWith?.(here.authKeyId), [there.authKeyId])
    await network.keys.delete(here.authKeyId)
    await assert.rejects((await newClient()).call({ ...request, bytes }), refused('AUTH_BYTES_INVALID'))
  })

  test('ends when another session resets the one it came from', async () => {
    const { network, here, newClient, request } = await carried()
    const there = await newClient()
    await there.call(request)
    const other = await network.login(1)
    await other.call({ _: 'account.resetAuthorization', hash: here.authKeyId })
    assert.deepEqual(other.destroyed, [there.authKeyId, here.authKeyId])
  })
})
