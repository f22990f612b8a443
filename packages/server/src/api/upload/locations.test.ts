import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { suite, test } from 'node:test'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import {
  bytes,
  documentIn,
  documentOf,
  fileForBob,
  KiB,
  named,
  send,
  uploaded,
} from '@longshore/testing/api-files'
import { self } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  downloadAt,
  landscape,
  lettersOf,
  photoIn,
  photoLocation,
  photoOf,
} from '@longshore/testing/api-pictures'
import { fakeMp4 } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

const WINDOW = 128 * KiB

function documentLocation(
  { id, access_hash, file_reference }: Constructor<'document'>,
  thumb_size = '',
): Constructor<'inputDocumentFileLocation'> {
  return { _: 'inputDocumentFileLocation', id, access_hash, file_reference, thumb_size }
}

function hashesAt(client: ApiClient, location: Type<'InputFileLocation'>, offset = 0n) {
  return client.call({ _: 'upload.getFileHashes', location, offset })
}

async function openWithPhoto() {
  const network = await ApiNetwork.open()
  const ada = await network.login(1)
  const media = await ada.call({
    _: 'messages.uploadMedia',
    peer: self,
    media: photoOf(await uploaded(ada, landscape)),
  })
  assert(media._ === 'messageMediaPhoto' && media.photo?._ === 'photo')
  return { network, ada, photo: media.photo }
}

suite('every location that can be read has hashes of what is read', () => {
  async function assertAgree(client: ApiClient, location: Type<'InputFileLocation'>): Promise<number> {
    const content = await downloadAt(client, location)
    const hashes = await hashesAt(client, location)
    assert.ok(hashes.length > 0)
    for (const { offset, limit, hash } of hashes) {
      const piece = content.subarray(Number(offset), Number(offset) + limit)
      assert.equal(piece.length, limit)
      assert.deepEqual([...hash], [...createHash('sha256').update(piece).digest()])
    }
    assert.deepEqual(await hashesAt(client, location, BigInt(content.length)), [])
    return content.length
  }

  test('a document', async () => {
    const { bob, theirs } = await fileForBob()
    assert.equal(await assertAgree(bob, documentLocation(documentIn(theirs))), bytes.length)
  })

  test('the sizes of a photo, small ones too', async () => {
    const { ada, photo } = await openWithPhoto()
    for (const letter of lettersOf(photo.sizes).replace('i', '')) {
      const size = photo.sizes.find((size) => 'type' in size && size.type === letter)
      const length = await assertAgree(ada, photoLocation(photo, letter))
      if (size?._ === 'photoSize') assert.equal(length, size.size)
    }
    assert.ok(photo.sizes.some((size) => size._ === 'photoSize' && size.size <= 1024))
  })

  test('the previews of a video, still and moving', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const film = fakeMp4({ width: 640, height: 360, duration: 3, sound: true })
    const video = { _: 'documentAttributeVideo', duration: 3, w: 640, h: 360 } as const
    const media = documentOf(await uploaded(ada, film), [video, named('a.mp4')])
    const uploadedMedia = await ada.call({
      _: 'messages.uploadMedia',
      peer: self,
      media: { ...media, mime_type: 'video/mp4' },
    })
    assert(uploadedMedia._ === 'messageMediaDocument' && uploadedMedia.document?._ === 'document')
    const { document } = uploadedMedia
    for (const [letter, type] of [
      ['', 'storage.fileMp4'],
      ['m', 'storage.fileJpeg'],
      ['v', 'storage.fileMp4'],
    ] as const) {
      const location = documentLocation(document, letter)
      await assertAgree(ada, location)
      for (const offset of [0n, BigInt(4 * KiB), BigInt(64 * KiB)]) {
        const file = await ada.call({ _: 'upload.getFile', location, offset, limit: 4 * KiB })
        assert.equal(file._ === 'upload.file' && file.type._, type)
      }
    }
  })

  test('windows have 128 KB', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const content = new Uint8Array(2 * WINDOW + 5).fill(7)
    const media = documentOf(await uploaded(ada, content))
    const { document } = (await ada.call({
      _: 'messages.uploadMedia',
      peer: self,
      media,
    })) as Constructor<'messageMediaDocument'>
    assert(document?._ === 'document')
    const told = await hashesAt(ada, documentLocation(document), BigInt(WINDOW + 1))
    assert.deepEqual(
      told.map(({ offset, limit }) => [offset, limit]),
      [
        [BigInt(WINDOW), WINDOW],
        [BigInt(2 * WINDOW), 5],
      ],
    )
  })
})

