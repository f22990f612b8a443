import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { appendFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { copyPackage, run } from './package-copy.ts'

const NO_PATH = { PATH: '/nowhere', CC: '' }

test('without a compiler nothing is built, that is said in one line, and the installation goes on', async () => {
  await using copy = await copyPackage()
  const { status, output } = run(join(copy.folder, 'scripts', 'build.mjs'), [], NO_PATH)
  assert.equal(status, 0)
  assert.match(output, /^@longshore\/native is not built: there is no C compiler\..*\n$/)
  assert.equal(existsSync(join(copy.folder, 'build')), false)
})

test('sources that do not compile leave nothing behind', async () => {
  await using copy = await copyPackage()
  await appendFile(join(copy.folder, 'src', 'messages.c'), '\nthis is no C\n')
  const { status, output } = run(join(copy.folder, 'scripts', 'build.mjs'))
  assert.equal(status, 0)
  assert.match(output, /is not built/)
  assert.equal(existsSync(join(copy.folder, 'build', 'longshore.node')), false)
})

test('where it is not built, the package says why instead of failing', async () => {
  await using copy = await copyPackage()
  const program = `const { addon, reason } = require(${JSON.stringify(join(copy.folder, 'index.cjs'))})
    if (addon !== undefined || !/longshore.node/.test(reason)) process.exit(1)`
  assert.equal(run('-e', [program]).status, 0)
})

test('what is built already is built again only when its sources change', { skip: skipped() }, async () => {
  await using copy = await copyPackage()
  const build = () => run(join(copy.folder, 'scripts', 'build.mjs'))
  const addon = join(copy.folder, 'build', 'longshore.node')
  build()
  const first = await stat(addon)
  build()
  assert.equal((await stat(addon)).ino, first.ino)
  await appendFile(join(copy.folder, 'src', 'messages.c'), '\n// changed\n')
  build()
  assert.notEqual((await stat(addon)).ino, first.ino)
})

function skipped(): string | false {
  return (
    run('-e', ["require('node:child_process').execFileSync('cc', ['--version'])"]).status !== 0 &&
    'there is no C compiler here'
  )
}
