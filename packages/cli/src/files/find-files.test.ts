import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { findFiles } from './find-files.ts'
import { pathFilter } from './glob.ts'

const root = await mkdtemp(join(tmpdir(), 'longshore-find-'))
after(() => rm(root, { recursive: true }))
for (const path of [
  'outside.txt',
  'd/b.txt',
  'd/B.jpg',
  'd/a/z.txt',
  'd/a/10.jpg',
  'd/.git/config',
  'd/.env',
  'e/x.txt',
]) {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), path)
}
await symlink('../outside.txt', join(root, 'd', 'out'))
await symlink('a/../../outside.txt', join(root, 'd', 'roundabout'))
await symlink('a', join(root, 'd', 'folder'))
await symlink('..', join(root, 'd', 'a', 'up'))
await symlink('nowhere', join(root, 'd', 'dangling'))
await symlink('a/z.txt', join(root, 'd', 'again'))
await symlink('d/b.txt', join(root, 'named'))

async function found(named: string[], filter = pathFilter()): Promise<string[]> {
  const { found: all } = await findFiles(
    named.map((path) => join(root, path)),
    filter,
  )
  return all.map((one) => {
    const path = one.path.slice(root.length + 1)
    if (one.kind === 'file') return path
    return one.kind === 'skipped' ? `${path}: ${one.reason.replace(`${root}/`, '')}` : `${path} failed`
  })
}

test('a folder: all that is in it by name, without hidden files, and links only where they stay in it', async () => {
  assert.deepEqual(await found(['d']), [
    'd/B.jpg',
    'd/a/10.jpg',
    'd/a/up: a link to a folder',
    'd/a/z.txt',
    'd/again: the same file as d/a/z.txt',
    'd/b.txt',
    'd/dangling: a link that leads nowhere',
    'd/folder: a link to a folder',
    'd/out: a link that leads out of the folder',
    'd/roundabout: a link that leads out of the folder',
  ])
})

test('what is named itself is found, hidden or a link or not, in the order it was named, and once', async () => {
  assert.deepEqual(await found(['named', 'd/.env', 'd/b.txt', 'e', 'e/x.txt', 'd/.git']), [
    'named',
    'd/.env',
    'd/b.txt: the same file as named',
    'e/x.txt',
    'e/x.txt: the same file as e/x.txt',
    'd/.git/config',
  ])
})

test('a file and a link to it are one file', async () => {
  assert.deepEqual(await found(['d'], pathFilter(['again', 'z.txt'])), [
    'd/a/z.txt',
    'd/again: the same file as d/a/z.txt',
  ])
})

test('include and exclude are about paths from the named folder on', async () => {
  assert.deepEqual(await found(['d', 'e'], pathFilter(['a/*', '*.txt'], ['z*'])), [
    'd/a/10.jpg',
    'd/a/up: a link to a folder',
    'd/b.txt',
    'e/x.txt',
  ])
  assert.deepEqual(await found(['outside.txt', 'e/x.txt'], pathFilter(['x*'])), ['e/x.txt'])
})

test('what is missing fails, and the rest is found', async () => {
  assert.deepEqual(await found(['missing', 'e']), ['missing failed', 'e/x.txt'])
})
