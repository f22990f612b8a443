import { apiCodec, NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import type { Definition } from '@longshore/protocol/schema/definition'
import { TlError } from '@longshore/protocol/tl/reader'
import { downgrades } from './downgrade.ts'
import { type Fields, isObject } from './fields.ts'
import { omittedFromVectors, standInFor } from './missing.ts'

/**
 * Makes what the newest layer has into what an older one can carry, at every depth: old shapes of objects, stand-ins
 * for objects that it does not know. What can be neither is left out of vectors and optional fields.
 *
 * @throws TlError where a required field, or a vector that must be whole, holds an object without an old form
 */
export function toLayer(value: unknown, layer: number): unknown {
  return layer >= NEWEST_LAYER ? value : required(adaptValue(value, layer), 'answer', layer)
}

/** undefined: to be left out. */
function adaptValue(value: unknown, layer: number): unknown {
  if (Array.isArray(value)) return adaptVector(value, layer)
  return isObject(value) ? adaptObject(value, layer) : value
}

function adaptVector(items: readonly unknown[], layer: number): readonly unknown[] {
  let isChanged = false
  const adapted: unknown[] = []
  for (const item of items) {
    const fitting = adaptValue(item, layer)
    isChanged ||= fitting !== item
    if (fitting !== undefined) adapted.push(fitting)
    else if (!isOmitted(item))
      throw new TlError(`layer ${layer} has no ${isObject(item) ? item._ : 'such vector'}`)
  }
  return isChanged ? adapted : items
}

function isOmitted(item: unknown): boolean {
  return isObject(item) && omittedFromVectors.has(apiCodec.typeOf(item._) ?? '')
}

function adaptObject(object: Fields, layer: number): Fields | undefined {
  const downgrade = downgrades.get(object._)
  const shaped = downgrade !== undefined && layer <= downgrade.upTo ? downgrade.change(object, layer) : object
  if (shaped === undefined) return undefined
  const definition = apiCodec.definition(shaped._, layer)
  return definition === undefined ? standInFor(shaped._) : adaptFields(shaped, definition, layer)
}

function adaptFields(object: Fields, definition: Definition, layer: number): Fields {
  let changed: Fields | undefined
  for (const { name, flag } of definition.params) {
    const value = object[name]
    if (typeof value !== 'object' || value instanceof Uint8Array) continue
    const adapted = adaptValue(value, layer)
    if (adapted === value) continue
    changed ??= { ...object }
    changed[name] = flag === undefined ? required(adapted, `${object._}.${name}`, layer) : adapted
  }
  return changed ?? object
}

function required(value: unknown, place: string, layer: number): unknown {
  if (value === undefined) throw new TlError(`${place}: layer ${layer} has no form for it`)
  return value
}
