import type { NodeClient } from '@longshore/client/node'
import { exitCodes } from '../exit-code.ts'
import { UserError } from '../user-error.ts'

/**
 * Asked before anything is sent: the server would say it only when all bytes are there. It counts characters, as people
 * do, and without the space around them.
 *
 * @throws {UserError} for a caption that is longer than the server takes
 */
export async function expectCaption(
  client: NodeClient,
  caption: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const length = [...(caption ?? '').trim()].length
  if (length === 0) return
  const { caption_length_max: longest } = await client.call('help.getConfig', {}, { signal })
  if (length <= longest) return
  throw new UserError(
    `The caption has ${length} characters, and the server takes ${longest}. Nothing was sent.`,
    'Shorten it, or send the text as a file.',
    exitCodes.refused,
  )
}
