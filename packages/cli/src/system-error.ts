import { exitCodes } from './exit-code.ts'
import { UserError } from './user-error.ts'

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this may not be opened: permission denied',
  EPERM: 'this is not permitted',
  EISDIR: 'this is a folder',
  ENOTDIR: 'a part of this path is no folder',
  EEXIST: 'this is there already, and is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'this disk can only be read',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'this name is longer than the disk takes',
  ELOOP: 'links lead in a circle',
  EIO: 'the disk fails',
  EDQUOT: 'no more of the disk may be used',
  EBUSY: 'another program uses this',
  EPIPE: 'nobody reads any more what is written there',
}

/** What the operating system refused, in words; undefined when it is none of the usual refusals. */
export function inWords(error: unknown): UserError | undefined {
  if (!isSystemError(error)) return undefined
  const { code, syscall, path, address = 'this machine', port = 0 } = error
  if (syscall === 'listen') return listening(code, address, port)
  if (syscall === 'getaddrinfo')
    return new UserError(
      `${error.hostname ?? 'This name'} cannot be found: the name has no address.`,
      'Is it written right, and is there a network? A number such as 127.0.0.1 needs none.',
      exitCodes.unreachable,
    )
  const reason = reasons[code]
  if (!reason) return undefined
  return new UserError(path ? `${path}: ${reason}.` : reason, undefined, exitCodes.local)
}

function listening(code: string, address: string, port: number): UserError | undefined {
  if (code === 'EADDRINUSE')
    return new UserError(
      `Port ${port} of ${address} is taken.`,
      'Stop what listens there, or choose another: --port N (0 takes a free one).',
    )
  if (code === 'EACCES')
    return new UserError(`Port ${port} is not for everyone.`, 'Choose one above 1023: --port N.')
  if (code === 'EADDRNOTAVAIL')
    return new UserError(`${address} is no address of this machine.`, 'Choose another: --host H.')
  return undefined
}

interface SystemError extends Error {
  readonly code: string
  readonly syscall: string
  readonly path?: string
  readonly address?: string
  readonly hostname?: string
  readonly port?: number
}

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
}
