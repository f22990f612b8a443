import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'
import { parsePublicKeyPem } from '@longshore/protocol/mtproto/handshake/rsa'
import type { Constructor, MethodName, Result, Type } from '@longshore/protocol/schema/api'
import { apiCodec } from '@longshore/protocol/schema/codec'
import { type SignIn, signIn, signInBot } from './auth/sign-in.ts'
import { ConnectionError } from './connection/connection-error.ts'
import { Addresses } from './dc/addresses.ts'
import type { ConnectionEvent } from './dc/data-center.ts'
import { DataCenters } from './dc/data-centers.ts'
import { bytesOfRange } from './download/byte-range.ts'
import {
  type DownloadedFile,
  type DownloadOptions,
  downloadFile,
  type ReadOptions,
  readFile,
} from './download/download-file.ts'
import { type DownloadFrom, identityOf, locate } from './download/locate.ts'
import { type Verification, type VerifyOptions, verifyFile } from './download/verify-file.ts'
import { type ClientEvent, Listeners } from './events.ts'
import { type OpenOptions, openFile } from './file/open-file.ts'
import type { RemoteFile } from './file/remote-file.ts'
import { bytesSink } from './io/sink.ts'
import type { Source } from './io/source.ts'
import type { AlbumItem } from './messages/album-media.ts'
import {
  type AlbumOptions,
  type AlbumOutcome,
  sendHeldAlbum,
  sendHeldAlbumEach,
} from './messages/send-album.ts'
import {
  type MessageOptions,
  type Peer,
  type SendOptions,
  sendHeldDocument,
  sendUploadedPhoto,
} from './messages/send-document.ts'
import type { ConnectOptions } from './options.ts'
import type { Platform } from './platform/platform.ts'
import { type CallOptions, type Params, type Rpc, rpcOf } from './rpc/call.ts'
import { followMigrate } from './rpc/follow-migrate.ts'
import { type Invoke, surround } from './rpc/middleware.ts'
import { type FloodWait, retryFlood } from './rpc/retry-flood.ts'
import { retryInternal } from './rpc/retry-internal.ts'
import { memorySession } from './store/memory.ts'
import { SessionState } from './store/session-state.ts'
import { defaultWindow, TransferController } from './transfer/controller.ts'
import { ServerQueueLimits } from './transfer/server-queue-limits.ts'
import type { TransferContext } from './transfer/transfer-context.ts'
import type { Transfers } from './transfer/transfers.ts'
import {
  isKnownDocument,
  type KnownDocument,
  type PrepareOptions,
  prepareDocument,
} from './upload/prepare-document.ts'
import { type HeldFile, type UploadedFile, type UploadOptions, uploadFile } from './upload/upload-file.ts'

export interface UploadInputOptions extends UploadOptions {
  /** Bytes in a stream, where the program knows it: the server can then refuse a file that is too large at once. */
  readonly size?: number | undefined
}

/**
 * A client of Telegram's API and of servers like it, for moving files. Everything takes an AbortSignal, and an abort
 * works at once.
 */
export class Client<SourceInput, SinkInput> implements Rpc {
  readonly #platform: Platform<SourceInput, SinkInput>
  readonly #options: ConnectOptions
  readonly #sessionState: SessionState
  readonly #addresses: Addresses
  readonly #dataCenters: DataCenters
  readonly #rpc: Rpc
  readonly #transfers: TransferController
  readonly #toldLimits: ServerQueueLimits
  readonly #updates = new Listeners<Type<'Updates'>>()
  readonly #events: Listeners<ClientEvent>

  /** Connects, or rejects with the reason why there is no connection. */
  static async connect<SourceInput, SinkInput>(
    platform: Platform<SourceInput, SinkInput>,
    options: ConnectOptions,
  ): Promise<Client<SourceInput, SinkInput>> {
    const [first] = options.dcs
    if (first === undefined) throw new TypeError('connect needs at least one data center')
    const store = options.session ?? memorySession()
    const stored = (await store.load()) ?? { homeDc: first.id, keys: [] }
    const events = new Listeners<ClientEvent>()
    const sessionState = new SessionState(store, stored, (error) =>
      events.tell({ type: 'session not stored', error }),
    )
    const client = new Client(platform, options, sessionState, events)
    try {
      await client.#greet()
      return client
    } catch (error) {
      await client.close()
      throw error
    }
  }

