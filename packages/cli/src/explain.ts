import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { UserError } from './user-error.ts'

/** What a person is told of a failure: the reason, and the remedy where one is known. Stacks are for LONGSHORE_DEBUG=1. */
export function explain(error: unknown): { lines: string[]; exitCode: number } {
  if (isAbort(error)) return { lines: ['Interrupted.'], exitCode: 130 }
  const lines = [`longshore: ${reasonOf(error)}`]
  const remedy = remedyOf(error)
  if (remedy) lines.push(remedy)
  if (process.env.LONGSHORE_DEBUG && error instanceof Error && error.stack) lines.push(error.stack)
  return { lines, exitCode: 1 }
}

function reasonOf(error: unknown): string {
  if (error instanceof RpcError) return `the server answered ${error.text}`
  if (error instanceof Error) return error.message
  return String(error)
}

function remedyOf(error: unknown): string | undefined {
  if (error instanceof UserError) return error.remedy
  if (error instanceof RpcError) {
    if (error.code === 401) return 'Sign in again: longshore login --data DIR --phone P --code C'
    if (error.is('PHONE_CODE_INVALID'))
      return "Test accounts 99966XYYYY have the code XXXXX; other codes stand on the server's console."
    if (error.is('FILE_ID_INVALID'))
      return 'The link names a file that is gone, or that this account may not see.'
  }
  return undefined
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
