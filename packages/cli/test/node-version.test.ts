import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { command, ended, type Ran, Stranger } from './longshore.ts'

/** Runs the command on a Node that says it is version 20. */
async function onNode20(main: string, args: readonly string[]): Promise<Ran> {
  const old = `
    Object.defineProperty(process, 'version', { value: 'v20.19.0' })
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })`
  const disguise = `data:text/javascript,${encodeURIComponent(old)}`
  return await ended(spawn(process.execPath, ['--import', disguise, main, ...args]))
}

test('in the repository an older Node hands over to the one the repository carries', async () => {
  const { code, stdout, stderr } = await onNode20(command, ['--version'])
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' })
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/)
  const failed = await onNode20(command, ['nonsense'])
  assert.equal(failed.code, 1, 'the exit code is handed back')
  assert.match(failed.stderr, /unknown command 'nonsense'/)
})

test('elsewhere an older Node is told what to do', async () => {
  await using someone = await Stranger.arrive()
  const main = join(someone.folder, 'bin', 'longshore.mjs')
  await cp(command, main)
  const { code, stdout, stderr } = await onNode20(main, ['up', 'big.iso'])
  assert.deepEqual({ code, stdout }, { code: 1, stdout: '' })
  assert.match(stderr, /^Longshore needs Node\.js 24 or later; this is v20\.19\.0\.$/m)
  assert.match(stderr, /npx -y -p node@24 -p longshore longshore up big\.iso/)
})
