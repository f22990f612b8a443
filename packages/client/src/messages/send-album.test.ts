import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Rpc } from '../rpc/call.ts'
import { TransferError } from '../transfer/transfer-error.ts'
import type { KnownDocument } from '../upload/prepare-document.ts'
import type { UploadedFile } from '../upload/upload-file.ts'
import { sendHeldAlbum, sendHeldAlbumEach } from './send-album.ts'

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

function known(id: bigint, reuploads: bigint[] = []): KnownDocument {
  const { inputFile: _, resendPart: __, ...held } = uploaded(`${id}.gif`)
  return {
    ...held,
    document: { _: 'inputDocument', id, access_hash: 7n, file_reference: new Uint8Array([1]) },
    upload: async () => {
      reuploads.push(id)
      return uploaded(`${id}.gif`)
    },
  }
}

/** Answers as a server does that has lost so many parts, and has no more of the document with the id `gone`. */
function server(missing = 0, gone?: bigint): { rpc: Rpc; called: Called[] } {
  const called: Called[] = []
  let lost = missing
  let id = 0n
  const call = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    called.push({ method, params })
    if (method === 'messages.sendMultiMedia') {
      if (documentsIn(params).includes(gone)) throw new RpcError('FILE_REFERENCE_X_EXPIRED', { x: 1 })
      return answer(params)
    }
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

function documentsIn(params: Record<string, unknown> | undefined): unknown[] {
  const items = params?.multi_media as { media: { id: { id: bigint } } }[]
  return items.map(({ media }) => media.id.id)
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

const send = (rpc: Rpc, items: Parameters<typeof sendHeldAlbum>[2]) =>
  sendHeldAlbum({ rpc, crypto: nodeCrypto }, 'me', items, { silent: true })

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

test('documents that the server has stand beside uploads', async () => {
  const { rpc, called } = server()
  await send(rpc, [{ file: known(50n) }, { file: uploaded('b') }])
  assert.deepEqual(
    called.map(({ method }) => method),
    ['messages.uploadMedia', 'messages.sendMultiMedia'],
  )
  assert.deepEqual(documentsIn(called.at(-1)?.params), [50n, 1n])
})

test('where it has one of them no more, all of them are uploaded, and the others not again', async () => {
  const { rpc, called } = server(0, 51n)
  const reuploads: bigint[] = []
  await send(rpc, [{ file: known(50n, reuploads) }, { file: uploaded('b') }, { file: known(51n, reuploads) }])
  assert.deepEqual(reuploads, [50n, 51n])
  const [first, second] = called.filter(({ method }) => method === 'messages.sendMultiMedia')
  assert.deepEqual(documentsIn(first?.params), [50n, 1n, 51n])
  assert.deepEqual(documentsIn(second?.params), [2n, 1n, 3n])
})

test('an album of uploads that is refused is refused', async () => {
  const { rpc, called } = server(0, 1n)
  await assert.rejects(send(rpc, [{ file: uploaded('a') }]), { text: 'FILE_REFERENCE_1_EXPIRED' })
  assert.equal(called.length, 2)
})

for (const count of [0, 11]) {
  test(`an album of ${count} is refused before anything is sent`, async () => {
    const { rpc, called } = server()
    const items = Array.from({ length: count }, () => ({ file: uploaded('a') }))
    await assert.rejects(send(rpc, items), TransferError)
    assert.deepEqual(called, [])
  })
}

/** A server that makes nothing of files of some names. */
function choosy(bad: readonly string[]): { rpc: Rpc; called: Called[] } {
  const { rpc, called } = server()
  const call = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    const { file } = (params.media ?? {}) as { file?: { name: string } }
    if (file !== undefined && bad.includes(file.name)) throw new RpcError('IMAGE_PROCESS_FAILED')
    return await rpc.call(method as never, params as never)
  }
  return { rpc: { call } as unknown as Rpc, called }
}

const each = (rpc: Rpc, items: Parameters<typeof sendHeldAlbum>[2]) =>
  sendHeldAlbumEach({ rpc, crypto: nodeCrypto }, 'me', items, {})

for (const [bad, captions, why] of [
  [[], ['', 'All', ''], 'nothing is wrong'],
  [['a'], ['All', ''], 'another one is left out'],
  [['b'], ['', 'All'], 'the one with the caption is left out'],
  [['b', 'c'], ['All'], 'only one is left'],
] as const)
  test(`an album of which each file answers for itself, and the caption stays: ${why}`, async () => {
    const { rpc, called } = choosy(bad)
    const outcomes = await each(rpc, [
      { file: uploaded('a'), as: 'photo' },
      { file: uploaded('b'), as: 'photo', caption: 'All' },
      { file: uploaded('c'), as: 'photo' },
    ])
    assert.deepEqual(
      outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.item.file.name] : [])),
      bad,
    )
    const sent = outcomes.flatMap((outcome) => ('message' in outcome ? [outcome.message.message] : []))
    assert.deepEqual(sent, captions)
    assert.equal(called.filter(({ method }) => method === 'messages.sendMultiMedia').length, 1)
  })

test('an album of files that are all unreadable is not sent, and each says why', async () => {
  const { rpc, called } = choosy(['a', 'b'])
  const outcomes = await each(rpc, [{ file: uploaded('a') }, { file: uploaded('b') }])
  assert(outcomes.every((outcome) => 'error' in outcome && outcome.error.text === 'IMAGE_PROCESS_FAILED'))
  assert.deepEqual(called, [])
})

test('what expires while others are made is renewed, also a document that the server had before', async () => {
  const { rpc, called } = server()
  const expired = new Set([0, 1])
  const call = async (method: string, params: Record<string, unknown>): Promise<unknown> => {
    for (const x of method === 'messages.sendMultiMedia' ? expired : []) {
      expired.delete(x)
      throw new RpcError('FILE_REFERENCE_X_EXPIRED', { x })
    }
    return await rpc.call(method as never, params as never)
  }
  const short = { call } as unknown as Rpc
  await send(short, [{ file: uploaded('a') }, { file: uploaded('b') }])
  assert.deepEqual(documentsIn(called.at(-1)?.params), [3n, 4n])

  expired.add(0)
  const reuploads: bigint[] = []
  const fresh = { ...known(50n, reuploads), find: async () => ({ ...known(50n, reuploads), name: 'found' }) }
  await send(short, [{ file: fresh }])
  assert.deepEqual([documentsIn(called.at(-1)?.params), reuploads], [[50n], []])
})
