import { TransferError } from '../../transfer/transfer-error.ts'

const reasons = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'a part of this path is no folder'],
  ['EEXIST', 'another file has taken this name meanwhile'],
  ['EISDIR', 'this is a folder'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'this disk can only be read'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'no more of the disk may be used'],
  ['EFBIG', 'this disk does not take files so large'],
  ['EIO', 'the disk fails'],
  ['EPIPE', 'nobody reads any more what is written there'],
  ['ENXIO', 'nothing takes what is written there'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'this name is longer than the disk takes'],
  ['ELOOP', 'links lead in a circle'],
  ['EILSEQ', 'the disk takes no such name'],
])

/** What the system says of a file, in words and with its path; its own words are the cause. */
export function fileError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return error
  return new TransferError(`${path}: ${reasons.get(String(error.code)) ?? error.message}`, { cause: error })
}
