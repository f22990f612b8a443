import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { mergeSchemas } from './merge.ts'
import { readPackages } from './packages.ts'

/**
 * Writes schema/api.tlt from the schemas in npm packages and from schema/typed-in.tlt.
 * Arguments: further folders that hold packages, as node_modules does.
 */
const repository = new URL('../../', import.meta.url)
const pathOf = (name: string) => fileURLToPath(new URL(name, repository))

const folders = [pathOf('node_modules'), pathOf('tools/node_modules'), ...process.argv.slice(2)]
const { schemas, missing } = await readPackages(folders, await readFile(pathOf('schema/mtproto.tl'), 'utf8'))
if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`)
const table = mergeSchemas(schemas, await readFile(pathOf('schema/typed-in.tlt'), 'utf8'))
await writeFile(pathOf('schema/api.tlt'), table)
console.log(`schema/api.tlt: ${table.split('\n').length - 2} versions`)
