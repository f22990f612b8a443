import { exitCodes } from '../exit-code.ts'
import { UserError } from '../user-error.ts'

/**
 * A stream of which the first bytes are there: before, nobody knows whether anything comes.
 *
 * @throws {UserError} when it ends without a single byte
 */
export async function notEmpty(input: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const chunks = input[Symbol.asyncIterator]()
  for (;;) {
    const first = await chunks.next()
    if (first.done)
      throw new UserError(
        'Standard input is empty.',
        'Telegram keeps no file without a single byte.',
        exitCodes.local,
      )
    if (first.value.length > 0) return joined(first.value, chunks)
  }
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
