/** What a client said of itself in initConnection. */
export interface ClientInfo {
  readonly apiId: number
  readonly deviceModel: string
  readonly systemVersion: string
  readonly appVersion: string
  readonly langCode: string
}

/** A permanent authorization key, as the handshake made it. */
export interface NewKey {
  /** auth_key_id: the low 64 bits of the SHA-1 of the key, signed. */
  readonly id: bigint
  /** 256 bytes. */
  readonly key: Uint8Array
  /** new_nonce xor server_nonce of the handshake: the first server salt. */
  readonly firstSalt: bigint
  /** Unix seconds. */
  readonly createdAt: number
  /**
   * The data center the client named in the handshake, as it came: above 10,000 for test servers, negative for media
   * (mtproto/auth_key). Undefined where it named none.
   */
  readonly namedDc?: number | undefined
}

/** A permanent authorization key and what is known of the client that holds it. */
export interface KeyRecord extends NewKey {
  /** Who is logged in with it. */
  readonly userId: bigint | undefined
  /** The layer of the newest invokeWithLayer; 0 before the first. */
  readonly layer: number
  readonly client: ClientInfo | undefined
  /** Unix seconds of its newest use, to the minute or so. */
  readonly activeAt: number
  /** Where that use came from; empty before the first. */
  readonly address: string
}

/** A temporary authorization key (api/pfs) that is bound: it stands for a permanent one. */
export interface TemporaryKeyRecord extends Omit<NewKey, 'namedDc'> {
  /** Unix seconds. */
  readonly expiresAt: number
  /** The id of the permanent key. */
  readonly boundTo: bigint
  /** Where it was bound from. */
  readonly address: string
}

/** How many temporary keys are kept. */
export interface TemporaryKeyBounds {
  readonly ofKey: number
  readonly ofAddress: number
  readonly ofAll: number
}

/**
 * The authorization keys: permanent ones, and the temporary ones that are bound to them. Every promise that resolves has kept its word on disk: a client that was told
 * `dh_gen_ok` or that it is logged in finds it so after a crash.
 *
 * Changes of a key that does not exist change nothing.
 */
export interface KeyStore {
  /** Adds a key. @returns false, and changes nothing, when its id is taken. */
  put(key: NewKey): Promise<boolean>
  get(id: bigint): Promise<KeyRecord | undefined>
  /** Deletes a permanent key with the temporary ones that are bound to it. @returns whether there was one. */
  delete(id: bigint): Promise<boolean>
  setClient(id: bigint, layer: number, client: ClientInfo | undefined): Promise<void>
  /** Logs a user in, or out with `undefined`. */
  setUser(id: bigint, userId: bigint | undefined): Promise<void>
  /** This one may be lost in a crash. */
  setActive(id: bigint, activeAt: number, address: string): Promise<void>
  /** All keys the user is logged in with, oldest first. */
  keysOfUser(userId: bigint): Promise<KeyRecord[]>
  /** Deletes keys nobody is logged in with and that were not used since `time`, in Unix seconds. @returns how many. */
  deleteUnused(time: number): Promise<number>

  /**
   * Keeps a temporary key; nothing is kept for a permanent one that is not there. Where there are too many the oldest of
   * the same permanent key go, those of the same address, and of all those of the address that has most.
   *
   * @returns the ids of those that went
   */
  putTemporary(key: TemporaryKeyRecord, bounds: TemporaryKeyBounds): Promise<bigint[]>
  temporary(id: bigint): Promise<TemporaryKeyRecord | undefined>
  /** The ids of those bound to a permanent key, the oldest first. */
  temporariesOf(permanent: bigint): Promise<bigint[]>
  deleteTemporaries(ids: readonly bigint[]): Promise<void>
  /** Deletes those that expired before `time`, in Unix seconds. */
  deleteExpired(time: number): Promise<void>
}
