import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiNetwork } from '@longshore/testing/api-network'

test('all other sessions end at once, and those of other users stay', async () => {
  const network = await ApiNetwork.open()
  const [ada] = [await network.login(1), await network.login(1), await network.login(1)]
  const bob = await network.login(2)
  const sessions = async () =>
    (await ada.call({ _: 'account.getAuthorizations' })).authorizations.map(({ current }) => current === true)
  assert.equal((await sessions()).length, 3)
  assert.equal(await ada.call({ _: 'auth.resetAuthorizations' }), true)
  assert.deepEqual(await sessions(), [true])
  await bob.call({ _: 'updates.getState' })
})
