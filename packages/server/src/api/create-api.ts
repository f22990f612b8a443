import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { PeerAccessHashes } from '../accounts/access-hash.ts'
import { Accounts, type NewBot, type NewPerson } from '../accounts/accounts.ts'
import { Attempts } from '../accounts/attempts.ts'
import { Login } from '../accounts/login.ts'
import { LoginTokens } from '../accounts/login-tokens.ts'
import { AuthorizationTransfer } from '../accounts/transfer.ts'
import { Chats } from '../chats/chats.ts'
import type { FilesService } from '../files/files-service.ts'
import type { Media } from '../media/media.ts'
import { Messages } from '../messages/messages.ts'
import { Once } from '../messages/once.ts'
import type { Dispatcher } from '../session/dispatcher.ts'
import type { Timers } from '../session/time.ts'
import { StickerSets } from '../stickers/sticker-sets.ts'
import type { AccountStore, UserRecord } from '../storage/ports/account-store.ts'
import type { ChatStore } from '../storage/ports/chat-store.ts'
import type { KeyStore } from '../storage/ports/key-store.ts'
import type { LoginTokenStore } from '../storage/ports/login-token-store.ts'
import type { MessageStore } from '../storage/ports/message-store.ts'
import type { PictureStore } from '../storage/ports/picture-store.ts'
import type { SettingStore } from '../storage/ports/setting-store.ts'
import type { StickerStore } from '../storage/ports/sticker-store.ts'
import { Turns } from '../turns/turns.ts'
import type { CallbackAnswer } from '../updates/callback-answer.ts'
import type { UpdateSink } from '../updates/update-sink.ts'
import { announceToAll } from './announce.ts'
import { CallbackQueries } from './bots/callback-queries.ts'
import type { ApiConfig } from './config.ts'
import type { Services } from './context.ts'
import { createDispatcher } from './dispatch.ts'
import { decodeAttributes, encodeAttributes } from './document-attributes.ts'
import { LanguagePack } from './langpack/language-pack.ts'
import { sendDue } from './messages/scheduled/send-due.ts'
import { methods } from './methods.ts'
import { bringCode } from './service/tell-of-login.ts'

export interface ApiOptions {
  readonly config: ApiConfig
  readonly files: FilesService
  readonly media: Media
  readonly pictures: PictureStore
  readonly stickers: StickerStore
  readonly accounts: AccountStore
  readonly loginTokens: LoginTokenStore
  readonly settings: SettingStore
  readonly chats: ChatStore
  readonly messages: MessageStore
  readonly keys: KeyStore
  readonly updates: UpdateSink
  /** One at a time, of all processes that share the stores; of this one when absent. */
  readonly naming?: Pick<Turns, 'take'> | undefined
  readonly crypto: CryptoProvider
  /** 32 bytes that only the servers of this network know: access hashes are made with them. */
  readonly secret: Uint8Array
  /** Unix milliseconds. */
  readonly clock: () => number
  readonly timers: Pick<Timers, 'after'>
  /** Other processes whose users may wait for the answer of a bot. @returns whether one of them did */
  readonly answerElsewhere?: ((answer: CallbackAnswer) => Promise<boolean>) | undefined
  /** Brings a login code to whoever holds the phone. */
  readonly deliverCode: (phone: string, code: string) => Promise<void> | void
}

export interface Api {
  readonly dispatcher: Dispatcher
  readonly stickers: StickerSets
  /** For the operator. @throws RpcError PHONE_NUMBER_*, FIRSTNAME_INVALID, LASTNAME_INVALID, USERNAME_* */
  createUser(person: NewPerson): Promise<UserRecord>
  /** For the operator. @throws RpcError USER_ID_INVALID */
  setPremium(user: bigint, premium: boolean): Promise<void>
  /** For the operator. The token is shown only once. @throws RpcError FIRSTNAME_INVALID, USERNAME_* */
  createBot(bot: NewBot): Promise<{ user: UserRecord; token: string }>
  /** Empties media that was to disappear, and tells whoever has it; to be called now and then. */
  expireMedia(): Promise<void>
  /** Gives the answer of a bot to whoever waits for it at this process. @returns whether somebody did */
  answerCallback(answer: CallbackAnswer): boolean
  /** Sends what was scheduled and is due; to be called now and then. */
  sendDue(): Promise<void>
}

/** Puts the API together. */
export function createApi(options: ApiOptions): Api {
  const { config, crypto, clock, secret } = options
  const accounts = new Accounts({ store: options.accounts, crypto, clock })
  const accessHashes = new PeerAccessHashes(crypto, secret)
  const attempts = new Attempts(options.accounts.attempts, clock)
  const callbacks = new CallbackQueries({
    crypto,
    timers: options.timers,
    tellOthers: options.answerElsewhere,
  })
  const services: Services = {
    config,
    languagePack: new LanguagePack(crypto, config.languagePack),
    accounts,
    contacts: options.accounts,
    attempts,
    login: new Login({
      store: options.accounts,
      attempts,
      accounts,
      crypto,
      clock,
      testAccounts: config.testAccounts,
      signUp: config.signUp,
      deliverCode: options.deliverCode,
      bringCode: (user, code) => bringCode(services, user, code),
    }),
    loginTokens: new LoginTokens({ store: options.loginTokens, crypto, clock }),
    settings: options.settings,
    callbacks,
    accessHashes,
    transfer: new AuthorizationTransfer({ crypto, secret, store: options.accounts.transfers, clock }),
    chats: new Chats({ store: options.chats, crypto, accessHashes, clock }),
    naming: options.naming ?? new Turns(1),
    messages: new Messages({ store: options.messages, files: options.files, clock }),
    sending: new Once(),
    files: options.files,
    media: options.media,
    pictures: options.pictures,
    stickers: new StickerSets({
      store: options.stickers,
      files: options.files,
      media: options.media,
      attributes: { encode: encodeAttributes, decode: decodeAttributes },
      crypto,
      secret,
      clock,
    }),
    keys: options.keys,
    updates: options.updates,
    crypto,
    now: () => Math.floor(clock() / 1000),
  }
  return {
    dispatcher: createDispatcher(services, methods),
    stickers: services.stickers,
    createUser: (person) => accounts.createUser(person),
    setPremium: (user, premium) => accounts.setPremium(user, premium),
    createBot: (bot) => accounts.createBot(bot),
    answerCallback: (answer) => callbacks.answerHere(answer),
    sendDue: () => sendDue(services),
    expireMedia: async () => announceToAll(services, await services.messages.media.expire()),
  }
}
