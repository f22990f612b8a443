import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RsaPrivateKey } from '@longshore/protocol/mtproto/handshake/rsa'
import { generateServerKey, loadServerKey } from '@longshore/protocol/node/rsa-key'

/** Everything that would be forged or lost if it were not kept, and kept secret. Each secret has 32 bytes. */
export interface ServerIdentity {
  /** The key clients know the server by. */
  readonly rsaKey: RsaPrivateKey
  readonly secrets: {
    readonly salts: Uint8Array
    readonly accessHashes: Uint8Array
    readonly fileReferences: Uint8Array
  }
}

/** The file is there and is not what was written. */
export class ServerIdentityError extends Error {
  override readonly name = 'ServerIdentityError'
}

const SECRET_LENGTH = 32
const FORMAT = 1

/**
 * Reads the identity of the server from `identity.json` in its data directory, or makes it at the first start. The file
 * is for its owner only (0600), and so is the directory (0700).
 *
 * @throws ServerIdentityError when the file is damaged: it is never replaced, since clients and files depend on it
 */
export async function openServerIdentity(directory: string): Promise<ServerIdentity> {
  const path = join(directory, 'identity.json')
  const stored = await readIfThere(path)
  if (stored !== undefined) return parseIdentity(path, stored)
  const made = makeIdentity()
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await chmod(directory, 0o700)
  await writeDurably(path, made)
  return parseIdentity(path, made)
}

/** What the file holds; the secrets in hexadecimal. */
interface StoredIdentity {
  readonly format: number
  readonly rsaPrivateKey: string
  readonly secrets: { readonly [N in keyof ServerIdentity['secrets']]: string }
}

function makeIdentity(): string {
  const secret = () => randomBytes(SECRET_LENGTH).toString('hex')
  const identity: StoredIdentity = {
    format: FORMAT,
    rsaPrivateKey: generateServerKey().privatePem,
    secrets: { salts: secret(), accessHashes: secret(), fileReferences: secret() },
  }
  return `${JSON.stringify(identity, undefined, 2)}\n`
}

function parseIdentity(path: string, text: string): ServerIdentity {
  try {
    const { format, rsaPrivateKey, secrets } = JSON.parse(text) as StoredIdentity
    if (format !== FORMAT) throw new RangeError(`its format is ${format}`)
    return {
      rsaKey: loadServerKey(rsaPrivateKey),
      secrets: {
        salts: parseSecret(secrets.salts),
        accessHashes: parseSecret(secrets.accessHashes),
        fileReferences: parseSecret(secrets.fileReferences),
      },
    }
  } catch (cause) {
    const advice =
      'Bring back a copy of it. Without it every client must log in anew, and old links to files are void.'
    throw new ServerIdentityError(`${path} is damaged. ${advice}`, { cause })
  }
}

function parseSecret(hex: unknown): Uint8Array {
  const bytes = Buffer.from(String(hex), 'hex')
  if (bytes.length !== SECRET_LENGTH) throw new RangeError('a secret is not 32 bytes in hexadecimal')
  return Uint8Array.from(bytes)
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** All of the text is on disk under its name, or nothing is. */
async function writeDurably(path: string, text: string): Promise<void> {
  const draft = `${path}.new`
  // What a start that was cut short left behind may have another mode.
  await rm(draft, { force: true })
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  const directory = await open(dirname(path), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
