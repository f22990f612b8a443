import { readFileSync } from 'node:fs'
import type { Log } from './session/log.ts'
import type { Clock } from './session/time.ts'

/** What the system gives a process that says nothing of its limit, as on macOS, where Node asks for as many as it may. */
const USUAL = 10_240
const MOST_CONNECTIONS = 20_000
const MOST_OPEN_FILES = 256
/** Of the table: what the database, the event loop and programs that look at media take. */
const LEAST_FOR_ITSELF = 48
/** Milliseconds. */
const TELL_EVERY = 60_000

/** What the file descriptors of a process are for. */
export interface Descriptors {
  /** Connections that may be open; more are refused. */
  readonly connections: number
  /** Files that may be open to be read, and as many to be written. */
  readonly openFiles: number
}

/**
 * Divides the table, so that connections can never take what the disk and the database need: a full table refuses
 * connections, not answers.
 */
export function descriptorsOf(table: number = tableSize()): Descriptors {
  const eighth = Math.floor(table / 8)
  const openFiles = Math.min(Math.max(eighth, 4), MOST_OPEN_FILES)
  const kept = 2 * openFiles + Math.min(Math.max(eighth, LEAST_FOR_ITSELF), MOST_OPEN_FILES)
  return { openFiles, connections: Math.min(Math.max(table - kept, 1), MOST_CONNECTIONS) }
}

/** Tells the operator of connections that are refused, once in a while. */
export function tellingOfRefused(log: Log, clock: Clock, limit = descriptorsOf()): () => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return () => {
    if (clock() - toldAt < TELL_EVERY) return
    toldAt = clock()
    log.warn(
      { most: limit.connections },
      'connections are refused: as many are open as this process may have',
    )
  }
}

/** How many descriptors this process may have. */
function tableSize(): number {
  try {
    return limitIn(readFileSync('/proc/self/limits', 'utf8'))
  } catch {
    return USUAL
  }
}

/** @param limits as Linux writes them: name, soft limit, hard limit */
export function limitIn(limits: string): number {
  const [, soft] = /^Max open files\s+(\d+|unlimited)/m.exec(limits) ?? []
  return soft === undefined || soft === 'unlimited' ? USUAL : Number(soft)
}
