import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

const settings = { _: 'codeSettings' } as const

async function hashFor(client: ApiClient, phone_number: string): Promise<string> {
  const sent = await client.call({ _: 'auth.sendCode', phone_number, api_id: 1, api_hash: '', settings })
  assert(sent._ === 'auth.sentCode')
  assert.deepEqual(sent.type, { _: 'auth.sentCodeTypeSms', length: 5 })
  return sent.phone_code_hash
}

suite('logging in by phone', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    test(`a test number at layer ${layer}`, async () => {
      const client = await (await ApiNetwork.open()).client({ layer })
      const phone_number = '+9996621234'
      const phone_code_hash = await hashFor(client, phone_number)
      const signIn = { _: 'auth.signIn', phone_number, phone_code_hash } as const
      await assert.rejects(client.call(signIn), refused('PHONE_CODE_EMPTY'))
      await assert.rejects(client.call({ ...signIn, phone_code: '12345' }), refused('PHONE_CODE_INVALID'))
      const authorization = await client.call({ ...signIn, phone_code: '22222' })
      assert(authorization._ === 'auth.authorization' && authorization.user._ === 'user')
      const { user } = authorization
      assert.equal(user.id, client.userId)
      assert.deepEqual([user.self, user.phone, Boolean(user.bot)], [true, '9996621234', false])
      assert.notEqual(user.access_hash, undefined)
      const [self] = await client.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }] })
      assert(self?._ === 'user')
      assert.equal(self.id, user.id)
    })
  }

  test('a number the operator made, with the code the operator got', async () => {
    const network = await ApiNetwork.open()
    await network.api.createUser({ phone: '4915112345', firstName: 'Ada' })
    const client = await network.client()
    const phone_code_hash = await hashFor(client, '+49 151 12345')
    const [phone, phone_code] = network.delivered[0]?.split(' ') ?? []
    assert.equal(phone, '4915112345')
    const again = { phone_number: '4915112345', phone_code_hash }
    await client.call({ _: 'auth.resendCode', ...again })
    assert.equal(network.delivered[1], network.delivered[0])
    assert(phone_code)
    const signed = await client.call({ _: 'auth.signIn', ...again, phone_code })
    assert.equal(signed._, 'auth.authorization')
  })

  test('a new number where sign-up is open', async () => {
    const network = await ApiNetwork.open({ signUp: true })
    const client = await network.client()
    const phone_number = '4915112345'
    const phone_code_hash = await hashFor(client, phone_number)
    const phone_code = network.delivered[0]?.split(' ')[1] ?? ''
    const asked = await client.call({ _: 'auth.signIn', phone_number, phone_code_hash, phone_code })
    assert.equal(asked._, 'auth.authorizationSignUpRequired')
    assert.equal(client.userId, undefined)
    const name = { first_name: 'Ada', last_name: 'L' }
    const signedUp = await client.call({ _: 'auth.signUp', phone_number, phone_code_hash, ...name })
    assert(signedUp._ === 'auth.authorization' && signedUp.user._ === 'user')
    assert.equal(signedUp.user.first_name, 'Ada')
  })

  for (const [name, more, error] of [
    ['no application', { api_id: 0 }, 'API_ID_INVALID'],
    ['no number', { phone_number: '' }, 'PHONE_NUMBER_INVALID'],
  ] as const) {
    test(`${name}: ${error}`, async () => {
      const client = await (await ApiNetwork.open()).client()
      const request = {
        _: 'auth.sendCode',
        phone_number: '9996621234',
        api_id: 1,
        api_hash: '',
        settings,
      } as const
      await assert.rejects(client.call({ ...request, ...more }), refused(error))
    })
  }

  test('a cancelled code is gone', async () => {
    const client = await (await ApiNetwork.open()).client()
    const phone_number = '9996621234'
    const phone_code_hash = await hashFor(client, phone_number)
    assert.equal(await client.call({ _: 'auth.cancelCode', phone_number, phone_code_hash }), true)
    await assert.rejects(
      client.call({ _: 'auth.signIn', phone_number, phone_code_hash, phone_code: '22222' }),
      refused('PHONE_CODE_EXPIRED'),
    )
  })

  test('nobody has a password', async () => {
    const client = await (await ApiNetwork.open()).client()
    const password = { _: 'inputCheckPasswordEmpty' } as const
    await assert.rejects(client.call({ _: 'auth.checkPassword', password }), refused('PASSWORD_HASH_INVALID'))
  })

  test('logging out leaves nobody, on every session of the key', async () => {
    const network = await ApiNetwork.open()
    const client = await network.login(1)
    const other = await network.client({ key: client.key })
    assert.deepEqual(await client.call({ _: 'auth.logOut' }), { _: 'auth.loggedOut' })
    await assert.rejects(other.call({ _: 'updates.getState' }), refused('AUTH_KEY_UNREGISTERED'))
  })
})

