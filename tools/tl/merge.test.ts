import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { mergeSchemas } from './merge.ts'
import type { SchemaLine } from './schema-line.ts'

/** A proved line; `text` has no id, `bits` no influence on it. */
function line(text: string, bits = ''): string {
  const [name = ''] = text.split(' ')
  const id = crc32(text).toString(16)
  return `${text.replace(name, `${name}#${id}`).replace('flags:#', `flags:#${bits}`)};`
}

const schemaLine = (text: string, bits?: string): SchemaLine => ({ line: line(text, bits), isMethod: false })

const old = 'thing a:int = Thing'
const young = 'thing flags:# a:int b:flags.0?int = Thing'

test('a version lasts until the first schema that shows another', () => {
  const table = mergeSchemas(
    [
      { layer: 170, lines: [schemaLine(old)] },
      { layer: 158, lines: [schemaLine(old)] },
      { layer: 180, lines: [schemaLine(young)] },
    ],
    '',
  )
  assert.equal(table, `158 179 ${line(old)}\n180 229 ${line(young)}\n---functions---\n`)
})

test('a name that a schema does not have is absent from its layer on, and may come back', () => {
  const table = mergeSchemas(
    [
      { layer: 158, lines: [schemaLine(old)] },
      { layer: 170, lines: [] },
      { layer: 180, lines: [schemaLine(old)] },
    ],
    '',
  )
  assert.equal(table, `158 169 ${line(old)}\n180 229 ${line(old)}\n---functions---\n`)
})

test('constructors come before methods, both sorted by name', () => {
  const ping: SchemaLine = { line: line('a.ping = Thing'), isMethod: true }
  const table = mergeSchemas(
    [{ layer: 158, lines: [ping, schemaLine('z = Thing'), schemaLine('b = Thing')] }],
    '',
  )
  const names = table.split('\n').map((row) => row.replace(/^\d+ \d+ /, '').replace(/#[0-9a-f]+ .*/, ''))
  assert.deepEqual(names, ['b', 'z', '---functions---', 'a.ping', ''])
})

test('what is typed in gives the true layers, replaces stale ones and adds versions', () => {
  const between = 'thing flags:# a:int = Thing'
  const [id] = line(young).split(' ')
  const table = mergeSchemas(
    [
      { layer: 158, lines: [schemaLine(old)] },
      { layer: 180, lines: [schemaLine(young)] },
      { layer: 190, lines: [] },
    ],
    `// a comment\n165 170 ${line(between)}\n171 185 ${id};\n`,
  )
  assert.equal(
    table,
    `158 164 ${line(old)}\n165 170 ${line(between)}\n171 185 ${line(young)}\n---functions---\n`,
  )
})

test('flag bits of all layers of an id are kept, but not a name or a bit twice', () => {
  const [id] = line(young).split(' ')
  const table = mergeSchemas(
    [
      {
        layer: 158,
        lines: [schemaLine(young, ' gone:flags.3?true moved:flags.4?true old_name:flags.5?true')],
      },
      { layer: 180, lines: [schemaLine(young, ' moved:flags.6?true new_name:flags.5?true')] },
    ],
    `158 229 ${id} unseen:flags.7?true;\n`,
  )
  const bits = ' unseen:flags.7?true gone:flags.3?true moved:flags.6?true new_name:flags.5?true'
  assert.equal(table, `158 229 ${line(young, bits)}\n---functions---\n`)
})

test('refused: a line without proof, an id that nobody has, two ids for one layer', () => {
  const unproved = { line: line(old).replace('a:int', 'a:long'), isMethod: false }
  assert.throws(() => mergeSchemas([{ layer: 158, lines: [unproved] }], ''), /not proved/)
  const schemas = [{ layer: 158, lines: [schemaLine(old)] }]
  assert.throws(() => mergeSchemas(schemas, `158 229 ${line(young).replace('b:', 'c:')}`), /not proved/)
  assert.throws(() => mergeSchemas(schemas, '158 229 thing#1234;'), /no package has thing#1234/)
  assert.throws(() => mergeSchemas(schemas, `158 229 ${line(young)}`), /cannot have the layers/)
  assert.throws(() => mergeSchemas(schemas, 'thing#1234;'), /not a line of the table/)
})
