import { ConnectionError, TransportRefusal } from '@longshore/client/node'
import { type KnownError, RpcError } from '@longshore/protocol/errors/rpc-error'
import { INTERRUPTED } from './interruption.ts'
import { inWords } from './system-error.ts'
import { UserError } from './user-error.ts'

/** What a person is told of a failure: the reason, and the remedy where one is known. Stacks are for LONGSHORE_DEBUG=1. */
export function explain(error: unknown, about?: string): { lines: string[]; exitCode: number } {
  if (isAbort(error)) return { lines: ['Interrupted.'], exitCode: INTERRUPTED }
  const { message, remedy } = understood(error)
  const isNamed = about === undefined || message.startsWith(about)
  const lines = [`longshore: ${isNamed ? '' : `${about}: `}${message}`]
  if (remedy) lines.push(remedy)
  if (process.env.LONGSHORE_DEBUG && error instanceof Error && error.stack) lines.push(error.stack)
  return { lines, exitCode: 1 }
}

function understood(error: unknown): { message: string; remedy?: string | undefined } {
  if (error instanceof UserError) return error
  if (error instanceof RpcError) return answered(error)
  if (error instanceof ConnectionError) return unconnected(error)
  if (error instanceof Error) return inWords(error) ?? error
  return { message: String(error) }
}

const signInAgain = 'Sign in again: longshore login --data DIR --phone P --code C'

const answers: Partial<Record<KnownError, readonly [message: string, remedy?: string]>> = {
  PHONE_CODE_INVALID: [
    'The code is wrong.',
    "Test accounts 99966XYYYY have the code XXXXX; other codes stand on the server's console.",
  ],
  PHONE_CODE_EXPIRED: ['The code is too old.', 'Begin again: longshore login'],
  PHONE_NUMBER_INVALID: ['This is no phone number.', 'Give it with its country, as in 9996620001.'],
  PHONE_NUMBER_OCCUPIED: ['This phone number has an account already.'],
  USER_ID_INVALID: ['There is no such account.', 'Make one: longshore user add PHONE NAME --data DIR'],
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
  FILE_ID_INVALID: ['The link names a file that is gone, or that this account may not see.'],
}

function answered(error: RpcError): { message: string; remedy?: string | undefined } {
  const [message, remedy] = (error.template !== 'UNKNOWN' && answers[error.template]) || []
  if (message) return { message: `${message} (${error.text})`, remedy }
  if (error.code === 401)
    return { message: `The server has ended this sign-in (${error.text}).`, remedy: signInAgain }
  return { message: `The server answered ${error.text}.` }
}

function unconnected(error: ConnectionError): { message: string; remedy: string } {
  if (error instanceof TransportRefusal && error.code === -404)
    return { message: 'The server does not know this sign-in.', remedy: signInAgain }
  return {
    message: `${error.message}.`,
    remedy:
      'Is the server running? Start it: longshore serve --data DIR. If it listens elsewhere now: longshore login',
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
