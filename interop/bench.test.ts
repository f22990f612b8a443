import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')
const skip =
  !existsSync('/proc/self/stat') && 'what processes use is read from /proc, which this system lacks'

/** Whether every question is still asked and answered; how fast anything is, so short a run cannot tell. */
test('the benchmark measures everything it asks about', { skip, timeout: 300_000 }, async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=longshore-source', join(root, 'bench', 'run.ts'), '--quick'],
    { maxBuffer: 2 ** 24 },
  )
  const titles = stdout.match(/^## .*$/gm)
  assert.deepEqual(titles, [
    '## One large file on loopback',
    '## One large file, 50 ms away',
    '## Small files',
    '## Many clients at once',
    '## Many connections',
    '## A long run',
  ])
  const rows = stdout.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| --'))
  assert.ok(rows.length > 30, stdout)
  for (const row of rows) assert.doesNotMatch(row, /NaN|Infinity|undefined/)
})

test('the benchmark refuses a question it does not know, and names those it does', { skip }, async () => {
  const asked = promisify(execFile)(process.execPath, [
    '--conditions=longshore-source',
    join(root, 'bench', 'run.ts'),
    '--only',
    'weather',
  ])
  await assert.rejects(asked, { code: 1, stderr: /no question "weather"/ })
})

test('the benchmark writes only what was measured in full', { skip }, async () => {
  const asked = promisify(execFile)(process.execPath, [
    '--conditions=longshore-source',
    join(root, 'bench', 'run.ts'),
    '--only',
    'small-files',
    '--quick',
    '--write',
  ])
  await assert.rejects(asked, { code: 1, stderr: /--write goes with --only/ })
})
