import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import { Accounts, type NewBot } from './accounts/accounts.ts'
import { openServerDatabase } from './data-folder.ts'
import { sayingWhatIsWrong } from './data-folder-error.ts'
import { databaseFile, requireServersFolder } from './folder-contents.ts'
import { patienceToldIn } from './patience.ts'
import { silentLog } from './session/log.ts'
import { SqliteAccountStore } from './storage/embedded/sqlite/account-store.ts'
import { SqliteChatStore } from './storage/embedded/sqlite/chat-store.ts'

/** What an operator does to the accounts of a data folder, also while its server runs: both see one database. */
export interface Administration extends AsyncDisposable {
  /**
   * @returns the token, which is kept only as a hash. @throws RpcError FIRSTNAME_INVALID, USER_ID_INVALID, USERNAME_*
   */
  createBot(bot: NewBot): Promise<string>
  /** @returns the id. @throws RpcError PHONE_NUMBER_INVALID, PHONE_NUMBER_OCCUPIED, FIRSTNAME_INVALID, LASTNAME_INVALID */
  createUser(phone: string, firstName: string, lastName: string): Promise<bigint>
  /** Whether the user may upload files of upload_max_fileparts_premium parts. @throws RpcError PHONE_NUMBER_INVALID, USER_ID_INVALID */
  setPremium(phone: string, premium: boolean): Promise<void>
}

/** No user has it. */
const nobody = 0n

/** @throws {DataFolderError} no server has kept its data there, or its database cannot be used */
export async function openAdministration(data: string): Promise<Administration> {
  requireServersFolder(data)
  const patience = patienceToldIn(silentLog)
  const database = sayingWhatIsWrong(databaseFile(data), () => openServerDatabase(data, { patience }))
  const accounts = new Accounts({
    store: new SqliteAccountStore(database),
    crypto: nodeCrypto,
    clock: Date.now,
  })
  const chats = new SqliteChatStore(database)
  const kept = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await work()
    await database.settled()
    return result
  }
  return {
    createBot: (bot) =>
      kept(async () => {
        const isTaken = bot.username !== undefined && (await chats.chatByUsername(bot.username))
        if (isTaken) throw new RpcError('USERNAME_OCCUPIED')
        return (await accounts.createBot(bot)).token
      }),
    createUser: (phone, firstName, lastName) =>
      kept(async () => (await accounts.createUser({ phone, firstName, lastName })).id),
    setPremium: (phone, premium) =>
      kept(async () => accounts.setPremium((await accounts.byPhone(phone))?.id ?? nobody, premium)),
    [Symbol.asyncDispose]: async () => database.close(),
  }
}
