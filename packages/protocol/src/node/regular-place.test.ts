import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { regularPlace } from './regular-place.ts'

const folder = await mkdtemp(join(tmpdir(), 'longshore-place-'))
after(() => rm(folder, { recursive: true }))
const at = (...parts: string[]): string => join(folder, ...parts)

test('a file is replaced behind the links that lead to it, also where it is not there yet', async () => {
  await mkdir(at('kept', 'deep'), { recursive: true })
  await writeFile(at('kept', 'file'), 'x')
  await symlink('kept/deep', at('way'))
  await symlink('../file', at('kept', 'deep', 'link'))
  await symlink('way/link', at('first'))
  await symlink('kept/new', at('dangling'))
  assert.equal(await regularPlace(at('kept', 'file')), at('kept', 'file'))
  assert.equal(await regularPlace(at('first')), at('kept', 'file'))
  assert.equal(await regularPlace(at('dangling')), at('kept', 'new'))
  assert.equal(await regularPlace(at('missing')), at('missing'))
})

test('what is no file, and links in a circle, are refused', async () => {
  await symlink('/dev/null', at('device'))
  await symlink('circle', at('circle'))
  await assert.rejects(regularPlace(at('device')), /is no regular file/)
  await assert.rejects(regularPlace(folder), /is no regular file/)
  await assert.rejects(regularPlace(at('circle')), /in a circle/)
})
