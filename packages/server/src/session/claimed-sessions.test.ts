import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { AuthKey } from '@longshore/protocol/mtproto/message/auth-key'
import { writeContainer } from '@longshore/protocol/mtproto/message/container'
import { settle } from '@longshore/testing/fake-time'
import type { RawClient } from '@longshore/testing/raw-client'
import { RawServer, word } from '@longshore/testing/raw-server'
import { messageIdAt } from './message-rules.ts'
import type { Others, SessionClaim } from './others.ts'

const TOO_LOW = 16

/** What several servers of one store tell each other, as workers do through their front. */
class Together implements Others {
  readonly self: { server?: RawServer } = {}
  readonly #all: RawServer[]
  /** Answers are given when this resolves. */
  readonly #gate: { open: Promise<void> }

  constructor(all: RawServer[], gate: { open: Promise<void> }) {
    this.#all = all
    this.#gate = gate
  }

  async temporaryKeyMade(): Promise<void> {}
  temporaryKeyGone(): void {}
  async temporaryKeysDropped(): Promise<void> {}
  async keyChanged(): Promise<void> {}
  async listening(): Promise<void> {}
  notListening(): void {}

  async claimSession(claim: SessionClaim): Promise<bigint> {
    const others = this.#all.filter((server) => server !== this.self.server)
    const received = others.map(({ mtproto }) => mtproto.claimedElsewhere(claim))
    await this.#gate.open
    return received.reduce((highest, id) => (id > highest ? id : highest), 0n)
  }
}

/** Servers of one store, in one time. */
function workers(count: number) {
  const all: RawServer[] = []
  const gate = { open: Promise.resolve() }
  const first = new RawServer()
  const { keyStore, time } = first
  const begin = () => {
    const others = new Together(all, gate)
    const server = new RawServer({ keyStore, time, others })
    others.self.server = server
    return server
  }
  for (let index = 0; index < count; index++) all.push(begin())
  /** A worker dies, and another takes its place. */
  const restart = (index: number) => {
    all[index] = begin()
  }
  const at = (index: number) => all[index] ?? assert.fail()
  return { at, restart, time, gate, newKey: () => first.newKey() }
}

/** Somebody who recorded a message sends it to another worker. @returns what that answers */
async function replay(
  server: RawServer,
  recorded: { readonly authKey: AuthKey; readonly client: RawClient },
  message: { readonly msgId: bigint; readonly seqNo: number; readonly body: Uint8Array },
) {
  const { authKey, client } = recorded
  const thief = await server.client({ authKey, sessionId: client.sessionId })
  thief.send(message.body, message)
  return await thief.expect('bad_msg_notification')
}

suite('a message that was received at one worker', () => {
  const received = async (at: (index: number) => RawServer, authKey: AuthKey) => {
    const client = await at(0).greeted({ authKey })
    const seqNo = client.nextSeqNo()
    const msgId = client.send(word('pay'), { seqNo })
    await client.expect('rpc_result')
    return { client, message: { msgId, seqNo, body: word('pay') } }
  }

  test('is not run again at any other', async () => {
    const { at, newKey, time } = workers(3)
    const authKey = await newKey()
    const { client, message } = await received(at, authKey)
    for (const seconds of [0, 100, 150]) {
      time.advance(seconds * 1000)
      for (const index of [1, 2]) {
        const { bad_msg_id, error_code } = await replay(at(index), { authKey, client }, message)
        assert.deepEqual([bad_msg_id, error_code], [message.msgId, TOO_LOW])
      }
    }
    client.send(word('go on'))
    await client.expect('rpc_result')
    assert.deepEqual([at(0).heard, at(1).heard, at(2).heard], [['pay', 'go on'], [], []])
  })

  test('is not run again at any other when its session was forgotten, or its worker died', async () => {
    const { at, newKey, time, restart } = workers(2)
    const authKey = await newKey()
    const { client, message } = await received(at, authKey)
    const other = await at(0).greeted({ authKey })
    other.sendService({ _: 'destroy_session', session_id: client.sessionId })
    await other.expect('destroy_session_ok')
    assert.equal((await replay(at(1), { authKey, client }, message)).error_code, TOO_LOW)
    time.advance(1000)
    restart(0)
    assert.equal((await replay(at(1), { authKey, client }, message)).error_code, TOO_LOW)
    assert.equal((await replay(at(0), { authKey, client }, message)).error_code, TOO_LOW)
    assert.deepEqual([at(0).heard, at(1).heard], [[], []])
  })

  test('is run by one at most when it is sent to several at once', async () => {
    const { at, newKey, gate } = workers(2)
    const authKey = await newKey()
    const hears = Promise.withResolvers<void>()
    gate.open = hears.promise
    const [one, two] = [await at(0).client({ authKey }), await at(1).client({ authKey })]
    two.sessionId = one.sessionId
    const message = { msgId: one.nextId(), seqNo: 1 }
    one.send(word('pay'), message)
    two.send(word('pay'), message)
    await settle()
    hears.resolve()
    await settle()
    assert.ok(at(0).heard.length + at(1).heard.length <= 1)
    assert.equal((await two.expect('bad_msg_notification')).error_code, TOO_LOW)
  })
})

