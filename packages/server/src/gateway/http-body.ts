import type { IncomingMessage } from 'node:http'
import { frameMemory } from '@longshore/protocol/mtproto/frame-memory'

/**
 * All of a request's body.
 *
 * @param most bytes it may have
 * @param roomFor resolves when so many bytes may be read
 * @returns undefined for one that is too long, of which no more is read
 */
export async function bodyOf(
  request: IncomingMessage,
  most: number,
  roomFor: (bytes: number) => Promise<void>,
): Promise<Uint8Array | undefined> {
  // One that does not say how long it is may be as long as is allowed.
  const declared = Number(request.headers['content-length'] ?? most)
  if (!(declared <= most)) return undefined
  await roomFor(declared)
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > most) return undefined
    chunks.push(chunk)
  }
  return joined(chunks, bytes)
}

function joined(chunks: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = frameMemory.take(bytes)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
