import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bareId, channelPeer, groupPeer, isChannelPeer, isUserPeer } from './peer-id.ts'

const rows = [
  { says: 'a user is its id', peer: 5n, bare: 5n, kind: 'user' },
  { says: 'a group is the negative of its id', peer: groupPeer(5n), bare: 5n, kind: 'group' },
  { says: 'the largest group', peer: groupPeer(10n ** 12n - 1n), bare: 10n ** 12n - 1n, kind: 'group' },
  { says: 'a channel', peer: channelPeer(5n), bare: 5n, kind: 'channel' },
  { says: 'the largest channel', peer: channelPeer(2n ** 53n - 1n), bare: 2n ** 53n - 1n, kind: 'channel' },
]
for (const { says, peer, bare, kind } of rows)
  test(says, () => {
    assert.equal(bareId(peer), bare)
    assert.equal(isUserPeer(peer) ? 'user' : isChannelPeer(peer) ? 'channel' : 'group', kind)
  })

for (const id of [0n, -1n, -(2n ** 63n), 10n ** 12n, 10n ** 12n + 5n, 2n ** 63n - 1n])
  test(`no group has the id ${id}: it stands for nobody`, () => {
    assert.equal(groupPeer(id), -(10n ** 12n))
  })

for (const id of [0n, -1n, -(2n ** 63n), 2n ** 53n, 2n ** 63n - 1n])
  test(`no channel has the id ${id}: it stands for nobody, in 64 bits`, () => {
    assert.equal(channelPeer(id), -(10n ** 12n))
  })
