import { TlError, TlReader } from '../tl/reader.ts'
import { TlWriter } from '../tl/writer.ts'
import type { TlObject } from './api.ts'
import { apiTable, mtprotoTable } from './api-table.gen.ts'
import { counterpartOf } from './counterparts.ts'
import { type Definition, isBare, vectorOf } from './definition.ts'
import { NEWEST_LAYER } from './layers.ts'
import { Plan } from './plan.ts'
import { Table, type Version } from './table.ts'
import {
  enter,
  leave,
  MAX_WEIGHT,
  plainValues,
  type Reading,
  type Value,
  vectorValue,
  type Writing,
  weigh,
} from './value.ts'

export { NEWEST_LAYER, OLDEST_LAYER } from './layers.ts'
export { TooHeavy } from './value.ts'

/** Bytes of objects that are copied out of where they were written. */
const SHORT = 1024

/**
 * Reads and writes the objects of one table. Objects are read by id, so that the layer need not be known, and come
 * with the fields of the version that was met; they are written in the version of their name at the given layer.
 *
 * Bad bytes, and objects that cannot be written, are a {@link TlError}; a writer may then hold half an object.
 * Byte fields are views of what was read.
 */
export class Codec {
  readonly #table: Table
  readonly #plans = new Map<Version, Plan>()
  readonly #values = new Map<string, Value>(plainValues)
  /** Short objects are many, and memory of their own before their length is known costs more than to copy them. */
  #short = new TlWriter(SHORT)

  /** @param table see {@link Table} */
  constructor(table: string) {
    this.#table = new Table(table)
  }

  /** What a constructor id (unsigned, 32 bits) stands for. */
  knows(id: number): { name: string; isMethod: boolean } | undefined {
    return this.#table.byId(id)
  }

  /** The definition of a name at a layer; undefined where that layer does not have the name. */
  definition(name: string, layer: number = NEWEST_LAYER): Definition | undefined {
    return this.#at(name, layer)?.definition
  }

  /** The TL type that a constructor makes, or the one that a method answers, in its newest version. */
  typeOf(name: string): string | undefined {
    return this.#table.versions(name).at(-1)?.definition.type
  }

  /**
   * One object, constructor or method, with its id.
   *
   * @param most objects and elements of vectors in it
   * @throws TooHeavy where there are more
   */
  read(reader: TlReader, most: number = MAX_WEIGHT): TlObject {
    return this.#readObject({ reader, depth: 0, weight: most }, undefined)
  }

  /** One object that takes all the bytes; the same otherwise. */
  readExact(bytes: Uint8Array, most?: number): TlObject {
    const reader = new TlReader(bytes)
    const object = this.read(reader, most)
    reader.expectEnd()
    return object
  }

  /** One object, constructor or method, in the version that its name has at the layer. */
  write(writer: TlWriter, object: TlObject, layer: number = NEWEST_LAYER): void {
    this.#writeObject({ writer, layer }, object, undefined)
  }

  /** The bytes of {@link Codec.write}. */
  encode(object: TlObject, layer: number = NEWEST_LAYER): Uint8Array {
    const writer = this.#short
    writer.restart()
    this.write(writer, object, layer)
    if (writer.length <= SHORT) return writer.finish().slice()
    this.#short = new TlWriter(SHORT)
    return writer.finish()
  }

  /** The same, with the bytes of files where they lie: they must not change until the pieces have been used. */
  encodePieces(object: TlObject, layer: number = NEWEST_LAYER): Uint8Array[] {
    const writer = new TlWriter()
    this.write(writer, object, layer)
    return writer.pieces()
  }

  /** A method's answer: boolean, array, object, or for wrappers the bytes of the inner answer. */
  writeResult(writer: TlWriter, method: string, value: unknown, layer: number): void {
    this.#valueOf(this.#resultType(method, layer)).write({ writer, layer }, value)
  }

  /** The answer to a method that was sent in its version of the layer; a wrapper's is all the bytes that are left. */
  readResult(method: string, reader: TlReader, layer: number = NEWEST_LAYER): unknown {
    return this.#valueOf(this.#resultType(method, layer)).read({ reader, depth: 0, weight: MAX_WEIGHT })
  }