  private constructor(
    platform: Platform<SourceInput, SinkInput>,
    options: ConnectOptions,
    sessionState: SessionState,
    events: Listeners<ClientEvent>,
  ) {
    const { crypto, clock, dial } = platform
    this.#platform = platform
    this.#options = options
    this.#sessionState = sessionState
    this.#events = events
    this.#addresses = new Addresses(options.dcs)
    this.#dataCenters = new DataCenters(
      {
        crypto,
        clock,
        dial,
        sessionState,
        transport: platform.transport({ kind: options.transport, obfuscated: options.obfuscated }),
        publicKeys: options.publicKeys.map((pem) => parsePublicKeyPem(crypto, pem)),
        client: {
          apiId: options.apiId,
          deviceModel: options.deviceModel ?? 'Longshore',
          systemVersion: options.systemVersion ?? platform.systemVersion,
          appVersion: options.appVersion ?? '0.1.0',
          langCode: options.langCode ?? 'en',
        },
        patience: options.patience ?? 120_000,
        isHome: (dcId) => dcId === sessionState.session.homeDc,
        events: {
          onUpdate: (body) => this.#takeUpdate(body),
          onGap: () => this.#updates.tell({ _: 'updatesTooLong' }),
          onNonsense: (error) => events.tell({ type: 'nonsense', error }),
        },
        onState: (event) => this.#connectionChanged(event),
      },
      this.#addresses,
    )
    const invoke: Invoke = (invocation) => this.#dataCenters.invoke(invocation)
    const longestFloodWait = options.longestFloodWait ?? 300_000
    const onFlood = (wait: FloodWait) => events.tell({ type: 'flood wait', ...wait })
    const middleware = [
      retryInternal({ clock, onRetry: (retry) => events.tell({ type: 'internal retry', ...retry }) }),
      followMigrate({ moveHome: (dcId) => sessionState.setHome(dcId) }),
    ]
    const flood = retryFlood({ clock, longestWait: longestFloodWait, onWait: onFlood })
    this.#rpc = rpcOf(surround(invoke, [flood, ...middleware]))
    this.#toldLimits = new ServerQueueLimits(this.#rpc, (limits) => this.#transfers.limitQueues(limits))
    this.#transfers = new TransferController({
      clock,
      invoke,
      middleware,
      longestFloodWait,
      onFlood,
      homeDc: () => sessionState.session.homeDc,
      window: options.window ?? defaultWindow,
      mostConnections: options.transferConnections ?? 4,
      queueLimits: options.queueLimits,
      onBegin: options.queueLimits ? undefined : () => this.#toldLimits.ask(),
      closeConnection: (dcId, purpose, number, reason) =>
        void this.#dataCenters.closeConnection(dcId, { purpose, number }, reason),
    })
  }

  /** All files on their way: how fast they are and what bounds that, and how fast they may be. */
  get transfers(): Transfers {
    return this.#transfers
  }

  /** The user this session belongs to; undefined until signed in. */
  get userId(): bigint | undefined {
    return this.#sessionState.session.userId
  }

  /** Calls any method of the API; `Result` and `Params` follow from its name. Throws `RpcError` as the server answers. */
  call<M extends MethodName>(method: M, params: Params<M>, options?: CallOptions): Promise<Result<M>> {
    return this.#rpc.call(method, params, options)
  }

  /** See `signIn`. */
  async signIn(how: SignIn): Promise<Constructor<'user'>> {
    return await this.#signedIn(signIn(this.#rpc, this.#options, how))
  }

  /** Signs a bot in by its token. */
  async signInBot(
    token: string,
    options: { signal?: AbortSignal | undefined } = {},
  ): Promise<Constructor<'user'>> {
    return await this.#signedIn(signInBot(this.#rpc, this.#options, token, options.signal))
  }

  /** Signs out, here and on the server. */
  async signOut(): Promise<void> {
    await this.#rpc.call('auth.logOut', {})
    await this.#sessionState.setUser(undefined)
  }

  /** Saves all parts of a file on the server; any method that takes an InputFile can then use it. See `uploadFile`. */
  async upload(input: SourceInput, options: UploadInputOptions = {}): Promise<UploadedFile> {
    const source = await this.#sourceOf(input, options)
    return await uploadFile(this.#means, source, { window: this.#options.window, ...options })
  }

  /**
   * What {@link sendDocument} and {@link sendAlbum} take: the document that the server has of these bytes already, where
   * it says so, and else the file with all its parts saved. See `prepareDocument`.
   */
  async prepareDocument(
    input: SourceInput,
    options: UploadInputOptions & PrepareOptions = {},
  ): Promise<UploadedFile | KnownDocument> {
    const source = await this.#sourceOf(input, options)
    return await prepareDocument(this.#means, source, { window: this.#options.window, ...options })
  }

  /**
   * Sends a file to a chat as a document, uploading it first where that has not been done and the server has not got it.
   * See `prepareDocument`.
   */
  async sendDocument(
    peer: Peer,
    file: UploadedFile | KnownDocument | SourceInput,
    options: SendOptions & UploadInputOptions & PrepareOptions = {},
  ): Promise<Constructor<'message'>> {
    const send = (held: UploadedFile | KnownDocument) => sendHeldDocument(this.#means, peer, held, options)
    if (isUploaded(file) || isKnownDocument(file)) return await send(file)
    // A document that exists is shown as it is: nothing can be said of it.
    const isPlain = options.attributes === undefined && options.thumb === undefined
    const dedupe = isPlain && options.dedupe !== false
    return await settling(await this.prepareDocument(file, { ...options, dedupe }), send)
  }

  /** Sends a picture as a photo: the server keeps sizes of it, not the file. */
  async sendPhoto(
    peer: Peer,
    file: UploadedFile | SourceInput,
    options: MessageOptions & UploadInputOptions = {},
  ): Promise<Constructor<'message'>> {
    const send = (uploaded: UploadedFile) => sendUploadedPhoto(this.#means, peer, uploaded, options)
    if (isUploaded(file)) return await send(file)
    return await settling(await this.upload(file, options), send)
  }

  /** Sends up to ten files that the server holds as one album. See `sendHeldAlbum`. */
  async sendAlbum(
    peer: Peer,
    items: readonly AlbumItem[],
    options: AlbumOptions = {},
  ): Promise<Constructor<'message'>[]> {
    return await sendHeldAlbum(this.#means, peer, items, options)
  }

  /** The same, but without the files of which the server makes nothing. See `sendHeldAlbumEach`. */
  async sendAlbumEach(
    peer: Peer,
    items: readonly AlbumItem[],
    options: AlbumOptions = {},
  ): Promise<AlbumOutcome[]> {
    return await sendHeldAlbumEach(this.#means, peer, items, options)
  }

  /** Downloads a file to a sink: a path in Node, a WritableStream, or anything that takes bytes. See `downloadFile`. */
  async download(from: DownloadFrom, to: SinkInput, options: DownloadOptions = {}): Promise<DownloadedFile> {
    options.signal?.throwIfAborted()
    const located = locate(from)
    const { journal, range, replace } = options
    const file = range === undefined ? identityOf(located) : undefined
    const sink = await this.#platform.openSink(to, {
      memory: journal && file ? { journal, file } : undefined,
      replace,
    })
    return await downloadFile(this.#means, located, sink, this.#reading(options))
  }

  /** Downloads a file into memory. */
  async downloadBytes(
    from: DownloadFrom,
    options: DownloadOptions = {},
  ): Promise<DownloadedFile & { bytes: Uint8Array }> {
    const file = locate(from)
    const { length } = bytesOfRange(file.size, options.range)
    const sink = bytesSink(length, (bytes) => frameMemory.giveBack(bytes))
    const downloaded = await downloadFile(this.#means, file, sink, this.#reading(options))
    return { ...downloaded, bytes: sink.bytes() }
  }

  /** The bytes of a file as they come, in order; leaving the loop stops the requests. See `readFile`. */
  read(from: DownloadFrom, options: ReadOptions = {}): AsyncGenerator<Uint8Array> {
    return readFile(this.#means, locate(from), this.#reading(options))
  }

  /** Compares a file here with the hashes that the server keeps of another, without fetching that one. See `verifyFile`. */
  async verify(from: DownloadFrom, input: SourceInput, options: VerifyOptions = {}): Promise<Verification> {
    options.signal?.throwIfAborted()
    const file = locate(from)
    const source = await this.#platform.openSource(input, undefined)
    return await verifyFile(this.#means, file, source, options)
  }

  /** Opens a file for reading at any place. See `openFile` and {@link RemoteFile}. */
  async open(from: DownloadFrom, options: OpenOptions = {}): Promise<RemoteFile> {
    return openFile(this.#means, locate(from), options)
  }

  /**
   * Tells of everything the server sends unasked. `updatesTooLong` also stands for what was lost while there was no
   * connection: updates.getDifference has it.
   *
   * @returns ends it
   */
  onUpdates(listener: (updates: Type<'Updates'>) => void): () => void {
    return this.#updates.add(listener)
  }

  /** Tells what happens beneath: connections lost and found, waits, repeats. @returns ends it */
  onEvent(listener: (event: ClientEvent) => void): () => void {
    return this.#events.add(listener)
  }

  /** Ends all connections; calls that wait fail. The session stays, in its store and on the server. */
  async close(): Promise<void> {
    this.#toldLimits.close()
    this.#transfers.close(new ConnectionError('the client was closed'))
    await this.#dataCenters.close()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  get #means(): TransferContext {
    return { rpc: this.#rpc, transfers: this.#transfers, crypto: this.#platform.crypto }
  }

  #reading<Options extends ReadOptions>(options: Options): Options {
    return { window: this.#options.window, ...options }
  }

  async #sourceOf(input: SourceInput, { signal, size }: UploadInputOptions): Promise<Source> {
    signal?.throwIfAborted()
    return await this.#platform.openSource(input, size)
  }

  /** The first call: whether the server is there, knows the session's key, and where its other data centers are. */
  async #greet(): Promise<void> {
    const config = await this.#rpc.call('help.getConfig', {}, { signal: this.#options.signal })
    this.#addresses.learn(config)
  }

  async #signedIn(signingIn: Promise<Constructor<'user'>>): Promise<Constructor<'user'>> {
    const user = await signingIn
    await this.#sessionState.setUser(user.id)
    return user
  }

  #connectionChanged({ dcId, purpose, number, state, pulse, reason }: ConnectionEvent): void {
    this.#events.tell({ type: 'connection', dcId, purpose, number, state, reason })
    if (purpose !== 'main')
      this.#transfers.connectionBecomes({ dcId, direction: purpose, number }, state, pulse)
  }

  #takeUpdate(body: Uint8Array): void {
    const update = apiCodec.readExact(body)
    // What a server sends unasked is of this type; anything else listeners do not know and pass over.
    this.#updates.tell(update as Type<'Updates'>)
  }
}

function isUploaded(file: unknown): file is UploadedFile {
  return typeof file === 'object' && file !== null && 'inputFile' in file && 'resendPart' in file
}

/** Does with a file what the server was to hold it for; whoever prepared it is then done with it. */
async function settling<File extends HeldFile, T>(file: File, work: (file: File) => Promise<T>): Promise<T> {
  const result = await work(file)
  file.settled()
  return result
}
