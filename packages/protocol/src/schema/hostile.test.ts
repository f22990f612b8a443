import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SampleObjects, seeded } from '../../../../tools/tl/sample-objects.ts'
import { TlError, TlReader } from '../tl/reader.ts'
import { TlWriter } from '../tl/writer.ts'
import type { TlObject } from './api.ts'
import { apiTable } from './api-table.gen.ts'
import { apiCodec, mtprotoCodec } from './codec.ts'
import { Table } from './table.ts'
import { MAX_WEIGHT, TooHeavy } from './value.ts'

const table = new Table(apiTable)
const idOf = (name: string) => table.versions(name).at(-1)?.id ?? 0

function bytesOf(write: (writer: TlWriter) => void): Uint8Array {
  const writer = new TlWriter()
  write(writer)
  return writer.finish()
}

test('a vector that claims more elements than the bytes can hold is refused at once', () => {
  const counts: [count: number, refused: RegExp][] = [
    [5_000_000, /vector of 5000000 where 1 fit at most/],
    [-1, /vector of 4294967295/],
    [2, /vector of 2 where 1/],
  ]
  for (const [count, refused] of counts) {
    const bytes = bytesOf((w) => {
      w.uint(idOf('photos.deletePhotos'))
      w.uint(0x1cb5c415)
      w.int(count)
      w.uint(idOf('inputPhotoEmpty'))
    })
    assert.equal(bytes.length, 16)
    assert.throws(() => apiCodec.readExact(bytes), refused)
  }
  const votes = bytesOf((w) => {
    w.uint(idOf('messages.sendVote'))
    w.uint(idOf('inputPeerSelf'))
    w.int(1)
    w.uint(0x1cb5c415)
    w.int(5_000_000)
  })
  assert.throws(() => apiCodec.readExact(votes), /messages\.sendVote\.options: vector of 5000000 where 0 fit/)
  const salts = bytesOf((w) => {
    w.uint(0xae500895)
    w.long(1n)
    w.int(0)
    w.int(2)
    for (let i = 0; i < 4; i++) w.int(0)
  })
  assert.throws(() => mtprotoCodec.readExact(salts), /vector of 2 where 1 fit/)
})

test('a request cut off anywhere is refused, and so is one with bytes behind it', () => {
  const samples = new SampleObjects({ table, layer: 229, random: seeded(30), fullness: 1, depth: 3 })
  for (const name of [
    'messages.sendMedia',
    'messages.sendMultiMedia',
    'upload.saveFilePart',
    'upload.getFile',
  ]) {
    const bytes = apiCodec.encode(samples.object(name))
    for (let length = 0; length < bytes.length; length++) {
      assert.throws(() => apiCodec.readExact(bytes.subarray(0, length)), TlError, `${name} of ${length}`)
    }
    const longer = new Uint8Array(bytes.length + 4)
    longer.set(bytes)
    assert.throws(() => apiCodec.readExact(longer), /4 bytes too many/)
  }
})

test('objects nested too deep are refused, long before the stack ends', () => {
  const deep = (levels: number) =>
    bytesOf((w) => {
      for (let i = 0; i < levels; i++) {
        w.uint(idOf('jsonArray'))
        w.uint(0x1cb5c415)
        w.int(1)
      }
      w.uint(idOf('jsonNull'))
    })
  assert.equal(apiCodec.readExact(deep(31))._, 'jsonArray')
  assert.throws(() => apiCodec.readExact(deep(33)), /nested deeper than 64/)
  assert.throws(() => apiCodec.readExact(deep(20_000)), TlError)
})

test('one read makes a bounded number of objects and elements, whatever they are', () => {
  const many = (count: number) =>
    bytesOf((w) => {
      w.uint(idOf('jsonArray'))
      w.uint(0x1cb5c415)
      w.int(count)
      for (let i = 0; i < count; i++) w.uint(idOf('jsonNull'))
    })
  const most = MAX_WEIGHT / 2 - 1
  assert.equal(apiCodec.readExact(many(most))._, 'jsonArray')
  assert.throws(() => apiCodec.readExact(many(most + 1)), TooHeavy)
})

test('who reads may have less, and longs weigh as much as objects', () => {
  const ids = (count: number) =>
    apiCodec.encode({
      _: 'messages.getCustomEmojiDocuments',
      document_id: Array.from({ length: count }, () => 1n),
    } as TlObject)
  apiCodec.readExact(ids(99), 100)
  assert.throws(() => apiCodec.readExact(ids(100), 100), TooHeavy)
})

test('a vector that is too heavy costs nothing', () => {
  const bytes = apiCodec.encode({
    _: 'messages.getCustomEmojiDocuments',
    document_id: Array.from({ length: 200_000 }, () => 1n),
  } as TlObject)
  const reader = new TlReader(bytes)
  assert.throws(() => apiCodec.read(reader, 100), TooHeavy)
  assert.ok(reader.position < 20, `${reader.position}`)
})

test('what is no constructor, or not of the type that is due, is refused', () => {
  const of = (...ids: number[]) => bytesOf((w) => ids.forEach((id) => void w.uint(id)))
  const refused: [bytes: Uint8Array, message: RegExp][] = [
    [of(0x12345678), /unknown constructor 12345678 at 0/],
    [
      of(idOf('photos.updateProfilePhoto'), 0, idOf('inputPeerSelf')),
      /inputPeerSelf at 8 where InputPhoto is due/,
    ],
    [
      of(idOf('photos.updateProfilePhoto'), 0, idOf('help.getConfig')),
      /help\.getConfig at 8 where InputPhoto is due/,
    ],
    [of(idOf('account.updateStatus'), 1), /1 at 4 is not a Bool/],
    [of(idOf('users.getUsers'), 0x1cb5c416, 0), /is not a Vector/],
  ]
  for (const [bytes, message] of refused) {
    assert.throws(
      () => apiCodec.readExact(bytes),
      (error) => error instanceof TlError && message.test(error.message),
    )
  }
  assert.throws(() => apiCodec.readResult('upload.saveFilePart', new TlReader(of(0))), TlError)
})

test('valid requests with wrong bytes are parsed or refused with a TlError, nothing else', () => {
  const seed = 31
  const random = seeded(seed)
  const samples = new SampleObjects({ table, layer: 229, random, fullness: 0.5, depth: 3 })
  const methods = [...table.names()].filter((name) => table.at(name, 229)?.isMethod === true)
  let refused = 0
  for (let i = 0; i < 10_000; i++) {
    const bytes = apiCodec.encode(samples.object(methods[i % methods.length] ?? ''))
    for (let changes = 1 + Math.floor(random() * 3); changes > 0; changes--) {
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    }
    try {
      apiCodec.readExact(bytes)
    } catch (error) {
      assert.ok(error instanceof TlError, `${String(error)}, seed ${seed}, round ${i}`)
      refused++
    }
  }
  assert.ok(refused > 5000 && refused < 10_000)
})
