import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import type { Type } from '@longshore/protocol/schema/api'
import type { Caller } from '../callers/caller.ts'
import {
  asDocument,
  documentLocation,
  download,
  getFile,
  KiB,
  MiB,
  messagesOf,
  type Rule,
  randomLong,
  send,
  sentDocument,
  upload,
} from './files.ts'

interface Range {
  readonly offset: bigint
  readonly limit: number
  readonly precise?: boolean
}

const wrongRanges: readonly (Range & { says: string; refusal: string })[] = [
  { says: 'offset must be divisible by 4 KB', refusal: 'OFFSET_INVALID', offset: 1024n, limit: 4 * KiB },
  {
    says: 'offset must be divisible by 1 KB',
    refusal: 'OFFSET_INVALID',
    offset: 512n,
    limit: KiB,
    precise: true,
  },
  { says: 'offset is not negative', refusal: 'OFFSET_INVALID', offset: -4096n, limit: 4 * KiB },
  { says: 'limit must be divisible by 4 KB', refusal: 'LIMIT_INVALID', offset: 0n, limit: KiB },
  {
    says: '1048576 (1 MB) must be divisible by limit',
    refusal: 'LIMIT_INVALID',
    offset: 0n,
    limit: 12 * KiB,
  },
  {
    says: 'limit must be divisible by 1 KB',
    refusal: 'LIMIT_INVALID',
    offset: 0n,
    limit: 1000,
    precise: true,
  },
  {
    says: 'limit must not exceed 1048576 (1 MB)',
    refusal: 'LIMIT_INVALID',
    offset: 0n,
    limit: MiB + KiB,
    precise: true,
  },
  { says: 'limit is not 0', refusal: 'LIMIT_INVALID', offset: 0n, limit: 0 },
  {
    says: 'limit is not 0, also when precise',
    refusal: 'LIMIT_INVALID',
    offset: 0n,
    limit: 0,
    precise: true,
  },
  {
    says: 'the requested part should be within one 1 MB chunk',
    refusal: 'LIMIT_INVALID',
    offset: BigInt(MiB - 4 * KiB),
    limit: 8 * KiB,
  },
  {
    says: 'the requested part should be within one 1 MB chunk, also when precise',
    refusal: 'LIMIT_INVALID',
    offset: BigInt(MiB - KiB),
    limit: 2 * KiB,
    precise: true,
  },
]

const rightRanges: readonly Range[] = [
  { offset: 0n, limit: MiB },
  { offset: BigInt(MiB), limit: MiB },
  { offset: 4096n, limit: 4 * KiB },
  { offset: 1024n, limit: 3 * KiB, precise: true },
  { offset: 0n, limit: MiB, precise: true },
  { offset: BigInt(2 * MiB), limit: MiB },
  { offset: BigInt(2 ** 40), limit: MiB },
]

const nothingThere: readonly Type<'InputFileLocation'>[] = [
  { _: 'inputEncryptedFileLocation', id: 1n, access_hash: 1n },
  { _: 'inputSecureFileLocation', id: 1n, access_hash: 1n },
  { _: 'inputTakeoutFileLocation' },
  {
    _: 'inputGroupCallStream',
    call: { _: 'inputGroupCall', id: 1n, access_hash: 1n },
    time_ms: 0n,
    scale: 0,
  },
]

