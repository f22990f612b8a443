import type { AttemptStore } from './attempt-store.ts'
import type { BlockStore } from './block-store.ts'
import type { TransferStore } from './transfer-store.ts'

/** Someone who can log in: a person with a phone, or a bot with a token. */
export interface UserRecord {
  readonly id: bigint
  /** Digits only; bots have none. */
  readonly phone: string | undefined
  readonly firstName: string
  readonly lastName: string
  /** Without `@`, in the letters its owner chose; unique whatever the case of the letters. */
  readonly username: string | undefined
  readonly about: string
  /** SHA-256 of a bot's secret; its presence makes the user a bot. Empty when the bot was deleted. */
  readonly tokenHash: Uint8Array | undefined
  /** Of a bot: the user whose bot it is. */
  readonly owner: bigint | undefined
  /** Whether it may upload files of upload_max_fileparts_premium parts. */
  readonly premium: boolean
  /** Unix seconds. */
  readonly createdAt: number
}

/** What a user may change about itself. */
export type ProfileChanges = Partial<Pick<UserRecord, 'firstName' | 'lastName' | 'about' | 'username'>>

/** A code sent to a phone. It is known by its hash, which the client got from auth.sendCode. */
export interface LoginCode {
  readonly hash: string
  readonly phone: string
  readonly code: string
  /** How often a code was compared with it. */
  readonly tries: number
  /** Somebody gave the right code, and only a name is missing (auth.signUp). */
  readonly confirmed: boolean
  /** Unix seconds. */
  readonly createdAt: number
}

/** A user in somebody's address book, under the name its owner gave. */
export interface ContactRecord {
  readonly userId: bigint
  readonly firstName: string
  readonly lastName: string
}

/** Users, the codes they log in with, and their address books. */
export interface AccountStore {
  readonly attempts: AttemptStore
  readonly transfers: TransferStore
  readonly blocks: BlockStore
  /** Adds a user whole, or says what of it is taken already. */
  addUser(user: UserRecord): Promise<'added' | 'id taken' | 'phone taken' | 'username taken'>
  user(id: bigint): Promise<UserRecord | undefined>
  /** Those of the ids that exist, in no particular order. */
  users(ids: readonly bigint[]): Promise<UserRecord[]>
  userByPhone(phone: string): Promise<UserRecord | undefined>
  /** The case of the letters does not matter. */
  userByUsername(username: string): Promise<UserRecord | undefined>
  /** At most `limit` users whose username begins with `start`, whatever the case. */
  usersByUsernameStart(start: string, limit: number): Promise<UserRecord[]>
  /** Answers the user as it is afterwards; a field that is absent keeps its value. */
  changeUser(id: bigint, changes: ProfileChanges): Promise<UserRecord | 'username taken' | 'no such user'>
  /** The bots of a user that are not deleted, the oldest first. */
  botsOf(owner: bigint, limit: number): Promise<UserRecord[]>
  /** Gives a bot another token. */
  setToken(bot: bigint, tokenHash: Uint8Array): Promise<void>
  /** Takes owner, names and token from a bot: what is left stands where messages name it. */
  deleteBot(bot: bigint): Promise<void>
  /** @returns whether there is such a user */
  setPremium(id: bigint, premium: boolean): Promise<boolean>

  /** Adds a code, and gives up the oldest of all that are more than `most`. */
  addLoginCode(code: LoginCode, most: number): Promise<void>
  /** The code as it is, uncounted. */
  loginCode(hash: string): Promise<LoginCode | undefined>
  /** Counts one comparison, then answers the code with the new count: two at once count two. */
  countLoginTry(hash: string): Promise<LoginCode | undefined>
  confirmLoginCode(hash: string): Promise<void>
  /** True for the one caller who removed it: a code opens one door once. */
  removeLoginCode(hash: string): Promise<boolean>
  /** Forgets codes made before `time`. */
  removeLoginCodesBefore(time: number): Promise<void>

  /** Adds or renames. */
  putContact(owner: bigint, contact: ContactRecord): Promise<void>
  removeContacts(owner: bigint, userIds: readonly bigint[]): Promise<void>
  /** The whole book, or those of the given users who are in it. */
  contacts(owner: bigint, among?: readonly bigint[]): Promise<ContactRecord[]>
  /** Of the given users, those who have `userId` in their address books. */
  ownersOfContact(userId: bigint, owners: readonly bigint[]): Promise<bigint[]>
}
