import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { wholeOf } from '@longshore/protocol/mtproto/message/body'
import type { MethodName } from '@longshore/protocol/schema/api'
import { apiCodec, NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { TlReader } from '@longshore/protocol/tl/reader'
import { ApiNetwork } from '@longshore/testing/api-network'
import type { contextOf } from './context.ts'
import { encodeResult } from './layers/encode-result.ts'
import { nothingHere } from './nothing-here.ts'

const layers = Array.from({ length: NEWEST_LAYER - OLDEST_LAYER + 1 }, (_, index) => OLDEST_LAYER + index)

/** What these answers look at; the rest of a context is never touched. */
const context = { now: () => 1 } as ReturnType<typeof contextOf>
const request = { lang_code: 'en', from_version: 3, msg_id: [1], id: [1] }

suite('empty answers can be read in the layer of whoever asks, or in that of a younger method', () => {
  for (const [method, handler] of Object.entries(nothingHere)) {
    test(method, async () => {
      const result = await (handler as (...args: unknown[]) => Promise<unknown>)(request, context)
      for (const layer of layers) {
        const readable = layers.find((later) => later >= layer && apiCodec.definition(method, later)) ?? layer
        const reader = new TlReader(wholeOf(encodeResult(method, result, layer)))
        apiCodec.readResult(method, reader, readable)
        reader.expectEnd()
      }
    })
  }
})

test('who sees what somebody pays for a reaction is told in an update, as Web K reads it', async () => {
  const network = await ApiNetwork.open()
  for (const [layer, told] of [
    [NEWEST_LAYER, { _: 'paidReactionPrivacyDefault' }],
    [190, false],
  ] as const) {
    const answer = await (await network.login(1, { layer })).call({ _: 'messages.getPaidReactionPrivacy' })
    assert(answer._ === 'updates')
    assert.deepEqual(answer.updates, [{ _: 'updatePaidReactionPrivacy', private: told }])
  }
})

test('a client of the oldest layer and one of the newest start up', async () => {
  const network = await ApiNetwork.open()
  for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
    const client = await network.login(layer % 100, { layer })
    for (const method of [
      'messages.getDialogFilters',
      'help.getCdnConfig',
      'help.getPromoData',
    ] as MethodName[])
      assert(await client.call({ _: method } as never))
  }
})
