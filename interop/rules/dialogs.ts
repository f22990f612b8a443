import assert from 'node:assert/strict'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Caller } from '../callers/caller.ts'
import { messagesOf, type Rule, randomLong, refusal, self } from './files.ts'

/** Messages that are kept at hand, and where dialogs lie: what applications do with them every day. */
export const dialogs: readonly Rule[] = [
  {
    says: 'messages.updatePinnedMessage: a message is pinned, found by its filter, and pinned no more',
    async run(caller) {
      const id = await note(caller)
      await caller.call({ _: 'messages.updatePinnedMessage', peer: self, id })
      assert.ok((await pinnedMessages(caller)).includes(id))
      await caller.call({ _: 'messages.updatePinnedMessage', peer: self, id, unpin: true })
      assert.ok(!(await pinnedMessages(caller)).includes(id))
    },
  },
  {
    says: 'messages.unpinAllMessages: nothing is pinned any more',
    async run(caller) {
      const id = await note(caller)
      await caller.call({ _: 'messages.updatePinnedMessage', peer: self, id })
      const { offset } = await caller.call({ _: 'messages.unpinAllMessages', peer: self })
      assert.deepEqual([offset, await pinnedMessages(caller)], [0, []])
    },
  },
  refusal('CHAT_NOT_MODIFIED: a message that is pinned already', async (caller) => {
    const id = await note(caller)
    await caller.call({ _: 'messages.updatePinnedMessage', peer: self, id })
    return caller.call({ _: 'messages.updatePinnedMessage', peer: self, id })
  }),
  {
    says: 'messages.toggleDialogPin: a dialog comes first, whatever is newer, and then in its turn again',
    async run(caller) {
      await note(caller)
      const peer = { _: 'inputDialogPeer', peer: self } as const
      await caller.call({ _: 'messages.toggleDialogPin', peer, pinned: true })
      assert.equal((await dialogWithSelf(caller)).pinned, true)
      const { dialogs } = await caller.call({ _: 'messages.getPinnedDialogs', folder_id: 0 })
      assert.equal(dialogs.length, 1)
      await caller.call({ _: 'messages.toggleDialogPin', peer, pinned: false })
      assert.ok(!(await dialogWithSelf(caller)).pinned)
    },
  },
  {
    says: 'folders.editPeerFolders: a dialog goes to the archive, and comes back',
    async run(caller) {
      await note(caller)
      for (const folder_id of [1, 0]) {
        const folder_peers = [{ _: 'inputFolderPeer' as const, peer: self, folder_id }]
        await caller.call({ _: 'folders.editPeerFolders', folder_peers })
        assert.equal((await dialogWithSelf(caller)).folder_id ?? 0, folder_id)
      }
    },
  },
  {
    says: 'contacts.block: somebody is blocked, cannot be written to, and is free again',
    async run(caller) {
      const id = await botFather(caller)
      await caller.call({ _: 'contacts.block', id })
      assert.equal(await blockedCount(caller), 1)
      await assert.rejects(write(caller, id, 'hello'), { message: /YOU_BLOCKED_USER/ })
      await caller.call({ _: 'contacts.unblock', id })
      assert.equal(await blockedCount(caller), 0)
      await write(caller, id, '/help')
    },
  },
]

async function note(caller: Caller): Promise<number> {
  const [message] = messagesOf(await write(caller, self, 'a note'))
  return message?.id ?? assert.fail('nothing was sent')
}

function write(caller: Caller, peer: Type<'InputPeer'>, message: string): Promise<Type<'Updates'>> {
  return caller.call({ _: 'messages.sendMessage', peer, message, random_id: randomLong() })
}

async function pinnedMessages(caller: Caller): Promise<number[]> {
  const found = await caller.call({
    _: 'messages.search',
    peer: self,
    q: '',
    filter: { _: 'inputMessagesFilterPinned' },
    min_date: 0,
    max_date: 0,
    offset_id: 0,
    add_offset: 0,
    limit: 100,
    max_id: 0,
    min_id: 0,
    hash: 0n,
  })
  assert.ok('messages' in found)
  return found.messages.flatMap((message) => (message._ === 'message' && message.pinned ? message.id : []))
}

async function dialogWithSelf(caller: Caller): Promise<Constructor<'dialog'>> {
  const peers = [{ _: 'inputDialogPeer' as const, peer: self }]
  const { dialogs } = await caller.call({ _: 'messages.getPeerDialogs', peers })
  const [dialog] = dialogs
  return dialog?._ === 'dialog' ? dialog : assert.fail('there is no dialog')
}

async function botFather(caller: Caller): Promise<Constructor<'inputPeerUser'>> {
  const { users } = await caller.call({ _: 'contacts.resolveUsername', username: 'BotFather' })
  const [user] = users
  assert.ok(user?._ === 'user')
  return { _: 'inputPeerUser', user_id: user.id, access_hash: user.access_hash ?? 0n }
}

async function blockedCount(caller: Caller): Promise<number> {
  const { blocked } = await caller.call({ _: 'contacts.getBlocked', offset: 0, limit: 10 })
  return blocked.length
}
