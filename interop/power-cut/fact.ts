import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { NodeClient, Params } from '@longshore/client/node'
import type { Constructor, MethodName, Result } from '@longshore/protocol/schema/api'
import type { ServerAddress } from '../server.ts'

/** Every kind of thing that a client is told and that a power cut must not take. */
export const factKinds = [
  // Messages
  'text',
  'edit',
  'deletion',
  'sending twice',
  'push',
  'state',
  'difference',
  'read mark',
  'read by the other',
  'heard',
  'pinned message',
  'media that disappears',
  'scheduled message',
  'scheduled message that was sent',
  'scheduled message that was deleted',
  // Dialogs
  'pinned dialog',
  'order of pinned dialogs',
  'archived dialog',
  'dialog marked as unread',
  'decision for other clients',
  'folder of dialogs',
  'order of folders',
  // Files
  'document',
  'document found by its hash',
  'file reference',
  'photo',
  'media without a message',
  'parts',
  'small parts',
  // Pictures
  'profile picture',
  'deleted profile picture',
  'fallback picture',
  'picture of a contact',
  // Groups and channels
  'group or channel',
  'title',
  'about',
  'protected content',
  'picture of a chat',
  'member',
  'administrator',
  'member who left',
  'ban',
  'end of a ban',
  'invite link',
  'revoked invite link',
  'username of a channel',
  'post',
  'deleted post',
  'heard in a channel',
  'read mark in a channel',
  'end of a chat',
  // Stickers
  'sticker set',
  'title of a sticker set',
  'picture of a sticker set',
  'sticker',
  'emoji of a sticker',
  'sticker that moved',
  'removed sticker',
  'end of a sticker set',
  'installed set',
  'order of sets',
  'set that was put away',
  'list of files at hand',
  // Accounts
  'sign-in',
  'sign-out',
  'session that was ended',
  'device',
  'login code',
  'cancelled login code',
  'guesses of a login code',
  'guesses of passwords',
  'profile',
  'username',
  'contact',
  'deleted contact',
  'blocked peer',
  'login that was carried over',
  'exported login that was used',
  'login token',
  'accepted login token',
  'used login token',
  'temporary key',
  'temporary key that was dropped',
  // Settings and bots
  'draft',
  'notification setting',
  'pinned part',
  'wish',
  'bot',
  'new token of a bot',
  'commands of a bot',
  'description of a bot',
  'what BotFather asked',
  'end of a bot',
] as const

export type FactKind = (typeof factKinds)[number]

type Call = <M extends MethodName>(method: M, params: Params<M>) => Promise<Result<M>>

/** Somebody who has signed in. */
export interface Person {
  readonly client: NodeClient
  /** Ends when the power is cut. */
  readonly call: Call
  /** The other of the two, as this one names it. */
  readonly other: Constructor<'inputPeerUser'>
}

/** The two who do everything, and are asked afterwards what there is. */
export interface Witnesses {
  readonly server: ServerAddress
  readonly ada: Person
  readonly bob: Person
}

/** Something a client was told, and how it finds out whether it still holds. */
export interface Fact {
  readonly kind: FactKind
  /** @returns 'superseded' when what was told later leaves nothing of it to be checked */
  check(witnesses: Witnesses): Promise<'superseded' | unknown>
  /** Checking uses it up. */
  readonly once?: boolean
}

export interface Scene extends Witnesses {
  /** Aborted when the power is cut. */
  readonly signal: AbortSignal
  /** To be called at once when an answer has come. */
  told(kind: FactKind, check: Fact['check'], how?: Pick<Fact, 'once'>): void
}

/** One piece of work; it is repeated until the power is cut. */
export type Work = (scene: Scene) => Promise<void>

/** A value that one client changes again and again. While it waits for an answer it may be the one before or the new one. */
export class Changing<T> {
  #possible: T[]

  constructor(first: T) {
    this.#possible = [first]
  }

  async become(value: T, change: () => Promise<unknown>): Promise<void> {
    this.#possible = [...this.#possible, value]
    await change()
    this.#possible = [value]
  }

  mayBe(value: T): boolean {
    return this.#possible.some((possible) => isDeepStrictEqual(possible, value))
  }

  check(now: T): void {
    assert.ok(this.mayBe(now), `${show(now)} is none of ${this.#possible.map(show).join(', ')}`)
  }
}

function show(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}` : part)) ?? 'undefined'
  )
}
