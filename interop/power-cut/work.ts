import assert from 'node:assert/strict'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { memorySession, type NodeClient } from '@longshore/client/node'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import sharp from 'sharp'
import { connectOurs, signInOurs } from '../our-client.ts'
import type { ServerAddress } from '../server.ts'
import { testAccount } from '../stock-client.ts'

/** Something a client was told, and how it finds out whether it still holds. */
export interface Fact {
  readonly what: string
  check(client: NodeClient, server: ServerAddress): Promise<void>
}

export interface Scene {
  readonly client: NodeClient
  readonly server: ServerAddress
  /** Aborted when the power is cut. */
  readonly signal: AbortSignal
  /** To be called at once when an answer has come. */
  readonly told: (fact: Fact) => void
}

/** One piece of work; it is repeated until the power is cut. */
export type Work = (scene: Scene) => Promise<void>

const self = { _: 'inputPeerSelf' } as const
const newId = () => randomBytes(8).readBigInt64LE()
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A text, then the same one edited. */
const texts: Work = async ({ client, signal, told }) => {
  const message = `text ${newId()}`
  const sent = await client.call(
    'messages.sendMessage',
    { peer: self, message, random_id: newId() },
    { signal },
  )
  const id = idOf(sent)
  const texts = [message]
  const check = async (client: NodeClient) => {
    const found = await messageNow(client, id)
    assert.ok(found && texts.includes(found.message), `${found?.message} is none of ${texts}`)
  }
  told({ what: 'text', check })
  const edited = `${message}, edited`
  texts.push(edited)
  await client.call('messages.editMessage', { peer: self, id, message: edited }, { signal })
  told({
    what: 'edit',
    check: async (client) => assert.equal((await messageNow(client, id))?.message, edited),
  })
}

const deletions: Work = async ({ client, signal, told }) => {
  const request = { peer: self, message: 'soon gone', random_id: newId() }
  const id = idOf(await client.call('messages.sendMessage', request, { signal }))
  await client.call('messages.deleteMessages', { revoke: true, id: [id] }, { signal })
  told({ what: 'deletion', check: async (client) => assert.equal(await messageNow(client, id), undefined) })
}

/** Files that lie in rows, and in one part, and in many. */
const documents: Work = async ({ client, signal, told }) => {
  const sizes = [5_000, 100_000, 1_500_000]
  const bytes = randomBytes(sizes[randomInt(sizes.length)] ?? 0)
  const message = await client.sendDocument('me', bytes, { name: 'cargo.bin', signal })
  told({
    what: 'document',
    check: async (client) => {
      const found = await messageNow(client, message.id)
      assert.ok(found, `document ${message.id} is gone`)
      assert.equal(sha256((await client.downloadBytes(found)).bytes), sha256(bytes))
    },
  })
}

const PART = 64 * 1024
const PARTS = 12

/** Parts that are not yet a file: those that were not acknowledged are sent afterwards, and no others. */
const parts: Work = async ({ client, signal, told }) => {
  const bytes = randomBytes(PART * PARTS)
  const file_id = newId()
  const acknowledged = new Set<number>()
  const save = async (client: NodeClient, index: number, signal?: AbortSignal) => {
    const part = bytes.subarray(index * PART, (index + 1) * PART)
    const request = { file_id, file_part: index, file_total_parts: PARTS, bytes: part }
    assert.ok(await client.call('upload.saveBigFilePart', request, { signal }))
    acknowledged.add(index)
  }
  const check = async (client: NodeClient) => {
    for (let index = 0; index < PARTS; index++) if (!acknowledged.has(index)) await save(client, index)
    const file = { _: 'inputFileBig', id: file_id, parts: PARTS, name: 'parts.bin' } as const
    const media = { _: 'inputMediaUploadedDocument' as const, file, mime_type: 'a/b', attributes: [] }
    const request = { peer: self, media, message: '', random_id: newId() }
    const found = await messageNow(client, idOf(await client.call('messages.sendMedia', request)))
    assert.ok(found)
    assert.equal(sha256((await client.downloadBytes(found)).bytes), sha256(bytes))
  }
  let isTold = false
  const saveAndTell = async (index: number) => {
    await save(client, index, signal)
    // One fact for all parts: what is acknowledged later is looked at as well.
    if (!isTold) told({ what: 'parts', check })
    isTold = true
  }
  const order = Array.from({ length: PARTS }, (_, index) => (index * 5) % PARTS)
  for (let first = 0; first < PARTS; first += 3)
    await Promise.all(order.slice(first, first + 3).map(saveAndTell))
}

