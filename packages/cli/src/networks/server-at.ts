import { createReadStream } from 'node:fs'
import { connect } from '@longshore/client/node'
import { exitCodes } from '../exit-code.ts'
import { UserError } from '../user-error.ts'
import type { NetworkInfo } from './telegram.ts'

/** The port of `longshore serve`, where none is named. */
const usualPort = 4430
/** The data center a client takes a server for until it has asked. */
const usualDc = 2

/**
 * A server that runs elsewhere, of which nothing is known but where it listens and its public key.
 *
 * @param address `host`, `host:port` or `[v6]:port`
 */
export async function serverAt(address: string, keyFile: string): Promise<NetworkInfo> {
  const { host, port } = parseAddress(address)
  const publicKeys = [await readKey(keyFile)]
  const at = (id: number): NetworkInfo => ({
    dcs: [{ id, host, port, mediaOnly: false, cdn: false }],
    publicKeys,
  })
  return at(await numberOf(at(usualDc)))
}

/** Which data center the server is. */
async function numberOf({ dcs, publicKeys }: NetworkInfo): Promise<number> {
  await using client = await connect({ dcs, publicKeys, apiId: 1, apiHash: 'longshore', patience: 15_000 })
  return (await client.call('help.getNearestDc', {})).this_dc
}

export function parseAddress(address: string): { host: string; port: number } {
  const [, v6, name, digits] = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]/]+))(?::(\d{1,5}))?$/i.exec(address) ?? []
  const host = v6 ?? name
  const port = digits === undefined ? usualPort : Number(digits)
  if (host === undefined || port < 1 || port > 65_535)
    throw new UserError(
      `"${address}" is not where a server listens.`,
      'Say --server HOST:PORT, as in --server files.example.org:4430 or --server [2001:db8::1]:4430.',
    )
  return { host, port }
}

/** Bytes: a key has fewer, and a file that is none may have no end. */
const LONGEST_KEY_FILE = 65_536

async function beginningOf(file: string): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const bytes of createReadStream(file, { end: LONGEST_KEY_FILE })) pieces.push(bytes)
  return Buffer.concat(pieces).toString()
}

async function readKey(file: string): Promise<string> {
  const text = await beginningOf(file)
  const [key] = /-----BEGIN RSA PUBLIC KEY-----[\s\S]+?-----END RSA PUBLIC KEY-----\n?/.exec(text) ?? []
  if (key === undefined)
    throw new UserError(
      `${file} holds no public key of a server.`,
      'Copy the one that "longshore serve" names where the server runs; it begins with BEGIN RSA PUBLIC KEY.',
      exitCodes.local,
    )
  return key
}
