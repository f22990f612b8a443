import { createRequire } from 'node:module'
import type { TlObject } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { openGramjs } from '../clients/gramjs.ts'
import { type CallerLibrary, Refused } from './caller.ts'

const require = createRequire(import.meta.url)

export const gramjs158 = caller('telegram-158', 'telegram 2.17.10 (layer 158)', 158)
export const teleproto229 = caller('teleproto-229', 'teleproto 1.229.0 (layer 229)', 229)

interface Reader {
  tgReadObject(): { getBytes(): Buffer }
}

/** Its own reader makes its own object of our bytes, and its own writer the bytes that we read again. */
function caller(folder: string, name: string, layer: number): CallerLibrary {
  const { BinaryReader } = require(`${folder}/extensions/BinaryReader.js`) as {
    BinaryReader: new (bytes: Buffer) => Reader
  }
  const toTheirs = (request: TlObject): unknown =>
    new BinaryReader(Buffer.from(apiCodec.encode(request, layer))).tgReadObject()
  return {
    name,
    layer,
    async signIn(server, account) {
      const client = await openGramjs(folder, server, 'full', account)
      return {
        async call(request) {
          try {
            return toOurs(await client.invoke(toTheirs(request))) as never
          } catch (error) {
            throw isRefusal(error) ? new Refused(error.errorMessage) : error
          }
        },
        close: () => client.destroy(),
      }
    },
  }
}

function isRefusal(error: unknown): error is { errorMessage: string } {
  return error instanceof Error && 'errorMessage' in error
}

function toOurs(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(toOurs)
  if (typeof result !== 'object' || result === null) return result
  if ('getBytes' in result && typeof result.getBytes === 'function')
    return apiCodec.readExact(Uint8Array.from(result.getBytes() as Buffer))
  return BigInt(String(result))
}
