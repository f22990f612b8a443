import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { wholeOf } from '@longshore/protocol/mtproto/message/body'
import { isContainer, readContainer } from '@longshore/protocol/mtproto/message/container'
import { type NumberedMessage, Packer } from './packer.ts'
import { rpcError, rpcResult } from './rpc-result.ts'

const KiB = 1024
const message = (msgId: bigint, bytes = 8): NumberedMessage => ({
  msgId,
  seqNo: 1,
  body: new Uint8Array(bytes),
})

/** What a packer made: the ids in each envelope, those of a container in a list. */
function pack(add: (packer: Packer) => void): (bigint | bigint[])[] {
  let id = 1000n
  const packer = new Packer(() => ({ msgId: id++, seqNo: 2 }))
  add(packer)
  return packer
    .finish()
    .map(({ msgId, body }) => ({ msgId, body: wholeOf(body) }))
    .map(({ msgId, body }) => (isContainer(body) ? readContainer(body).map((inner) => inner.msgId) : msgId))
}

suite('packing', () => {
  test('nothing makes no envelope', () =>
    assert.deepEqual(
      pack(() => {}),
      [],
    ))

  test('one message travels alone', () => {
    assert.deepEqual(
      pack((packer) => packer.add(message(1n))),
      [1n],
    )
  })

  test('an error is alone or the last of its container, also when it is sent again', () => {
    const error = (msgId: bigint) => ({
      msgId,
      seqNo: 1,
      body: rpcResult(1n, rpcError(new RpcError('PEER_ID_INVALID'))),
    })
    const ids = pack((packer) => {
      for (const id of [1n, 2n]) packer.add(message(id))
      packer.add(error(3n))
      packer.add(error(4n))
      packer.addRepeated(error(5n))
      for (const id of [6n, 7n]) packer.add(message(id))
    })
    assert.deepEqual(ids, [[1n, 2n, 3n], 4n, [5n], [6n, 7n]])
  })

  test('several small messages share a container', () => {
    assert.deepEqual(
      pack((packer) => [1n, 2n, 3n].map((id) => packer.add(message(id)))),
      [[1n, 2n, 3n]],
    )
  })

  test('a large message travels beside them', () => {
    assert.deepEqual(
      pack((packer) => {
        packer.add(message(1n))
        packer.add(message(2n, 512 * KiB))
        packer.add(message(3n))
      }),
      [2n, [1n, 3n]],
    )
  })

  test('a message sent again is never alone outside of a container', () => {
    assert.deepEqual(
      pack((packer) => packer.addRepeated(message(1n))),
      [[1n]],
    )
    assert.deepEqual(
      pack((packer) => packer.addRepeated(message(1n, 512 * KiB))),
      [[1n]],
    )
  })

  test('a container that is full is followed by another', () => {
    const packed = pack((packer) => {
      for (let id = 1n; id <= 1001n; id++) packer.add(message(id))
    })
    assert.deepEqual(
      packed.map((ids) => (Array.isArray(ids) ? ids.length : ids)),
      [1000, 1001n],
    )
  })

  test('containers stay well below the limits of clients', () => {
    const packed = pack((packer) => {
      for (let id = 1n; id <= 20n; id++) packer.add(message(id, 30 * KiB))
    })
    assert.deepEqual(
      packed.map((ids) => (Array.isArray(ids) ? ids.length : ids)),
      [8, 8, 4],
    )
  })
})