  #at(name: string, layer: number): Version | undefined {
    return this.#table.at(name, Math.min(layer, NEWEST_LAYER))
  }

  /** A method may be called in a version that the connection's layer does not have: then the nearest one counts. */
  #resultType(method: string, layer: number): string {
    const versions = this.#table.versions(method)
    const version = versions.findLast(({ from }) => from <= layer) ?? versions[0]
    if (version?.isMethod !== true) throw new TlError(`${method} is not a method`)
    return version.definition.type
  }

  #valueOf(type: string): Value {
    const known = this.#values.get(type)
    if (known !== undefined) return known
    const vector = vectorOf(type)
    const value =
      vector !== undefined
        ? vectorValue(this.#valueOf(vector.element), vector.boxed)
        : isBare(type)
          ? this.#bareValue(type)
          : this.#boxedValue(type)
    this.#values.set(type, value)
    return value
  }

  #boxedValue(type: string): Value {
    return {
      minSize: 4,
      read: (reading) => this.#readObject(reading, type),
      write: (writing, value) => this.#writeObject(writing, value, type),
    }
  }

  /** A constructor's fields without its id. */
  #bareValue(name: string): Value {
    const version = this.#table.versions(name).at(-1)
    if (version === undefined) throw new TlError(`${name} is not in the table`)
    const plan = this.#planOf(version)
    return {
      minSize: plan.minSize,
      read: (reading) => readPlanned(reading, plan),
      write: (writing, value) => plan.write(writing, fieldsOf(value, name)),
    }
  }

  #readObject(reading: Reading, type: string | undefined): TlObject {
    const at = reading.reader.position
    const id = reading.reader.uint()
    const version = this.#table.byId(id)
    if (version === undefined) throw new TlError(`unknown constructor ${id.toString(16)} at ${at}`)
    const due = type === undefined ? version : this.#asType(version, type)
    if (due === undefined) throw new TlError(`${version.name} at ${at} where ${type} is due`)
    return readPlanned(reading, this.#planOf(due))
  }

  /** The version itself, or what the same fields are called where the type is due. */
  #asType(version: Version, type: string): Version | undefined {
    if (!version.isMethod && version.definition.type === type) return version
    const counterpart = counterpartOf(version.name, type)
    return counterpart === undefined ? undefined : this.#table.versions(counterpart).at(-1)
  }

  #writeObject(writing: Writing, value: unknown, type: string | undefined): void {
    const fields = fieldsOf(value, type ?? 'an object')
    const version = this.#at(fields._, writing.layer)
    if (version === undefined) throw new TlError(`layer ${writing.layer} has no ${fields._}`)
    if (type !== undefined && (version.isMethod || version.definition.type !== type)) {
      throw new TlError(`${version.name} where layer ${writing.layer} has ${type}`)
    }
    writing.writer.uint(version.id)
    this.#planOf(version).write(writing, fields)
  }

  #planOf(version: Version): Plan {
    let plan = this.#plans.get(version)
    if (plan === undefined) {
      const canonical = this.#table.versions(version.name).at(-1) ?? version
      plan = new Plan(version.definition, canonical.definition, (type) => this.#valueOf(type))
      this.#plans.set(version, plan)
    }
    return plan
  }
}

function readPlanned(reading: Reading, plan: Plan): TlObject {
  weigh(reading, 1)
  enter(reading)
  const object = plan.read(reading)
  leave(reading)
  return object
}

function fieldsOf(value: unknown, what: string): TlObject & Record<string, unknown> {
  if (typeof value !== 'object' || value === null || !('_' in value) || typeof value._ !== 'string') {
    throw new TlError(`${value === null ? 'null' : typeof value} is not ${what}`)
  }
  return value as TlObject & Record<string, unknown>
}

/** Telegram's API, layers 152 to 229. */
export const apiCodec = new Codec(apiTable)

/** MTProto's own objects, which have no layers. Containers are framed by length, not by TL: see mtproto/message. */
export const mtprotoCodec = new Codec(mtprotoTable)
