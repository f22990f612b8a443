import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { test } from 'node:test'
import { InvalidArgumentError } from 'commander'
import { byteCount, duration, hostAndPort, numberBetween, rate, workerCount } from './option-values.ts'

const right = [
  [duration, '1s', 1000],
  [duration, '10m', 600_000],
  [duration, '3h', 10_800_000],
  [duration, '2d', 172_800_000],
  [byteCount, '1KiB', 1024],
  [byteCount, '512MiB', 536_870_912],
  [byteCount, '16GiB', 17_179_869_184],
  [byteCount, '2TiB', 2_199_023_255_552],
  [numberBetween(1, 9), '9', 9],
  [workerCount, '1', 1],
  [workerCount, '64', 64],
  [workerCount, 'auto', Math.min(availableParallelism(), 64)],
  [rate, '1024', 1024],
  [rate, '500K', 512_000],
  [rate, '5M', 5_242_880],
  [rate, '1.5MiB/s', 1_572_864],
  [rate, '2G', 2_147_483_648],
] as const
for (const [parse, text, value] of right)
  test(`${text} is ${value}`, () => {
    assert.equal(parse(text), value)
  })

const wrong = [
  [workerCount, '0'],
  [workerCount, '65'],
  [workerCount, 'all'],
  [duration, '0s'],
  [duration, '10'],
  [duration, '-1h'],
  [duration, '1.5h'],
  [duration, '1w'],
  [byteCount, '0GiB'],
  [byteCount, '5GB'],
  [byteCount, '16 GiB'],
  [numberBetween(1, 9), '10'],
  [numberBetween(1, 9), '0x1'],
  [rate, '0M'],
  [rate, '1023'],
  [rate, '5MB'],
  [rate, '5m'],
  [rate, '-5M'],
  [rate, '5 M'],
  [rate, 'fast'],
  [rate, ''],
] as const
for (const [parse, text] of wrong)
  test(`${text} is refused, with an example of what is right`, () => {
    assert.throws(() => parse(text), /(is|are) wanted/)
  })

for (const [text, host, port] of [
  ['files.example.org', 'files.example.org', undefined],
  ['files.example.org:443', 'files.example.org', 443],
  ['203.0.113.5:4430', '203.0.113.5', 4430],
  ['2001:db8::1', '2001:db8::1', undefined],
  ['[2001:db8::1]', '2001:db8::1', undefined],
  ['[2001:db8::1]:443', '2001:db8::1', 443],
] as const)
  test(`the address ${text} is ${host}, port ${port}`, () => {
    assert.deepEqual(hostAndPort(text), { host, port })
  })

for (const text of ['', ':443', 'a b', 'http://a', 'a:0', 'a:65536', 'a:x', '[a]:1', '[2001:db8::1'])
  test(`"${text}" is no address`, () => assert.throws(() => hostAndPort(text), InvalidArgumentError))