let accounts = 0

/** Somebody signs in; half of them sign out again. */
const signIns: Work = async ({ server, signal, told }) => {
  const session = memorySession()
  const account = testAccount(1000 + (accounts++ % 8000))
  const client = await signInOurs(server, account, undefined, { session })
  let isOut: boolean | undefined = false
  const check = async (_: NodeClient, server: ServerAddress) => {
    if (isOut === undefined) return
    const again = await connectOurs(server, undefined, { session })
    const asking = again.call('users.getUsers', { id: [{ _: 'inputUserSelf' }] })
    const isIn = await asking.then(
      () => true,
      (error: Error) => (/AUTH_KEY_UNREGISTERED/.test(error.message) ? false : Promise.reject(error)),
    )
    await again.close()
    assert.equal(isIn, !isOut, isOut ? 'who had signed out is in' : 'who had signed in is out')
  }
  told({ what: 'sign-in', check })
  try {
    if (accounts % 2 === 0) {
      isOut = undefined
      await client.call('auth.logOut', {}, { signal })
      isOut = true
      told({ what: 'sign-out', check })
    }
  } finally {
    await client.close()
  }
}

const picture = sharp({ create: { width: 200, height: 160, channels: 3, background: 'teal' } }).jpeg()

const pictures: Work = async ({ client, signal, told }) => {
  const file = await client.upload(await picture.toBuffer(), { name: 'face.jpg', signal })
  const { photo } = await client.call('photos.uploadProfilePhoto', { file: file.inputFile }, { signal })
  told({
    what: 'picture',
    check: async (client) => {
      const asked = { user_id: { _: 'inputUserSelf' }, offset: 0, max_id: 0n, limit: 100 } as const
      const pages = [0, 100, 200, 300].map((offset) =>
        client.call('photos.getUserPhotos', { ...asked, offset }),
      )
      const all = (await Promise.all(pages)).flatMap(({ photos }) => photos)
      const found = all.find(({ id }) => id === photo.id)
      assert.ok(found?._ === 'photo', 'the picture is gone')
      assert.ok((await client.downloadBytes(found)).bytes.length > 0)
    },
  })
}

const circle = `<svg viewBox="0 0 512 512"><circle cx="256" cy="256" r="200" fill="teal"/></svg>`
const art = sharp(Buffer.from(circle)).resize(512, 512).webp()

/** A set of stickers, with one more than it began with, in the panel. */
const stickers: Work = async ({ client, signal, told }) => {
  const short_name = `circles_${randomBytes(8).toString('hex')}`
  const sticker = async () => ({
    _: 'inputStickerSetItem' as const,
    document: await stickerDocument(client, signal),
    emoji: '🟢',
  })
  const made = { user_id: { _: 'inputUserSelf' }, title: 'Circles', short_name } as const
  await client.call('stickers.createStickerSet', { ...made, stickers: [await sticker()] }, { signal })
  const stickerset = { _: 'inputStickerSetShortName', short_name } as const
  let least = 1
  const check = async (client: NodeClient) => {
    const set = await client.call('messages.getStickerSet', { stickerset, hash: 0 })
    assert.ok(set._ === 'messages.stickerSet' && set.documents.length >= least, 'stickers are gone')
  }
  told({ what: 'sticker set', check })
  await client.call('stickers.addStickerToSet', { stickerset, sticker: await sticker() }, { signal })
  least = 2
  told({ what: 'sticker', check })
}

