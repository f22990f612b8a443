import { exitCodes } from './exit-code.ts'
import { inWords } from './system-error.ts'

let hasReader = true

/**
 * Whether somebody still reads standard output. Who has enough, as in "longshore ls | head", makes nothing a failure, and
 * what is under way goes on; what has nothing else to do can end.
 */
export function isRead(): boolean {
  return hasReader
}

/** Output that cannot be written for another reason than that, such as a full disk, ends the command. */
export function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    hasReader = false
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return
    process.stderr.write(`longshore: standard output: ${inWords(error)?.message ?? error.message}\n`)
    process.exit(exitCodes.local)
  })
  process.stderr.on('error', () => {})
}
