import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { MemoryNetwork } from '../../test/memory-network.ts'
import { Connection, type TransportChoice } from './connection.ts'
import { TransportRefusal } from './connection-error.ts'

async function opened(transport: TransportChoice) {
  const network = new MemoryNetwork()
  const address = { id: 2, host: 'memory', port: 1 }
  const signal = new AbortController().signal
  const connection = await Connection.open({
    dial: network.dial,
    address,
    transport,
    crypto: nodeCrypto,
    signal,
  })
  return { network, connection, end: network.end }
}

for (const transport of [
  { kind: 'intermediate', obfuscated: false },
  { kind: 'abridged', obfuscated: false },
  { kind: 'padded', obfuscated: false },
  { kind: 'full', obfuscated: false },
  { kind: 'intermediate', obfuscated: true },
  { kind: 'abridged', obfuscated: true },
  { kind: 'padded', obfuscated: true },
] as const) {
  test(`${transport.obfuscated ? 'obfuscated ' : ''}${transport.kind}: payloads go both ways`, async () => {
    const { connection, end } = await opened(transport)
    const arrived: Uint8Array[] = []
    connection.receiver = { payload: (payload) => void arrived.push(payload) }
    const payload = new Uint8Array(88).fill(7)
    connection.send(payload.slice())
    connection.send(payload.slice())
    assert.deepEqual(
      end.frames.map((frame) => frame.payload.slice(0, 88)),
      [payload, payload],
    )
    end.send(payload.slice())
    assert.deepEqual(
      arrived.map((bytes) => bytes.slice(0, 88)),
      [payload],
    )
    assert.ok(connection.received > 88)
    assert.ok(connection.sent > 2 * 88)
  })
}

test('a transport error of the server ends the connection with its meaning', async () => {
  const { connection, end } = await opened({ kind: 'intermediate', obfuscated: false })
  connection.send(new Uint8Array(88))
  end.refuse(-404)
  const reason = await connection.closed
  assert.ok(reason instanceof TransportRefusal)
  assert.equal(reason.code, -404)
  assert.match(reason.message, /does not know this authorization key/)
})

test('a closed connection swallows what comes and what goes', async () => {
  const { connection, end } = await opened({ kind: 'intermediate', obfuscated: false })
  connection.send(new Uint8Array(88))
  connection.receiver = { payload: () => assert.fail('nothing may come') }
  connection.close(new Error('over'))
  end.send(new Uint8Array(88))
  connection.send(new Uint8Array(88))
  assert.equal(end.frames.length, 1)
  assert.match((await connection.closed).message, /over/)
})

test('a frame that is too long ends the connection before it is read', async () => {
  const { connection, end } = await opened({ kind: 'intermediate', obfuscated: false })
  connection.send(new Uint8Array(88))
  end.send(new Uint8Array(4 * 1024 * 1024 + 4))
  assert.equal((await connection.closed).name, 'TransportError')
})
