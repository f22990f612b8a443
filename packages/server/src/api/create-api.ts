import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { UserAccessHashes } from '../accounts/access-hash.ts'
import { Accounts, type NewBot, type NewPerson } from '../accounts/accounts.ts'
import { Login } from '../accounts/login.ts'
import { AuthorizationTransfer } from '../accounts/transfer.ts'
import type { FilesService } from '../files/files-service.ts'
import { Messages } from '../messages/messages.ts'
import { Once } from '../messages/once.ts'
import type { Dispatcher } from '../session/dispatcher.ts'
import type { AccountStore, UserRecord } from '../storage/ports/account-store.ts'
import type { KeyStore } from '../storage/ports/key-store.ts'
import type { MessageStore } from '../storage/ports/message-store.ts'
import type { UpdateSink } from '../updates/update-sink.ts'
import type { ApiConfig } from './config.ts'
import type { Services } from './context.ts'
import { createDispatcher } from './dispatch.ts'
import { methods } from './methods.ts'

export interface ApiOptions {
  readonly config: ApiConfig
  readonly files: FilesService
  readonly accounts: AccountStore
  readonly messages: MessageStore
  readonly keys: KeyStore
  readonly updates: UpdateSink
  readonly crypto: CryptoProvider
  /** 32 bytes that only the servers of this network know: access hashes are made with them. */
  readonly secret: Uint8Array
  /** Unix milliseconds. */
  readonly clock: () => number
  /** Brings a login code to whoever holds the phone. */
  readonly deliverCode: (phone: string, code: string) => Promise<void> | void
}

export interface Api {
  readonly dispatcher: Dispatcher
  /** For the operator. @throws RpcError PHONE_NUMBER_*, FIRSTNAME_INVALID, LASTNAME_INVALID, USERNAME_* */
  createUser(person: NewPerson): Promise<UserRecord>
  /** For the operator. The token is shown only once. @throws RpcError FIRSTNAME_INVALID, USERNAME_* */
  createBot(bot: NewBot): Promise<{ user: UserRecord; token: string }>
}

/** Puts the API together. */
export function createApi(options: ApiOptions): Api {
  const { config, crypto, clock, secret } = options
  const accounts = new Accounts({ store: options.accounts, crypto, clock })
  const services: Services = {
    config,
    accounts,
    contacts: options.accounts,
    login: new Login({
      store: options.accounts,
      accounts,
      crypto,
      clock,
      testAccounts: config.testAccounts,
      signUp: config.signUp,
      deliverCode: options.deliverCode,
    }),
    accessHashes: new UserAccessHashes(crypto, secret),
    transfer: new AuthorizationTransfer(crypto, secret, clock),
    messages: new Messages({ store: options.messages, clock }),
    sending: new Once(),
    files: options.files,
    keys: options.keys,
    updates: options.updates,
    crypto,
    now: () => Math.floor(clock() / 1000),
  }
  return {
    dispatcher: createDispatcher(services, methods),
    createUser: (person) => accounts.createUser(person),
    createBot: (bot) => accounts.createBot(bot),
  }
}
