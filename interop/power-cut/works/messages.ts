import assert from 'node:assert/strict'
import type { NodeClient } from '@longshore/client/node'
import { Changing, type Scene, type Work } from '../fact.ts'
import { dialogNow, idOf, messageNow, newestFromOther, newId, self, voice } from './common.ts'
import { teal } from './drawings.ts'

/** A text, then the same one edited. */
const texts: Work = async ({ ada, told }) => {
  const message = `text ${newId()}`
  const request = { peer: self, message, random_id: newId() }
  const id = idOf(await ada.call('messages.sendMessage', request))
  const text = new Changing<string | undefined>(message)
  const edited = `${message}, edited`
  told('text', async ({ ada }) => text.check((await messageNow(ada, id))?.message))
  told('sending twice', async ({ ada }) =>
    assert.equal(idOf(await ada.call('messages.sendMessage', request)), id, 'it was sent twice'),
  )
  await text.become(edited, () => ada.call('messages.editMessage', { peer: self, id, message: edited }))
  told('edit', async ({ ada }) => assert.equal((await messageNow(ada, id))?.message, edited))
}

const deletions: Work = async ({ ada, told }) => {
  const request = { peer: self, message: 'soon gone', random_id: newId() }
  const id = idOf(await ada.call('messages.sendMessage', request))
  await ada.call('messages.deleteMessages', { revoke: true, id: [id] })
  told('deletion', async ({ ada }) => assert.equal(await messageNow(ada, id), undefined))
}

/** Where the history of a client has come to: it must never begin anew from an earlier place, and lack nothing. */
const histories: Work = async ({ ada, bob, told }) => {
  const { pts } = await ada.call('updates.getState', {})
  told('state', async ({ ada }) =>
    assert.ok((await ada.call('updates.getState', {})).pts >= pts, 'pts went back'),
  )
  const message = `news ${newId()}`
  await bob.call('messages.sendMessage', { peer: bob.other, message, random_id: newId() })
  told('difference', async ({ ada }) => {
    const missed = await ada.call('updates.getDifference', { pts, date: 1, qts: 0 })
    if (missed._ === 'updates.differenceTooLong') return 'superseded'
    assert.ok('new_messages' in missed, missed._)
    const texts = missed.new_messages.map((one) => (one._ === 'message' ? one.message : ''))
    // What does not fit into one slice comes with the next.
    assert.ok(
      texts.includes(message) || missed._ === 'updates.differenceSlice',
      'the difference lacks a message',
    )
    return undefined
  })
}

const readings: Work = async ({ ada, bob, told }) => {
  const request = { peer: bob.other, message: 'to be read', random_id: newId() }
  const idOfBob = idOf(await bob.call('messages.sendMessage', request))
  const { id } = await newestFromOther(ada)
  await ada.call('messages.readHistory', { peer: ada.other, max_id: id })
  told('read mark', async ({ ada }) =>
    assert.ok((await dialogNow(ada, ada.other)).read_inbox_max_id >= id, 'what was read is unread'),
  )
  told('read by the other', async ({ bob }) =>
    assert.ok((await dialogNow(bob, bob.other)).read_outbox_max_id >= idOfBob, 'what was read is unread'),
  )
}

const voices: Work = async ({ ada, bob, signal, told }) => {
  const message = `voice ${newId()}`
  const request = { peer: bob.other, media: await voice(bob, signal), message, random_id: newId() }
  const idOfBob = idOf(await bob.call('messages.sendMedia', request))
  const heard = await lastSaying(ada, message)
  if (heard === undefined) return
  await ada.call('messages.readMessageContents', { id: [heard] })
  told('heard', async ({ ada, bob }) => {
    const [mine, theirs] = [await messageNow(ada, heard), await messageNow(bob, idOfBob)]
    assert.deepEqual([mine?.media_unread ?? false, theirs?.media_unread ?? false], [false, false])
  })
}

