import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settled } from '../../test/fake-clock.ts'
import { MemoryNetwork } from '../../test/memory-network.ts'
import { body, SessionServer, textOf } from '../../test/session-server.ts'
import { Connection } from '../connection/connection.ts'
import { ConnectionError, TransportRefusal } from '../connection/connection-error.ts'
import { Link } from './link.ts'
import { Refusals } from './refusals.ts'

/** A link in memory, its server, and what it reports. */
function linked({ stay = false, patience = 120_000 } = {}) {
  const server = new SessionServer()
  const network = new MemoryNetwork()
  const states: string[] = []
  let silences = 0
  const link = new Link({
    session: server.session,
    clock: server.clock,
    random: () => 1,
    stay: () => stay,
    patience,
    refusals: new Refusals(),
    onState: (state) => states.push(state),
    onSilence: () => silences++,
    open: (signal) =>
      Connection.open({
        dial: network.dial,
        address: { id: 2, host: 'memory', port: 1 },
        transport: { kind: 'intermediate', obfuscated: false },
        crypto: server.crypto,
        signal,
      }),
  })
  /** Calls that arrived on the latest connection. */
  const arrived = () => server.readFrames(network.end.frames.splice(0)).filter((seen) => !seen.service)
  const call = (text: string) => {
    const answer = link.call(body(text))
    answer.catch(() => {})
    return answer
  }
  const answer = (seen: { msgId: bigint }, text: string) =>
    network.end.send(server.sealAnswer(seen, body(text)))
  return {
    server,
    network,
    link,
    states,
    arrived,
    call,
    answer,
    clock: server.clock,
    silences: () => silences,
  }
}

test('it connects for the first call, and again for one that a lost connection has swallowed', async () => {
  const { network, states, arrived, call, answer, clock } = linked()
  assert.equal(network.dialled, 0)
  const answered = call('one')
  await settled()
  const [first] = arrived()
  network.end.hangUp()
  await clock.advance(250)
  const [again] = arrived()
  assert.equal(again?.msgId, first?.msgId)
  if (again) answer(again, 'yes')
  assert.equal(textOf({ body: await answered }), 'yes')
  assert.deepEqual(states, ['connecting', 'connected', 'disconnected', 'connecting', 'connected'])
})

test('it tries again ever more slowly, up to every 16 s', async () => {
  const { network, call, clock } = linked({ patience: 1e9 })
  network.mode = 'refused'
  void call('one')
  const waits: number[] = []
  let last = clock.now()
  for (let dialled = 1; dialled < 10; dialled++) {
    while (network.dialled <= dialled) await clock.advance(250)
    waits.push(clock.now() - last)
    last = clock.now()
  }
  assert.deepEqual(waits, [250, 500, 1000, 2000, 4000, 8000, 16_000, 16_000, 16_000])
})

test('calls fail when there is no connection for too long, and a later call tries again', async () => {
  const { network, call, clock } = linked({ patience: 10_000 })
  network.mode = 'refused'
  const answer = call('one')
  await clock.advance(16_000)
  await assert.rejects(answer, ConnectionError)
  const { dialled } = network
  await clock.advance(60_000)
  assert.equal(network.dialled, dialled)
  network.mode = 'open'
  void call('two')
  await settled()
  assert.equal(network.ends.length, 1)
})

test('a connection that does not open in 15 s is given up', async () => {
  const { network, call, clock } = linked({ patience: 15_000 })
  network.mode = 'hanging'
  const answer = call('one')
  await clock.advance(14_999)
  assert.equal(network.dialled, 1)
  await clock.advance(1)
  await assert.rejects(answer, /no connection within 15 seconds/)
})

/** The server says once more that it does not know the key, and the link comes back for the next time. */
async function refused({ network, clock }: Pick<ReturnType<typeof linked>, 'network' | 'clock'>) {
  network.end.refuse(-404)
  await clock.advance(1000)
}

test('a server that goes on saying that it does not know the key is not asked again', async () => {
  const { network, call, clock } = linked({ stay: true })
  const answer = call('one')
  await settled()
  for (let times = 0; times < 3; times++) await refused({ network, clock })
  await assert.rejects(answer, (error) => error instanceof TransportRefusal && error.code === -404)
  await clock.advance(60_000)
  assert.equal(network.dialled, 3)
})

