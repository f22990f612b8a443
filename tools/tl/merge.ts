import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/layers'
import { provesItself } from './crc.ts'
import type { SchemaLine } from './schema-line.ts'

/** All lines of one layer's schema. */
export interface LayerSchema {
  readonly layer: number
  readonly lines: readonly SchemaLine[]
}

/** An id of a name in an unbroken run of layers. */
interface Run {
  readonly id: string
  from: number
  to: number
}

interface Entry {
  isMethod: boolean
  runs: Run[]
  /** By id; with the flag bits of all layers that have the id. */
  readonly lines: Map<string, string>
}

type Entries = Map<string, Entry>

/**
 * Makes the table `from to name#id params = Type;` of some layers' schemas.
 *
 * A layer that no schema shows is taken to be like the one before it, and `typedIn` says where that is not so:
 * `from to name#id bits;` gives all the true layers of an id that a schema has, and flag bits that none shows;
 * `from to name#id params = Type;` is a version that none has.
 * Throws when a line's id is not its CRC32, or when two ids of a name claim one layer.
 */
export function mergeSchemas(schemas: readonly LayerSchema[], typedIn: string): string {
  const entries: Entries = new Map()
  const ordered = schemas.toSorted((a, b) => a.layer - b.layer)
  for (const [index, schema] of ordered.entries()) {
    const until = (ordered[index + 1]?.layer ?? NEWEST_LAYER + 1) - 1
    for (const line of schema.lines) addSighting(entries, line, schema.layer, until)
  }
  applyCorrections(entries, parseTypedIn(typedIn))
  return print(entries)
}

function addSighting(entries: Entries, { line, isMethod }: SchemaLine, layer: number, until: number): void {
  const { name, id } = nameAndId(line)
  const entry = entryOf(entries, name, isMethod)
  entry.lines.set(id, withBitsOf(proved(line), entry.lines.get(id)))
  const last = entry.runs.at(-1)
  if (last?.id === id && last.to === layer - 1) last.to = until
  else entry.runs.push({ id, from: layer, to: until })
}

function entryOf(entries: Entries, name: string, isMethod: boolean): Entry {
  const known = entries.get(name)
  if (known !== undefined) return known
  const entry: Entry = { isMethod, runs: [], lines: new Map() }
  entries.set(name, entry)
  return entry
}

/** Layers of one id differ by flag bits at most: those that only the older line has are kept. */
function withBitsOf(line: string, older: string | undefined): string {
  return (older?.match(/\b\w+:\w+\.\d+\?true\b/g) ?? []).reduceRight(withBit, line)
}

/** Adds `name:flags.N?true` behind `flags:#`, unless the line has the name or the bit already. */
function withBit(line: string, bit: string): string {
  const [name, flag = ''] = bit.split(':')
  const [place] = flag.split('?')
  if (line.includes(` ${name}:`) || line.includes(`:${place}?`)) return line
  const [field] = flag.split('.')
  return line.replace(` ${field}:#`, ` ${field}:# ${bit}`)
}

interface Correction extends Run {
  readonly name: string
  /** The whole line, where no package has it. */
  readonly line: string | undefined
  /** Flag bits that no package shows. */
  readonly bits: readonly string[]
  readonly isMethod: boolean
}

function parseTypedIn(text: string): Correction[] {
  const corrections: Correction[] = []
  let isMethod = false
  for (const line of text.split('\n')) {
    if (line === '---functions---') isMethod = true
    if (line === '' || line.startsWith('---') || line.startsWith('//')) continue
    const match = /^(\d+) (\d+) ([^ ]+)(?: (.*))?;$/.exec(line)
    const [, from, to, word, rest = ''] = match ?? []
    if (word === undefined) throw new Error(`not a line of the table: ${line}`)
    const isWhole = / = |^= /.test(rest)
    corrections.push({
      ...nameAndId(word),
      from: Number(from),
      to: Number(to),
      line: isWhole ? `${word} ${rest};` : undefined,
      bits: isWhole || rest === '' ? [] : rest.split(' '),
      isMethod,
    })
  }
  return corrections
}

/** What is typed in about an id replaces what the packages show of its layers. */
function applyCorrections(entries: Entries, corrections: readonly Correction[]): void {
  for (const { name, id } of corrections) {
    const entry = entries.get(name)
    if (entry !== undefined) entry.runs = entry.runs.filter((run) => run.id !== id)
  }
  for (const { name, id, from, to, line, bits, isMethod } of corrections) {
    const entry = entryOf(entries, name, isMethod)
    const known = line === undefined ? entry.lines.get(id) : proved(line)
    if (known === undefined) throw new Error(`no package has ${name}#${id}`)
    entry.lines.set(id, bits.reduceRight(withBit, known))
    entry.runs.push({ id, from, to })
  }
}

function proved(line: string): string {
  if (!provesItself(line)) throw new Error(`not proved by its id: ${line}`)
  return line
}

function nameAndId(line: string): { name: string; id: string } {
  const match = /^([\w.]+)#([0-9a-f]+)\b/.exec(line)
  if (match?.[1] === undefined || match[2] === undefined) throw new Error(`not a line of TL: ${line}`)
  return { name: match[1], id: match[2] }
}

function print(entries: Entries): string {
  const names = [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  const ofKind = (isMethod: boolean) =>
    names
      .filter(([, entry]) => entry.isMethod === isMethod)
      .flatMap(([name, entry]) => printEntry(name, entry))
  return `${[...ofKind(false), '---functions---', ...ofKind(true)].join('\n')}\n`
}

function printEntry(name: string, { runs, lines }: Entry): string[] {
  const ordered = runs.toSorted((a, b) => a.from - b.from)
  for (const [index, run] of ordered.entries()) {
    const next = ordered[index + 1]
    // What was taken to be like the layer before gives way to a layer that is known.
    if (next !== undefined) run.to = Math.min(run.to, next.from - 1)
    if (run.from > run.to || run.from < OLDEST_LAYER || run.to > NEWEST_LAYER) {
      throw new Error(`${name}#${run.id} cannot have the layers ${run.from} to ${run.to}`)
    }
  }
  return ordered.map(({ id, from, to }) => `${from} ${to} ${lines.get(id)}`)
}
