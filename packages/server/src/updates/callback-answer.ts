/** What a bot says to the press of a button, for whoever pressed it, at whatever process. */
export interface CallbackAnswer {
  readonly query: bigint
  readonly bot: bigint
  readonly said: CallbackReply
}

export interface CallbackReply {
  /** To be shown in a window of its own, not in passing. */
  readonly alert: boolean
  readonly message: string | undefined
  readonly url: string | undefined
  /** Seconds. */
  readonly cacheTime: number
}
