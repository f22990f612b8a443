import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatPublicKeyPem, type RsaPrivateKey } from '@longshore/protocol/mtproto/handshake/rsa'
import { writeServerInfo } from './server-info.ts'

export interface Whereabouts {
  readonly data: string
  readonly dcId: number
  readonly publicHost: string
  readonly port: number
}

/** Leaves in the data folder what a client must know of the server, and answers it. */
export async function tellHowToConnect(
  { rsaKey }: { readonly rsaKey: RsaPrivateKey },
  { data, dcId, publicHost: host, port }: Whereabouts,
) {
  const publicKey = formatPublicKeyPem(rsaKey)
  const publicKeyFile = join(data, 'public-key.pem')
  await writeFile(publicKeyFile, publicKey)
  await writeServerInfo(data, {
    dcs: [{ id: dcId, host, port, mediaOnly: false, cdn: false }],
    publicKeys: [publicKey],
  })
  return { dcId, host, port, publicKeyFile, fingerprint: rsaKey.fingerprint }
}
