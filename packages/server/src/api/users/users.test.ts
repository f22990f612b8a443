import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { refused } from '@longshore/testing/refused'

/** Somebody as `viewer` got to know them by phone. */
async function met(viewer: ApiClient, phone: string) {
  const { users } = await viewer.call({ _: 'contacts.resolvePhone', phone })
  const [user] = users
  assert(user?._ === 'user')
  return user
}

suite('access hashes', () => {
  test('the one a viewer was given opens a user to that viewer only', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob, cy] = [await network.login(1), await network.login(2), await network.login(3)]
    const { id: user_id, access_hash = 0n } = await met(ada, '9996621002')
    assert.equal(user_id, bob.userId)
    const input = { _: 'inputUser', user_id, access_hash } as const
    assert.equal((await ada.call({ _: 'users.getUsers', id: [input] })).length, 1)
    assert.equal((await cy.call({ _: 'users.getUsers', id: [input] })).length, 0)
    await assert.rejects(cy.call({ _: 'users.getFullUser', id: input }), refused('USER_ID_INVALID'))
    const wrong = { ...input, access_hash: access_hash + 1n }
    await assert.rejects(ada.call({ _: 'users.getFullUser', id: wrong }), refused('USER_ID_INVALID'))
    const none = { ...input, access_hash: 0n }
    await assert.rejects(ada.call({ _: 'users.getFullUser', id: none }), refused('USER_ID_INVALID'))
  })

  test('bots need none for those who wrote to them', async () => {
    const network = await ApiNetwork.open()
    const bot = await network.bot('harbour_bot')
    const ada = await network.login(1)
    const input = { _: 'inputUser', user_id: ada.id, access_hash: 0n } as const
    assert.equal((await bot.call({ _: 'users.getUsers', id: [input] })).length, 0)
    const peer = await ada.peerNamed('Harbour_Bot')
    await ada.call({ _: 'messages.sendMessage', peer, message: '/start', random_id: 1n })
    assert.equal((await bot.call({ _: 'users.getUsers', id: [input] })).length, 1)
  })
})

suite('users.getFullUser', () => {
  for (const layer of [OLDEST_LAYER, 176, 200, NEWEST_LAYER]) {
    test(`of oneself at layer ${layer}`, async () => {
      const client = await (await ApiNetwork.open()).login(1, { layer })
      await client.call({ _: 'account.updateProfile', about: 'A harbour' })
      const full = await client.call({ _: 'users.getFullUser', id: { _: 'inputUserSelf' } })
      assert.equal(full.full_user.id, client.userId)
      assert.equal(full.full_user.about, 'A harbour')
      assert.equal(full.users.length, 1)
    })
  }
})

suite('profiles', () => {
  test('a name can be changed in part', async () => {
    const client = await (await ApiNetwork.open()).login(1)
    await client.call({ _: 'account.updateProfile', first_name: 'Ada', last_name: 'L' })
    const user = await client.call({ _: 'account.updateProfile', last_name: '' })
    assert(user._ === 'user')
    assert.deepEqual([user.first_name, user.last_name], ['Ada', undefined])
  })

  test('a username is taken, found and given up', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const username = 'ada_love'
    assert.equal(await bob.call({ _: 'account.checkUsername', username }), true)
    await ada.call({ _: 'account.updateUsername', username })
    assert.equal(await bob.call({ _: 'account.checkUsername', username }), false)
    await assert.rejects(bob.call({ _: 'account.updateUsername', username }), refused('USERNAME_OCCUPIED'))
    const found = await bob.call({ _: 'contacts.resolveUsername', username: 'ADA_love' })
    assert.deepEqual(found.peer, { _: 'peerUser', user_id: ada.userId })
    await ada.call({ _: 'account.updateUsername', username: '' })
    await assert.rejects(
      bob.call({ _: 'contacts.resolveUsername', username }),
      refused('USERNAME_NOT_OCCUPIED'),
    )
    await assert.rejects(
      bob.call({ _: 'contacts.resolveUsername', username: 'a' }),
      refused('USERNAME_INVALID'),
    )
  })
})