const heads: readonly [string, Type<'storage.FileType'>['_'], readonly number[]][] = [
  ['JPEG', 'storage.fileJpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['GIF', 'storage.fileGif', [...Buffer.from('GIF89a')]],
  ['PNG', 'storage.filePng', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['PDF', 'storage.filePdf', [...Buffer.from('%PDF-1.7')]],
  ['MP3', 'storage.fileMp3', [...Buffer.from('ID3')]],
  ['QuickTime', 'storage.fileMov', [0, 0, 0, 20, ...Buffer.from('ftypqt  ')]],
  ['MPEG4', 'storage.fileMp4', [0, 0, 0, 24, ...Buffer.from('ftypisom')]],
  ['WebP', 'storage.fileWebp', [...Buffer.from('RIFF'), 0, 0, 0, 0, ...Buffer.from('WEBP')]],
  ['nothing known', 'storage.fileUnknown', [1, 2, 3, 4]],
]

/** "Downloading files" and "Verifying downloaded chunks", where they are about documents. */
export const downloading: readonly Rule[] = [
  ...wrongRanges.map(({ says, refusal, ...range }) => ({
    says: `${refusal}: ${says}`,
    refusal,
    run: async (caller: Caller) => getFile(caller, documentLocation(await bigFile(caller)), range),
  })),
  ...rightRanges.map((range) => ({
    says: `${range.limit} bytes from ${range.offset}${range.precise ? ', precise' : ''}: those the file has there`,
    async run(caller: Caller) {
      const { bytes } = await getFile(caller, documentLocation(await bigFile(caller)), range)
      const from = Number(range.offset)
      assert.deepEqual(Buffer.from(bytes), bigContent.subarray(from, from + range.limit))
    },
  })),
  {
    says: 'FILE_ID_INVALID: the file address is invalid: nobody has such a document',
    refusal: 'FILE_ID_INVALID',
    run: async (caller) =>
      getFile(caller, documentLocation({ ...(await bigFile(caller)), id: randomLong() })),
  },
  {
    says: 'FILE_ID_INVALID: the file address is invalid: another access hash',
    refusal: 'FILE_ID_INVALID',
    run: async (caller) => getFile(caller, documentLocation({ ...(await bigFile(caller)), access_hash: 1n })),
  },
  {
    says: 'FILE_ID_INVALID: the document has no thumbnail of that type',
    refusal: 'FILE_ID_INVALID',
    run: async (caller) => getFile(caller, documentLocation(await bigFile(caller), 'm')),
  },
  {
    says: 'FILE_REFERENCE_EMPTY',
    refusal: 'FILE_REFERENCE_EMPTY',
    run: async (caller) =>
      getFile(caller, documentLocation({ ...(await bigFile(caller)), file_reference: new Uint8Array() })),
  },
  {
    says: 'FILE_REFERENCE_INVALID',
    refusal: 'FILE_REFERENCE_INVALID',
    run: async (caller) =>
      getFile(caller, documentLocation({ ...(await bigFile(caller)), file_reference: new Uint8Array(42) })),
  },
  {
    says: 'FILE_REFERENCE_EXPIRED when the message that showed the file is gone',
    refusal: 'FILE_REFERENCE_EXPIRED',
    async run(caller) {
      const [message] = messagesOf(await send(caller, asDocument(await upload(caller, randomBytes(KiB)))))
      assert(message?.media?._ === 'messageMediaDocument' && message.media.document?._ === 'document')
      await caller.call({ _: 'messages.deleteMessages', revoke: true, id: [message.id] })
      await getFile(caller, documentLocation(message.media.document))
    },
  },
  ...nothingThere.map((location) => ({
    says: `${location._} names nothing yet`,
    refusal: 'LOCATION_INVALID',
    run: (caller: Caller) => getFile(caller, location),
  })),
  ...heads.map(([name, type, head]) => ({
    says: `${type} is what begins as ${name} does, in the middle of the file too`,
    async run(caller: Caller) {
      const document = await sentDocument(caller, Buffer.concat([Buffer.from(head), randomBytes(9000)]))
      for (const offset of [0n, 4096n]) {
        const file = await getFile(caller, documentLocation(document), { offset, limit: 4 * KiB })
        assert.equal(file.type._, type)
      }
    },
  })),
  {
    says: 'upload.getFileHashes: the SHA-256 hash of each part that starts with offset and takes limit bytes',
    async run(caller) {
      const location = documentLocation(await bigFile(caller))
      let at = 0
      while (at < bigContent.length) {
        const hashes = await caller.call({ _: 'upload.getFileHashes', location, offset: BigInt(at) })
        assert(hashes.length > 0)
        for (const { offset, limit, hash } of hashes) {
          assert.equal(offset, BigInt(at))
          const part = bigContent.subarray(at, at + limit)
          assert.deepEqual(Buffer.from(hash), createHash('sha256').update(part).digest())
          at += limit
        }
      }
      assert.equal(at, bigContent.length)
    },
  },
  {
    says: 'messages.getDocumentByHash: if the file type is correct and the file is found, a document is returned',
    async run(caller) {
      const content = randomBytes(7000)
      const sent = await sentDocument(caller, content, { mime_type: 'application/x-found' })
      const wanted = {
        _: 'messages.getDocumentByHash',
        sha256: createHash('sha256').update(content).digest(),
        size: BigInt(content.length),
        mime_type: 'application/x-found',
      } as const
      const found = await caller.call(wanted)
      assert(found._ === 'document')
      assert.equal(found.id, sent.id)
      assert.deepEqual(Buffer.from(await download(caller, documentLocation(found))), content)
      const other = await caller.call({ ...wanted, mime_type: 'application/x-other' })
      assert.equal(other._, 'documentEmpty')
    },
  },
  {
    says: 'SHA256_HASH_INVALID',
    refusal: 'SHA256_HASH_INVALID',
    run: (caller) =>
      caller.call({
        _: 'messages.getDocumentByHash',
        sha256: new Uint8Array(31),
        size: 1n,
        mime_type: 'a/b',
      }),
  },
]

const bigContent = randomBytes(2 * MiB - 1000)
const bigFiles = new WeakMap<Caller, ReturnType<typeof sentDocument>>()

/** One file for all rules that only read. */
function bigFile(caller: Caller): ReturnType<typeof sentDocument> {
  const file = bigFiles.get(caller) ?? sentDocument(caller, bigContent)
  bigFiles.set(caller, file)
  return file
}
