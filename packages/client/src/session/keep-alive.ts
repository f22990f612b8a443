import type { Clock } from '../time/clock.ts'

/** A connection as far as its life can be told from outside. */
export interface Pulse {
  /** Bytes that have arrived so far. */
  readonly received: number
  /** Bytes that have left this machine so far. */
  readonly sent: number
  /** Bytes that wait to leave it. */
  readonly unsent: number
}

/** Every so often the server is asked for a sign of life. */
const interval = 30_000
/** Without any it is taken for dead after this long. */
const patience = 20_000
/** The server hangs up by itself when it hears no further ping. Seconds. */
const disconnectDelay = 75

/**
 * Pings while the connection lives, and says when it no longer does: nothing has come since the ping, and nothing
 * that waited to be sent has moved either. On a slow line a large part may take longer than any pong; that is life, too.
 *
 * @returns stops it
 */
export function keepAlive(options: {
  clock: Clock
  pulse: Pulse
  ping: (disconnectDelay: number) => void
  onSilence: () => void
}): () => void {
  const { clock, pulse } = options
  let cancel = () => {}

  const watch = ({ received, sent, unsent }: Pulse) => {
    cancel = clock.after(patience, () => {
      const moves = pulse.sent > sent && Math.max(unsent, pulse.unsent) > 0
      if (pulse.received > received) rest()
      else if (moves) watch(now())
      else options.onSilence()
    })
  }
  const now = () => ({ received: pulse.received, sent: pulse.sent, unsent: pulse.unsent })
  const ping = () => {
    options.ping(disconnectDelay)
    watch(now())
  }
  const rest = () => {
    cancel = clock.after(interval, ping)
  }

  ping()
  return () => cancel()
}
