import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bitString, integer, objectIdentifier, octetString, readIntegers, sequence } from './der.ts'

const cases: [string, Uint8Array, string][] = [
  ['zero', integer(0n), '020100'],
  ['a number without its highest bit', integer(127n), '02017f'],
  ['a number with its highest bit', integer(128n), '02020080'],
  ['a number of 256 bytes', integer(1n << 2047n), `0282010100${'80'.padEnd(512, '0')}`],
  ['an empty sequence', sequence(), '3000'],
  ['a sequence of 128 bytes', sequence(octetString(new Uint8Array(126))), `308180${'047e'.padEnd(256, '0')}`],
  ['dhKeyAgreement', objectIdentifier(1, 2, 840, 113549, 1, 3, 1), '06092a864886f70d010301'],
  ['bits', bitString(Uint8Array.of(5)), '03020005'],
]

for (const [name, bytes, expected] of cases) {
  test(`writes ${name}`, () => assert.equal(Buffer.from(bytes).toString('hex'), expected))
}

test('reads the integers that were written', () => {
  const numbers = [0n, 65537n, 255n, 1n << 2047n]
  assert.deepEqual(readIntegers(sequence(...numbers.map(integer))), numbers)
})

const refused: [string, string][] = [
  ['nothing', ''],
  ['another tag', '020100'],
  ['bytes after the end', '300000'],
  ['an element that ends after the bytes', '3003020200'],
  ['a length without its bytes', '3082'],
  ['a length of four bytes', '30840000000000'],
  ['a negative number', '3003020180'],
  ['an empty number', '30020200'],
  ['something that is no number', '3003040100'],
]

for (const [name, hex] of refused) {
  test(`refuses ${name}`, () =>
    assert.throws(() => readIntegers(Uint8Array.from(Buffer.from(hex, 'hex'))), RangeError))
}
