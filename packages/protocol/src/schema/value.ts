import { TlError, type TlReader } from '../tl/reader.ts'
import type { TlWriter } from '../tl/writer.ts'

/** What one read may still spend: a short buffer must not cost much time, memory or stack. */
export interface Reading {
  readonly reader: TlReader
  depth: number
  /** Objects and elements of vectors that may still come. */
  weight: number
}

export interface Writing {
  readonly writer: TlWriter
  readonly layer: number
}

/** How the values of one TL type travel. */
export interface Value {
  /** The fewest bytes a value takes. */
  readonly minSize: number
  read(reading: Reading): unknown
  write(writing: Writing, value: unknown): void
}

/** Objects and vectors inside each other, at most. */
const MAX_DEPTH = 64

/** Objects and elements of vectors in one read, at most, where the reader does not say less. */
export const MAX_WEIGHT = 262144

const VECTOR_ID = 0x1cb5c415
const BOOL_TRUE_ID = 0x997275b5
const BOOL_FALSE_ID = 0xbc799737

/** More than whoever reads wants to have, however well it is written. */
export class TooHeavy extends TlError {
  override name = 'TooHeavy'
}

/** Counts before there is anything of it: many elements may stand in few bytes, and each becomes a value. */
export function weigh(reading: Reading, more: number): void {
  if (more > reading.weight) throw new TooHeavy('more objects and elements than may be read')
  reading.weight -= more
}

/** Goes one level deeper, into an object or a vector. */
export function enter(reading: Reading): void {
  if (reading.depth >= MAX_DEPTH) throw new TlError(`nested deeper than ${MAX_DEPTH}`)
  reading.depth++
}

export function leave(reading: Reading): void {
  reading.depth--
}

function typed<T>(name: string, test: (value: unknown) => value is T, minSize: number, io: Io<T>): Value {
  return {
    minSize,
    read: ({ reader }) => io.read(reader),
    write: ({ writer }, value) => {
      if (!test(value)) throw new TlError(`${describe(value)} is not ${name}`)
      io.write(writer, value)
    },
  }
}

interface Io<T> {
  read(reader: TlReader): T
  write(writer: TlWriter, value: T): void
}

const isNumber = (value: unknown): value is number => typeof value === 'number'
const isBigint = (value: unknown): value is bigint => typeof value === 'bigint'
const isString = (value: unknown): value is string => typeof value === 'string'
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
const isBytes = (value: unknown): value is Uint8Array => value instanceof Uint8Array
const isBytesOf =
  (length: number) =>
  (value: unknown): value is Uint8Array =>
    isBytes(value) && value.length === length

/** Names a value in an error without quoting its content, which may be private. */
function describe(value: unknown): string {
  if (isBytes(value)) return `Uint8Array of ${value.length}`
  if (Array.isArray(value)) return 'array'
  return value === null ? 'null' : typeof value
}

const int = typed('an int', isNumber, 4, { read: (r) => r.int(), write: (w, n) => w.int(n) })

const rest = typed('bytes', isBytes, 0, { read: (r) => r.rest(), write: (w, b) => w.raw(b) })

/** TL's types that are not objects. */
export const plainValues: ReadonlyMap<string, Value> = new Map([
  ['int', int],
  ['long', typed('a long', isBigint, 8, { read: (r) => r.long(), write: (w, n) => w.long(n) })],
  ['double', typed('a double', isNumber, 8, { read: (r) => r.double(), write: (w, n) => w.double(n) })],
  ['string', typed('a string', isString, 4, { read: (r) => r.string(), write: (w, s) => w.string(s) })],
  ['bytes', typed('bytes', isBytes, 4, { read: (r) => r.bytes(), write: (w, b) => w.bytes(b) })],
  ['int128', typed('16 bytes', isBytesOf(16), 16, { read: (r) => r.int128(), write: (w, b) => w.raw(b) })],
  ['int256', typed('32 bytes', isBytesOf(32), 32, { read: (r) => r.int256(), write: (w, b) => w.raw(b) })],
  ['Bool', typed('a boolean', isBoolean, 4, { read: readBool, write: writeBool })],
  // Any object at all: always the last field, so its bytes are what is left.
  ['!X', rest],
  ['X', rest],
  ['Object', rest],
])

/** An `int` whose canonical type is `double`: the fraction is lost. */
export const truncatedInt: Value = {
  ...int,
  write: (writing, value) => int.write(writing, isNumber(value) ? Math.trunc(value) : value),
}

function readBool(reader: TlReader): boolean {
  const at = reader.position
  const id = reader.uint()
  if (id !== BOOL_TRUE_ID && id !== BOOL_FALSE_ID) {
    reader.position = at
    throw new TlError(`${id.toString(16)} at ${at} is not a Bool`)
  }
  return id === BOOL_TRUE_ID
}

function writeBool(writer: TlWriter, value: boolean): void {
  writer.uint(value ? BOOL_TRUE_ID : BOOL_FALSE_ID)
}

/** `Vector<element>` (boxed, with its id) or `vector<element>` (bare). */
export function vectorValue(element: Value, boxed: boolean): Value {
  return {
    minSize: boxed ? 8 : 4,
    read: (reading) => readVector(reading, element, boxed),
    write: (writing, value) => {
      if (!Array.isArray(value)) throw new TlError(`${describe(value)} is not an array`)
      if (boxed) writing.writer.uint(VECTOR_ID)
      writing.writer.int(value.length)
      for (const item of value) element.write(writing, item)
    },
  }
}

function readVector(reading: Reading, element: Value, boxed: boolean): unknown[] {
  const { reader } = reading
  if (boxed) {
    const id = reader.uint()
    if (id !== VECTOR_ID) throw new TlError(`${id.toString(16)} at ${reader.position - 4} is not a Vector`)
  }
  const count = reader.uint()
  const possible = Math.floor(reader.remaining / element.minSize)
  if (count > possible) throw new TlError(`vector of ${count} where ${possible} fit at most`)
  weigh(reading, count)
  const items: unknown[] = []
  enter(reading)
  for (let i = 0; i < count; i++) items.push(element.read(reading))
  leave(reading)
  return items
}
