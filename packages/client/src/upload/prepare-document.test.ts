import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import { sourceOf } from '../io/source.ts'
import { isGone, isKnownDocument, type PrepareOptions, prepareDocument } from './prepare-document.ts'

const MiB = 1024 * 1024
const bytes = randomBytes(MiB + 5, 1)
const sha256 = nodeCrypto.sha256(bytes)
const gif = { name: 'wave.gif', mimeType: 'image/gif' }
const animated: Type<'DocumentAttribute'> = { _: 'documentAttributeAnimated' }
const named: Type<'DocumentAttribute'> = { _: 'documentAttributeFilename', file_name: gif.name }

function documentOf(more: Partial<Constructor<'document'>> = {}): Constructor<'document'> {
  return {
    _: 'document',
    id: 5n,
    access_hash: 7n,
    file_reference: Uint8Array.of(9),
    date: 0,
    mime_type: gif.mimeType,
    size: BigInt(bytes.length),
    dc_id: 2,
    attributes: [animated, named],
    ...more,
  }
}

function serverWith(document = documentOf()): FileServer {
  const server = new FileServer()
  server.documents.push({ sha256, document })
  return server
}

const prepare = (server: FileServer, options: PrepareOptions = gif, source = sourceOf(bytes)) =>
  prepareDocument(server.means, source, options)

const methods = (server: FileServer) => [...new Set(server.calls.map(({ request }) => request._))]

async function assertUploads(
  server: FileServer,
  preparing: ReturnType<typeof prepare>,
  contents = bytes,
): Promise<void> {
  const held = await preparing
  assert.ok('inputFile' in held)
  assert.equal(Buffer.compare(server.finish(held.inputFile), contents), 0)
}

test('what the server has is not uploaded', async () => {
  const server = serverWith()
  const held = await prepare(server)
  assert.ok(isKnownDocument(held))
  assert.deepEqual(
    server.calls.map(({ request }) => request),
    [
      {
        _: 'messages.getDocumentByHash',
        sha256,
        size: BigInt(bytes.length),
        mime_type: 'image/gif',
      },
    ],
  )
  const { document, name, mimeType, size } = held
  assert.deepEqual(
    { document, name, mimeType, size, sha256: held.sha256 },
    {
      document: { _: 'inputDocument', id: 5n, access_hash: 7n, file_reference: Uint8Array.of(9) },
      ...gif,
      size: bytes.length,
      sha256,
    },
  )
})

test('it can be uploaded after all', async () => {
  const server = serverWith()
  const held = await prepare(server)
  assert.ok(isKnownDocument(held))
  await assertUploads(server, held.upload())
})

test('what the server has not is uploaded', async () => {
  const server = new FileServer()
  await assertUploads(server, prepare(server))
  assert.equal(methods(server)[0], 'messages.getDocumentByHash')
})

test('a plain file is found where a plain file is wanted', async () => {
  const server = serverWith(documentOf({ attributes: [named] }))
  assert.ok(isKnownDocument(await prepare(server, { ...gif, forceFile: true })))
})

for (const name of ['wave.gif.mp4', 'wave.mp4', 'wave.gif']) {
  test(`a GIF is found as the MPEG4 ${name} that was made of it`, async () => {
    const made = documentOf({
      size: 1n,
      mime_type: 'video/mp4',
      attributes: [animated, { ...named, file_name: name }],
    })
    const held = await prepare(serverWith(made))
    assert.ok(isKnownDocument(held))
    assert.deepEqual([held.name, held.size, held.mimeType], [gif.name, bytes.length, gif.mimeType])
  })
}

suite('a document that would not look like the upload is not sent in its place:', () => {
  for (const [name, document, forceFile] of [
    ['another size', { size: 1n }, false],
    [
      'MPEG4 of another GIF',
      { mime_type: 'video/mp4', attributes: [animated, { ...named, file_name: 'b.mp4' }] },
      false,
    ],
    ['another name', { attributes: [animated, { ...named, file_name: 'other.gif' }] }, false],
    ['no name', { attributes: [animated] }, false],
    ['a file where it is to play', { attributes: [named] }, false],
    ['an animation where it is to be a file', {}, true],
  ] as const) {
    test(name, async () => {
      const server = serverWith(documentOf(document as Partial<Constructor<'document'>>))
      await assertUploads(server, prepare(server, { ...gif, forceFile }))
    })
  }
})

suite('the server is not asked for', () => {
  const large = randomBytes(10 * MiB + 1, 2)
  for (const [name, options, source, contents] of [
    ['another type', { ...gif, mimeType: 'image/png' }, () => sourceOf(bytes), bytes],
    ['a stream', gif, () => sourceOf(new Blob([bytes]).stream()), bytes],
    ['more than 10 MiB', gif, () => sourceOf(large), large],
    ['anything with dedupe: false', { ...gif, dedupe: false }, () => sourceOf(bytes), bytes],
  ] as const) {
    test(name, async () => {
      const server = serverWith()
      await assertUploads(server, prepare(server, options, source()), contents)
      assert.deepEqual(
        methods(server).filter((method) => !method.startsWith('upload.')),
        [],
      )
    })
  }
})

test('a server that refuses the question gets the file, and is not waited for', async () => {
  const server = serverWith()
  server.fail = ({ request }) =>
    request._ === 'messages.getDocumentByHash' ? new RpcError('FLOOD_WAIT_X', { x: 60 }) : undefined
  await assertUploads(server, prepare(server))
  assert.equal(server.calls[0]?.options.longestFloodWait, 0)
})

test('a lost connection is no answer', async () => {
  const server = serverWith()
  server.fail = () => new Error('lost')
  await assert.rejects(prepare(server), /lost/)
})

test('an abort stops the question at once', async () => {
  const server = serverWith()
  server.held = true
  const stop = new AbortController()
  const preparing = prepare(server, { ...gif, signal: stop.signal })
  while (server.waiting === 0) await settled()
  stop.abort(new Error('enough'))
  await assert.rejects(preparing, /enough/)
})

for (const [error, gone] of [
  [new RpcError('DOCUMENT_INVALID'), true],
  [new RpcError('FILE_REFERENCE_EXPIRED'), true],
  [new RpcError('FILE_REFERENCE_X_EXPIRED', { x: 1 }), true],
  [new RpcError('MEDIA_EMPTY'), false],
  [new Error('FILE_REFERENCE_EXPIRED'), false],
] as const) {
  test(`${error} ${gone ? 'means' : 'does not mean'} that the document is gone`, () => {
    assert.equal(isGone(error), gone)
  })
}