suite('contacts', () => {
  const entry = (client_id: bigint, phone: string) =>
    ({ _: 'inputPhoneContact', client_id, phone, first_name: `C${client_id}`, last_name: 'X' }) as const

  test('those who are here are imported, under the names they have in the book', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const answer = await ada.call({
      _: 'contacts.importContacts',
      contacts: [
        entry(5n, '+999 662 1002'),
        entry(6n, '112'),
        entry(7n, '9996621999'),
        entry(8n, '9996621001'),
      ],
    })
    assert.deepEqual(answer.imported, [{ _: 'importedContact', user_id: bob.userId, client_id: 5n }])
    const { contacts, users } = await ada.call({ _: 'contacts.getContacts', hash: 0n }).then((found) => {
      assert(found._ === 'contacts.contacts')
      return found
    })
    assert.deepEqual(contacts, [{ _: 'contact', user_id: bob.userId, mutual: false }])
    const [user] = users
    assert(user?._ === 'user')
    assert.deepEqual(
      [user.contact, user.first_name, user.last_name, user.phone],
      [true, 'C5', 'X', '9996621002'],
    )
    assert.notEqual(user.mutual_contact, true)
  })

  test('who has each other is mutual', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    await ada.call({ _: 'contacts.importContacts', contacts: [entry(1n, '9996621002')] })
    await bob.call({ _: 'contacts.importContacts', contacts: [entry(1n, '9996621001')] })
    const book = await ada.call({ _: 'contacts.getContacts', hash: 0n })
    assert(book._ === 'contacts.contacts' && book.users[0]?._ === 'user')
    assert.equal(book.contacts[0]?.mutual, true)
    assert.equal(book.users[0].mutual_contact, true)
  })

  test('a phone is shown to nobody else', async () => {
    const network = await ApiNetwork.open()
    const ada = await network.login(1)
    await network.login(2)
    assert.equal((await met(ada, '9996621002')).phone, undefined)
  })

  test('one can be added, renamed and removed', async () => {
    const network = await ApiNetwork.open()
    const ada = await network.login(1)
    await network.login(2)
    const { id: user_id, access_hash = 0n } = await met(ada, '9996621002')
    const id = { _: 'inputUser', user_id, access_hash } as const
    const name = { first_name: 'Bobby', last_name: '', phone: '' }
    const added = await ada.call({ _: 'contacts.addContact', id, ...name })
    assert(added._ === 'updates' && added.users[0]?._ === 'user')
    assert.equal(added.users[0].first_name, 'Bobby')
    await ada.call({ _: 'contacts.deleteContacts', id: [id] })
    const book = await ada.call({ _: 'contacts.getContacts', hash: 0n })
    assert(book._ === 'contacts.contacts')
    assert.deepEqual(book.contacts, [])
  })

  test('an unknown phone is nobody', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    await assert.rejects(
      ada.call({ _: 'contacts.resolvePhone', phone: '9996621999' }),
      refused('PHONE_NOT_OCCUPIED'),
    )
  })

  test('searching finds contacts by name and others by username', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob, cy] = [await network.login(1), await network.login(2), await network.login(3)]
    await ada.call({
      _: 'contacts.importContacts',
      contacts: [{ ...entry(1n, '9996621002'), first_name: 'Captain' }],
    })
    await cy.call({ _: 'account.updateUsername', username: 'captain_cy' })
    const found = await ada.call({ _: 'contacts.search', q: '@capt', limit: 10 })
    assert.deepEqual(found.my_results, [{ _: 'peerUser', user_id: bob.userId }])
    assert.deepEqual(found.results, [{ _: 'peerUser', user_id: cy.userId }])
    assert.equal(found.users.length, 2)
    await assert.rejects(ada.call({ _: 'contacts.search', q: '', limit: 10 }), refused('QUERY_TOO_SHORT'))
  })
})
