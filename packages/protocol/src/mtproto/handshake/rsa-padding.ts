import { bigIntOf, concatBytes, xorBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { RSA_LENGTH, type RsaPublicKey, rsaEncrypt } from './rsa.ts'

// The names are those of mtproto/auth_key, 4.1.
const MAX_DATA = 144
const DATA_WITH_PADDING = 192
const TEMP_KEY = 32
const SHA1 = 20
const ZERO_IV = new Uint8Array(32)

/**
 * RSA_PAD: 256 bytes that only the owner of the key can read.
 *
 * @throws RangeError for more than 144 bytes
 */
export function encryptPadded(crypto: CryptoProvider, data: Uint8Array, key: RsaPublicKey): Uint8Array {
  if (data.length > MAX_DATA) throw new RangeError(`RSA_PAD takes ${MAX_DATA} bytes, not ${data.length}`)
  const dataWithPadding = concatBytes(data, crypto.randomBytes(DATA_WITH_PADDING - data.length))
  const reversed = Uint8Array.from(dataWithPadding).reverse()
  for (;;) {
    const tempKey = crypto.randomBytes(TEMP_KEY)
    const dataWithHash = concatBytes(reversed, crypto.sha256(tempKey, dataWithPadding))
    const aesEncrypted = crypto.igeEncrypt(dataWithHash, tempKey, ZERO_IV)
    const block = concatBytes(xorBytes(tempKey, crypto.sha256(aesEncrypted)), aesEncrypted)
    if (bigIntOf(block) < key.n) return rsaEncrypt(crypto, block, key)
  }
}

/** Undoes RSA_PAD on a block that RSA has decrypted: the data with padding; undefined when it is something else. */
export function openPadded(crypto: CryptoProvider, block: Uint8Array): Uint8Array | undefined {
  const aesEncrypted = block.subarray(TEMP_KEY)
  const tempKey = xorBytes(block.subarray(0, TEMP_KEY), crypto.sha256(aesEncrypted))
  const dataWithHash = crypto.igeDecrypt(aesEncrypted, tempKey, ZERO_IV)
  const dataWithPadding = Uint8Array.from(dataWithHash.subarray(0, DATA_WITH_PADDING)).reverse()
  const hash = dataWithHash.subarray(DATA_WITH_PADDING)
  return crypto.equal(crypto.sha256(tempKey, dataWithPadding), hash) ? dataWithPadding : undefined
}

/**
 * The padding before RSA_PAD, which Telethon and Pyrogram still use: a zero byte, SHA1(data), data, random bytes.
 *
 * @throws RangeError for more than 235 bytes
 */
export function encryptOldPadded(crypto: CryptoProvider, data: Uint8Array, key: RsaPublicKey): Uint8Array {
  const padding = RSA_LENGTH - 1 - SHA1 - data.length
  if (padding < 0)
    throw new RangeError(`the old padding takes ${data.length + padding} bytes, not ${data.length}`)
  const block = concatBytes(Uint8Array.of(0), crypto.sha1(data), data, crypto.randomBytes(padding))
  return rsaEncrypt(crypto, block, key)
}

/** The SHA-1, data and padding of an old block that RSA has decrypted; undefined when it is something else. */
export function openOldPadded(block: Uint8Array): Uint8Array | undefined {
  return block[0] === 0 ? block.subarray(1) : undefined
}
