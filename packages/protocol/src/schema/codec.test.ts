import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SampleObjects, seeded } from '../../../../tools/tl/sample-objects.ts'
import { TlError, TlReader } from '../tl/reader.ts'
import { TlWriter } from '../tl/writer.ts'
import type { Constructor, Request, TlObject } from './api.ts'
import { apiTable, mtprotoTable } from './api-table.gen.ts'
import { apiCodec, mtprotoCodec, NEWEST_LAYER, OLDEST_LAYER } from './codec.ts'
import { Table } from './table.ts'

const table = new Table(apiTable)

test('a method is written by name and layer and read by its id', () => {
  const request: Request<'messages.uploadMedia'> = {
    _: 'messages.uploadMedia',
    business_connection_id: 'b',
    peer: { _: 'inputPeerSelf' },
    media: { _: 'inputMediaEmpty' },
  }
  const ids: [layer: number, id: string][] = [
    [158, '519bc2b1'],
    [176, '519bc2b1'],
    [177, '14967978'],
    [229, '14967978'],
    [300, '14967978'],
  ]
  for (const [layer, id] of ids) {
    const bytes = apiCodec.encode(request, layer)
    assert.equal(new TlReader(bytes).uint().toString(16), id)
    const { business_connection_id: gone, ...older } = request
    assert.deepEqual(apiCodec.readExact(bytes), layer < 177 ? older : request, `${gone}`)
  }
})

test('knows tells names and methods of ids', () => {
  assert.equal(apiCodec.knows(0xde7b673d)?.name, 'upload.saveBigFilePart')
  assert.equal(apiCodec.knows(0xde7b673d)?.isMethod, true)
  assert.equal(apiCodec.knows(0x8fd4c4d8)?.isMethod, false)
  assert.equal(apiCodec.knows(1), undefined)
  assert.equal(mtprotoCodec.knows(0xf35c6d01)?.name, 'rpc_result')
})

test('every version of every name comes back from its bytes, its fields of later layers left out', () => {
  const seed = 20
  const random = seeded(seed)
  let count = 0
  for (let layer = OLDEST_LAYER; layer <= NEWEST_LAYER; layer++) {
    for (const fullness of [0, 0.4, 1]) {
      const samples = new SampleObjects({ table, layer, random, fullness, depth: 2 })
      for (const name of table.names()) {
        const version = table.at(name, layer)
        if (version === undefined || version.from !== layer) continue
        const object = samples.object(name)
        const bytes = apiCodec.encode(Object.assign({ of_a_later_layer: 1n }, object), layer)
        assert.deepEqual(
          apiCodec.readExact(bytes),
          restricted(object, layer),
          `${name} at ${layer}, seed ${seed}`,
        )
        count++
      }
    }
  }
  assert.ok(count > 3 * 3000)
})

test('MTProto objects come back from their bytes', () => {
  const mtproto = new Table(mtprotoTable)
  const samples = new SampleObjects({ table: mtproto, layer: 1, random: seeded(21), fullness: 1, depth: 2 })
  for (const name of mtproto.names()) {
    const object = samples.object(name)
    assert.deepEqual(mtprotoCodec.readExact(mtprotoCodec.encode(object)), object)
  }
})

/** Without the optional fields whose type is another in the newest version of the object: these are not written. */
function restricted(value: unknown, layer: number): unknown {
  if (Array.isArray(value)) return value.map((item) => restricted(item, layer))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  const object = value as TlObject
  const definition = table.at(object._, layer)?.definition
  const newest = table.versions(object._).at(-1)?.definition
  const kept = Object.entries(value).filter(([field]) => {
    const own = definition?.params.find(({ name }) => name === field)
    const later = newest?.params.find(({ name }) => name === field)
    return own?.flag === undefined || own.type === 'true' || later === undefined || later.type === own.type
  })
  return Object.fromEntries(kept.map(([field, item]) => [field, restricted(item, layer)]))
}

test('an optional field of another type than the newest is not written, and its bit not set', () => {
  const user: Constructor<'user'> = { _: 'user', id: 5n, stories_max_id: { _: 'recentStory', max_id: 3 } }
  assert.deepEqual(apiCodec.readExact(apiCodec.encode(user, 200)), { _: 'user', id: 5n })
  assert.deepEqual(apiCodec.readExact(apiCodec.encode(user, 217)), user)
})

test('a double is cut to the int of an older layer', () => {
  const video: TlObject & Record<string, unknown> = { _: 'documentAttributeVideo', duration: 7.9, w: 1, h: 2 }
  assert.deepEqual(apiCodec.readExact(apiCodec.encode(video, 159)), { ...video, duration: 7 })
  assert.deepEqual(apiCodec.readExact(apiCodec.encode(video, 160)), video)
})

