import { concatBytes } from '../../crypto/bytes.ts'
import type { Pieces } from '../../crypto/provider.ts'

/** The body of a message on its way out: whole, or in pieces, so that the bytes of a file need not be copied into it. */
export type Body = Uint8Array | Pieces

export function piecesOf(body: Body): Pieces {
  return body instanceof Uint8Array ? [body] : body
}

/** In bytes. */
export function lengthOf(body: Body): number {
  if (body instanceof Uint8Array) return body.length
  let length = 0
  for (const piece of body) length += piece.length
  return length
}

/** In one piece: a copy, unless it was one already. */
export function wholeOf(body: Body): Uint8Array {
  if (body instanceof Uint8Array) return body
  const [only] = body
  return only !== undefined && body.length === 1 ? only : concatBytes(...body)
}
