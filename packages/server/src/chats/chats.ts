import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { PeerAccessHashes } from '../accounts/access-hash.ts'
import { randomToken } from '../accounts/random.ts'
import type {
  ChatChanges,
  ChatKind,
  ChatRecord,
  ChatStore,
  MemberRecord,
} from '../storage/ports/chat-store.ts'
import type { PeerId } from '../storage/ports/peer-id.ts'
import { randomChatId } from './ids.ts'
import { type KnownChat, whatIsKnown } from './knowledge.ts'
import { checkAbout, plainTitle } from './limits.ts'

/** Bytes of chance in an invite link: 22 letters. */
const inviteBytes = 16

export interface NewChat {
  readonly kind: ChatKind
  readonly title: string
  readonly about?: string | undefined
  readonly creator: bigint
  /** Besides the creator, who has brought them in. */
  readonly members?: readonly bigint[] | undefined
}

/** The basic groups, channels and supergroups of this network. Who may do what is told by rights.ts. */
export class Chats {
  readonly store: ChatStore
  readonly #crypto: CryptoProvider
  readonly #hashes: PeerAccessHashes
  readonly #clock: () => number

  constructor(options: {
    store: ChatStore
    crypto: CryptoProvider
    accessHashes: PeerAccessHashes
    clock: () => number
  }) {
    this.store = options.store
    this.#crypto = options.crypto
    this.#hashes = options.accessHashes
    this.#clock = options.clock
  }

  async chat(id: PeerId): Promise<ChatRecord | undefined> {
    const [chat] = await this.store.chats([id])
    return chat
  }

  async member(chat: PeerId, user: bigint): Promise<MemberRecord | undefined> {
    const [member] = await this.store.membersAmong(chat, [user])
    return member
  }

  /** Of a channel or supergroup, for one viewer; basic groups are named without. */
  accessHash(viewer: bigint, chat: PeerId): bigint {
    return this.#hashes.of(viewer, chat)
  }

  /** Whether the viewer was told this hash. */
  wasNamed(viewer: bigint, chat: PeerId, accessHash: bigint): boolean {
    return this.#hashes.matches(viewer, chat, accessHash)
  }

  /** @throws RpcError CHAT_TITLE_EMPTY, CHAT_ABOUT_TOO_LONG */
  async create({ kind, about = '', creator, members = [], ...given }: NewChat): Promise<ChatRecord> {
    const title = plainTitle(given.title)
    checkAbout(about)
    const date = this.#now()
    for (;;) {
      const id = randomChatId(this.#crypto, kind)
      const others = [...new Set(members)].filter((user) => user !== creator)
      const outcome = await this.store.add(
        { id, kind, title, about, username: undefined, creator, date, photo: undefined, noforwards: false },
        [
          { chat: id, user: creator, role: 'creator', inviter: creator, date },
          ...others.map((user) => ({ chat: id, user, role: 'member', inviter: creator, date }) as const),
        ],
      )
      if (outcome === 'added') return this.#found(id)
    }
  }

  /** The creator of a chat who has left it comes back as its creator. @returns whether the user was not in it before */
  join({ id, creator }: ChatRecord, user: bigint, inviter: bigint = user): Promise<boolean> {
    const role = user === creator ? 'creator' : 'member'
    return this.store.putMember({ chat: id, user, role, inviter, date: this.#now() })
  }

  /** What a user may know of a chat. */
  known(chat: PeerId, user: bigint): Promise<KnownChat | undefined> {
    return whatIsKnown(this.store, chat, user)
  }

  /** @returns whether the user was in it */
  leave(chat: PeerId, user: bigint): Promise<boolean> {
    return this.store.removeMember(chat, user, 'left')
  }

  /** Sends somebody away from a basic group; its members may bring that user in again. @returns whether it was in it */
  kick(chat: PeerId, user: bigint): Promise<boolean> {
    return this.store.removeMember(chat, user, 'sent away')
  }

  /** Sends somebody away for good. @returns whether the user was in it */
  ban(chat: PeerId, user: bigint, by: bigint): Promise<boolean> {
    return this.store.ban({ chat, user, by, date: this.#now() })
  }

  /** @throws RpcError CHAT_TITLE_EMPTY */
  async rename(chat: PeerId, title: string): Promise<ChatRecord> {
    return this.#change(chat, { title: plainTitle(title) })
  }

  /** @throws RpcError CHAT_ABOUT_TOO_LONG */
  async describe(chat: PeerId, about: string): Promise<ChatRecord> {
    checkAbout(about)
    return this.#change(chat, { about })
  }

  /** undefined takes the picture away. */
  setPhoto(chat: PeerId, photo: bigint | undefined): Promise<ChatRecord> {
    return this.#change(chat, { photo: photo ?? null })
  }

  /** undefined takes the name away. @throws RpcError USERNAME_OCCUPIED when another chat has it */
  setUsername(chat: PeerId, username: string | undefined): Promise<ChatRecord> {
    return this.#change(chat, { username: username ?? null })
  }

  setNoforwards(chat: PeerId, noforwards: boolean): Promise<ChatRecord> {
    return this.#change(chat, { noforwards })
  }

  /** Of a member, or of somebody who so becomes one. */
  async setRole(chat: PeerId, user: bigint, role: 'admin' | 'member', by: bigint): Promise<void> {
    await this.store.putMember({ chat, user, role, inviter: by, date: this.#now() })
  }

  /** The link of a chat, made when there is none yet. */
  async invite(chat: PeerId): Promise<string> {
    return (await this.store.inviteOf(chat)) ?? this.newInvite(chat)
  }

  async newInvite(chat: PeerId): Promise<string> {
    const hash = randomToken(this.#crypto, inviteBytes)
    await this.store.putInvite(hash, chat)
    return hash
  }

  async #change(chat: PeerId, changes: ChatChanges): Promise<ChatRecord> {
    const changed = await this.store.change(chat, changes)
    if (changed === 'username taken') throw new RpcError('USERNAME_OCCUPIED')
    if (changed === 'no such chat') throw new RpcError('CHAT_ID_INVALID')
    return changed
  }

  async #found(id: PeerId): Promise<ChatRecord> {
    const chat = await this.chat(id)
    if (!chat) throw new RpcError('CHAT_ID_INVALID')
    return chat
  }

  #now(): number {
    return Math.floor(this.#clock() / 1000)
  }
}
