export interface Progress {
  /** Bytes the other side has confirmed (upload) or the sink has taken (download). */
  readonly transferred: number
  /** Bytes in all; absent while nobody knows. */
  readonly total?: number | undefined
}

export type OnProgress = (progress: Progress) => void
