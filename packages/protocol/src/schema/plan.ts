import { TlError } from '../tl/reader.ts'
import type { Definition, Param } from './definition.ts'
import { type Reading, TooHeavy, truncatedInt, type Value, type Writing } from './value.ts'

/** What travels for one param, in order. */
type Step =
  | { readonly kind: 'flags'; readonly name: string; readonly slot: number }
  | { readonly kind: 'bit'; readonly name: string; readonly slot: number; readonly mask: number }
  | { readonly kind: 'required'; readonly name: string; readonly value: Value }
  | {
      readonly kind: 'optional'
      readonly name: string
      readonly slot: number
      readonly mask: number
      readonly value: Value
      /** False where the newest version of the object gives the field another type: then it is not written. */
      readonly written: boolean
    }

type Fields = Record<string, unknown>

/** How the objects of one version travel, without their constructor id. */
export class Plan {
  readonly #name: string
  readonly #steps: readonly Step[]

  /** @param canonical the newest version of the same name: its field types are those of the objects we are given */
  constructor(definition: Definition, canonical: Definition, valueFor: (type: string) => Value) {
    this.#name = definition.name
    const slots = definition.params.filter(({ type }) => type === '#').map(({ name }) => name)
    this.#steps = definition.params.map((param) => stepOf(param, slots, canonical, valueFor))
  }

  get minSize(): number {
    let size = 0
    for (const step of this.#steps) {
      if (step.kind === 'flags') size += 4
      else if (step.kind === 'required') size += step.value.minSize
    }
    return size
  }

  read(reading: Reading): { _: string } {
    const object: Fields & { _: string } = { _: this.#name }
    const flags: number[] = []
    let field = ''
    try {
      for (const step of this.#steps) {
        field = step.name
        if (step.kind === 'flags') flags[step.slot] = reading.reader.uint()
        else if (step.kind === 'required') object[field] = step.value.read(reading)
        else if (((flags[step.slot] ?? 0) & step.mask) !== 0) {
          object[field] = step.kind === 'bit' ? true : step.value.read(reading)
        }
      }
    } catch (error) {
      throw this.#located(error, field)
    }
    return object
  }

  write(writing: Writing, object: Fields): void {
    const flags: number[] = []
    let field = ''
    try {
      for (const step of this.#steps) {
        field = step.name
        if (step.kind === 'flags') {
          flags[step.slot] = this.#flagsOf(object, step.slot)
          writing.writer.uint(flags[step.slot] ?? 0)
        } else if (step.kind === 'required') {
          this.#writeField(writing, step.value, object[field])
        } else if (step.kind === 'optional' && ((flags[step.slot] ?? 0) & step.mask) !== 0) {
          this.#writeField(writing, step.value, step.written ? object[field] : undefined)
        }
      }
    } catch (error) {
      throw this.#located(error, field)
    }
  }

  #writeField(writing: Writing, value: Value, content: unknown): void {
    // Also for an optional field: another field that shares its bit is there.
    if (content === undefined) throw new TlError(`missing, layer ${writing.layer} requires it`)
    value.write(writing, content)
  }

  #flagsOf(object: Fields, slot: number): number {
    let flags = 0
    for (const step of this.#steps) {
      if (step.kind === 'bit') {
        if (step.slot === slot && object[step.name] === true) flags |= step.mask
      } else if (step.kind === 'optional') {
        if (step.slot === slot && step.written && object[step.name] !== undefined) flags |= step.mask
      }
    }
    return flags >>> 0
  }

  #located(error: unknown, field: string): unknown {
    if (error instanceof TooHeavy) return error
    return error instanceof TlError ? new TlError(`${this.#name}.${field}: ${error.message}`) : error
  }
}

function stepOf(
  param: Param,
  slots: readonly string[],
  canonical: Definition,
  valueFor: (type: string) => Value,
): Step {
  const { name, type, flag } = param
  if (type === '#') return { kind: 'flags', name, slot: slots.indexOf(name) }
  const canonicalType = canonical.params.find((other) => other.name === name)?.type ?? type
  const value = type === 'int' && canonicalType === 'double' ? truncatedInt : undefined
  if (flag === undefined) return { kind: 'required', name, value: value ?? valueFor(type) }
  const slot = slots.indexOf(flag.field)
  if (slot < 0) throw new Error(`${canonical.name}.${name} has the bit of a field that is not there`)
  const mask = 1 << flag.bit
  if (type === 'true') return { kind: 'bit', name, slot, mask }
  const written = canonicalType === type || value !== undefined || isWidening(type, canonicalType)
  return { kind: 'optional', name, slot, mask, value: value ?? valueFor(type), written }
}

/** An int is a double already: both are numbers. */
function isWidening(type: string, canonicalType: string): boolean {
  return type === 'double' && canonicalType === 'int'
}
