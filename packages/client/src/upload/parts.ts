import { MAX_PARTS_PREMIUM, PARTS_UNKNOWN } from '@longshore/protocol/files/part-rules'
import { type PartPlan, plannedPart, totalPartsToldBy } from '@longshore/protocol/files/plan-parts'
import type { PartMemory } from '../io/part-memory.ts'
import type { RandomAccessSource, Source } from '../io/source.ts'
import { SourceError } from '../transfer/transfer-error.ts'
import { emptyFile, tooLarge } from './plan.ts'

export interface Part {
  readonly index: number
  readonly bytes: Uint8Array
  /** file_total_parts: -1 while nobody knows. */
  readonly totalParts: number
}

/** The parts of a source, in order, each read only when asked for. */
export function partsOf(source: Source, plan: PartPlan, memory: PartMemory): AsyncGenerator<Part> {
  if (source.kind === 'random access') return partsByOffset(source, plan, memory)
  return plan.parts === PARTS_UNKNOWN
    ? partsUntilTheEnd(source.chunks, plan, memory)
    : partsOfKnownStream(source.chunks, plan, memory, source.size ?? 0)
}

/** Bytes of the largest part: what a part needs memory for. How much a stream has is known only at its end. */
export function largestPart(source: Source, { partSize }: PartPlan): number {
  return source.kind === 'stream' ? partSize : Math.min(partSize, source.size)
}

/** One part, read again: the server may lose a part and say so (FILE_PART_X_MISSING). */
export async function readPart(
  source: RandomAccessSource,
  plan: PartPlan,
  memory: PartMemory,
  index: number,
): Promise<Part> {
  const { offset, length } = plannedPart(plan, source.size, index)
  return partOf(plan, index, await source.read(offset, length, memory))
}

/** Parts that are read at the same time. */
const readTogether = 4

async function* partsByOffset(
  source: RandomAccessSource,
  plan: PartPlan,
  memory: PartMemory,
): AsyncGenerator<Part> {
  const reading: Promise<Part>[] = []
  const read = (index: number) => {
    const part = readPart(source, plan, memory, index)
    // It may fail before its turn comes.
    part.catch(() => {})
    reading.push(part)
  }
  for (let index = 0, next = 0; index < plan.parts; index++) {
    // In groups: parts that are there together are encrypted together, and cost a third.
    if (reading.length === 0) while (next < plan.parts && reading.length < readTogether) read(next++)
    const part = await reading.shift()
    if (part) yield part
  }
}

async function* partsOfKnownStream(
  chunks: AsyncIterable<Uint8Array>,
  plan: PartPlan,
  memory: PartMemory,
  size: number,
): AsyncGenerator<Part> {
  let index = 0
  let seen = 0
  for await (const bytes of cut(chunks, plan.partSize, memory)) {
    seen += bytes.length
    if (seen > size) break
    yield partOf(plan, index++, bytes)
  }
  if (seen !== size)
    throw new SourceError(`the stream was said to have ${size} bytes and has ${seen} or more`)
}

async function* partsUntilTheEnd(
  chunks: AsyncIterable<Uint8Array>,
  plan: PartPlan,
  memory: PartMemory,
): AsyncGenerator<Part> {
  let index = 0
  let length = 0
  for await (const bytes of cut(chunks, plan.partSize, memory)) {
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
async function* cut(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
  memory: PartMemory,
): AsyncGenerator<Uint8Array> {
  let piece = memory.take()
  let filled = 0
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      const step = Math.min(size - filled, chunk.length - taken)
      piece.set(chunk.subarray(taken, taken + step), filled)
      filled += step
      taken += step
      if (filled === size) {
        yield piece
        piece = memory.take()
        filled = 0
      }
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}
