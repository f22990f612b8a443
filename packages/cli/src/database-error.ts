import { exitCodes } from './exit-code.ts'
import { UserError } from './user-error.ts'

/** Result codes of SQLite (sqlite.org/rescode.html), as far as a person can do something about them. */
const reasons: Record<number, readonly [reason: string, remedy: string]> = {
  5: ['Another program holds the database of the server.', 'End it, and try again.'],
  8: ['The database of the server can only be read.', 'Let this user write to the data folder: --data DIR'],
  10: ['The disk fails.', 'Look after the disk, and restore the data folder from a copy.'],
  11: [
    'The database of the server is damaged.',
    'See what is wrong: longshore check --data DIR; or restore a copy.',
  ],
  13: ['The disk is full.', 'Make room on the disk of the data folder.'],
  14: [
    'The database of the server cannot be opened.',
    'Is --data DIR the folder of a server, and may this user read it?',
  ],
  26: [
    'What should be the database of the server is another file, or damaged.',
    'Is --data DIR the folder of a server? Else restore a copy of it.',
  ],
}

/** What the database says, in words; undefined where it is not of the database. */
export function databaseError(error: Error): UserError | undefined {
  if (!('errcode' in error) || typeof error.errcode !== 'number') return undefined
  // The lowest byte is the kind; what is above tells more of it.
  const [reason, remedy] = reasons[error.errcode & 0xff] ?? [
    `The database of the server failed: ${error.message}.`,
  ]
  return new UserError(reason, remedy, exitCodes.local)
}
