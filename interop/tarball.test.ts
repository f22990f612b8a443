import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { signInOurs } from './our-client.ts'
import { startServer } from './server.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
let folder: string
let installed: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longshore-tarball-'))
  await run(process.execPath, [join(root, 'scripts', 'build.mjs')])
  await writeFile(join(folder, 'package.json'), '{ "private": true }')
  const tarball = join(root, 'dist', 'longshore-0.1.0.tgz')
  await run(npm, ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], { cwd: folder })
  installed = join(folder, 'node_modules', 'longshore', 'bin', 'longshore.mjs')
})
after(() => rm(folder, { recursive: true, force: true }))

test('the packed tarball installs alone, and what it installs serves, with workers too', async () => {
  const flags = ['--test-accounts', '--workers', '2']
  const server = await startServer({ command: installed, flags })
  const client = await signInOurs(server)
  const bytes = new TextEncoder().encode('served from a tarball')
  const message = await client.sendDocument('me', bytes, { name: 'a.txt' })
  assert.deepEqual((await client.downloadBytes(message)).bytes, bytes)
  await client.close()
  assert.equal(await server.stop(), 0)
})

test('the packed tarball holds no sources, tests or other packages than its own', async () => {
  const { stdout } = await run('tar', ['tzf', join(root, 'dist', 'longshore-0.1.0.tgz')])
  const files = stdout.trim().split('\n')
  assert.deepEqual(
    files.filter((file) => /\.test\.|(?<!\.d)\.ts$/.test(file)),
    [],
  )
  const packages = files.flatMap((file) => /node_modules\/(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(file)?.[1] ?? [])
  assert.deepEqual([...new Set(packages)].sort(), [
    '@longshore/client',
    '@longshore/native',
    '@longshore/protocol',
    '@longshore/server',
  ])
})

test('on a Node that is too old the installed command says plainly what to do', async () => {
  const text = await readFile(installed, 'utf8')
  const old = text.replaceAll('process.versions.node', "'20.20.2'")
  const copy = join(folder, 'node_modules', 'longshore', 'bin', 'old.mjs')
  await writeFile(copy, old)
  await assert.rejects(
    run(process.execPath, [copy, 'serve']),
    (error: { code?: number; stderr?: string }) => {
      assert.equal(error.code, 1)
      assert.match(error.stderr ?? '', /needs Node\.js 24 or later[\s\S]*npx -y -p node@24/)
      return true
    },
  )
})
