import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Constructor, Request, TlObject } from '@longshore/protocol/schema/api'
import { NEWEST_LAYER, OLDEST_LAYER } from '@longshore/protocol/schema/codec'
import { messagesIn, send, uploaded } from '@longshore/testing/api-files'
import { twoUsers, updatesIn } from '@longshore/testing/api-messages'
import { type ApiClient, ApiNetwork } from '@longshore/testing/api-network'
import {
  downloadAt,
  inputPhoto,
  inputUser,
  landscape,
  lettersOf,
  photoIn,
  photoLocation,
  photoOf,
  portrait,
  userSeen,
  withPicture,
} from '@longshore/testing/api-pictures'
import { fakeMp4, fakePng } from '@longshore/testing/fake-media'
import { refused } from '@longshore/testing/refused'

const film = fakeMp4({ width: 800, height: 800, duration: 4, sound: false })
const myself = { _: 'inputUserSelf' } as const
const none = { _: 'inputPhotoEmpty' } as const

function upload(client: ApiClient, request: Omit<Request<'photos.uploadProfilePhoto'>, '_'>) {
  return client.call({ _: 'photos.uploadProfilePhoto', ...request })
}

function update(client: ApiClient, request: Omit<Request<'photos.updateProfilePhoto'>, '_'>) {
  return client.call({ _: 'photos.updateProfilePhoto', ...request })
}

async function fullOf(client: ApiClient, id: Request<'users.getFullUser'>['id'] = myself) {
  return (await client.call({ _: 'users.getFullUser', id })).full_user
}

async function picturesOf(client: ApiClient, more: Partial<Request<'photos.getUserPhotos'>> = {}) {
  return client.call({
    _: 'photos.getUserPhotos',
    user_id: myself,
    offset: 0,
    max_id: 0n,
    limit: 10,
    ...more,
  })
}

function idsIn({ photos }: { photos: readonly { id: bigint }[] }): bigint[] {
  return photos.map(({ id }) => id)
}

function pictureOf({ photo }: Constructor<'user'>): bigint | undefined {
  return photo?._ === 'userProfilePhoto' ? photo.photo_id : undefined
}

/** What a user looks like, as an Updates tells. */
function toldOf(updates: TlObject | undefined): bigint | undefined {
  assert(updates?._ === 'updates')
  const { users } = updates as Constructor<'updates'>
  const [told] = updatesIn(updates)
  assert(told?._ === 'updateUser')
  const user = users.find(({ id }) => id === told.user_id)
  assert(user?._ === 'user')
  return pictureOf(user)
}

