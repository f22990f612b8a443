import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { AccountStore, LoginCode, UserRecord } from '@longshore/server/storage/ports/account-store'

export function person(id: bigint, more: Partial<UserRecord> = {}): UserRecord {
  return {
    id,
    phone: undefined,
    firstName: 'Ada',
    lastName: '',
    username: undefined,
    about: '',
    tokenHash: undefined,
    owner: undefined,
    premium: false,
    createdAt: 1000,
    ...more,
  }
}

const code: LoginCode = {
  hash: 'h1',
  phone: '100',
  code: '12345',
  tries: 0,
  confirmed: false,
  createdAt: 1000,
}

/** What every AccountStore must do; `open` answers an empty one. */
export function accountStoreContract(open: () => AccountStore): void {
  suite('premium', () => {
    test('nobody has it unless it was given, and it can be taken away', async () => {
      const store = open()
      await store.addUser(person(5n))
      await store.addUser(person(6n, { premium: true }))
      assert.deepEqual([(await store.user(5n))?.premium, (await store.user(6n))?.premium], [false, true])
      assert.equal(await store.setPremium(5n, true), true)
      assert.equal(await store.setPremium(6n, false), true)
      assert.deepEqual([(await store.user(5n))?.premium, (await store.user(6n))?.premium], [true, false])
    })

    test('is not lost when the profile changes', async () => {
      const store = open()
      await store.addUser(person(5n, { premium: true }))
      const changed = await store.changeUser(5n, { about: 'x' })
      assert.equal(typeof changed === 'object' && changed.premium, true)
      assert.equal((await store.user(5n))?.premium, true)
    })

    test('a user who is not there', async () => {
      assert.equal(await open().setPremium(5n, true), false)
    })
  })

  suite('bots of a user', () => {
    const bot = (id: bigint, username: string) =>
      person(id, { username, owner: 5n, tokenHash: Uint8Array.of(1) })

    test('are listed, get other tokens, and are no more listed or found when they were deleted', async () => {
      const store = open()
      await store.addUser(person(5n))
      await store.addUser(bot(6n, 'one_bot'))
      await store.addUser(bot(7n, 'two_bot'))
      const listed = async (limit: number) => (await store.botsOf(5n, limit)).map(({ id }) => id)
      assert.deepEqual([await listed(9), await listed(1)], [[6n, 7n], [6n]])
      await store.setToken(6n, Uint8Array.of(2))
      await store.setToken(5n, Uint8Array.of(2))
      assert.deepEqual((await store.user(6n))?.tokenHash, Uint8Array.of(2))
      assert.equal((await store.user(5n))?.tokenHash, undefined)
      await store.deleteBot(6n)
      assert.deepEqual(await listed(9), [7n])
      assert.equal(await store.userByUsername('one_bot'), undefined)
      assert.equal((await store.user(6n))?.tokenHash?.length, 0)
    })
  })

  suite('users', () => {
    test('a user comes back as it was added, with ids beyond 53 bits', async () => {
      const store = open()
      const bot = person(2n ** 62n + 1n, {
        tokenHash: Uint8Array.of(1, 2, 3),
        username: 'HarbourBot',
        owner: 2n ** 61n + 1n,
      })
      const ada = person(5n, { phone: '4915112345', lastName: 'L', username: 'Ada_L', about: 'x' })
      assert.equal(await store.addUser(bot), 'added')
      assert.equal(await store.addUser(ada), 'added')
      assert.deepEqual(await store.user(5n), ada)
      assert.deepEqual(await store.userByPhone('4915112345'), ada)
      const found = await store.user(bot.id)
      assert.deepEqual({ ...found, tokenHash: undefined }, { ...bot, tokenHash: undefined })
      assert.deepEqual([...(found?.tokenHash ?? [])], [1, 2, 3])
    })

    test('an unknown id, phone or name is undefined', async () => {
      const store = open()
      await store.addUser(person(5n))
      assert.equal(await store.user(6n), undefined)
      assert.equal(await store.userByPhone('1'), undefined)
      assert.equal(await store.userByUsername('nobody'), undefined)
    })

    for (const [taken, second, answer] of [
      ['id', person(5n), 'id taken'],
      ['phone', person(6n, { phone: '100' }), 'phone taken'],
      ['username in other letters', person(6n, { username: 'aDa' }), 'username taken'],
    ] as const) {
      test(`a second user of the same ${taken} is refused and not added`, async () => {
        const store = open()
        await store.addUser(person(5n, { phone: '100', username: 'Ada' }))
        assert.equal(await store.addUser(second), answer)
        assert.equal(await store.user(6n), undefined)
      })
    }

    test('users without a phone or a name do not clash', async () => {
      const store = open()
      assert.equal(await store.addUser(person(1n)), 'added')
      assert.equal(await store.addUser(person(2n)), 'added')
    })

    test('many are found at once, each once, the unknown left out', async () => {
      const store = open()
      for (const id of [1n, 2n, 3n]) await store.addUser(person(id))
      const found = await store.users([3n, 1n, 9n, 3n])
      assert.deepEqual(found.map(({ id }) => id).sort(), [1n, 3n])
    })

    test('a username is found in any letters, and by its start', async () => {
      const store = open()
      await store.addUser(person(1n, { username: 'Harbour' }))
      await store.addUser(person(2n, { username: 'harry' }))
      await store.addUser(person(3n, { username: 'x_harbour' }))
      assert.equal((await store.userByUsername('hARBOUR'))?.id, 1n)
      assert.deepEqual(
        (await store.usersByUsernameStart('HAR', 10)).map(({ id }) => id),
        [1n, 2n],
      )
      assert.equal((await store.usersByUsernameStart('har', 1)).length, 1)
      assert.deepEqual(await store.usersByUsernameStart('%', 10), [])
      assert.deepEqual(await store.usersByUsernameStart('h_r', 10), [])
    })

    test('changes keep what they do not name, and answer the whole', async () => {
      const store = open()
      const ada = person(1n, { phone: '100', username: 'ada' })
      await store.addUser(ada)
      const changed = { ...ada, firstName: 'Adele', about: 'b' }
      assert.deepEqual(await store.changeUser(1n, { firstName: 'Adele', about: 'b' }), changed)
      assert.deepEqual(await store.user(1n), changed)
    })

    test('a username can be changed in its letters, given up and taken by another', async () => {
      const store = open()
      await store.addUser(person(1n, { username: 'ada' }))
      await store.addUser(person(2n))
      assert.equal(await store.changeUser(2n, { username: 'ADA' }), 'username taken')
      await store.changeUser(1n, { username: 'Ada' })
      assert.equal((await store.user(1n))?.username, 'Ada')
      await store.changeUser(1n, { username: undefined })
      await store.changeUser(2n, { username: 'ada' })
      assert.equal((await store.userByUsername('ada'))?.id, 2n)
    })

    test('changing a user who does not exist says so', async () => {
      assert.equal(await open().changeUser(1n, { about: 'x' }), 'no such user')
    })
  })

  suite('login codes', () => {
    test('a code comes back as it was added', async () => {
      const store = open()
      await store.addLoginCode(code, 10)
      assert.deepEqual(await store.loginCode('h1'), code)
      assert.equal(await store.loginCode('h2'), undefined)
    })

    test('each comparison is counted, also two at once', async () => {
      const store = open()
      await store.addLoginCode(code, 10)
      const counted = await Promise.all([store.countLoginTry('h1'), store.countLoginTry('h1')])
      assert.deepEqual(counted.map((found) => found?.tries).sort(), [1, 2])
      assert.equal(await store.countLoginTry('h2'), undefined)
    })

    test('it can be confirmed, and removed by one only', async () => {
      const store = open()
      await store.addLoginCode(code, 10)
      await store.confirmLoginCode('h1')
      assert.equal((await store.loginCode('h1'))?.confirmed, true)
      const removed = await Promise.all([store.removeLoginCode('h1'), store.removeLoginCode('h1')])
      assert.deepEqual(removed.sort(), [false, true])
      assert.equal(await store.loginCode('h1'), undefined)
    })

    test('of more codes than are remembered the oldest are given up; old ones are forgotten', async () => {
      const store = open()
      const add = (createdAt: number) => store.addLoginCode({ ...code, hash: `${createdAt}`, createdAt }, 3)
      for (const createdAt of [1000, 1010, 1020, 1030]) await add(createdAt)
      assert.equal(await store.loginCode('1000'), undefined)
      assert.equal((await store.loginCode('1010'))?.phone, '100')
      await store.removeLoginCodesBefore(1020)
      assert.equal(await store.loginCode('1010'), undefined)
      assert.equal((await store.loginCode('1020'))?.phone, '100')
    })
  })

  suite('attempts', () => {
    const bound = (key: string, most: number, seconds = 60) => ({ key, most, seconds })

    test('are granted as far as all bounds allow, and again when their time is over', async () => {
      const { attempts } = open()
      const bounds = [bound('a', 3), bound('b', 5, 100)]
      assert.deepEqual(await attempts.take(bounds, 2, 1000), { granted: 2, wait: 0 })
      assert.deepEqual(await attempts.take(bounds, 2, 1010), { granted: 1, wait: 0 })
      assert.deepEqual(await attempts.take(bounds, 1, 1020), { granted: 0, wait: 40 })
      assert.deepEqual(await attempts.take([bound('b', 5)], 9, 1020), { granted: 2, wait: 0 })
      assert.deepEqual(await attempts.take([bound('a', 3)], 1, 1060), { granted: 1, wait: 0 })
    })

    test('two at once are two, and one that is given back was none', async () => {
      const { attempts } = open()
      const taken = await Promise.all([1, 2, 3].map(() => attempts.take([bound('a', 2)], 1, 1000)))
      assert.deepEqual(taken.map(({ granted }) => granted).sort(), [0, 1, 1])
      await attempts.giveBack([bound('a', 2)])
      assert.equal((await attempts.take([bound('a', 2)], 1, 1000)).granted, 1)
    })
  })

  suite('logins that were carried over', () => {
    test('each is used once', async () => {
      const { transfers } = open()
      const id = Uint8Array.of(1, 2, 3)
      const used = await Promise.all([transfers.use(id, 100, 50), transfers.use(id, 100, 50)])
      assert.deepEqual(used.sort(), [false, true])
    })

    test('all that came from a key are told, also by others, and once', async () => {
      const { transfers } = open()
      await transfers.note(2n, 1n)
      await transfers.note(3n, 2n)
      await transfers.note(9n, 8n)
      assert.deepEqual(await transfers.takeFrom(1n), [2n, 3n])
      assert.deepEqual(await transfers.takeFrom(1n), [])
    })
  })

  suite('contacts', () => {
    test('each owner has a book of its own; a second entry renames', async () => {
      const store = open()
      await store.putContact(1n, { userId: 7n, firstName: 'A', lastName: 'B' })
      await store.putContact(1n, { userId: 7n, firstName: 'C', lastName: '' })
      await store.putContact(2n, { userId: 8n, firstName: 'D', lastName: '' })
      assert.deepEqual(await store.contacts(1n), [{ userId: 7n, firstName: 'C', lastName: '' }])
    })

    test('entries are removed, and the rest stays', async () => {
      const store = open()
      for (const userId of [7n, 8n, 9n]) await store.putContact(1n, { userId, firstName: '', lastName: '' })
      await store.removeContacts(1n, [7n, 9n, 10n])
      assert.deepEqual(
        (await store.contacts(1n)).map(({ userId }) => userId),
        [8n],
      )
    })

    test('of some users, those in the book', async () => {
      const store = open()
      for (const userId of [7n, 8n]) await store.putContact(1n, { userId, firstName: '', lastName: '' })
      assert.deepEqual(
        (await store.contacts(1n, [8n, 9n])).map(({ userId }) => userId),
        [8n],
      )
    })

    test('who of some has a user in the book', async () => {
      const store = open()
      await store.putContact(1n, { userId: 7n, firstName: '', lastName: '' })
      await store.putContact(2n, { userId: 8n, firstName: '', lastName: '' })
      assert.deepEqual(await store.ownersOfContact(7n, [1n, 2n, 3n]), [1n])
    })
  })

  suite('blocked peers', () => {
    const most = 3

    test('come newest first, page by page, and once', async () => {
      const { blocks } = open()
      for (const peer of [7n, 8n, -5n])
        assert.equal(await blocks.block(1n, { peer, date: 1000 }, most), 'blocked')
      assert.equal(await blocks.block(1n, { peer: 7n, date: 1001 }, most), 'was blocked')
      assert.equal(await blocks.block(1n, { peer: 9n, date: 1001 }, most), 'too many')
      assert.deepEqual(await blocks.blocked(1n, { offset: 1, limit: 1 }), {
        blocked: [{ peer: 8n, date: 1000 }],
        total: 3,
      })
      assert.deepEqual(await blocks.blocked(2n, { offset: 0, limit: 10 }), { blocked: [], total: 0 })
    })

    test('are so until they are not, for their blocker alone', async () => {
      const { blocks } = open()
      await blocks.block(1n, { peer: 7n, date: 1000 }, most)
      await blocks.block(2n, { peer: 7n, date: 1000 }, most)
      assert.deepEqual(await blocks.blockedAmong(1n, [7n, 8n]), [7n])
      assert.deepEqual(await blocks.blockersAmong(7n, [1n, 3n]), [1n])
      assert.equal(await blocks.unblock(1n, 7n), true)
      assert.equal(await blocks.unblock(1n, 7n), false)
      assert.deepEqual(await blocks.blockedAmong(1n, [7n]), [])
      assert.deepEqual(await blocks.blockersAmong(7n, [1n, 2n]), [2n])
    })
  })
}
