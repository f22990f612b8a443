import assert from 'node:assert/strict'
import type { Constructor } from '@longshore/protocol/schema/api'
import { Changing, type Person, type Scene, type Work } from '../fact.ts'
import { me, Open, userOf } from './common.ts'
import { teal } from './drawings.ts'
import { checkSizes } from './files.ts'

interface Shown {
  readonly photo: Constructor<'photo'>
  readonly isThere: Changing<boolean>
}

const shown = new Open<Shown>(2)

const profilePictures: Work = async ({ ada, signal, told }) => {
  const photo = photoOf(await ada.call('photos.uploadProfilePhoto', { file: await upload(ada, signal) }))
  const isThere = new Changing(true)
  const check = async ({ ada }: Pick<Scene, 'ada'>) => {
    const found = (await picturesNow(ada)).find(({ id }) => id === photo.id)
    isThere.check(found !== undefined)
    if (!found) return 'superseded'
    await checkSizes(ada, found)
    return undefined
  }
  told('profile picture', check)
  const old = shown.add({ photo, isThere })
  if (!old) return
  const { id, access_hash, file_reference } = old.photo
  const input = { _: 'inputPhoto', id, access_hash, file_reference } as const
  await old.isThere.become(false, () => ada.call('photos.deletePhotos', { id: [input] }))
  told('deleted profile picture', async ({ ada }) =>
    assert.ok(
      (await picturesNow(ada)).every((photo) => photo.id !== id),
      'it was deleted',
    ),
  )
}

/** What those see who may not see the others. */
const fallback = new Changing<bigint | undefined>(undefined)

const fallbacks: Work = async ({ ada, signal, told }) => {
  const file = await upload(ada, signal)
  // Which one it becomes is known with the answer: until then it may be any.
  await uncertainly(
    fallback,
    async () => photoOf(await ada.call('photos.uploadProfilePhoto', { file, fallback: true })).id,
  )
  told('fallback picture', async ({ ada }) => {
    const { full_user } = await ada.call('users.getFullUser', { id: me })
    checkPhoto(fallback, full_user.fallback_photo?.id)
  })
}

/** What Ada alone sees in the place of Bob's pictures. */
const personal = new Changing<bigint | undefined>(undefined)

const personalPictures: Work = async ({ ada, signal, told }) => {
  const file = await upload(ada, signal)
  const user_id = userOf(ada.other)
  await ada.call('contacts.addContact', { id: user_id, first_name: 'Bob', last_name: '', phone: '' })
  await uncertainly(
    personal,
    async () => photoOf(await ada.call('photos.uploadContactProfilePhoto', { user_id, file, save: true })).id,
  )
  told('picture of a contact', async ({ ada }) => {
    const { full_user } = await ada.call('users.getFullUser', { id: userOf(ada.other) })
    checkPhoto(personal, full_user.personal_photo?.id)
  })
}

/** Stands for a photo whose id the client has not been told yet. */
const ANY = -1n

async function uncertainly(
  value: Changing<bigint | undefined>,
  change: () => Promise<bigint>,
): Promise<void> {
  let id = ANY
  await value.become(ANY, async () => {
    id = await change()
  })
  await value.become(id, async () => {})
}

function checkPhoto(value: Changing<bigint | undefined>, id: bigint | undefined): void {
  assert.notEqual(id, undefined, 'the picture is gone')
  if (!value.mayBe(ANY)) value.check(id)
}

async function upload(
  { client }: Person,
  signal: AbortSignal,
): Promise<Constructor<'inputFile' | 'inputFileBig'>> {
  const { inputFile } = await client.upload(await teal(), { name: 'face.jpg', signal })
  return inputFile
}

function photoOf({ photo }: Constructor<'photos.photo'>): Constructor<'photo'> {
  return photo._ === 'photo' ? photo : assert.fail('there is no photo')
}

async function picturesNow({ call }: Person): Promise<Constructor<'photo'>[]> {
  const { photos } = await call('photos.getUserPhotos', { user_id: me, offset: 0, max_id: 0n, limit: 100 })
  return photos.filter((photo) => photo._ === 'photo')
}

export const pictureWorks: readonly Work[] = [profilePictures, fallbacks, personalPictures]
