import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MethodName, TlObject } from '@longshore/protocol/schema/api'
import { apiCodec, NEWEST_LAYER } from '@longshore/protocol/schema/codec'
import { refused } from '@longshore/testing/refused'
import { methods } from './methods.ts'
import { checkVectors, mostElements } from './vectors.ts'

/** The vectors among the parameters of each method that is answered. */
function vectorsOfMethods(): Map<string, string[]> {
  const vectors = new Map<string, string[]>()
  for (const method of Object.keys(methods)) {
    const params = apiCodec.definition(method, NEWEST_LAYER)?.params ?? []
    const names = params.filter(({ type }) => /^[Vv]ector</.test(type)).map(({ name }) => name)
    if (names.length > 0) vectors.set(method, names.toSorted())
  }
  return vectors
}

suite('vectors of requests', () => {
  test('each of each method has a bound, and nothing else has', () => {
    const bounded = Object.entries(mostElements).map(([method, limits]) => [
      method,
      Object.keys(limits).toSorted(),
    ])
    assert.deepEqual(bounded.toSorted(), [...vectorsOfMethods()].toSorted())
  })

  test('one of more elements is refused before its method looks at it', () => {
    for (const [method, limits] of Object.entries(mostElements)) {
      for (const [name, most] of Object.entries(limits)) {
        const request = (length: number) =>
          ({ _: method as MethodName, [name]: Array.from({ length }, () => 0) }) as unknown as TlObject
        checkVectors(request(most))
        assert.throws(() => checkVectors(request(most + 1)), refused('LIMIT_INVALID'), `${method} ${name}`)
      }
    }
  })
})