suite('a session whose client connects to another worker', () => {
  test('goes on there with new messages, and begins anew where it was', async () => {
    const { at, newKey } = workers(2)
    const authKey = await newKey()
    const client = await at(0).greeted({ authKey })
    client.send(word('here'))
    await client.expect('rpc_result')
    for (const [index, text] of [
      [1, 'there'],
      [0, 'and back'],
    ] as const) {
      client.use(at(index).connect())
      client.send(word(text))
      await client.expect('new_session_created')
      await client.expect('rpc_result')
    }
    assert.deepEqual([at(0).heard, at(1).heard], [['here', 'and back'], ['there']])
  })

  test('does not run there what was under way, in a new container either', async () => {
    const { at, newKey } = workers(2)
    const client = await at(0).greeted({ authKey: await newKey() })
    at(0).on('slow', () => new Promise(() => {}))
    const msgId = client.send(word('slow'), { seqNo: 3 })
    await settle()
    client.use(at(1).connect())
    const body = writeContainer([
      { msgId, seqNo: 3, body: word('slow') },
      { msgId: client.nextId(), seqNo: 5, body: word('new') },
    ])
    client.send(body, { seqNo: client.nextSeqNo(false) })
    const answers = [await client.next(), await client.next(), await client.next()].map(({ name }) => name)
    assert.deepEqual(answers.sort(), ['bad_msg_notification', 'new_session_created', 'rpc_result'])
    assert.deepEqual(at(1).heard, ['new'])
  })

  test('has its letters answered in their order when the others have answered', async () => {
    const { at, newKey, gate } = workers(2)
    const hears = Promise.withResolvers<void>()
    gate.open = hears.promise
    const client = await at(0).client({ authKey: await newKey() })
    for (const text of ['one', 'two', 'three']) client.send(word(text))
    await settle()
    assert.deepEqual(at(0).heard, [])
    hears.resolve()
    await client.untilPong()
    assert.deepEqual(at(0).heard, ['one', 'two', 'three'])
  })
})

test('what a worker may have received before it died is asked for anew, and no more', async () => {
  const others = new Together([], { open: Promise.resolve() })
  const server = new RawServer({ others })
  const { time } = server
  time.advance(1000)
  const client = await server.client()
  const msgId = client.nextId()
  // As the front answers for a worker that is not there.
  const missed = messageIdAt(time.clock() + 1)
  others.claimSession = async () => missed
  time.advance(2)
  client.send(word('pay'), { msgId, seqNo: 1 })
  assert.equal((await client.expect('bad_msg_notification')).error_code, TOO_LOW)
  client.send(word('pay anew'))
  await client.expect('new_session_created')
  await client.expect('rpc_result')
  assert.deepEqual(server.heard, ['pay anew'])
})
