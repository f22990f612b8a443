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

/**
 * The permanent authorization keys. Every promise that resolves has kept its word on disk: a client that was told
 * `dh_gen_ok` or that it is logged in finds it so after a crash.
 *
 * Changes of a key that does not exist change nothing.
 */
export interface KeyStore {
  /** Adds a key. @returns false, and changes nothing, when its id is taken. */
  put(key: NewKey): Promise<boolean>
  get(id: bigint): Promise<KeyRecord | undefined>
  /** @returns whether there was one. */
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
}
