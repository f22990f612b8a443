import type { Type } from '@longshore/protocol/schema/api'
import { TransferError } from '../transfer/transfer-error.ts'

/** A part of a file that has a hash of its own. */
export interface HashedPiece {
  /** Bytes from the beginning of the file. */
  readonly offset: number
  /** Bytes. */
  readonly length: number
  /** SHA-256. */
  readonly hash: Uint8Array
}

/** upload.getFileHashes from an offset on. */
export type AskForHashes = (offset: number, signal: AbortSignal) => Promise<Type<'FileHash'>[]>

/** Calls made before it is known where they have to begin. */
const guessesAhead = 15
/** Pieces kept of one answer, however many it has: what is left is asked for again. */
const mostPieces = 1024
const hashLength = 32

/**
 * The hashes of all pieces of a file, in order and without gaps. A server tells a few at a time, and only its answer
 * says where the next call has to begin. Most servers tell of as many bytes each time, so the calls after the next are
 * made where they would then begin; once one of them was guessed wrong, only the next call is made ahead.
 *
 * @param size of the file, in bytes
 * @throws {TransferError} where a hash is missing, or cannot be of this file
 */
export async function* hashesInOrder(
  ask: AskForHashes,
  size: number,
  outer: AbortSignal | undefined,
): AsyncGenerator<HashedPiece> {
  const stop = new AbortController()
  const signal = outer ? AbortSignal.any([outer, stop.signal]) : stop.signal
  const asked = new Map<number, Promise<HashedPiece[]>>()
  let guesses = guessesAhead

  const askAt = (offset: number): Promise<HashedPiece[]> => {
    const answer = asked.get(offset) ?? ask(offset, signal).then((told) => piecesFrom(offset, told, size))
    // It surfaces where the answer is needed; nobody needs what was asked for by a wrong guess.
    answer.catch(() => {})
    asked.set(offset, answer)
    return answer
  }

  try {
    for (let offset = 0; offset < size; ) {
      const pieces = await askAt(offset)
      asked.delete(offset)
      const end = endOf(pieces, offset)
      const step = end - offset
      const [guessed = end] = asked.keys()
      if (guessed !== end) {
        asked.clear()
        guesses = 0
      }
      for (let ahead = 0; ahead <= guesses && end + ahead * step < size; ahead++)
        void askAt(end + ahead * step)
      yield* pieces
      offset = end
    }
  } finally {
    stop.abort()
  }
}

/** Those of an answer that begin at `offset` and follow each other. It may begin before, and have them in any order. */
function piecesFrom(offset: number, told: readonly Type<'FileHash'>[], size: number): HashedPiece[] {
  const pieces: HashedPiece[] = []
  let end = offset
  for (const piece of told.map((hash) => checked(hash, size)).sort((a, b) => a.offset - b.offset)) {
    if (piece.offset !== end || pieces.length === mostPieces) continue
    pieces.push(piece)
    end += piece.length
  }
  if (pieces.length === 0)
    throw new TransferError(`the server has no hash for the bytes from offset ${offset}`)
  return pieces
}

function checked({ offset, limit, hash }: Type<'FileHash'>, size: number): HashedPiece {
  const isInFile = offset >= 0n && limit > 0 && offset + BigInt(limit) <= BigInt(size)
  if (!isInFile)
    throw new TransferError(`the server has a hash for ${limit} bytes from offset ${offset}, of ${size}`)
  if (hash.length !== hashLength)
    throw new TransferError(`the server's hash for the bytes from offset ${offset} has ${hash.length} bytes`)
  return { offset: Number(offset), length: limit, hash }
}

function endOf(pieces: readonly HashedPiece[], offset: number): number {
  return pieces.reduce((end, { length }) => end + length, offset)
}
