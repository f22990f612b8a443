/** Bytes that belong one behind the other. */
type Pieces = readonly Uint8Array[]

/** The functions written in C. All of them throw `RangeError` for arguments that do not fit. */
export interface Addon {
  /** Names of what can do the work here, the best first; it is in use from the start. */
  readonly backends: readonly string[]
  /** Lets another one do the work. @returns whether there is one of this name here */
  use(name: string): boolean
  /**
   * Seals messages under one authorization key.
   *
   * @param authKey 256 bytes
   * @param side 0 for messages of the client, 8 for those of the server
   * @param keyId 8 bytes
   * @param frames filled in: for each plaintext as many bytes and 24 more
   */
  seal(
    authKey: Uint8Array,
    side: 0 | 8,
    keyId: Uint8Array,
    plaintexts: readonly Pieces[],
    frames: Uint8Array[],
  ): void
  /** Opens messages where they lie. @param valid filled in: 1 where msg_key is that of the plaintext, else 0 */
  open(authKey: Uint8Array, side: 0 | 8, envelopes: readonly Uint8Array[], valid: Uint8Array): void
  /** @param target filled in: 32 bytes for each input */
  sha256Each(inputs: readonly Uint8Array[], target: Uint8Array): void
  /** AES-256 in IGE mode, in place. */
  ige(bytes: Uint8Array, key: Uint8Array, iv: Uint8Array, decrypt: boolean): void
}

/** The addon where it was built and can be loaded; else why not. */
export const addon: Addon | undefined
export const reason: string | undefined
