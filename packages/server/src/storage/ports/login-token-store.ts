/** A token that a client without a login shows, for somebody who is signed in elsewhere to accept (api/qr-login). */
export interface LoginTokenRecord {
  /** SHA-256 of the token: who reads the store cannot log in with what stands there. */
  readonly hash: Uint8Array
  /** The authorization key of the client that shows it. */
  readonly keyId: bigint
  /** Where that client is. */
  readonly address: string
  /** Who may not accept it, being signed in at that client already. */
  readonly exceptIds: readonly bigint[]
  /** Unix seconds. */
  readonly expires: number
  /** Who accepted it. */
  readonly acceptedBy: bigint | undefined
  /** Another key than the one that showed it may log in with it. */
  readonly movable: boolean
  /** Somebody has logged in with it. */
  readonly used: boolean
}

/** How many tokens of one kind may wait. */
export interface LoginTokenBounds {
  readonly ofKey: number
  readonly ofAddress: number
}

/** Every method is one transaction. */
export interface LoginTokenStore {
  /** Adds a token. Those of the same key or the same address that are too many go, the oldest first. */
  add(token: LoginTokenRecord, bounds: LoginTokenBounds): Promise<void>
  get(hash: Uint8Array): Promise<LoginTokenRecord | undefined>
  /** @returns whether it was waiting still: a token is accepted once */
  accept(hash: Uint8Array, user: bigint): Promise<boolean>
  /** A token that this key showed, that was accepted and not used. */
  acceptedOf(keyId: bigint): Promise<LoginTokenRecord | undefined>
  /** @returns whether it was not used before: a token opens one door once */
  use(hash: Uint8Array): Promise<boolean>
  /** Forgets tokens that expired before `time`. */
  removeBefore(time: number): Promise<void>
}
