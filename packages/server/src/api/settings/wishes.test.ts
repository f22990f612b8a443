import assert from 'node:assert/strict'
import { test } from 'node:test'
import { twoUsers } from '@longshore/testing/api-messages'

test('what a user wants of the service is kept, for that user alone', async () => {
  const { ada, bob } = await twoUsers()
  const top = { _: 'contacts.getTopPeers', offset: 0, limit: 10, hash: 0n } as const
  assert.equal((await ada.call(top))._, 'contacts.topPeers')
  await ada.call({ _: 'contacts.toggleTopPeers', enabled: false })
  assert.equal((await ada.call(top))._, 'contacts.topPeersDisabled')
  assert.equal((await bob.call(top))._, 'contacts.topPeers')
  await ada.call({ _: 'contacts.toggleTopPeers', enabled: true })
  assert.equal((await ada.call(top))._, 'contacts.topPeers')

  await ada.call({ _: 'account.setContactSignUpNotification', silent: true })
  assert.equal(await ada.call({ _: 'account.getContactSignUpNotification' }), true)
  assert.equal(await bob.call({ _: 'account.getContactSignUpNotification' }), false)
})
