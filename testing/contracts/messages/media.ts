import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import { ada, bob, channel, cy, draft, post, send } from './drafts.ts'

export function mediaContract(open: (logLength?: number) => MessageStore): void {
  suite('media', () => {
    const voice = { kind: 'voice', file: 5n, mediaUnread: true } as const

    test('that was heard is marked in all boxes it is named in, once', async () => {
      const store = open()
      await send(store, draft(ada, bob, voice), draft(ada, bob, voice))
      const heard = [
        { owner: bob, id: 1 },
        { owner: ada, id: 1 },
        { owner: bob, id: 2 },
      ]
      assert.deepEqual(await store.readContents(heard), [
        { owner: bob, pts: 5, ptsCount: 2, event: { kind: 'read contents', messages: [1, 2] } },
        { owner: ada, pts: 4, ptsCount: 1, event: { kind: 'read contents', messages: [1] } },
      ])
      assert.deepEqual(await store.readContents(heard), [])
      const marks = (await store.messages(ada, [1, 2])).map(({ mediaUnread }) => mediaUnread)
      assert.deepEqual(marks, [false, true])
    })

    test('of a channel is heard by each for itself', async () => {
      const store = open()
      await send(store, post(ada, voice), post(ada))
      assert.deepEqual(await store.readChannelContents(bob, channel, [1, 2, 3]), [1])
      assert.deepEqual(await store.readChannelContents(bob, channel, [1]), [])
      assert.deepEqual(await store.readChannelContents(ada, channel, [1]), [])
      assert.deepEqual(await store.channelContentsRead(bob, channel, [1, 2]), [1])
      assert.deepEqual(await store.channelContentsRead(cy, channel, [1, 2]), [])
      await store.remove([{ owner: channel, id: 1 }])
      assert.deepEqual(await store.channelContentsRead(bob, channel, [1]), [])
    })

    test('that is to go is found when its time has come, until it is gone', async () => {
      const store = open()
      await send(store, draft(ada, bob, voice))
      const copies = [
        { owner: ada, id: 1 },
        { owner: bob, id: 1 },
      ]
      await store.letMediaExpire(copies, 2000)
      await store.letMediaExpire(copies, 3000)
      assert.deepEqual(await store.mediaDue(1999, 10), [])
      const due = await store.mediaDue(2000, 10)
      assert.deepEqual(due.map(({ owner, mediaDue }) => [owner, mediaDue]).sort(), [
        [ada, 2000],
        [bob, 2000],
      ])
      assert.equal((await store.mediaDue(2000, 1)).length, 1)
      const nothing = { kind: undefined, file: undefined, companion: undefined }
      const empty = { text: '', searchText: '', ...nothing, editDate: undefined }
      await store.edit(copies.map((copy) => ({ ...empty, copy, body: Uint8Array.of(9) })))
      assert.deepEqual(await store.mediaDue(2000, 10), [])
      const [message] = await store.messages(ada, [1])
      assert.deepEqual([message?.editDate, message?.file, message?.body[0]], [undefined, undefined, 9])
    })

    test('an edit that keeps the file keeps its time', async () => {
      const store = open()
      await send(store, draft(ada, bob, voice))
      const copy = { owner: ada, id: 1 }
      await store.letMediaExpire([copy], 2000)
      const same = { kind: 'voice', file: 5n, companion: undefined } as const
      const edit = { text: 'x', searchText: 'x', ...same, editDate: 1500 }
      await store.edit([{ ...edit, copy, body: Uint8Array.of(9) }])
      assert.equal((await store.mediaDue(2000, 10)).length, 1)
    })

    test('is found by its file', async () => {
      const store = open()
      await send(
        store,
        draft(ada, bob, { ...voice, date: 1000 }),
        post(ada, { ...voice, date: 1002 }),
        draft(cy, ada, { ...voice, date: 1001 }),
        draft(ada, ada, { file: 6n }),
      )
      assert.deepEqual(await store.placesOf([ada, channel], 5n, 2), [
        { owner: channel, id: 1 },
        { owner: ada, id: 2 },
      ])
      assert.deepEqual(await store.placesOf([bob], 6n, 2), [])
      assert.deepEqual(await store.filesShown([5n, 6n, 7n]), [5n, 6n])
      await store.remove([{ owner: ada, id: 3 }])
      assert.deepEqual(await store.filesShown([5n, 6n, 7n]), [5n])
    })

    test('is found by the file that is shown with it, as long as it is', async () => {
      const store = open()
      const video = { kind: 'video', file: 5n, companion: 6n } as const
      await send(
        store,
        draft(ada, ada, video),
        draft(ada, ada, { ...video, companion: 7n }),
        draft(ada, ada, { file: 6n, companion: 5n, date: 999 }),
      )
      assert.deepEqual(await store.placesOf([ada], 6n, 3), [
        { owner: ada, id: 1 },
        { owner: ada, id: 3 },
      ])
      assert.deepEqual(await store.filesShown([6n, 7n, 8n]), [6n, 7n])
      const edit = { text: '', searchText: '', ...video, body: Uint8Array.of(9), editDate: undefined }
      await store.edit([{ ...edit, copy: { owner: ada, id: 2 }, companion: 8n }])
      assert.deepEqual(await store.filesShown([6n, 7n, 8n]), [6n, 8n])
      await store.edit([{ ...edit, copy: { owner: ada, id: 2 }, companion: undefined }])
      await store.remove([{ owner: ada, id: 1 }])
      assert.deepEqual(await store.filesShown([5n, 6n, 7n, 8n]), [5n, 6n])
    })
  })
}
