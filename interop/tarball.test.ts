import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
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

const libraries = ['native', 'protocol', 'client', 'server'].map((name) => `longshore-${name}-0.1.0.tgz`)

test('every packed package carries what it is about and its licence', async () => {
  for (const tarball of ['longshore-0.1.0.tgz', ...libraries]) {
    const { stdout } = await run('tar', ['tzf', join(root, 'dist', tarball)])
    const files = stdout.trim().split('\n')
    for (const file of ['package/README.md', 'package/LICENSE']) assert.ok(files.includes(file), tarball)
  }
})

/** The client as another program has it: what was packed, and nothing of what it was made of. */
async function unpackClient(): Promise<string> {
  const home = join(folder, 'program')
  for (const name of ['protocol', 'client']) {
    const place = join(home, 'node_modules', '@longshore', name)
    await mkdir(place, { recursive: true })
    const tarball = join(root, 'dist', `longshore-${name}-0.1.0.tgz`)
    await run('tar', ['xzf', tarball, '--strip-components=1', '-C', place])
  }
  await symlink(join(root, 'node_modules', '@types'), join(home, 'node_modules', '@types')).catch(() => {})
  await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }')
  return home
}

async function filesIn(path: string, ending: string): Promise<string[]> {
  const all = await readdir(path, { recursive: true })
  return all.filter((file) => file.endsWith(ending)).map((file) => join(path, file))
}

test('the maps of the packed packages have their sources', async () => {
  const home = await unpackClient()
  const maps = await filesIn(join(home, 'node_modules', '@longshore'), '.js.map')
  assert.ok(maps.length > 100)
  for (const map of maps) {
    const { sources, sourcesContent } = JSON.parse(await readFile(map, 'utf8'))
    assert.equal(sourcesContent?.length, sources.length, map)
    assert.ok(
      sourcesContent.every((text: unknown) => typeof text === 'string'),
      map,
    )
  }
})

test('every class of errors in the packed client can be imported from its entry', async () => {
  const home = await unpackClient()
  const classes = new Set<string>()
  for (const file of await filesIn(join(home, 'node_modules', '@longshore', 'client', 'dist'), '.js'))
    for (const [, name = ''] of (await readFile(file, 'utf8')).matchAll(
      /^export class (\w+) extends \w*Error\b/gm,
    ))
      classes.add(name)
  // Those of the protocol that come through: of the answer, the connection and the bytes of the other side.
  for (const name of [
    'RpcError',
    'HandshakeError',
    'TransportError',
    'TlError',
    'EnvelopeError',
    'GzipError',
  ])
    classes.add(name)
  for (const entry of ['node', 'web']) {
    // A program of its own: this one runs from sources.
    const script = `console.log(JSON.stringify(Object.keys(await import('@longshore/client/${entry}'))))`
    const args = ['--input-type=module', '--eval', script]
    const { stdout } = await run(process.execPath, args, { cwd: home })
    const exported: string[] = JSON.parse(stdout)
    assert.deepEqual(
      [...classes].filter((name) => !exported.includes(name)),
      [],
      entry,
    )
  }
})

test('a program in TypeScript names the packed client without type arguments, and waits in milliseconds', async () => {
  const home = await unpackClient()
  await writeFile(
    join(home, 'program.ts'),
    `import { type Client, type ClientEvent, connect, SourceError, TransferError } from '@longshore/client/node'
import type { Client as WebClient } from '@longshore/client/web'
const client: Client = await connect({ dcs: [], publicKeys: [], apiId: 1, apiHash: '', longestFloodWait: 5000, patience: 5000 })
const send = async (client: Client | WebClient) => await client.sendDocument('me', new Uint8Array(1))
client.onEvent((event: ClientEvent) => {
  if (event.type === 'flood wait') setTimeout(() => {}, event.milliseconds)
})
try {
  await send(client)
} catch (error) {
  if (error instanceof SourceError || error instanceof TransferError) console.error(error.message)
}
`,
  )
  await writeFile(
    join(home, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        module: 'nodenext',
        target: 'es2024',
        lib: ['es2024', 'dom', 'esnext.disposable'],
        types: ['node'],
        strict: true,
        noEmit: true,
      },
      files: ['program.ts'],
    }),
  )
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  await run(process.execPath, [compiler, '-p', home]).catch((error: { stdout?: string }) =>
    assert.fail(error.stdout),
  )
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
