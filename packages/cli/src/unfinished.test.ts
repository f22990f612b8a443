import assert from 'node:assert/strict'
import { appendFile, mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import { Unfinished } from './unfinished.ts'

const home = await mkdtemp(join(tmpdir(), 'longshore-unfinished-'))
const folder = join(home, 'unfinished')
process.env.LONGSHORE_HOME = home
after(() => rm(home, { recursive: true }))
beforeEach(() => rm(folder, { recursive: true, force: true }))

const open = (command: unknown[] = ['up', 'a', 'b'], restart = false): Promise<Unfinished> =>
  Unfinished.open(command, { restart })

test('what one run has done the next one knows, and another command does not', async () => {
  await (await open()).add('a\n"', 'link 1')
  await (await open()).add('b', 'link 2')
  const next = await open()
  assert.deepEqual(
    [next.resultOf('a\n"'), next.resultOf('b'), next.resultOf('c')],
    ['link 1', 'link 2', undefined],
  )
  assert.equal((await open(['up', 'a'])).resultOf('b'), undefined)
})

test('what was only begun is no result, but the next run knows what it was to be', async () => {
  const first = await open()
  await first.begin('a', 'a.txt')
  await first.begin('b', 'b.txt')
  await first.add('b', 'b.txt')
  const next = await open()
  assert.deepEqual([next.resultOf('a'), next.intentionFor('a')], [undefined, 'a.txt'])
  assert.deepEqual([next.resultOf('b'), next.intentionFor('b')], ['b.txt', 'b.txt'])
  assert.equal(next.intentionFor('c'), undefined)
})

test('it is forgotten when all is done, or when the person begins anew', async () => {
  const first = await open()
  await first.add('a', '1')
  assert.equal((await open(undefined, true)).resultOf('a'), undefined)
  await (await open()).add('a', '1')
  await (await open()).forget()
  assert.deepEqual(await readdir(folder), [])
})

test('half a line, as a crash leaves it, costs only what it told of', async () => {
  await (await open()).add('a', '1')
  const [name = ''] = await readdir(folder)
  await appendFile(join(folder, name), '\n["b","2')
  await (await open()).add('c', '3')
  const next = await open()
  assert.deepEqual(
    ['a', 'b', 'c'].map((item) => next.resultOf(item)),
    ['1', undefined, '3'],
  )
})

test('what nobody went on with for a month is forgotten', async () => {
  await (await open()).add('a', '1')
  await (await open(['down'])).add('b', '2')
  const names = await readdir(folder)
  assert.equal(names.length, 2)
  await utimes(join(folder, names[0] ?? ''), 0, 0)
  await open(['else'])
  assert.deepEqual(await readdir(folder), names.slice(1))
})
