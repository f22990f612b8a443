import { existsSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { DataFolderError } from './data-folder-error.ts'
import { identityFile } from './folder-contents.ts'
import { factOf, keepFact } from './folder-record.ts'
import { openServerIdentity, type ServerIdentity } from './storage/embedded/server-identity.ts'

/**
 * The identity of the server whose database this is; made where neither the database nor a client knows one yet. The
 * database comes first and remembers which one was made: a lost file is not what a first start looks like.
 *
 * @throws {DataFolderError} it is missing, or is that of another server
 * @throws {ServerIdentityError} it is damaged
 */
export async function openIdentityOf(data: string, database: DatabaseSync): Promise<ServerIdentity> {
  const known = factOf(database, 'fingerprint')
  if (!existsSync(identityFile(data)) && (known !== undefined || hasClients(database)))
    throw new DataFolderError(
      `${identityFile(data)} is missing, which the server is known by${known ? ` (key ${known})` : ''}.`,
      'Bring it back from a backup. With another one every client would have to sign in anew, and all links to files ' +
        'would be void.',
    )
  const identity = await openServerIdentity(data)
  const fingerprint = BigInt.asUintN(64, identity.rsaKey.fingerprint).toString(16).padStart(16, '0')
  if (known !== undefined && known !== fingerprint)
    throw new DataFolderError(
      `${identityFile(data)} is that of another server: its key is ${fingerprint}, and the database is of ${known}.`,
      'Bring both back from one backup.',
    )
  keepFact(database, 'fingerprint', fingerprint)
  return identity
}

/** A database that is older than the record of its identity tells by its clients that there was one. */
function hasClients(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM key_authorization LIMIT 1').get() !== undefined
}
