import assert from 'node:assert/strict'
import { glob, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { emits } from './emits.ts'

const server = fileURLToPath(new URL('../../', import.meta.url))

test('every object that the code of the server makes is in the list, so that it is tried for every layer', async () => {
  const listed = new Set<string>(emits)
  const unlisted = new Map<string, string>()
  for await (const file of glob('**/*.ts', { cwd: server, exclude: ['api/layers/**', '**/*.test.ts'] })) {
    for (const [, name = ''] of (await readFile(`${server}${file}`, 'utf8')).matchAll(/\b_: '([\w.]+)'/g)) {
      if (isAnswered(name) && !listed.has(name)) unlisted.set(name, file)
    }
  }
  assert.deepEqual(
    [...unlisted].map(([name, file]) => `${name}, made in ${file}`),
    [],
  )
})

/** Methods and input objects come from clients; MTProto objects have no layers. */
function isAnswered(name: string): boolean {
  const id = apiCodec.definition(name)?.id
  const isConstructor = id !== undefined && apiCodec.knows(id)?.isMethod === false
  return isConstructor && !/^input[A-Z]/.test(name)
}
