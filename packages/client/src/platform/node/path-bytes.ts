import { resolve } from 'node:path'

/** A path as the system has it, for the names that Linux allows and no text can say: bytes that are no UTF-8. */
export interface PathBytes {
  readonly pathBytes: Uint8Array
}

/** For people: bytes that are no text are shown as such. */
export function textOf(path: string | PathBytes): string {
  return typeof path === 'string' ? path : new TextDecoder().decode(path.pathBytes)
}

/** The same for the same path only. */
export function placeOf(path: string | PathBytes): string {
  const place = resolve(textOf(path))
  return typeof path === 'string' ? place : `${place} ${Buffer.from(path.pathBytes).toString('hex')}`
}
