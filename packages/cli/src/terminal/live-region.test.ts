import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { Screen } from '../../test/screen.ts'
import { LiveRegion } from './live-region.ts'

/** A region whose lines fill the window; what it says first draws them. */
function region(screen: Screen, lines = ['first', 'second']): LiveRegion {
  const made = new LiveRegion(screen, (columns) => lines.map((line) => line.repeat(50).slice(0, columns - 1)))
  made.changed()
  made.say('begun')
  return made
}

test('lines are drawn within a frame, however often they change', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.after(() => mock.timers.reset())
  const written: string[] = []
  const stream = { columns: 80, rows: 24, write: (text: string) => written.push(text), on() {}, off() {} }
  const live = new LiveRegion(stream, () => ['bar'])
  for (let i = 0; i < 10; i++) live.changed()
  assert.deepEqual(written, [])
  mock.timers.tick(100)
  assert.equal(written.length, 1)
  assert.match(written.join(''), /bar\r$/)
  live.close()
})

test('lines stay the last ones, and are gone in the end', async () => {
  const screen = new Screen(30)
  const live = region(screen)
  const drawn = ['first'.repeat(6).slice(0, 29), 'second'.repeat(5).slice(0, 29)]
  assert.deepEqual(await screen.text(), ['begun', ...drawn])
  live.say('done: a')
  live.say('done: b')
  assert.deepEqual(await screen.text(), ['begun', 'done: a', 'done: b', ...drawn])
  live.close()
  assert.deepEqual(await screen.text(), ['begun', 'done: a', 'done: b'])
  live.say('after')
  assert.deepEqual(await screen.text(), ['begun', 'done: a', 'done: b', 'after'])
})

for (const columns of [40, 80, 135, 200])
  test(`at ${columns} columns what is said is never cut, however long`, async () => {
    const screen = new Screen(columns)
    const live = region(screen)
    const long = `longshore://me/12  1.0 GiB  sha256 ${'0123456789abcdef'.repeat(4)}  ${'name '.repeat(60)}end`
    for (const line of [long, 'x'.repeat(columns), 'short', long]) live.say(line)
    live.close()
    assert.deepEqual(await screen.text(), ['begun', long, 'x'.repeat(columns), 'short', long])
  })

test('in a window that changes its size the lines are drawn anew, for the new width', () => {
  let resized = () => {}
  let written = ''
  const stream = {
    columns: 120,
    rows: 24,
    write(text: string) {
      written += text
    },
    on(_: 'resize', listener: () => void) {
      resized = listener
    },
    off() {},
  }
  const live = new LiveRegion(stream, (columns) => ['x'.repeat(columns - 1), 'y'])
  live.changed()
  resized()
  // The cursor waits at the beginning of the first line, so that all from there on is the region's.
  assert.ok(written.endsWith(`\r\u001b[J${'x'.repeat(119)}\r\ny\u001b[1A\r`))
  stream.columns = 40
  resized()
  assert.ok(written.endsWith(`\r\u001b[J${'x'.repeat(39)}\r\ny\u001b[1A\r`))
  live.close()
})

test('more lines than the window has are not drawn', async () => {
  const screen = new Screen(40, 5)
  const live = region(screen, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
  live.close()
  assert.deepEqual(await screen.text(), ['begun'])
})
