import type { AgreedKey } from '@longshore/protocol/mtproto/handshake/client-flow'
import type { Constructor } from '@longshore/protocol/schema/api'
import { HostileSession, makeKey } from '../../interop/hostile/session.ts'
import type { Target } from '../../interop/hostile/tcp.ts'
import { TcpClient } from '../../interop/hostile/tcp.ts'
import { testAccount } from '../../interop/stock-client.ts'
import { LAYER, long, random } from './ground.ts'

const PART = 512 * 1024

/** Somebody who is signed in as a test account. */
export async function signIn(
  server: Target,
  number: number,
): Promise<{ session: HostileSession; key: AgreedKey }> {
  const client = await TcpClient.open(server)
  client.write(client.start())
  const key = await makeKey(server, client)
  client.reset()
  if (!key) throw new Error('the server made no key')
  const session = await HostileSession.open(server, key, LAYER)
  const { phone: phone_number, code: phone_code } = testAccount(number)
  const settings = { _: 'codeSettings' } as const
  const sent = await session.call({ _: 'auth.sendCode', phone_number, api_id: 1, api_hash: 'x', settings })
  if (sent._ !== 'auth.sentCode') throw new Error(`auth.sendCode answered ${sent._}`)
  const { phone_code_hash } = sent
  await session.call({ _: 'auth.signIn', phone_number, phone_code_hash, phone_code })
  return { session, key }
}

/** A file of so many bytes in Saved Messages, and where it lies. */
export async function fileOf(
  session: HostileSession,
  bytes: number,
): Promise<Constructor<'inputDocumentFileLocation'>> {
  const file_id = long()
  const parts = Math.ceil(bytes / PART)
  for (let file_part = 0; file_part < parts; file_part++) {
    const part = random(Math.min(PART, bytes - file_part * PART))
    await session.call({ _: 'upload.saveFilePart', file_id, file_part, bytes: part })
  }
  const media = await session.call({
    _: 'messages.uploadMedia',
    peer: { _: 'inputPeerSelf' },
    media: {
      _: 'inputMediaUploadedDocument',
      file: { _: 'inputFile', id: file_id, parts, name: 'a.bin', md5_checksum: '' },
      mime_type: 'application/octet-stream',
      attributes: [],
    },
  })
  if (media._ !== 'messageMediaDocument' || media.document?._ !== 'document')
    throw new Error('there is no document')
  const { id, access_hash, file_reference } = media.document
  return { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size: '' }
}
