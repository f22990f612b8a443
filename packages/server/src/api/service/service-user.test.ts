import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { newMessageIn } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'

const telegram = { _: 'inputPeerUser', user_id: 777_000n } as const

async function serviceMessages(client: ApiClient): Promise<string[]> {
  const found = await client.call({
    _: 'messages.getDialogs',
    offset_date: 0,
    offset_id: 0,
    offset_peer: { _: 'inputPeerEmpty' },
    limit: 10,
    hash: 0n,
  })
  assert('users' in found)
  const shown = found.users.find(({ id }) => id === telegram.user_id)
  if (shown?._ !== 'user') return []
  const peer = { ...telegram, access_hash: shown.access_hash ?? 0n }
  const history = await client.call({
    _: 'messages.getHistory',
    peer,
    offset_id: 0,
    offset_date: 0,
    add_offset: 0,
    limit: 10,
    max_id: 0,
    min_id: 0,
    hash: 0n,
  })
  assert('messages' in history)
  return history.messages.map((message: Type<'Message'>) => (message._ === 'message' ? message.message : ''))
}

function sendCode(client: ApiClient, phone_number: string) {
  const settings = { _: 'codeSettings' } as const
  return client
    .call({ _: 'auth.sendCode', phone_number, api_id: 1, api_hash: '', settings })
    .then((sent): Constructor<'auth.sentCode'> => (sent._ === 'auth.sentCode' ? sent : assert.fail()))
}

suite('the user in whose name the service speaks', () => {
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER])
    test(`tells an account that is signed in of a new login, with device and time, at layer ${layer}`, async () => {
      const network = await ApiNetwork.open()
      const ada = await network.login(1, { layer })
      await ada.call({ _: 'updates.getState' })
      assert.deepEqual(await serviceMessages(ada), [])
      await network.login(1)
      const told = ada.forgetUpdates().map(newMessageIn)
      assert.deepEqual(
        told.map(({ message }) => message.split('.')[0]),
        ['Login code: 22222', 'New login'],
      )
      const login = told[1]?.message ?? ''
      assert.match(login, /Device: test, 1, 1/)
      assert.match(login, /2024-05-20 at 12:10:00 UTC/)
      assert.match(login, /192\.0\.2\.99/)
      assert.deepEqual(await serviceMessages(ada), told.map(({ message }) => message).reverse())
    })

  test('can be looked at as everybody else, verified, with its number and no way to sign in', async () => {
    const network = await ApiNetwork.open()
    const ada = await network.login(1)
    await network.login(1)
    const { users } = (await ada.call({ _: 'updates.getDifference', pts: 1, date: 1, qts: 0 })) as {
      users: Type<'User'>[]
    }
    const shown = users.find(({ id }) => id === telegram.user_id)
    assert(shown?._ === 'user')
    assert.deepEqual(
      [shown.first_name, shown.phone, shown.verified, shown.support, Boolean(shown.bot)],
      ['Telegram', '42777', true, true, false],
    )
    const id = { _: 'inputUser', user_id: shown.id, access_hash: shown.access_hash ?? 0n } as const
    const [user] = await ada.call({ _: 'users.getUsers', id: [id] })
    assert.equal(user?.id, shown.id)
    const { full_user } = await ada.call({ _: 'users.getFullUser', id })
    assert.equal(full_user.id, shown.id)
  })

  test('brings a code to whoever is signed in elsewhere; the operator sees it as before', async () => {
    const network = await ApiNetwork.open()
    const phone_number = '4915112345'
    await network.api.createUser({ phone: phone_number, firstName: 'Ada' })
    const first = await network.client()
    const sent = await sendCode(first, phone_number)
    assert.equal(sent.type._, 'auth.sentCodeTypeSms')
    const phone_code = network.delivered[0]?.split(' ')[1] ?? ''
    await first.call({ _: 'auth.signIn', phone_number, phone_code_hash: sent.phone_code_hash, phone_code })

    const second = await network.client()
    const again = await sendCode(second, phone_number)
    assert.equal(again.type._, 'auth.sentCodeTypeApp')
    const code = network.delivered[1]?.split(' ')[1] ?? ''
    const [message = ''] = await serviceMessages(first)
    assert.match(message, new RegExp(`^Login code: ${code}\\.`))
  })
})

test('codes of test accounts come as messages so often as others, whoever asks for them', async () => {
  const network = await ApiNetwork.open()
  const ada = await network.login(1)
  const stranger = await network.client()
  for (let i = 0; i < 20; i++) await sendCode(stranger, '9996621001')
  assert.equal((await serviceMessages(ada)).length, 5)
})