async function stickerDocument(
  client: NodeClient,
  signal: AbortSignal,
): Promise<Constructor<'inputDocument'>> {
  const file = await client.upload(await art.toBuffer(), { name: 'circle.webp', signal })
  const media = {
    _: 'inputMediaUploadedDocument' as const,
    file: file.inputFile,
    mime_type: 'image/webp',
    attributes: [{ _: 'documentAttributeFilename' as const, file_name: 'circle.webp' }],
  }
  const kept = await client.call('messages.uploadMedia', { peer: self, media }, { signal })
  assert.ok(kept._ === 'messageMediaDocument' && kept.document?._ === 'document')
  const { id, access_hash, file_reference } = kept.document
  return { _: 'inputDocument', id, access_hash, file_reference }
}

const groups: Work = async ({ client, signal, told }) => {
  const title = `Group ${newId()}`
  const made = await client.call('messages.createChat', { users: [], title }, { signal })
  const updates = '_' in made && made._ === 'messages.invitedUsers' ? made.updates : made
  assert.ok('chats' in updates && updates.chats[0])
  const { id } = updates.chats[0]
  const titles = [title]
  const check = async (client: NodeClient) => {
    const { chats } = await client.call('messages.getChats', { id: [id] })
    const [chat] = chats
    assert.ok(chat?._ === 'chat' && titles.includes(chat.title), 'the group is gone, or has its old title')
  }
  told({ what: 'group', check })
  titles.push(`${title}, renamed`)
  await client.call('messages.editChatTitle', { chat_id: id, title: `${title}, renamed` }, { signal })
  titles.shift()
  told({ what: 'title', check })
}

let lines = 0

/** A line about oneself that counts: it may be later than what was told, and never earlier. */
const profiles: Work = async ({ client, signal, told }) => {
  const line = ++lines
  await client.call('account.updateProfile', { about: `line ${line}` }, { signal })
  told({
    what: 'profile',
    check: async (client) => {
      const { full_user } = await client.call('users.getFullUser', { id: { _: 'inputUserSelf' } })
      assert.ok(Number(full_user.about?.split(' ')[1]) >= line, `${full_user.about} is older than ${line}`)
    },
  })
}

/** Where the history of a client has come to: it must never begin anew from an earlier place. */
const states: Work = async ({ client, signal, told }) => {
  const { pts } = await client.call('updates.getState', {}, { signal })
  told({
    what: 'state',
    check: async (client) =>
      assert.ok((await client.call('updates.getState', {})).pts >= pts, 'pts went back'),
  })
}

export const works: readonly Work[] = [
  texts,
  deletions,
  documents,
  parts,
  signIns,
  pictures,
  stickers,
  groups,
  profiles,
  states,
]

/** What others than the one who asked are told: a message that was pushed is there. */
export function hearPushes(client: NodeClient, told: (fact: Fact) => void): void {
  client.onUpdates((updates) => {
    if (!('updates' in updates)) return
    for (const update of updates.updates) {
      if (update._ !== 'updateNewMessage' || update.message._ !== 'message') continue
      const { id, message } = update.message
      if (!message.startsWith('text ')) continue
      told({
        what: 'push',
        check: async (client) =>
          assert.ok((await messageNow(client, id))?.message.startsWith(message), 'what was pushed is gone'),
      })
    }
  })
}

function idOf(updates: Type<'Updates'>): number {
  if (updates._ === 'updateShortSentMessage') return updates.id
  assert.ok('updates' in updates, updates._)
  for (const update of updates.updates) if (update._ === 'updateMessageID') return update.id
  return assert.fail('no message was sent')
}

async function messageNow(client: NodeClient, id: number): Promise<Constructor<'message'> | undefined> {
  const found = await client.call('messages.getMessages', { id: [{ _: 'inputMessageID', id }] })
  const [message] = 'messages' in found ? found.messages : []
  return message?._ === 'message' ? message : undefined
}
