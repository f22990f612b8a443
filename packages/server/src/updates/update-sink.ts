/** The session whose request caused an update: it has the answer and needs no push. */
export interface UpdateOrigin {
  readonly authKeyId: bigint
  readonly sessionId: bigint
}

/** Where updates go that nobody asked for. */
export interface UpdateSink {
  /**
   * Sends an update to each live session of the user that receives updates, `except` one.
   *
   * @param encode writes the Updates object for a layer; called at most once per layer, when what it tells is on the disk
   */
  push(userId: bigint, encode: (layer: number) => Uint8Array, except?: UpdateOrigin | undefined): void
  /**
   * Sends an update to each live session of a key that nobody is logged in with yet, and that waits for it.
   *
   * @param layer in which it is written: that of the key
   */
  pushToKey(authKeyId: bigint, layer: number, update: Uint8Array): void
  /** Whether there is any such session: for all others nothing needs to be put together. */
  listens(userId: bigint): boolean
}