suite('bots', () => {
  test('log in with their token', async () => {
    const network = await ApiNetwork.open()
    const { token } = await network.api.createBot({ name: 'Harbour', username: 'harbour_bot' })
    const bot = await network.client()
    const request = { _: 'auth.importBotAuthorization', flags: 0, api_id: 1, api_hash: '' } as const
    await assert.rejects(
      bot.call({ ...request, bot_auth_token: `${token}x` }),
      refused('ACCESS_TOKEN_INVALID'),
    )
    const authorization = await bot.call({ ...request, bot_auth_token: token })
    assert(authorization._ === 'auth.authorization' && authorization.user._ === 'user')
    const { user } = authorization
    assert.deepEqual(
      [user.bot, user.self, user.bot_info_version, user.username],
      [true, true, 1, 'harbour_bot'],
    )
  })
})

suite('a client that made its key for another data center', () => {
  const phone = {
    _: 'auth.sendCode',
    phone_number: '+9996621234',
    api_id: 1,
    api_hash: '',
    settings,
  } as const
  for (const [name, namedDc, error] of [
    ['another one, as TDLib begins at the first', 1, 'PHONE_MIGRATE_X'],
    ['the test server of another one', 10_003, 'PHONE_MIGRATE_X'],
    ['media of another one', -4, 'PHONE_MIGRATE_X'],
    ['none', undefined, undefined],
    ['this one', 2, undefined],
    ['the test server of this one', 10_002, undefined],
    ['media of this one', -2, undefined],
  ] as const) {
    test(`${name}: ${error ?? 'may log in'}`, async () => {
      const client = await (await ApiNetwork.open()).client()
      client.namedDc = namedDc
      if (error) await assert.rejects(client.call(phone), refused(error, 2))
      else assert.equal((await client.call(phone))._, 'auth.sentCode')
    })
  }

  test('is sent on as a bot, too', async () => {
    const network = await ApiNetwork.open()
    const { token } = await network.api.createBot({ name: 'Harbour', username: 'harbour_bot' })
    const bot = await network.client()
    bot.namedDc = 1
    const request = { flags: 0, api_id: 1, api_hash: '', bot_auth_token: token }
    await assert.rejects(
      bot.call({ _: 'auth.importBotAuthorization', ...request }),
      refused('USER_MIGRATE_X', 2),
    )
  })
})

suite('moving to another data center', () => {
  for (const [name, dc_id] of [
    ['its own', 2],
    ['one that nobody knows', 6],
    ['none at all', 0],
  ] as const) {
    test(`${name}: DC_ID_INVALID`, async () => {
      const client = await (await ApiNetwork.open()).login(1)
      await assert.rejects(client.call({ _: 'auth.exportAuthorization', dc_id }), refused('DC_ID_INVALID'))
    })
  }

  test('a login is exported, and imported where it was exported to', async () => {
    const here = await ApiNetwork.open()
    const client = await here.login(1)
    const { id, bytes } = await client.call({ _: 'auth.exportAuthorization', dc_id: 4 })
    assert.equal(id, client.userId)
    const stranger = await here.client()
    await assert.rejects(
      stranger.call({ _: 'auth.importAuthorization', id, bytes }),
      refused('AUTH_BYTES_INVALID'),
    )
  })

  test('a client that came by the address of another one is logged in there as well', async () => {
    const network = await ApiNetwork.open()
    const here = await network.login(1)
    const { id, bytes } = await here.call({ _: 'auth.exportAuthorization', dc_id: 1 })
    const there = await network.client()
    there.namedDc = 1
    await there.call({ _: 'auth.importAuthorization', id, bytes })
    assert.equal(there.userId, here.userId)
  })

  test('a user the other data center does not know is not logged in', async () => {
    const away = await (await ApiNetwork.open()).login(1)
    const there = await ApiNetwork.open({ dcId: 4 })
    const { id, bytes } = await away.call({ _: 'auth.exportAuthorization', dc_id: 4 })
    const client = await there.client()
    await assert.rejects(
      client.call({ _: 'auth.importAuthorization', id, bytes }),
      refused('USER_ID_INVALID'),
    )
    assert.equal(client.userId, undefined)
  })
})

suite('sessions of a user', () => {
  test('are listed, and can be ended but for the current one', async () => {
    const network = await ApiNetwork.open()
    const [phone, laptop] = [await network.login(1), await network.login(1)]
    const { authorizations } = await phone.call({ _: 'account.getAuthorizations' })
    assert.deepEqual(
      authorizations.map(({ current, hash, device_model }) => [Boolean(current), hash, device_model]),
      [
        [true, 0n, 'test'],
        [false, laptop.authKeyId, 'test'],
      ],
    )
    for (const hash of [0n, phone.authKeyId, 77n])
      await assert.rejects(phone.call({ _: 'account.resetAuthorization', hash }), refused('HASH_INVALID'))
    await phone.call({ _: 'account.resetAuthorization', hash: laptop.authKeyId })
    assert.deepEqual(phone.destroyed, [laptop.authKeyId])
  })
})