suite('who may not see a file', () => {
  for (const method of ['upload.getFile', 'upload.getFileHashes'] as const) {
    const ask = (client: ApiClient, location: Type<'InputFileLocation'>) =>
      method === 'upload.getFile' ? downloadAt(client, location) : hashesAt(client, location)

    test(`does not get it by ${method}, and does not learn why`, async () => {
      const { network, bob, theirs } = await fileForBob()
      const eve = await network.login(3)
      const location = documentLocation(documentIn(theirs))
      await ask(bob, location)
      for (const wrong of [location, { ...location, id: 5n }])
        await assert.rejects(ask(eve, wrong), refused('FILE_ID_INVALID'))
      const empty = { ...location, file_reference: new Uint8Array() }
      await assert.rejects(ask(bob, empty), refused('FILE_REFERENCE_EMPTY'))
      const invalid = { ...location, file_reference: location.file_reference.toReversed() }
      await assert.rejects(ask(bob, invalid), refused('FILE_REFERENCE_INVALID'))
      network.time.advance(12 * 3_600_000)
      await assert.rejects(ask(bob, location), refused('FILE_REFERENCE_EXPIRED'))
    })
  }

  test('loses it with the last message that shows it', async () => {
    const { bob, theirs } = await fileForBob()
    const location = documentLocation(documentIn(theirs))
    await bob.call({ _: 'messages.deleteMessages', id: [theirs?.id ?? 0] })
    await assert.rejects(downloadAt(bob, location), refused('FILE_REFERENCE_EXPIRED'))
  })
})

suite('locations of old', () => {
  test('are honoured for photos of this network', async () => {
    const { network, ada, photo } = await openWithPhoto()
    const { id, access_hash, file_reference } = photo
    const { volumeId: volume_id, localId: local_id, secret } = network.files.legacyLocation(id, 'm')
    const expected = await downloadAt(ada, photoLocation(photo, 'm'))
    const cached = { _: 'inputFileLocation', volume_id, local_id, secret, file_reference } as const
    const photoCached = { ...cached, _: 'inputPhotoLegacyFileLocation', id, access_hash } as const
    for (const location of [cached, photoCached]) {
      assert.deepEqual([...(await downloadAt(ada, location))], [...expected])
      assert.equal((await hashesAt(ada, location)).length, 1)
      for (const [change, error] of [
        [{ secret: secret + 1n }, 'FILE_ID_INVALID'],
        [{ local_id: 1 }, 'FILE_ID_INVALID'],
        [{ file_reference: new Uint8Array() }, 'FILE_REFERENCE_EMPTY'],
      ] as const) {
        await assert.rejects(downloadAt(ada, { ...location, ...change }), refused(error))
      }
    }
    const eve = await network.login(2)
    await assert.rejects(downloadAt(eve, cached), refused('FILE_REFERENCE_INVALID'))
    await assert.rejects(downloadAt(eve, photoCached), refused('FILE_ID_INVALID'))
  })
})

suite('what this data center does not have: LOCATION_INVALID', () => {
  for (const location of [
    { _: 'inputEncryptedFileLocation', id: 1n, access_hash: 1n },
    { _: 'inputSecureFileLocation', id: 1n, access_hash: 1n },
    { _: 'inputTakeoutFileLocation' },
    {
      _: 'inputGroupCallStream',
      call: { _: 'inputGroupCall', id: 1n, access_hash: 1n },
      time_ms: 0n,
      scale: 0,
    },
  ] as const) {
    test(location._, async () => {
      const ada = await (await ApiNetwork.open()).login(1)
      await assert.rejects(downloadAt(ada, location), refused('LOCATION_INVALID'))
      await assert.rejects(hashesAt(ada, location), refused('LOCATION_INVALID'))
    })
  }
})

test('what nothing shows any more is gone from the disk', async () => {
  const { network, ada, bob, mine, theirs } = await fileForBob()
  const document = documentIn(mine)
  const day = 24 * 3_600_000
  network.time.advance(day + 1000)
  assert.equal(await network.files.collectUnused(), 0)
  await ada.call({ _: 'messages.deleteMessages', id: [mine?.id ?? 0] })
  network.time.advance(day)
  assert.equal(await network.files.collectUnused(), 0)
  await bob.call({ _: 'messages.deleteMessages', id: [theirs?.id ?? 0] })
  network.time.advance(10 * 60_000 + 1000)
  assert.equal(await network.files.collectUnused(), 1)
  assert.equal(await network.files.file(document.id), undefined)
})

test('a photo that was sent goes with its message, its sizes with it', async () => {
  const network = await ApiNetwork.open()
  const ada = await network.login(1)
  const sent = await send(ada, photoOf(await uploaded(ada, landscape)))
  assert(sent._ === 'updates')
  const [message] = sent.updates.flatMap((update) => (update._ === 'updateNewMessage' ? update.message : []))
  const photo = photoIn(message)
  network.time.advance(25 * 3_600_000)
  assert.equal(await network.files.collectUnused(), 0)
  await ada.call({ _: 'messages.deleteMessages', id: [message?.id ?? 0] })
  network.time.advance(11 * 60_000)
  assert.equal(await network.files.collectUnused(), 1)
  assert.equal(await network.files.file(photo.id), undefined)
})
