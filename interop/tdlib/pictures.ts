import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { landscape } from '../viewer/samples.ts'
import type { TdlClient, TdObject } from './library.ts'

/** A picture that came out of TDLib, by what its decoder says of the bytes. */
export interface Picture {
  readonly what: string
  readonly width: number
  readonly height: number
  /** How large the stand-in was that came with the message or the chat. */
  readonly mini: string
}

export interface Person {
  readonly client: TdlClient
  /** The next message that came in or went out here whose content is of that type. */
  next(content: string, chatId?: unknown): Promise<TdObject>
}

/** Photos in messages, and the pictures of a user, a basic group and a channel, each seen by the other one. */
export async function* showPictures(
  sender: Person,
  receiver: Person,
  toReceiver: TdObject,
  folder: string,
): AsyncGenerator<Picture> {
  const photoFile = await fileOf(folder, 'photo.jpg', await landscape(1500, 1000, 200))
  const squareFile = await fileOf(folder, 'square.jpg', await landscape(900, 900, 20))

  const arrival = receiver.next('messagePhoto')
  const photo = { _: 'inputPhoto', photo: photoFile, width: 1500, height: 1000 }
  await sender.client.invoke({
    _: 'sendMessage',
    chat_id: toReceiver.id,
    input_message_content: { _: 'inputMessagePhoto', photo },
  })
  const content = (await arrival).content as TdObject
  const shown = content.photo as TdObject
  for (const size of shown.sizes as TdObject[])
    yield await seen(receiver.client, `photo ${size.type}`, size.photo as TdObject, shown)

  const set = { _: 'inputChatPhotoStatic', photo: squareFile }
  await sender.client.invoke({ _: 'setProfilePhoto', photo: set, is_public: false })
  const me = await sender.client.invoke({ _: 'getMe' })
  const [profile] = (
    await receiver.client.invoke({ _: 'getUserProfilePhotos', user_id: me.id, offset: 0, limit: 1 })
  ).photos as TdObject[]
  for (const size of (profile?.sizes ?? []) as TdObject[])
    yield await seen(receiver.client, `profile ${size.type}`, size.photo as TdObject, profile)
  const user = await receiver.client.invoke({ _: 'getUser', user_id: me.id })
  yield* bothSides(receiver.client, 'user', user.profile_photo as TdObject | undefined)

  const other = await receiver.client.invoke({ _: 'getMe' })
  const changed = receiver.next('messageChatChangePhoto')
  const group = await sender.client.invoke({
    _: 'createNewBasicGroupChat',
    user_ids: [other.id],
    title: 'Dockers',
  })
  await sender.client.invoke({ _: 'setChatPhoto', chat_id: group.chat_id, photo: set })
  const { chat_id } = await changed
  const chat = await receiver.client.invoke({ _: 'getChat', chat_id })
  yield* bothSides(receiver.client, 'group', chat.photo as TdObject | undefined)

  const channel = await sender.client.invoke({
    _: 'createNewSupergroupChat',
    title: 'Tides',
    is_channel: true,
  })
  await sender.client.invoke({ _: 'setChatPhoto', chat_id: channel.id, photo: set })
  const posted = sender.next('messagePhoto', channel.id)
  await sender.client.invoke({
    _: 'sendMessageAlbum',
    chat_id: channel.id,
    input_message_contents: [photo, { ...photo, photo: squareFile, width: 900, height: 900 }].map(
      (photo) => ({
        _: 'inputMessagePhoto',
        photo,
      }),
    ),
  })
  const post = (await posted).content as TdObject
  const largest = ((post.photo as TdObject).sizes as TdObject[]).at(-1)
  if (largest) yield await seen(sender.client, 'post', largest.photo as TdObject, post.photo as TdObject)
  const seenChannel = await sender.client.invoke({ _: 'getChat', chat_id: channel.id })
  yield* bothSides(sender.client, 'channel', seenChannel.photo as TdObject | undefined)
}

async function* bothSides(
  client: TdlClient,
  what: string,
  photo: TdObject | undefined,
): AsyncGenerator<Picture> {
  if (!photo) return
  yield await seen(client, `${what} small`, photo.small as TdObject, photo)
  yield await seen(client, `${what} big`, photo.big as TdObject, photo)
}

async function seen(
  client: TdlClient,
  what: string,
  { id: file_id }: TdObject,
  owner: TdObject | undefined,
): Promise<Picture> {
  // Whoever sent it has it already; without its local copy it must ask the server.
  await client.invoke({ _: 'deleteFile', file_id })
  const request = { _: 'downloadFile', file_id, priority: 32, offset: 0, limit: 0, synchronous: true }
  const { path } = (await client.invoke(request)).local as TdObject
  const { width, height } = await sharp(String(path)).metadata()
  const mini = owner?.minithumbnail as TdObject | undefined
  return { what, width, height, mini: mini ? `${mini.width}x${mini.height}` : 'none' }
}

async function fileOf(folder: string, name: string, bytes: Uint8Array): Promise<object> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return { _: 'inputFileLocal', path }
}
