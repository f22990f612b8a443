/** Something that is not as it must be. */
export interface Finding {
  readonly kind: FindingKind
  /** In plain words, with the file, document or upload it is about. */
  readonly what: string
  readonly remedy: string
}

export type FindingKind =
  | 'database damaged'
  | 'bytes missing'
  | 'bytes damaged'
  | 'wrong length'
  | 'stray file'
  | 'never freed'
  | 'freed too early'
  | 'row missing'
  | 'names nothing'
  | 'rows disagree'
  | 'part damaged'

/** Where a check tells what it finds, as it finds it. */
export interface CheckReport {
  finding(finding: Finding): void
  /** Left by a process that died: no fault, and the next start clears it away. */
  leftover(what: string): void
  /** A document or photo that nothing shows, and that goes by itself when its time has come. */
  unshown(what: string): void
  /** So many more bytes have been looked at. */
  progress(bytes: number): void
  /** Bytes of a file of which no hashes are kept: only their number could be checked. */
  unverified(bytes: number): void
}

export const wholeFolder =
  'Bring the whole data folder back from a backup: database and files belong together.'
export const fromBackup =
  'Bring the file back from a backup of the data folder. Without one it cannot be downloaded any more; whoever sent it can send it again.'
export const tellUs = 'This is a bug in Longshore: please report it, with this line.'

export function damagedDatabase(what: string): Finding {
  return { kind: 'database damaged', what: `longshore.sqlite is damaged: ${what}`, remedy: wholeFolder }
}
