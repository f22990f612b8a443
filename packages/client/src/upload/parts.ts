import { MAX_PARTS_PREMIUM, PARTS_UNKNOWN } from '@longshore/protocol/files/part-rules'
import { type PartPlan, plannedPart, totalPartsToldBy } from '@longshore/protocol/files/plan-parts'
import { TransferError } from '../transfer/transfer-error.ts'
import { emptyFile, tooLarge } from './plan.ts'
import type { RandomAccessSource, Source } from './source.ts'

export interface Part {
  readonly index: number
  readonly bytes: Uint8Array
  /** file_total_parts: -1 while nobody knows. */
  readonly totalParts: number
}

/** The parts of a source, in order, each read only when asked for. */
export function partsOf(source: Source, plan: PartPlan): AsyncGenerator<Part> {
  if (source.kind === 'random access') return partsByOffset(source, plan)
  return plan.parts === PARTS_UNKNOWN
    ? partsUntilTheEnd(source.chunks, plan)
    : partsOfKnownStream(source.chunks, plan, source.size ?? 0)
}

/** One part, read again: the server may lose a part and say so (FILE_PART_X_MISSING). */
export async function readPart(source: RandomAccessSource, plan: PartPlan, index: number): Promise<Part> {
  const { offset, length } = plannedPart(plan, source.size, index)
  return partOf(plan, index, await source.read(offset, length))
}

async function* partsByOffset(source: RandomAccessSource, plan: PartPlan): AsyncGenerator<Part> {
  for (let index = 0; index < plan.parts; index++) yield await readPart(source, plan, index)
}

async function* partsOfKnownStream(
  chunks: AsyncIterable<Uint8Array>,
  plan: PartPlan,
  size: number,
): AsyncGenerator<Part> {
  let index = 0
  let seen = 0
  for await (const bytes of cut(chunks, plan.partSize)) {
    seen += bytes.length
    if (seen > size) break
    yield partOf(plan, index++, bytes)
  }
  if (seen !== size)
    throw new TransferError(`the stream was said to have ${size} bytes and has ${seen} or more`)
}

async function* partsUntilTheEnd(chunks: AsyncIterable<Uint8Array>, plan: PartPlan): AsyncGenerator<Part> {
  let index = 0
  let length = 0
  for await (const bytes of cut(chunks, plan.partSize)) {
    if (index === MAX_PARTS_PREMIUM) throw tooLarge()
    length = bytes.length
    yield partOf(plan, index++, bytes)
  }
  if (index === 0) throw emptyFile()
  // "If the stream ends exactly on a part boundary", no part has told the total yet: an empty one does.
  if (length === plan.partSize) yield partOf(plan, index, new Uint8Array(0))
}

function partOf(plan: PartPlan, index: number, bytes: Uint8Array): Part {
  return { index, bytes, totalParts: totalPartsToldBy(plan, index, bytes.length) }
}

/** Pieces of exactly `size` bytes, only the last one shorter; none of them empty, each in memory of its own. */
export async function* cut(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let piece = new Uint8Array(size)
  let filled = 0
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      const step = Math.min(size - filled, chunk.length - taken)
      piece.set(chunk.subarray(taken, taken + step), filled)
      filled += step
      taken += step
      if (filled === size) {
        yield piece
        piece = new Uint8Array(size)
        filled = 0
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
