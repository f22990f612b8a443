import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { showProgress } from './progress.ts'

/** A terminal that remembers what was written to it. */
function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 200, rows: 50 })
  let text = ''
  stream.on('data', (chunk) => {
    text += chunk
  })
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => text }
}

test('a transfer of a known size has a bar, and is cleared away at its end', () => {
  const { stream, written } = terminal(true)
  const progress = showProgress('big {bar}.iso\u001b[2J', stream)
  progress.update({ transferred: 512 * 1024, total: 1024 * 1024 })
  const shown = written()
  assert.match(shown, /big \{bar\}\.iso\u{fffd}\[2J [\s\S]*50% 512\.0 KiB of 1\.0 MiB, /u)
  progress.update({ transferred: 1024 * 1024, total: 1024 * 1024 })
  progress.stop()
  assert.ok(written().endsWith('\u001b[?25h') || written().length > shown.length)
})

test('a transfer of unknown size claims no percentage and no end', () => {
  const { stream, written } = terminal(true)
  const progress = showProgress('stdin', stream)
  progress.update({ transferred: 2048 })
  progress.stop()
  assert.match(written(), /stdin: 2\.0 KiB, /)
  assert.doesNotMatch(written(), /%|left/)
})

test('elsewhere than on a terminal nothing is written', () => {
  const { stream, written } = terminal(false)
  const progress = showProgress('big.iso', stream)
  progress.update({ transferred: 1, total: 2 })
  progress.stop()
  assert.equal(written(), '')
})