test('an object that the layer cannot carry is refused by name, field and layer', () => {
  const refused: [object: TlObject, layer: number, message: RegExp][] = [
    [
      { _: 'inputFile', id: 1n, parts: 1, name: 'a' } as TlObject,
      229,
      /inputFile\.md5_checksum: missing, layer 229/,
    ],
    [{ _: 'messageMediaToDo' }, 204, /layer 204 has no messageMediaToDo/],
    [{ _: 'noSuchThing' }, 229, /has no noSuchThing/],
    [
      { _: 'inputPeerUser', user_id: 5, access_hash: 1n } as TlObject,
      158,
      /inputPeerUser\.user_id: number is not a long/,
    ],
    [
      { _: 'photos.photo', photo: { _: 'userEmpty', id: 1n }, users: [] } as TlObject,
      158,
      /userEmpty where layer 158 has Photo/,
    ],
    [
      { _: 'photos.photo', photo: null, users: [] } as TlObject,
      158,
      /photos\.photo\.photo: null is not Photo/,
    ],
    [{ _: 'photos.deletePhotos', id: {} } as TlObject, 158, /object is not an array/],
  ]
  for (const [object, layer, message] of refused) {
    assert.throws(
      () => apiCodec.encode(object, layer),
      (error) => error instanceof TlError && message.test(error.message),
    )
  }
})

test('fields that share a flag bit are written together or refused', () => {
  const set: Constructor<'stickerSet'> = {
    _: 'stickerSet',
    id: 1n,
    access_hash: 2n,
    title: 't',
    short_name: 's',
    count: 0,
    hash: 0,
    thumb_dc_id: 2,
  }
  assert.throws(() => apiCodec.encode(set), /stickerSet\.thumbs: missing/)
  const whole = { ...set, thumbs: [], thumb_version: 1 }
  assert.deepEqual(apiCodec.readExact(apiCodec.encode(whole)), whole)
})

test('results: Bool, vectors, objects, and the result type of the layer', () => {
  const cases: [method: string, layer: number, result: unknown][] = [
    ['upload.saveFilePart', 158, true],
    ['upload.saveFilePart', 229, false],
    ['users.getUsers', 158, [{ _: 'userEmpty', id: 1n }]],
    ['photos.deletePhotos', 229, [1n, 2n]],
    ['messages.getDialogFilters', 174, [{ _: 'dialogFilterDefault' }]],
    ['messages.getDialogFilters', 176, { _: 'messages.dialogFilters', filters: [] }],
    ['invokeWithLayer', 229, Uint8Array.of(1, 2, 3, 4)],
    ['account.getChannelDefaultEmojiStatuses', 158, { _: 'account.emojiStatusesNotModified' }],
  ]
  for (const [method, layer, result] of cases) {
    const writer = new TlWriter()
    apiCodec.writeResult(writer, method, result, layer)
    assert.deepEqual(apiCodec.readResult(method, new TlReader(writer.finish()), layer), result)
  }
  assert.throws(() => apiCodec.writeResult(new TlWriter(), 'document', true, 229), /not a method/)
})

test('a file part is read and its bytes not copied, and written into a buffer made for it', () => {
  const part = new Uint8Array(524288).fill(7)
  const request: Request<'upload.saveBigFilePart'> = {
    _: 'upload.saveBigFilePart',
    file_id: 1n,
    file_part: 2,
    file_total_parts: 3,
    bytes: part,
  }
  const wire = apiCodec.encode(request)
  assert.ok(wire.buffer.byteLength < part.length + 512)
  const read = apiCodec.readExact(wire) as Request<'upload.saveBigFilePart'>
  assert.equal(read.bytes.buffer, wire.buffer)
  assert.deepEqual(read, request)
})

test('a wrapper gives its query as the rest of the bytes, unread', () => {
  const query = apiCodec.encode({ _: 'help.getConfig' })
  const request: Request<'invokeWithLayer'> = { _: 'invokeWithLayer', layer: 158, query }
  const wire = apiCodec.encode(request)
  assert.deepEqual(apiCodec.readExact(wire), request)
  assert.deepEqual(
    mtprotoCodec.readExact(
      mtprotoCodec.encode({ _: 'rpc_result', req_msg_id: 5n, result: wire } as TlObject),
    ),
    {
      _: 'rpc_result',
      req_msg_id: 5n,
      result: wire,
    },
  )
})
