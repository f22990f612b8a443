const hour = 3_600_000

export interface FileLimits {
  /** How long parts nobody adds to are kept, in ms: "between several minutes and several hours". */
  readonly partLife: number
  /** How long a file reference is good for, in ms. GramJS and mtcute do not renew theirs: hours, not minutes. */
  readonly referenceLife: number
  /**
   * How long a document or photo is kept that nothing shows and that messages.uploadMedia answered, in ms. Longer than a
   * reference lives: it may be sent as long as that.
   */
  readonly unusedLife: number
  /** How long a file is kept that is new, that was about to be shown, or that was let go of, in ms. */
  readonly releasedLife: number
  /**
   * Bytes one user may have stored: unfinished parts, and everything that is kept of finished files and their previews.
   * What nothing shows any more is removed after a while, and counts no longer.
   */
  readonly quota: number
  /** Bytes of parts one user may have waiting to become files. */
  readonly unfinishedBytes: number
  /** Uploads one user may have begun and not finished. */
  readonly unfinishedUploads: number
}

/** Room for four of the largest files at once. */
export const defaultFileLimits: FileLimits = {
  partLife: 3 * hour,
  referenceLife: 12 * hour,
  unusedLife: 24 * hour,
  releasedLife: hour / 6,
  quota: 2 ** 40,
  unfinishedBytes: 16 * 2 ** 30,
  unfinishedUploads: 4096,
}
