import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'

// It is of the whole process: each is tried in one of its own.
const busy = (bound: boolean) => `
import { getHeapSpaceStatistics } from 'node:v8'
import { boundYoungGeneration } from ${JSON.stringify(new URL('./young-generation.ts', import.meta.url).href)}
const alive = []
const make = (objects) => {
  for (let made = 0; made < objects; made++) alive[made % 100_000] = { made, of: [made] }
}
const youngMiB = () => {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20
}
// As a server has it that has just loaded its code.
while (youngMiB() < 32) make(10_000)
if (${bound}) boundYoungGeneration()
make(2e7)
console.log(youngMiB())
`

async function youngMiB(bound: boolean): Promise<number> {
  const words = ['--input-type=module', '--eval', busy(bound)]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return Number(stdout)
}

test('where much is made and much of it lives, the young generation stays small', async () => {
  const [bound, free] = await Promise.all([youngMiB(true), youngMiB(false)])
  assert.ok(bound <= 64, `${bound} MiB`)
  assert.ok(free > bound, `without a bound it has ${free} MiB`)
})
