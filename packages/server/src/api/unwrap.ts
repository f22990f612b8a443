import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Request } from '@longshore/protocol/schema/api'
import { apiCodec, NEWEST_LAYER, TooHeavy } from '@longshore/protocol/schema/codec'
import { TlError, TlReader } from '@longshore/protocol/tl/reader'
import { unzip } from '../session/unzip.ts'
import type { ClientInfo } from '../storage/ports/key-store.ts'

/** gzip_packed packed_data:bytes */
const gzipPackedId = 0x3072cfa1

/** Wrappers and packed data inside each other, at most. Clients use four. */
const deepest = 16

/** Bytes a packed request may unpack to. */
const unpackedLimit = 2 * 1024 * 1024

/** What the wrappers around a request ask for. */
export interface Wrappers {
  /** Of invokeWithLayer: at most the newest layer this server speaks. */
  layer: number | undefined
  client: ClientInfo | undefined
  afterMessages: bigint[]
  withoutUpdates: boolean
}

type Wrapper = Extract<
  | Request<'invokeWithLayer'>
  | Request<'initConnection'>
  | Request<'invokeAfterMsg'>
  | Request<'invokeAfterMsgs'>
  | Request<'invokeWithoutUpdates'>
  | Request<'invokeWithMessagesRange'>
  | Request<'invokeWithTakeout'>,
  { query: Uint8Array }
>

/** Methods that are taken off, not run. */
export const wrapperNames: ReadonlySet<string> = new Set<Wrapper['_']>([
  'invokeWithLayer',
  'initConnection',
  'invokeAfterMsg',
  'invokeAfterMsgs',
  'invokeWithoutUpdates',
  'invokeWithMessagesRange',
  'invokeWithTakeout',
])

/**
 * Takes the wrappers off a request, in whatever order they come: clients disagree about it, and gzip_packed may stand
 * before, between or inside them.
 *
 * @param inTurn a few bytes may unpack to very many: not too often at a time
 * @returns the bytes of the method itself, and what was asked for around it
 * @throws RpcError INPUT_FETCH_ERROR, CONNECTION_API_ID_INVALID, TAKEOUT_INVALID
 */
export async function unwrap(
  body: Uint8Array,
  inTurn: (unpack: () => Promise<Uint8Array>) => Promise<Uint8Array>,
): Promise<{ query: Uint8Array; wrappers: Wrappers }> {
  const wrappers: Wrappers = { layer: undefined, client: undefined, afterMessages: [], withoutUpdates: false }
  let query = body
  for (let depth = 0; depth < deepest; depth++) {
    const packed = query
    const id = idOf(query)
    const name = apiCodec.knows(id)?.name
    if (id === gzipPackedId) query = await inTurn(() => unpack(packed))
    else if (name !== undefined && wrapperNames.has(name))
      query = apply(parseRequest(query) as Wrapper, wrappers)
    else return { query, wrappers }
  }
  throw new RpcError('INPUT_FETCH_ERROR')
}

/** The constructor id a request begins with. @throws RpcError INPUT_FETCH_ERROR */
export function idOf(query: Uint8Array): number {
  if (query.length < 4) throw new RpcError('INPUT_FETCH_ERROR')
  return new TlReader(query).uint()
}

/**
 * Objects and elements of vectors in a request: more than any client sends at once. Telegram counts bytes; what a request
 * costs before its method runs is what becomes of them.
 */
const mostInRequest = 16_384

/** One object that takes all the bytes. @throws RpcError INPUT_FETCH_ERROR, INPUT_REQUEST_TOO_LONG */
export function parseRequest(query: Uint8Array): ReturnType<typeof apiCodec.readExact> {
  try {
    return apiCodec.readExact(query, mostInRequest)
  } catch (error) {
    if (error instanceof TooHeavy) throw new RpcError('INPUT_REQUEST_TOO_LONG')
    if (error instanceof TlError) throw new RpcError('INPUT_FETCH_ERROR')
    throw error
  }
}

function apply(wrapper: Wrapper, wrappers: Wrappers): Uint8Array {
  switch (wrapper._) {
    case 'invokeWithLayer':
      wrappers.layer = acceptedLayer(wrapper.layer)
      break
    case 'initConnection':
      wrappers.client = clientOf(wrapper)
      break
    case 'invokeAfterMsg':
      wrappers.afterMessages.push(wrapper.msg_id)
      break
    case 'invokeAfterMsgs':
      // One by one: arguments of a call are bounded, the ids of a request are many.
      for (const id of wrapper.msg_ids) wrappers.afterMessages.push(id)
      break
    case 'invokeWithoutUpdates':
      wrappers.withoutUpdates = true
      break
    case 'invokeWithMessagesRange': // A hint for clients that fill a gap; every message is served alike.
      break
    case 'invokeWithTakeout':
      throw new RpcError('TAKEOUT_INVALID')
  }
  return wrapper.query
}

/** A newer layer than ours is answered in ours: few types differ, and its client learns so. 0 stands for "none". */
function acceptedLayer(layer: number): number {
  return Math.min(Math.max(layer, 1), NEWEST_LAYER)
}

/** UTF-16 units of what is kept of a client's words about itself, which it may say before any login. */
const longestWord = 128

function clientOf(init: Request<'initConnection'>): ClientInfo {
  if (init.api_id <= 0) throw new RpcError('CONNECTION_API_ID_INVALID')
  return {
    apiId: init.api_id,
    deviceModel: init.device_model.slice(0, longestWord),
    systemVersion: init.system_version.slice(0, longestWord),
    appVersion: init.app_version.slice(0, longestWord),
    langCode: init.lang_code.slice(0, longestWord),
  }
}

async function unpack(query: Uint8Array): Promise<Uint8Array> {
  try {
    const reader = new TlReader(query)
    reader.uint()
    const packed = reader.bytes()
    reader.expectEnd()
    return await unzip(packed, unpackedLimit)
  } catch {
    throw new RpcError('INPUT_FETCH_ERROR')
  }
}
