/** Bytes that belong one behind the other. */
type Pieces = readonly Uint8Array[]

/** The functions written in C. All of them throw `RangeError` for arguments that do not fit. */
export interface Addon {
  /** Names of what can do the work here, the best first; it is in use from the start. */
  readonly backends: readonly string[]
  /** Lets another one do the work. @returns whether there is one of this name here */
  use(name: string): boolean
  /**
   * Seals messages, each under its authorization key, and hashes beside them what chains take.
   *
   * @param side 0 for messages of the client, 8 for those of the server
   * @param keys 256 bytes each
   * @param frames filled in but for the first 8 bytes: for each plaintext as many bytes and 24 more
   * @param pieces what each chain takes, in this order
   */
  seal(
    side: 0 | 8,
    keys: readonly Uint8Array[],
    plaintexts: readonly Pieces[],
    frames: readonly Uint8Array[],
    chains: readonly Uint8Array[],
    pieces: readonly Uint8Array[],
  ): void
  /** Opens messages where they lie. @param valid filled in: 1 where msg_key is that of the plaintext, else 0 */
  open(side: 0 | 8, keys: readonly Uint8Array[], envelopes: readonly Uint8Array[], valid: Uint8Array): void
  /**
   * @param target filled in: 32 bytes for each input
   * @param pieces what each chain takes, in this order
   */
  sha256Each(
    inputs: readonly Uint8Array[],
    target: Uint8Array,
    chains: readonly Uint8Array[],
    pieces: readonly Uint8Array[],
  ): void
  /** Bytes of a chain: SHA-256 of a stream. */
  readonly chainBytes: number
  beginChain(chain: Uint8Array): void
  /** @param target filled in: 32 bytes */
  endChain(chain: Uint8Array, target: Uint8Array): void
  /** Bytes of the state of a key stream: the key (32), the counter (16), 16 of no meaning, and the number 16. */
  readonly ctrBytes: number
  /** AES-256-CTR, in place; the state goes on. */
  ctr(state: Uint8Array, bytes: Uint8Array): void
  /** AES-256 in IGE mode, in place. */
  ige(bytes: Uint8Array, key: Uint8Array, iv: Uint8Array, decrypt: boolean): void
}

/** The addon where it was built and can be loaded; else why not. */
export const addon: Addon | undefined
export const reason: string | undefined
