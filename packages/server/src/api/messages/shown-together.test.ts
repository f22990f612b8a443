import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import {
  documentIn,
  documentOf,
  existing,
  messagesIn,
  randomId,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { self, updatesIn } from '@longshore/testing/api-messages'
import type { ApiClient } from '@longshore/testing/api-network'
import {
  downloadAt,
  existingPhoto,
  inputPhoto,
  landscape,
  photoLocation,
  photoOf,
} from '@longshore/testing/api-pictures'
import { group, messageTold, threeUsers } from '@longshore/testing/api-places'
import { fakeMp4 } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

const film = fakeMp4({ width: 640, height: 480, duration: 12, sound: true })
const day = 86_400_000

/** A photo that its sender uploaded and nothing shows. */
async function photoMade(client: ApiClient): Promise<Constructor<'photo'>> {
  const media = photoOf(await uploaded(client, landscape))
  const made = await client.call({ _: 'messages.uploadMedia', peer: self, media })
  assert(made._ === 'messageMediaPhoto' && made.photo?._ === 'photo')
  return made.photo
}

type Shown = Constructor<'photo'> | Constructor<'document'>

/** What is shown by one message together: how it is sent, and where the second of the two files is found. */
interface Pair {
  upload(client: ApiClient): Promise<Type<'InputMedia'>>
  /** The same file as in a message or in media, to be sent again with what goes with it. */
  again(media: Type<'MessageMedia'>): Type<'InputMedia'>
  alone(media: Type<'MessageMedia'>): Type<'InputMedia'>
  companionIn(media: Type<'MessageMedia'> | undefined): Shown | undefined
}

const covered: Pair = {
  upload: async (client) => ({
    ...documentOf(await uploaded(client, film)),
    video_cover: inputPhoto(await photoMade(client)),
  }),
  again: (media) => {
    const cover = covered.companionIn(media)
    assert(cover?._ === 'photo')
    return { ...covered.alone(media), video_cover: inputPhoto(cover) } as Type<'InputMedia'>
  },
  alone: (media) => {
    assert(media._ === 'messageMediaDocument' && media.document?._ === 'document')
    return existing(media.document)
  },
  companionIn: (media) => {
    assert(media?._ === 'messageMediaDocument')
    assert.notEqual(media.video_cover?._, 'photoEmpty')
    return media.video_cover?._ === 'photo' ? media.video_cover : undefined
  },
}

const live: Pair = {
  upload: async (client) => {
    const video = documentOf(await uploaded(client, film))
    const made = await client.call({ _: 'messages.uploadMedia', peer: self, media: video })
    assert(made._ === 'messageMediaDocument' && made.document?._ === 'document')
    const photo = photoOf(await uploaded(client, landscape))
    return { ...photo, live_photo: true, video: existing(made.document).id }
  },
  again: (media) => {
    const video = live.companionIn(media)
    assert(video?._ === 'document')
    return { ...live.alone(media), live_photo: true, video: existing(video).id } as Type<'InputMedia'>
  },
  alone: (media) => {
    assert(media._ === 'messageMediaPhoto' && media.photo?._ === 'photo')
    return existingPhoto(media.photo)
  },
  companionIn: (media) => {
    assert(media?._ === 'messageMediaPhoto')
    assert.notEqual(media.video?._, 'documentEmpty')
    assert.equal(media.live_photo === true, media.video !== undefined)
    return media.video?._ === 'document' ? media.video : undefined
  },
}

const pairs: Readonly<Record<string, Pair>> = { 'a video with a cover': covered, 'a live photo': live }

async function read(client: ApiClient, file: Shown | undefined): Promise<number> {
  assert(file)
  const { id, access_hash, file_reference } = file
  const location: Type<'InputFileLocation'> =
    file._ === 'photo'
      ? photoLocation(file, 'm')
      : { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size: '' }
  return (await downloadAt(client, location)).length
}

async function history(client: ApiClient, peer: Type<'InputPeer'>): Promise<Constructor<'message'>[]> {
  const none = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 10, max_id: 0, min_id: 0, hash: 0n }
  const found = await client.call({ _: 'messages.getHistory', peer, ...none })
  assert('messages' in found)
  return found.messages.filter((message) => message._ === 'message')
}

