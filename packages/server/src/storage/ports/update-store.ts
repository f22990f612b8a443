/** An update without a place in the history of a box. `body` is opaque here. */
export interface LastingUpdate {
  /** What it is about: a newer update under the same key takes the place of the older. */
  readonly key: string
  /** Unix seconds. */
  readonly date: number
  readonly body: Uint8Array
}

/** What a user's clients that were away are to be told of what its other clients decided. */
export interface UpdateStore {
  /** Keeps an update; of a user's that are more than `most` the oldest goes. */
  keep(user: bigint, update: LastingUpdate, most: number): Promise<void>
  /** Those of that time and later, in the order in which they were kept. */
  since(user: bigint, date: number): Promise<LastingUpdate[]>
}
