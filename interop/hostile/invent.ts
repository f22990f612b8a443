import type { TlObject } from '@longshore/protocol/schema/api'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import { apiCodec, NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { vectorOf } from '@longshore/protocol/schema/definition'
import { Table } from '@longshore/protocol/schema/table'
import { type Below, oneOf, randomBytes } from './chance.ts'

const table = new Table(apiTable)
const constructorsOf = new Map<string, string[]>()
for (const name of table.names()) {
  const version = table.at(name, NEWEST_LAYER)
  if (!version || version.isMethod) continue
  const { type } = version.definition
  constructorsOf.set(type, [...(constructorsOf.get(type) ?? []), name])
}

/** Objects inside each other: deeper ones are the simplest of their type. */
const DEEPEST = 5

const ints = [0, 1, -1, 2, 5, 100, 1024, 4096, 524_288, 1_048_576, 2 ** 31 - 1, -(2 ** 31)]
const longs = [0n, 1n, -1n, 2n ** 31n, 2n ** 40n, 2n ** 63n - 1n, -(2n ** 63n)]
const doubles = [0, -0, 1.5, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY]
const texts = [
  '',
  'a',
  '\0',
  '�',
  'x'.repeat(5000),
  '99966212345',
  '../../etc/passwd',
  '🏴'.repeat(40),
  '%s%n',
]

/** Values that hold at the moment, by the name of the field: with them an invented request gets further. */
export type Hints = Readonly<Record<string, readonly unknown[]>>

/** A request of this name with values of the right types, and no sense. */
export function inventRequest(method: string, hints: Hints, below: Below): TlObject {
  return inventObject(method, { hints, below }, 0)
}

/** The same request with another value in one place, however deep. */
export function withWrongField<T extends TlObject>(request: T, hints: Hints, below: Below): T {
  return wrongObject(request as T & Fields, { hints, below }, 0)
}

type Fields = Record<string, unknown> & TlObject

function wrongObject<T extends Fields>(object: T, source: Source, depth: number): T {
  const params = (apiCodec.definition(object._)?.params ?? []).filter(({ type }) => type !== '#')
  if (params.length === 0) return object
  const { name, type, flag } = oneOf(params, source.below)
  if (flag && source.below(4) === 0) return { ...object, [name]: undefined }
  return { ...object, [name]: wrongValue(object[name], type, source, depth) }
}

function wrongValue(value: unknown, type: string, source: Source, depth: number): unknown {
  const goesOn = source.below(3) > 0
  if (goesOn && isObject(value)) return wrongObject(value, source, depth + 1)
  const element = vectorOf(type)?.element
  if (goesOn && Array.isArray(value) && element !== undefined && value.length > 0) {
    const at = source.below(value.length)
    return value.with(at, wrongValue(value[at], element, source, depth + 1))
  }
  return inventValue(type, source, depth + 1)
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && '_' in value
}

interface Source {
  readonly hints: Hints
  readonly below: Below
}

function inventObject(name: string, source: Source, depth: number): TlObject {
  const { below } = source
  const object: Record<string, unknown> & TlObject = { _: name }
  for (const param of apiCodec.definition(name)?.params ?? []) {
    if (param.type === '#') continue
    if (param.flag && (depth >= DEEPEST || below(3) > 0)) continue
    object[param.name] = inventField(param.name, param.type, source, depth)
  }
  return object
}

function inventField(name: string, type: string, source: Source, depth: number): unknown {
  const { hints, below } = source
  const known = hints[name] ?? hints[type]
  if (known && below(3) > 0) return oneOf(known, below)
  return inventValue(type, source, depth)
}

function inventValue(type: string, source: Source, depth: number): unknown {
  const { below, hints } = source
  const element = vectorOf(type)?.element
  if (element !== undefined) {
    const length = depth >= DEEPEST ? 0 : oneOf([0, 1, 1, 2, 3, 11, 200], below)
    return Array.from({ length: depth > 1 ? Math.min(length, 3) : length }, () =>
      inventField('', element, source, depth + 1),
    )
  }
  switch (type) {
    case 'true':
    case 'Bool':
      return below(2) === 1
    case 'int':
      return below(2) === 0 ? oneOf(ints, below) : below(10)
    case 'long':
      return oneOf(longs, below)
    case 'double':
      return oneOf(doubles, below)
    case 'string':
      return oneOf(texts, below)
    case 'bytes':
      return randomBytes(oneOf([0, 1, 4, 16, 32, 1024, 5000], below), below)
    case 'int128':
      return randomBytes(16, below)
    case 'int256':
      return randomBytes(32, below)
    case '!X':
    case 'X':
      return apiCodec.encode(inventRequest('help.getConfig', hints, below))
    default: {
      const names = constructorsOf.get(type) ?? []
      return inventObject(simplest(names, depth) ?? oneOf(names, below), source, depth + 1)
    }
  }
}

/** Down there, the constructor with the fewest fields: what is invented must end. */
function simplest(names: readonly string[], depth: number): string | undefined {
  if (depth < DEEPEST) return undefined
  const size = (name: string) =>
    (apiCodec.definition(name)?.params ?? []).filter(({ flag, type }) => !flag && type !== '#').length
  return names.toSorted((a, b) => size(a) - size(b))[0]
}
