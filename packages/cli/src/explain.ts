import { ConnectionError, SourceError, TransportRefusal } from '@longshore/client/node'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { DataFolderError } from '@longshore/server/data-folder-error'
import { databaseError } from './database-error.ts'
import { Ending, type ExitCode, exitCodes } from './exit-code.ts'
import { printable } from './file-name.ts'
import { meaningOf } from './server-answers.ts'
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
  if (process.env.LONGSHORE_DEBUG && error instanceof Error && error.stack)
    lines.push(...error.stack.split('\n'))
  // Names and answers of others are in them.
  return { lines: lines.map((line) => printable(line)), exitCode }
}

export interface Failure {
  readonly reason: string
  readonly remedy?: string | undefined
  readonly exitCode: ExitCode
}

export function failureOf(error: unknown): Failure {
  if (error instanceof UserError) return ofUser(error)
  if (error instanceof DataFolderError) return ofFolder(error)
  if (error instanceof RpcError) return { ...meaningOf(error), exitCode: exitCodes.refused }
  if (error instanceof ConnectionError) return unconnected(error)
  if (!(error instanceof Error)) return { reason: String(error), exitCode: exitCodes.failed }
  const words = inWords(error) ?? databaseError(error)
  if (words) return ofUser(words)
  // The client has put what the system said of a file into words of its own.
  const isLocal = error instanceof SourceError || isSystemError(error.cause)
  return { reason: error.message, exitCode: isLocal ? exitCodes.local : exitCodes.failed }
}

function ofUser({ message: reason, remedy, exitCode }: UserError): Failure {
  return { reason, remedy, exitCode }
}

function ofFolder({ message: reason, remedy, trouble }: DataFolderError): Failure {
  return { reason, remedy, exitCode: trouble === 'not usable' ? exitCodes.local : exitCodes.failed }
}

const signInAgain = 'Sign in again: longshore login --data DIR --phone P --code C'

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
