import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import type { Person } from '../fact.ts'

export const self = { _: 'inputPeerSelf' } as const
export const me = { _: 'inputUserSelf' } as const

export const newId = () => randomBytes(8).readBigInt64LE()
export const newName = () => `n${randomBytes(8).toString('hex')}`
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** A random one of what there is to choose. */
export function oneOf<T>(choice: readonly T[]): T {
  const chosen = choice[Math.floor(Math.random() * choice.length)]
  assert.ok(chosen !== undefined)
  return chosen
}

export function userOf({ user_id, access_hash }: Constructor<'inputPeerUser'>): Constructor<'inputUser'> {
  return { _: 'inputUser', user_id, access_hash }
}

export function isRefused(error: unknown, name: RegExp): boolean {
  return error instanceof Error && name.test(error.message)
}

/** The id of the message that was sent. */
export function idOf(updates: Type<'Updates'>): number {
  if (updates._ === 'updateShortSentMessage') return updates.id
  assert.ok('updates' in updates, updates._)
  for (const update of updates.updates) if (update._ === 'updateMessageID') return update.id
  return assert.fail('no message was sent')
}

export async function messageNow({ call }: Person, id: number): Promise<Constructor<'message'> | undefined> {
  const found = await call('messages.getMessages', { id: [{ _: 'inputMessageID', id }] })
  const [message] = 'messages' in found ? found.messages : []
  return message?._ === 'message' ? message : undefined
}

/** The newest message of the dialog with the other one. */
export async function newestFromOther({ call, other }: Person): Promise<Constructor<'message'>> {
  const window = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 1, max_id: 0, min_id: 0, hash: 0n }
  const history = await call('messages.getHistory', { peer: other, ...window })
  const [message] = 'messages' in history ? history.messages : []
  return message?._ === 'message' ? message : assert.fail('there is no message')
}

export async function dialogNow({ call }: Person, peer: Type<'InputPeer'>): Promise<Constructor<'dialog'>> {
  const { dialogs } = await call('messages.getPeerDialogs', { peers: [{ _: 'inputDialogPeer', peer }] })
  const [dialog] = dialogs
  return dialog?._ === 'dialog' ? dialog : assert.fail('there is no dialog')
}

export function documentIn(media: Type<'MessageMedia'> | undefined): Constructor<'document'> {
  assert.ok(
    media?._ === 'messageMediaDocument' && media.document?._ === 'document',
    `${media?._} is no document`,
  )
  return media.document
}

export function inputOf(document: Constructor<'document'>): Constructor<'inputDocument'> {
  const { id, access_hash, file_reference } = document
  return { _: 'inputDocument', id, access_hash, file_reference }
}

/** Bytes of their own kind, as a document nobody was sent. */
export async function uploadDocument(
  { client, call }: Person,
  bytes: Uint8Array,
  mime_type: string,
  attributes: readonly Type<'DocumentAttribute'>[],
  signal: AbortSignal,
): Promise<Constructor<'document'>> {
  const { inputFile } = await client.upload(bytes, { name: 'file', signal })
  const media = {
    _: 'inputMediaUploadedDocument' as const,
    file: inputFile,
    mime_type,
    attributes: [...attributes],
  }
  return documentIn(await call('messages.uploadMedia', { peer: self, media }))
}

/** Media that has to be listened to. */
export async function voice(
  { client }: Person,
  signal: AbortSignal,
): Promise<Constructor<'inputMediaUploadedDocument'>> {
  const { inputFile } = await client.upload(randomBytes(1000), { name: 'voice.ogg', signal })
  return {
    _: 'inputMediaUploadedDocument',
    file: inputFile,
    mime_type: 'audio/ogg',
    attributes: [{ _: 'documentAttributeAudio', voice: true, duration: 1 }],
  }
}

/** Reads the whole of a file by its location. */
export async function bytesAt({ call }: Person, location: Type<'InputFileLocation'>): Promise<Uint8Array> {
  const file = await call('upload.getFile', { location, offset: 0n, limit: 1024 * 1024, precise: true })
  return file._ === 'upload.file' ? file.bytes : assert.fail(file._)
}

/** Those that are open; the oldest is ended when there are many, so that nobody comes to a limit. */
export class Open<T> {
  readonly #most: number
  #all: T[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** @returns one that is to be ended */
  add(one: T): T | undefined {
    this.#all.push(one)
    return this.#all.length > this.#most ? this.#all.shift() : undefined
  }
}
