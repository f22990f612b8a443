import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { test } from 'node:test'
import { disposition } from './http-range-headers.ts'
import { type Wanted, wantedOf } from './http-range-request.ts'

const tag = '"5-3e8"'
const file = { tag, size: 1000 }
const all: Wanted = { kind: 'all' }
const nothing: Wanted = { kind: 'nothing there' }
const range = (start: number, end: number): Wanted => ({ kind: 'range', start, end })

for (const [header, wanted, size = 1000] of [
  ['bytes=0-0', range(0, 1)],
  ['bytes=0-499', range(0, 500)],
  ['bytes=500-', range(500, 1000)],
  ['bytes=0-', range(0, 1000)],
  ['bytes=-1', range(999, 1000)],
  ['bytes=-5000', range(0, 1000)],
  ['bytes=999-5000', range(999, 1000)],
  ['BYTES=0-0', range(0, 1)],
  ['bytes= 0-0 ', range(0, 1)],
  [`bytes=0-${'9'.repeat(400)}`, range(0, 1000)],
  [`bytes=4294967296-4294967299`, range(2 ** 32, 2 ** 32 + 4), 2 ** 33],
  ['bytes=1000-', nothing],
  [`bytes=${'9'.repeat(400)}-`, nothing],
  ['bytes=-0', nothing],
  ['bytes=2000-, -0', nothing],
  ['bytes=0-', nothing, 0],
  ['bytes=-5', all, 0],
  ['bytes=0-0,-1', all],
  ['bytes=0-0, 2000-', range(0, 1)],
  ['bytes=5-4', all],
  ['bytes=0-0,5-4', all],
  ['bytes=', all],
  ['bytes=-', all],
  ['bytes=a-b', all],
  ['bytes=+1-2', all],
  ['bytes=1.5-2', all],
  ['bytes 0-1', all],
  ['items=0-1', all],
] as [string, Wanted, number?][]) {
  test(`${header.slice(0, 40)} of ${size} bytes`, () => {
    assert.deepEqual(wantedOf('GET', { range: header }, { tag, size }), wanted)
  })
}

for (const [headers, wanted] of [
  [{}, all],
  [{ 'if-range': tag, range: 'bytes=0-0' }, range(0, 1)],
  [{ 'if-range': '"6-3e8"', range: 'bytes=0-0' }, all],
  [{ 'if-range': `W/${tag}`, range: 'bytes=0-0' }, all],
  [{ 'if-range': 'Wed, 21 Oct 2015 07:28:00 GMT', range: 'bytes=0-0' }, all],
  [{ 'if-none-match': tag, range: 'bytes=0-0' }, { kind: 'not modified' }],
  [{ 'if-none-match': `"x", W/${tag}` }, { kind: 'not modified' }],
  [{ 'if-none-match': '*' }, { kind: 'not modified' }],
  [{ 'if-none-match': '"x"', range: 'bytes=0-0' }, range(0, 1)],
  [{ 'if-match': tag }, all],
  [{ 'if-match': '*' }, all],
  [{ 'if-match': `"x", ${tag}`, range: 'bytes=-1' }, range(999, 1000)],
  [{ 'if-match': '"x"', 'if-none-match': tag }, { kind: 'other version' }],
  [{ 'if-match': `W/${tag}` }, { kind: 'other version' }],
] as [IncomingHttpHeaders, Wanted][]) {
  test(`a request with ${JSON.stringify(headers)}`, () => {
    assert.deepEqual(wantedOf('GET', headers, file), wanted)
  })
}

test('HEAD knows no ranges, but conditions', () => {
  assert.deepEqual(wantedOf('HEAD', { range: 'bytes=0-0' }, file), all)
  assert.deepEqual(wantedOf('HEAD', { 'if-none-match': tag }, file), { kind: 'not modified' })
})

for (const [name, said] of [
  ['a.mp4', `inline; filename="a.mp4"; filename*=UTF-8''a.mp4`],
  ['a "b".mp4', `inline; filename="a _b_.mp4"; filename*=UTF-8''a%20%22b%22.mp4`],
  ['../a\\b', `inline; filename="b"; filename*=UTF-8''b`],
  ['annexe\u202etxt.exe', `inline; filename="annexetxt.exe"; filename*=UTF-8''annexetxt.exe`],
  ['a\r\nb', `inline; filename="ab"; filename*=UTF-8''ab`],
  ["it's (1).mp4", `inline; filename="it's (1).mp4"; filename*=UTF-8''it%27s%20%281%29.mp4`],
  ['é', `inline; filename="_"; filename*=UTF-8''%C3%A9`],
  ['\ud800', `inline; filename="_"; filename*=UTF-8''%EF%BF%BD`],
] as const) {
  test(`the name ${JSON.stringify(name)} in a header`, () => {
    assert.equal(disposition('inline', name), said)
  })
}
