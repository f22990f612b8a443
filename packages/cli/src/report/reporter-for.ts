import { BarsReporter } from './bars.ts'
import type { Output, Reporter } from './events.ts'
import { NdjsonReporter } from './ndjson.ts'
import { PlainReporter } from './plain.ts'

/**
 * JSON for programs, bars on a terminal, lines elsewhere.
 *
 * @param isOutTaken whether a file goes to standard output: all that is told then goes to standard error
 */
export function reporterFor({ json, isOutTaken }: { json: boolean; isOutTaken: boolean }): Reporter {
  const { stdout, stderr } = process
  const results = isOutTaken ? stderr : stdout
  const output: Output = {
    out: (line) => void results.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
  }
  if (json) return new NdjsonReporter(output)
  return stderr.isTTY ? new BarsReporter(stderr, output, results.isTTY) : new PlainReporter(output)
}
