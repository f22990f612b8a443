import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { checkPart, MAX_PARTS_PREMIUM } from '@longshore/protocol/files/part-rules'
import { checkRange } from '@longshore/protocol/files/range-rules'
import {
  acceptPart,
  fileSize,
  finishUpload,
  startUpload,
  type UploadProgress,
} from '@longshore/protocol/files/upload-progress'
import { nodeCrypto } from '@longshore/protocol/node/crypto'
import type { Constructor, MethodName, Request, Result, Type } from '@longshore/protocol/schema/api'
import type { CallOptions, Params, Rpc } from '../src/rpc/call.ts'
import { orAborted } from '../src/time/abort.ts'
import type { TransferContext } from '../src/transfer/transfer-context.ts'
import { uncontrolled } from './uncontrolled.ts'

interface Call {
  readonly request: Request<MethodName>
  readonly options: CallOptions
}

/**
 * The file methods of a server, holding clients to the rules of the page. Answers wait until they are let go, when
 * `held`, so that a test sees what is under way.
 */
export class FileServer implements Rpc {
  readonly calls: Call[] = []
  /** Bytes of parts and windows asked for and not answered, at most so far. */
  mostUnderWay = 0
  /** Thrown instead of an answer, as long as it returns something. */
  fail: (call: Call) => Error | undefined = () => undefined
  /** What upload.getFile reads. */
  contents = new Uint8Array(0)
  /** What messages.getDocumentByHash finds, with the SHA-256 of the bytes. */
  readonly documents: { sha256: Uint8Array; document: Constructor<'document'> }[] = []
  /** How messages.getMessages answers. */
  messages: Type<'Message'>[] = []
  held = false
  /** Whether it knows the hashes of its file. */
  hashes = true
  /** How many it tells of at a time. */
  hashesTold = 8
  /** Whether an answer from this offset has a wrong byte. */
  corrupts: (offset: bigint) => boolean = () => false

  readonly #files = new Map<bigint, { progress: UploadProgress; parts: Map<number, Uint8Array> }>()
  readonly #waiting: (() => void)[] = []
  #underWay = 0

  /** What moves files to it and from it, each call at once. */
  get means(): TransferContext {
    return { rpc: this, transfers: uncontrolled(this), crypto: nodeCrypto }
  }

  async call<M extends MethodName>(
    method: M,
    params: Params<M>,
    options: CallOptions = {},
  ): Promise<Result<M>> {
    const call: Call = { request: { ...params, _: method } as unknown as Request<MethodName>, options }
    this.calls.push(call)
    const bytes = sizeOf(call.request)
    this.#underWay += bytes
    this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay)
    try {
      // Answers never come at once.
      await orAborted(
        this.held ? new Promise<void>((resolve) => this.#waiting.push(resolve)) : Promise.resolve(),
        options.signal,
      )
      const failure = this.fail(call)
      if (failure) throw failure
      return this.#answer(call.request) as Result<M>
    } finally {
      this.#underWay -= bytes
    }
  }

  /** Lets the answer go that has waited longest, or another one. */
  release(index = 0): void {
    this.#waiting.splice(index, 1)[0]?.()
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Loses a part that was saved, of every file. */
  lose(index: number): void {
    for (const { parts } of this.#files.values()) parts.delete(index)
  }

  /** What the uploaded file is, by the final method's argument. */
  finish(file: Type<'InputFile'>): Uint8Array<ArrayBuffer> {
    if (file._ === 'inputFileStoryDocument') throw new Error('not a file of parts')
    const { progress, parts } = this.#files.get(file.id) ?? started(file._ === 'inputFileBig')
    const layout = finishUpload(progress, file.parts, MAX_PARTS_PREMIUM)
    const bytes = new Uint8Array(fileSize(layout))
    for (let index = 0, offset = 0; index < layout.parts; index++) {
      const part = parts.get(index)
      if (part === undefined) throw new RpcError('FILE_PART_X_MISSING', { x: index })
      bytes.set(part, offset)
      offset += part.length
    }
    return bytes
  }

  #answer(request: Request<MethodName>): unknown {
    switch (request._) {
      case 'upload.saveFilePart':
        return this.#save(request, undefined)
      case 'upload.saveBigFilePart':
        return this.#save(request, request.file_total_parts)
      case 'upload.getFile': {
        checkRange(request)
        const start = Number(request.offset)
        const bytes = this.contents.slice(start, start + request.limit)
        if (this.corrupts(request.offset)) bytes[0] = 255 - (bytes[0] ?? 0)
        return { _: 'upload.file', type: { _: 'storage.fileUnknown' }, mtime: 0, bytes }
      }
      case 'upload.getFileHashes':
        return this.hashes ? this.#hashesFrom(Number(request.offset)) : []
      case 'messages.getDocumentByHash':
        return this.#documentWith(request.sha256) ?? { _: 'documentEmpty', id: 0n }
      case 'messages.getMessages':
      case 'channels.getMessages':
        return { _: 'messages.messages', messages: this.messages, chats: [], users: [], topics: [] }
      default:
        throw new RpcError('INPUT_METHOD_INVALID')
    }
  }

  #documentWith(hash: Uint8Array): Constructor<'document'> | undefined {
    return this.documents.find(({ sha256 }) => nodeCrypto.equal(sha256, hash))?.document
  }

  /** Some at a time, of 128 KiB each. */
  #hashesFrom(from: number): Type<'FileHash'>[] {
    const hashes: Type<'FileHash'>[] = []
    for (
      let offset = from - (from % 131_072);
      offset < this.contents.length && hashes.length < this.hashesTold;
      offset += 131_072
    ) {
      const piece = this.contents.subarray(offset, offset + 131_072)
      hashes.push({
        _: 'fileHash',
        offset: BigInt(offset),
        limit: piece.length,
        hash: nodeCrypto.sha256(piece),
      })
    }
    return hashes
  }

  #save(
    { file_id, file_part: index, bytes }: Request<'upload.saveFilePart'> | Request<'upload.saveBigFilePart'>,
    totalParts: number | undefined,
  ): boolean {
    const part = { index, size: bytes.length, big: totalParts !== undefined, totalParts }
    checkPart(part, MAX_PARTS_PREMIUM)
    const { progress, parts } = this.#files.get(file_id) ?? started(part.big)
    this.#files.set(file_id, { progress: acceptPart(progress, part), parts })
    if (bytes.length > 0) parts.set(index, bytes.slice())
    return true
  }
}

function started(big: boolean): { progress: UploadProgress; parts: Map<number, Uint8Array> } {
  return { progress: startUpload(big), parts: new Map() }
}

function sizeOf(request: Request<MethodName>): number {
  if (request._ === 'upload.getFile') return request.limit
  return 'bytes' in request && request.bytes instanceof Uint8Array ? request.bytes.length : 0
}