suite('photos.uploadProfilePhoto', () => {
  for (const layer of [OLDEST_LAYER, 176, NEWEST_LAYER]) {
    test(`sets a picture, and answers the user with it, at layer ${layer}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1, { layer })
      const file = await uploaded(ada, portrait)
      const { photo, users } = await upload(ada, { file })
      assert(photo._ === 'photo')
      assert.equal(lettersOf(photo.sizes), 'iabc', 'crop sizes, the stripped one first')
      const [user] = users
      assert(user?._ === 'user' && user.photo?._ === 'userProfilePhoto')
      const [stripped] = photo.sizes
      assert(stripped?._ === 'photoStrippedSize' && user.photo.stripped_thumb)
      assert.deepEqual([...user.photo.stripped_thumb], [...stripped.bytes])
      assert.deepEqual(
        [user.photo.photo_id, user.photo.has_video === true, user.photo.dc_id],
        [photo.id, false, 2],
      )
      assert.ok((await downloadAt(ada, photoLocation(photo, 'c'))).length > 0)
      const { profile_photo } = await fullOf(ada)
      assert(profile_photo?._ === 'photo')
      assert.equal(profile_photo.id, photo.id)
      assert.notDeepEqual(profile_photo.file_reference, photo.file_reference)
      assert.ok((await downloadAt(ada, photoLocation(profile_photo, 'a'))).length > 0)
    })

    test(`sets an animated one, at layer ${layer}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1, { layer })
      const { photo, users } = await upload(ada, { video: await uploaded(ada, film), video_start_ts: 1.5 })
      assert(photo._ === 'photo')
      const [moving] = photo.video_sizes ?? []
      assert(moving?._ === 'videoSize')
      assert.deepEqual([moving.type, moving.w, moving.h, moving.video_start_ts], ['u', 800, 800, 1.5])
      assert.equal((await downloadAt(ada, photoLocation(photo, 'u'))).length, moving.size)
      const [user] = users
      assert(user?._ === 'user' && user.photo?._ === 'userProfilePhoto')
      assert.equal(user.photo.has_video, true)
    })
  }

  test('takes the still picture from the file where there is a video as well', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const still = await uploaded(ada, fakePng({ width: 200, height: 200 }))
    const { photo } = await upload(ada, { file: still, video: await uploaded(ada, film) })
    assert(photo._ === 'photo')
    assert.equal(lettersOf(photo.sizes), 'ia')
    assert.equal(lettersOf(photo.video_sizes), 'u')
  })

  test('"can also be used to reupload previously uploaded profile pictures"', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const file = await uploaded(ada, portrait)
    const [first, second] = [await upload(ada, { file }), await upload(ada, { file })]
    assert.notEqual(first.photo.id, second.photo.id)
    assert.deepEqual(idsIn(await picturesOf(ada)), [second.photo.id, first.photo.id])
  })

  test('is told to one’s other sessions and to those one talks to', async () => {
    const { network, ada, bob, toBob } = await twoUsers()
    await send(ada, photoOf(await uploaded(ada, landscape)), { peer: toBob })
    const other = await network.login(1)
    await other.call({ _: 'updates.getState' })
    const cy = await network.login(3)
    await cy.call({ _: 'updates.getState' })
    for (const client of [ada, bob, other]) client.forgetUpdates()
    const { id } = await withPicture(ada)
    for (const client of [bob, other]) assert.equal(toldOf(client.forgetUpdates()[0]), id)
    for (const client of [ada, cy]) assert.deepEqual(client.pushed, [])
    const [seen] = await bob.call({ _: 'users.getUsers', id: [inputUser(await bob.peerOf(ada))] })
    assert(seen?._ === 'user')
    assert.equal(pictureOf(seen), id)
  })

  for (const [what, request, error] of [
    ['nothing', {}, 'PHOTO_FILE_MISSING'],
    ['what is no picture', { file: new Uint8Array(50) }, 'PHOTO_EXT_INVALID'],
    ['too small a picture', { file: fakePng({ width: 159, height: 500 }) }, 'PHOTO_CROP_SIZE_SMALL'],
    ['a video that is none', { video: portrait }, 'VIDEO_FILE_INVALID'],
  ] as const) {
    test(`of ${what}: ${error}`, async () => {
      const ada = await (await ApiNetwork.open()).login(1)
      const files = await Promise.all(
        Object.entries(request).map(async ([field, content]) => [field, await uploaded(ada, content)]),
      )
      await assert.rejects(upload(ada, Object.fromEntries(files)), refused(error))
      assert.deepEqual(idsIn(await picturesOf(ada)), [])
    })
  }

  test('of a sticker that is none: EMOJI_MARKUP_INVALID', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const video_emoji_markup = { _: 'videoSizeEmojiMarkup', emoji_id: 5n, background_colors: [1] } as const
    await assert.rejects(
      upload(ada, { video_emoji_markup: { ...video_emoji_markup, background_colors: [1] } }),
      refused('EMOJI_MARKUP_INVALID'),
    )
  })
})

