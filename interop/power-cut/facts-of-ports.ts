import type { AccountStore } from '@longshore/server/storage/ports/account-store'
import type { AttemptStore } from '@longshore/server/storage/ports/attempt-store'
import type { BlobStore } from '@longshore/server/storage/ports/blob-store'
import type { BlockStore } from '@longshore/server/storage/ports/block-store'
import type { ChatStore } from '@longshore/server/storage/ports/chat-store'
import type { DialogArrangement } from '@longshore/server/storage/ports/dialog-arrangement'
import type { FileCatalog } from '@longshore/server/storage/ports/file-catalog'
import type { KeyStore } from '@longshore/server/storage/ports/key-store'
import type { LoginTokenStore } from '@longshore/server/storage/ports/login-token-store'
import type { MessageStore } from '@longshore/server/storage/ports/message-store'
import type { PartStore } from '@longshore/server/storage/ports/part-store'
import type { PictureStore } from '@longshore/server/storage/ports/picture-store'
import type { SettingKind, SettingStore } from '@longshore/server/storage/ports/setting-store'
import type {
  InstalledSetStore,
  SavedFileStore,
  StickerSetStore,
} from '@longshore/server/storage/ports/sticker-store'
import type { TransferStore } from '@longshore/server/storage/ports/transfer-store'
import type { UpdateStore } from '@longshore/server/storage/ports/update-store'
import type { FactKind } from './fact.ts'

/** Nothing is kept by it. */
const READS = { reads: true } as const
/** Another port, with a table of its own. */
const APART = { apart: true } as const
/** What is kept by it is told to nobody, or may be lost. */
const untold = (why: string) => ({ untold: why }) as const

/** By which facts it shows that what a method keeps has survived. */
export type Shown =
  | readonly [FactKind, ...FactKind[]]
  | typeof READS
  | typeof APART
  | ReturnType<typeof untold>
type FactsOf<Port> = { readonly [Member in keyof Port]: Shown }

const tidying = untold('forgets what has expired, some time')
const byOperator = untold('an operator does it, by a command that ends when it is done')

const accountStore: FactsOf<AccountStore> = {
  attempts: APART,
  transfers: APART,
  blocks: APART,
  addUser: ['sign-in', 'bot'],
  user: READS,
  users: READS,
  userByPhone: READS,
  userByUsername: READS,
  usersByUsernameStart: READS,
  changeUser: ['profile', 'username'],
  botsOf: READS,
  setToken: ['new token of a bot'],
  deleteBot: ['end of a bot'],
  setPremium: byOperator,
  addLoginCode: ['login code'],
  loginCode: READS,
  countLoginTry: ['guesses of a login code'],
  confirmLoginCode: untold('only where anybody may sign up, with numbers that are not test accounts'),
  removeLoginCode: ['cancelled login code'],
  removeLoginCodesBefore: tidying,
  putContact: ['contact'],
  removeContacts: ['deleted contact'],
  contacts: READS,
  ownersOfContact: READS,
}

const blockStore: FactsOf<BlockStore> = {
  block: ['blocked peer'],
  unblock: ['blocked peer'],
  blocked: READS,
  blockedAmong: READS,
  blockersAmong: READS,
}

const attemptStore: FactsOf<AttemptStore> = {
  take: ['guesses of passwords'],
  giveBack: untold('whoever guessed right may guess once more'),
}

const transferStore: FactsOf<TransferStore> = {
  use: ['exported login that was used'],
  note: ['login that was carried over'],
  takeFrom: untold('goes with the logins, whose end is told'),
}

const keyStore: FactsOf<KeyStore> = {
  put: ['sign-in', 'login token'],
  get: READS,
  delete: ['session that was ended'],
  setClient: ['device'],
  setUser: ['sign-in', 'sign-out', 'used login token'],
  setActive: untold('may be lost'),
  keysOfUser: READS,
  deleteUnused: tidying,
  putTemporary: ['temporary key'],
  temporary: READS,
  temporariesOf: READS,
  deleteTemporaries: ['temporary key that was dropped'],
  deleteExpired: tidying,
}

const loginTokenStore: FactsOf<LoginTokenStore> = {
  add: ['login token'],
  get: READS,
  accept: ['accepted login token'],
  acceptedOf: READS,
  use: ['used login token'],
  removeBefore: tidying,
}

const dialogArrangement: FactsOf<DialogArrangement> = {
  pin: ['pinned dialog'],
  order: ['order of pinned dialogs'],
  mark: ['dialog marked as unread'],
  marked: READS,
  move: ['archived dialog'],
}

const messageStore: FactsOf<MessageStore> = {
  arrangement: APART,
  append: ['text', 'sending twice', 'push', 'post', 'scheduled message', 'scheduled message that was sent'],
  sentUnder: READS,
  messages: READS,
  copies: READS,
  find: READS,
  edit: ['edit'],
  pin: ['pinned message'],
  remove: ['deletion', 'deleted post', 'scheduled message that was deleted'],
  markRead: ['read mark', 'read by the other'],
  markChannelRead: ['read mark in a channel'],
  readContents: ['heard'],
  readChannelContents: ['heard in a channel'],
  channelContentsRead: READS,
  letMediaExpire: ['media that disappears'],
  mediaDue: READS,
  scheduled: READS,
  placesOf: READS,
  filesShown: READS,
  state: ['state'],
  changesAfter: ['difference'],
  channelStates: READS,
  dialogs: READS,
  dialogsWith: READS,
}

