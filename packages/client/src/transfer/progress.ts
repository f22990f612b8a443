export interface Progress {
  /** Bytes the other side has confirmed (upload), the sink has taken (download), or that were compared (verify). */
  readonly transferred: number
  /** Bytes in all; absent while nobody knows. */
  readonly total?: number | undefined
}

export type OnProgress = (progress: Progress) => void
