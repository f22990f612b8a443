import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import type { Constructor } from '@longshore/protocol/schema/api'
import type { PeerAccessHashes } from '../accounts/access-hash.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Attempts } from '../accounts/attempts.ts'
import type { Login } from '../accounts/login.ts'
import type { LoginTokens } from '../accounts/login-tokens.ts'
import type { AuthorizationTransfer } from '../accounts/transfer.ts'
import type { Chats } from '../chats/chats.ts'
import type { FilesService } from '../files/files-service.ts'
import type { Media } from '../media/media.ts'
import type { Messages } from '../messages/messages.ts'
import type { Once } from '../messages/once.ts'
import type { Caller } from '../session/dispatcher.ts'
import type { StickerSets } from '../stickers/sticker-sets.ts'
import type { AccountStore, UserRecord } from '../storage/ports/account-store.ts'
import type { KeyStore } from '../storage/ports/key-store.ts'
import type { MessageRecord } from '../storage/ports/message-store.ts'
import type { PictureStore } from '../storage/ports/picture-store.ts'
import type { SettingStore } from '../storage/ports/setting-store.ts'
import type { Turns } from '../turns/turns.ts'
import type { UpdateSink } from '../updates/update-sink.ts'
import type { CallbackQueries } from './bots/callback-queries.ts'
import type { ApiConfig } from './config.ts'
import type { LanguagePack } from './langpack/language-pack.ts'

/** Messages that were sent. */
export interface SentMessages {
  readonly sent: readonly MessageRecord[]
  /** What their sender is to be told, where all of them are new. */
  readonly told: Pick<Constructor<'updates'>, 'updates' | 'users' | 'chats'> | undefined
}

/** What methods work with, the same for all requests. */
export interface Services {
  readonly config: ApiConfig
  readonly languagePack: LanguagePack
  readonly accounts: Accounts
  /** Address books, and whom users have blocked. */
  readonly contacts: Pick<
    AccountStore,
    'blocks' | 'contacts' | 'ownersOfContact' | 'putContact' | 'removeContacts'
  >
  readonly login: Login
  /** Of whatever could be guessed. */
  readonly attempts: Attempts
  readonly loginTokens: LoginTokens
  /** What users decide for themselves. */
  readonly settings: SettingStore
  /** Presses of buttons that wait for their bots. */
  readonly callbacks: Pick<CallbackQueries, 'ask' | 'answer'>
  readonly accessHashes: PeerAccessHashes
  readonly transfer: AuthorizationTransfer
  readonly chats: Chats
  /** Turns of those who take a username. */
  readonly naming: Pick<Turns, 'take'>
  readonly messages: Messages
  /** Messages that are being sent, by sender and random id: the sender's copies, in the order of the request. */
  readonly sending: Once<SentMessages>
  readonly files: FilesService
  readonly media: Media
  /** Profile pictures. */
  readonly pictures: PictureStore
  readonly stickers: StickerSets
  readonly keys: KeyStore
  readonly updates: UpdateSink
  readonly crypto: CryptoProvider
  /** Unix seconds. */
  now(): number
}

/** What one request works with. */
export interface Context extends Services {
  readonly caller: Caller
  /** Who calls. @throws RpcError AUTH_KEY_UNREGISTERED when nobody is logged in */
  readonly userId: bigint
  /** The same, whole. */
  me(): Promise<UserRecord>
}

export function contextOf(services: Services, caller: Caller): Context {
  return {
    ...services,
    caller,
    get userId() {
      return userIdOf(caller)
    },
    async me() {
      const user = await services.accounts.user(userIdOf(caller))
      if (!user) throw new RpcError('AUTH_KEY_UNREGISTERED')
      return user
    },
  }
}

function userIdOf(caller: Caller): bigint {
  if (caller.userId === undefined) throw new RpcError('AUTH_KEY_UNREGISTERED')
  return caller.userId
}
