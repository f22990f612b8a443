import {
  databaseFile,
  lockDataFolder,
  makeDataFolder,
  openServerDatabase,
  shareDataFolder,
} from './data-folder.ts'
import { sayingWhatIsWrong } from './data-folder-error.ts'
import { descriptorsOf } from './descriptors.ts'
import { filesFolder, refuseMissingFiles, refuseOtherFolders } from './folder-contents.ts'
import { openIdentityOf } from './folder-identity.ts'
import { patienceToldIn } from './patience.ts'
import type { Log } from './session/log.ts'
import type { EmbeddedBlobStore, OtherReaders } from './storage/embedded/blob-store.ts'
import { DiskFiles } from './storage/embedded/disk/disk-files.ts'
import type { DiskRoom } from './storage/embedded/disk/disk-room.ts'
import { type FileStorage, joinFileStorage, openFileStorage } from './storage/embedded/file-storage.ts'
import type { ServerIdentity } from './storage/embedded/server-identity.ts'
import { SMALL_FILE } from './storage/embedded/small-files.ts'
import { SqliteAccountStore } from './storage/embedded/sqlite/account-store.ts'
import { SqliteChatStore } from './storage/embedded/sqlite/chat-store.ts'
import type { Database } from './storage/embedded/sqlite/database.ts'
import { SqliteKeyStore } from './storage/embedded/sqlite/key-store.ts'
import { SqliteLoginTokenStore } from './storage/embedded/sqlite/login-token-store.ts'
import { SqliteMessageStore } from './storage/embedded/sqlite/message-store.ts'
import { SqlitePictureStore } from './storage/embedded/sqlite/picture-store.ts'
import { SqliteSettingStore } from './storage/embedded/sqlite/setting-store.ts'
import { SqliteStickerStore } from './storage/embedded/sqlite/sticker-store.ts'
import type { AccountStore } from './storage/ports/account-store.ts'
import type { ChatStore } from './storage/ports/chat-store.ts'
import type { KeyStore } from './storage/ports/key-store.ts'
import type { LoginTokenStore } from './storage/ports/login-token-store.ts'
import type { MessageStore } from './storage/ports/message-store.ts'
import type { PictureStore } from './storage/ports/picture-store.ts'
import type { SettingStore } from './storage/ports/setting-store.ts'
import type { StickerStore } from './storage/ports/sticker-store.ts'
import { makeRoomToStart, roomOf } from './watch-disk.ts'
import type { Disk } from './when-settled.ts'

/** Everything a data folder holds. */
export interface Stores {
  readonly identity: ServerIdentity
  readonly storage: FileStorage
  /** What users' files have of the disk. */
  readonly room: DiskRoom
  readonly keys: KeyStore
  readonly accounts: AccountStore
  readonly loginTokens: LoginTokenStore
  readonly settings: SettingStore
  readonly messages: MessageStore
  readonly chats: ChatStore
  readonly pictures: PictureStore
  readonly stickers: StickerStore
  readonly disk: Disk
}

/**
 * Opens the embedded store in a data folder, which is made at the first start.
 *
 * @param opened closes what was opened, also when something here fails
 * @param how.reserve bytes of the disk that users' files leave alone
 * @param how.others the workers that will join it, if any
 * @throws {DataFolderError} another server is serving the folder, or it is not what a server could use
 * @throws {ServerIdentityError} the server's keys are damaged
 */
export async function openStores(
  data: string,
  clock: () => number,
  opened: AsyncDisposableStack,
  log: Log,
  {
    reserve,
    others,
  }: { readonly reserve?: number | undefined; readonly others?: OtherReaders | undefined } = {},
): Promise<Stores> {
  refuseOtherFolders(data)
  await makeDataFolder(data)
  await makeRoomToStart(data)
  opened.use(lockDataFolder(data))
  const shared = others !== undefined
  const { identity, room, ...below } = await openBelow(data, opened, { log, shared, reserve })
  const storage = await openFileStorage({ ...below, clock, others, room })
  return { identity, storage, room, ...tablesOf(below.database) }
}

/**
 * Opens the same store in a worker, beside the process that opened it first.
 *
 * @param opened closes what was opened, also when something here fails
 */
export async function joinStores(
  data: string,
  clock: () => number,
  opened: AsyncDisposableStack,
  log: Log,
  { reserve, others }: { readonly reserve: number | undefined; readonly others: OtherReaders },
): Promise<Stores & { readonly storage: { readonly blobs: EmbeddedBlobStore } }> {
  opened.use(shareDataFolder(data))
  const { identity, room, ...below } = await openBelow(data, opened, { log, shared: true, reserve })
  const storage = joinFileStorage({ ...below, clock, others, room })
  return { identity, storage, room, ...tablesOf(below.database) }
}

async function openBelow(
  data: string,
  opened: AsyncDisposableStack,
  {
    log,
    shared,
    reserve,
  }: { readonly log: Log; readonly shared: boolean; readonly reserve: number | undefined },
) {
  const room = roomOf(data, reserve)
  const options = { patience: patienceToldIn(log), shared }
  const database = sayingWhatIsWrong(databaseFile(data), () => openServerDatabase(data, options))
  opened.defer(() => database.close())
  const identity = await openIdentityOf(data, database)
  refuseMissingFiles(data, database)
  const files = new DiskFiles(filesFolder(data), {
    rows: database,
    room,
    openFiles: descriptorsOf().openFiles,
  })
  opened.defer(() => files.close())
  return { identity, database, files, small: SMALL_FILE, room }
}

function tablesOf(database: Database): Omit<Stores, 'identity' | 'storage' | 'room'> {
  return {
    keys: new SqliteKeyStore(database),
    accounts: new SqliteAccountStore(database),
    loginTokens: new SqliteLoginTokenStore(database),
    settings: new SqliteSettingStore(database),
    messages: new SqliteMessageStore(database),
    chats: new SqliteChatStore(database),
    pictures: new SqlitePictureStore(database),
    stickers: new SqliteStickerStore(database),
    disk: database,
  }
}
