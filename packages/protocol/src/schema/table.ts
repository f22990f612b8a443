import { type Definition, parseDefinition } from './definition.ts'

/** A constructor or method as it is in an unbroken run of layers. */
export class Version {
  readonly name: string
  /** unsigned, 32 bits */
  readonly id: number
  readonly isMethod: boolean
  /** first layer that has it */
  readonly from: number
  /** last layer that has it */
  readonly to: number
  readonly #line: string
  #definition: Definition | undefined

  constructor(line: string, isMethod: boolean, from: number, to: number) {
    const hash = line.indexOf('#')
    this.name = line.slice(0, hash)
    this.id = Number.parseInt(line.slice(hash + 1, line.indexOf(' ', hash)), 16)
    this.isMethod = isMethod
    this.from = from
    this.to = to
    this.#line = line
  }

  /** Parsed when first asked for: most of the three thousand lines are never met. */
  get definition(): Definition {
    this.#definition ??= parseDefinition(this.#line)
    return this.#definition
  }
}

/**
 * All versions of all names: `from to name#id params = Type;` a line, the layers left out where there are none,
 * methods after the line `---functions---`, the versions of a name in the order of their layers.
 */
export class Table {
  readonly #byId = new Map<number, Version>()
  readonly #byName = new Map<string, Version[]>()

  constructor(text: string) {
    let isMethod = false
    for (const line of text.split('\n')) {
      if (line === '---functions---') isMethod = true
      else if (line !== '') this.#add(line, isMethod)
    }
  }

  /** The version with this id; ids are one to one with names, whatever the layer. */
  byId(id: number): Version | undefined {
    return this.#byId.get(id)
  }

  /** Every version of the name, oldest first. */
  versions(name: string): readonly Version[] {
    return this.#byName.get(name) ?? []
  }

  /** The version of the name that a connection of this layer knows. */
  at(name: string, layer: number): Version | undefined {
    return this.#byName.get(name)?.findLast((version) => version.from <= layer && layer <= version.to)
  }

  names(): Iterable<string> {
    return this.#byName.keys()
  }

  #add(line: string, isMethod: boolean): void {
    const layers = /^(\d+) (\d+) /.exec(line)
    const definition = layers === null ? line : line.slice(layers[0].length)
    const from = layers === null ? 0 : Number(layers[1])
    const to = layers === null ? Number.POSITIVE_INFINITY : Number(layers[2])
    const version = new Version(definition, isMethod, from, to)
    // Two lines share an id when a version went and came back: the younger one has every flag bit of the older.
    this.#byId.set(version.id, version)
    const versions = this.#byName.get(version.name)
    if (versions === undefined) this.#byName.set(version.name, [version])
    else versions.push(version)
  }
}
