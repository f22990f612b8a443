import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { BlobStore } from '@longshore/server/storage/ports/blob-store'

const WINDOW = 128 * 1024

/** The hashes that are kept of a blob are those of the bytes that were sent. */
export async function assertHashes(blobs: BlobStore, blob: bigint, sent: Uint8Array): Promise<void> {
  const expected: Buffer[] = []
  for (let at = 0; at < sent.length; at += WINDOW)
    expected.push(
      createHash('sha256')
        .update(sent.subarray(at, at + WINDOW))
        .digest(),
    )
  const kept = await blobs.windowHashes(blob, 0, expected.length + 1)
  assert.deepEqual(kept.map(hex), expected.map(hex))
}

function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex')
}
