import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { TlError } from '../tl/reader.ts'
import { TlWriter } from '../tl/writer.ts'
import type { TlObject } from './api.ts'
import { apiTable } from './api-table.gen.ts'
import { apiCodec } from './codec.ts'
import { counterpartOf } from './counterparts.ts'
import { Table } from './table.ts'

const table = new Table(apiTable)
const inner = { peer: { _: 'inputPeerSelf' }, msg_id: 7 }

/** What stands where; each as its fields. */
const pairs: [type: string, sent: TlObject, read: TlObject][] = [
  ['InputUser', of('inputPeerEmpty'), of('inputUserEmpty')],
  ['InputUser', of('inputPeerSelf'), of('inputUserSelf')],
  [
    'InputUser',
    of('inputPeerUser', { user_id: 5n, access_hash: 6n }),
    of('inputUser', { user_id: 5n, access_hash: 6n }),
  ],
  [
    'InputUser',
    of('inputPeerUserFromMessage', { ...inner, user_id: 5n }),
    of('inputUserFromMessage', { ...inner, user_id: 5n }),
  ],
  ['InputChannel', of('inputPeerEmpty'), of('inputChannelEmpty')],
  [
    'InputChannel',
    of('inputPeerChannel', { channel_id: 5n, access_hash: 6n }),
    of('inputChannel', { channel_id: 5n, access_hash: 6n }),
  ],
  [
    'InputChannel',
    of('inputPeerChannelFromMessage', { ...inner, channel_id: 5n }),
    of('inputChannelFromMessage', { ...inner, channel_id: 5n }),
  ],
]

function of(_: string, fields: object = {}): TlObject {
  return { _, ...fields }
}

/** The bytes of one object in which another stands as a field or a vector: a real codec would refuse to write it. */
function withIn(method: number, object: TlObject, isVector: boolean): Uint8Array {
  const writer = new TlWriter()
  writer.uint(method)
  if (isVector) {
    writer.uint(0x1cb5c415)
    writer.uint(1)
  }
  apiCodec.write(writer, object)
  return writer.finish()
}

suite('a client may send a peer where a user or a channel is due, and a user or a channel where a peer is', () => {
  for (const [type, sent, read] of pairs) {
    test(`${sent._} is read as ${read._}`, () => {
      const [one, several, field] =
        type === 'InputUser'
          ? [0xb60f5918, 0xd91a548, 'id'] // users.getFullUser, users.getUsers
          : [0x8736a09, 0xa7f6bbb, 'id'] // channels.getFullChannel, channels.getChannels
      const single = apiCodec.readExact(withIn(one, sent, false)) as TlObject & Record<string, unknown>
      assert.deepEqual(type === 'InputUser' ? single.id : single.channel, read)
      const many = apiCodec.readExact(withIn(several, sent, true)) as TlObject & Record<string, unknown>
      assert.deepEqual(many[field], [read])
    })

    test(`${read._} is read as ${sent._}`, () => {
      const getPeerSettings = 0xefd9a6a2
      const request = apiCodec.readExact(withIn(getPeerSettings, read, false))
      assert.deepEqual(request, { _: 'messages.getPeerSettings', peer: sent })
    })
  }
})

test('a peer of another kind stays refused: a channel is no user', () => {
  const getFullUser = 0xb60f5918
  for (const peer of [
    of('inputPeerChat', { chat_id: 5n }),
    of('inputPeerChannel', { channel_id: 5n, access_hash: 6n }),
    of('inputChannel', { channel_id: 5n, access_hash: 6n }),
  ])
    assert.throws(() => apiCodec.readExact(withIn(getFullUser, peer, false)), TlError)
})

test('every constructor of the three types that names a person or a channel has its counterpart, with the same fields', () => {
  const of = (type: string) =>
    [...table.names()]
      .flatMap((name) => table.at(name, 229) ?? [])
      .filter((v) => !v.isMethod && v.definition.type === type)
  for (const type of ['InputUser', 'InputChannel']) {
    for (const version of of(type)) {
      const peer = counterpartOf(version.name, 'InputPeer')
      assert.ok(peer !== undefined, version.name)
      assert.equal(counterpartOf(peer, type), version.name)
      assert.deepEqual(table.at(peer, 229)?.definition.params, version.definition.params)
    }
  }
})
