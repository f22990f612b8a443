import assert from 'node:assert/strict'
import { test } from 'node:test'
import stringWidth from 'string-width'
import { type Bar, barLine } from './bar-line.ts'

const MiB = 1024 * 1024

const half: Bar = {
  name: 'a film that was made long ago.mkv',
  transferred: 512 * MiB,
  size: 1024 * MiB,
  bytesPerSecond: 20 * MiB,
  left: 26,
}

for (const [columns, line] of [
  [40, 'a film th…   50%  20.0 MiB/s  26 s left'],
  [60, 'a film that was made long a…   50%  20.0 MiB/s  26 s left'],
  [80, 'a film that was made long a…   50%  20.0 MiB/s  26 s left  512.0 MiB of 1.0 GiB'],
  [
    130,
    'a film that was made long a…  ████████████░░░░░░░░░░░░   50%  20.0 MiB/s  26 s left  512.0 MiB of 1.0 GiB',
  ],
] as const)
  test(`at ${columns} columns a bar reads: ${line}`, () => {
    assert.equal(barLine(half, columns), line)
  })

test('at every width from 20 to 240 a line fits, and from 40 on it tells speed and time left', () => {
  const names = ['a', 'notes.txt', '漢字'.repeat(40), '👨‍👩‍👧'.repeat(9), half.name]
  for (let columns = 20; columns <= 240; columns++)
    for (const name of names)
      for (const left of [undefined, 9, 36_000])
        for (const size of [undefined, 0, 1024 * MiB]) {
          const line = barLine({ ...half, name, left, size }, columns, columns % 2 ? 12 : undefined)
          assert.ok(stringWidth(line) < columns, `${columns}: ${line}`)
          if (columns < 40) continue
          assert.match(line, /20\.0 MiB\/s/)
          if (left !== undefined) assert.match(line, /left/)
        }
})

test('of something without a size no percentage and no bar is told', () => {
  const line = barLine({ ...half, size: undefined, left: undefined }, 100)
  assert.equal(line, 'a film that was made long a…  512.0 MiB  20.0 MiB/s')
})

test('of several files it tells how many are left', () => {
  assert.match(barLine({ ...half, name: '12 files' }, 100, 5), /^12 files +[█░]+ +5 to go +50% /)
})
