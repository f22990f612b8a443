import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { showProgress } from './progress.ts'

/** A terminal that remembers what was written to it. */
function terminal(isTTY: boolean) {
  let text = ''
  const stream = {
    isTTY,
    columns: 120,
    rows: 50,
    write(more: string) {
      text += more
    },
    on() {},
    off() {},
  }
  return { stream, written: () => text }
}

test('work of a known size has a bar, and is cleared away at its end', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.after(() => mock.timers.reset())
  const { stream, written } = terminal(true)
  const progress = showProgress('big {bar}.iso\u001b[2J', stream)
  progress.update({ transferred: 512 * 1024, total: 1024 * 1024 })
  mock.timers.tick(100)
  assert.match(written(), /big \{bar\}\.iso\u{fffd}\[2J .*50%.*512\.0 KiB of 1\.0 MiB/u)
  progress.stop()
  assert.ok(written().endsWith('\r\u001b[J\u001b[?25h'))
})

test('work of unknown size claims no percentage and no end', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.after(() => mock.timers.reset())
  const { stream, written } = terminal(true)
  const progress = showProgress('stdin', stream)
  progress.update({ transferred: 2048 })
  mock.timers.tick(100)
  progress.stop()
  assert.match(written(), /stdin +2\.0 KiB/)
  assert.doesNotMatch(written(), /%|left/)
})

test('elsewhere than on a terminal nothing is written', () => {
  const { stream, written } = terminal(false)
  const progress = showProgress('big.iso', stream)
  progress.update({ transferred: 1, total: 2 })
  progress.stop()
  assert.equal(written(), '')
})
