import type { UploadedPart, UploadKey } from '@longshore/server/storage/ports/part-store'
import { pattern } from '../pattern.ts'
import { seeded } from '../seeded.ts'

/** A file whose bytes and parts follow from its number alone, so that every life of a process knows them. */
export interface PlannedUpload {
  readonly key: UploadKey
  readonly parts: readonly UploadedPart[]
  readonly bytes: Uint8Array
  /** In which order the parts are sent; some twice. */
  readonly order: readonly number[]
}

const KB = 1024

/** Files of 1 to 8 parts of 1 to 64 KB: big and small ones, streams, and some whose part 0 comes last and is short. */
export function planUpload(fileId: number): PlannedUpload {
  const random = seeded(fileId)
  const count = 1 + random(8)
  const partSize = KB << random(7)
  const lastSize = 1 + random(partSize)
  const kind = random(4)
  const big = kind < 2
  const firstSize = kind === 3 && count > 1 ? KB : count === 1 ? lastSize : partSize
  const startOf = (index: number) => (index === 0 ? 0 : firstSize + (index - 1) * partSize)
  const size = startOf(count - 1) + (count === 1 ? firstSize : lastSize)
  const bytes = pattern(fileId, size)
  const parts = Array.from({ length: count }, (_, index) => ({
    index,
    bytes: bytes.subarray(startOf(index), index === count - 1 ? size : startOf(index + 1)),
    totalParts: big ? (kind === 1 ? -1 : count) : undefined,
  }))
  const shuffled = parts.map(({ index }) => ({ index, rank: random(1000) })).sort((a, b) => a.rank - b.rank)
  const order = shuffled.map(({ index }) => index).concat(random(count))
  const firstLast = [...order.filter((index) => index > 0), 0]
  return {
    key: { user: 7n, fileId: BigInt(fileId), big },
    parts,
    bytes,
    order: kind === 3 ? firstLast : order,
  }
}
