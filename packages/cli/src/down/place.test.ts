import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { FreePaths, placeOf } from './place.ts'

const root = await mkdtemp(join(tmpdir(), 'longshore-place-'))
after(() => rm(root, { recursive: true }))
await mkdir(join(root, 'folder'))
await writeFile(join(root, 'file'), '')
await writeFile(join(root, 'notes.txt'), '')
await writeFile(join(root, 'notes (2).txt'), '')

for (const [to, isOne, kind] of [
  ['folder', true, 'folder'],
  ['folder', false, 'folder'],
  ['file', true, 'file'],
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
