import type { CryptoProvider } from '@longshore/protocol/crypto/provider'
import { RpcError } from '@longshore/protocol/errors/rpc-error'
import { cleanFileName } from '@longshore/protocol/files/file-name'
import type { PartPlan } from '@longshore/protocol/files/plan-parts'
import type { Constructor, Type } from '@longshore/protocol/schema/api'
import { PartMemory } from '../io/part-memory.ts'
import type { RandomAccessSource, Source } from '../io/source.ts'
import type { Rpc } from '../rpc/call.ts'
import { largestPart, partsOf } from './parts.ts'

/**
 * "For some types of documents like GIFs" (api/files, "Re-using pre-uploaded files"): GIFs, and MPEG4, which Telegram makes
 * of them. Of other types a server need not know any, and each question takes a round trip.
 */
const types: ReadonlySet<string> = new Set(['image/gif', 'video/mp4'])

/**
 * Bytes of the largest animation; what is larger is a video. To read and hash so much takes about as long as a round trip
 * does: little, where the answer is most often no. To read gigabytes for that would not be.
 */
const largest = 10 * 1024 * 1024

/** The document that an upload would become. */
export interface WantedDocument {
  readonly name: string
  readonly mimeType: string
  /** As force_file: a plain file, whatever is in it. */
  readonly forceFile: boolean
}

export interface DocumentFound {
  readonly document: Constructor<'document'>
  readonly sha256: Uint8Array
}

/** Whether a server may have such a file, and finding out costs less than uploading it. */
export function isWorthAsking(source: Source, { mimeType }: WantedDocument): source is RandomAccessSource {
  return source.kind === 'random access' && source.size <= largest && types.has(mimeType)
}

/**
 * Asks for a document of the same bytes: "The SHA256 hash of the file is computed, and it is passed along with the file's
 * mime type and size to the method: if the file type is correct and the file is found, a document is returned"
 * (messages.getDocumentByHash).
 *
 * @returns undefined also where the server does not answer the question, or its document would not look like the upload
 * @throws {TransferError} when the source is no longer what it was
 */
export async function documentByHash(
  { rpc, crypto }: { rpc: Rpc; crypto: CryptoProvider },
  { source, plan }: { source: RandomAccessSource; plan: PartPlan },
  wanted: WantedDocument,
  signal: AbortSignal | undefined,
): Promise<DocumentFound | undefined> {
  const sha256 = await sha256Of(source, plan, crypto, signal)
  return await documentOf({ rpc }, { sha256, size: source.size }, wanted, signal)
}

/** The same, where the SHA-256 is known. */
export async function documentOf(
  { rpc }: { rpc: Rpc },
  { sha256, size }: { sha256: Uint8Array; size: number },
  wanted: WantedDocument,
  signal: AbortSignal | undefined,
): Promise<DocumentFound | undefined> {
  const question = { sha256, size: BigInt(size), mime_type: wanted.mimeType }
  // Rather than waiting for leave to ask, the file is uploaded.
  const options = { signal, longestFloodWait: 0 }
  const document = await rpc.call('messages.getDocumentByHash', question, options).catch(unlessRefused)
  if (document?._ !== 'document') return undefined
  // Telegram makes MPEG4 of GIFs, which has another size.
  if (document.size !== question.size && !isMadeOfGif(document, wanted)) return undefined
  return looksLike(document, wanted) ? { document, sha256 } : undefined
}

async function sha256Of(
  source: RandomAccessSource,
  plan: PartPlan,
  crypto: CryptoProvider,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const sha256 = crypto.createHash('sha256')
  const memory = new PartMemory(largestPart(source, plan))
  for await (const { bytes } of partsOf(source, plan, memory)) {
    signal?.throwIfAborted()
    sha256.update(bytes)
    memory.giveBack(bytes)
  }
  return sha256.digest()
}

function unlessRefused(error: unknown): undefined {
  if (!(error instanceof RpcError)) throw error
}

const playing: ReadonlySet<string> = new Set(['documentAttributeAnimated', 'documentAttributeVideo'])

function isMadeOfGif(document: Constructor<'document'>, { mimeType }: WantedDocument): boolean {
  return mimeType === 'image/gif' && document.mime_type === 'video/mp4'
}

/** A document that exists is shown as it was first sent: under that name, and as a file or an animation. */
function looksLike(document: Constructor<'document'>, wanted: WantedDocument): boolean {
  const { attributes } = document
  const { name, forceFile } = wanted
  // A server may keep names cleaner than they were sent.
  const own = [name, cleanFileName(name)]
  const names = isMadeOfGif(document, wanted) ? own.flatMap((one) => [one, ...mpeg4Names(one)]) : own
  const hasName = attributes.some(
    (attribute) => attribute._ === 'documentAttributeFilename' && names.includes(attribute.file_name),
  )
  return hasName && attributes.some(plays) === !forceFile
}

/** What a GIF of that name may be called when it has become MPEG4. */
function mpeg4Names(name: string): string[] {
  return [`${name}.mp4`, `${name.replace(/\.gif$/i, '')}.mp4`]
}

function plays({ _ }: Type<'DocumentAttribute'>): boolean {
  return playing.has(_)
}
