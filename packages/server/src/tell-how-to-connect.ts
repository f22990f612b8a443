import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatPublicKeyPem, type RsaPrivateKey } from '@longshore/protocol/mtproto/handshake/rsa'
import { removeServerInfo, writeServerInfo } from './server-info.ts'

export interface Whereabouts {
  readonly data: string
  readonly dcId: number
  readonly publicHost: string
  readonly port: number
}

/**
 * Opens the door when everything that tells of it is written: who finds it open finds that true.
 */
export async function openTelling(
  identity: { readonly rsaKey: RsaPrivateKey },
  whereabouts: Whereabouts,
  door: { open(): Promise<void> },
): Promise<Awaited<ReturnType<typeof tellHowToConnect>>> {
  const told = await tellHowToConnect(identity, whereabouts)
  try {
    await door.open()
  } catch (error) {
    await removeServerInfo(whereabouts.data)
    throw error
  }
  return told
}

/** Leaves in the data folder what a client must know of the server, and answers it. */
async function tellHowToConnect(
  { rsaKey }: { readonly rsaKey: RsaPrivateKey },
  { data, dcId, publicHost: host, port }: Whereabouts,
) {
  const publicKey = formatPublicKeyPem(rsaKey)
  const publicKeyFile = join(data, 'public-key.pem')
  const written = await readFile(publicKeyFile, 'utf8').catch(() => undefined)
  // A server begins on a full disk too.
  if (written !== publicKey) await writeFile(publicKeyFile, publicKey)
  await writeServerInfo(data, {
    dcs: [{ id: dcId, host, port, mediaOnly: false, cdn: false }],
    publicKeys: [publicKey],
  })
  return { dcId, host, port, publicKeyFile, fingerprint: rsaKey.fingerprint }
}
