import { type Definition, isBare, type Param, vectorOf } from '@longshore/protocol/schema/definition'
import type { Table } from '@longshore/protocol/schema/table'

/** The names that the three interfaces of a module get. */
export interface InterfaceNames {
  readonly constructors: string
  readonly types: string
  readonly methods: string
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['int', 'number'],
  ['long', 'bigint'],
  ['double', 'number'],
  ['string', 'string'],
  ['bytes', 'Uint8Array'],
  ['int128', 'Uint8Array'],
  ['int256', 'Uint8Array'],
  ['Bool', 'boolean'],
  ['true', 'boolean'],
  ['!X', 'Uint8Array'],
  ['X', 'unknown'],
  ['Object', 'Uint8Array'],
])

/** TypeScript for everything that the table has at a layer: one interface of constructors, of types, of methods. */
export function typesModule(table: Table, layer: number, names: InterfaceNames): string {
  const versions = [...table.names()].flatMap((name) => table.at(name, layer) ?? [])
  const constructors = versions.filter(({ isMethod }) => !isMethod).map(({ definition }) => definition)
  const methods = versions.filter(({ isMethod }) => isMethod).map(({ definition }) => definition)
  return [
    openInterface(names.constructors),
    ...constructors.map((definition) => `  ${objectEntry(definition, names)}\n`),
    '}\n\n',
    openInterface(names.types),
    ...typeEntries(constructors, names),
    '}\n\n',
    openInterface(names.methods),
    ...methods.map((definition) => methodEntry(definition, names)),
    '}\n',
  ].join('')
}

function openInterface(name: string): string {
  return `export interface ${name} {\n`
}

function objectEntry(definition: Definition, names: InterfaceNames): string {
  return `'${definition.name}': ${objectType(definition, names)}`
}

function methodEntry(definition: Definition, names: InterfaceNames): string {
  const result = typeScriptOf(definition.type, names)
  return `  '${definition.name}': { request: ${objectType(definition, names)}; result: ${result} }\n`
}

function typeEntries(constructors: readonly Definition[], names: InterfaceNames): string[] {
  const byType = Map.groupBy(constructors, ({ type }) => type)
  return [...byType]
    .filter(([type]) => !PLAIN.has(type))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([type, members]) =>
        `  '${type}': ${members.map(({ name }) => reference(names.constructors, name)).join(' | ')}\n`,
    )
}

function objectType({ name, params }: Definition, names: InterfaceNames): string {
  const fields = params.filter(({ type }) => type !== '#').map((param) => fieldOf(param, names))
  return `{ ${[`_: '${name}'`, ...fields].join('; ')} }`
}

function fieldOf({ name, type, flag }: Param, names: InterfaceNames): string {
  const typeScript = typeScriptOf(type, names)
  return flag === undefined ? `${name}: ${typeScript}` : `${name}?: ${typeScript} | undefined`
}

function typeScriptOf(type: string, names: InterfaceNames): string {
  const plain = PLAIN.get(type)
  if (plain !== undefined) return plain
  const vector = vectorOf(type)
  if (vector !== undefined) return arrayOf(typeScriptOf(vector.element, names))
  return reference(isBare(type) ? names.constructors : names.types, type)
}

function arrayOf(element: string): string {
  return `${element}[]`
}

function reference(interfaceName: string, key: string): string {
  return `${interfaceName}['${key}']`
}
