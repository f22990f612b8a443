import { readFile } from 'node:fs/promises'
import { type SchemaLine, tlLine } from './schema-line.ts'

interface Modifiers {
  readonly predicate?: string
  readonly isVector?: boolean
  readonly isBareVector?: boolean
}

interface Entry {
  readonly kind: 'class' | 'method'
  readonly name: string
  readonly id: number
  readonly type: string
  readonly typeModifiers?: Modifiers
  readonly generics?: readonly { readonly name: string; readonly type: string }[]
  readonly arguments: readonly {
    readonly name: string
    readonly type: string
    readonly typeModifiers?: Modifiers
  }[]
}

/** The lines of an `api-schema.json` of @mtcute/tl or @mtcute/core. */
export async function readMtcute(file: string): Promise<SchemaLine[]> {
  const { e: entries } = JSON.parse(await readFile(file, 'utf8')) as { e: Entry[] }
  return entries.map((entry) => ({ line: lineOf(entry), isMethod: entry.kind === 'method' }))
}

function lineOf(entry: Entry): string {
  const generics = (entry.generics ?? []).map(({ name, type }) => `{${name}:${type}}`)
  const params = entry.arguments.map(
    ({ name, type, typeModifiers }) => `${name}:${typeOf(type, typeModifiers)}`,
  )
  return tlLine(entry.name, entry.id, [...generics, ...params], typeOf(entry.type, entry.typeModifiers))
}

function typeOf(name: string, { predicate, isVector, isBareVector }: Modifiers = {}): string {
  // int53 marks a long whose values fit a number.
  const plain = name === 'int53' ? 'long' : name
  const whole = isVector === true ? `Vector<${plain}>` : isBareVector === true ? `vector<${plain}>` : plain
  return predicate === undefined ? whole : `${predicate}?${whole}`
}
