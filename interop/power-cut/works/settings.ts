import assert from 'node:assert/strict'
import type { Constructor } from '@longshore/protocol/schema/api'
import { Changing, type Person, type Work } from '../fact.ts'
import { me, newName, self } from './common.ts'

let count = 0
const about = new Changing<string | undefined>(undefined)
const draft = new Changing<string | undefined>(undefined)
const muted = new Changing<number | undefined>(0)
const pinned = new Changing(false)

const profiles: Work = async ({ ada, told }) => {
  const line = `line ${++count}`
  await about.become(line, () => ada.call('account.updateProfile', { about: line }))
  told('profile', async ({ ada }) => {
    const { full_user } = await ada.call('users.getFullUser', { id: me })
    about.check(full_user.about)
  })
}

const drafts: Work = async ({ ada, told }) => {
  const message = `draft ${++count}`
  await draft.become(message, () => ada.call('messages.saveDraft', { peer: ada.other, message }))
  told('draft', async ({ ada }) => {
    const all = await ada.call('messages.getAllDrafts', {})
    assert.ok('updates' in all)
    const drafts = all.updates.flatMap((update) => (update._ === 'updateDraftMessage' ? [update.draft] : []))
    draft.check(drafts.flatMap((one) => (one._ === 'draftMessage' ? [one.message] : []))[0])
  })
}

const notifications: Work = async ({ ada, told }) => {
  const mute_until = 2_000_000_000 + ++count
  const peer = (person: Person) => ({ _: 'inputNotifyPeer', peer: person.other }) as const
  const settings = { _: 'inputPeerNotifySettings', mute_until } as const
  await muted.become(mute_until, () =>
    ada.call('account.updateNotifySettings', { peer: peer(ada), settings }),
  )
  told('notification setting', async ({ ada }) => {
    const now = await ada.call('account.getNotifySettings', { peer: peer(ada) })
    muted.check(now.mute_until)
  })
}

let isPinned = false

const pins: Work = async ({ ada, told }) => {
  isPinned = !isPinned
  const peer = { _: 'inputDialogPeer', peer: self } as const
  const pin = isPinned
  await pinned.become(pin, () => ada.call('messages.toggleSavedDialogPin', { peer, pinned: pin }))
  told('pinned part', async ({ ada }) => {
    const now = await ada.call('messages.getPinnedSavedDialogs', {})
    assert.ok('dialogs' in now)
    pinned.check(now.dialogs.length > 0)
  })
}

let channel: Constructor<'inputPeerChannel'> | undefined
const blocked = new Changing(0)

/** A channel is blocked, and blocked no more: nobody whom other work needs. */
const blocks: Work = async ({ ada, told }) => {
  channel ??= await newChannel(ada)
  const id = channel
  for (const method of ['contacts.block', 'contacts.unblock'] as const) {
    await blocked.become(method === 'contacts.block' ? 1 : 0, () => ada.call(method, { id }))
    told('blocked peer', async ({ ada }) => {
      const now = await ada.call('contacts.getBlocked', { offset: 0, limit: 10 })
      blocked.check(now.blocked.length)
    })
  }
}

async function newChannel({ call }: Person): Promise<Constructor<'inputPeerChannel'>> {
  const made = await call('channels.createChannel', { title: newName(), about: '' })
  const [chat] = 'chats' in made ? made.chats : []
  assert.ok(chat?._ === 'channel')
  return { _: 'inputPeerChannel', channel_id: chat.id, access_hash: chat.access_hash ?? 0n }
}

const wantsTopPeers = new Changing(true)

const wishes: Work = async ({ ada, told }) => {
  for (const enabled of [false, true]) {
    await wantsTopPeers.become(enabled, () => ada.call('contacts.toggleTopPeers', { enabled }))
    told('wish', async ({ ada }) => {
      const now = await ada.call('contacts.getTopPeers', { offset: 0, limit: 1, hash: 0n })
      wantsTopPeers.check(now._ === 'contacts.topPeers')
    })
  }
}

export const settingWorks: readonly Work[] = [profiles, drafts, notifications, pins, blocks, wishes]
