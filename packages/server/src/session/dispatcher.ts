import type { Body } from '@longshore/protocol/mtproto/message/body'
import type { ClientInfo } from '../storage/ports/key-store.ts'

/** The answer to a request, encoded in the layer of the caller, without its rpc_result. */
export interface Answer {
  readonly body: Body
  /**
   * False for the bytes of files: they are not packed, and they are not kept for a client that lost its connection,
   * who simply asks for them again.
   */
  readonly compressible: boolean
}

/** The API as a session sees it. */
export interface Dispatcher {
  /**
   * Runs one request: the bytes of a boxed method, wrappers included.
   *
   * @throws RpcError what the client is told; anything else is logged and answered with a bare 500
   */
  dispatch(body: Uint8Array, caller: Caller): Promise<Answer>
  /** The permanent keys whose logins came from that of this one, and end with it. They are told once. */
  endedWith?(authKeyId: bigint): Promise<readonly bigint[]>
}

/** How the message named by an invokeAfterMsg ended. */
export type Outcome = 'answered' | 'failed' | 'timeout'

/** Who sends a request, and what the API may do to the key and the session it came with. */
export interface Caller {
  /** The id of the permanent key, also for requests under a temporary key that is bound to it. */
  readonly authKeyId: bigint
  /** Such a key may call auth.bindTempAuthKey, help.getConfig and help.getNearestDc only (api/pfs). */
  readonly keyIsTemporaryUnbound: boolean
  readonly sessionId: bigint
  readonly messageId: bigint
  readonly remoteAddress: string
  /** Who is logged in with the key. */
  readonly userId: bigint | undefined
  /** The data center the client named when it made the key; see `NewKey`. */
  readonly namedDc: number | undefined
  /** Layer of the session, else the newest one of its key; 0 when none was ever named. */
  readonly layer: number
  /** What the client said of itself with the key, in this session or an earlier one. */
  readonly client: ClientInfo | undefined
  /**
   * Whether updates are pushed to the session. False for a new session, and to stay so as long as it only asks for
   * files or wraps its requests in invokeWithoutUpdates; the API sets it.
   */
  receivesUpdates: boolean
  /**
   * Resolves when updates reach the session, if it receives any, from every process: to be waited for before anything is
   * read that updates go on from.
   */
  reachable(): Promise<void>

  /** Where the request is now, for the log of what takes long. */
  at(place: string): void
  /** Its answer may have so many bytes: waits until there is room for it, where there is none at once. */
  expectAnswer(bytes: number): Promise<void> | undefined

  /** invokeWithLayer and initConnection: holds for the session from now on, and for the key. */
  setLayer(layer: number, client?: ClientInfo | undefined): Promise<void>
  /** Logs a user in with the key of the caller, or out with `undefined`. */
  setUser(userId: bigint | undefined): Promise<void>
  /** Waits for another message of the session, at most half a second (api/invoking, invokeAfterMsg). */
  afterMessage(messageId: bigint): Promise<Outcome>

  /**
   * auth.bindTempAuthKey. Afterwards `authKeyId` is that of the permanent key.
   *
   * @throws RpcError ENCRYPTED_MESSAGE_INVALID, EXPIRES_AT_INVALID, TEMP_AUTH_KEY_ALREADY_BOUND, TEMP_AUTH_KEY_EMPTY
   */
  bindTemporaryKey(binding: TemporaryKeyBinding): Promise<void>
  /** auth.dropTempAuthKeys: forgets the temporary keys of the permanent key but those named and the one in use. */
  dropTemporaryKeys(except: readonly bigint[]): Promise<void>
  /**
   * Forgets a permanent key with its sessions, temporary keys and login, and closes their connections: that of the
   * caller, after this answer, or another one.
   */
  destroyKey(authKeyId: bigint): Promise<void>
}

/** The arguments of auth.bindTempAuthKey. */
export interface TemporaryKeyBinding {
  readonly permanentKeyId: bigint
  readonly nonce: bigint
  /** Unix seconds. */
  readonly expiresAt: number
  readonly encryptedMessage: Uint8Array
}
