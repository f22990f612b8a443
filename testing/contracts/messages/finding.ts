import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { ada, all, bob, cy, draft, filled, send } from './drafts.ts'

export function findingContract(open: (logLength?: number) => MessageStore): void {
  suite('windows on messages', () => {
    // Messages 1..9 of one dialog; from the newest to the oldest.
    for (const [name, window, ids] of [
      ['the newest', { limit: 3 }, [9, 8, 7]],
      ['older than an id', { offsetId: 5, limit: 2 }, [4, 3]],
      ['moved towards older', { offsetId: 8, addOffset: 2, limit: 2 }, [5, 4]],
      ['around an id', { offsetId: 5, addOffset: -2, limit: 4 }, [6, 5, 4, 3]],
      ['an id and what is newer', { offsetId: 5, addOffset: -3, limit: 3 }, [7, 6, 5]],
      ['newer than all that was seen', { offsetId: 3, addOffset: -5, limit: 2 }, [7, 6]],
      ['nothing is newer than the newest', { addOffset: -2, limit: 4 }, [9, 8]],
      ['older than a date', { offsetDate: 1004, limit: 2 }, [3, 2]],
      ['past the oldest', { offsetId: 2, limit: 5 }, [1]],
      ['nothing', { limit: 0 }, []],
    ] as const) {
      test(`${name}`, async () => {
        const store = await filled(open(), 9)
        const found = await store.find(ada, { peer: bob }, { ...all, ...window })
        assert.deepEqual(
          found.messages.map(({ id }) => id),
          ids,
        )
        assert.equal(found.total, 9)
      })
    }
  })

  suite('filters', () => {
    for (const [name, filter, ids] of [
      ['one dialog', { peer: cy }, [4, 3]],
      ['all dialogs', {}, [6, 5, 4, 3, 2, 1]],
      ['words', { text: 'b' }, [4, 2]],
      ['letters that mean something to SQL', { text: '%' }, [6]],
      ['kinds', { kinds: ['video', 'music'] }, [5, 3]],
      ['sender', { sender: bob }, [6]],
      ['ids', { minId: 1, maxId: 4 }, [3, 2]],
      ['dates', { minDate: 1001, maxDate: 1005 }, [4, 3, 2]],
    ] as const) {
      test(name, async () => {
        const store = open()
        await send(
          store,
          draft(ada, bob, { date: 1001, searchText: 'a' }),
          draft(ada, bob, { date: 1002, searchText: 'ab' }),
          draft(ada, cy, { date: 1003, kind: 'video' }),
          draft(ada, cy, { date: 1004, searchText: 'b' }),
          draft(ada, ada, { date: 1005, kind: 'music' }),
          draft(bob, ada, { date: 1006, searchText: '100%' }),
        )
        const found = await store.find(ada, filter, all)
        assert.deepEqual(
          found.messages.map(({ id }) => id),
          ids,
        )
        assert.equal(found.total, ids.length)
      })
    }
  })
}
