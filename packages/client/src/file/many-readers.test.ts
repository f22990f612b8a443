import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seeded } from '@longshore/testing/seeded'
import { settled } from '../../test/fake-clock.ts'
import { FileServer } from '../../test/file-server.ts'
import { messageWith, openedAt } from '../../test/opened-file.ts'
import { randomBytes } from '../../test/random-bytes.ts'
import type { RemoteFile } from './remote-file.ts'

const KiB = 1024
const size = 3 * 1024 * KiB + 333
const contents = randomBytes(size, 1)

for (const seed of [1, 2, 3, 4]) {
  test(`readers who come, overlap, change their minds and meet bad blocks get the right bytes, seed ${seed}`, async () => {
    const random = seeded(seed)
    const server = new FileServer()
    server.contents = contents
    server.corrupts = () => random(20) === 0
    const file = openedAt(server, messageWith(size), { memory: random(3) * 256 * KiB })
    const outcomes = { read: 0, aborted: 0, refused: 0 }
    const reader = async (): Promise<void> => {
      const stop = new AbortController()
      const work = readSomewhere(file, random, stop.signal)
      if (random(3) === 0) {
        for (let turns = random(20); turns > 0; turns--) await Promise.resolve()
        stop.abort(new Error('enough'))
      }
      await work.then(
        () => outcomes.read++,
        (error: Error) => {
          if (error.message === 'enough') outcomes.aborted++
          else if (/not those the server has hashed/.test(error.message)) outcomes.refused++
          else throw error
        },
      )
    }
    for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 10 }, reader))
    await settled()
    assert.ok(outcomes.read > 50 && outcomes.aborted > 5, JSON.stringify(outcomes))
    server.corrupts = () => false
    assert.equal(Buffer.compare(await file.read(0, size), contents), 0, 'nothing wrong is kept')
  })
}

async function readSomewhere(
  file: RemoteFile,
  random: (below: number) => number,
  signal: AbortSignal,
): Promise<void> {
  const start = random(size)
  const end = Math.min(size, start + random(random(2) === 0 ? 1000 : 1024 * KiB))
  if (random(2) === 0) {
    assert.equal(
      Buffer.compare(await file.read(start, end - start, { signal }), contents.subarray(start, end)),
      0,
    )
    return
  }
  let position = start
  for await (const bytes of file.stream({ start, end, signal })) {
    assert.equal(Buffer.compare(bytes, contents.subarray(position, position + bytes.length)), 0)
    position += bytes.length
  }
  assert.equal(position, end)
}
