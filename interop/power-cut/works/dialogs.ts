import assert from 'node:assert/strict'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { Changing, type Person, type Work } from '../fact.ts'
import { dialogNow, newId, newName, self } from './common.ts'

const dialogOf = (peer: Type<'InputPeer'>) => ({ _: 'inputDialogPeer', peer }) as const

/** Ada's pinned dialogs, by the ids of their users. */
const pinned = new Changing<readonly bigint[]>([])

/** Both are pinned, change places, and one is left. */
const pins: Work = async ({ ada, told }) => {
  await ada.call('messages.sendMessage', { peer: self, message: 'a note', random_id: newId() })
  const [own, other] = [await idOfSelf(ada), ada.other.user_id]
  const check = async ({ ada }: { readonly ada: Person }) => pinned.check(await pinnedNow(ada))
  const pin = (peer: Type<'InputPeer'>, isPinned: boolean) =>
    ada.call('messages.toggleDialogPin', { peer: dialogOf(peer), pinned: isPinned })
  if (pinned.mayBe([])) await pinned.become([own], () => pin(self, true))
  await pinned.become([other, own], () => pin(ada.other, true))
  told('pinned dialog', check)
  const order = [dialogOf(self), dialogOf(ada.other)]
  await pinned.become([own, other], () =>
    ada.call('messages.reorderPinnedDialogs', { folder_id: 0, order, force: true }),
  )
  told('order of pinned dialogs', check)
  await pinned.become([own], () => pin(ada.other, false))
  told('pinned dialog', check)
}

async function pinnedNow({ call }: Person): Promise<bigint[]> {
  const { dialogs } = await call('messages.getPinnedDialogs', { folder_id: 0 })
  return dialogs.flatMap((dialog) =>
    'peer' in dialog && dialog.peer._ === 'peerUser' ? [dialog.peer.user_id] : [],
  )
}

async function idOfSelf({ call }: Person): Promise<bigint> {
  const [user] = await call('users.getUsers', { id: [{ _: 'inputUserSelf' }] })
  assert.ok(user?._ === 'user')
  return user.id
}

let group: Constructor<'inputPeerChat'> | undefined
let isArchived = false
const folder = new Changing(0)
const marked = new Changing(false)

/** A group that goes to the archive and comes back, marked as unread there. */
const archived: Work = async ({ ada, told }) => {
  group ??= await newGroup(ada)
  const peer = group
  isArchived = !isArchived
  const [folder_id, unread] = [isArchived ? 1 : 0, isArchived]
  await folder.become(folder_id, () =>
    ada.call('folders.editPeerFolders', { folder_peers: [{ _: 'inputFolderPeer', peer, folder_id }] }),
  )
  told('archived dialog', async ({ ada }) => folder.check((await dialogNow(ada, peer)).folder_id ?? 0))
  await marked.become(unread, () => ada.call('messages.markDialogUnread', { peer: dialogOf(peer), unread }))
  told('dialog marked as unread', async ({ ada }) =>
    marked.check((await dialogNow(ada, peer)).unread_mark === true),
  )
  told('decision for other clients', async ({ ada }) => {
    const { pts } = await ada.call('updates.getState', {})
    const missed = await ada.call('updates.getDifference', { pts, date: 1, qts: 0 })
    const others = 'other_updates' in missed ? missed.other_updates : []
    const marks = others.flatMap((update) => (update._ === 'updateDialogUnreadMark' ? [update] : []))
    marked.check(marks.at(-1)?.unread === true)
  })
}

async function newGroup({ call }: Person): Promise<Constructor<'inputPeerChat'>> {
  const { updates } = await call('messages.createChat', { users: [], title: newName() })
  assert.ok('chats' in updates && updates.chats[0])
  return { _: 'inputPeerChat', chat_id: updates.chats[0].id }
}

let made = 0
const title = new Changing<string | undefined>(undefined)
/** Folders by their ids; 0 is the list of all dialogs. */
const order = new Changing<readonly number[]>([0, 2])

/** A folder that gets another name and another place each time. */
const folders: Work = async ({ ada, told }) => {
  const name = `folder ${++made % 100}`
  await title.become(name, () =>
    ada.call('messages.updateDialogFilter', { id: 2, filter: folderNamed(name) }),
  )
  told('folder of dialogs', async ({ ada }) =>
    title.check((await foldersNow(ada)).find((filter) => filter._ === 'dialogFilter')?.title.text),
  )
  const ids = made % 2 === 0 ? [0, 2] : [2, 0]
  await order.become(ids, () => ada.call('messages.updateDialogFiltersOrder', { order: ids }))
  told('order of folders', async ({ ada }) =>
    order.check((await foldersNow(ada)).map((filter) => ('id' in filter ? filter.id : 0))),
  )
}

function folderNamed(text: string): Constructor<'dialogFilter'> {
  const nobody = { pinned_peers: [], include_peers: [], exclude_peers: [] }
  return {
    _: 'dialogFilter',
    id: 2,
    title: { _: 'textWithEntities', text, entities: [] },
    groups: true,
    ...nobody,
  }
}

async function foldersNow({ call }: Person): Promise<Type<'DialogFilter'>[]> {
  return (await call('messages.getDialogFilters', {})).filters
}

export const dialogWorks: readonly Work[] = [pins, archived, folders]