suite('photos.updateProfilePhoto', () => {
  test('makes one that was set before the current one', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const [first, second] = [await withPicture(ada), await withPicture(ada)]
    const { photo, users } = await update(ada, { id: inputPhoto(first) })
    assert.equal(photo.id, first.id)
    assert(users[0]?._ === 'user')
    assert.equal(pictureOf(users[0]), first.id)
    assert.deepEqual(idsIn(await picturesOf(ada)), [first.id, second.id])
  })

  test('with none deletes the current picture, for others too, and the one before is shown', async () => {
    const { ada, bob, toAda } = await twoUsers()
    const [first, second] = [await withPicture(ada), await withPicture(ada)]
    const [theirs] = (await picturesOf(bob, { user_id: inputUser(toAda) })).photos
    assert(theirs?._ === 'photo')
    const { users } = await update(ada, { id: none })
    assert(users[0]?._ === 'user')
    assert.equal(pictureOf(users[0]), first.id)
    assert.equal(pictureOf(await userSeen(bob, inputUser(toAda))), first.id)
    assert.deepEqual(idsIn(await picturesOf(bob, { user_id: inputUser(toAda) })), [first.id])
    assert.equal(theirs.id, second.id)
    await assert.rejects(downloadAt(bob, photoLocation(theirs, 'a')), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('with none takes the picture away, and answers none', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    await withPicture(ada)
    const { photo, users } = await update(ada, { id: none })
    assert.equal(photo._, 'photoEmpty')
    assert(users[0]?._ === 'user')
    assert.equal(users[0].photo, undefined)
    assert.equal((await fullOf(ada)).profile_photo, undefined)
  })

  test('crops a photo of a message anew', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const sent = photoIn(messagesIn(await send(ada, photoOf(await uploaded(ada, landscape))))[0])
    const { photo } = await update(ada, { id: inputPhoto(sent) })
    assert(photo._ === 'photo')
    assert.notEqual(photo.id, sent.id)
    assert.equal(lettersOf(photo.sizes), 'iab')
  })

  test('of a photo nobody was shown: PHOTO_ID_INVALID', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const photo = await withPicture(ada)
    await assert.rejects(update(bob, { id: inputPhoto(photo) }), refused('PHOTO_ID_INVALID'))
    const old = inputPhoto({ ...photo, file_reference: new Uint8Array() })
    await assert.rejects(update(ada, { id: old }), refused('FILE_REFERENCE_EMPTY'))
  })
})

suite('the fallback picture', () => {
  test('is shown to who sees no other, also to oneself, and is apart from the list', async () => {
    const { ada, bob, toAda } = await twoUsers()
    const fallback = await withPicture(ada, { fallback: true })
    assert.deepEqual(idsIn(await picturesOf(ada)), [])
    assert.equal(pictureOf(await userSeen(ada)), fallback.id)
    assert.equal(pictureOf(await userSeen(bob, inputUser(toAda))), fallback.id)
    const { fallback_photo } = await fullOf(bob, inputUser(toAda))
    assert(fallback_photo?._ === 'photo')
    assert.equal(fallback_photo.id, fallback.id)
    assert.ok((await downloadAt(bob, photoLocation(fallback_photo, 'a'))).length > 0)
    const own = await withPicture(ada)
    assert.equal(pictureOf(await userSeen(bob, inputUser(toAda))), own.id)
    await update(ada, { id: none, fallback: true })
    assert.equal((await fullOf(ada)).fallback_photo, undefined)
  })
})

