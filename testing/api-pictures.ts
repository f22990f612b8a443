import assert from 'node:assert/strict'
import type { Constructor, Request, Type } from '@longshore/protocol/schema/api'
import { uploaded } from './api-files.ts'
import type { ApiClient } from './api-network.ts'
import { fakePng } from './fake-media.ts'

/** Pictures of many bytes, no two of which are the same file. */
export const landscape = fakePng({ width: 1000, height: 500 })
export const portrait = fakePng({ width: 640, height: 700 })

export function photoOf(
  file: Type<'InputFile'>,
  more: Partial<Constructor<'inputMediaUploadedPhoto'>> = {},
): Constructor<'inputMediaUploadedPhoto'> {
  return { _: 'inputMediaUploadedPhoto', file, ...more }
}

/** The photo a message shows, also as the new picture of a chat. */
export function photoIn(message: Type<'Message'> | undefined): Constructor<'photo'> {
  const holder = message?._ === 'messageService' ? message.action : message?._ === 'message' && message.media
  assert(holder && 'photo' in holder && typeof holder.photo === 'object')
  assert(holder.photo._ === 'photo')
  return holder.photo
}

export function inputPhoto({
  id,
  access_hash,
  file_reference,
}: Constructor<'photo'>): Constructor<'inputPhoto'> {
  return { _: 'inputPhoto', id, access_hash, file_reference }
}

export function existingPhoto(photo: Constructor<'photo'>): Constructor<'inputMediaPhoto'> {
  return { _: 'inputMediaPhoto', id: inputPhoto(photo) }
}

/** The letters of sizes, in their order. */
export function lettersOf(sizes: readonly (Type<'PhotoSize'> | Type<'VideoSize'>)[] = []): string {
  return sizes.map((size) => ('type' in size ? size.type : '?')).join('')
}

export function photoLocation(
  { id, access_hash, file_reference }: Constructor<'photo'>,
  thumb_size: string,
): Type<'InputFileLocation'> {
  return { _: 'inputPhotoFileLocation', id, access_hash, file_reference, thumb_size }
}

/** The beginning of a file, as far as one request goes. */
export async function downloadAt(
  client: ApiClient,
  location: Type<'InputFileLocation'>,
): Promise<Uint8Array> {
  const file = await client.call({ _: 'upload.getFile', location, offset: 0n, limit: 1024 * 1024 })
  assert(file._ === 'upload.file')
  return file.bytes
}

/** Gives a client a profile picture, and answers it as the client sees it. */
export async function withPicture(
  client: ApiClient,
  more: Partial<Request<'photos.uploadProfilePhoto'>> = {},
): Promise<Constructor<'photo'>> {
  const file = await uploaded(client, portrait)
  const { photo } = await client.call({ _: 'photos.uploadProfilePhoto', file, ...more })
  assert(photo._ === 'photo')
  return photo
}

/** A user as a client sees it now. */
export async function userSeen(
  client: ApiClient,
  id: Type<'InputUser'> = { _: 'inputUserSelf' },
): Promise<Constructor<'user'>> {
  const [user] = await client.call({ _: 'users.getUsers', id: [id] })
  assert(user?._ === 'user')
  return user
}

export function inputUser({ user_id, access_hash }: Constructor<'inputPeerUser'>): Constructor<'inputUser'> {
  return { _: 'inputUser', user_id, access_hash }
}