for (const [what, pair] of Object.entries(pairs)) {
  const { companionIn } = pair
  /** Ada sent it to Bob. */
  const sentToBob = async (more: Partial<Request<'messages.sendMedia'>> = {}, layer?: number) => {
    const three = await threeUsers(layer)
    const { network, ada, bob } = three
    const toBob = await ada.peerOf(bob)
    const mine = messageTold(await send(ada, await pair.upload(ada), { peer: toBob, ...more }))
    assert(mine.media)
    const isThere = async (file: Shown | undefined) => {
      network.time.advance(30 * day)
      await network.files.collectUnused()
      return (await network.files.file(file?.id ?? 0n)) !== undefined
    }
    const theirs = () => messageTold(...bob.forgetUpdates())
    return { ...three, toBob, mine, media: mine.media, theirs, isThere }
  }

  suite(`${what}: the second file of a message`, () => {
    test('is shown to both sides wherever the message is, and read by both', async () => {
      const { ada, bob, toBob, mine, theirs } = await sentToBob()
      const arrived = theirs()
      const toAda = await bob.peerOf(ada)
      const seen = [mine, ...(await history(ada, toBob)), arrived, ...(await history(bob, toAda))]
      assert.equal(seen.length, 4)
      assert.deepEqual(new Set(seen.map(({ media }) => companionIn(media)?.id)).size, 1)
      for (const { media } of seen.slice(0, 2)) assert.ok((await read(ada, companionIn(media))) > 0)
      for (const { media } of seen.slice(2)) assert.ok((await read(bob, companionIn(media))) > 0)
      assert.notEqual(companionIn(mine.media)?.access_hash, companionIn(arrived.media)?.access_hash)
    })

    test('stays as long as somebody has the message', async () => {
      const { ada, mine, isThere } = await sentToBob()
      const companion = companionIn(mine.media)
      assert.equal(await isThere(companion), true)
      await ada.call({ _: 'messages.deleteMessages', id: [mine.id] })
      assert.equal(await isThere(companion), true, 'Bob has it still')
    })

    test('goes when nobody has the message any more', async () => {
      const { ada, bob, toBob, mine, theirs, isThere } = await sentToBob()
      const arrived = theirs()
      await ada.call({ _: 'messages.deleteHistory', peer: toBob, max_id: 0, revoke: true })
      await assert.rejects(read(bob, companionIn(arrived.media)), refused('FILE_REFERENCE_EXPIRED'))
      assert.equal(await isThere(companionIn(mine.media)), false)
    })

    test('goes on with a message that is forwarded', async () => {
      const { ada, bob, cy, mine, theirs, isThere } = await sentToBob()
      const arrived = theirs()
      const to_peer = await bob.peerOf(cy)
      const from_peer = await bob.peerOf(ada)
      const forward = { _: 'messages.forwardMessages', from_peer, to_peer } as const
      await bob.call({ ...forward, id: [arrived.id], random_id: [randomId()] })
      const { media } = messageTold(...cy.forgetUpdates())
      assert.ok((await read(cy, companionIn(media))) > 0)
      await ada.call({ _: 'messages.deleteMessages', id: [mine.id], revoke: true })
      assert.equal(await isThere(companionIn(media)), true)
    })

    test('stays when the words are edited, and goes when the file is sent anew without it', async () => {
      const { ada, toBob, mine, media, theirs, isThere } = await sentToBob()
      theirs()
      const edit = { _: 'messages.editMessage', peer: toBob, id: mine.id } as const
      await ada.call({ ...edit, message: 'Look' })
      const first = theirs()
      assert.equal(companionIn(first.media)?.id, companionIn(media)?.id)
      await ada.call({ ...edit, message: 'Look', media: pair.alone(media) })
      assert.equal(companionIn(theirs().media), undefined)
      const again = ada.call({ ...edit, media: pair.again(media) })
      await assert.rejects(again, refused('FILE_REFERENCE_EXPIRED'))
      assert.equal(await isThere(companionIn(media)), false)
    })

    test('can be given to a message that had none', async () => {
      const { ada, toBob, media, theirs } = await sentToBob()
      theirs()
      const sent = messageTold(await send(ada, pair.alone(media), { peer: toBob }))
      theirs()
      const anew = await pair.upload(ada)
      await ada.call({ _: 'messages.editMessage', peer: toBob, id: sent.id, media: anew })
      assert.ok(companionIn(theirs().media))
    })

    test('waits with a scheduled message, and is sent with it', async () => {
      const { network, ada, bob, toBob, isThere } = await sentToBob()
      bob.forgetUpdates()
      const schedule_date = Math.floor(network.time.clock() / 1000) + 40 * 86_400
      const told = await send(ada, await pair.upload(ada), { peer: toBob, schedule_date })
      const [waiting] = updatesIn(told).flatMap((update) =>
        update._ === 'updateNewScheduledMessage' && update.message._ === 'message' ? update.message : [],
      )
      const companion = companionIn(waiting?.media)
      assert.ok((await read(ada, companion)) > 0)
      assert.equal(await isThere(companion), true)
      network.time.advance(11 * day)
      await network.api.sendDue()
      const { media } = messageTold(...bob.forgetUpdates())
      assert.equal(companionIn(media)?.id, companion?.id)
      assert.equal(await isThere(companion), true)
    })

    test('goes when a scheduled message is deleted', async () => {
      const { network, ada, toBob, isThere } = await sentToBob()
      const schedule_date = Math.floor(network.time.clock() / 1000) + 40 * 86_400
      const told = await send(ada, await pair.upload(ada), { peer: toBob, schedule_date })
      const [waiting] = updatesIn(told).flatMap((update) =>
        update._ === 'updateNewScheduledMessage' && update.message._ === 'message' ? update.message : [],
      )
      await ada.call({ _: 'messages.deleteScheduledMessages', peer: toBob, id: [waiting?.id ?? 0] })
      assert.equal(await isThere(companionIn(waiting?.media)), false)
    })

    test('comes with media that was uploaded for an album', async () => {
      const { ada, bob, toBob } = await sentToBob()
      bob.forgetUpdates()
      const media = [await pair.upload(ada), await pair.upload(ada)]
      const made = await Promise.all(
        media.map((one) => ada.call({ _: 'messages.uploadMedia', peer: toBob, media: one })),
      )
      for (const one of made) assert.ok((await read(ada, companionIn(one))) > 0)
      const multi_media = made.map((one) => ({
        _: 'inputSingleMedia' as const,
        media: pair.again(one),
        random_id: randomId(),
        message: '',
      }))
      await ada.call({ _: 'messages.sendMultiMedia', peer: toBob, multi_media })
      const arrived = bob.forgetUpdates().flatMap((told) => messagesIn(told))
      assert.equal(arrived.length, 2)
      for (const one of arrived) assert.ok((await read(bob, companionIn(one.media))) > 0)
    })

    test('is sent once more from a message by whoever got it', async () => {
      const { bob, theirs } = await sentToBob()
      const { media } = theirs()
      assert(media)
      const ready = await bob.call({ _: 'messages.uploadMedia', peer: self, media: pair.again(media) })
      assert.ok((await read(bob, companionIn(ready))) > 0)
      const kept = messageTold(await send(bob, pair.again(media)))
      assert.ok((await read(bob, companionIn(kept.media))) > 0)
    })

    test('may be passed on as little as the message', async () => {
      const { bob, theirs } = await sentToBob({ noforwards: true })
      const { media } = theirs()
      const companion = companionIn(media)
      assert.ok((await read(bob, companion)) > 0)
      await assert.rejects(send(bob, passedOn(companion)), refused('CHAT_FORWARDS_RESTRICTED'))
    })

    test('of a group that keeps what is said in it is read, and not passed on', async () => {
      const { ada, bob, cy } = await threeUsers()
      const peer = await group(ada, bob, cy)
      await ada.call({ _: 'messages.toggleNoForwards', peer, enabled: true })
      bob.forgetUpdates()
      await send(ada, await pair.upload(ada), { peer })
      const companion = companionIn(messageTold(...bob.forgetUpdates()).media)
      assert.ok((await read(bob, companion)) > 0)
      await assert.rejects(send(bob, passedOn(companion)), refused('CHAT_FORWARDS_RESTRICTED'))
    })

    test('of media that disappears goes with it', async () => {
      const three = await threeUsers()
      const { network, ada, bob } = three
      const media = { ...(await pair.upload(ada)), ttl_seconds: 10 } as Type<'InputMedia'>
      const mine = messageTold(await send(ada, media, { peer: await ada.peerOf(bob) }))
      const theirs = messageTold(...bob.forgetUpdates())
      const companion = companionIn(theirs.media)
      assert.ok((await read(bob, companion)) > 0)
      await assert.rejects(send(bob, passedOn(companion)))
      await bob.call({ _: 'messages.readMessageContents', id: [theirs.id] })
      network.time.advance(10_000)
      await assert.rejects(read(bob, companion), refused('FILE_REFERENCE_EXPIRED'))
      await network.api.expireMedia()
      const left = messageTold(...ada.forgetUpdates().slice(-1))
      assert.equal(companionIn(left.media), undefined)
      network.time.advance(30 * day)
      await network.files.collectUnused()
      assert.equal(await network.files.file(companionIn(mine.media)?.id ?? 0n), undefined)
    })

    test('is nobody’s to see who has not got the message', async () => {
      const { ada, bob, cy, mine, theirs } = await sentToBob()
      theirs()
      const { media } = mine
      const companion = companionIn(media)
      assert(companion)
      for (const other of [bob, cy]) await assert.rejects(read(other, companion), refused('FILE_ID_INVALID'))
      assert.ok((await read(ada, companion)) > 0)
    })

    test('is left out for layers that know none', async () => {
      const { network, toBob } = await sentToBob()
      for (const layer of [OLDEST_LAYER, NEWEST_LAYER]) {
        const again = await network.login(1, { layer })
        const [message] = await history(again, toBob)
        assert.equal(companionIn(message?.media) !== undefined, layer === NEWEST_LAYER)
      }
    })
  })
}

