import { bigIntOf, bytesOfBigInt, sameBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import { TlError } from '../../tl/reader.ts'
import { type AuthKey, authKeyOf } from '../message/auth-key.ts'
import { checkDhParameters, checkDhValue, chooseDhSecret, DH_LENGTH } from './dh-parameters.ts'
import { HandshakeError } from './handshake-error.ts'
import type { InnerData } from './inner-data.ts'
import { encodeMtproto, type MtprotoObject, readPlainBody } from './mtproto-object.ts'
import { firstServerSalt, newNonceHash, type outcomeBytes, retryIdOf } from './outcome.ts'
import { factorize } from './proof-of-work.ts'
import type { RsaPublicKey } from './rsa.ts'
import { encryptOldPadded, encryptPadded } from './rsa-padding.ts'
import { TemporaryCipher } from './temporary-cipher.ts'

/** How often to try again when the server says that the key's id is taken. */
const MAX_RETRIES = 5

export interface ClientHandshakeOptions {
  crypto: CryptoProvider
  /** The keys the server is trusted by. */
  keys: readonly RsaPublicKey[]
  /** The DC as it is named to the server: negative for media, plus 10000 for a test DC. Old clients name none. */
  dcId?: number | undefined
  /** For a temporary key: seconds until it ends. */
  expiresIn?: number | undefined
  /** Sends the body of a plain message and resolves to the body of the answer. */
  exchange(body: Uint8Array): Promise<Uint8Array>
  /** Unix time in milliseconds; by default this machine's. */
  clock?: (() => number) | undefined
  /** Use the padding of RSA that preceded RSA_PAD. */
  oldPadding?: boolean | undefined
}

export interface AgreedKey {
  authKey: AuthKey
  serverSalt: bigint
  /** Seconds to add to this machine's time to get the server's. */
  timeOffset: number
  /** For a temporary key: the Unix time of the server, in seconds, when it ends. */
  expiresAt?: number | undefined
}

/**
 * Agrees with a server on an authorization key (mtproto/auth_key).
 *
 * @throws HandshakeError when the server's part is wrong; whatever `exchange` rejects with
 */
export async function createAuthKey(options: ClientHandshakeOptions): Promise<AgreedKey> {
  try {
    const proof = await solveChallenge(options)
    return await exchangeSecrets(options, proof, await requestParameters(options, proof))
  } catch (error) {
    throw error instanceof TlError ? new HandshakeError('the answer cannot be read', { cause: error }) : error
  }
}

interface Nonces {
  nonce: Uint8Array
  serverNonce: Uint8Array
}

interface Proof extends Nonces {
  pq: bigint
  p: bigint
  q: bigint
  key: RsaPublicKey
  newNonce: Uint8Array
}

interface Parameters {
  cipher: TemporaryCipher
  g: bigint
  prime: bigint
  gA: bigint
  timeOffset: number
  expiresAt: number | undefined
}

/** Steps 1 to 3: nonces, a key that both sides know, and the factors of pq. */
async function solveChallenge(options: ClientHandshakeOptions): Promise<Proof> {
  const { crypto, keys } = options
  const nonce = crypto.randomBytes(16)
  const answer = await ask(options, { _: 'req_pq_multi', nonce })
  if (answer._ !== 'resPQ') throw new HandshakeError(`${answer._} is not resPQ`)
  if (!sameBytes(answer.nonce, nonce)) throw new HandshakeError('the nonce is not ours')
  const key = keys.find(({ fingerprint }) => answer.server_public_key_fingerprints.includes(fingerprint))
  if (key === undefined) throw new HandshakeError('the server has none of the keys it is trusted by')
  const pq = bigIntOf(answer.pq)
  const newNonce = crypto.randomBytes(32)
  return {
    nonce,
    serverNonce: Uint8Array.from(answer.server_nonce),
    pq,
    ...factorize(crypto, pq),
    key,
    newNonce,
  }
}

/** Steps 4 to 6: the new nonce goes to the owner of the RSA key, who answers under it. */
async function requestParameters(options: ClientHandshakeOptions, proof: Proof): Promise<Parameters> {
  const { crypto, expiresIn, clock = Date.now } = options
  const { nonce, serverNonce, p, q, key, newNonce } = proof
  const inner = encodeMtproto(innerData(options, proof))
  const answer = await ask(options, {
    _: 'req_DH_params',
    nonce,
    server_nonce: serverNonce,
    p: bytesOfBigInt(p),
    q: bytesOfBigInt(q),
    public_key_fingerprint: key.fingerprint,
    encrypted_data: (options.oldPadding ? encryptOldPadded : encryptPadded)(crypto, inner, key),
  })
  if (answer._ !== 'server_DH_params_ok') throw new HandshakeError(`${answer._} is not server_DH_params_ok`)
  expectNonces(proof, answer)

  const cipher = new TemporaryCipher(crypto, newNonce, serverNonce)
  const data = cipher.open(answer.encrypted_answer)
  if (data._ !== 'server_DH_inner_data') throw new HandshakeError(`${data._} is not server_DH_inner_data`)
  expectNonces(proof, data)
  const prime = bigIntOf(data.dh_prime)
  const gA = bigIntOf(data.g_a)
  checkDhParameters(crypto, prime, data.g)
  checkDhValue(prime, gA)
  return {
    cipher,
    g: BigInt(data.g),
    prime,
    gA,
    timeOffset: data.server_time - Math.floor(clock() / 1000),
    expiresAt: expiresIn === undefined ? undefined : data.server_time + expiresIn,
  }
}

/** Steps 7 to 9: our half of the secret, again with another one when the key's id is taken. */
async function exchangeSecrets(
  options: ClientHandshakeOptions,
  proof: Proof,
  { cipher, g, prime, gA, timeOffset, expiresAt }: Parameters,
): Promise<AgreedKey> {
  const { crypto } = options
  const { nonce, serverNonce, newNonce } = proof
  let retryId = 0n
  for (let tries = 0; tries <= MAX_RETRIES; tries++) {
    const { secret: b, value: gB } = chooseDhSecret(crypto, g, prime)
    const encrypted = cipher.seal({
      _: 'client_DH_inner_data',
      nonce,
      server_nonce: serverNonce,
      retry_id: retryId,
      g_b: bytesOfBigInt(gB, DH_LENGTH),
    })
    const answer = await ask(options, {
      _: 'set_client_DH_params',
      nonce,
      server_nonce: serverNonce,
      encrypted_data: encrypted,
    })
    const authKey = authKeyOf(crypto, bytesOfBigInt(crypto.modPow(gA, b, prime), DH_LENGTH))
    const outcome = expectOutcome(crypto, proof, authKey, answer)
    if (outcome === 'dh_gen_ok') {
      return { authKey, serverSalt: firstServerSalt(newNonce, serverNonce), timeOffset, expiresAt }
    }
    if (outcome === 'dh_gen_fail') throw new HandshakeError('the server gave up')
    retryId = retryIdOf(authKey.auxHash)
  }
  throw new HandshakeError('the server found every key taken')
}

/** Which of its three answers the server gave, proved by the hash that comes with it. */
function expectOutcome(
  crypto: CryptoProvider,
  proof: Proof,
  authKey: AuthKey,
  answer: MtprotoObject,
): keyof typeof outcomeBytes {
  const { outcome, hash, nonces } = outcomeOf(answer)
  expectNonces(proof, nonces)
  if (!crypto.equal(hash, newNonceHash(crypto, proof.newNonce, outcome, authKey.auxHash))) {
    throw new HandshakeError(`the hash of ${outcome} is not that of the new nonce and the key`)
  }
  return outcome
}

function outcomeOf(answer: MtprotoObject) {
  switch (answer._) {
    case 'dh_gen_ok':
      return { outcome: answer._, hash: answer.new_nonce_hash1, nonces: answer }
    case 'dh_gen_retry':
      return { outcome: answer._, hash: answer.new_nonce_hash2, nonces: answer }
    case 'dh_gen_fail':
      return { outcome: answer._, hash: answer.new_nonce_hash3, nonces: answer }
    default:
      throw new HandshakeError(`${answer._} ends no handshake`)
  }
}

function innerData({ dcId, expiresIn }: ClientHandshakeOptions, proof: Proof): InnerData {
  const { pq, p, q, nonce, serverNonce, newNonce } = proof
  const known = {
    pq: bytesOfBigInt(pq),
    p: bytesOfBigInt(p),
    q: bytesOfBigInt(q),
    nonce,
    server_nonce: serverNonce,
    new_nonce: newNonce,
  }
  if (expiresIn === undefined) {
    return dcId === undefined
      ? { _: 'p_q_inner_data', ...known }
      : { _: 'p_q_inner_data_dc', ...known, dc: dcId }
  }
  const temporary = { ...known, expires_in: expiresIn }
  return dcId === undefined
    ? { _: 'p_q_inner_data_temp', ...temporary }
    : { _: 'p_q_inner_data_temp_dc', ...temporary, dc: dcId }
}

async function ask({ exchange }: ClientHandshakeOptions, request: MtprotoObject): Promise<MtprotoObject> {
  return readPlainBody(await exchange(encodeMtproto(request)))
}

function expectNonces(
  { nonce, serverNonce }: Nonces,
  answer: { nonce: Uint8Array; server_nonce: Uint8Array },
): void {
  if (!sameBytes(answer.nonce, nonce) || !sameBytes(answer.server_nonce, serverNonce)) {
    throw new HandshakeError('the nonces are not those of this handshake')
  }
}
