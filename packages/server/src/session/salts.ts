import type { CryptoProvider } from '@longshore/protocol/crypto/provider'

/** Seconds. "Server salt changes every 30 minutes". */
export const SALT_PERIOD = 1800
/** Seconds for which a salt outlives its period: messages with the old one are accepted "for a further 1800 seconds". */
const SALT_GRACE = 1800
/** Seconds before its period in which a salt is accepted: clients move to it by their own clock. */
const SALT_EARLY = 60
/** "get_future_salts gives up to 64". */
const MOST_FUTURE_SALTS = 64
/** Salts of one key that are remembered. */
const MOST_DERIVED = 8

/** What salts belong to: a key, permanent or temporary. */
export interface SaltedKey {
  readonly authKey: { readonly id: bigint }
  /** The salt both ends derived in the handshake. */
  readonly firstSalt: bigint
  /** Unix seconds. */
  readonly createdAt: number
}

export interface FutureSalt {
  readonly validSince: number
  readonly validUntil: number
  readonly salt: bigint
}

/**
 * Server salts, made from a secret, the key and the half hour: nothing is stored, and a restart changes nothing
 * (mtproto/description, Server Salt). The salt of the handshake is valid beside that of the period it was made in.
 */
export class Salts {
  readonly #crypto: CryptoProvider
  readonly #secret: Uint8Array
  /** Those of the last periods asked for: every message is checked against three. */
  readonly #derived = new WeakMap<SaltedKey, Map<number, bigint>>()

  /** @param secret 32 bytes that only the server knows */
  constructor(crypto: CryptoProvider, secret: Uint8Array) {
    this.#crypto = crypto
    this.#secret = secret
  }

  /** @param now Unix seconds, as everywhere here */
  current(key: SaltedKey, now: number): bigint {
    return this.#of(key, periodOf(now))
  }

  accepts(key: SaltedKey, salt: bigint, now: number): boolean {
    const period = periodOf(now)
    return (
      salt === this.#of(key, period) ||
      salt === this.#of(key, periodOf(now - SALT_GRACE)) ||
      salt === this.#of(key, periodOf(now + SALT_EARLY)) ||
      (salt === key.firstSalt && period - periodOf(key.createdAt) <= SALT_GRACE / SALT_PERIOD)
    )
  }

  /** The salts from now on, 1 to 64 of them. */
  future(key: SaltedKey, now: number, count: number): FutureSalt[] {
    const first = periodOf(now)
    return Array.from({ length: Math.min(Math.max(count, 1), MOST_FUTURE_SALTS) }, (_, index) => {
      const validSince = (first + index) * SALT_PERIOD
      return {
        validSince,
        validUntil: validSince + SALT_PERIOD + SALT_GRACE,
        salt: this.#derive(key, first + index),
      }
    })
  }

  /** The salt of a period, remembered. */
  #of(key: SaltedKey, period: number): bigint {
    const known = this.#derived.get(key) ?? new Map<number, bigint>()
    this.#derived.set(key, known)
    const salt = known.get(period) ?? this.#derive(key, period)
    if (known.size >= MOST_DERIVED) known.clear()
    known.set(period, salt)
    return salt
  }

  #derive(key: SaltedKey, period: number): bigint {
    const seed = new DataView(new ArrayBuffer(16))
    seed.setBigInt64(0, key.authKey.id, true)
    seed.setBigInt64(8, BigInt(period), true)
    const digest = this.#crypto.hmacSha256(this.#secret, new Uint8Array(seed.buffer))
    return new DataView(digest.buffer, digest.byteOffset).getBigInt64(0, true)
  }
}

function periodOf(seconds: number): number {
  return Math.floor(seconds / SALT_PERIOD)
}
