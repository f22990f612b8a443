import { MAX_PARTS_PREMIUM, PARTS_UNKNOWN } from '@longshore/protocol/files/part-rules'
import type { PartPlan } from '@longshore/protocol/files/plan-parts'
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
    ? partsUntilTheEnd(source.chunks, plan.partSize)
    : partsOfKnownStream(source.chunks, plan.partSize, plan.parts, source.size ?? 0)
}

/** One part, read again: the server may lose a part and say so (FILE_PART_X_MISSING). */
export async function readPart(source: RandomAccessSource, plan: PartPlan, index: number): Promise<Part> {
  const offset = index * plan.partSize
  const bytes = await source.read(offset, Math.min(plan.partSize, source.size - offset))
  return { index, bytes, totalParts: Math.ceil(source.size / plan.partSize) }
}

async function* partsByOffset(source: RandomAccessSource, plan: PartPlan): AsyncGenerator<Part> {
  const parts = Math.ceil(source.size / plan.partSize)
  for (let index = 0; index < parts; index++) yield await readPart(source, plan, index)
}

async function* partsOfKnownStream(
  chunks: AsyncIterable<Uint8Array>,
  partSize: number,
  totalParts: number,
  size: number,
): AsyncGenerator<Part> {
  let index = 0
  let seen = 0
  for await (const bytes of cut(chunks, partSize)) {
    seen += bytes.length
    if (seen > size) break
    yield { index: index++, bytes, totalParts }
  }
  if (seen !== size)
    throw new TransferError(`the stream was said to have ${size} bytes and has ${seen} or more`)
}

/**
 * api/files, streamed uploads: file_total_parts is -1 until the end is known; the last part, which may be of any size
 * and even empty when the stream ended exactly with a part, carries ceil(total size / part size).
 */
async function* partsUntilTheEnd(chunks: AsyncIterable<Uint8Array>, partSize: number): AsyncGenerator<Part> {
  let index = 0
  for await (const bytes of cut(chunks, partSize)) {
    if (index === MAX_PARTS_PREMIUM) throw tooLarge()
    if (bytes.length < partSize) {
      yield { index, bytes, totalParts: index + 1 }
      return
    }
    yield { index: index++, bytes, totalParts: PARTS_UNKNOWN }
  }
  if (index === 0) throw emptyFile()
  yield { index, bytes: new Uint8Array(0), totalParts: index }
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
