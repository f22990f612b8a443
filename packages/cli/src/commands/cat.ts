import { once } from 'node:events'
import { bytesOfSpec, parseRangeSpec, type RangeSpec } from '@longshore/client/node'
import { type Command, InvalidArgumentError } from 'commander'
import { asSignedIn } from '../account.ts'
import { Ending, exitCodes } from '../exit-code.ts'
import { findMessage } from '../find-message.ts'
import { parseLink } from '../link.ts'
import { isRead } from '../standard-output.ts'
import { UserError } from '../user-error.ts'

export function addCatCommand(program: Command): void {
  program
    .command('cat')
    .description(
      'Writes the file that a link names, or a range of it, to standard output. What arrives is compared with the ' +
        'hashes that the server keeps before it is written.',
    )
    .argument('<link>', 'as "longshore up" and "longshore ls" print it')
    .option(
      '--range <first-last>',
      'bytes to write, counted from 0, both included: 0-99, 500- (to the end) or -500 (the last)',
      byteRange,
    )
    .action(runCat)
}

async function runCat(text: string, { range }: { range?: RangeSpec }): Promise<void> {
  const link = parseLink(text)
  await asSignedIn(async (client, signal) => {
    // Nothing is read twice here: nothing needs to be kept.
    const file = await client.open(await findMessage(client, link, signal), { signal, memory: 0 })
    for await (const bytes of file.stream(range && bytesIn(file.size, range))) {
      if (!isRead()) throw new Ending(exitCodes.failed)
      if (!process.stdout.write(bytes)) await drained(signal)
    }
  })
}

/** @throws {Ending} when whoever read it has enough: not all was delivered, and nobody asks why */
async function drained(signal: AbortSignal): Promise<void> {
  try {
    await once(process.stdout, 'drain', { signal })
  } catch (error) {
    throw !isRead() ? new Ending(exitCodes.failed) : error
  }
}

/** @throws InvalidArgumentError */
function byteRange(text: string): RangeSpec {
  const spec = parseRangeSpec(text)
  if (spec === undefined) throw new InvalidArgumentError('A range such as 0-99, 500- or -500 is wanted.')
  return spec
}

function bytesIn(size: number, range: RangeSpec): { start: number; end: number } {
  const bytes = bytesOfSpec(range, size)
  if (bytes === undefined) throw new UserError(`There is nothing in this range: the file has ${size} bytes.`)
  return bytes
}
