import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import {
  asDocument,
  documentLocation,
  documentOf,
  download,
  KiB,
  messagesOf,
  type Rule,
  randomLong,
  saveBigPart,
  savePart,
  send,
  upload,
} from './files.ts'

/** "Uploading files", sentence by sentence. */
export const uploading: readonly Rule[] = [
  ...[0, -2, 4001].map(
    (total) =>
      ({
        says: `FILE_PARTS_INVALID - the value is not between 1..upload_max_fileparts_*: ${total}`,
        refusal: 'FILE_PARTS_INVALID',
        run: (caller) => saveBigPart(caller, 0, total, bytes(KiB)),
      }) satisfies Rule,
  ),
  ...[-1, 4000].map(
    (part) =>
      ({
        says: `FILE_PART_INVALID: the value is not between 0 and upload_max_fileparts_*-1: ${part}`,
        refusal: 'FILE_PART_INVALID',
        run: (caller) => savePart(caller, part, bytes(KiB)),
      }) satisfies Rule,
  ),
  {
    says: 'FILE_PART_TOO_BIG: the size limit (512 KB) for the content of the file part has been exceeded',
    refusal: 'FILE_PART_TOO_BIG',
    run: (caller) => savePart(caller, 0, bytes(512 * KiB + 1)),
  },
  {
    says: 'FILE_PART_EMPTY: the file part sent is empty',
    refusal: 'FILE_PART_EMPTY',
    run: (caller) => savePart(caller, 0, bytes(0)),
  },
  ...[3 * KiB, 1000, 384 * KiB].map(
    (size) =>
      ({
        says: `FILE_PART_SIZE_INVALID - 512KB cannot be evenly divided by part_size: ${size}`,
        refusal: 'FILE_PART_SIZE_INVALID',
        run: (caller) => saveBigPart(caller, 0, 2, bytes(size)),
      }) satisfies Rule,
  ),
  {
    says: 'FILE_PART_SIZE_CHANGED - the part size is different from the size of one of the previous parts',
    refusal: 'FILE_PART_SIZE_CHANGED',
    async run(caller) {
      const id = randomLong()
      await saveBigPart(caller, 0, 3, bytes(KiB), id)
      await saveBigPart(caller, 1, 3, bytes(2 * KiB), id)
    },
  },
  ...[0, -1, 4001].map(
    (parts) =>
      ({
        says: `FILE_PARTS_INVALID from the final method: ${parts}`,
        refusal: 'FILE_PARTS_INVALID',
        run: async (caller) => send(caller, asDocument({ ...(await upload(caller, bytes(KiB))), parts })),
      }) satisfies Rule,
  ),
  {
    says: 'FILE_PART_X_MISSING: part X of the file is missing; try repeating the method call to resave the part',
    async run(caller) {
      const [first, second, third] = [bytes(KiB), bytes(KiB), bytes(100)]
      const id = randomLong()
      await savePart(caller, 0, first, id)
      await savePart(caller, 2, third, id)
      const media = asDocument({ _: 'inputFile', id, parts: 3, name: 'a.bin', md5_checksum: '' })
      await assert.rejects(send(caller, media), { message: 'FILE_PART_1_MISSING' })
      await savePart(caller, 1, second, id)
      const [message] = messagesOf(await send(caller, media))
      const fetched = await download(caller, documentLocation(documentOf(message?.media)))
      assert.deepEqual(Buffer.from(fetched), Buffer.concat([first, second, third]))
    },
  },
  {
    says: "MD5_CHECKSUM_INVALID: the file's MD5 checksum did not match the md5_checksum parameter",
    refusal: 'MD5_CHECKSUM_INVALID',
    run: async (caller) =>
      send(caller, asDocument({ ...(await upload(caller, bytes(KiB))), md5_checksum: '0'.repeat(32) })),
  },
  {
    says: 'an MD5 hash of the file contents can be computed to be used as md5_checksum, and agrees',
    async run(caller) {
      const content = bytes(5 * KiB)
      const md5_checksum = createHash('md5').update(content).digest('hex')
      const [message] = messagesOf(
        await send(caller, asDocument({ ...(await upload(caller, content)), md5_checksum })),
      )
      assert.equal(documentOf(message?.media).size, BigInt(content.length))
    },
  },
  {
    says: 'messages.uploadMedia returns a MessageMedia that can be sent to chats without uploading again',
    async run(caller) {
      const content = bytes(3 * KiB)
      const media = asDocument(await upload(caller, content))
      const kept = documentOf(
        await caller.call({ _: 'messages.uploadMedia', peer: { _: 'inputPeerSelf' }, media }),
      )
      const { id, access_hash, file_reference } = kept
      for (const _ of [1, 2]) {
        const input = { _: 'inputDocument', id, access_hash, file_reference } as const
        const [message] = messagesOf(await send(caller, { _: 'inputMediaDocument', id: input }))
        const fetched = await download(caller, documentLocation(documentOf(message?.media)))
        assert.deepEqual(Buffer.from(fetched), content)
      }
    },
  },
]

function bytes(length: number): Buffer {
  return randomBytes(length)
}
