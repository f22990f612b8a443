import {
  type DestinationStream,
  destination,
  type Logger,
  pino,
  stdSerializers,
  stdTimeFunctions,
} from 'pino'
import type { LogLevel } from './log-levels.ts'

/**
 * The log of a server: one JSON line an entry, written before the call returns, so that the last words of a dying
 * process are kept. An error is under `err`, with its stack and the errors that caused it.
 *
 * @param stream standard error when absent: standard output is for what was asked for
 */
export function createLog(level: LogLevel, stream: DestinationStream = standardError()): Logger {
  const { errWithCause: err } = stdSerializers
  return pino({ level, base: null, timestamp: stdTimeFunctions.isoTime, serializers: { err } }, stream)
}

function standardError(): DestinationStream {
  return destination({ dest: 2, sync: true })
}
