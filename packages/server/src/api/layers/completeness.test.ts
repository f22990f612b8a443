import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholeOf } from '@longshore/protocol/mtproto/message/body'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import { apiCodec, NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { vectorOf } from '@longshore/protocol/schema/definition'
import { Table } from '@longshore/protocol/schema/table'
import { TlReader } from '@longshore/protocol/tl/reader'
import { SampleObjects, seeded } from '../../../../../tools/tl/sample-objects.ts'
import { methods } from '../methods.ts'
import { downgrades } from './downgrade.ts'
import { emits } from './emits.ts'
import { encodeObject } from './encode-object.ts'
import { encodeResult } from './encode-result.ts'
import type { Fields } from './fields.ts'
import { omittedFromVectors, standInFor } from './missing.ts'
import { upgradeRequest } from './upgrade-request.ts'

const table = new Table(apiTable)
const emitted = new Set<string>(emits)
const layers = Array.from({ length: NEWEST_LAYER - OLDEST_LAYER + 1 }, (_, i) => OLDEST_LAYER + i)

test('everything the server emits can be written for every layer, as little and as much of it as there may be', () => {
  const seed = 40
  for (const fullness of [0, 1]) {
    const random = seeded(seed + fullness)
    const options = { table, layer: NEWEST_LAYER, random, fullness, depth: 2, only: emitted }
    const samples = new SampleObjects(options)
    for (const name of emits) {
      const object = samples.object(name)
      for (const layer of layers) {
        if (table.at(name, layer) === undefined || isLeftOut(object, layer)) continue
        try {
          apiCodec.readExact(encodeObject(object, layer))
        } catch (error) {
          assert.fail(`${name} for layer ${layer}, seed ${seed + fullness}: ${String(error)}`)
        }
      }
    }
  }
})

/** Whether the object has a form for the layer only together with what holds it. */
function isLeftOut(object: Fields, layer: number): boolean {
  const downgrade = downgrades.get(object._)
  return downgrade !== undefined && layer <= downgrade.upTo && downgrade.change(object, layer) === undefined
}

test('for every name that an older layer lacks something stands, or its place may stay empty', () => {
  for (const layer of layers) {
    const demanded = demandedTypes(layer)
    for (const name of emits) {
      if (table.at(name, layer) !== undefined || standInFor(name) !== undefined) continue
      const type = apiCodec.typeOf(name) ?? ''
      assert.ok(!demanded.has(type) || omittedFromVectors.has(type), `${name} (${type}) for layer ${layer}`)
    }
  }
})

/** The types that something the server emits must have at a layer, be it as an element of a vector. */
function demandedTypes(layer: number): Set<string> {
  const params = emits.flatMap((name) => table.at(name, layer)?.definition.params ?? [])
  const required = params.filter(({ flag, type }) => flag === undefined || vectorOf(type) !== undefined)
  return new Set(required.map(({ type }) => vectorOf(type)?.element ?? type))
}

test('what a method answers can be written for every layer, also where its type was another', () => {
  const options = { table, layer: NEWEST_LAYER, random: seeded(41), fullness: 1, depth: 2, only: emitted }
  const samples = new SampleObjects(options)
  for (const method of Object.keys(methods)) {
    const type = table.at(method, NEWEST_LAYER)?.definition.type ?? ''
    for (const { definition, to: layer } of table.versions(method)) {
      if (definition.type === type) continue
      const answer = samples.value(type)
      if (isNeverToldToOld(answer)) continue
      const reader = new TlReader(wholeOf(encodeResult(method, answer, layer)))
      apiCodec.readResult(method, reader, layer)
      reader.expectEnd()
    }
  }
})

/** Clients that have no hash to name are never told that nothing has changed (upgrade.ts, `withoutCopy`). */
function isNeverToldToOld(answer: unknown): boolean {
  return (answer as Fields)._ === 'help.appConfigNotModified'
}

test('a request of every layer arrives in the shape of the newest one, as little and as much of it as there may be', () => {
  for (const fullness of [0, 1]) {
    for (const name of Object.keys(methods)) {
      for (const { id, from: layer } of table.versions(name)) {
        const random = seeded(layer + id)
        const sent = new SampleObjects({ table, layer, random, fullness, depth: 2 }).object(name)
        assert.doesNotThrow(() => apiCodec.encode(upgradeRequest(sent, id)), `${name} of layer ${layer}`)
      }
    }
  }
})

test('the names of the list are those of the newest layer, none twice', () => {
  assert.equal(emitted.size, emits.length)
  for (const name of emits) assert.notEqual(table.at(name, NEWEST_LAYER), undefined, name)
})
