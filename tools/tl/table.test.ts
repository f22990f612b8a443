import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiTable, mtprotoTable } from '@longshore/protocol/schema/api-table.gen'
import { isBare, vectorOf } from '@longshore/protocol/schema/definition'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/layers'
import { Table } from '@longshore/protocol/schema/table'
import { provesItself } from './crc.ts'

const linesOf = (table: string) => table.split('\n').filter((line) => line !== '' && !line.startsWith('---'))
const api = new Table(apiTable)
const mtproto = new Table(mtprotoTable)
const versionsOf = (table: Table) => [...table.names()].flatMap((name) => table.versions(name))

test('every line of both tables is proved by its id', () => {
  const lines = [...linesOf(apiTable).map((line) => line.replace(/^\d+ \d+ /, '')), ...linesOf(mtprotoTable)]
  assert.ok(lines.length > 3000)
  assert.deepEqual(
    lines.filter((line) => !provesItself(line)),
    [],
  )
})

test('an id belongs to one name, and a name is a constructor or a method, not both', () => {
  const names = new Map<number, string>()
  const kinds = new Map<string, boolean>()
  for (const { id, name, isMethod } of [...versionsOf(api), ...versionsOf(mtproto)]) {
    assert.equal(names.get(id) ?? name, name)
    assert.equal(kinds.get(name) ?? isMethod, isMethod, name)
    names.set(id, name)
    kinds.set(name, isMethod)
  }
})

test('the versions of a name follow each other without sharing a layer', () => {
  for (const name of api.names()) {
    let last = OLDEST_LAYER - 1
    for (const { from, to } of api.versions(name)) {
      assert.ok(last < from && from <= to && to <= NEWEST_LAYER, name)
      last = to
    }
  }
})

test('at every layer, every type of a field and of a result has a constructor', () => {
  for (let layer = OLDEST_LAYER; layer <= NEWEST_LAYER; layer++) {
    const definitions = [...api.names()].flatMap((name) => api.at(name, layer) ?? [])
    const types = new Set(
      definitions.filter(({ isMethod }) => !isMethod).map(({ definition }) => definition.type),
    )
    for (const { name, definition } of definitions) {
      for (const type of [...definition.params.map((param) => param.type), definition.type]) {
        const element = vectorOf(type)?.element ?? type
        const isBoxed = !isBare(element) && !/^(?:#|!?X)$/.test(element)
        assert.ok(!isBoxed || types.has(element), `${name} at layer ${layer} needs ${element}`)
      }
    }
  }
})

test('no field stands twice in a line, and every flag bit is of a field of flags in the line', () => {
  for (const { name, definition } of versionsOf(api)) {
    const names = definition.params.map((param) => param.name)
    assert.equal(new Set(names).size, names.length, `${name} has a field twice`)
    for (const { flag } of definition.params) {
      assert.ok(flag === undefined || (flag.bit >= 0 && flag.bit < 32 && names.includes(flag.field)), name)
    }
  }
})

test('what stands for any object is the last field, so that it can be the rest of the bytes', () => {
  for (const { name, definition } of [...versionsOf(api), ...versionsOf(mtproto)]) {
    const position = definition.params.findIndex(({ type }) => type === '!X' || type === 'Object')
    assert.ok(position === -1 || position === definition.params.length - 1, name)
  }
})
