import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Budget } from '../budget/budget.ts'
import { KeptMessages } from './kept-messages.ts'
import type { Link } from './link.ts'

const link = {} as Link
const kept = (id: bigint, bytes = 1, more: { link?: Link; sentAt?: number } = {}) => ({
  id,
  seqNo: 1,
  body: new Uint8Array(bytes),
  answers: undefined,
  sentAt: 0,
  link,
  ...more,
})
const counted = (ofAll: number) => (giveUp: () => void) =>
  new Budget({ ofAll, perAddress: ofAll }).hold({ address: '192.0.2.1' }, giveUp)
const ids = (messages: KeptMessages) => [...messages.all()].map(({ id }) => id)

suite('kept messages', () => {
  for (const [name, limits, sizes, left] of [
    ['as many as allowed stay', { messages: 3, bytes: 100 }, [1, 1, 1], [1n, 2n, 3n]],
    ['too many push out the oldest', { messages: 2, bytes: 100 }, [1, 1, 1], [2n, 3n]],
    ['too many bytes push out the oldest', { messages: 9, bytes: 100 }, [60, 40, 1], [2n, 3n]],
    ['one large one pushes out several', { messages: 9, bytes: 100 }, [30, 30, 90], [3n]],
    ['one larger than everything is not kept', { messages: 9, bytes: 100 }, [10, 101], []],
  ] as const) {
    test(name, () => {
      const messages = new KeptMessages(limits, counted(10_000))
      for (const [index, size] of sizes.entries()) messages.add(kept(BigInt(index + 1), size))
      assert.deepEqual(ids(messages), left)
    })
  }

  test('bytes of a removed message are free again', () => {
    const messages = new KeptMessages({ messages: 9, bytes: 100 }, counted(10_000))
    messages.add(kept(1n, 60))
    assert.equal(messages.remove(1n)?.id, 1n)
    assert.equal(messages.remove(1n), undefined)
    messages.add(kept(2n, 60))
    messages.add(kept(3n, 40))
    assert.deepEqual(ids(messages), [2n, 3n])
  })

  test('those sent over one connection can be forgotten', () => {
    const messages = new KeptMessages({ messages: 9, bytes: 100 }, counted(10_000))
    messages.add(kept(1n))
    messages.add(kept(2n, 1, { link: {} as Link }))
    messages.removeSentOn(link)
    assert.deepEqual(ids(messages), [2n])
  })

  test('those sent before a time can be forgotten', () => {
    const messages = new KeptMessages({ messages: 9, bytes: 100 }, counted(10_000))
    for (const [index, sentAt] of [10, 20, 30].entries()) messages.add(kept(BigInt(index), 1, { sentAt }))
    messages.removeSentBefore(30)
    assert.deepEqual(ids(messages), [2n])
  })

  test('where all together keep too much, the oldest of the address that keeps most is forgotten', () => {
    const budget = new Budget({ ofAll: 2000, perAddress: 10_000 })
    const shelf = (address: string) =>
      new KeptMessages({ messages: 9, bytes: 100 }, (giveUp) => budget.hold({ address }, giveUp))
    const [quiet, busy] = [shelf('192.0.2.1'), shelf('192.0.2.2')]
    quiet.add(kept(1n, 60))
    for (let id = 2n; id < 9n; id++) busy.add(kept(id, 1))
    assert.deepEqual([ids(quiet), ids(busy)], [[1n], [3n, 4n, 5n, 6n, 7n, 8n]])
    quiet.close()
    quiet.add(kept(9n, 60))
    busy.add(kept(10n, 1))
    assert.deepEqual([ids(quiet), ids(busy).length], [[], 7])
  })
})
