import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Constructor } from '@longshore/protocol/schema/api'
import { locate } from '../src/download/locate.ts'
import { type OpenOptions, openFile } from '../src/file/open-file.ts'
import type { RemoteFile } from '../src/file/remote-file.ts'
import type { Rpc } from '../src/rpc/call.ts'
import type { Transfers } from '../src/transfer/transfers.ts'
import { uncontrolled } from './uncontrolled.ts'

/** A message that shows a document of so many bytes; a file reference is one byte. */
export function messageWith(
  size: number,
  { reference = 1, name = 'a.mp4', mimeType = 'video/mp4' } = {},
): Constructor<'message'> {
  const document: Constructor<'document'> = {
    _: 'document',
    id: 5n,
    access_hash: 7n,
    file_reference: Uint8Array.of(reference),
    date: 0,
    mime_type: mimeType,
    size: BigInt(size),
    dc_id: 2,
    attributes: [{ _: 'documentAttributeFilename', file_name: name }],
  }
  return {
    _: 'message',
    id: 77,
    peer_id: { _: 'peerUser', user_id: 1n },
    date: 0,
    message: '',
    media: { _: 'messageMediaDocument', document },
  }
}

/** The file of a message, opened at a server that only knows files. */
export function openedAt(
  server: Rpc,
  message: Constructor<'message'>,
  options: OpenOptions & { transfers?: Pick<Transfers, 'begin'> } = {},
): RemoteFile {
  const { transfers = uncontrolled(server), ...others } = options
  return openFile({ rpc: server, transfers, crypto: nodeCrypto }, locate(message), others)
}
