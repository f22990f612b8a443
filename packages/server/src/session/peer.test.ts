import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FakeTime } from '@longshore/testing/fake-time'
import { RawServer, word } from '@longshore/testing/raw-server'
import type { Link } from './link.ts'
import { Peer } from './peer.ts'
import type { Session } from './session.ts'

test('a connection does not hold on to sessions that made room for others', () => {
  const link = {} as Link
  const peer = new Peer(link, new FakeTime(), () => {})
  const sessions = Array.from({ length: 5 }, () => ({ isClosed: false, attach() {} }))
  for (const session of sessions) {
    peer.attach(session as unknown as Session, { saysSomethingNew: true })
    session.isClosed = true
  }
  assert.deepEqual([...peer.sessions], [sessions[4]])
})

test('a key nobody is logged in with has few sessions', async () => {
  const server = new RawServer({ limits: { strangersSessions: 2 } })
  const authKey = await server.newKey()
  const [first] = [
    await server.greeted({ authKey }),
    await server.greeted({ authKey }),
    await server.greeted({ authKey }),
  ]
  first?.send(word('hello'))
  await first?.expect('new_session_created')

  const known = await server.newKey()
  await server.keyStore.setUser(known.id, 5n)
  const [second] = [
    await server.greeted({ authKey: known }),
    await server.greeted({ authKey: known }),
    await server.greeted({ authKey: known }),
  ]
  second?.send(word('hello'))
  await second?.expect('rpc_result')
})