const chatStore: FactsOf<ChatStore> = {
  add: ['group or channel'],
  chats: READS,
  chatByUsername: READS,
  chatsByUsernameStart: READS,
  change: ['title', 'about', 'protected content', 'picture of a chat', 'username of a channel'],
  end: ['end of a chat'],
  putMember: ['member', 'administrator'],
  removeMember: ['member who left'],
  departure: READS,
  membersAmong: READS,
  members: READS,
  memberIds: READS,
  admins: READS,
  memberships: READS,
  ban: ['ban'],
  unban: ['end of a ban'],
  bannedAmong: READS,
  bans: READS,
  banCount: READS,
  putInvite: ['invite link'],
  chatByInvite: READS,
  removeInvites: ['revoked invite link'],
  inviteOf: READS,
  photosInUse: READS,
}

const fileCatalog: FactsOf<FileCatalog> = {
  add: ['document', 'photo', 'media without a message', 'document found by its hash'],
  file: READS,
  remove: tidying,
  documentsSeen: READS,
  changeAttributes: ['sticker'],
  bytesOf: READS,
  attached: READS,
  sha256: READS,
  keepSha256: untold('is worked out again where it is lost'),
  checkLater: untold('files that nothing shows go, some time'),
  toCheck: READS,
  checked: tidying,
}

const blobStore: FactsOf<BlobStore> = {
  put: ['photo', 'picture of a sticker set'],
  size: READS,
  readRange: ['document', 'file reference'],
  windowHashes: READS,
  lend: READS,
  removeUnused: tidying,
}

const partStore: FactsOf<PartStore> = {
  put: ['parts', 'small parts'],
  finish: ['document', 'media without a message'],
  expire: tidying,
  unfinishedBytes: READS,
  unfinishedUploads: READS,
}

const pictureStore: FactsOf<PictureStore> = {
  setCurrent: ['profile picture'],
  current: READS,
  setFallback: ['fallback picture'],
  fallback: READS,
  setPersonal: ['picture of a contact'],
  personal: READS,
  pictures: READS,
  remove: ['deleted profile picture'],
  photosInUse: READS,
}

const updateStore: FactsOf<UpdateStore> = {
  keep: ['decision for other clients'],
  since: READS,
}

const settingStore: FactsOf<SettingStore> = {
  updates: APART,
  put: [
    'draft',
    'notification setting',
    'pinned part',
    'wish',
    'folder of dialogs',
    'order of folders',
    'commands of a bot',
    'description of a bot',
    'what BotFather asked',
  ],
  get: READS,
  all: READS,
  remove: ['pinned part', 'wish'],
  removeAll: untold('the same rows as one removal'),
}

const stickerSets: FactsOf<StickerSetStore> = {
  add: ['sticker set'],
  set: READS,
  sets: READS,
  byShortName: READS,
  ofCreator: READS,
  ofNobody: READS,
  search: READS,
  change: ['title of a sticker set', 'picture of a sticker set'],
  remove: ['end of a sticker set'],
  stickers: READS,
  covers: READS,
  setsOf: READS,
  addSticker: ['sticker'],
  putSticker: ['emoji of a sticker'],
  moveSticker: ['sticker that moved'],
  removeSticker: ['removed sticker'],
  documentsInUse: READS,
}

const installedSets: FactsOf<InstalledSetStore> = {
  install: ['installed set', 'set that was put away'],
  uninstall: ['set that was put away'],
  installed: READS,
  among: READS,
  reorder: ['order of sets'],
  stickersFor: READS,
}

const savedFiles: FactsOf<SavedFileStore> = {
  save: ['list of files at hand'],
  unsave: ['list of files at hand'],
  saved: READS,
  isSaved: READS,
  documentsInUse: READS,
}

/** Each store of `storage/ports`, by its file; types that a member is missing of do not compile. */
export const factsOfPorts: Readonly<Record<string, readonly object[]>> = {
  'account-store': [accountStore],
  'attempt-store': [attemptStore],
  'blob-store': [blobStore],
  'block-store': [blockStore],
  'chat-store': [chatStore],
  'dialog-arrangement': [dialogArrangement],
  'file-catalog': [fileCatalog],
  'key-store': [keyStore],
  'login-token-store': [loginTokenStore],
  'message-store': [messageStore],
  'part-store': [partStore],
  'picture-store': [pictureStore],
  'setting-store': [settingStore],
  'sticker-store': [stickerSets, installedSets, savedFiles],
  'transfer-store': [transferStore],
  'update-store': [updateStore],
}

/** What users decide is one store for many things. */
export const factsOfSettings: Readonly<Record<SettingKind, Shown>> = {
  notifications: ['notification setting'],
  draft: ['draft'],
  pinned: ['pinned part'],
  wish: ['wish'],
  'bot commands': ['commands of a bot'],
  'bot info': ['description of a bot'],
  'dialog filter': ['folder of dialogs'],
  'dialog filter order': ['order of folders'],
  conversation: ['what BotFather asked'],
}
