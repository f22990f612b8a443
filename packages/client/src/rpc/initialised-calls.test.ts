import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { wholeOf } from '@longshore/protocol/mtproto/message/body'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { TlWriter } from '@longshore/protocol/tl/writer'
import { InitialisedCalls } from './initialised-calls.ts'

const client = { apiId: 6, deviceModel: 'd', systemVersion: 's', appVersion: 'a', langCode: 'en' }
const request = { _: 'auth.logOut' }

/** Notes what was called, unwrapped, and answers in turn. */
function carrier(...answers: (Error | undefined)[]) {
  const seen: string[] = []
  const calls = new InitialisedCalls(
    {
      call: async (body) => {
        seen.push(path(wholeOf(body)))
        const answer = answers.shift()
        if (answer) throw answer
        const writer = new TlWriter()
        apiCodec.writeResult(writer, 'auth.logOut', { _: 'auth.loggedOut' }, 229)
        return writer.finish()
      },
    },
    client,
  )
  return { calls, seen }
}

function path(body: Uint8Array): string {
  const object = apiCodec.readExact(body) as {
    _: string
    query?: Uint8Array
    layer?: number
    api_id?: number
  }
  const own = `${object._}${object.layer ?? ''}${object.api_id ?? ''}`
  return object.query ? `${own} ${path(object.query)}` : own
}

const wrapped = 'invokeWithLayer229 initConnection6 auth.logOut'

test('calls carry initConnection until one has succeeded, on every connection anew', async () => {
  const { calls, seen } = carrier(new RpcError('FILE_PART_INVALID'))
  await assert.rejects(calls.call(request))
  await Promise.all([calls.call(request), calls.call(request)])
  await calls.call(request)
  calls.forget()
  assert.deepEqual(await calls.call(request), { _: 'auth.loggedOut' })
  assert.deepEqual(seen, [wrapped, wrapped, wrapped, 'auth.logOut', wrapped])
})

for (const name of ['CONNECTION_NOT_INITED', 'CONNECTION_LAYER_INVALID'] as const) {
  test(`${name} is answered with initConnection, once`, async () => {
    const { calls, seen } = carrier(undefined, new RpcError(name))
    await calls.call(request)
    await calls.call(request)
    assert.deepEqual(seen, [wrapped, 'auth.logOut', wrapped])
    const stubborn = carrier(new RpcError(name), new RpcError(name))
    await assert.rejects(stubborn.calls.call(request), { text: name })
    assert.equal(stubborn.seen.length, 2)
  })
}
