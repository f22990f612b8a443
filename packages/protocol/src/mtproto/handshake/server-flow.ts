import { bigIntOf, bytesOfBigInt, sameBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import type { MtprotoMethods } from '../../schema/mtproto-types.gen.ts'
import { TlError } from '../../tl/reader.ts'
import { type AuthKey, authKeyOf } from '../message/auth-key.ts'
import { checkDhValue, chooseDhSecret, DH_GENERATOR, DH_LENGTH, DH_PRIME } from './dh-parameters.ts'
import { HandshakeError } from './handshake-error.ts'
import { type InnerData, openInnerData } from './inner-data.ts'
import { encodeMtproto, type MtprotoObject, readPlainBody } from './mtproto-object.ts'
import { firstServerSalt, newNonceHash, retryIdOf } from './outcome.ts'
import { type Factors, makeFactors } from './proof-of-work.ts'
import type { RsaPrivateKey } from './rsa.ts'
import { TemporaryCipher } from './temporary-cipher.ts'

/** "The server remembers the response for up to 10 minutes after having received the query in 1)", in milliseconds. */
const LIFETIME = 10 * 60_000
/** Bytes: set_client_DH_params, the longest, has 376, and TDLib lengthens it by up to 255. */
const LONGEST_MESSAGE = 1024
/** How often one handshake may meet a key id that is taken. */
const MAX_RETRIES = 5
/** Seconds that a temporary key lives at most, whatever the client asks for. Clients ask for a day. */
const MAX_EXPIRES_IN = 30 * 24 * 60 * 60

export interface ServerHandshakeOptions {
  crypto: CryptoProvider
  keys: readonly RsaPrivateKey[]
  /** Unix time in milliseconds. */
  clock: () => number
  /** This DC. */
  dcId: number
  /** Whether another key has this auth_key_id. */
  isKeyTaken(id: bigint): boolean
}

export interface CreatedKey {
  authKey: AuthKey
  /** Valid at once. */
  serverSalt: bigint
  /** For a temporary key: the Unix time, in seconds, when it ends. */
  expiresAt?: number | undefined
  /** The DC the client named, as it came: negative for media, plus 10000 for a test DC; old clients name none. */
  namedDc?: number | undefined
  /** Whether that is another DC than this one: worth a line in a log, but no reason to refuse. */
  meantForOtherDc: boolean
}

export interface HandshakeAnswer {
  reply: Uint8Array
  /** The new key, once: with the dh_gen_ok that announces it. */
  created?: CreatedKey | undefined
}

/** One run of mtproto/auth_key; it goes through its steps in this order. */
interface Run {
  readonly nonce: Uint8Array
  readonly serverNonce: Uint8Array
  readonly startedAt: number
  readonly factors: Factors
  exchange: Exchange | undefined
  done: boolean
  /** What was answered, so that repeated requests get the same. */
  readonly answers: { request: Uint8Array; reply: Uint8Array }[]
}

/** The Diffie-Hellman half. */
interface Exchange {
  readonly inner: InnerData
  readonly cipher: TemporaryCipher
  readonly a: bigint
  /** Zero, then the auth_key_aux_hash of the try that failed. */
  retryId: bigint
  retries: number
}

/**
 * The server's side of making an authorization key (mtproto/auth_key), for one connection. It holds one run at a time:
 * a new req_pq begins a new one, and any mistake ends it.
 */
export class ServerHandshake {
  readonly #options: ServerHandshakeOptions
  #run: Run | undefined

  constructor(options: ServerHandshakeOptions) {
    this.#options = options
  }

  /**
   * Takes the body of a plain message and returns that of the answer. A request repeated byte by byte within ten minutes
   * gets the same answer again.
   *
   * @throws HandshakeError for everything that is not the right next step: answer -404
   */
  receive(body: Uint8Array): HandshakeAnswer {
    const now = this.#options.clock()
    if (this.#run !== undefined && now - this.#run.startedAt > LIFETIME) this.#run = undefined
    const known = this.#run?.answers.find(({ request }) => sameBytes(request, body))
    if (known !== undefined) return { reply: known.reply }
    try {
      const { object, created } = this.#answer(body, now)
      const reply = encodeMtproto(object)
      this.#run?.answers.push({ request: Uint8Array.from(body), reply })
      return { reply, created }
    } catch (error) {
      // "any subsequent request also returns -404, even if it is correct"
      this.#run = undefined
      throw error instanceof TlError
        ? new HandshakeError('the message cannot be read', { cause: error })
        : error
    }
  }

  #answer(body: Uint8Array, now: number): { object: MtprotoObject; created?: CreatedKey } {
    if (body.length > LONGEST_MESSAGE)
      throw new HandshakeError(`no message of a handshake has ${body.length} bytes`)
    const request = readPlainBody(body)
    switch (request._) {
      case 'req_pq':
      case 'req_pq_multi':
        return { object: this.#begin(request.nonce, now) }
      case 'req_DH_params':
        return { object: this.#beginExchange(this.#runOf(request), request, now) }
      case 'set_client_DH_params':
        return this.#endExchange(this.#runOf(request), request, now)
      default:
        throw new HandshakeError(`${request._} is no step of a handshake`)
    }
  }

  #begin(nonce: Uint8Array, startedAt: number): MtprotoObject {
    const { crypto, keys } = this.#options
    const serverNonce = crypto.randomBytes(16)
    const factors = makeFactors(crypto)
    // The request is a view of what arrived; what outlives the call is copied.
    const run = { nonce: Uint8Array.from(nonce), serverNonce, startedAt, factors }
    this.#run = { ...run, exchange: undefined, done: false, answers: [] }
    return {
      _: 'resPQ',
      nonce,
      server_nonce: serverNonce,
      pq: bytesOfBigInt(factors.p * factors.q),
      server_public_key_fingerprints: keys.map(({ fingerprint }) => fingerprint),
    }
  }

  #beginExchange(run: Run, request: MtprotoMethods['req_DH_params']['request'], now: number): MtprotoObject {
    if (run.exchange !== undefined || run.done)
      throw new HandshakeError('req_DH_params came before, and was another')
    const { crypto, keys } = this.#options
    const inner = openInnerData(crypto, keys, request, run.factors)
    if ('expires_in' in inner && inner.expires_in <= 0)
      throw new HandshakeError(`expires_in is ${inner.expires_in}`)

    const cipher = new TemporaryCipher(crypto, inner.new_nonce, run.serverNonce)
    const { secret: a, value: gA } = chooseDhSecret(crypto, DH_GENERATOR, DH_PRIME)
    run.exchange = { inner, cipher, a, retryId: 0n, retries: 0 }
    const encryptedAnswer = cipher.seal({
      _: 'server_DH_inner_data',
      nonce: run.nonce,
      server_nonce: run.serverNonce,
      g: Number(DH_GENERATOR),
      dh_prime: bytesOfBigInt(DH_PRIME, DH_LENGTH),
      g_a: bytesOfBigInt(gA, DH_LENGTH),
      server_time: Math.floor(now / 1000),
    })
    const { nonce, serverNonce: server_nonce } = run
    return { _: 'server_DH_params_ok', nonce, server_nonce, encrypted_answer: encryptedAnswer }
  }

  #endExchange(
    run: Run,
    request: MtprotoMethods['set_client_DH_params']['request'],
    now: number,
  ): { object: MtprotoObject; created?: CreatedKey } {
    const { exchange } = run
    if (exchange === undefined) throw new HandshakeError('set_client_DH_params came out of order')
    const data = exchange.cipher.open(request.encrypted_data)
    if (data._ !== 'client_DH_inner_data') throw new HandshakeError(`${data._} is not client_DH_inner_data`)
    expectNonces(run, data)
    if (data.retry_id !== exchange.retryId) throw new HandshakeError('retry_id is not that of the failed try')
    const gB = bigIntOf(data.g_b)
    checkDhValue(DH_PRIME, gB)

    const { crypto, isKeyTaken } = this.#options
    const authKey = authKeyOf(crypto, bytesOfBigInt(crypto.modPow(gB, exchange.a, DH_PRIME), DH_LENGTH))
    const nonces = { nonce: run.nonce, server_nonce: run.serverNonce }
    const hashOf = (outcome: 'dh_gen_ok' | 'dh_gen_retry' | 'dh_gen_fail') =>
      newNonceHash(crypto, exchange.inner.new_nonce, outcome, authKey.auxHash)

    if (!isKeyTaken(authKey.id)) {
      end(run)
      const created = this.#created(run, exchange.inner, authKey, now)
      return { object: { _: 'dh_gen_ok', ...nonces, new_nonce_hash1: hashOf('dh_gen_ok') }, created }
    }
    exchange.retries++
    exchange.retryId = retryIdOf(authKey.auxHash)
    if (exchange.retries <= MAX_RETRIES) {
      return { object: { _: 'dh_gen_retry', ...nonces, new_nonce_hash2: hashOf('dh_gen_retry') } }
    }
    end(run)
    return { object: { _: 'dh_gen_fail', ...nonces, new_nonce_hash3: hashOf('dh_gen_fail') } }
  }

  #created(run: Run, inner: InnerData, authKey: AuthKey, now: number): CreatedKey {
    const namedDc = 'dc' in inner ? inner.dc : undefined
    return {
      authKey,
      serverSalt: firstServerSalt(inner.new_nonce, run.serverNonce),
      expiresAt:
        'expires_in' in inner
          ? Math.floor(now / 1000) + Math.min(inner.expires_in, MAX_EXPIRES_IN)
          : undefined,
      namedDc,
      meantForOtherDc: namedDc !== undefined && Math.abs(namedDc) % 10_000 !== this.#options.dcId,
    }
  }

  #runOf(request: { nonce: Uint8Array; server_nonce: Uint8Array }): Run {
    if (this.#run === undefined) throw new HandshakeError('no handshake has begun, or it is too long ago')
    expectNonces(this.#run, request)
    return this.#run
  }
}

/** "the client and the server have negotiated auth_key, following which they forget all other temporary data" */
function end(run: Run): void {
  run.exchange = undefined
  run.done = true
}

function expectNonces(
  run: Run,
  { nonce, server_nonce }: { nonce: Uint8Array; server_nonce: Uint8Array },
): void {
  if (!sameBytes(nonce, run.nonce) || !sameBytes(server_nonce, run.serverNonce)) {
    throw new HandshakeError('the nonces are not those of this handshake')
  }
}
