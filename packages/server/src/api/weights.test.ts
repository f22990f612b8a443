import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Request, TlObject } from '@longshore/protocol/schema/api'
import { apiCodec, mtprotoCodec } from '@longshore/protocol/schema/codec'
import { ApiNetwork } from '@longshore/testing/api-network'

const MiB = 1024 * 1024

const getFile: Request<'upload.getFile'> = {
  _: 'upload.getFile',
  location: { _: 'inputTakeoutFileLocation' },
  offset: 0n,
  limit: MiB,
}

const packed = (query: Uint8Array) =>
  mtprotoCodec.encode({ _: 'gzip_packed', packed_data: gzipSync(query) } as never)
const wrapped = (request: object) => apiCodec.encode(request as TlObject)

const query = apiCodec.encode(getFile)

for (const [name, body] of [
  ['as it is', query],
  ['in invokeWithoutUpdates', wrapped({ _: 'invokeWithoutUpdates', query })],
  ['in invokeWithLayer', wrapped({ _: 'invokeWithLayer', layer: 229, query })],
  ['in invokeAfterMsgs', wrapped({ _: 'invokeAfterMsgs', msg_ids: [], query })],
  ['packed', packed(query)],
  [
    'packed in a wrapper in a wrapper',
    wrapped({ _: 'invokeWithoutUpdates', query: packed(wrapped({ _: 'invokeWithoutUpdates', query })) }),
  ],
] as const) {
  test(`what an answer may weigh is asked of a request that comes ${name}`, async () => {
    const network = await ApiNetwork.open()
    const client = await network.login(1)
    client.expected.length = 0
    await assert.rejects(client.send(body))
    assert.deepEqual(client.expected, [MiB])
  })
}

test('an answer has as many items as are asked for, and none is expected without bounds', async () => {
  const network = await ApiNetwork.open()
  const client = await network.login(1)
  const history = (limit: number): Request<'messages.getHistory'> => ({
    _: 'messages.getHistory',
    peer: { _: 'inputPeerSelf' },
    offset_id: 0,
    offset_date: 0,
    add_offset: 0,
    limit,
    max_id: 0,
    min_id: 0,
    hash: 0n,
  })
  client.expected.length = 0
  for (const limit of [0, 100, 2_000_000_000, -1]) await client.call(history(limit)).catch(() => {})
  await client.call({ _: 'users.getUsers', id: [{ _: 'inputUserSelf' }, { _: 'inputUserSelf' }] })
  assert.deepEqual(client.expected, [0, 200 * 1024, MiB, 0, 4 * 1024])
})
