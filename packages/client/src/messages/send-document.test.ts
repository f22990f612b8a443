import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Constructor, Request } from '@longshore/protocol/schema/api'
import type { Rpc } from '../rpc/call.ts'
import type { KnownDocument } from '../upload/prepare-document.ts'
import type { UploadedFile } from '../upload/upload-file.ts'
import { sendHeldDocument } from './send-document.ts'

const held = {
  name: 'a.gif',
  mimeType: 'image/gif',
  size: 1,
  sha256: new Uint8Array(32),
  randomId: 77n,
  settled: () => {},
}
const uploaded: UploadedFile = {
  ...held,
  inputFile: { _: 'inputFile', id: 1n, parts: 1, name: 'a.gif', md5_checksum: '' },
  resendPart: async () => {},
}
const document: Constructor<'inputDocument'> = {
  _: 'inputDocument',
  id: 5n,
  access_hash: 7n,
  file_reference: Uint8Array.of(9),
}
const known: KnownDocument = { ...held, document, upload: async () => uploaded }

/** Refuses documents that exist with the error. */
function server(refusal?: Error): { rpc: Rpc; sent: Request<'messages.sendMedia'>[] } {
  const sent: Request<'messages.sendMedia'>[] = []
  const call = async (_method: string, params: Request<'messages.sendMedia'>) => {
    sent.push(params)
    if (refusal && params.media._ === 'inputMediaDocument') throw refusal
    const updates = [
      { _: 'updateMessageID', id: 3, random_id: params.random_id },
      { _: 'updateNewMessage', message: { _: 'message', id: 3 } },
    ]
    return { _: 'updates', updates }
  }
  return { rpc: { call } as unknown as Rpc, sent }
}

const send = (rpc: Rpc) => sendHeldDocument({ rpc, crypto: nodeCrypto }, 'me', known, { caption: 'Sea' })

test('a document that the server has is sent as it is', async () => {
  const { rpc, sent } = server()
  assert.equal((await send(rpc)).id, 3)
  assert.deepEqual(
    sent.map(({ media, message, random_id }) => ({ media, message, random_id })),
    [{ media: { _: 'inputMediaDocument', id: document }, message: 'Sea', random_id: 77n }],
  )
})

for (const name of ['FILE_REFERENCE_EXPIRED', 'DOCUMENT_INVALID'] as const) {
  test(`after ${name} it is uploaded, and sent under the same random_id`, async () => {
    const { rpc, sent } = server(new RpcError(name))
    assert.equal((await send(rpc)).id, 3)
    assert.deepEqual(
      sent.map(({ media, message, random_id }) => [media._, message, random_id]),
      [
        ['inputMediaDocument', 'Sea', 77n],
        ['inputMediaUploadedDocument', 'Sea', 77n],
      ],
    )
  })
}

test('any other refusal is the answer', async () => {
  const { rpc, sent } = server(new RpcError('CHAT_WRITE_FORBIDDEN'))
  await assert.rejects(send(rpc), { text: 'CHAT_WRITE_FORBIDDEN' })
  assert.equal(sent.length, 1)
})
