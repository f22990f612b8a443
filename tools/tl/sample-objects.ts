import { type Definition, isBare, type Param, vectorOf } from '@longshore/protocol/schema/definition'
import type { Table } from '@longshore/protocol/schema/table'

export type Sample = { _: string } & Record<string, unknown>

/** Numbers of [0, 1) that depend on the seed alone. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface SampleOptions {
  readonly table: Table
  /** The layer whose shapes the objects have. */
  readonly layer: number
  readonly random: () => number
  /** How likely an optional field is there: 0 makes minimal objects, 1 full ones. */
  readonly fullness: number
  /** Objects deeper than this are as small as they can be. */
  readonly depth: number
  /** The constructors to choose from inside objects; fields that need others are left out where they may be. */
  readonly only?: ReadonlySet<string>
}

/** Makes objects that are right for one layer of a table; where an optional vector is there, it has an element. */
export class SampleObjects {
  readonly #options: SampleOptions
  readonly #byType: ReadonlyMap<string, readonly Definition[]>
  readonly #heights = new Map<string, number>()

  constructor(options: SampleOptions) {
    this.#options = options
    const { table, layer } = options
    const versions = [...table.names()].flatMap((name) => table.at(name, layer) ?? [])
    const definitions = versions
      .filter(({ isMethod, name }) => !isMethod && (options.only?.has(name) ?? true))
      .map(({ definition }) => definition)
    this.#byType = Map.groupBy(definitions, ({ type }) => type)
    this.#measure()
  }

  /** An object of the name, constructor or method. */
  object(name: string): Sample {
    const definition = this.#options.table.at(name, this.#options.layer)?.definition
    if (definition === undefined) throw new Error(`layer ${this.#options.layer} has no ${name}`)
    return this.#fill(definition, 0)
  }

  /** A value of any TL type. */
  value(type: string): unknown {
    return this.#value(type, 0)
  }

  #fill(definition: Definition, depth: number): Sample {
    const { random, fullness } = this.#options
    const sample: Sample = { _: definition.name }
    const bits = this.#impossibleBits(definition)
    for (const param of definition.params) {
      if (param.type === '#' || !isThere(param)) continue
      sample[param.name] =
        param.type === 'true' ? true : this.#value(param.type, depth, param.flag === undefined ? 0 : 1)
    }
    return sample

    /** Fields that share a bit are there together. */
    function isThere({ flag }: Param): boolean {
      if (flag === undefined) return true
      const bit = `${flag.field}.${flag.bit}`
      const isSet = bits.get(bit) ?? (depth < MINIMAL_DEPTH && random() < fullness)
      bits.set(bit, isSet)
      return isSet
    }
  }

  /** The bits of fields whose type has no constructor to choose: false. */
  #impossibleBits({ params }: Definition): Map<string, boolean> {
    const impossible = params.filter(
      ({ type, flag }) => flag !== undefined && this.#heightOf(vectorOf(type)?.element ?? type) === undefined,
    )
    return new Map(impossible.map(({ flag }) => [`${flag?.field}.${flag?.bit}`, false]))
  }

  #value(type: string, depth: number, fewest = 0): unknown {
    const { random, table, layer } = this.#options
    const vector = vectorOf(type)
    if (vector !== undefined) {
      const isPossible = this.#heightOf(vector.element) !== undefined
      const more = depth >= this.#options.depth ? 0 : Math.floor(random() * 3)
      const length = isPossible ? Math.max(fewest, more) : 0
      return Array.from({ length }, () => this.#value(vector.element, depth))
    }
    const make = plain[type]
    if (make !== undefined) return make(random)
    if (isBare(type)) {
      const definition = table.at(type, layer)?.definition
      if (definition === undefined) throw new Error(`layer ${layer} has no ${type}`)
      return this.#fill(definition, depth + 1)
    }
    return this.#fill(this.#choose(type, depth), depth + 1)
  }

  /** Any constructor of the type, or deep down the one that ends soonest. */
  #choose(type: string, depth: number): Definition {
    const all = this.#byType.get(type) ?? []
    const lowest = Math.min(...all.map(({ name }) => this.#heights.get(name) ?? Number.POSITIVE_INFINITY))
    const some =
      depth < this.#options.depth ? all : all.filter(({ name }) => this.#heights.get(name) === lowest)
    const chosen = some[Math.floor(this.#options.random() * some.length)]
    if (chosen === undefined) throw new Error(`layer ${this.#options.layer} has no ${type}`)
    return chosen
  }

  /** How many levels of required objects every constructor has under it. */
  #measure(): void {
    let grew = true
    while (grew) {
      grew = false
      for (const definition of [...this.#byType.values()].flat()) {
        if (this.#heights.has(definition.name)) continue
        const required = definition.params.filter(({ flag, type }) => flag === undefined && type !== '#')
        const below = required.map(({ type }) => this.#heightOf(type))
        if (below.includes(undefined)) continue
        this.#heights.set(definition.name, 1 + Math.max(0, ...below.map((height) => height ?? 0)))
        grew = true
      }
    }
  }

  #heightOf(type: string): number | undefined {
    if (vectorOf(type) !== undefined || plain[type] !== undefined || type === 'true') return 0
    if (isBare(type)) return this.#heights.get(type)
    const heights = (this.#byType.get(type) ?? []).flatMap(({ name }) => this.#heights.get(name) ?? [])
    return heights.length === 0 ? undefined : Math.min(...heights)
  }
}

/** Objects below this level have no optional field, or a sample would never end. */
const MINIMAL_DEPTH = 3

const plain: Readonly<Record<string, (random: () => number) => unknown>> = {
  int: (random) => Math.floor((random() - 0.5) * 2 ** 32),
  long: (random) => BigInt.asIntN(64, BigInt(Math.floor(random() * 2 ** 53)) * 2049n),
  double: (random) => Math.floor((random() - 0.5) * 2 ** 20) / 16,
  string: (random) => 'Ж📁 file'.slice(0, Math.floor(random() * 8)).replace(/\ud83d$/, ''),
  bytes: (random) => randomBytes(random, random() < 0.1 ? 300 : Math.floor(random() * 9)),
  int128: (random) => randomBytes(random, 16),
  int256: (random) => randomBytes(random, 32),
  Bool: (random) => random() < 0.5,
  '!X': (random) => randomBytes(random, 8),
  X: (random) => randomBytes(random, 8),
  Object: (random) => randomBytes(random, 8),
}

function randomBytes(random: () => number, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(random() * 256))
}
