import { HASH_WINDOW, type HashWindow, windowsToTell } from '@longshore/protocol/files/hash-windows'
import type { BlobStore } from '../../storage/ports/blob-store.ts'
import type { FileCrypto } from '../crypto.ts'
import type { FileTarget } from './target.ts'

/** fileHash: "the SHA-256 hash of a part of the file that starts with offset and takes limit bytes". */
export interface FileHash extends HashWindow {
  readonly hash: Uint8Array
}

/**
 * What upload.getFileHashes tells: the windows from the one that holds `offset` to the end of its 8 MB, none from the
 * end of the file on (api/files, "Verifying downloaded chunks").
 */
export async function fileHashes(
  { blobs, crypto }: { blobs: BlobStore; crypto: FileCrypto },
  { content, size }: FileTarget,
  offset: bigint,
): Promise<FileHash[]> {
  const windows = windowsToTell(offset, size)
  const [first] = windows
  if (!first) return []
  const hashes =
    'bytes' in content
      ? windows.map((window) =>
          crypto.sha256(content.bytes.subarray(window.offset, window.offset + window.limit)),
        )
      : await blobs.windowHashes(content.blob, first.offset / HASH_WINDOW, windows.length)
  return windows.flatMap((window, index) => {
    const hash = hashes[index]
    return hash ? { ...window, hash } : []
  })
}
