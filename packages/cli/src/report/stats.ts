import type { Direction, TransferStats } from '@longshore/client/transfer/transfers'
import { onKeys } from '../keys.ts'
import type { Stats, TransferEvent } from './events.ts'

/** Milliseconds. */
const INTERVAL = 2000

/**
 * Tells what limits the speed: every few seconds where that was asked for, and whenever somebody at a terminal presses
 * the key s.
 *
 * @param options.isInputTaken whether standard input is a file to be sent
 * @returns ends it
 */
export function tellStats(
  transfers: { stats(direction: Direction): TransferStats },
  tell: (event: TransferEvent) => void,
  options: { direction: Direction; always: boolean; isInputTaken: boolean },
): () => void {
  const now = (): void => tell(statsOf(transfers.stats(options.direction)))
  const timer = options.always ? setInterval(now, INTERVAL) : undefined
  const endOfKeys = options.isInputTaken ? () => {} : onKeys((key) => key === 's' && now())
  return () => {
    clearInterval(timer)
    endOfKeys()
    if (options.always) now()
  }
}

/** The library counts in milliseconds, events in seconds. */
export function statsOf({ roundTrip, floodLeft, ...stats }: TransferStats): Stats {
  const inSeconds = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : ms / 1000)
  return { event: 'stats', ...stats, roundTrip: inSeconds(roundTrip), floodLeft: inSeconds(floodLeft) }
}
