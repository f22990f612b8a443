import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { compileIge, generatedFile } from './compile.ts'

test('the module that is checked in is what its source compiles to', async () => {
  const checkedIn = await readFile(fileURLToPath(new URL(`../../${generatedFile}`, import.meta.url)), 'utf8')
  assert.ok(checkedIn === (await compileIge()), `${generatedFile} is not fresh: run npm run wasm`)
})
