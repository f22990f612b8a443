import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { FreePaths, placeOf } from './place.ts'

const root = await mkdtemp(join(tmpdir(), 'longshore-place-'))
after(() => rm(root, { recursive: true }))
await mkdir(join(root, 'folder'))
await writeFile(join(root, 'file'), '')
await writeFile(join(root, 'notes.txt'), '')
execFileSync('mkfifo', [join(root, 'pipe')])
await symlink('file', join(root, 'link'))
await symlink('nowhere', join(root, 'dangling'))
await writeFile(join(root, 'notes (2).txt'), '')

for (const [to, isOne, kind] of [
  ['folder', true, 'folder'],
  ['folder', false, 'folder'],
  ['file', true, 'file'],
  ['pipe', true, 'stream'],
  ['new', true, 'file'],
  ['new/', true, 'folder'],
  ['new', false, 'folder'],
  ['new/deeper', false, 'folder'],
] as const) {
  test(`--to ${to} for ${isOne ? 'one file' : 'several files'} is a ${kind}`, async () => {
    const path = join(root, to)
    assert.deepEqual(await placeOf(to.endsWith('/') ? `${path}` : path, isOne), { kind, path })
  })
}

test('--to a name that is not there is a folder, for one file as for several', async () => {
  const path = join(root, 'new')
  for (const isOne of [true, false])
    assert.deepEqual(await placeOf(path, isOne, 'folder'), { kind: 'folder', path })
})

test('a link to a file is that file, and one that leads nowhere is refused', async () => {
  assert.deepEqual(await placeOf(join(root, 'link'), true), {
    kind: 'file',
    path: await realpath(join(root, 'file')),
  })
  await assert.rejects(placeOf(join(root, 'dangling'), true), /leads nowhere/)
})

test('a socket is refused, and so is a file for several', async () => {
  const path = join(root, 'socket')
  const server = createServer().listen(path)
  await once(server, 'listening')
  await assert.rejects(placeOf(path, true), /is a socket/)
  server.close()
  await assert.rejects(placeOf(join(root, 'file'), false), /several files need/)
})

test('- is standard output, for one file', async () => {
  assert.deepEqual(await placeOf('-', true), { kind: 'standard output' })
  await assert.rejects(placeOf('-', false), /Only one file/)
})

test('a file in a folder that is not there is refused', async () => {
  await assert.rejects(placeOf(join(root, 'no', 'where'), true), /There is no folder .*no\./)
})

test('paths are free, also of each other', async () => {
  const free = new FreePaths()
  const paths = []
  for (const name of ['notes.txt', 'a.tar.gz', 'a.tar.gz', 'sub/a', 'sub/a', 'notes.txt']) {
    paths.push((await free.in(root, name)).slice(root.length + 1))
  }
  assert.deepEqual(paths, [
    'notes (3).txt',
    'a.tar.gz',
    'a.tar (2).gz',
    'sub/a',
    'sub/a (2)',
    'notes (4).txt',
  ])
})
