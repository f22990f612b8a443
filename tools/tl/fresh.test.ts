import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { generatedFiles } from './generated-files.ts'
import { mergeSchemas } from './merge.ts'
import { readPackages } from './packages.ts'

const pathOf = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const textOf = (name: string) => readFile(pathOf(name), 'utf8')

test('the generated files are what the generator makes of schema/', async () => {
  const files = generatedFiles({
    api: await textOf('schema/api.tlt'),
    mtproto: await textOf('schema/mtproto.tl'),
  })
  assert.equal(files.size, 3)
  for (const [name, text] of files) {
    const checkedIn = await textOf(`packages/protocol/src/schema/${name}`)
    assert.ok(checkedIn === text, `${name} is not fresh: run npm run schema`)
  }
})

test('schema/api.tlt is what the import makes of the npm packages', async (t) => {
  const folders = [pathOf('node_modules'), pathOf('tools/node_modules')]
  const { schemas, missing } = await readPackages(folders, await textOf('schema/mtproto.tl'))
  if (missing.length > 0) {
    t.skip(`not installed: ${missing.join(', ')}`)
    return
  }
  const table = mergeSchemas(schemas, await textOf('schema/typed-in.tlt'))
  assert.ok((await textOf('schema/api.tlt')) === table, 'schema/api.tlt is not fresh: run npm run schema')
})
