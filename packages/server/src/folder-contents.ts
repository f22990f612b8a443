import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { DataFolderError } from './data-folder-error.ts'

export function databaseFile(data: string): string {
  return join(data, 'longshore.sqlite')
}

export function identityFile(data: string): string {
  return join(data, 'identity.json')
}

export function filesFolder(data: string): string {
  return join(data, 'files')
}

/**
 * What may lie in a folder that no server has made its own yet: what a first start leaves that was cut short before it
 * had a database, and what a file system puts into its own root.
 */
const nobodys = /^(serving\.lock(-.*)?|lost\+found)$/

/** @throws {DataFolderError} no server has kept its data there */
export function requireServersFolder(data: string): void {
  if (existsSync(databaseFile(data))) return
  throw new DataFolderError(
    `No server has kept its data in ${data} yet.`,
    `Start one: longshore serve --data ${data}`,
  )
}

/**
 * A folder that is about to be served is one that a server has made its own, or has nothing in it.
 *
 * @throws {DataFolderError} it holds something else, or only a part of what a server keeps
 */
export function refuseOtherFolders(data: string): void {
  if (holdsDatabase(data)) return
  if (existsSync(identityFile(data)))
    throw new DataFolderError(
      `${data} holds the identity of a server, but its database longshore.sqlite is missing or empty.`,
      'Bring the database back from a backup: it has all accounts, messages and names of files. ' +
        'To begin anew, give a folder that is empty.',
    )
  const others = existsSync(data) ? readdirSync(data).filter((name) => !isNobodys(data, name)) : []
  if (others.length > 0)
    throw new DataFolderError(
      `${data} holds other files (${few(others)}) and no data of a server.`,
      'Give a folder that is empty, or is not there yet: --data DIR',
    )
}

/** @throws {DataFolderError} the folder of all larger files is gone, as when its disk was not mounted */
export function refuseMissingFiles(data: string, database: DatabaseSync): void {
  if (existsSync(filesFolder(data))) return
  const kept = `SELECT count(*) AS files FROM file_blob WHERE state = 'ready' AND refs > 0
    AND id NOT IN (SELECT blob FROM file_small)`
  const files = Number(database.prepare(kept).get()?.files)
  if (files === 0) return
  throw new DataFolderError(
    `${filesFolder(data)} is missing, where the bytes of ${files === 1 ? 'a file lie' : `${files} files lie`}.`,
    'Mount its disk, or bring it back from a backup.',
  )
}

/** An empty file is what a first start leaves that was cut short, or all that is left of a database. */
function holdsDatabase(data: string): boolean {
  return (statSync(databaseFile(data), { throwIfNoEntry: false })?.size ?? 0) > 0
}

function isNobodys(data: string, name: string): boolean {
  return nobodys.test(name) || join(data, name).startsWith(databaseFile(data))
}

function few(names: readonly string[]): string {
  const named = names.slice(0, 3).map((name) => JSON.stringify(name))
  return names.length > named.length ? `${named.join(', ')} and others` : named.join(', ')
}
