import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Request } from '@longshore/protocol/schema/api'
import { OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { ApiNetwork } from '@longshore/testing/api-network'

/** Every answer and every update is decoded with the tables of layer 152, which would throw. */
test('two clients of layer 152 talk, read, delete and look around', async () => {
  const network = await ApiNetwork.open()
  const layer = OLDEST_LAYER
  const [ada, bob] = [await network.login(1, { layer }), await network.login(2, { layer })]
  const [toBob, toAda] = [await ada.peerOf(bob), await bob.peerOf(ada)]
  const message: Request<'messages.sendMessage'> = {
    _: 'messages.sendMessage',
    peer: toBob,
    message: 'Hello',
    random_id: 1n,
  }
  await ada.call(message)
  await ada.call({ _: 'messages.setTyping', peer: toBob, action: { _: 'sendMessageTypingAction' } })
  await ada.call({ _: 'messages.editMessage', peer: toBob, id: 1, message: 'Hello!' })
  await bob.call({ _: 'messages.readHistory', peer: toAda, max_id: 1 })
  const entry = { client_id: 1n, phone: '9996621001', first_name: 'Ada', last_name: '' }
  await bob.call({ _: 'contacts.importContacts', contacts: [{ _: 'inputPhoneContact', ...entry }] })
  await bob.call({ _: 'contacts.getContacts', hash: 0n })
  await bob.call({ _: 'contacts.search', q: 'Ada', limit: 5 })
  await bob.call({ _: 'messages.getPeerDialogs', peers: [{ _: 'inputDialogPeer', peer: toAda }] })
  await bob.call({ _: 'messages.getPinnedDialogs', folder_id: 0 })
  await bob.call({ _: 'account.getAuthorizations' })
  await bob.call({ _: 'account.getPassword' })
  await bob.call({ _: 'help.getConfig' })
  await bob.call({ _: 'users.getFullUser', id: { _: 'inputUserSelf' } })
  await ada.call({ _: 'messages.deleteHistory', peer: toBob, max_id: 0, revoke: true })
  await ada.call({ _: 'auth.logOut' })
  assert.deepEqual(
    bob.forgetUpdates().map((updates) => updates._),
    ['updates', 'updateShort', 'updates', 'updates'],
  )
})
