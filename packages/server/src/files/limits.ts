const hour = 3_600_000

export interface FileLimits {
  /** How long parts nobody adds to are kept, in ms: "between several minutes and several hours". */
  readonly partLife: number
  /** How long a file reference is good for, in ms. GramJS and mtcute do not renew theirs: hours, not minutes. */
  readonly referenceLife: number
  /** Bytes of parts one user may have waiting to become files. */
  readonly unfinishedBytes: number
  /** Uploads one user may have begun and not finished. */
  readonly unfinishedUploads: number
}

/** Room for four of the largest files at once. */
export const defaultFileLimits: FileLimits = {
  partLife: 3 * hour,
  referenceLife: 12 * hour,
  unfinishedBytes: 16 * 2 ** 30,
  unfinishedUploads: 4096,
}
