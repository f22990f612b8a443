import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { factKinds } from '../interop/power-cut/fact.ts'
import { factsOfPorts, factsOfSettings } from '../interop/power-cut/facts-of-ports.ts'

const ports = join(import.meta.dirname, '../packages/server/src/storage/ports')

/** What stores are made of, or give out: it keeps nothing for anybody by itself. */
const noStores = ['ByteFiles', 'ReadFile', 'WholeFile']

const files = readdirSync(ports)
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => file.replace(/\.ts$/, ''))

/** The interfaces of a file that promise anything. */
function storesIn(file: string): string[] {
  const text = readFileSync(join(ports, `${file}.ts`), 'utf8')
  const interfaces = text.matchAll(/^export interface (\w+)[^{]*\{([\s\S]*?)^\}/gm)
  return Array.from(interfaces).flatMap(([, name = '', body = '']) =>
    body.includes('Promise<') && !noStores.includes(name) ? [name] : [],
  )
}

test('each store says by which facts power cuts show that what it keeps has survived', () => {
  for (const file of files) {
    const stores = storesIn(file)
    const tables = factsOfPorts[file] ?? []
    assert.equal(tables.length, stores.length, `${file}: a table in facts-of-ports.ts for each of ${stores}`)
  }
  assert.deepEqual(
    Object.keys(factsOfPorts).filter((name) => !files.includes(name)),
    [],
  )
})

test('each kind of fact that power cuts look at belongs to some store', () => {
  const shown = [...Object.values(factsOfPorts).flat(), factsOfSettings].flatMap((table) =>
    Object.values(table).flatMap((how) => (Array.isArray(how) ? how : [])),
  )
  assert.deepEqual(
    factKinds.filter((kind) => !shown.includes(kind)),
    [],
  )
})
