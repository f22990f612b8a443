import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Rpc } from '../rpc/call.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { UploadedFile } from '../upload/upload-file.ts'
import { sendUploadedAlbum } from './send-album.ts'

type Called = { method: string; params: Record<string, unknown> }

function uploaded(name: string, resent: number[] = []): UploadedFile {
  return {
    inputFile: { _: 'inputFile', id: 1n, parts: 1, name, md5_checksum: '' },
    name,
    mimeType: 'text/plain',
    size: 1,
    sha256: new Uint8Array(32),
    resendPart: async (index) => void resent.push(index),
    settled: () => {},
  }
}

/** Answers as a server does that has lost so many parts. */
function server(missing = 0): { rpc: Rpc; called: Called[] } {
  const called: Called[] = []
  let lost = missing
  let id = 0n
  const call = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    called.push({ method, params })
    if (method === 'messages.sendMultiMedia') return answer(params)
    if (lost > 0) throw new RpcError('FILE_PART_X_MISSING', { x: --lost })
    id += 1n
    const made = { id, access_hash: 7n, file_reference: new Uint8Array([1]) }
    const media = params.media as { _: string }
    return media._ === 'inputMediaUploadedPhoto'
      ? { _: 'messageMediaPhoto', photo: { _: 'photo', ...made } }
      : { _: 'messageMediaDocument', document: { _: 'document', ...made } }
  }
  return { rpc: { call } as unknown as Rpc, called }
}

/** The messages in an order that is not that of the album. */
function answer({ multi_media }: Record<string, unknown>): unknown {
  const sent = (multi_media as { random_id: bigint; message: string }[]).map((item, index) => ({
    ...item,
    id: index + 1,
  }))
  return {
    _: 'updates',
    updates: [
      ...sent.map(({ id, random_id }) => ({ _: 'updateMessageID', id, random_id })),
      ...sent
        .toReversed()
        .map(({ id, message }) => ({ _: 'updateNewMessage', message: { _: 'message', id, message } })),
    ],
  }
}

const send = (rpc: Rpc, items: Parameters<typeof sendUploadedAlbum>[3]) =>
  sendUploadedAlbum(rpc, nodeCrypto, 'me', items, { silent: true })

test('each file is made media of first, then all are sent at once, and the messages come in their order', async () => {
  const { rpc, called } = server()
  const messages = await send(rpc, [
    { file: uploaded('a.jpg'), as: 'photo', caption: 'first' },
    { file: uploaded('b.mp4'), forceFile: true },
  ])
  assert.deepEqual(
    messages.map(({ message }) => message),
    ['first', ''],
  )
  assert.deepEqual(
    called.map(({ method }) => method),
    ['messages.uploadMedia', 'messages.uploadMedia', 'messages.sendMultiMedia'],
  )
  assert.partialDeepStrictEqual(called[1]?.params, { media: { force_file: true } })
  const { peer, silent, multi_media } = called[2]?.params ?? {}
  assert.deepEqual([peer, silent], [{ _: 'inputPeerSelf' }, true])
  const reference = { access_hash: 7n, file_reference: new Uint8Array([1]) }
  assert.deepEqual(
    (multi_media as { media: unknown }[]).map(({ media }) => media),
    [
      { _: 'inputMediaPhoto', id: { _: 'inputPhoto', id: 1n, ...reference } },
      { _: 'inputMediaDocument', id: { _: 'inputDocument', id: 2n, ...reference } },
    ],
  )
})

test('parts that the server has lost are saved again', async () => {
  const resent: number[] = []
  const { rpc } = server(2)
  await send(rpc, [{ file: uploaded('a', resent) }])
  assert.deepEqual(resent, [1, 0])
})

for (const count of [0, 11]) {
  test(`an album of ${count} is refused before anything is sent`, async () => {
    const { rpc, called } = server()
    const items = Array.from({ length: count }, () => ({ file: uploaded('a') }))
    await assert.rejects(send(rpc, items), TransferError)
    assert.deepEqual(called, [])
  })
}
