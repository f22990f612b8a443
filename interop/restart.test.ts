import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { connect, memorySession, type NodeClient } from '@longshore/client/node'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import { type RunningServer, startServer } from './server.ts'
import { testAccount } from './stock-client.ts'

let server: RunningServer
before(async () => {
  server = await startServer()
})
after(async () => {
  await server?.stop()
  await rm(server.data, { recursive: true, force: true })
})

test('kill -9 and a restart lose nothing: who was away is told exactly what it missed', async () => {
  const [ada, bob] = [new Person(7001), new Person(7002)]
  await ada.signIn()
  await bob.signIn()
  const toBob = await ada.find(bob)
  const [adasStart, bobsStart] = [await ada.pts(), await bob.pts()]
  await bob.leave()

  // Before the crash: words and a file.
  const words = text(toBob, 'before the crash')
  const sentWords = newMessage(await ada.client.call('messages.sendMessage', words))
  const bytes = randomBytes(700_001)
  await ada.client.sendDocument(toBob, bytes, { name: 'cargo.bin' })
  assert.equal(await ada.pts(), adasStart + 2)
  await ada.leave()
  await crash()

  // After it: what was sent is not sent again, and new words are.
  await ada.comeBack()
  assert.equal(await ada.pts(), adasStart + 2)
  const repeated = newMessage(await ada.client.call('messages.sendMessage', words))
  assert.deepEqual(repeated, sentWords)
  await assert.rejects(
    ada.client.call('messages.sendMessage', { ...words, peer: { _: 'inputPeerSelf' } }),
    /RANDOM_ID_DUPLICATE/,
  )
  assert.equal(await ada.pts(), adasStart + 2)
  await ada.client.call('messages.sendMessage', text(toBob, 'after the crash'))
  assert.equal(await ada.pts(), adasStart + 3)

  await bob.comeBack()
  const missed = await bob.difference(bobsStart)
  assert.equal(missed._, 'updates.difference')
  assert.deepEqual(missed.other_updates, [])
  assert.deepEqual(missed.new_messages.map(summary), ['before the crash', 'a document: ', 'after the crash'])
  assert.deepEqual([missed.state.pts, await bob.pts()], [bobsStart + 3, bobsStart + 3])
  assert.equal((await bob.difference(bobsStart + 3))._, 'updates.differenceEmpty')
  const [, document, newest] = missed.new_messages
  assert.ok(document?._ === 'message' && newest?._ === 'message')
  assert.equal(sha256((await bob.client.downloadBytes(document)).bytes), sha256(bytes))

  // Midway through, the rest follows in slices.
  const rest = await bob.difference(bobsStart + 1, 1)
  assert.equal(rest._, 'updates.differenceSlice')
  assert.deepEqual(rest.new_messages.map(summary), ['a document: '])
  assert.equal(rest.intermediate_state.pts, bobsStart + 2)

  // That something was read, and that it was deleted, outlives a crash as well.
  await ada.leave()
  const toAda = { _: 'inputPeerUser', ...(await bob.userOf(missed.users, ada)) } as const
  const read = await bob.client.call('messages.readHistory', { peer: toAda, max_id: newest.id })
  assert.deepEqual(read, { _: 'messages.affectedMessages', pts: bobsStart + 4, pts_count: 1 })
  await bob.client.call('messages.deleteMessages', { id: [newest.id, document.id], revoke: true })
  assert.equal(await bob.pts(), bobsStart + 6)
  await bob.leave()
  await crash()
  await ada.comeBack()
  const told = await ada.difference(adasStart + 3)
  assert.equal(told._, 'updates.difference')
  assert.deepEqual(
    told.other_updates.map((update) => [
      update._,
      'pts' in update && update.pts,
      'pts_count' in update && update.pts_count,
    ]),
    [
      ['updateReadHistoryOutbox', adasStart + 4, 1],
      ['updateDeleteMessages', adasStart + 6, 2],
    ],
  )
  assert.equal(told.state.pts, adasStart + 6)
  await ada.leave()
})

/** A test account whose session outlives its connections. */
class Person {
  readonly account: ReturnType<typeof testAccount>
  readonly username: string
  readonly #session = memorySession()
  #client: NodeClient | undefined

  constructor(number: number) {
    this.account = testAccount(number)
    this.username = `person_${number}`
  }

  get client(): NodeClient {
    assert.ok(this.#client)
    return this.#client
  }

  async signIn(): Promise<void> {
    await this.comeBack()
    await this.client.signIn({ phone: this.account.phone, code: () => this.account.code })
    await this.client.call('account.updateUsername', { username: this.username })
  }

  async comeBack(): Promise<void> {
    this.#client = await connect({
      dcs: [{ id: server.dcId, host: server.host, port: server.port }],
      publicKeys: [server.publicKey],
      apiId: 1,
      apiHash: 'x',
      session: this.#session,
    })
  }

  async leave(): Promise<void> {
    await this.client.close()
  }

  async find(other: Person): Promise<Constructor<'inputPeerUser'>> {
    const { users } = await this.client.call('contacts.resolveUsername', { username: other.username })
    return { _: 'inputPeerUser', ...(await this.userOf(users, other)) }
  }

  async userOf(
    users: readonly Type<'User'>[],
    other: Person,
  ): Promise<{ user_id: bigint; access_hash: bigint }> {
    const user = users.find((each) => each._ === 'user' && each.username === other.username)
    assert.ok(user?._ === 'user' && user.access_hash)
    return { user_id: user.id, access_hash: user.access_hash }
  }

  async pts(): Promise<number> {
    return (await this.client.call('updates.getState', {})).pts
  }

  difference(pts: number, pts_limit?: number): Promise<Type<'updates.Difference'>> {
    return this.client.call('updates.getDifference', { pts, pts_limit, date: 1, qts: 0 })
  }
}

async function crash(): Promise<void> {
  await server.kill()
  server = await startServer({ data: server.data, port: server.port })
}

function text(peer: Type<'InputPeer'>, message: string): Omit<Request<'messages.sendMessage'>, '_'> {
  return { peer, message, random_id: randomBytes(8).readBigInt64LE() }
}

/** The one new message of an answer, with where it stands. */
function newMessage(updates: Type<'Updates'>): unknown {
  assert.equal(updates._, 'updates')
  const [name, news, ...others] = updates.updates
  assert.ok(name?._ === 'updateMessageID' && news?._ === 'updateNewMessage' && news.message._ === 'message')
  assert.equal(name.id, news.message.id)
  assert.deepEqual([news.pts_count, others], [1, []])
  return {
    id: name.id,
    random: name.random_id,
    pts: news.pts,
    text: news.message.message,
    date: news.message.date,
  }
}

function summary(message: Type<'Message'>): string {
  assert.equal(message._, 'message')
  return `${message.media?._ === 'messageMediaDocument' ? 'a document: ' : ''}${message.message}`
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
