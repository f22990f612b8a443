import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { documentIn, documentOf, messagesIn, named, send, uploaded } from '@longshore/testing/api-files'
import { self } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import { landscape, photoIn, photoOf, portrait } from '@longshore/testing/api-pictures'
import { FakeMedia, fakeGif, fakeMp4 } from '@longshore/testing/fake-media'

const film = fakeMp4({ width: 640, height: 480, duration: 12, sound: true })

async function open() {
  const media = new FakeMedia()
  const network = await ApiNetwork.open({ media })
  return { media, network, ada: await network.login(1) }
}

async function keptBy(client: ApiClient, media: Type<'InputMedia'>): Promise<Constructor<'document'>> {
  const kept = await client.call({ _: 'messages.uploadMedia', peer: self, media })
  assert(kept._ === 'messageMediaDocument' && kept.document?._ === 'document')
  return kept.document
}

async function photoKeptBy(client: ApiClient, file: Type<'InputFile'>): Promise<Constructor<'photo'>> {
  const kept = await client.call({ _: 'messages.uploadMedia', peer: self, media: photoOf(file) })
  assert(kept._ === 'messageMediaPhoto' && kept.photo?._ === 'photo')
  return kept.photo
}

suite('equal requests share one result', () => {
  test('a finished upload asked for again is the same document, whatever asks', async () => {
    const { ada, media } = await open()
    const request = documentOf(await uploaded(ada, film), [named('a.mp4')])
    const first = await keptBy(ada, request)
    const second = await keptBy(ada, request)
    const sent = documentIn(messagesIn(await send(ada, request))[0])
    assert.deepEqual([second.id, sent.id], [first.id, first.id])
    assert.deepEqual(media.calls, ['document'])
  })

  test('and so is one asked for by many at once', async () => {
    const { ada, media } = await open()
    const request = documentOf(await uploaded(ada, film), [named('a.mp4')])
    const kept = await Promise.all(Array.from({ length: 20 }, () => keptBy(ada, request)))
    assert.equal(new Set(kept.map(({ id }) => id)).size, 1)
    assert.deepEqual(media.calls, ['document'])
  })

  test('a photo too', async () => {
    const { ada, media } = await open()
    const file = await uploaded(ada, landscape)
    const [first, second] = await Promise.all([photoKeptBy(ada, file), photoKeptBy(ada, file)])
    const sent = photoIn(messagesIn(await send(ada, photoOf(file)))[0])
    assert.deepEqual([second?.id, sent.id], [first?.id, first?.id])
    assert.deepEqual(media.calls, ['photo'])
  })

  test('what is asked for otherwise is another document, of the same previews', async () => {
    const { ada, media } = await open()
    const file = await uploaded(ada, film)
    const first = await keptBy(ada, documentOf(file, [named('a.mp4')]))
    const second = await keptBy(ada, documentOf(file, [named('b.mp4')]))
    assert.notEqual(second.id, first.id)
    assert.deepEqual(second.thumbs, first.thumbs)
    assert.deepEqual(second.video_thumbs, first.video_thumbs)
    assert.deepEqual(media.calls, ['document'])
    const asFile = await keptBy(ada, { ...documentOf(file, [named('a.mp4')]), force_file: true })
    assert.ok(asFile.attributes.every(({ _ }) => _ === 'documentAttributeFilename'))
    assert.deepEqual(media.calls, ['document', 'document'], 'another kind of thing is looked at anew')
  })

  test('the same bytes in another upload are looked at once, and stay whole when the first goes', async () => {
    const { ada, media } = await open()
    const gif = fakeGif({ width: 40, height: 30 })
    const [first] = messagesIn(await send(ada, documentOf(await uploaded(ada, gif), [named('a.gif')])))
    const second = await keptBy(ada, documentOf(await uploaded(ada, gif), [named('a.gif')]))
    assert.notEqual(second.id, documentIn(first).id)
    assert.deepEqual([second.mime_type, second.size], ['video/mp4', documentIn(first).size])
    assert.deepEqual(media.calls, ['document'])
    await ada.call({ _: 'messages.deleteMessages', id: [first?.id ?? 0] })
    const third = await keptBy(ada, documentOf(await uploaded(ada, gif), [named('a.gif')]))
    assert.equal(third.size, second.size)
  })

  test('somebody else has nothing of it', async () => {
    const { ada, media, network } = await open()
    const bob = await network.login(2)
    const first = await keptBy(ada, documentOf(await uploaded(ada, film)))
    const second = await keptBy(bob, documentOf(await uploaded(bob, film)))
    assert.notEqual(second.id, first.id)
    assert.deepEqual(media.calls, ['document', 'document'])
  })

  test('a profile picture set again is a new one of the same sizes', async () => {
    const { ada, media } = await open()
    const file = await uploaded(ada, portrait)
    const pictures = []
    for (let time = 0; time < 2; time++) {
      const { photo } = await ada.call({ _: 'photos.uploadProfilePhoto', file })
      assert(photo._ === 'photo')
      pictures.push(photo)
    }
    assert.notEqual(pictures[1]?.id, pictures[0]?.id)
    assert.deepEqual(pictures[1]?.sizes, pictures[0]?.sizes)
    assert.deepEqual(media.calls, ['profilePhoto'])
  })
})