/** A file as media of its own. */
function passedOn(file: Shown | undefined): Type<'InputMedia'> {
  assert(file)
  return file._ === 'photo' ? { _: 'inputMediaPhoto', id: inputPhoto(file) } : existing(file)
}

suite('a cover', () => {
  test('is of something that plays', async () => {
    const { ada } = await threeUsers()
    const video_cover = inputPhoto(await photoMade(ada))
    const text = { ...documentOf(await uploaded(ada)), video_cover }
    await assert.rejects(send(ada, text), refused('MEDIA_INVALID'))
    const sent = messageTold(await send(ada, documentOf(await uploaded(ada))))
    const again = { ...existing(documentIn(sent)), video_cover }
    await assert.rejects(send(ada, again), refused('MEDIA_INVALID'))
    const silent = fakeMp4({ width: 64, height: 48, duration: 2, sound: false })
    const gif = messageTold(await send(ada, { ...documentOf(await uploaded(ada, silent)), video_cover }))
    assert.ok(covered.companionIn(gif.media))
  })

  test('is a photo that its sender was shown', async () => {
    const { ada, bob } = await threeUsers()
    const hers = inputPhoto(await photoMade(ada))
    const video = documentOf(await uploaded(bob, film))
    await assert.rejects(send(bob, { ...video, video_cover: hers }), refused('PHOTO_INVALID'))
    const empty = { ...video, video_cover: { _: 'inputPhotoEmpty' } as const }
    await assert.rejects(send(bob, empty), refused('PHOTO_INVALID'))
    const expired = { ...hers, file_reference: new Uint8Array() }
    const own = { ...documentOf(await uploaded(ada, film)), video_cover: expired }
    await assert.rejects(send(ada, own), refused('FILE_REFERENCE_EMPTY'))
  })
})

suite('a live photo', () => {
  test('has a film that plays', async () => {
    const { ada, bob } = await threeUsers()
    const photo = photoOf(await uploaded(ada, landscape))
    const text = existing(documentIn(messageTold(await send(ada, documentOf(await uploaded(ada)))))).id
    await assert.rejects(send(ada, { ...photo, live_photo: true, video: text }), refused('MEDIA_INVALID'))
    const own = photoOf(await uploaded(bob, landscape))
    await assert.rejects(send(bob, { ...own, live_photo: true, video: text }), refused('DOCUMENT_INVALID'))
    const none = { _: 'inputDocumentEmpty' } as const
    await assert.rejects(send(ada, { ...photo, live_photo: true, video: none }), refused('DOCUMENT_INVALID'))
  })
})
