import { bigIntOf, bytesOfBigInt, concatBytes, xorBytes } from '../../crypto/bytes.ts'
import type { CryptoProvider } from '../../crypto/provider.ts'
import type { MtprotoConstructors, MtprotoMethods } from '../../schema/mtproto-types.gen.ts'
import { chooseDhSecret, DH_GENERATOR, DH_PRIME } from './dh-parameters.ts'
import { encodeMtproto, type MtprotoObject, readPlainBody } from './mtproto-object.ts'
import { type Factors, factorize } from './proof-of-work.ts'
import { rsaEncrypt } from './rsa.ts'
import { encryptOldPadded, encryptPadded } from './rsa-padding.ts'
import { type HandshakeAnswer, ServerHandshake, type ServerHandshakeOptions } from './server-flow.ts'
import { NOW, seededCrypto, serverKey } from './support.test.ts'
import { TemporaryCipher } from './temporary-cipher.ts'

type Inner = MtprotoConstructors['p_q_inner_data_temp_dc']
type ReqDhParams = MtprotoMethods['req_DH_params']['request']
type ClientInner = MtprotoConstructors['client_DH_inner_data']
type SetDhParams = MtprotoMethods['set_client_DH_params']['request']

/** What to change in req_DH_params, from the inside out. */
export interface ParametersChange {
  inner?: Partial<Inner>
  /** Encrypted instead of the inner data. */
  object?: MtprotoObject
  oldPadding?: boolean
  /** Changes the padded block before RSA. */
  block?(block: Uint8Array): Uint8Array
  outer?: Partial<ReqDhParams>
}

/** What to change in set_client_DH_params, from the inside out. */
export interface SecretChange {
  inner?: Partial<ClientInner>
  object?: MtprotoObject
  /** Changes what is encrypted. */
  encrypted?(data: Uint8Array): Uint8Array
  outer?: Partial<SetDhParams>
}

/** A client that goes through the steps one by one and can do each of them wrong. */
export class ManualClient {
  readonly server: ServerHandshake
  readonly crypto: CryptoProvider = seededCrypto('manual client')
  nonce: Uint8Array = this.crypto.randomBytes(16)
  serverNonce: Uint8Array = new Uint8Array(16)
  newNonce: Uint8Array = this.crypto.randomBytes(32)
  factors: Factors = { p: 3n, q: 5n }
  /** The newest request as it was sent. */
  sent: Uint8Array = new Uint8Array(0)

  constructor(options: Partial<ServerHandshakeOptions> = {}) {
    this.server = new ServerHandshake({
      crypto: seededCrypto('server'),
      keys: [serverKey],
      clock: () => NOW,
      dcId: 2,
      isKeyTaken: () => false,
      ...options,
    })
  }

  get cipher(): TemporaryCipher {
    return new TemporaryCipher(this.crypto, this.newNonce, this.serverNonce)
  }

  begin(nonce = this.crypto.randomBytes(16)): void {
    this.nonce = nonce
    const answer = readPlainBody(this.send({ _: 'req_pq_multi', nonce }).reply)
    if (answer._ !== 'resPQ') throw new Error(`the server answered ${answer._}`)
    this.serverNonce = answer.server_nonce
    this.factors = factorize(this.crypto, bigIntOf(answer.pq))
  }

  requestParameters(change: ParametersChange = {}): HandshakeAnswer {
    return this.send(this.parametersRequest(change))
  }

  parametersRequest({ inner, object, oldPadding, block, outer }: ParametersChange = {}): ReqDhParams {
    const { p, q } = this.factors
    const known = { pq: bytesOfBigInt(p * q), p: bytesOfBigInt(p), q: bytesOfBigInt(q) }
    const nonces = { nonce: this.nonce, server_nonce: this.serverNonce }
    const data = encodeMtproto(
      object ?? {
        _: 'p_q_inner_data_temp_dc',
        ...known,
        ...nonces,
        new_nonce: this.newNonce,
        dc: 2,
        expires_in: 600,
        ...inner,
      },
    )
    const encrypt = oldPadding ? encryptOldPadded : encryptPadded
    const encrypted = encrypt(this.crypto, data, serverKey)
    return {
      _: 'req_DH_params',
      ...nonces,
      p: known.p,
      q: known.q,
      public_key_fingerprint: serverKey.fingerprint,
      encrypted_data: block ? this.#throughRsa(encrypted, block) : encrypted,
      ...outer,
    }
  }

  sendSecret(change: SecretChange = {}): HandshakeAnswer {
    return this.send(this.secretRequest(change))
  }

  secretRequest({ inner, object, encrypted, outer }: SecretChange = {}): SetDhParams {
    const nonces = { nonce: this.nonce, server_nonce: this.serverNonce }
    const { value } = chooseDhSecret(this.crypto, DH_GENERATOR, DH_PRIME)
    const sealed = this.cipher.seal(
      object ?? {
        _: 'client_DH_inner_data',
        ...nonces,
        retry_id: 0n,
        g_b: bytesOfBigInt(value, 256),
        ...inner,
      },
    )
    return {
      _: 'set_client_DH_params',
      ...nonces,
      encrypted_data: encrypted ? encrypted(sealed) : sealed,
      ...outer,
    }
  }

  send(request: MtprotoObject): HandshakeAnswer {
    this.sent = encodeMtproto(request)
    return this.server.receive(this.sent)
  }

  /** Decrypts, changes and encrypts again. */
  #throughRsa(encrypted: Uint8Array, change: (block: Uint8Array) => Uint8Array): Uint8Array {
    const block = serverKey.decrypt(encrypted)
    if (block === undefined) throw new Error('the block is not below the modulus')
    return rsaEncrypt(this.crypto, change(block), serverKey)
  }
}

/** The bytes with one bit changed. */
export function withBitFlipped(bytes: Uint8Array, position: number): Uint8Array {
  const mask = new Uint8Array(bytes.length)
  mask[position] = 1
  return concatBytes(xorBytes(bytes, mask))
}
