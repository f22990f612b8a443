import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, MethodName } from '@longshore/protocol/schema/api'
import { apiTable } from '@longshore/protocol/schema/api-table.gen'
import { Table } from '@longshore/protocol/schema/table'
import { groupOf, threeUsers } from '@longshore/testing/api-chats'
import {
  documentIn,
  documentOf,
  existing,
  messagesIn,
  randomId,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { self } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import {
  downloadAt,
  existingPhoto,
  inputPhoto,
  landscape,
  photoIn,
  photoLocation,
  photoOf,
} from '@longshore/testing/api-pictures'
import { inputOf, inputSet, item, madeSet, me } from '@longshore/testing/api-stickers'
import { fakeMp4 } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'
import { methods } from '../methods.ts'

/** What Bob was shown, and things of his own that it could be put into. */
interface Shown {
  readonly bob: ApiClient
  readonly photo: Constructor<'photo'>
  readonly document: Constructor<'document'>
  readonly chat_id: bigint
  readonly channel: Constructor<'inputChannel'>
  readonly set: Awaited<ReturnType<typeof madeSet>>
  readonly note: number
}

type Attempt = (shown: Shown) => Promise<unknown>

const film = fakeMp4({ width: 64, height: 48, duration: 2, sound: true })
const upload = async (bob: ApiClient) => ({ file: await uploaded(bob, landscape) })
const noSet = { user_id: me, title: 'Harbour', short_name: 'set_of_others' }

/** The ways in which a method shows a file again; or why it shows none. */
const classified: Readonly<Record<string, Readonly<Record<string, Attempt>> | string>> = {
  'messages.sendMedia': {
    photo: ({ bob, photo }) => send(bob, existingPhoto(photo)),
    document: ({ bob, document }) => send(bob, existing(document)),
    cover: async ({ bob, photo }) =>
      send(bob, { ...documentOf(await uploaded(bob, film)), video_cover: inputPhoto(photo) }),
    'film of a live photo': async ({ bob, document }) =>
      send(bob, photoOf((await upload(bob)).file, { live_photo: true, video: inputOf(document) })),
    'sticker on a photo': async ({ bob, document }) =>
      send(bob, photoOf((await upload(bob)).file, { stickers: [inputOf(document)] })),
    'sticker on a video': async ({ bob, document }) =>
      send(bob, { ...documentOf((await upload(bob)).file), stickers: [inputOf(document)] }),
  },
  'messages.uploadMedia': {
    photo: ({ bob, photo }) =>
      bob.call({ _: 'messages.uploadMedia', peer: self, media: existingPhoto(photo) }),
    document: ({ bob, document }) =>
      bob.call({ _: 'messages.uploadMedia', peer: self, media: existing(document) }),
  },
  'messages.sendMultiMedia': {
    album: ({ bob, photo }) =>
      bob.call({
        _: 'messages.sendMultiMedia',
        peer: self,
        multi_media: [
          { _: 'inputSingleMedia', media: existingPhoto(photo), random_id: randomId(), message: '' },
          { _: 'inputSingleMedia', media: existingPhoto(photo), random_id: randomId(), message: '' },
        ],
      }),
  },
  'messages.editMessage': {
    photo: ({ bob, photo, note }) =>
      bob.call({ _: 'messages.editMessage', peer: self, id: note, media: existingPhoto(photo) }),
    document: ({ bob, document, note }) =>
      bob.call({ _: 'messages.editMessage', peer: self, id: note, media: existing(document) }),
  },
  'messages.editChatPhoto': {
    picture: ({ bob, photo, chat_id }) =>
      bob.call({
        _: 'messages.editChatPhoto',
        chat_id,
        photo: { _: 'inputChatPhoto', id: inputPhoto(photo) },
      }),
  },
  'channels.editPhoto': {
    picture: ({ bob, photo, channel }) =>
      bob.call({ _: 'channels.editPhoto', channel, photo: { _: 'inputChatPhoto', id: inputPhoto(photo) } }),
  },
  'photos.updateProfilePhoto': {
    picture: ({ bob, photo }) => bob.call({ _: 'photos.updateProfilePhoto', id: inputPhoto(photo) }),
    fallback: ({ bob, photo }) =>
      bob.call({ _: 'photos.updateProfilePhoto', id: inputPhoto(photo), fallback: true }),
  },
  'messages.saveGif': {
    gif: ({ bob, document }) => bob.call({ _: 'messages.saveGif', id: inputOf(document), unsave: false }),
  },
  'messages.faveSticker': {
    sticker: ({ bob, document }) =>
      bob.call({ _: 'messages.faveSticker', id: inputOf(document), unfave: false }),
  },
  'messages.saveRecentSticker': {
    sticker: ({ bob, document }) =>
      bob.call({ _: 'messages.saveRecentSticker', id: inputOf(document), unsave: false }),
  },
  'stickers.createStickerSet': {
    sticker: ({ bob, document }) =>
      bob.call({ _: 'stickers.createStickerSet', ...noSet, stickers: [item(document)] }),
    thumb: ({ bob, document, set }) =>
      bob.call({
        _: 'stickers.createStickerSet',
        ...noSet,
        thumb: inputOf(document),
        stickers: set.documents.flatMap((own) => (own._ === 'document' ? item(own) : [])),
      }),
  },
  'stickers.addStickerToSet': {
    sticker: ({ bob, document, set }) =>
      bob.call({ _: 'stickers.addStickerToSet', stickerset: inputSet(set), sticker: item(document) }),
  },
  'stickers.replaceSticker': {
    sticker: ({ bob, document, set }) => {
      const [own] = set.documents
      assert(own?._ === 'document')
      return bob.call({ _: 'stickers.replaceSticker', sticker: inputOf(own), new_sticker: item(document) })
    },
  },
  'stickers.setStickerSetThumb': {
    thumb: ({ bob, document, set }) =>
      bob.call({ _: 'stickers.setStickerSetThumb', stickerset: inputSet(set), thumb: inputOf(document) }),
  },
  'messages.forwardMessages': 'names messages, and asks each of them: see below',
  'messages.getAttachedStickers': 'tells of sets, and shows the file nowhere',
  'stickers.changeSticker': 'takes only what is in a set of the caller',
  'stickers.changeStickerPosition': 'takes only what is in a set of the caller',
  'stickers.removeStickerFromSet': 'takes only what is in a set of the caller',
  'photos.deletePhotos': 'takes away',
  'photos.uploadProfilePhoto': 'takes uploads alone; of a story there is none',
  'photos.uploadContactProfilePhoto': 'takes uploads alone; of a story there is none',
  'messages.deleteScheduledMessages': 'takes away',
  'messages.sendScheduledMessages': 'what was scheduled was asked for then',
  'messages.sendMessage': 'its rich_message is not taken',
  'messages.setTyping': 'tells what somebody does, and shows no file',
  'messages.getExtendedMedia': 'reads, and shows nothing again',
  'messages.getMessagesReactions': 'reads, and shows nothing again',
  'messages.reportMusicListen': 'tells how long one listened, and shows nothing again',
  'messages.saveDraft': 'keeps no media',
  'users.getSavedMusicByID': 'reads, and shows nothing again',
}

const table = new Table(apiTable)
const newest = [...table.names()].flatMap((name) => table.versions(name).at(-1) ?? [])
const constructors = newest.filter(({ isMethod }) => !isMethod).map(({ definition }) => definition)
const byType = Map.groupBy(constructors, ({ type }) => type)

function definitionOf(name: string) {
  return newest.find((one) => one.name === name)?.definition
}

/** Whether a value of this type can name a file that exists. */
function namesFile(type: string, met = new Set<string>()): boolean {
  const element = /^[Vv]ector<(.+)>$/.exec(type)?.[1] ?? type
  if (element === 'InputDocument' || element === 'InputPhoto') return true
  if (met.has(element)) return false
  met.add(element)
  return (byType.get(element) ?? []).some(({ params }) => params.some((param) => namesFile(param.type, met)))
}

/** Whether a method names messages and answers what became of them elsewhere. */
function sendsMessagesOn(name: string): boolean {
  const definition = definitionOf(name)
  const ids = definition?.params.some((param) => param.name === 'id' && param.type === 'Vector<int>')
  return definition?.type === 'Updates' && ids === true
}

test('every method that names files or messages is known to show them again, or not to', () => {
  const namely = Object.keys(methods).filter((name) => {
    const definition = definitionOf(name)
    return definition?.params.some(({ type }) => namesFile(type)) || sendsMessagesOn(name)
  })
  assert.deepEqual(
    namely.filter((name) => classified[name] === undefined),
    [],
  )
  assert.deepEqual(
    Object.keys(classified).filter((name) => !methods[name as MethodName]),
    [],
  )
})

/** Bob with a group, a channel, a set and a note of his own, who was shown something by Ada. */
async function bobWith() {
  const { network, ada, bob, cy } = await threeUsers()
  const { id: chat_id } = await groupOf(bob, cy)
  const made = await bob.call({ _: 'channels.createChannel', broadcast: true, title: 'Mine', about: '' })
  assert(made._ === 'updates' && made.chats[0]?._ === 'channel')
  const { id: channel_id, access_hash = 0n } = made.chats[0]
  const channel = { _: 'inputChannel', channel_id, access_hash } as const
  const set = await madeSet(bob)
  const [note] = messagesIn(await send(bob, documentOf(await uploaded(bob))))
  bob.forgetUpdates()
  return { network, ada, bob, chat_id, channel, set, note: note?.id ?? 0 }
}

async function inNoforwards() {
  const own = await bobWith()
  const { ada, bob } = own
  const { id } = await groupOf(ada, bob)
  const peer = { _: 'inputPeerChat', chat_id: id } as const
  await send(ada, photoOf(await uploaded(ada, landscape)), { peer })
  await send(ada, documentOf(await uploaded(ada)), { peer })
  const [photo, document] = bob.forgetUpdates().flatMap((told) => messagesIn(told))
  await ada.call({ _: 'messages.toggleNoForwards', peer, enabled: true })
  return { ...own, peer, messages: [photo, document], photo: photoIn(photo), document: documentIn(document) }
}

async function marked() {
  const own = await bobWith()
  const { ada, bob } = own
  const peer = await ada.peerOf(bob)
  await send(ada, photoOf(await uploaded(ada, landscape)), { peer, noforwards: true })
  await send(ada, documentOf(await uploaded(ada)), { peer, noforwards: true })
  const [photo, document] = bob.forgetUpdates().flatMap((told) => messagesIn(told))
  return {
    ...own,
    peer: await bob.peerOf(ada),
    messages: [photo, document],
    photo: photoIn(photo),
    document: documentIn(document),
  }
}

const video = { _: 'documentAttributeVideo', duration: 3, w: 90, h: 60 } as const

async function passing(ttl_seconds: number) {
  const own = await bobWith()
  const { ada, bob } = own
  const peer = await ada.peerOf(bob)
  await send(ada, photoOf(await uploaded(ada, landscape), { ttl_seconds }), { peer })
  await send(ada, { ...documentOf(await uploaded(ada), [video]), ttl_seconds }, { peer })
  const [photo, document] = bob.forgetUpdates().flatMap((told) => messagesIn(told))
  return {
    ...own,
    peer: await bob.peerOf(ada),
    messages: [photo, document],
    photo: photoIn(photo),
    document: documentIn(document),
  }
}

const once = 2 ** 31 - 1
const isRestricted = refused('CHAT_FORWARDS_RESTRICTED')
/** Each method has its own word for a file that it cannot take. */
const isNoFile = (error: unknown): boolean =>
  (
    [
      'PHOTO_INVALID',
      'PHOTO_ID_INVALID',
      'DOCUMENT_INVALID',
      'GIF_ID_INVALID',
      'STICKER_ID_INVALID',
      'STICKER_FILE_INVALID',
    ] as const
  ).some((text) => refused(text)(error))

for (const [what, open, refusal] of [
  ['of a group that keeps what is said in it', inNoforwards, isRestricted],
  ['of a message that is not to be sent on', marked, isRestricted],
  ['that can be seen once', () => passing(once), isNoFile],
  ['that can be seen for a time', () => passing(10), isNoFile],
] as const) {
  suite(`a file ${what} is read, and not shown again`, () => {
    for (const [name, attempts] of Object.entries(classified)) {
      if (typeof attempts === 'string') continue
      test(`${name}: ${Object.keys(attempts).join(', ')}`, async () => {
        const shown = await open()
        assert.ok((await downloadAt(shown.bob, photoLocation(shown.photo, 'm'))).length > 0)
        for (const attempt of Object.values(attempts)) await assert.rejects(attempt(shown), refusal)
      })
    }

    for (const drop_author of [false, true]) {
      test(`messages.forwardMessages${drop_author ? ' without its author' : ''}`, async () => {
        const { bob, peer, messages } = await open()
        const forward = {
          _: 'messages.forwardMessages',
          from_peer: peer,
          to_peer: self,
          drop_author,
        } as const
        for (const id of [
          ...messages.map((message) => [message?.id ?? 0]),
          messages.map((message) => message?.id ?? 0),
        ])
          await assert.rejects(
            bob.call({ ...forward, id, random_id: id.map(() => randomId()) }),
            refusal === isRestricted ? isRestricted : refused('MESSAGE_ID_INVALID'),
          )
      })
    }
  })
}

suite('what may be passed on', () => {
  test('its uploader shows again what it put into a group that keeps everything', async () => {
    const { ada, bob } = await threeUsers()
    const { id: chat_id } = await groupOf(ada, bob)
    const peer = { _: 'inputPeerChat', chat_id } as const
    await ada.call({ _: 'messages.toggleNoForwards', peer, enabled: true })
    const [own] = messagesIn(await send(bob, photoOf(await uploaded(bob, landscape)), { peer }))
    assert.ok(await send(bob, existingPhoto(photoIn(own))))
  })

  test('what was seen once is neither read nor shown again', async () => {
    const { bob, photo, messages, network } = await passing(once)
    await bob.call({ _: 'messages.readMessageContents', id: [messages[0]?.id ?? 0] })
    await assert.rejects(downloadAt(bob, photoLocation(photo, 'm')), refused('FILE_REFERENCE_EXPIRED'))
    await assert.rejects(send(bob, existingPhoto(photo)), refused('FILE_REFERENCE_EXPIRED'))
    assert.ok(network)
  })

  test('what could be seen for a time is neither read nor shown again after it', async () => {
    const { bob, photo, messages, network } = await passing(10)
    await bob.call({ _: 'messages.readMessageContents', id: [messages[0]?.id ?? 0] })
    assert.ok((await downloadAt(bob, photoLocation(photo, 'm'))).length > 0)
    network.time.advance(11_000)
    await assert.rejects(downloadAt(bob, photoLocation(photo, 'm')), refused('FILE_REFERENCE_EXPIRED'))
    await assert.rejects(send(bob, existingPhoto(photo)), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('a sticker of a set is free wherever it was seen', async () => {
    const { ada, bob } = await threeUsers()
    const { id: chat_id } = await groupOf(ada, bob)
    const peer = { _: 'inputPeerChat', chat_id } as const
    const set = await madeSet(ada)
    const [sticker] = set.documents
    assert(sticker?._ === 'document')
    bob.forgetUpdates()
    await send(ada, existing(sticker), { peer })
    const seen = documentIn(bob.forgetUpdates().flatMap((told) => messagesIn(told))[0])
    await ada.call({ _: 'messages.toggleNoForwards', peer, enabled: true })
    assert.equal(await bob.call({ _: 'messages.faveSticker', id: inputOf(seen), unfave: false }), true)
  })
})