suite('photos.getUserPhotos', () => {
  async function withFour() {
    const ada = await (await ApiNetwork.open()).login(1)
    const ids: bigint[] = []
    for (let i = 0; i < 4; i++) ids.unshift((await withPicture(ada)).id)
    return { ada, ids }
  }

  for (const [offset, limit, from, to] of [
    [0, 2, 0, 2],
    [1, 2, 1, 3],
    [3, 9, 3, 4],
    [4, 9, 4, 4],
    [0, 0, 0, 0],
  ] as const) {
    test(`answers a slice from ${offset}, at most ${limit}, the newest first, with the count`, async () => {
      const { ada, ids } = await withFour()
      const page = await picturesOf(ada, { offset, limit })
      assert(page._ === 'photos.photosSlice')
      assert.equal(page.count, 4)
      assert.deepEqual(idsIn(page), ids.slice(from, to))
      assert.equal(page.users.length, 1)
    })
  }

  test('answers all there are', async () => {
    const { ada, ids } = await withFour()
    const all = await picturesOf(ada)
    assert.equal(all._, 'photos.photos')
    assert.deepEqual(idsIn(all), ids)
  })

  test('with max_id answers those before it, and with offset -1 exactly that one, with a new reference', async () => {
    const { ada, ids } = await withFour()
    const max_id = ids[1] ?? 0n
    assert.deepEqual(idsIn(await picturesOf(ada, { max_id })), ids.slice(2))
    const [before] = (await picturesOf(ada, { offset: 1, limit: 1 })).photos
    const one = await picturesOf(ada, { max_id, offset: -1, limit: 1 })
    assert.deepEqual(idsIn(one), [max_id])
    const [photo] = one.photos
    assert(photo?._ === 'photo' && before?._ === 'photo')
    assert.notDeepEqual(photo.file_reference, before.file_reference)
    assert.ok((await downloadAt(ada, photoLocation(photo, 'a'))).length > 0)
  })

  test('of another, of nobody, and after no picture', async () => {
    const { ada, bob, toAda } = await twoUsers()
    const { id } = await withPicture(ada)
    assert.deepEqual(idsIn(await picturesOf(bob, { user_id: inputUser(toAda) })), [id])
    const nobody = { ...inputUser(toAda), access_hash: 1n }
    await assert.rejects(picturesOf(bob, { user_id: nobody }), refused('USER_ID_INVALID'))
    await assert.rejects(picturesOf(bob, { max_id: 5n }), refused('MAX_ID_INVALID'))
  })
})

