import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { wholeOf } from '@longshore/protocol/mtproto/message/body'
import type { TlObject, Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { Table } from '@longshore/protocol/schema/table'
import { emits } from '@longshore/server/api/layers/emits'
import { encodeObject } from '@longshore/server/api/layers/encode-object'
import { encodeResult } from '@longshore/server/api/layers/encode-result'
import { readPackages } from '../tools/tl/packages.ts'
import { SampleObjects, seeded } from '../tools/tl/sample-objects.ts'

const require = createRequire(import.meta.url)
const repository = new URL('../', import.meta.url)

/** A client's own reader and writer: our bytes go in, the object is written again. */
interface ClientCodec {
  readonly name: string
  readonly layer: number
  /** Reads all the bytes as one object and writes it again; throws where the client would. */
  rewrite(bytes: Uint8Array): Uint8Array
}

/** GramJS and teleproto: a class for every constructor and method. */
function gramjs(alias: string, layer: number): ClientCodec {
  const { BinaryReader } = require(`${alias}/extensions/BinaryReader.js`) as {
    BinaryReader: new (bytes: Buffer) => { tgReadObject(): { getBytes(): Buffer }; tellPosition(): number }
  }
  return {
    name: `${alias}, layer ${layer}`,
    layer,
    rewrite: (bytes) => {
      const reader = new BinaryReader(Buffer.from(bytes))
      const object = reader.tgReadObject()
      assert.equal(reader.tellPosition(), bytes.length, 'the client left bytes over')
      return Uint8Array.from(object.getBytes())
    },
  }
}

interface MtcuteRuntime {
  TlBinaryReader: new (map: object, bytes: Uint8Array) => { object(): object; pos: number }
  TlBinaryWriter: { serializeObject(map: object, object: object): Uint8Array }
}

const mtcuteLayer = 227
const mtcuteFolder = new URL('tl/', import.meta.resolve('@mtcute/core'))
const { TlBinaryReader, TlBinaryWriter } = (await import('@mtcute/tl-runtime')) as unknown as MtcuteRuntime
const { __tlReaderMap: readerMap } = (await import(`${mtcuteFolder}binary/reader.js`)) as {
  __tlReaderMap: object
}
const { __tlWriterMap: writerMap } = (await import(`${mtcuteFolder}binary/writer.js`)) as {
  __tlWriterMap: object
}

/** mtcute reads constructors only. */
const mtcute: ClientCodec = {
  name: `@mtcute/core, layer ${mtcuteLayer}`,
  layer: mtcuteLayer,
  rewrite: (bytes) => {
    const reader = new TlBinaryReader(readerMap, bytes)
    const object = reader.object()
    assert.equal(reader.pos, bytes.length, 'the client left bytes over')
    return TlBinaryWriter.serializeObject(writerMap, object)
  },
}

const gramjsCodecs = [
  gramjs('telegram-158', 158),
  gramjs('telegram-198', 198),
  gramjs('teleproto-214', 214),
  gramjs('teleproto-229', 229),
]
const codecs = [...gramjsCodecs, mtcute]

/** What a client's own schema has: flag bits that came to an id later are unknown to it. */
const ownTables = new Map<number, Table>()
const { schemas } = await readPackages(
  [fileURLToPath(new URL('node_modules', repository))],
  await readFile(new URL('schema/mtproto.tl', repository), 'utf8'),
)
for (const { layer, lines } of schemas) {
  const ofKind = (isMethod: boolean) =>
    lines.filter((line) => line.isMethod === isMethod).map(({ line }) => withoutMovedBit(line))
  ownTables.set(layer, new Table([...ofKind(false), '---functions---', ...ofKind(true)].join('\n')))
}

/** messageActionGiftCode#56d03994 moved this bit and kept its id: we have the later place. */
function withoutMovedBit(line: string): string {
  return line.replace(' unclaimed:flags.2?true', '')
}

function ownTableOf({ name, layer }: ClientCodec): Table {
  const table = ownTables.get(layer)
  if (table === undefined) throw new Error(`no schema of ${name}`)
  return table
}

/** Read by hand, not through the classes. */
const builtIn = new Set(['boolFalse', 'boolTrue', 'error'])

/** Wrappers hold bytes for us and objects for clients; mtcute reads no methods at all. */
function isComparable(name: string, codec: ClientCodec): boolean {
  const version = ownTableOf(codec).at(name, 0)
  if (version === undefined || builtIn.has(name) || version.definition.type === 'X') return false
  return (!version.isMethod || codec !== mtcute) && apiCodec.definition(name, codec.layer) !== undefined
}

for (const codec of codecs) {
  test(`${codec.name}: every object it knows is read from our bytes and written to the same bytes`, () => {
    const seed = 50
    const table = ownTableOf(codec)
    for (const fullness of [0, 0.5, 1]) {
      const samples = new SampleObjects({ table, layer: 0, random: seeded(seed), fullness, depth: 2 })
      for (const name of table.names()) {
        if (!isComparable(name, codec)) continue
        const bytes = apiCodec.encode(safeLongs(samples.object(name)), codec.layer)
        assert.equal(hex(codec.rewrite(bytes)), hex(bytes), `${name}, seed ${seed}, fullness ${fullness}`)
      }
    }
  })

  test(`${codec.name}: everything the server emits is read and understood`, () => {
    const seed = 51
    const only = new Set<string>(emits)
    const options = { table: ownTableOf(newest), layer: 0, fullness: 1, depth: 2, only }
    const samples = new SampleObjects({ ...options, random: seeded(seed) })
    for (const name of emits) {
      if (!isComparable(name, codec)) continue
      expectUnderstood(
        codec,
        encodeObject(safeLongs(samples.object(name)), codec.layer),
        `${name}, seed ${seed}`,
      )
    }
  })
}

/** What a client gets when a file arrives in a channel and in a private chat. */
const arrival: Type<'Updates'> = {
  _: 'updates',
  updates: [
    {
      _: 'updateNewMessage',
      message: {
        _: 'message',
        out: true,
        id: 1,
        from_id: { _: 'peerUser', user_id: 5n },
        peer_id: { _: 'peerUser', user_id: 6n },
        reply_to: { _: 'messageReplyHeader', reply_to_msg_id: 3, quote_text: 'q' },
        date: 1700000000,
        message: 'caption',
        entities: [
          { _: 'messageEntityBold', offset: 0, length: 7 },
          { _: 'messageEntityFormattedDate', offset: 0, length: 1, date: 2 },
        ],
        media: {
          _: 'messageMediaDocument',
          document: {
            _: 'document',
            id: 7n,
            access_hash: -8n,
            file_reference: new Uint8Array(40).fill(1),
            date: 1700000000,
            mime_type: 'video/mp4',
            size: 5_000_000_000n,
            thumbs: [{ _: 'photoSize', type: 'm', w: 320, h: 180, size: 9000 }],
            dc_id: 2,
            attributes: [
              { _: 'documentAttributeVideo', supports_streaming: true, duration: 12.5, w: 1280, h: 720 },
              { _: 'documentAttributeFilename', file_name: 'видео 📁.mp4' },
            ],
          },
        },
      },
      pts: 10,
      pts_count: 1,
    },
    { _: 'updateNewAuthorization', hash: 9n },
  ],
  users: [{ _: 'user', id: 6n, access_hash: 11n, first_name: 'Б', color: { _: 'peerColor', color: 2 } }],
  chats: [
    {
      _: 'channel',
      id: 12n,
      access_hash: 13n,
      title: 'c',
      photo: { _: 'chatPhotoEmpty' },
      date: 1,
      stories_max_id: { _: 'recentStory', max_id: 4 },
    },
  ],
  date: 1700000000,
  seq: 0,
}

for (const codec of codecs) {
  test(`${codec.name}: a file that arrives is understood`, () => {
    expectUnderstood(codec, encodeObject(arrival, codec.layer), 'updates')
    const bytes = new Uint8Array(131072).fill(3)
    const file = { _: 'upload.file', type: { _: 'storage.fileMp4' }, mtime: 1, bytes }
    expectUnderstood(codec, wholeOf(encodeResult('upload.getFile', file, codec.layer)), 'upload.file')
  })
}

test(`${mtcute.name}: its requests are our requests, byte for byte`, async () => {
  const seed = 52
  const table = ownTableOf(mtcute)
  const toMtcute = await mtcuteShapes()
  let count = 0
  for (const fullness of [0, 0.5, 1]) {
    const samples = new SampleObjects({ table, layer: 0, random: seeded(seed), fullness, depth: 2 })
    for (const name of table.names()) {
      const version = table.at(name, 0)
      if (version?.isMethod !== true || version.definition.type === 'X') continue
      if (apiCodec.definition(name, mtcuteLayer) === undefined) continue
      const bytes = apiCodec.encode(safeLongs(samples.object(name)), mtcuteLayer)
      const written = TlBinaryWriter.serializeObject(writerMap, toMtcute(apiCodec.readExact(bytes)))
      assert.equal(hex(written), hex(bytes), `${name}, seed ${seed}, fullness ${fullness}`)
      count++
    }
  }
  assert.ok(count > 3 * 700)
})

/** The codec whose schema is the canonical one. */
const newest = gramjs('teleproto-229', 229)

function expectUnderstood(codec: ClientCodec, bytes: Uint8Array, what: string): void {
  const table = ownTableOf(codec)
  const understood = apiCodec.readExact(codec.rewrite(bytes))
  assert.deepEqual(understood, onlyKnown(apiCodec.readExact(bytes), table), what)
}

/** Without the flag bits that the client's snapshot of the schema does not have. */
function onlyKnown(value: unknown, table: Table): unknown {
  if (Array.isArray(value)) return value.map((item) => onlyKnown(item, table))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const known = new Set(table.at((value as TlObject)._, 0)?.definition.params.map(({ name }) => name))
  const entries = Object.entries(value).filter(([field]) => field === '_' || known.has(field))
  return Object.fromEntries(entries.map(([field, item]) => [field, onlyKnown(item, table)]))
}

/** mtcute holds ids as numbers: all longs get 53 bits. */
function safeLongs<T>(value: T): T {
  if (typeof value === 'bigint') return BigInt.asUintN(52, value) as T
  if (Array.isArray(value)) return value.map(safeLongs) as T
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, safeLongs(item)])) as T
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** From our spelling to mtcute's: camelCase, Long, and number for int53. */
async function mtcuteShapes(): Promise<(object: TlObject) => object> {
  const { default: Long } = (await import('long')) as {
    default: { fromBigInt?(n: bigint): object; fromString(n: string): object }
  }
  const file = await readFile(new URL('api-schema.json', mtcuteFolder), 'utf8')
  const { e: entries } = JSON.parse(file) as {
    e: { name: string; arguments: { name: string; type: string }[] }[]
  }
  const int53 = new Set(
    entries.flatMap((entry) =>
      entry.arguments.filter(({ type }) => type === 'int53').map(({ name }) => `${entry.name}.${name}`),
    ),
  )
  const convert = (value: unknown, place: string): unknown => {
    if (typeof value === 'bigint') return int53.has(place) ? Number(value) : Long.fromString(String(value))
    if (Array.isArray(value)) return value.map((item) => convert(item, place))
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
    const { _: name } = value as TlObject
    const fields = Object.entries(value).map(([field, item]) => [
      camelCase(field),
      convert(item, `${name}.${field}`),
    ])
    return Object.fromEntries(fields)
  }
  return (object) => convert(object, '') as object
}

function camelCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])_([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
