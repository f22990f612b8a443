import type { TlObject } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { vectorOf } from '@longshore/protocol/schema/definition'
import { tl } from '@mtcute/node'
import Long from 'long'
import { openMtcute } from '../clients/mtcute.ts'
import { type CallerLibrary, Refused } from './caller.ts'

interface Runtime {
  TlBinaryReader: new (map: object, bytes: Uint8Array) => { object(): unknown }
  TlBinaryWriter: { serializeObject(map: object, object: object): Uint8Array }
}

const layer = 227
const folder = new URL('tl/', import.meta.resolve('@mtcute/core'))
const { TlBinaryReader, TlBinaryWriter } = (await import('@mtcute/tl-runtime')) as unknown as Runtime
const { __tlReaderMap: readers } = (await import(`${folder}binary/reader.js`)) as { __tlReaderMap: object }
const { __tlWriterMap: writers } = (await import(`${folder}binary/writer.js`)) as { __tlWriterMap: object }

/** Ids that mtcute has as numbers. */
const numbers = new Set(['user_id', 'chat_id', 'channel_id'])

export const mtcute: CallerLibrary = {
  name: 'mtcute 0.30.3 (layer 227)',
  layer,
  async signIn(server, account) {
    const client = await openMtcute(server, account)
    return {
      async call(request) {
        try {
          return toOurs(await client.call(requestToTheirs(request) as never)) as never
        } catch (error) {
          throw tl.RpcError.is(error) ? new Refused(textOf(error)) : error
        }
      },
      close: () => client.destroy(),
    }
  },
}

/** mtcute keeps numbers out of the text of errors. */
function textOf(error: tl.RpcError): string {
  const number = Object.values(error).find((value) => typeof value === 'number' && value !== error.code)
  return error.text.replace('%d', String(number))
}

/** Its reader knows constructors only, so a method is put together field by field. */
function requestToTheirs(request: TlObject): object {
  const made: Record<string, unknown> = { _: request._ }
  for (const { name, type } of apiCodec.definition(request._)?.params ?? []) {
    const value = (request as unknown as Record<string, unknown>)[name]
    if (value !== undefined) made[camel(name)] = valueToTheirs(value, type, name)
  }
  return made
}

function valueToTheirs(value: unknown, type: string, name: string): unknown {
  const element = vectorOf(type)?.element
  if (element !== undefined && Array.isArray(value))
    return value.map((item) => valueToTheirs(item, element, name))
  if (typeof value === 'bigint') return numbers.has(name) ? Number(value) : Long.fromString(String(value))
  if (typeof value === 'object' && value !== null && '_' in value)
    return new TlBinaryReader(readers, apiCodec.encode(value as TlObject, layer)).object()
  return value
}

function toOurs(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(toOurs)
  if (Long.isLong(result)) return BigInt(result.toString())
  if (typeof result === 'object' && result !== null && '_' in result)
    return apiCodec.readExact(TlBinaryWriter.serializeObject(writers, result))
  return result
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
