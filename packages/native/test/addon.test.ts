import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { copyPackage, run } from './package-copy.ts'

const built = join(import.meta.dirname, '..', 'build', 'longshore.node')
const driver = join(import.meta.dirname, 'drive.cjs')

test('the addon agrees with itself and refuses nonsense', {
  skip: !existsSync(built) && 'it is not built',
}, () => {
  const { status, output } = run(driver, [built])
  assert.equal(status, 0, output)
  assert.match(output, /^done$/m)
})

const runtime = libraryOf('libasan.so')

test('the addon under AddressSanitizer and UndefinedBehaviorSanitizer', {
  skip: runtime === undefined && 'there is no gcc with its sanitizers here',
}, async () => {
  await using copy = await copyPackage()
  const env = {
    CC: 'gcc',
    CFLAGS: '-g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined',
    LD_PRELOAD: runtime ?? '',
    // What Node itself keeps until its end is not ours to tell of.
    ASAN_OPTIONS: 'detect_leaks=0',
  }
  const building = run(join(copy.folder, 'scripts', 'build.mjs'), [], env)
  assert.equal(building.output, '')
  const { status, output } = run(driver, [join(copy.folder, 'build', 'longshore.node')], env)
  assert.equal(status, 0, output)
  assert.match(output, /^done$/m)
})

/** Where gcc keeps a library; undefined where it has none. */
function libraryOf(name: string): string | undefined {
  const { stdout } = spawnSync('gcc', [`-print-file-name=${name}`], { encoding: 'utf8' })
  const path = stdout?.trim()
  return path && path !== name && existsSync(path) ? path : undefined
}