/** Pinned, and every second one pinned no more. */
const pinnedMessages: Work = async ({ ada, told }) => {
  const request = { peer: self, message: 'to be kept at hand', random_id: newId() }
  const id = idOf(await ada.call('messages.sendMessage', request))
  const isPinned = new Changing(false)
  const change = (pinned: boolean) =>
    isPinned.become(pinned, () =>
      ada.call('messages.updatePinnedMessage', { peer: self, id, unpin: !pinned, silent: true }),
    )
  await change(true)
  told('pinned message', async ({ ada }) => isPinned.check((await messageNow(ada, id))?.pinned === true))
  if (id % 2 === 0) await change(false)
}

const disappearing: Work = async ({ ada, bob, signal, told }) => {
  const message = `a glance ${newId()}`
  const { inputFile } = await bob.client.upload(await teal(), { name: 'glance.jpg', signal })
  const media = { _: 'inputMediaUploadedPhoto', file: inputFile, ttl_seconds: 1 } as const
  await bob.call('messages.sendMedia', { peer: bob.other, media, message, random_id: newId() })
  const seen = await lastSaying(ada, message)
  if (seen === undefined) return
  await ada.call('messages.readMessageContents', { id: [seen] })
  told('media that disappears', async ({ ada }) => {
    for (let tries = 0; ; tries++) {
      const { media } = (await messageNow(ada, seen)) ?? assert.fail('the message is gone')
      if (media?._ === 'messageMediaPhoto' && !media.photo) return
      assert.ok(tries < 50, 'it does not disappear')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
}

/** The id of what the other one has just said, unless something newer has come since. */
async function lastSaying(person: Scene['ada'], text: string): Promise<number | undefined> {
  const window = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 20, max_id: 0, min_id: 0, hash: 0n }
  const history = await person.call('messages.getHistory', { peer: person.other, ...window })
  assert.ok('messages' in history)
  return history.messages.find((one) => one._ === 'message' && one.message === text)?.id
}

const FAR = 30 * 24 * 3600

/** One that stays scheduled until the next comes, one that is sent, one that is deleted. */
const scheduled: Work = async ({ ada, told }) => {
  const schedule_date = Math.floor(Date.now() / 1000) + FAR
  const schedule = async (message: string) => {
    const request = { peer: self, message, random_id: newId(), schedule_date }
    return idOf(await ada.call('messages.sendMessage', request))
  }
  const text = `scheduled ${newId()}`
  const id = await schedule(text)
  const isThere = new Changing(true)
  told('scheduled message', async ({ ada }) => isThere.check((await scheduledNow(ada)).has(id)))
  const deleted = await schedule('never')
  await ada.call('messages.deleteScheduledMessages', { peer: self, id: [deleted] })
  told('scheduled message that was deleted', async ({ ada }) =>
    assert.equal((await scheduledNow(ada)).has(deleted), false),
  )
  await isThere.become(false, async () => {
    const sent = await ada.call('messages.sendScheduledMessages', { peer: self, id: [id] })
    assert.ok('updates' in sent)
    const [message] = sent.updates.flatMap((update) =>
      update._ === 'updateNewMessage' ? [update.message] : [],
    )
    if (!message) return
    told('scheduled message that was sent', async ({ ada }) =>
      assert.equal((await messageNow(ada, message.id))?.message, text),
    )
  })
}

async function scheduledNow({ call }: Scene['ada']): Promise<ReadonlySet<number>> {
  const found = await call('messages.getScheduledHistory', { peer: self, hash: 0n })
  return new Set('messages' in found ? found.messages.map(({ id }) => id) : [])
}

export const messageWorks: readonly Work[] = [
  texts,
  deletions,
  histories,
  readings,
  voices,
  pinnedMessages,
  disappearing,
  scheduled,
]

/** What others than the one who asked are told: a message that was pushed is there. */
export function hearPushes(listener: NodeClient, told: Scene['told']): void {
  listener.onUpdates((updates) => {
    if (!('updates' in updates)) return
    for (const update of updates.updates) {
      if (update._ !== 'updateNewMessage' || update.message._ !== 'message') continue
      const { id, message } = update.message
      if (!message.startsWith('text ')) continue
      told('push', async ({ ada }) =>
        assert.ok((await messageNow(ada, id))?.message.startsWith(message), 'what was pushed is gone'),
      )
    }
  })
}
