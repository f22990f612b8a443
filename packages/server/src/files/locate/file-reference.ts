import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { type FileCrypto, keyFor } from '../crypto.ts'
import type { FileOrigin } from './origin.ts'

const VERSION = 1
/** In the order of their numbers: references that clients have tell them. */
const KINDS = ['message', 'upload', 'profile', 'chat', 'sticker set', 'saved'] as const
/**
 * Places whose references end with the place alone: clients know where to renew one of a message, a profile or a saved
 * list, but TDLib has no way back to the set that a sticker is of.
 */
const LASTING: ReadonlySet<FileOrigin['kind']> = new Set(['sticker set'])
const NONCE = 8
const MAC = 16
/** version, kind, expiry (unix seconds), nonce, id of the place, message id. */
const BODY = 1 + 1 + 4 + NONCE + 8 + 4

/**
 * File references: proof that this user saw this document or photo at some place not long ago (api/file_reference).
 *
 * They are told apart by a nonce, so that fetching the place again always brings new bytes: clients give up on a
 * reference that fails and comes back the same.
 */
export class FileReferences {
  readonly #crypto: FileCrypto
  readonly #key: Uint8Array
  readonly #clock: () => number
  readonly #life: number

  /** @param options.clock unix ms; @param options.life in ms */
  constructor(options: { crypto: FileCrypto; secret: Uint8Array; clock: () => number; life: number }) {
    this.#crypto = options.crypto
    this.#key = keyFor(options.crypto, options.secret, 'file reference')
    this.#clock = options.clock
    this.#life = options.life
  }

  issue(user: bigint, file: bigint, origin: FileOrigin): Uint8Array {
    const reference = new Uint8Array(BODY + MAC)
    const view = new DataView(reference.buffer)
    view.setUint8(0, VERSION)
    view.setUint8(1, KINDS.indexOf(origin.kind))
    view.setUint32(2, Math.ceil((this.#clock() + this.#life) / 1000))
    reference.set(this.#crypto.randomBytes(NONCE), 6)
    view.setBigInt64(14, placeOf(origin))
    if (origin.kind === 'message') view.setInt32(22, origin.messageId)
    reference.set(this.#mac(user, file, reference.subarray(0, BODY)), BODY)
    return reference
  }

  /**
   * Where the user saw the file.
   *
   * @throws {RpcError} FILE_REFERENCE_EMPTY, FILE_REFERENCE_INVALID, FILE_REFERENCE_EXPIRED
   */
  open(user: bigint, file: bigint, reference: Uint8Array): FileOrigin {
    if (reference.length === 0) throw new RpcError('FILE_REFERENCE_EMPTY')
    const body = reference.subarray(0, BODY)
    const isOurs =
      reference.length === BODY + MAC &&
      reference[0] === VERSION &&
      this.#crypto.equal(reference.subarray(BODY), this.#mac(user, file, body))
    if (!isOurs) throw new RpcError('FILE_REFERENCE_INVALID')
    const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
    const origin = originOf(KINDS[view.getUint8(1)], view.getBigInt64(14), view.getInt32(22))
    const isOver = view.getUint32(2) * 1000 <= this.#clock()
    if (isOver && !LASTING.has(origin.kind)) throw new RpcError('FILE_REFERENCE_EXPIRED')
    return origin
  }

  #mac(user: bigint, file: bigint, body: Uint8Array): Uint8Array {
    const ids = new DataView(new ArrayBuffer(16))
    ids.setBigInt64(0, user)
    ids.setBigInt64(8, file)
    return this.#crypto.hmacSha256(this.#key, new Uint8Array(ids.buffer), body).subarray(0, MAC)
  }
}

/** The id of the box, user, chat or set. */
function placeOf(origin: FileOrigin): bigint {
  switch (origin.kind) {
    case 'message':
      return origin.owner
    case 'upload':
      return 0n
    case 'profile':
    case 'saved':
      return origin.user
    case 'chat':
      return origin.chat
    case 'sticker set':
      return origin.set
  }
}

function originOf(kind: FileOrigin['kind'] | undefined, place: bigint, messageId: number): FileOrigin {
  switch (kind) {
    case 'message':
      return { kind, owner: place, messageId }
    case 'upload':
      return { kind }
    case 'profile':
    case 'saved':
      return { kind, user: place }
    case 'chat':
      return { kind, chat: place }
    case 'sticker set':
      return { kind, set: place }
    case undefined:
      // The MAC says that it was issued here, by a newer version.
      throw new RpcError('FILE_REFERENCE_EXPIRED')
  }
}