test('a server that knows the key after all, as when a bit of its number was damaged, is believed that', async () => {
  const { network, call, arrived, answer, clock } = linked({ stay: true })
  for (const text of ['one', 'two', 'three']) {
    const answered = call(text)
    await settled()
    for (let times = 0; times < 2; times++) await refused({ network, clock })
    const [seen] = arrived()
    assert.ok(seen)
    answer(seen, 'yes')
    assert.equal(textOf({ body: await answered }), 'yes')
  }
})

test('a server that has too many connections is left alone for longer', async () => {
  const { network, call, clock } = linked()
  void call('one')
  await settled()
  network.end.refuse(-429)
  await clock.advance(1999)
  assert.equal(network.dialled, 1)
  await clock.advance(1)
  assert.equal(network.dialled, 2)
})

test('a connection nobody waits on stays away when it is lost, unless it is to stay', async () => {
  for (const stay of [false, true]) {
    const { network, arrived, call, answer, clock } = linked({ stay })
    const answered = call('one')
    await settled()
    for (const seen of arrived()) answer(seen, 'yes')
    await answered
    network.end.hangUp()
    await clock.advance(60_000)
    assert.equal(network.dialled > 1, stay)
  }
})

test('a server that falls silent is left, and the call goes to the next connection', async () => {
  const { network, arrived, call, answer, clock, silences } = linked()
  const answered = call('one')
  await settled()
  const { end } = network
  await clock.advance(19_999)
  assert.equal(end.closed, false)
  await clock.advance(1)
  assert.equal(end.closed, true)
  assert.equal(silences(), 1)
  await clock.advance(250)
  for (const seen of arrived()) answer(seen, 'yes')
  await answered
})

test('a slow line is not a silent one: while a large part leaves, the connection lives', async () => {
  const { network, call, clock } = linked()
  void call('x'.repeat(100_000))
  await settled()
  const { end } = network
  for (let left = 100_000; left > 0; left -= 10_000) {
    end.unsent = left
    await clock.advance(20_000)
  }
  assert.equal(end.closed, false)
  await clock.advance(40_000)
  assert.equal(end.closed, true)
})

test('a server that speaks is pinged every half minute', async () => {
  const { server, network, call, clock } = linked({ stay: true })
  void call('one')
  await settled()
  let pings = 0
  for (let second = 0; second < 100; second++) {
    const seen = server.readFrames(network.end.frames.splice(0))
    pings += seen.filter(({ service }) => service?._ === 'ping_delay_disconnect').length
    network.end.send(server.seal(server.update()))
    await clock.advance(1000)
  }
  assert.equal(pings, 2)
  assert.equal(network.dialled, 1)
})

test('closing ends the connection and fails what waits; later calls fail at once', async () => {
  const { network, link, call, clock } = linked({ stay: true })
  const answer = call('one')
  await settled()
  await link.close(new Error('closed by the program'))
  await assert.rejects(answer, /closed by the program/)
  await assert.rejects(link.call(body('two')), /closed by the program/)
  assert.ok(network.end.closed)
  await clock.advance(60_000)
  assert.equal(network.dialled, 1)
  assert.equal(clock.waiting, 0)
})

test('after closing no timer is left, also when an answer was not acknowledged yet', async () => {
  const { link, arrived, call, answer, clock } = linked({ stay: true })
  const answered = call('one')
  await settled()
  const [first] = arrived()
  if (first) answer(first, 'yes')
  await answered
  await link.close()
  assert.equal(clock.waiting, 0)
})

test('closing does not wait for a connection that does not open', async () => {
  const { network, link, call, clock } = linked()
  network.mode = 'hanging'
  const answer = call('one')
  await settled()
  await link.close()
  await assert.rejects(answer, ConnectionError)
  assert.equal(clock.waiting, 0)
})

test('bytes that are no message of this key end the connection', async () => {
  const { network, call, clock } = linked()
  void call('one')
  await settled()
  const { end } = network
  end.send(new Uint8Array(88))
  await settled()
  assert.ok(end.closed)
  await clock.advance(250)
  assert.equal(network.dialled, 2)
})
