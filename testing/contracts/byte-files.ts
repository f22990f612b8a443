import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { suite, test } from 'node:test'
import { type ByteFiles, FileNotFound } from '@longshore/server/storage/ports/byte-files'
import { pattern } from '../pattern.ts'

const KB = 1024

/** What every ByteFiles must do; `open` answers empty ones. */
export function byteFilesContract(open: () => Promise<ByteFiles>): void {
  test('bytes are written in any order, and read in any', async () => {
    const files = await open()
    const bytes = pattern(1, 300 * KB)
    for (const from of [200 * KB, 0, 100 * KB])
      await files.write('a/1', bytes.slice(from, from + 100 * KB), from)
    assert.deepEqual(await files.read('a/1', 0, bytes.length), bytes)
    assert.deepEqual(await files.read('a/1', 99_999, 70_000), bytes.slice(99_999, 169_999))
  })

  test('what was never written is zero', async () => {
    const files = await open()
    await files.write('a/1', Uint8Array.of(1), 70 * KB)
    assert.deepEqual(await files.read('a/1', 0, 70 * KB), new Uint8Array(70 * KB))
  })

  test('reading ends where the file does', async () => {
    const files = await open()
    await files.write('a/1', pattern(1, 10), 0)
    assert.deepEqual(await files.read('a/1', 4, 100), pattern(1, 6, 4))
    assert.equal((await files.read('a/1', 10, 100)).length, 0)
    assert.equal((await files.read('a/1', 2 ** 40, 100)).length, 0)
  })

  test('what is read and what was written belong to the caller', async () => {
    const files = await open()
    const bytes = pattern(1, 10)
    await files.write('a/1', bytes, 0)
    bytes.fill(0)
    const read = await files.read('a/1', 0, 10)
    read.fill(0)
    assert.deepEqual(await files.read('a/1', 0, 10), pattern(1, 10))
  })

  test('cutting', async () => {
    const files = await open()
    await files.write('a/1', pattern(1, 100 * KB), 0)
    await files.truncate('a/1', 70_001)
    assert.deepEqual(await files.read('a/1', 70_000, 100), pattern(1, 1, 70_000))
    await files.write('a/1', Uint8Array.of(9), 80_000)
    assert.deepEqual(await files.read('a/1', 70_001, 9999), new Uint8Array(9999))
  })

  test('sizes', async () => {
    const files = await open()
    assert.equal(await files.size('a/1'), undefined)
    await files.write('a/1', pattern(1, 10), 70 * KB)
    assert.equal(await files.size('a/1'), 70 * KB + 10)
    await files.truncate('a/1', 5)
    assert.equal(await files.size('a/1'), 5)
  })

  test('lending a path that has the bytes', async () => {
    const files = await open()
    const bytes = pattern(1, 5000 * KB)
    await files.write('a/1', bytes, 0)
    const isSame = await files.lend('a/1', async (path) => (await readFile(path)).equals(bytes))
    assert.equal(isSame, true)
    await assert.rejects(
      files.lend('a/2', async () => assert.fail('there is no path to lend')),
      FileNotFound,
    )
  })

  suite('names', () => {
    test('moving takes the bytes along, over what was there', async () => {
      const files = await open()
      await files.write('a/1', pattern(1, 10), 0)
      await files.write('b/2', pattern(2, 20), 0)
      await files.read('b/2', 0, 1)
      await files.sync('a/1')
      await files.move('a/1', 'b/2')
      assert.deepEqual(await files.read('b/2', 0, 100), pattern(1, 10))
      assert.deepEqual([await files.exists('a/1'), await files.exists('b/2')], [false, true])
      await files.write('a/1', pattern(3, 5), 0)
      assert.deepEqual(await files.read('b/2', 0, 100), pattern(1, 10))
    })

    test('listing', async () => {
      const files = await open()
      assert.deepEqual(await files.list('a'), [])
      for (const name of ['a/1', 'a/1.2', 'b/1']) await files.write(name, Uint8Array.of(1), 0)
      assert.deepEqual((await files.list('a')).sort(), ['a/1', 'a/1.2'])
    })

    test('removing, also what is not there', async () => {
      const files = await open()
      await files.write('a/1', pattern(1, 10), 0)
      await files.remove('a/1')
      await files.remove('a/1')
      assert.equal(await files.exists('a/1'), false)
      await files.write('a/1', Uint8Array.of(1), 0)
      assert.deepEqual(await files.read('a/1', 0, 10), Uint8Array.of(1))
    })

    test('what is not there is not found', async () => {
      const files = await open()
      await assert.rejects(files.read('a/1', 0, 1), FileNotFound)
      await assert.rejects(files.move('a/1', 'a/2'), FileNotFound)
      await files.write('a/1', Uint8Array.of(1), 0)
      assert.deepEqual(await files.read('a/1', 0, 1), Uint8Array.of(1))
    })
  })
}
