import { bytesOfBigInt } from '@longshore/protocol/crypto/bytes'
import { DH_GENERATOR, DH_PRIME } from '@longshore/protocol/mtproto/handshake/dh-parameters'
import type { Handler } from '../handler.ts'

/**
 * Nobody has a password yet. Clients check the algorithm for a new one all the same, so its prime is the one they know
 * to be safe (api/srp).
 */
export const getPassword: Handler<'account.getPassword'> = async (_request, { crypto }) => ({
  _: 'account.password',
  new_algo: {
    _: 'passwordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow',
    salt1: crypto.randomBytes(8),
    salt2: crypto.randomBytes(16),
    g: Number(DH_GENERATOR),
    p: bytesOfBigInt(DH_PRIME),
  },
  new_secure_algo: {
    _: 'securePasswordKdfAlgoPBKDF2HMACSHA512iter100000',
    salt: crypto.randomBytes(8),
  },
  secure_random: crypto.randomBytes(256),
})
