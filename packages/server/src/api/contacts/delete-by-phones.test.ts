import assert from 'node:assert/strict'
import { test } from 'node:test'
import { threeUsers } from '@longshore/testing/api-places'

test('numbers are taken out of the book, and of others nothing is told', async () => {
  const { ada, bob, cy } = await threeUsers()
  const phones: string[] = []
  for (const other of [bob, cy]) {
    const id = { ...(await ada.peerOf(other)), _: 'inputUser' } as const
    const names = { first_name: 'N', last_name: '', phone: '' }
    const { users } = await ada.call({ _: 'contacts.addContact', id, ...names }).then((told) => {
      assert(told._ === 'updates')
      return told
    })
    const [user] = users
    phones.push(user?._ === 'user' ? (user.phone ?? '') : '')
  }
  const [ofBob = ''] = phones
  const wanted = { _: 'contacts.deleteByPhones', phones: [`+${ofBob}`, '9996699999'] } as const
  assert.equal(await ada.call({ ...wanted, phones: [...wanted.phones] }), true)
  const book = await ada.call({ _: 'contacts.getContacts', hash: 0n })
  assert(book._ === 'contacts.contacts')
  assert.deepEqual(
    book.contacts.map(({ user_id }) => user_id),
    [cy.id],
  )
})
