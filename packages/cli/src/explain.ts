import { ConnectionError, TransportRefusal } from '@longshore/client/node'
import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import { DataFolderError } from '@longshore/server/data-folder-error'
import { Ending, type ExitCode, exitCodes } from './exit-code.ts'
import { inWords, isSystemError } from './system-error.ts'
import { UserError } from './user-error.ts'

/** What a person is told of a failure: the reason, and the remedy where one is known. Stacks are for LONGSHORE_DEBUG=1. */
export function explain(error: unknown, about?: string): { lines: string[]; exitCode: ExitCode } {
  if (error instanceof Ending) return { lines: [], exitCode: error.exitCode }
  if (isAbort(error)) return { lines: ['Interrupted.'], exitCode: exitCodes.interrupted }
  const { reason, remedy, exitCode } = failureOf(error)
  const isNamed = about === undefined || reason.startsWith(about)
  const lines = [`longshore: ${isNamed ? '' : `${about}: `}${reason}`]
  if (remedy) lines.push(remedy)
  if (process.env.LONGSHORE_DEBUG && error instanceof Error && error.stack) lines.push(error.stack)
  return { lines, exitCode }
}

export interface Failure {
  readonly reason: string
  readonly remedy?: string | undefined
  readonly exitCode: ExitCode
}

export function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return ofUser(error)
  if (error instanceof DataFolderError) return ofFolder(error)
  if (error instanceof RpcError) return { ...answered(error), exitCode: exitCodes.refused }
  if (error instanceof ConnectionError) return unconnected(error)
  if (!(error instanceof Error)) return { reason: String(error), exitCode: exitCodes.failed }
  const words = inWords(error)
  if (words) return ofUser(words)
  // The client has put what the system said of a file into words of its own.
  return { reason: error.message, exitCode: isSystemError(error.cause) ? exitCodes.local : exitCodes.failed }
}

function ofUser({ message: reason, remedy, exitCode }: UserError): Failure {
  return { reason, remedy, exitCode }
}

function ofFolder({ message: reason, remedy, trouble }: DataFolderError): Failure {
  return { reason, remedy, exitCode: trouble === 'not usable' ? exitCodes.local : exitCodes.failed }
}

const signInAgain = 'Sign in again: longshore login --data DIR --phone P --code C'

const sendAsFile = 'Send it as a file, as it is: without --photo.'

const answers: Partial<Record<KnownError, readonly [message: string, remedy?: string]>> = {
  PHONE_CODE_INVALID: [
    'The code is wrong.',
    "Test accounts 99966XYYYY have the code XXXXX; other codes stand on the server's console.",
  ],
  PHONE_CODE_EXPIRED: ['The code is too old.', 'Begin again: longshore login'],
  PHONE_NUMBER_INVALID: ['This is no phone number.', 'Give it with its country, as in 9996620001.'],
  PHONE_NUMBER_OCCUPIED: ['This phone number has an account already.'],
  USER_ID_INVALID: ['There is no such account.', 'Make one: longshore user add PHONE NAME --data DIR'],
  AUTH_TOKEN_INVALID: ['This is no token to log in with.', 'Scan or copy the code that is shown now.'],
  AUTH_TOKEN_EXPIRED: [
    'The code is too old.',
    'Take the one that is shown now: each holds for half a minute.',
  ],
  AUTH_TOKEN_ALREADY_ACCEPTED: ['Somebody has let that application in already.'],
  AUTH_TOKEN_EXCEPTION: ['That application has this account already.'],
  FIRSTNAME_INVALID: ['This name cannot be used.', 'A name has 1 to 64 characters.'],
  LASTNAME_INVALID: ['This last name cannot be used.', 'A name has at most 64 characters.'],
  ACCESS_TOKEN_INVALID: [
    'This is no token of a bot of this server.',
    'Make one: longshore bot create NAME --data DIR',
  ],
  USERNAME_NOT_OCCUPIED: ['Nobody has this name.'],
  BOT_METHOD_INVALID: [
    'A bot may not do this.',
    'Bots can neither list conversations nor look up phone numbers: sign in with a phone number for that.',
  ],
  FILE_PARTS_INVALID: [
    'The file is larger than this account may send.',
    'At most 4000 parts of 512 KiB, 8000 with premium: longshore user premium PHONE --data DIR',
  ],
  PHOTO_EXT_INVALID: ['This is no picture that can be sent as a photo.', sendAsFile],
  PHOTO_INVALID_DIMENSIONS: ['The picture is too large, or too long and narrow, for a photo.', sendAsFile],
  PHOTO_SAVE_FILE_INVALID: ['This cannot be sent as a photo.', sendAsFile],
  IMAGE_PROCESS_FAILED: ['The server cannot read this picture.', sendAsFile],
  SESSION_PASSWORD_NEEDED: [
    'This account has a password (two-step verification), which Longshore does not speak yet.',
  ],
  API_ID_INVALID: [
    'These are not the api_id and api_hash of an application.',
    'Get yours: https://my.telegram.org/apps',
  ],
  STORAGE_CHECK_FAILED: [
    'The disk of the server has no room for more files.',
    'Delete what is not needed any more, or ask whoever runs the server to make room. The same command then goes on.',
  ],
  FILE_ID_INVALID: ['The link names a file that is gone, or that this account may not see.'],
}

function answered(error: RpcError): { reason: string; remedy?: string | undefined } {
  const [message, remedy] = (error.template !== 'UNKNOWN' && answers[error.template]) || []
  if (message) return { reason: `${message} (${error.text})`, remedy }
  if (error.code === 401)
    return { reason: `The server has ended this sign-in (${error.text}).`, remedy: signInAgain }
  return { reason: `The server answered ${error.text}.` }
}

function unconnected(error: ConnectionError): Failure {
  if (error instanceof TransportRefusal && error.code === -404)
    return {
      reason: 'The server does not know this sign-in.',
      remedy: signInAgain,
      exitCode: exitCodes.refused,
    }
  return {
    reason: `${error.message}.`,
    exitCode: exitCodes.unreachable,
    remedy:
      'Is the server running? Start it: longshore serve --data DIR. If it listens elsewhere now: longshore login',
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
