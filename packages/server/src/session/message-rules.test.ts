import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageKind } from './message-kind.ts'
import { BadMessage, faultOfMessageId, faultOfSeqNo, messageIdAt } from './message-rules.ts'

const NOW = 1_700_000_000_000
const at = (seconds: number) => messageIdAt(NOW + seconds * 1000) & ~3n

suite('the id of a message', () => {
  for (const [name, id, forgottenUpTo, fault] of [
    ['of now is good', at(0), 0n, undefined],
    ['of almost 300 seconds ago is good', at(-299), 0n, undefined],
    ['of more than 300 seconds ago is too low', at(-301), 0n, BadMessage.idTooLow],
    ['of 30 seconds ahead is good', at(30), 0n, undefined],
    ['of more than 30 seconds ahead is too high', at(31), 0n, BadMessage.idTooHigh],
    ['zero is too low for anything', 0n, -1n, BadMessage.idTooLow],
    ['below zero is too low', -(2n ** 63n), -(2n ** 63n) - 1n, BadMessage.idTooLow],
    ['as high as can be is too high', 2n ** 63n - 4n, 0n, BadMessage.idTooHigh],
    ['that is 1 mod 4 is a server’s', at(0) | 1n, 0n, BadMessage.idHasWrongLowBits],
    ['that is 2 mod 4 is nobody’s', at(0) | 2n, 0n, BadMessage.idHasWrongLowBits],
    ['that is 3 mod 4 is a server’s', at(0) | 3n, 0n, BadMessage.idHasWrongLowBits],
    ['that may have been forgotten cannot be verified', at(-10), at(-10), BadMessage.tooOldToVerify],
    ['above all that was forgotten is good', at(-10) + 4n, at(-10), undefined],
    ['long ago and forgotten cannot be verified', at(-1000), at(-900), BadMessage.tooOldToVerify],
  ] as const) {
    test(name, () => assert.equal(faultOfMessageId(id, NOW, forgottenUpTo), fault))
  }
})

suite('a seq_no', () => {
  for (const [kind, seqNo, fault] of [
    ['request', 1, undefined],
    ['request', 2, BadMessage.oddSeqNoExpected],
    ['request', -1, undefined],
    ['container', 2, undefined],
    ['container', 3, BadMessage.evenSeqNoExpected],
    // Clients differ on pings and the like, mtcute even on acknowledgements, and packed messages are judged by what is inside.
    ['service', 2, undefined],
    ['service', 3, undefined],
    ['packed', 2, undefined],
    ['packed', 3, undefined],
  ] as [MessageKind, number, number | undefined][]) {
    test(`of ${seqNo} for a ${kind}: ${fault ?? 'good'}`, () =>
      assert.equal(faultOfSeqNo(kind, seqNo), fault))
  }
})
