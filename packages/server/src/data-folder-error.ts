/** Whether the folder is in use, or cannot be used as it is. */
export type FolderTrouble = 'served already' | 'not usable'

/** A data folder is served already, or is not what a server could use: the reason in a sentence, and what to do. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
  readonly trouble: FolderTrouble
  readonly remedy: string

  constructor(
    reason: string,
    remedy: string,
    more: ErrorOptions & { readonly trouble?: FolderTrouble } = {},
  ) {
    super(reason, more)
    this.trouble = more.trouble ?? 'not usable'
    this.remedy = remedy
  }
}

/** By primary result code of SQLite: what it could not do with a file, and what helps. */
const sentences: Readonly<Record<number, readonly [reason: string, remedy: string]>> = {
  8: ['may not be written to', 'Give the folder to the account that serves it.'],
  10: [
    'could not be read or written: the disk answers with an error',
    'Look at the disk and its free space.',
  ],
  11: ['is damaged', 'Bring it back from a backup. What is wrong, tells: longshore check --data DIR'],
  13: ['has no room: the disk is full', 'Make room on the disk of the folder.'],
  14: ['cannot be opened', 'Is it a file that the account which serves may read and write?'],
  26: [
    'is damaged: it is no database',
    'Bring it back from a backup. What is wrong, tells: longshore check --data DIR',
  ],
}

/** Runs `work` on a database of a data folder; what SQLite cannot do is said in words. */
export function sayingWhatIsWrong<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const [reason, remedy] = sentences[resultCodeOf(cause)] ?? []
    if (reason === undefined || remedy === undefined) throw cause
    throw new DataFolderError(`${file} ${reason}.`, remedy, { cause })
  }
}

/** The primary result code of a failure of SQLite; NaN for everything else. */
export function resultCodeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : Number.NaN
}