suite('photos.deletePhotos', () => {
  test('answers those that were there; the next one becomes the current', async () => {
    const ada = await (await ApiNetwork.open()).login(1)
    const [first, second] = [await withPicture(ada), await withPicture(ada)]
    const stranger = { ...inputPhoto(second), id: 77n }
    const id = [inputPhoto(second), stranger, none]
    assert.deepEqual(await ada.call({ _: 'photos.deletePhotos', id }), [second.id])
    assert.equal(pictureOf(await userSeen(ada)), first.id)
    await assert.rejects(downloadAt(ada, photoLocation(second, 'a')), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('takes the id alone, as TDLib has it, and never another’s', async () => {
    const { ada, bob } = await twoUsers()
    const { id: photo } = await withPicture(ada)
    const id = [{ _: 'inputPhoto', id: photo, access_hash: 0n, file_reference: new Uint8Array() } as const]
    assert.deepEqual(await bob.call({ _: 'photos.deletePhotos', id }), [])
    assert.deepEqual(await ada.call({ _: 'photos.deletePhotos', id }), [photo])
    assert.deepEqual(idsIn(await picturesOf(ada)), [])
  })

  test('is not for bots', async () => {
    const bot = await (await ApiNetwork.open()).bot('crane_bot')
    await assert.rejects(bot.call({ _: 'photos.deletePhotos', id: [] }), refused('BOT_METHOD_INVALID'))
  })
})

suite('the picture of a bot', () => {
  test('is set by itself and by its owner, and by nobody else', async () => {
    const network = await ApiNetwork.open()
    const [ada, bob] = [await network.login(1), await network.login(2)]
    const crane = await network.bot('crane_bot', { owner: ada.id })
    const named = inputUser(await ada.peerNamed('crane_bot'))
    assert.equal((await userSeen(ada, named)).bot_can_edit, true)

    const own = await withPicture(crane)
    assert.equal(pictureOf(await userSeen(ada, named)), own.id)
    const given = await withPicture(ada, { bot: named })
    assert.equal(pictureOf(await userSeen(crane)), given.id)
    assert.equal(pictureOf(await userSeen(ada)), undefined)
    await update(ada, { bot: named, id: none })
    assert.equal(pictureOf(await userSeen(crane)), own.id)

    const toBob = inputUser(await bob.peerNamed('crane_bot'))
    assert.notEqual((await userSeen(bob, toBob)).bot_can_edit, true)
    await assert.rejects(withPicture(bob, { bot: toBob }), refused('BOT_INVALID'))
    await assert.rejects(withPicture(bob, { bot: myself }), refused('BOT_INVALID'))
    await assert.rejects(
      withPicture(ada, { bot: named, fallback: true }),
      refused('BOT_FALLBACK_UNSUPPORTED'),
    )
  })
})

suite('photos.uploadContactProfilePhoto', () => {
  async function contacts() {
    const both = await twoUsers()
    const { ada, toBob } = both
    const name = { first_name: 'Bobby', last_name: '', phone: '' }
    await ada.call({ _: 'contacts.addContact', id: inputUser(toBob), ...name })
    both.bob.forgetUpdates()
    return both
  }

  test('keeps a picture of a contact for oneself alone', async () => {
    const { network, ada, bob, toBob } = await contacts()
    await withPicture(bob)
    const user_id = inputUser(toBob)
    const personal = { _: 'photos.uploadContactProfilePhoto', user_id, save: true } as const
    const { photo, users } = await ada.call({ ...personal, file: await uploaded(ada, portrait) })
    assert(photo._ === 'photo' && users[0]?._ === 'user' && users[0].photo?._ === 'userProfilePhoto')
    assert.deepEqual([users[0].photo.photo_id, users[0].photo.personal], [photo.id, true])
    const { personal_photo, profile_photo } = await fullOf(ada, user_id)
    assert.equal(personal_photo?.id, photo.id)
    assert.notEqual(profile_photo?.id, photo.id)
    assert.ok((await downloadAt(ada, photoLocation(photo, 'a'))).length > 0)
    const cy = await network.login(3)
    assert.notEqual(pictureOf(await userSeen(cy, inputUser(await cy.peerOf(bob)))), photo.id)

    assert.equal((await ada.call(personal)).photo._, 'photoEmpty')
    assert.equal((await fullOf(ada, user_id)).personal_photo, undefined)
    await assert.rejects(downloadAt(ada, photoLocation(photo, 'a')), refused('FILE_REFERENCE_EXPIRED'))
  })

  test('suggests a picture by a message, which its receiver may use', async () => {
    const { ada, bob, toBob } = await contacts()
    await ada.call({
      _: 'photos.uploadContactProfilePhoto',
      user_id: inputUser(toBob),
      suggest: true,
      file: await uploaded(ada, portrait),
    })
    const [update] = updatesIn(bob.forgetUpdates()[0] as TlObject)
    assert(update?._ === 'updateNewMessage' && update.message._ === 'messageService')
    assert.equal(update.message.action._, 'messageActionSuggestProfilePhoto')
    const photo = photoIn(update.message)
    const { users } = await bob.call({ _: 'photos.updateProfilePhoto', id: inputPhoto(photo) })
    assert(users[0]?._ === 'user')
    assert.equal(pictureOf(users[0]), photo.id)
    assert.equal(updatesIn(ada.forgetUpdates()[0] as TlObject)[0]?._, 'updateNewMessage')
  })

  test('of who is no contact, of oneself, and for nothing', async () => {
    const { ada, bob, toAda, toBob } = await contacts()
    const request = { _: 'photos.uploadContactProfilePhoto', save: true } as const
    const refusedFor = (client: ApiClient, more: Partial<Request<typeof request._>>, error: string) =>
      assert.rejects(
        client.call({ ...request, user_id: inputUser(toBob), ...more }),
        refused(error as Parameters<typeof refused>[0]),
      )
    await refusedFor(bob, { user_id: inputUser(toAda) }, 'CONTACT_MISSING')
    await refusedFor(ada, { user_id: myself }, 'USER_ID_INVALID')
    await refusedFor(ada, { save: false }, 'NEED_ACTION_MISSING')
    await refusedFor(ada, { suggest: true }, 'PHOTO_FILE_MISSING')
  })
})
