/** Which end wrote a message: both ends derive different AES keys from one authorization key. */
export type Side = 'client' | 'server'

/** A hash fed piece by piece. */
export interface StreamingHash {
  update(bytes: Uint8Array): void
  /**
   * Like `update`, and cheaper: the bytes may be hashed later, beside something else. They must not change before
   * {@link settle} was called for them, or the hash has ended.
   */
  updateSoon(bytes: Uint8Array): void
  /** These bytes, the same view that was given, are hashed when this returns. */
  settle(bytes: Uint8Array): void
  /** A hash of the same bytes so far; the two go on by themselves. */
  copy(): StreamingHash
  /** Ends the hash; nothing may be added afterwards. */
  digest(): Uint8Array
}

/** A key stream that goes on from call to call. */
export interface StreamCipher {
  /** Encrypts or decrypts, which is the same, where the bytes lie. */
  applyTo(bytes: Uint8Array): void
}

/**
 * Everything Longshore needs from cryptography, synchronous.
 *
 * Results are plain `Uint8Array`s that belong to the caller; no argument is changed, except as said, or kept.
 * Keys, ivs and lengths that do not fit the algorithm throw `RangeError`.
 */
export interface CryptoProvider {
  readonly name: string

  /** Unpredictable bytes. */
  randomBytes(length: number): Uint8Array

  /** 20 bytes: SHA-1 of the parts one after the other. */
  sha1(...parts: Uint8Array[]): Uint8Array
  /** 32 bytes: SHA-256 of the parts one after the other. */
  sha256(...parts: Uint8Array[]): Uint8Array
  createHash(algorithm: HashAlgorithm): StreamingHash
  /** 32 bytes. */
  hmacSha256(key: Uint8Array, ...parts: Uint8Array[]): Uint8Array

  /**
   * AES-256 in IGE mode, as MTProto uses it: c_i = E(p_i xor c_{i-1}) xor p_{i-1}.
   *
   * @param data a multiple of 16 bytes
   * @param key 32 bytes
   * @param iv 32 bytes: c_{-1}, then p_{-1}
   */
  igeEncrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array
  /** Undoes {@link igeEncrypt}. */
  igeDecrypt(data: Uint8Array, key: Uint8Array, iv: Uint8Array): Uint8Array

  /** AES-256-CTR with a 32-byte key; the 16 bytes of `iv` count as one big-endian number. */
  createCtr(key: Uint8Array, iv: Uint8Array): StreamCipher

  /**
   * base ^ exponent mod modulus, none of them negative, modulus above 1. A provider may take time that depends on
   * the numbers: secret exponents should be used once or twice only, as Diffie-Hellman does here.
   */
  modPow(base: bigint, exponent: bigint, modulus: bigint): bigint

  /**
   * CRC-32 as in zlib, for the full transport: unsigned, 32 bits.
   *
   * @param start the CRC of the bytes before these
   */
  crc32(bytes: Uint8Array, start?: number): number

  /** Whether both are the same bytes, in time that depends on nothing but the lengths. */
  equal(a: Uint8Array, b: Uint8Array): boolean

  /** 32 bytes for each: SHA-256 of several inputs, worked out together where that is faster than one by one. */
  sha256Each(inputs: readonly Uint8Array[]): Uint8Array[]

  /**
   * Encrypts messages as MTProto 2.0 does, a batch that may have many keys. No plaintext is changed.
   *
   * @param memory where a result of that many bytes is to lie; fresh memory when absent
   * @returns for each: auth_key_id (8 bytes), msg_key (16 bytes), ciphertext
   */
  sealMessages(from: Side, messages: readonly ToSeal[], memory?: (length: number) => Uint8Array): Uint8Array[]
  /**
   * Undoes {@link sealMessages}. The auth_key_id is not looked at: it is how the caller found the key.
   *
   * The envelopes are given away: they are decrypted where they lie, and the plaintexts are views of them.
   *
   * @returns for each: the plaintext with its padding; undefined where the msg_key is not that of the plaintext or the
   * length cannot be that of a message
   */
  openMessages(from: Side, messages: readonly ToOpen[]): (Uint8Array | undefined)[]
}

export interface ToSeal {
  /** 256 bytes. */
  readonly authKey: Uint8Array
  /** With its padding: 12 to 1024 bytes of it, a multiple of 16 bytes in all. */
  readonly plaintext: Pieces
}

export interface ToOpen {
  /** 256 bytes. */
  readonly authKey: Uint8Array
  readonly envelope: Uint8Array
}

/** Bytes in several places that belong one behind the other: so that the bytes of a file need not be copied to join them. */
export type Pieces = readonly Uint8Array[]

export type HashAlgorithm = 'md5' | 'sha1' | 'sha256'
